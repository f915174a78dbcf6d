"""Claims that put one thing at one pole of a frame: what the pole is, and what stands at it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from digest.language import asserting, denying
from digest.language.asserting import AHEAD
from digest.language.contrasts import (
    BEHIND,
    CHOICE,
    CLAUSE,
    CLAUSES,
    COUNTED_BEFORE,
    COUNTED_BEHIND,
    LEADS,
    NOBODY,
    OBJECT_END,
    PARTITIVE,
    PHRASE_END,
    REVERSED,
    STILL,
)
from digest.language.frames import FRAMES
from digest.language.nouns import CALENDAR
from digest.language.poles import Frame, begin
from digest.language.subjects import VERB
from digest.model import Status
from digest.relations.denials import SAYS
from digest.relations.material import Key, Told, Word
from digest.relations.sentences import Sentence, remembered
from digest.relations.subjects import Phrase, phrases

_REVERSAL = 24  # characters before a pole in which a "not" reverses it
_AFTER = 70  # characters behind a pole in which its names stand
_GAP = 2  # characters between two words of one name
_RARE = 7.5  # rarity from which a sentence's first word is a name, where it stands for the thing itself
_FREQUENT = 15.0  # the same by weight in the story, wherever it stands

StandKey = tuple[Key, int, int, int]  # of a stand: its claim, frame, pole, where the pole starts


@dataclass(frozen=True, eq=False)
class Stand:
    """A claim that puts one thing at one pole of a frame."""

    told: Told
    frame: int
    pole: int
    start: int  # offsets of the pole in the quote
    end: int
    reversed: bool  # "not" stands before it
    active: bool = False  # it is told of what follows ("closed the bridge")

    @cached_property
    def key(self) -> StandKey:
        """What identifies it, also when others come before it."""
        return self.told.key, self.frame, self.pole, self.start

    @cached_property
    def lead(self) -> int:
        """Where the statement begins, behind whoever speaks."""
        text = self.told.folded
        lead = max((match.end() for match in LEADS.finditer(text, 0, self.start)), default=0)
        for between in CLAUSES.finditer(text, lead, self.start):
            if CLAUSE.search(text, lead, between.start()) and self._says(between.end()):
                lead = between.end()
        return lead

    def _says(self, start: int) -> bool:
        """Whether a word between there and the pole says what is at it."""
        return any(
            start <= word.start and word.end <= self.start and not word.number and self._telling(word)
            for word in self.told.words
        )

    def _telling(self, word: Word) -> bool:
        return word.plain not in STILL and self.told.sentence.rarities.get(word.key, 0.0) >= SAYS

    @cached_property
    def subject(self) -> tuple[Word, ...]:
        """The words of what stands before the pole: the first run of names, else the first telling word."""
        before = [word for word in self.told.words if self.lead <= word.start and word.end <= self.start]
        names = [word for word in before if self._name(word)]
        for run in _runs(names):
            if not BEHIND.search(self.told.folded[: run[0].start]):
                return tuple(run)
        return self._phrase()

    @cached_property
    def said_of(self) -> list[Phrase]:
        """The whole noun phrase before the pole, and what else it is called there."""
        text = self.told.folded
        if text.startswith("as ", self.start):  # "verified the papers as authentic"
            verb = list(VERB.finditer(text, self.lead, self.start))[-1:]
            return phrases(self.told, verb[0].end() if verb else self.lead, self.start)
        partitive = PARTITIVE.match(text[self.lead : self.start])
        return phrases(self.told, self.lead + (partitive.end() if partitive else 0), self.start)

    @cached_property
    def done_to(self) -> list[Phrase]:
        """The noun phrase behind the pole."""
        end = OBJECT_END.search(self.told.folded, self.end + 1)
        return phrases(self.told, self.end, end.start() if end else len(self.told.folded))

    @property
    def written(self) -> str:
        """The pole as written, with the "not" before it."""
        reversal = REVERSED.search(self.told.folded[max(0, self.start - _REVERSAL) : self.start])
        start = self.start - (len(reversal[0]) if reversal and self.reversed else 0)
        return self.told.claim.quote[start : self.end]

    def _phrase(self) -> tuple[Word, ...]:
        """The telling words of the noun phrase before the pole, up to the first preposition."""
        text = self.told.folded
        partitive = PARTITIVE.match(text[self.lead : self.start])
        first = self.lead + (partitive.end() if partitive else 0)
        end = PHRASE_END.search(text, first, self.start)
        last = end.start() if end else self.start
        return tuple(
            word
            for word in self.told.words
            if first <= word.start and word.end <= last and not word.number and self._telling(word)
        )

    @cached_property
    def object(self) -> tuple[Word, ...]:
        """The words of what follows the pole, up to the next preposition."""
        end = OBJECT_END.search(self.told.folded, self.end + 1)
        last = end.start() if end else len(self.told.folded)
        return tuple(
            word
            for word in self.told.words
            if self.end <= word.start < last and self.told.weights.get(word.key) and not word.number
        )

    @cached_property
    def names(self) -> frozenset[str]:
        """The names close behind the pole."""
        return frozenset(
            word.key for word in self.told.words if self.end <= word.start < self.end + _AFTER and self._name(word)
        )

    @property
    def acts(self) -> bool:
        """Whether the thing at the pole stands behind it."""
        return self.active or FRAMES[self.frame].transitive

    @property
    def thing(self) -> tuple[Word, ...]:
        """The words of what is at the pole."""
        return self.object if self.acts else self.subject

    @property
    def called(self) -> list[Phrase]:
        """The noun phrase of what is at the pole, and what else it is called."""
        return self.done_to if self.acts else self.said_of

    def named(self, words: Sequence[Word]) -> frozenset[str]:
        """The stems of the names among some words."""
        return frozenset(
            word.key
            for word in words
            if self._name(word) or (word.capital and self.told.sentence.rarities.get(word.key, 0.0) >= _RARE)
        )

    def _name(self, word: Word) -> bool:
        known = (
            any(other.start < word.start for other in self.told.words[:1])
            or self.told.weights.get(word.key, 0.0) >= _FREQUENT
        )
        return word.capital and word.plain not in CALENDAR and (known or self._begins_a_name(word))

    def _begins_a_name(self, word: Word) -> bool:
        """Whether a sentence's first word goes on as a name ("Hurricane Odette")."""
        return any(other.capital and other.start == word.end + 1 for other in self.told.words[1:2])


def _runs(names: Sequence[Word]) -> list[list[Word]]:
    """The runs of names, one comma allowed in each ("Bupati Rawa, Sela Mandika")."""
    runs: list[list[Word]] = []
    for word in names:
        if runs and word.start - runs[-1][-1].end <= _GAP:
            runs[-1].append(word)
        else:
            runs.append([word])
    return runs


def stands_of(told: Told) -> list[Stand]:
    """The poles that a claim puts things at, unless it only speaks of what may be, or denies it."""
    if told.claim.status is Status.NO_COMMENT or told.has(asserting.UNREAL):
        return []
    stands = _without_choices([Stand(told, *found) for found in _poles(told.sentence)])
    if told.claim.status is Status.DENIED:
        return [] if told.has(denying.DENY) else [stand for stand in stands if _is_the_denial(stand)]
    return stands


def _without_choices(stands: Sequence[Stand]) -> list[Stand]:
    """The stands but for those of a list: "real or fake", "because they retire or resign"."""
    listed = {
        stand.key
        for one, other in pairwise(sorted(stands, key=lambda stand: stand.start))
        if one.frame == other.frame
        and one.pole != other.pole
        and CHOICE.search(one.told.folded, one.end, max(one.end, other.start))
        for stand in (one, other)
    }
    return [stand for stand in stands if stand.key not in listed]


def _is_the_denial(stand: Stand) -> bool:
    """Whether the pole is itself what makes the sentence a denial ("were fabricated")."""
    return FRAMES[stand.frame].papers or any(
        match.start() < stand.end and stand.start < match.end() for match in denying.UNTRUE.finditer(stand.told.folded)
    )


@remembered
def _poles(item: Sentence) -> list[tuple[int, int, int, int, bool, bool]]:
    """What a Stand is made of, but for who takes it."""
    text = item.folded
    beginnings = {begin(word.plain) for word in item.words}
    found = []
    for number, frame in enumerate(FRAMES):
        if frame.beginnings.isdisjoint(beginnings):
            continue
        for pole, active, pattern in _patterns(frame):
            for match in pattern.finditer(text):
                if COUNTED_BEFORE.search(text, 0, match.start()) or COUNTED_BEHIND.match(text, match.end()):
                    continue
                before = text[max(0, match.start() - _REVERSAL) : match.start()]
                if active and AHEAD.search(before):
                    continue
                reversed_ = bool(REVERSED.search(before)) or bool(NOBODY.search(text[: match.start()]))
                found.append((number, pole, *match.span(), reversed_, active))
    return found


def _patterns(frame: Frame) -> Iterator[tuple[int, bool, re.Pattern[str]]]:
    for active, patterns in ((False, frame.poles), (True, frame.active)):
        for pole, pattern in enumerate(patterns):
            yield pole, active, pattern
