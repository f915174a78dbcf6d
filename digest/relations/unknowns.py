"""Verification conflicts of what is not known: one leaves the cause, or which of two it is, open, another tells it.

Only plain statements stand against it: a suspicion leaves the matter open too, and what is found out later is news.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from digest.language.contrasts import LEADS
from digest.language.others import OTHER_ONE, OTHER_TIME
from digest.language.roles import EVENT_NOUNS
from digest.language.unknowns import (
    ALTERNATIVES,
    CAUSE,
    CAUSED,
    CAUSING,
    CLAUSE,
    CLAUSE_END,
    GIVEN,
    HEDGED,
    NEAR,
    UNKNOWN,
)
from digest.model import Conflict, ConflictKind, Question, Severity, Status
from digest.relations.denials import SAYS
from digest.relations.material import Material, Told
from digest.relations.sentences import Sentence, remembered
from digest.relations.sides import Scored, conflict, side, witnesses
from digest.relations.subjects import one_thing, phrases

_SURE = 0.6  # confidence, and what it gains by a third witness
_THIRD = 0.05
_BESIDE = 24  # characters between an event and a word that says that it is another one
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
    which: tuple[int, int] = (0, 0)  # of what says which event it is

    @cached_property
    def thing(self) -> str:
        """What is open, as written."""
        return self.told.claim.quote[self.start : self.end].strip(" ,")

    def settles(self, claim: Told) -> bool:
        """Whether a claim tells what is open here."""
        if self.event:
            return any(event == self.event and self._this(claim, span) for event, span in _caused(claim.sentence))
        one, other = (self._telling(*span) for span in (self.one, self.other))
        held = one & claim.keys, other & claim.keys
        first = held[0] == one and not held[1]
        second = held[1] == other and bool(held[0]) and held[0] != one
        return len(held[0] | held[1]) >= _SUBJECT and bool(one and other) and (first or second)

    def _this(self, claim: Told, span: tuple[int, int]) -> bool:
        """Whether an event told of there is this one, as far as is said which."""
        return one_thing(phrases(self.told, *self.which)[:1], phrases(claim, *span)[:1])

    def _telling(self, start: int, end: int) -> frozenset[str]:
        rarities = self.told.sentence.rarities
        return frozenset(key for key in self.told.between(start, end) if rarities.get(key, 0.0) >= SAYS)


def find_unknowns(material: Material) -> list[Conflict]:
    """One conflict for each thing that somebody leaves open and another, no later, tells as a fact."""
    found: dict[str, tuple[Open, list[Told], list[Told]]] = {}
    for each in _left_open(material):
        claims = [told for told in material.told if _answers(each, told) and not _of_another(material, each, told)]
        if claims:
            _, told, opened = found.setdefault(each.event or each.thing, (each, [], []))
            told.extend(claims)
            opened.append(each.told)
    return [_conflict(*row) for row in found.values()]


def _left_open(material: Material) -> Iterator[Open]:
    for told in material.told:
        if told.has(UNKNOWN):
            yield from (Open(told, *row) for row in _open(told.sentence))


_Row = tuple[int, int, str, tuple[int, int], tuple[int, int], tuple[int, int]]


@remembered
def _open(item: Sentence) -> list[_Row]:
    """What an Open is made of, but for who leaves it open."""
    text = item.folded
    found: list[_Row] = []
    for unknown in UNKNOWN.finditer(text):
        two = ALTERNATIVES.match(text, unknown.end())
        if two:
            found.append((two.start("one"), two.end("other"), "", two.span("one"), two.span("other"), (0, 0)))
            continue
        for cause in CAUSE.finditer(text):
            gap = text[min(cause.end(), unknown.end()) : max(cause.start(), unknown.start())]
            event = EVENT_NOUNS.search(text, cause.end())
            if len(gap) <= NEAR and not CLAUSE.search(gap) and event:
                last = unknown.start() if unknown.start() > event.start() else _end(text, event.end())
                found.append(
                    (
                        cause.start(),
                        event.end(),
                        _stem(item, event.start()),
                        (0, 0),
                        (0, 0),
                        (event.start() if item.language == "id" else cause.end(), last),
                    )
                )
    return found[:1]


@remembered
def _caused(item: Sentence) -> list[tuple[str, tuple[int, int]]]:
    """The stems of the events that a sentence plainly gives a cause of, and where it says which they are."""
    text = item.folded
    if HEDGED.search(text):
        return []
    given = GIVEN.search(text)
    found = []
    for event in EVENT_NOUNS.finditer(text):
        caused = CAUSED.search(text[: event.start()])
        if given and event.end() <= given.start():
            lead = max((match.end() for match in LEADS.finditer(text, 0, event.start())), default=0)
            found.append(
                (_stem(item, event.start()), (event.start() if item.language == "id" else lead, given.start()))
            )
        elif caused:
            verb = CAUSING.match(text, caused.start())
            found.append((_stem(item, event.start()), (verb.end() if verb else event.start(), _end(text, event.end()))))
    return found


def _end(text: str, start: int) -> int:
    """Where the clause ends."""
    end = CLAUSE_END.search(text, start)
    return end.start() if end else len(text)


def _of_another(material: Material, left: Open, told: Told) -> bool:
    """Whether a claim is of an older event or another, or names what the article that leaves it open does not."""
    years = {str(day.year) for day in (left.told.day, told.day) if day}
    other = {match[0] for match in OTHER_TIME.finditer(told.folded) if match["year"] not in years}
    if other - {match[0] for match in OTHER_TIME.finditer(left.told.folded)}:
        return True
    if _of_other_ones(told, left.event) - _of_other_ones(left.told, left.event):
        return True
    if not left.event:
        return False
    spans = [span for event, span in _caused(told.sentence) if event == left.event]
    known = material.article_keys
    ours, theirs = _keys(left.told, left.which), frozenset(key for span in spans for key in _keys(told, span))
    if theirs <= known[left.told.article.id] and ours <= known[told.article.id]:
        return False
    names = {word.key for word in left.told.words if word.capital and word.start}
    return len(ours) > 1 or not names <= known[told.article.id]  # "the accident" in a place that the other tells of


def _of_other_ones(told: Told, event: str) -> frozenset[str]:
    """The words that say that an event is another one ("another fire"), beside it; all where none is asked for."""
    text = told.folded
    named = [word for word in told.words if word.key == event and EVENT_NOUNS.fullmatch(word.plain)]
    return frozenset(
        match[0]
        for match in OTHER_ONE.finditer(text)
        if not event or any(_beside(word.start - match.end(), match.start() - word.end) for word in named)
    )


def _beside(before: int, behind: int) -> bool:
    return 0 <= before <= _BESIDE or 0 <= behind <= _BESIDE


def _keys(told: Told, span: tuple[int, int]) -> frozenset[str]:
    return frozenset(key for phrase in phrases(told, *span)[:1] for key in phrase.keys)


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
