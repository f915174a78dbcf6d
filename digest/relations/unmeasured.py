"""Figures of which nothing is told but the noun: what else two sentences must share before these are held together.

Rows of statistics ("8 touchdowns on 498 yards") and lists of a shop's goods are told in like words about different
games, players and goods, so likeness alone says nothing there. People are another matter: their counts are rarely
listed.
"""

from __future__ import annotations

from itertools import takewhile

from digest.language.counts import HAS
from digest.language.meanings import meaning
from digest.language.nouns import is_human
from digest.relations.alignment import Alignment
from digest.relations.figures import Figure
from digest.relations.spans import likeness, surroundings
from digest.relations.times import PERIOD
from digest.relations.values import point, vague

_ONE_SENTENCE = 1.2  # likeness of two sentences that are one, but for the figure


def told_of_one(a: Figure, b: Figure, alignment: Alignment) -> bool:
    """Whether more than a noun and like words says that two figures, which differ, are of one thing.

    That is a slot that both fill alike, the time they name, or people; or each sentence tells its one figure, or both
    are told of one that is named in full, or both are one sentence with one more figure in it.
    """
    if alignment.pinned or is_human(a.noun) or is_human(b.noun) or _of_one_time(a, b):
        return True
    if _alone(a) and _alone(b):
        return True
    if _named_as_one(a, b):
        return True
    if not _others(a) & _others(b):
        return False  # one sentence in all its words, but of another game or another shop's goods
    return likeness(a.told, b.told) + surroundings(a.place, b.place) >= _ONE_SENTENCE


def _named_as_one(a: Figure, b: Figure) -> bool:
    """Whether both sentences begin with one name of several words, and tell what it has, or another figure alike.

    A hotel has its rooms for years; a team "made 8 errors" in one game, and others in the next.
    """
    one, two = _subject(a), _subject(b)
    alike = bool(_others(a) & _others(b)) or (_has(a) and _has(b))
    return len(one) > 1 and one == two and alike


def _has(figure: Figure) -> bool:
    return HAS.search(figure.told.folded, 0, figure.span[0]) is not None


def _subject(figure: Figure) -> tuple[str, ...]:
    """The stems of the name that its sentence begins with, an article apart."""
    words = figure.told.words
    first = 1 if words and words[0].plain == "the" else 0
    name = takewhile(lambda word: word.capital and not word.number and word.start < figure.span[0], words[first:])
    return tuple(word.key for word in name)


def _alone(figure: Figure) -> bool:
    """Whether its sentence tells no other figure, but of people ("five workers saw four bombs") or "dozens"."""
    language = figure.told.article.language
    others = [each for each in figure.told.claim.quantities if each.start != figure.quantity.start]
    return all(vague(each) or is_human(meaning(each.unit, language)) for each in others)


def _others(figure: Figure) -> set[tuple[str, float]]:
    """The other figures of its sentence."""
    quantities = figure.told.claim.quantities
    return {(each.unit, point(each)) for each in quantities if each.start != figure.quantity.start}


def _of_one_time(a: Figure, b: Figure) -> bool:
    """Whether both name the same month or year as theirs; a day is named beside anything that happened on it."""
    own = a.quantity.as_of
    return own is not None and own == b.quantity.as_of and (own.last - own.first).days >= PERIOD
