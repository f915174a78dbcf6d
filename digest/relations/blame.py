"""Stance conflicts of blame: two put it on each other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from digest.language.blame import BLAMING, NOT_BLAMED, ONE_ANOTHER
from digest.language.nouns import CALENDAR
from digest.model import Conflict, ConflictKind, Question, Severity
from digest.relations.charges import akin
from digest.relations.material import Material, Told, Word
from digest.relations.sides import conflict, side, witnesses

_BEHIND = 6  # characters behind the word for blaming in which a name begins: whom
_BEFORE = 90  # characters before it in which it is said who
_TELLS = 3.0  # rarity from which a word says what it is about
_WORDS = 2  # that say what it is about, shared by who blame each other, and half of what the shorter tells
_SURE, _THIRD = 0.6, 0.05  # confidence, and what it gains by a third witness


@dataclass(frozen=True, eq=False)
class Blame:
    """A claim in which somebody blames somebody else by name."""

    told: Told
    start: int  # offsets of the word for it
    end: int
    by: frozenset[str]
    whom: frozenset[str]

    @property
    def matter(self) -> frozenset[str]:
        """The telling stems of what it is about."""
        rarities = self.told.sentence.rarities
        named = {word.key for word in self.told.words if word.capital}
        behind = [word for word in self.told.words if word.start >= self.end and not word.number]
        return frozenset(w.key for w in behind if w.key not in named and rarities.get(w.key, 0.0) >= _TELLS)


def find_blame(material: Material) -> list[Conflict]:
    """One conflict for each two that blame each other for one thing."""
    rows = [blame for told in material.told if told.has(BLAMING) for blame in _blames(told)]
    found: dict[frozenset[str], list[tuple[Blame, Blame]]] = {}
    for a, b in combinations(rows, 2):
        if _mutual(a, b):
            found.setdefault(frozenset({min(a.by), min(b.by)}), []).append((a, b))
    return [_conflict(pairs) for pairs in found.values()]


def _blames(told: Told) -> Iterator[Blame]:
    if told.has(ONE_ANOTHER):
        return
    for match in BLAMING.finditer(told.folded):
        if NOT_BLAMED.search(told.folded, 0, match.start()):
            continue
        words = [word for word in told.words if word.capital and word.plain not in CALENDAR]
        behind = [word for word in words if match.end() <= word.start]
        behind = behind if behind and behind[0].start < match.end() + _BEHIND else []
        before = [word for word in words if match.start() - _BEFORE <= word.start < match.start()]
        by = _names(before) or frozenset(told.speaker.split())
        whom = _first_run(behind)
        if by and whom and not by & whom:
            yield Blame(told, *match.span(), by, whom)


def _names(words: list[Word]) -> frozenset[str]:
    return frozenset(word.plain.removesuffix("'s") for word in words)


def _first_run(words: list[Word]) -> frozenset[str]:
    run = words[:1]
    for word in words[1:]:
        if word.start != run[-1].end + 1:
            break
        run.append(word)
    return _names(run)


def _mutual(a: Blame, b: Blame) -> bool:
    """Whether each blames the other, and for the same as far as words tell."""
    if a.told is b.told or not (_meet(a.whom, b.by) and _meet(b.whom, a.by)):
        return False
    both = len(a.matter & b.matter)
    return both >= _WORDS and 2 * both >= min(len(a.matter), len(b.matter))


def _meet(one: frozenset[str], two: frozenset[str]) -> bool:
    return any(name == other or akin(name, other) for name in one for other in two)


def _conflict(pairs: list[tuple[Blame, Blame]]) -> Conflict:
    a, b = max(pairs, key=lambda pair: len(pair[0].matter & pair[1].matter))
    sides = [
        side(
            leader.told.claim.quote,
            [(leader.told, 2.0), *((each.told, 1.0) for pair in pairs for each in pair if _meet(each.by, leader.by))],
        )
        for leader in (a, b)
    ]
    third = witnesses([told for pair in pairs for told in (pair[0].told, pair[1].told)]) > 2
    noun = " ".join(word.plain for word in a.told.words if word.key in a.matter & b.matter)
    return conflict(
        Question(ConflictKind.STANCE, noun=noun),
        sides,
        Severity.MEDIUM,
        _SURE + _THIRD * third,
        [("cue", a.told.claim.quote[a.start : a.end]), ("shared", noun)],
    )
