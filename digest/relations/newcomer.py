"""How the claims of one text stand to those of a story that it is not part of."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto
from itertools import product

from digest.language.meanings import meaning
from digest.model import Article, Claim, Conflict
from digest.relations.alignment import ALIGNED, SUPPORT, align
from digest.relations.belonging import one_deed, one_owner
from digest.relations.figure_finding import find_figures
from digest.relations.material import Material, Told, Word, prepare
from digest.relations.rebuttals import rebuttals
from digest.relations.retellings import retellings, tells_behind
from digest.relations.times import Passing, passing
from digest.relations.values import Match, compare, equal, point, vague

# Score of alignment from which two figures of one value, or of two, measure the same thing: as for sides and pairs.
_MEASURED = {Match.SAME: SUPPORT, Match.APART: ALIGNED}
_BEST = 2  # claims of the other side of a conflict, strongest first, that answer one of the text

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
    told = tuple(_as_keyed(each, whole) if each.article.id == text.id else each for each in whole.told)
    material = replace(whole, told=told, new=frozenset({text.id}), notes={})
    found = [*_figures(material, text.id)]
    for conflict in (conflict for find in finders for conflict in find(material)):
        found += _disputed(conflict, text.id)
    opposed = [Bearing(mine.claim, theirs.claim, Answer.OTHER) for mine, theirs in rebuttals(material)]
    retold = [Bearing(mine.claim, theirs.claim, Answer.SAME) for mine, theirs in retellings(material)]
    fakes = {bearing.claim for bearing in opposed}
    return [*(each for each in found if each.claim not in fakes), *opposed, *retold]


def _as_keyed(told: Told, story: Material) -> Told:
    """A claim of the text, its names under the keys of a story in another language, which cuts stems in its own way."""
    foreign = {each.article.language for each in story.told} - {told.article.language}
    if not foreign:
        return told
    there = {key for each in story.told if each.article.id != told.article.id for key in each.keys}

    def keyed(word: Word) -> str:
        others = (meaning(word.plain, language) for language in sorted(foreign))
        return next((key for key in (word.key, *others) if key in there), word.key) if word.capital else word.key

    return replace(told, sentence=told.sentence.rekeyed(keyed))


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
        if not one_owner(material, mine, theirs):
            continue
        if match is Match.SAME:  # within another's bounds is no word for it
            same = equal(point(mine.quantity), point(theirs.quantity)) and one_deed(mine, theirs)
            same = same and tells_behind(material, mine.told, mine.span[1], theirs.told)
            answer = Answer.SAME if same else None
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
