"""How the claims of one text stand to those of a story that it is not part of."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto
from itertools import product

from digest.language.nouns import NEGATED
from digest.language.stances import FAKE, UNREAL
from digest.model import Article, Claim, Conflict, Status
from digest.relations.alignment import ALIGNED, SUPPORT, align
from digest.relations.figures import find_figures
from digest.relations.material import Material, Told, prepare
from digest.relations.rebuttals import rebuttals
from digest.relations.times import Passing, passing
from digest.relations.values import Match, compare, equal, point, vague

# Score of alignment from which two figures of one value, or of two, measure the same thing: as for sides and pairs.
_MEASURED = {Match.SAME: SUPPORT, Match.APART: ALIGNED}
_RETOLD = 0.75  # share of what a claim tells from which another sentence tells it too
_BEST = 2  # claims of the other side of a conflict, strongest first, that answer one of the text

_TURNING = (NEGATED, UNREAL, FAKE)  # what turns a sentence round
_STATED = (Status.ASSERTED, Status.CONFIRMED)

Finder = Callable[[Material], list[Conflict]]


class Answer(Enum):
    """What a claim says to another."""

    SAME = auto()
    OTHER = auto()  # they cannot both hold
    MOVED = auto()  # another value, of another time


@dataclass(frozen=True, slots=True)
class Bearing:
    """What one claim of a story says to one of the text."""

    claim: Claim  # of the text
    theirs: Claim  # of the story
    answer: Answer
    confidence: float = 1.0  # 0…1


def weigh_text(
    text: Article, own: Sequence[Claim], articles: Sequence[Article], claims: Sequence[Claim], finders: Sequence[Finder]
) -> list[Bearing]:
    """What the claims of a story say to those of a text; `finders` are those of conflicts that are not of figures.

    The text's number must be none of the articles'. Nothing is compared that is not of the text, so a long story
    costs no more than an article that joins it.
    """
    whole = prepare([*articles, text], [*claims, *own])
    material = replace(whole, new=frozenset({text.id}), notes={})
    found = [*_figures(material, text.id)]
    for conflict in (conflict for find in finders for conflict in find(material)):
        found += _disputed(conflict, text.id)
    opposed = [Bearing(mine.claim, theirs.claim, Answer.OTHER) for mine, theirs in rebuttals(material)]
    fakes = {bearing.claim for bearing in opposed}
    return [*(each for each in found if each.claim not in fakes), *opposed, *_retellings(material)]


_DIFFERENT = {Passing.NOTHING: Answer.OTHER, Passing.UPDATE: Answer.MOVED}  # of what has a day of its own, nothing


def _figures(material: Material, number: int) -> Iterator[Bearing]:
    """The figures that measure what one of the text measures."""
    figures = [figure for figure in find_figures(material) if not vague(figure.quantity)]
    own = [figure for figure in figures if figure.told.article.id == number]
    others = [figure for figure in figures if figure.told.article.id != number]
    for mine, theirs in product(own, others):
        match = compare(mine.quantity, theirs.quantity)
        if match is Match.NEAR or align(material, mine, theirs).score < _MEASURED[match]:
            continue
        if match is Match.SAME:  # within another's bounds is no word for it
            answer = Answer.SAME if equal(point(mine.quantity), point(theirs.quantity)) else None
        else:
            answer = _DIFFERENT.get(passing(mine, theirs))
        if answer is not None:
            yield Bearing(mine.told.claim, theirs.told.claim, answer)


def _disputed(conflict: Conflict, number: int) -> Iterator[Bearing]:
    """What the other sides of a conflict say to the text's claims in it."""
    for side, other in product(conflict.sides, conflict.sides):
        theirs = [claim for claim in other.claims if claim.article_id != number][:_BEST]
        for own in (claim for claim in side.claims if claim.article_id == number):
            answer = Answer.SAME if side is other else Answer.OTHER
            yield from (Bearing(own, claim, answer, conflict.confidence) for claim in theirs)


def _retellings(material: Material) -> Iterator[Bearing]:
    """The claims that tell what one of the text tells, whatever else they tell, likest first."""
    for told in material.fresh:
        if told.claim.status not in _STATED or not told.whole:
            continue
        shares = material.telling(told.keys, _RETOLD * told.whole)
        for order in sorted(shares, key=lambda order: (-shares[order], order)):
            other = material.told[order]
            if other.article.id != told.article.id and _tells_too(told, other):
                yield Bearing(told.claim, other.claim, Answer.SAME)


def _tells_too(told: Told, other: Told) -> bool:
    """Whether no name, figure or "not" of a claim is missing in another, or added to it."""
    names = {word.key for word in told.words if word.capital and word.start > 0}
    figures, theirs = told.claim.quantities, other.claim.quantities
    return (
        other.claim.status in _STATED
        and names <= other.keys
        and all(told.has(cue) == other.has(cue) for cue in _TURNING)
        and all(any(compare(figure, each) is Match.SAME for each in theirs) for figure in figures)
    )
