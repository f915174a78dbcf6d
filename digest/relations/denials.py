"""Finding what a claim says is not so: the cue, and the words in its scope."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto
from functools import cached_property

from digest.language import accusing, asserting, covering, denying
from digest.language.cores import EMPTY
from digest.language.nouns import CALENDAR
from digest.model import Status
from digest.relations.material import Told
from digest.relations.sentences import Sentence, remembered

_REACH = 160  # characters that the scope of a cue reaches at most
_SAID = 40  # characters of a scope from which what follows "when", "after" may be left out
_CLOSES = re.compile(
    r"[,.!]\s?[\"”]|,\s(?:kata|ujar|tutur|ungkap|ucap|jelas|said|says)\b"
)  # right behind a cue: words end
_ASIDE = re.compile(r"\[[^\]]*\]")
SAYS = 2.0  # rarity from which a word says something by itself
_TELLING = 2  # stems that a scope must have to say what is denied


class Manner(Enum):
    """How a denial is put, from the plainest word for it to a bare "not"."""

    DENIED = auto()  # "membantah", "denied"
    UNTRUE = auto()  # "tidak benar", "a lie"
    NEGATED = auto()  # "tidak pernah", "did not"


@dataclass(frozen=True, eq=False)
class Denial:
    """A claim that says of something that it is not so."""

    told: Told
    manner: Manner
    start: int  # offsets of the cue in the quote
    end: int
    scope: tuple[int, int]  # offsets of what is denied, within the quote
    pointing: bool  # what is denied was told before ("membantah tuduhan itu")
    own: bool  # it is about the one who denies ("pihaknya", "he")

    @cached_property
    def keys(self) -> frozenset[str]:
        """The stems of what is denied."""
        keys = self.told.between(*self.scope)
        aside = _ASIDE.search(
            self.told.claim.quote, *self.scope
        )  # "[both sides]": the editor's words, not the speaker's
        if aside:
            keys -= self.told.between(aside.start(), aside.end())
        empty = CALENDAR | covering.OWN | (frozenset() if self.manner is Manner.DENIED else EMPTY)
        return keys - {word.key for word in self.told.words if word.plain.removesuffix("'s") in empty}

    @cached_property
    def subject(self) -> frozenset[str]:
        """The telling stems of the clause before the cue, where a "not" says what somebody or something does not."""
        start = _clause_start(self.told.folded, self.start)
        return frozenset(key for key in self.told.between(start, self.start) if self._says(key))

    @cached_property
    def deed(self) -> str:
        """The stem of the first telling word behind the cue: what is not done."""
        first, last = self.scope
        words = (word for word in self.told.words if first <= word.start < last and not word.number)
        return next((word.key for word in words if self._says(word.key) and word.plain not in covering.COPULAS), "")

    @cached_property
    def done_by(self) -> frozenset[str]:
        """The stems of what is denied that somebody did to somebody ("disandera oleh", "was shot by")."""
        if self.manner is not Manner.DENIED:
            return frozenset()
        spans = [match.span() for match in covering.DONE_BY.finditer(self.told.folded, *self.scope)]
        return frozenset(key for span in spans for key in self.told.between(*span))

    @cached_property
    def doubts(self) -> bool:
        """Whether somebody else's word is not believed."""
        return self.manner is Manner.DENIED and denying.DOUBTS.match(self.told.folded, self.start) is not None

    @cached_property
    def unproven(self) -> bool:
        """Whether no more is said than that nobody has found it to be so."""
        return self.manner is Manner.DENIED and denying.UNPROVEN.match(self.told.folded, self.start) is not None

    @cached_property
    def of_own_deed(self) -> bool:
        """Whether the denier says it of what he did himself ("denied taking", "membantah menerima")."""
        return self.manner is Manner.DENIED and covering.OWN_DEED.match(self.told.folded, self.scope[0]) is not None

    @cached_property
    def of_a_part(self) -> bool:
        """Whether a part in something is denied, or that it took place."""
        return self.manner is Manner.DENIED and accusing.INVOLVED.search(self.told.folded, *self.scope) is not None

    @cached_property
    def of_a_charge(self) -> bool:
        """Whether a charge is denied that others make in their own words ("membantah tuduhan itu")."""
        if self.manner is Manner.NEGATED:
            return False
        text = self.told.folded
        return bool(accusing.CHARGE.match(text, self.scope[0])) or accusing.BLAMED.search(text, *self.scope) is not None

    @cached_property
    def event(self) -> frozenset[str]:
        """The telling stems of what somebody had no part in, or is charged with; none where that was told before."""
        return frozenset() if self.pointing else self.matter

    @cached_property
    def matter(self) -> frozenset[str]:
        """The telling stems of what a part or a charge is of, by this sentence alone."""
        part_or_charge = (accusing.INVOLVED, accusing.BLAMED, accusing.CHARGE)
        words = [match.span() for cue in part_or_charge for match in cue.finditer(self.told.folded, *self.scope)]
        part = frozenset(key for span in words for key in self.told.between(*span))
        return frozenset(key for key in self.keys - part - self.names if self._says(key))

    @cached_property
    def charge(self) -> frozenset[str]:
        """The telling stems of the charge that is denied, where it is told at once ("the accusation that he …")."""
        told = self.of_a_charge and accusing.CHARGE_OF.search(self.told.folded, *self.scope)
        return self.matter if told else frozenset()

    def _says(self, key: str) -> bool:
        return self.told.sentence.rarities.get(key, 0.0) >= SAYS

    @cached_property
    def told_of(self) -> frozenset[str]:
        """The telling stems of what is denied that are no names."""
        first, last = self.scope
        plain = {word.key for word in self.told.words if first <= word.start < last and not word.capital}
        return frozenset(key for key in self.keys & (plain | (self.keys - self.names)) if self._says(key))

    @cached_property
    def names(self) -> frozenset[str]:
        """The stems of the names in it."""
        return frozenset(word.key for word in self.told.words if word.capital and word.start)


def find_denials(told: Told) -> list[Denial]:
    """The denials of a claim, the plainest first; none where it only keeps silent."""
    if told.claim.status is Status.NO_COMMENT or told.has(denying.SILENT):
        return []
    return [Denial(told, *found) for found in _denials(told.sentence)]


Found = tuple[Manner, int, int, tuple[int, int], bool, bool]  # what a Denial is made of, but for who denies


@remembered
def _denials(item: Sentence) -> list[Found]:
    text = item.folded
    found = [
        denial
        for manner, cues in (
            (Manner.DENIED, denying.DENY),
            (Manner.UNTRUE, denying.UNTRUE),
            (Manner.NEGATED, denying.NEGATION),
        )
        for cue in cues.finditer(text)
        if not (_undone if manner is Manner.NEGATED else _untold)(text, cue)
        and (denial := _denial(item, manner, cue)) is not None
    ]
    plain = [denial for denial in found if denial[0] is not Manner.NEGATED]
    return plain or found


def _conceded(text: str, cue: re.Match[str]) -> bool:
    before = text[: cue.start()]
    if accusing.FALSE_NEWS.match(cue[0]) and accusing.SPREADING.search(before):
        return True
    return bool(denying.CONCEDE.search(before))


def _untold(text: str, cue: re.Match[str]) -> bool:
    """Whether a word for denying tells of no denial: it is conceded, only possible, given up, or a court's."""
    possible = denying.MIGHT.search(text[: cue.start()])
    if possible or _conceded(text, cue) or _dismisses_a_case(text, cue):
        return True
    return denying.GIVEN_UP.match(text, cue.end()) is not None


def _dismisses_a_case(text: str, cue: re.Match[str]) -> bool:
    """Whether a court drops the charges against somebody; anybody may dismiss them "as a smear"."""
    if accusing.DISMISSED_CASE.match(text, cue.start()) and _after(text, cue) == _clause_end(text, cue.end()):
        return True
    against = accusing.CASE_AGAINST.match(text, cue.start())
    return against is not None and accusing.COURT.search(text[: cue.start()]) is not None


def _undone(text: str, cue: re.Match[str]) -> bool:
    """Whether a "not" denies nothing: it is conceded or told as a lie, belongs to another word, or to another cue."""
    if denying.LIED.search(text[: cue.start()]):
        return True
    if (
        _conceded(text, cue)
        or denying.NOT_ONLY.match(text, cue.start())
        or denying.CONDITION.search(text[: cue.start()])
    ):
        return True
    if any(words.start() <= cue.start() < words.end() for words in asserting.UNCHECKED.finditer(text)):
        return True  # "could not confirm"
    cues = (denying.DENY, denying.UNTRUE, asserting.UNCHECKED)
    return any(words.match(text, cue.end() + 1) or words.match(text, cue.start()) for words in cues)


def _denial(item: Sentence, manner: Manner, cue: re.Match[str]) -> Found | None:
    text = item.folded
    if manner is Manner.DENIED and denying.NAMED_SO.match(item.quote, cue.start()):
        return None
    charge = accusing.CHARGED.search(cue[0])  # "menolak tuduhan": the cue ends with what is denied
    first = cue.start() + charge.start() if charge else cue.end()
    after, before = (first, _after(text, cue)), (_clause_start(text, cue.start()), cue.start())
    scope = after
    if manner is Manner.UNTRUE and cue.start("what") >= 0:
        if accusing.SPREADING.search(cue["what"]):
            return None  # what somebody is found to have spread
        scope = cue.span("what")
    elif denying.BACKWARD.match(text, cue.start()):
        scope = before
    elif manner is Manner.UNTRUE and not denying.FORWARD.match(text, cue.end()):
        scope = before if len(item.between(*after)) < _TELLING else (before[0], after[1])
    pointing = manner is not Manner.NEGATED and bool(covering.POINTER.search(text, *scope))
    if not pointing and (not item.between(*scope) or asserting.OPINION.search(text[slice(*scope)])):
        return None
    own = bool(covering.SELF.search(text, *scope)) or manner is Manner.NEGATED
    return manner, cue.start(), cue.end(), scope, pointing, own


def _after(text: str, cue: re.Match[str]) -> int:
    """Where what is denied behind a cue ends: "dismissed the vote as a sham" denies no sham."""
    end = _clause_end(text, cue.end())
    if covering.INSERTED.search(text, 0, cue.start()):
        comma = text.find(",", cue.end(), end)
        end = comma if comma >= 0 else end
    instead = covering.AS.search(text, cue.end(), end) if covering.DISMISSED.match(cue[0]) else None
    return instead.start() if instead else end


def _clause_end(text: str, start: int) -> int:
    if _CLOSES.match(text, start):
        return start
    match = covering.CLAUSE_END.search(text, min(start + 2, len(text)), min(start + _REACH, len(text)))
    end = match.start() if match else min(start + _REACH, len(text))
    meanwhile = covering.MEANWHILE.search(text, start + _SAID, end)
    return meanwhile.start() if meanwhile else end


def _clause_start(text: str, end: int) -> int:
    last = max(end - _REACH, 0)
    for match in covering.CLAUSE_END.finditer(text, last, end):
        last = match.end()
    lead = covering.LEAD.search(text[last:end])
    return last + lead.end() if lead else last
