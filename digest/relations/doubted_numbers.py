"""Verification conflicts of figures: one tells a figure, another says of that very figure that it is not verified."""

from __future__ import annotations

import re
from collections.abc import Iterator

from digest.language.asserting import UNCHECKED
from digest.model import Bound, Conflict, ConflictKind, Quantity, Question, Severity, Status
from digest.relations.material import Material, Told
from digest.relations.sides import conflict, side, witnesses

_FIGURE = re.compile(r"\b(?:angka|data|jumlah|figure|number|toll|count|tally|total)\b(?: \w+){0,3} [\"“]?$")
_BEFORE = 40  # characters before a figure in which it is called one
_LEAST = 10  # smaller ones are told of many things
_DAYS = 1
_SURE, _THIRD = 0.6, 0.05  # confidence, and what it gains by a third witness


def find_doubted_numbers(material: Material) -> list[Conflict]:
    """One conflict for each figure that somebody could not verify and others tell."""
    found = []
    for told, quantity in _doubted(material):
        telling = [other for other in material.told if _tells(other, told, quantity)]
        if telling:
            found.append(_conflict(told, quantity, telling))
    return found


def _doubted(material: Material) -> Iterator[tuple[Told, Quantity]]:
    for told in material.told:
        if not told.claim.quantities or not told.has(UNCHECKED):
            continue
        for quantity in told.claim.quantities:
            start = quantity.start - told.claim.start
            plain = quantity.bound is Bound.EXACT and (quantity.low or 0) >= _LEAST and quantity.unit != "%"
            if plain and _FIGURE.search(told.folded, max(0, start - _BEFORE), start):
                yield told, quantity


def _tells(other: Told, told: Told, quantity: Quantity) -> bool:
    """Whether another article tells the figure as a fact in those days."""
    if other.article.id == told.article.id or other.claim.status not in (Status.ASSERTED, Status.CONFIRMED):
        return False
    if other.has(UNCHECKED) or (other.speaker and other.speaker == told.speaker):
        return False
    days = other.day, told.day
    if days[0] and days[1] and abs((days[0] - days[1]).days) > _DAYS:
        return False
    return any(_alike(each, quantity) for each in other.claim.quantities)


def _alike(mine: Quantity, theirs: Quantity) -> bool:
    """Whether two figures are one value of one noun and measure, as far as both name them."""
    one_noun = not (mine.unit and theirs.unit) or mine.unit == theirs.unit
    one_measure = not (mine.measure and theirs.measure) or mine.measure == theirs.measure
    return (mine.low, mine.high) == (theirs.low, theirs.high) and one_noun and one_measure


def _conflict(told: Told, quantity: Quantity, telling: list[Told]) -> Conflict:
    start, end = (offset - told.claim.start for offset in (quantity.start, quantity.end))
    figure = told.claim.quote[start:end]
    cue = UNCHECKED.search(told.folded)
    third = witnesses([*telling, told]) > 2
    return conflict(
        Question(ConflictKind.VERIFICATION, noun=figure),
        [
            side(figure, [(other, 1.0) for other in telling]),
            side(told.claim.quote[cue.start() : cue.end()] if cue else figure, [(told, 1.0)]),
        ],
        Severity.MEDIUM,
        _SURE + _THIRD * third,
        [("thing", figure), ("not verified", told.claim.quote)],
    )
