"""The figures of a story with their slots, and whether two of them measure the same thing."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from digest.language.nouns import CALENDAR, CONSTANT, DONE, NEGATED, PER, PLANNED, PURPOSE, is_people, same_kind
from digest.language.stems import stem
from digest.model import Quantity, Share
from digest.relations.material import Key, Material, Told
from digest.relations.spans import Span, closeness
from digest.relations.values import equal, point, relative_gap, slipped
from digest.similarity import rarity

_SYMBOLS = frozenset({"%", "×"})
_NAME = 15.0  # rarity from which the first word of a sentence is taken for a name
_LOCAL = 90  # characters either side in which a name is about the figure
_CURRENCY = 3  # letters of a currency's code
_CLOSE = 0.08  # relative gap of two sums that are hardly of two things
_SAME_DEED = 0.45  # what it adds that both have, or have not yet, done the same
ALIGNED = 0.72  # score from which two figures measure the same thing
_CLAUSE = re.compile(r"[,;:—]|\s–\s")


FigureKey = tuple[Key, int]  # of a figure: its claim, where it starts


@dataclass(frozen=True, eq=False)
class Figure:
    """One quantity of a claim, with what stands around it."""

    told: Told
    quantity: Quantity
    order: int

    @property
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
        return stem(unit, self.told.article.language) if unit[:1].isalpha() and unit.upper() != unit else unit

    @cached_property
    def measured(self) -> bool:
        """Whether its unit is a symbol (money, %, km) and not a counted noun."""
        return (
            self.noun != ""
            and self.noun == self.quantity.unit
            and (self.noun in _SYMBOLS or self.noun.isupper() or len(self.noun) <= 2)
        )

    @property
    def constant(self) -> bool:
        """Whether what is counted hardly changes while a story is in the news ("three sons")."""
        return self.noun in CONSTANT

    @cached_property
    def modifiers(self) -> frozenset[str]:
        """The stems of the counted noun's modifiers."""
        return frozenset(stem(word, self.told.article.language) for word in self.quantity.of.split())

    @cached_property
    def names(self) -> frozenset[str]:
        """The names near it, without those of its speaker: whose, where and of what it is."""
        start, end = self.span
        speaker = {word.casefold() for word in (self.told.claim.attribution.speaker or "").split()}
        speaker |= {word.casefold() for word in self.told.claim.attribution.role.split()}
        return frozenset(
            word.key
            for word in self.told.words
            if word.capital
            and start - _LOCAL <= word.start < end + _LOCAL
            and word.plain not in speaker
            and word.plain not in CALENDAR
            and (word.start > 0 or rarity(word.plain, self.told.article.language) >= _NAME)
        )

    @cached_property
    def place(self) -> Span:
        """Where it stands."""
        return Span(self.told, *self.span)

    @cached_property
    def purpose(self) -> str:
        """The stem of what it is for, where that follows."""
        match = PURPOSE.match(self.told.folded, self.span[1])
        return stem(match[1], self.told.article.language) if match else ""

    @cached_property
    def doing(self) -> tuple[str, str]:
        """What those counted have or have not done, where that follows: "have"/"not yet" and the verb's stem."""
        match = DONE.match(self.told.folded, self.span[1])
        if match is None or self.measured:
            return "", ""
        return ("not yet" if match["not"] else "have"), stem(match["verb"], self.told.article.language)

    @cached_property
    def planned(self) -> bool:
        """Whether it is told as a plan or a possibility."""
        if self.quantity.measure == "planned":
            return True
        first, last = _clause(self.told.folded, *self.span)
        return bool(PLANNED.search(self.told.folded, first, last))

    @cached_property
    def share(self) -> Share:
        """What part of the whole it is; a total counts as the whole."""
        if PER.search(self.told.folded, *_clause(self.told.folded, *self.span)):
            return Share.PER
        return Share.WHOLE if self.quantity.share is Share.TOTAL else self.quantity.share

    @cached_property
    def negated(self) -> bool:
        """Whether its clause says "not"."""
        first, last = _clause(self.told.folded, *self.span)
        return bool(NEGATED.search(self.told.folded, first, last))


def _clause(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch between the commas around a figure, at most so many characters either side."""
    first = max(0, start - _LOCAL)
    for mark in _CLAUSE.finditer(text, first, start):
        first = mark.end()
    mark_after = _CLAUSE.search(text, end, min(len(text), end + _LOCAL))
    return first, mark_after.start() if mark_after else min(len(text), end + _LOCAL)


def find_figures(material: Material) -> list[Figure]:
    """All figures of the story, in reading order."""
    rows = [(told, quantity) for told in material.told for quantity in told.claim.quantities]
    return [Figure(told, quantity, order) for order, (told, quantity) in enumerate(rows)]


@dataclass(frozen=True)
class Alignment:
    """How sure two figures measure the same thing, and which slots matched."""

    score: float
    slots: tuple[tuple[str, str], ...]


NOT_ALIGNED = Alignment(0.0, ())


def align(material: Material, a: Figure, b: Figure) -> Alignment:
    """Fill the slots of two figures against each other; a score of 0 where one clashes."""
    kind = noun_score(a, b)
    if kind is None or _slots_clash(material, a, b):
        return NOT_ALIGNED
    close, shared = closeness(a.place, b.place)
    score = kind + close
    slots = [("noun", f"{a.quantity.unit or '–'} / {b.quantity.unit or '–'}"), ("words", ", ".join(sorted(shared)))]
    if a.quantity.measure and a.quantity.measure == b.quantity.measure:
        score += 0.0 if a.measured else 0.2
        slots.append(("measure", a.quantity.measure))
    if a.modifiers & b.modifiers:
        score += 0.2
        slots.append(("of", f"{a.quantity.of} / {b.quantity.of}"))
    if a.doing[1] and a.doing == b.doing:
        score += _SAME_DEED - min(kind, 0.0)
        slots.append(("did", " ".join(a.doing)))
    if _nearly(a, b) and shared:
        score += 0.3
        slots.append(("size", "nearly the same sum"))
    if a.constant and a.noun == b.noun:
        score += 0.2
        slots.append(("kind", "does not change with time"))
    if slipped(a.value, b.value):
        score += 0.3
        slots.append(("digits", "one slipped"))
    return Alignment(score, tuple(slots))


def _nearly(a: Figure, b: Figure) -> bool:
    """Whether two sums of one currency are so close that they are hardly of two things."""
    return (
        a.noun == b.noun and a.noun.isupper() and len(a.noun) == _CURRENCY and relative_gap(a.value, b.value) <= _CLOSE
    )


def noun_score(a: Figure, b: Figure) -> float | None:
    """What the counted nouns add; None if they count different things. Only nouns and measures decide."""
    if a.noun == b.noun and a.noun:
        return 0.0 if a.measured else 0.1
    if a.measured or b.measured:
        return None
    if same_kind(a.noun, b.noun) or (is_people(a.noun) and is_people(b.noun)):
        return 0.1
    if not a.noun and not b.noun and a.quantity.measure and a.quantity.measure == b.quantity.measure:
        return 0.1
    if a.quantity.measure and a.quantity.measure == b.quantity.measure and (_loose(a) or _loose(b)):
        return 0.0
    if a.noun in b.modifiers or b.noun in a.modifiers:
        return 0.0
    return -0.2 if _loose(a) or _loose(b) else None


def _loose(figure: Figure) -> bool:
    """Whether what is counted is left open: no noun, or people at large."""
    return not figure.noun or is_people(figure.noun)


def _slots_clash(material: Material, a: Figure, b: Figure) -> bool:
    one, two = a.quantity, b.quantity
    if a.share is not b.share or a.negated != b.negated:
        return True
    aboard = one.measure == two.measure == "carried"  # whether the voyage was planned does not change who was aboard
    if a.planned != b.planned and not aboard:
        return True
    if one.measure and two.measure and one.measure != two.measure and not a.measured:
        return True
    return _purposes_clash(material, a, b) or _names_clash(material, a, b)


def _purposes_clash(material: Material, a: Figure, b: Figure) -> bool:
    """Whether each is for something ("for bridges", "untuk pupuk") that the other's article does not speak of."""
    keys = material.article_keys
    return (
        bool(a.purpose and b.purpose)
        and a.purpose not in keys[b.told.article.id]
        and b.purpose not in keys[a.told.article.id]
    )


def _names_clash(material: Material, a: Figure, b: Figure) -> bool:
    """Whether each is of, or in, something named that the other's article does not name."""
    own = {word for word in a.modifiers if word in a.names}, {word for word in b.modifiers if word in b.names}
    if own[0] and own[1] and not own[0] & own[1]:
        return True
    keys = material.article_keys
    return bool(a.names - keys[b.told.article.id]) and bool(b.names - keys[a.told.article.id])


def givers(figure: Figure, figures: Iterable[Figure]) -> frozenset[int]:
    """The numbers of the articles that give a figure's value, its own among them."""
    return frozenset(
        other.told.article.id
        for other in figures
        if (other.noun == figure.noun or not (figure.constant or other.measured or figure.measured))
        and equal(figure.value, other.value)
        and other.planned == figure.planned
        and other.share is figure.share
    )
