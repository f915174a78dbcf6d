"""Verification conflicts of what is not known: one leaves the cause, or which of two it is, open, another tells it.

Only plain statements stand against it: a suspicion leaves the matter open too, and what is found out later is news.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from digest.language.roles import EVENT_NOUNS
from digest.language.unknowns import ALTERNATIVES, CAUSE, CAUSED, CLAUSE, GIVEN, HEDGED, NEAR, UNKNOWN
from digest.model import Conflict, ConflictKind, Question, Severity, Status
from digest.relations.denials import SAYS
from digest.relations.material import Material, Told
from digest.relations.sentences import Sentence, remembered
from digest.relations.sides import Scored, conflict, side, witnesses

_SURE = 0.6  # confidence, and what it gains by a third witness
_THIRD = 0.05
_SUBJECT = 2  # telling words that a claim must share with what is open
_PLAIN = (Status.ASSERTED, Status.CONFIRMED)


@dataclass(frozen=True, eq=False)
class Open:
    """A claim that leaves something open."""

    told: Told
    start: int  # offsets in the quote of what is open
    end: int
    event: str = ""  # the stem of what was caused; empty where it is open which of two it is
    one: tuple[int, int] = (0, 0)  # offsets of the first possibility with what it is said of
    other: tuple[int, int] = (0, 0)  # and of the second

    @cached_property
    def thing(self) -> str:
        """What is open, as written."""
        return self.told.claim.quote[self.start : self.end].strip(" ,")

    def settles(self, claim: Told) -> bool:
        """Whether a claim tells what is open here."""
        if self.event:
            return self.event in _caused(claim.sentence)
        one, other = (self._telling(*span) for span in (self.one, self.other))
        held = one & claim.keys, other & claim.keys
        first = held[0] == one and not held[1]
        second = held[1] == other and bool(held[0]) and held[0] != one
        return len(held[0] | held[1]) >= _SUBJECT and bool(one and other) and (first or second)

    def _telling(self, start: int, end: int) -> frozenset[str]:
        rarities = self.told.sentence.rarities
        return frozenset(key for key in self.told.between(start, end) if rarities.get(key, 0.0) >= SAYS)


def find_unknowns(material: Material) -> list[Conflict]:
    """One conflict for each thing that somebody leaves open and another, no later, tells as a fact."""
    found: dict[str, tuple[Open, list[Told], list[Told]]] = {}
    for each in _left_open(material):
        claims = [told for told in material.told if _answers(each, told)]
        if claims:
            _, told, opened = found.setdefault(each.event or each.thing, (each, [], []))
            told.extend(claims)
            opened.append(each.told)
    return [_conflict(*row) for row in found.values()]


def _left_open(material: Material) -> Iterator[Open]:
    for told in material.told:
        if told.has(UNKNOWN):
            yield from (Open(told, *row) for row in _open(told.sentence))


_Row = tuple[int, int, str, tuple[int, int], tuple[int, int]]


@remembered
def _open(item: Sentence) -> list[_Row]:
    """What an Open is made of, but for who leaves it open."""
    text = item.folded
    found: list[_Row] = []
    for unknown in UNKNOWN.finditer(text):
        two = ALTERNATIVES.match(text, unknown.end())
        if two:
            found.append((two.start("one"), two.end("other"), "", two.span("one"), two.span("other")))
            continue
        for cause in CAUSE.finditer(text):
            gap = text[min(cause.end(), unknown.end()) : max(cause.start(), unknown.start())]
            event = EVENT_NOUNS.search(text, cause.end())
            if len(gap) <= NEAR and not CLAUSE.search(gap) and event:
                found.append((cause.start(), event.end(), _stem(item, event.start()), (0, 0), (0, 0)))
    return found[:1]


@remembered
def _caused(item: Sentence) -> frozenset[str]:
    """The stems of the events that a sentence plainly gives a cause of."""
    text = item.folded
    if HEDGED.search(text):
        return frozenset()
    given = GIVEN.search(text)
    return frozenset(
        _stem(item, event.start())
        for event in EVENT_NOUNS.finditer(text)
        if (given and event.end() <= given.start()) or CAUSED.search(text[: event.start()])
    )


def _stem(item: Sentence, start: int) -> str:
    return next((word.key for word in item.words if word.start == start), "")


def _answers(left: Open, told: Told) -> bool:
    """Whether another article, no later than the one that leaves it open, tells it as a fact by another voice."""
    if told.article.id == left.told.article.id or told.claim.status not in _PLAIN or told.has(HEDGED):
        return False
    if told.speaker and told.speaker == left.told.speaker:
        return False
    days = told.day, left.told.day
    apart = (days[1] - days[0]).days if days[0] and days[1] else 0
    return 0 <= apart <= 1 and left.settles(told)


def _conflict(left: Open, told: Sequence[Told], opened: Sequence[Told]) -> Conflict:
    quotes: list[Scored] = [(each, 1.0) for each in told]
    third = witnesses([*told, *opened]) > 2
    return conflict(
        Question(ConflictKind.VERIFICATION, noun=left.thing),
        [side(told[0].claim.quote, quotes), side(left.told.claim.quote, [(each, 1.0) for each in opened])],
        Severity.MEDIUM,
        _SURE + _THIRD * third,
        [("thing", left.thing), ("verified", told[0].claim.quote), ("not verified", left.told.claim.quote)],
    )
