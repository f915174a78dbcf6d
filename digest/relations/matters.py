"""Whether two figures of one unit are of one matter: one crowd, one sum, one thing that rose."""

from __future__ import annotations

import re

from digest.language.counts import OF_PEOPLE, TOLLS
from digest.language.matters import CHANGE, GATHERING, HANDLED, MAY_BE, OTHER_CROWD, PARTS, PAYING
from digest.language.meanings import meanings
from digest.language.nouns import CALENDAR, EMPTY, is_people, same_kind
from digest.language.others import BEFORE
from digest.language.scopes import dimensions
from digest.relations.figures import Figure
from digest.relations.values import slipped

_REACH = 60  # characters behind a sum in which it says what it is for
_SUBJECT = 90  # characters before a verb of change in which what changed is named
_JOINED = re.compile(r"\s(?:and|while|dan|serta|sedangkan)\s")
_CROWDS = meanings("protesters spectators mourners worshippers marchers", "en") | meanings(
    "penonton pelayat jemaah", "id"
)
_GUARDS = meanings("police policemen officers troops soldiers guards", "en") | meanings(
    "polisi petugas aparat personel tentara prajurit", "id"
)


def one_crowd(a: Figure, b: Figure) -> bool:
    """Whether two counts are of people at large, who came for one thing."""
    elsewhere = any(each.told.has(cue) for each in (a, b) for cue in (OTHER_CROWD, BEFORE))
    return _at_large(a) and _at_large(b) and not elsewhere and not _other_gathering(a, b)


def _other_gathering(a: Figure, b: Figure) -> bool:
    """Whether both say what people came together for, and it differs."""
    one, two = _gatherings(a), _gatherings(b)
    return bool(one and two) and not one & two


def _gatherings(figure: Figure) -> set[str]:
    """The kinds of what people came together for, by its sentence."""
    kinds = {match.lastgroup or "" for match in GATHERING.finditer(figure.told.folded)}
    return kinds.union(*(MAY_BE.get(kind, ()) for kind in kinds))


def _at_large(figure: Figure) -> bool:
    noun = figure.noun
    return not noun or is_people(noun) or any(same_kind(noun, crowd) for crowd in _CROWDS)


def other_crowds(a: Figure, b: Figure) -> bool:
    """Whether two counts of who was there are of different people: one of the police, or of another gathering."""
    measures = {a.quantity.measure, b.quantity.measure}
    if "attended" not in measures or measures - {"attended", ""}:
        return False
    return (a.noun in _GUARDS) != (b.noun in _GUARDS) or _elsewhere(a) != _elsewhere(b) or _other_gathering(a, b)


def _elsewhere(figure: Figure) -> bool:
    """Whether its clause says that they are others, or came for something beside the matter."""
    first, last = figure.clause
    starts = [each.start - figure.told.claim.start for each in figure.told.claim.quantities]
    joined = [_JOINED.search(figure.told.folded, figure.span[1], start) for start in starts if start < last]
    ends = [match.start() for match in joined if match]  # "5,000 marched and 12 were arrested"
    return OTHER_CROWD.search(figure.told.folded, first, min([last, *ends])) is not None


def some_of_them(a: Figure, b: Figure) -> bool:
    """Whether the smaller of two tolls may be a part of the larger: children among the people, or those identified."""
    if a.quantity.measure != b.quantity.measure or a.quantity.measure not in OF_PEOPLE & TOLLS or a.none or b.none:
        return False
    handled = [HANDLED.search(each.told.folded, *each.clause) is not None for each in (a, b)]
    if handled[0] != handled[1]:
        return True
    smaller, larger = sorted((a, b), key=lambda figure: figure.value)
    return smaller.noun in PARTS and is_people(larger.noun)


def one_sum(a: Figure, b: Figure) -> bool:
    """Whether two sums of money are for one thing: what stands behind them is shared, or else what stands before."""
    shared = (a.place.beside & b.place.beside) - dimensions() - PAYING
    one, two = (_telling(each, each.span[1], min(each.clause[1], each.span[1] + _REACH)) for each in (a, b))
    if one and two:
        return bool(shared and one & two)
    before = [_telling(each, each.clause[0], each.span[0]) for each in (a, b)]
    return bool(shared) and not (before[0] - b.told.keys and before[1] - a.told.keys)


def other_sums(a: Figure, b: Figure) -> bool:
    """Whether two sums of money that differ by a slip may be for two things."""
    money = a.noun == b.noun and a.money
    return money and slipped(a.value, b.value) and not one_sum(a, b)


def _telling(figure: Figure, first: int, last: int) -> set[str]:
    """The telling stems between two offsets of its sentence."""
    return {
        word.key
        for word in figure.told.words
        if first <= word.start < last
        and not word.number
        and word.plain not in CALENDAR
        and word.key not in EMPTY | dimensions() | PAYING
        and figure.told.weights.get(word.key)
    }


def other_subjects(a: Figure, b: Figure) -> bool:
    """Whether two shares say by how much two different things rose or fell: exports and imports."""
    if not a.noun == b.noun == "%":
        return False
    one, two = _changed(a), _changed(b)
    return bool(one - b.told.keys - b.told.before) and bool(two - a.told.keys - a.told.before)


def _changed(figure: Figure) -> set[str]:
    """The stems of what rose or fell, names apart; empty where no such verb stands before the figure in its clause."""
    text, (start, _) = figure.told.folded, figure.span
    verbs = list(CHANGE.finditer(text, figure.clause[0], start))
    if not verbs:
        return set()
    first, last = max(figure.clause[0], verbs[0].start() - _SUBJECT), verbs[0].start()
    words = [word for word in figure.told.words if first <= word.start < last and not word.number]
    return {
        word.key
        for word in words
        if (not word.capital or word is figure.told.words[0])
        and word.plain not in CALENDAR
        and word.key not in EMPTY | dimensions()
        and figure.told.weights.get(word.key)
    }
