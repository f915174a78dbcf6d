"""All figures of a story, and what the others tell of each: when its value was first told, and whether it grows."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise

from digest.language.counts import GROWING
from digest.relations.absences import absences
from digest.relations.figures import Figure
from digest.relations.material import Material
from digest.relations.values import metric, point


def find_figures(material: Material) -> list[Figure]:
    """All figures of the story, in reading order."""
    last = {told.order: before for row in material.by_article.values() for before, told in pairwise(row)}
    rows = [
        (told, metric(quantity)) for told in material.told for quantity in (*told.claim.quantities, *absences(told))
    ]
    first: dict[tuple[str, float], dt.date] = {}
    none: dict[str, dt.date] = {}
    running = set()
    for told, quantity in rows:
        if told.day and quantity.high == 0:
            none[quantity.measure] = max(told.day, none.get(quantity.measure, told.day))
        if quantity.measure in GROWING:
            if told.day:
                key = quantity.measure, point(quantity)
                first[key] = min(told.day, first.get(key, told.day))
            if Figure(told, quantity, 0).moved:
                running.add(told.article.id)
    return [
        Figure(
            told,
            quantity,
            order,
            last.get(told.order),
            first.get((quantity.measure, point(quantity))),
            none.get(quantity.measure) if quantity.high == 0 else None,
            told.article.id in running,
        )
        for order, (told, quantity) in enumerate(rows)
    ]
