"""One figure of a story with its slots: what its sentence says around it."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from functools import cached_property

from digest.language.counts import (
    COUNTER,
    DONE,
    FIRST,
    FIRST_BEFORE,
    MOVED,
    PER,
    PERIODIC,
    PLANNED,
    PURPOSE,
    SEPARATE,
    UNDONE,
    UNFINISHED,
    WITHIN,
)
from digest.language.meanings import meaning
from digest.language.money import currencies
from digest.language.nouns import CALENDAR, COMPOUNDS, CONSTANT, is_human, is_people, one_kind, same_kind
from digest.language.terms import SPENDING, SPENT_ON
from digest.model import Quantity, Share
from digest.relations import scopes
from digest.relations.denials import Manner, find_denials
from digest.relations.material import Key, Told
from digest.relations.spans import Span
from digest.relations.values import point
from digest.similarity import rarity

_SYMBOLS = frozenset({"%", "×"})
_SIGN = 2  # letters of a unit at most ("km", "MW"), but for currencies
_I = "i"  # is written as a name is
_NAME = 15.0  # rarity from which the first word of a sentence is taken for a name
_LOCAL = 90  # characters either side in which a name is about the figure
_AND = re.compile(r"\s(?:and|dan|serta)\s")  # behind a denial something else may be told


FigureKey = tuple[Key, int]  # of a figure: its claim, where it starts


@dataclass(frozen=True, eq=False)
class Figure:
    """One quantity of a claim, with what stands around it."""

    told: Told
    quantity: Quantity
    order: int
    before: Told | None = None  # the sentence before it in its article
    first_told: dt.date | None = None  # when the value of a count that grows was first told
    last_told: dt.date | None = None  # when it was last told that there was none of it
    running: bool = False  # its article tells where a count that grows has come to by now

    @cached_property
    def key(self) -> FigureKey:
        """What identifies it, also when others come before it."""
        return self.told.key, self.quantity.start

    @cached_property
    def span(self) -> tuple[int, int]:
        """Its offsets in the quote."""
        return self.quantity.start - self.told.claim.start, self.quantity.end - self.told.claim.start

    @cached_property
    def value(self) -> float:
        """The figure as written."""
        return point(self.quantity)

    @cached_property
    def noun(self) -> str:
        """The stem of what is counted, or the symbol of its unit."""
        unit = self.quantity.unit
        code = unit in currencies() or (len(unit) <= _SIGN and unit.upper() == unit)
        unit = self.compound or unit
        return meaning(unit, self.told.article.language) if unit[:1].isalpha() and not code else unit

    @property
    def compound(self) -> str:
        """What its noun and that one's modifier mean together; empty if no more than either."""
        return COMPOUNDS.get((self.quantity.unit.casefold(), self.quantity.of.casefold()), "")

    @property
    def none(self) -> bool:
        """Whether it says that there was none."""
        return self.quantity.high == 0 and self.quantity.low == 0

    @cached_property
    def nouns(self) -> frozenset[str]:
        """The stems of all nouns counted in its sentence."""
        return frozenset(meaning(each.unit, self.told.article.language) for each in self.told.claim.quantities)

    @cached_property
    def measured(self) -> bool:
        """Whether its unit is a symbol (money, %, km) and not a counted noun."""
        return (
            self.noun != ""
            and self.noun == self.quantity.unit
            and (self.noun in _SYMBOLS or self.money or len(self.noun) <= _SIGN)
        )

    @property
    def money(self) -> bool:
        """Whether it is a sum of money; "WNI" and "PNS" are people, though they are written as codes are."""
        return self.noun in currencies()

    @property
    def constant(self) -> bool:
        """Whether what is counted hardly changes while a story is in the news ("three sons")."""
        return self.noun in CONSTANT or self._of_family

    @cached_property
    def _of_family(self) -> bool:
        start, _ = self.span
        return scopes.of_family(self.told.folded, start)

    @cached_property
    def parent(self) -> frozenset[str]:
        """The names of whose children it counts, where they stand beside it ("Mara Teller, a mother of nine")."""
        if not self._of_family:
            return frozenset()
        return frozenset(word.casefold() for word in scopes.parent_of(self.told.claim.quote, *self.span))

    @cached_property
    def modifiers(self) -> frozenset[str]:
        """The stems of the counted noun's modifiers."""
        return frozenset(meaning(word, self.told.article.language) for word in self.quantity.of.split())

    @cached_property
    def names(self) -> frozenset[str]:
        """The names near it, without those of who says it: whose, where and of what it is."""
        start, end = self.span
        first, last = scopes.stated(self.told.folded, start, end)
        speaker = {word.casefold().strip("'’") for word in (self.told.claim.attribution.speaker or "").split()}
        speaker |= {word.casefold() for word in self.told.claim.attribution.role.split()}
        return frozenset(
            word.key
            for word in self.told.words
            if word.capital
            and max(first, start - _LOCAL) <= word.start < min(last, end + _LOCAL)
            and word.plain not in speaker
            and word.plain != _I
            and word.plain not in CALENDAR
            and (word is not self.told.words[0] or rarity(word.plain, self.told.article.language) >= _NAME)
        )

    @cached_property
    def owner(self) -> str:
        """Whose it is: the last name before a figure without a noun ("Warsan's losses had risen to three").

        Of a count of inhabitants the place that they inhabit ("Port Wenna, a city of 500,000 people").
        """
        start, _ = self.span
        if place := scopes.inhabited(self.told.claim.quote, start):
            return place
        before = [word.key for word in self.told.words if word.start < start and word.key in self.names]
        return before[-1] if before and not self.noun else ""

    @cached_property
    def place(self) -> Span:
        """Where it stands."""
        return Span(self.told, *self.span)

    @cached_property
    def attribute(self) -> frozenset[str]:
        """What of something it measures, where its clause says so before it: "at a depth of", "setinggi"."""
        return scopes.attributes(self.told.folded, self.clause[0], self.span[0]) if self.measured else frozenset()

    @cached_property
    def purpose(self) -> str:
        """The stem of what it is for, where that follows."""
        match = PURPOSE.match(self.told.folded, self.span[1])
        if match is None and self.money and SPENDING.search(self.told.folded, self.clause[0], self.span[0]):
            match = SPENT_ON.match(self.told.folded, self.span[1])
        return meaning(match[1], self.told.article.language) if match else ""

    @cached_property
    def doing(self) -> tuple[str, str]:
        """What those counted have or have not done, where that follows: "have"/"not yet" and the verb's stem."""
        match = DONE.match(self.told.folded, self.span[1])
        if match is None or self.measured:
            return "", ""
        return ("not yet" if match["not"] else "have"), meaning(match["verb"], self.told.article.language)

    @cached_property
    def planned(self) -> bool:
        """Whether it is told as a plan or a possibility."""
        first, last = self.clause
        return bool(PLANNED.search(self.told.folded, first, last))

    @cached_property
    def share(self) -> Share:
        """What part of the whole it is; a total counts as the whole."""
        text, (_, end) = self.told.folded, self.span
        if PER.search(text, *self.clause):
            return Share.PER
        share = Share.WHOLE if self.quantity.share is Share.TOTAL or self._of_all else self.quantity.share
        if share is Share.WHOLE and (self._first_lot or self._detail or scopes.goes_on(text, end)):
            return Share.PART
        return Share.WHOLE if share is Share.PART and scopes.out_of_all(text, end) else share

    @property
    def _of_all(self) -> bool:
        """Whether it is a part of its measure ("50.9 percent of the vote"), or all of their kind ("22 children")."""
        if self.quantity.share is not Share.PART or self.noun == "%":
            return self.quantity.share is Share.PART
        language = self.told.article.language
        kinds = [meaning(each.unit, language) for each in self.told.claim.quantities if each != self.quantity]
        own = is_human(self.noun) and not is_people(self.noun) and not any(same_kind(self.noun, kind) for kind in kinds)
        return own and scopes.included(self.told.folded, *self.span)

    @property
    def _first_lot(self) -> bool:
        text = self.told.folded
        return bool(FIRST.match(text, self.span[1]) or FIRST_BEFORE.search(text[: self.span[0]]))

    @property
    def _detail(self) -> bool:
        """Whether it breaks down a figure before it in its sentence."""
        text, offset = self.told.folded, self.told.claim.start
        language = self.told.article.language
        before = [
            each
            for each in self.told.claim.quantities
            if each.start < self.quantity.start and one_kind(meaning(each.unit, language), self.noun)
        ]
        bases = any(scopes.opens(text, each.start - offset, each.end - offset) for each in before)
        earlier = min((each.end - offset for each in before), default=None)
        return scopes.is_detail(text, self.span[0], earlier, bases)

    @property
    def _earlier(self) -> list[int]:
        """Where the figures before it in its sentence end."""
        offset = self.told.claim.start
        return [each.end - offset for each in self.told.claim.quantities if each.start < self.quantity.start]

    @cached_property
    def clause(self) -> tuple[int, int]:
        """The stretch between the commas around it, in the quote."""
        return scopes.clause_of(self.told.folded, *self.span)

    @cached_property
    def scope(self) -> str:
        """The places, or the hospital, that it is limited to, where its clause says so without a name."""
        text, (start, end) = self.told.folded, self.span
        return "" if self.measured else scopes.scope_of(text, start, end, self.clause)

    @cached_property
    def located(self) -> frozenset[str]:
        """The stems of the place named behind it in its clause."""
        place = self.quantity.place.casefold()
        at = self.told.folded.find(place, self.span[1], self.clause[1])
        if not place or self.measured or at < 0 or scopes.OF_ANOTHER.search(self.told.folded, self.span[1], at):
            return frozenset()
        return frozenset(meaning(word, self.told.article.language) for word in place.split())

    @cached_property
    def grade(self) -> tuple[str, bool]:
        """How badly those counted are hurt, where only some are; and whether they are all, out of whom others are."""
        text, (start, end) = self.told.folded, self.span
        if self.measured:
            return "", False
        return scopes.severity_of(text, start, end, self.clause), scopes.is_base(text, start, end, self._earlier)

    @cached_property
    def moved(self) -> bool:
        """Whether its clause tells where a count has come to ("rose to", "kini")."""
        first, last = self.clause
        return bool(MOVED.search(self.told.folded, first, last))

    @cached_property
    def unfinished(self) -> bool:
        """Whether it, or the sentence before, is of a count that goes on ("with 70% of wards counted")."""
        return self.told.has(UNFINISHED) or (self.before is not None and self.before.has(UNFINISHED))

    @cached_property
    def within(self) -> bool:
        """Whether it is of a place named right before it, and not of all ("in the province, where 260,000 ...")."""
        return bool(WITHIN.search(self.told.folded[: self.span[0]]))

    @cached_property
    def separate(self) -> bool:
        """Whether its sentence sets it beside the matter itself ("a separate suit")."""
        return self.told.has(SEPARATE)

    @cached_property
    def counters(self) -> frozenset[str]:
        """The stems of who gives it: of the speaker, or of who keeps the count where the narrator speaks."""
        language = self.told.article.language
        names = self.told.speaker.split()
        if not names:
            names = [match[1] for match in COUNTER.finditer(self.told.folded, 0, self.span[0])][-1:]
        return frozenset(meaning(name, language) for name in names)

    @cached_property
    def periodic(self) -> bool:
        """Whether it is counted day by day or the like, as times of something are."""
        return self.noun == "×" or bool(PERIODIC.search(self.told.folded))

    @cached_property
    def denied(self) -> bool:
        """Whether somebody says that it is not so ("denied that 14 died"): then it is nobody's figure."""
        start, _ = self.span
        return any(
            denial.scope[0] <= start < denial.scope[1] and not _AND.search(self.told.folded, denial.end, start)
            for denial in find_denials(self.told)
            if denial.manner is not Manner.NEGATED
        )

    @cached_property
    def negated(self) -> bool:
        """Whether its clause says "not"; where nobody was, that is what it says itself."""
        if self.none:
            return False
        first, last = self.clause
        return bool(UNDONE.search(self.told.folded, first, last))
