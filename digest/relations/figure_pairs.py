"""Pairs of figures that measure the same and cannot both hold, or follow each other.

Two numbers are never compared directly: only where their slots match (`alignment.align`), where neither value occurs in
the other's article, and where time does not explain the difference (`times.passing`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from digest.language.views import SET_AGAINST
from digest.relations.alignment import ALIGNED, Alignment, align, counted_by_both, givers, same_value
from digest.relations.clashes import disputed, two_voices
from digest.relations.counted import noun_score
from digest.relations.figures import Figure, FigureKey
from digest.relations.material import Material
from digest.relations.times import Passing, passing
from digest.relations.unmeasured import told_of_one
from digest.relations.values import Match, compare, vague


@dataclass(frozen=True, eq=False)
class Pair:
    """Two figures of one measure with different values."""

    a: Figure
    b: Figure
    alignment: Alignment
    passing: Passing


def find_pairs(material: Material, figures: Sequence[Figure]) -> list[Pair]:
    """The pairs that cannot both hold, or follow each other; an article that gives both tells two things apart."""
    given: dict[tuple[object, ...], frozenset[int]] = {}
    by_key = {figure.key: figure for figure in figures}
    by_article: dict[int, list[Figure]] = {}
    for figure in figures:
        by_article.setdefault(figure.told.article.id, []).append(figure)
    found = []
    for keys, alignment in _aligned(material, figures).items():
        a, b = sorted((by_key[key] for key in keys), key=lambda figure: figure.order)
        time = passing(a, b)
        if time is Passing.UPDATE or (time is Passing.NOTHING and not _both(a, b, figures, given, by_article)):
            found.append(Pair(a, b, alignment, time))
    return sorted(found, key=lambda pair: (pair.a.order, pair.b.order))


Aligned = dict[tuple[FigureKey, FigureKey], Alignment]


def _aligned(material: Material, figures: Sequence[Figure]) -> Aligned:
    """The pairs of figures of two articles that measure the same and differ; what was found before is remembered.

    What time makes of them is not: the other articles of the story have a say in that.
    """
    found: Aligned = material.notes.setdefault("figures", {})
    for a, b in _differing(material, figures):
        if a.told.article.id == b.told.article.id and not two_voices(a.told, b.told):
            continue
        alignment = align(material, a, b)
        if alignment.score >= ALIGNED and told_of_one(a, b, alignment):
            found[a.key, b.key] = alignment
    return found


def _differing(material: Material, figures: Sequence[Figure]) -> Iterator[tuple[Figure, Figure]]:
    """The pairs to be compared, each once, whose nouns may be one and whose values differ.

    Figures alike in all that decides this are looked at together: a story of a hundred articles has half a million
    pairs, of some dozen things.
    """
    figures = [figure for figure in figures if not vague(figure.quantity)]
    fresh = _by_thing(figure for figure in figures if figure.told.article.id in material.new)
    for (first, ones), (second, others) in product(fresh, _by_thing(figures)):
        if noun_score(first, second) is None:
            continue
        for one, other in product(ones.values(), others.values()):
            if compare(one[0].quantity, other[0].quantity) is not Match.APART:
                continue
            for x, y in product(one, other):
                if x.order < y.order:
                    yield x, y
                elif y.told.article.id not in material.new:  # two that are new come round the other way, too
                    yield y, x


Values = dict[tuple[object, ...], list[Figure]]


def _by_thing(figures: Iterable[Figure]) -> list[tuple[Figure, Values]]:
    """The figures by what they count, one that stands for the rest first, and then by value."""
    found: dict[tuple[object, ...], tuple[Figure, Values]] = {}
    for figure in figures:
        quantity = figure.quantity
        thing = figure.noun, figure.measured, figure.modifiers, quantity.measure
        _, values = found.setdefault(thing, (figure, {}))
        values.setdefault((quantity.low, quantity.high, quantity.bound), []).append(figure)
    return list(found.values())


def _both(
    a: Figure,
    b: Figure,
    figures: Sequence[Figure],
    given: dict[tuple[object, ...], frozenset[int]],
    by_article: Mapping[int, Sequence[Figure]],
) -> bool:
    """Whether an article gives the values of both as its own; `given` remembers which articles give which.

    An article that sets one speaker's figure against another's reports the conflict; it tells no two things apart.
    """
    if counted_by_both(a, b):
        return False
    keys = [
        (figure.noun, figure.measured, figure.value, figure.quantity.bound, figure.planned, figure.share)
        for figure in (a, b)
    ]
    for figure, key in zip((a, b), keys, strict=True):
        if key not in given:
            given[key] = givers(figure, figures)
    both = given[keys[0]] & given[keys[1]]
    return any(not _set_against(a, b, by_article[article]) for article in both)


def _set_against(a: Figure, b: Figure, told: Sequence[Figure]) -> bool:
    """Whether an article, of which these are the figures, has each of two values said by a speaker of its own.

    Where it sets one against the other itself, who repeats one of them takes nothing back, unless he gives both.
    """
    ones = [figure for figure in told if same_value(figure, a) and not same_value(figure, b)]
    others = [figure for figure in told if same_value(figure, b) and not same_value(figure, a)]
    pairs = [(one, other) for one in ones for other in others if not _contrasted(one, other)]
    if all(two_voices(one.told, other.told) for one, other in pairs):
        return True
    against = disputed(a, b) or len(pairs) < len(ones) * len(others)
    return against and not any(one.told.speaker == other.told.speaker for one, other in pairs if _of_one(one, other))


def _of_one(one: Figure, other: Figure) -> bool:
    return noun_score(one, other) is not None


def _contrasted(one: Figure, other: Figure) -> bool:
    """Whether one sentence sets two figures against each other: "put it at 5.4, but the survey said it was 6.1"."""
    if one.told is not other.told:
        return False
    first, second = sorted((one.span, other.span))
    return SET_AGAINST.search(one.told.folded, first[1], second[0]) is not None
