"""One deed told to be done and not to be done: the same one, the same verb, and a "not" on one side only."""

from __future__ import annotations

from digest.language import asserting, covering, denying
from digest.language.moments import VERBS
from digest.relations.denials import Denial
from digest.relations.material import Told, Word

_APART = 2  # days within which "done" and "not yet" speak of one time
_BESIDE = 25  # characters before a verb in which it is told to be passive


def contradicts(denial: Denial, other: Told) -> bool:
    """Whether a claim by another named voice says that what is denied is so, of the same one and at the same time."""
    told = denial.told
    if denying.RELATIVE.search(told.folded[: denial.start]) or denying.NONE.match(told.folded, denial.start):
        return False
    if not told.speaker or not other.speaker or told.speaker == other.speaker or not _one_time(told, other):
        return False
    objects = denial.told_of - {denial.deed}
    if (
        denial.deed in denial.names
        or not _does(denial, other)
        or not (objects & other.keys if objects else _same_doer(denial, other))
    ):
        return False  # of another deed, or of the same one done to or by something else
    if (
        other.has(denying.NEGATION)
        or other.has(asserting.UNREAL)
        or other.has(denying.CONTRARY)
        or told.has(asserting.OPINION)
    ):
        return False
    return _done(other) if not_yet(denial) else True


def _does(denial: Denial, other: Told) -> bool:
    """Whether a claim tells the deed by a verb: "pembayaran" only names it."""
    return any(word.key == denial.deed and not covering.NAMING.fullmatch(word.plain) for word in other.words)


def of_the_deed(denial: Denial, other: Told) -> bool:
    """Whether a claim tells the deed that is not done: "fired" where "no soldiers fired on the market"."""
    verbs = [word for word in other.words if word.key == denial.deed and not covering.NAMING.fullmatch(word.plain)]
    if all(word.plain in covering.COPULAS for word in verbs):
        return False
    if not denying.NOTHING.match(denial.told.folded, denial.start):
        return True
    first, last = denial.scope
    scope = [word for word in denial.told.words if first <= word.start < last and not word.capital]
    deeds = [word.key for word in scope if VERBS[True].search(word.plain) and word.key != denial.deed]
    return bool(deeds) and deeds[0] in other.keys


def other_way_round(denial: Denial, other: Told) -> bool:
    """Whether a claim tells that it was done by those whom it was not done to ("protesters attacked the police")."""
    first, last = denial.scope
    verbs = [word for word in other.words if word.key == denial.deed]
    denied = [word for word in denial.told.words if first <= word.start < last and word.key == denial.deed]
    if len(verbs) != 1 or _passive(other, verbs[0]) or any(_passive(denial.told, word) for word in denied):
        return False
    before = {word.key for word in other.words if word.end <= verbs[0].start}
    behind = {word.key for word in other.words if word.start >= verbs[0].end}
    doers, done_to = denial.subject, denial.told_of - {denial.deed}
    return bool(doers & behind and done_to & before) and not doers & before and not done_to & behind


def _passive(told: Told, verb: Word) -> bool:
    """Whether a verb says what was done to what stands before it ("were attacked", "ditembak")."""
    return covering.PASSIVE.search(told.folded, max(0, verb.start - _BESIDE), verb.end) is not None


def _same_doer(denial: Denial, other: Told) -> bool:
    """Whether a claim names most of those who do not do it: "water" alone is not "power and water supplies"."""
    both = len(denial.subject & other.keys)
    return both > 1 or 0 < len(denial.subject) <= 2 * both


def not_yet(denial: Denial) -> bool:
    """Whether it only says that something has not happened so far."""
    return denying.YET.search(denial.told.folded, denial.start, denial.end + 4) is not None


def _done(told: Told) -> bool:
    """Whether something is told to have happened."""
    return told.has(asserting.HAPPENED) and not told.has(denying.NEGATION)


def _one_time(a: Told, b: Told) -> bool:
    return a.day is None or b.day is None or abs((a.day - b.day).days) <= _APART
