"""Stance conflicts in other words: one thing is told to be open and closed, to have resigned and been removed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from digest.language import stances as says
from digest.language.contrasts import (
    BEHIND,
    FRAMES,
    LEADS,
    NOBODY,
    OBJECT_END,
    PARTITIVE,
    PHRASE_END,
    REVERSED,
    STILL,
    begin,
)
from digest.language.nouns import CALENDAR
from digest.model import Conflict, ConflictKind, Question, Severity, Status
from digest.relations.denials import SAYS
from digest.relations.material import Key, Material, Told, Word
from digest.relations.sentences import Sentence, remembered
from digest.relations.sides import conflict, side, witnesses
from digest.relations.spans import likeness

_REVERSAL = 24  # characters before a pole in which a "not" reverses it
_AFTER = 70  # characters behind a pole in which its names stand
_GAP = 2  # characters between two words of one name
_ALIKE = 0.12  # likeness that two sentences about one named thing must have
_ALIKE_UNNAMED = 0.45  # the same, where only a common noun says what they are about
_ALIKE_TWO_VOICES = 0.2  # the same, where two named speakers stand against each other
_LASTING = 10  # days within which a thing that does not turn round is told of
_FREQUENT = 15.0  # rarity from which a sentence's first word is a name


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

    @cached_property
    def key(self) -> StandKey:
        """What identifies it, also when others come before it."""
        return self.told.key, self.frame, self.pole, self.start

    @cached_property
    def lead(self) -> int:
        """Where the statement begins, behind whoever speaks."""
        ends = [match.end() for match in LEADS.finditer(self.told.folded, 0, self.start)]
        return ends[-1] if ends else 0

    @cached_property
    def subject(self) -> tuple[Word, ...]:
        """The words of what stands before the pole: the first run of names, else the first telling word."""
        before = [word for word in self.told.words if self.lead <= word.start and word.end <= self.start]
        names = [word for word in before if self._name(word)]
        for run in _runs(names):
            if not BEHIND.search(self.told.folded[: run[0].start]):
                return tuple(run)
        return self._phrase()

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
            if first <= word.start
            and word.end <= last
            and not word.number
            and word.plain not in STILL
            and self.told.sentence.rarities.get(word.key, 0.0) >= SAYS
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

    def _name(self, word: Word) -> bool:
        known = word.start > 0 or self.told.weights.get(word.key, 0.0) >= _FREQUENT
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


def find_contrasts(material: Material) -> list[Conflict]:
    """The things told at two poles of one frame, one conflict a frame and thing."""
    stands = [stand for told in material.told for stand in _stands(told)]
    found: list[Conflict] = []
    for frame in range(len(FRAMES)):
        rows = [stand for stand in stands if stand.frame == frame]
        pairs = _clashing(material, rows)
        open_pairs = [(a, b) for a, b in pairs if not _told_by_both(a, b, rows)]
        if open_pairs:
            found.append(_conflict(open_pairs, rows))
    return found


def _clashing(material: Material, rows: Sequence[Stand]) -> list[tuple[Stand, Stand]]:
    """The pairs of stands in one frame that exclude each other; those found before are remembered."""
    known: dict[tuple[StandKey, StandKey], None] = material.notes.setdefault("contrasts", {})
    by_key = {stand.key: stand for stand in rows}
    for index, a in enumerate(rows):
        new = a.told.article.id in material.new
        for b in rows[index + 1 :]:
            if (new or b.told.article.id in material.new) and _clash(a, b):
                known[a.key, b.key] = None
    return [(by_key[one], by_key[other]) for one, other in known if one in by_key and other in by_key]


def _stands(told: Told) -> list[Stand]:
    if told.claim.status in (Status.DENIED, Status.NO_COMMENT) or told.has(says.UNREAL):
        return []
    return [Stand(told, *found) for found in _poles(told.sentence)]


@remembered
def _poles(item: Sentence) -> list[tuple[int, int, int, int, bool]]:
    """What a Stand is made of, but for who takes it."""
    text = item.folded
    beginnings = {begin(word.plain) for word in item.words}
    found = []
    for number, frame in enumerate(FRAMES):
        if frame.beginnings.isdisjoint(beginnings):
            continue
        for pole, pattern in enumerate(frame.poles):
            for match in pattern.finditer(text):
                before = text[max(0, match.start() - _REVERSAL) : match.start()]
                reversed_ = bool(REVERSED.search(before)) or bool(NOBODY.search(text[: match.start()]))
                found.append((number, pole, *match.span(), reversed_))
    return found


def _clash(a: Stand, b: Stand) -> bool:
    """Whether two stands on one thing exclude each other and are of the same time."""
    opposite = (a.pole != b.pole and not a.reversed and not b.reversed) or (
        a.pole == b.pole and a.reversed != b.reversed
    )
    same_voice = a.told.article.id == b.told.article.id and (
        not a.told.speaker or not b.told.speaker or a.told.speaker == b.told.speaker
    )
    return opposite and not same_voice and _same_time(a, b) and _same_thing(a, b)


def _same_time(a: Stand, b: Stand) -> bool:
    one, two = a.told.day, b.told.day
    if one is None or two is None:
        return True
    return abs((one - two).days) <= (_LASTING if FRAMES[a.frame].lasting else 0)


def _same_thing(a: Stand, b: Stand) -> bool:
    if FRAMES[a.frame].transitive:
        one, two = a.object, b.object
        # Two parties may approve and reject, each for itself: only told of one and the same it is a conflict.
        if FRAMES[a.frame].parties and not _one_party(a, b):
            return False
    else:
        one, two = a.subject, b.subject
    alike = likeness(a.told, b.told)
    if _named(one) and _named(two):
        return alike >= _ALIKE and _one_name(one, two) and not (a.names and b.names and not a.names & b.names)
    if not one or not two or _named(one) or _named(two):
        return False
    voices = bool(a.told.speaker and b.told.speaker) and a.told.speaker != b.told.speaker
    return _head(a, one) == _head(b, two) and alike >= (_ALIKE_TWO_VOICES if voices else _ALIKE_UNNAMED)


def _one_party(a: Stand, b: Stand) -> bool:
    """Whether the same one answers: one name, or one noun where neither is named."""
    named = _named(a.subject), _named(b.subject)
    if named[0] and named[1]:
        return _one_name(a.subject, b.subject)
    return bool(a.subject and b.subject) and _head(a, a.subject) == _head(b, b.subject)


def _head(stand: Stand, words: Sequence[Word]) -> str:
    """The word that says what it is: the last of an English noun phrase, the first of an Indonesian one."""
    return words[-1 if stand.told.article.language == "en" else 0].key


def _named(words: Sequence[Word]) -> frozenset[str]:
    return frozenset(word.key for word in words if word.capital)


def _one_name(a: Sequence[Word], b: Sequence[Word]) -> bool:
    """Whether two names are of one thing: one is part of the other, or they share two words."""
    one, two = _named(a), _named(b)
    return one <= two or two <= one or len(one & two) >= 2


def _told_by_both(a: Stand, b: Stand, rows: Sequence[Stand]) -> bool:
    """Whether one article puts the thing at both poles in its own words: it tells two times or two things apart."""
    for one, other in ((a, b), (b, a)):
        for row in rows:
            same = row.told.article.id == one.told.article.id and row.told is not one.told
            if same and (row.pole, row.reversed) == (other.pole, other.reversed) and _same_thing(row, other):
                return True
    return False


def _conflict(pairs: Sequence[tuple[Stand, Stand]], rows: Sequence[Stand]) -> Conflict:
    a, b = max(pairs, key=lambda pair: (likeness(pair[0].told, pair[1].told), -pair[0].told.order, -pair[1].told.order))
    alike = likeness(a.told, b.told)
    sides = []
    for leader in (a, b):
        same = [row for row in rows if (row.pole, row.reversed) == (leader.pole, leader.reversed)]
        backing = [(row.told, 1.0) for row in same if row is leader or _same_thing(row, leader)]
        sides.append((leader, [(leader.told, 2.0), *backing]))
    thing = a.object if FRAMES[a.frame].transitive else a.subject
    noun = " ".join(a.told.claim.quote[word.start : word.end] for word in thing)
    independent = witnesses([told for _, quotes in sides for told, _ in quotes])
    return conflict(
        Question(ConflictKind.STANCE, noun=f"{noun} {_written(a)}"),
        [side(_written(leader), quotes) for leader, quotes in sides],
        Severity.HIGH if independent > 2 else Severity.MEDIUM,
        min(0.55 + 0.3 * alike + 0.05 * (independent > 2), 0.9),
        [("of", noun), ("values", f"{_written(a)} / {_written(b)}")],
    )


def _written(stand: Stand) -> str:
    """The pole as written, with the "not" before it."""
    reversal = REVERSED.search(stand.told.folded[max(0, stand.start - _REVERSAL) : stand.start])
    start = stand.start - (len(reversal[0]) if reversal and stand.reversed else 0)
    return stand.told.claim.quote[start : stand.end]
