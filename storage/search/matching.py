"""The newest passages that hold what is wanted: lists joined in memory, and the text where those cannot tell."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import reduce

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import JaroWinkler
from sqlalchemy import Connection, func, select

from storage import passages, schema
from storage.search.dialects import Index
from storage.search.lists import HIGHEST, LOWEST, NOTHING, Lists
from storage.search.postings import Numbers
from storage.search.query import Query, midnight
from storage.search.ranking import Text
from storage.search.vocabulary import Vocabulary
from storage.search.widening import Unit
from storage.search.words import OUTLET_MARK, outlet_term

BATCH = 100  # candidates checked at a time
DEEPEST = 4000  # candidates looked at for what the lists cannot tell: a phrase, a date, a word that must not be there
_RANK_BITS = 10  # of a form among those of its unit
DIRECTLY = 400  # passages that are looked up in long lists one by one
OUTLET_ALIKE = 0.88  # Jaro-Winkler
SPILT = 366 << passages.DAY_BITS  # how far below its own day a passage's number is looked for

Places = NDArray[np.intp]
Union = tuple[Numbers, Places | None]  # passages, rising, and the place of the best form of each (None: the first)


@dataclass(frozen=True, slots=True)
class Found:
    """Passages that hold all units, rising, and in which of its forms each does."""

    numbers: Numbers
    forms: tuple[Places, ...]  # for each unit: the place of its form; -1: it is not there
    more: bool = False  # whether there may be others, older than these

    def only(self, chosen: NDArray[np.bool_] | Places | slice) -> Found:
        """Some of these."""
        return Found(self.numbers[chosen], tuple(each[chosen] for each in self.forms), self.more)


class Matcher:
    """Matches units of one query on one transaction's index, within the query's filters."""

    def __init__(self, connection: Connection, index: Index, query: Query, vocabulary: Vocabulary) -> None:
        self._connection = connection
        self._index = index
        self._query = query
        low = LOWEST if query.after is None else passages.day_floor(midnight(query.after)) - SPILT
        high = HIGHEST if query.before is None else passages.day_floor(midnight(query.before))
        self._lists = Lists(index, low, high)
        self._bounds = low, high
        self._frame = _frame(query, vocabulary)
        self._checked = bool(query.phrases or query.without or query.without_phrases or query.after or query.before)
        self._texts: dict[int, Text] = {}

    def newest(self, units: Sequence[Unit], wanted: int) -> Found:
        """The passages that hold every unit in one of its forms: all there are, or the newest, `wanted` or more."""
        framed = [*units, *self._frame]
        if not framed:
            return self._agreeing(Found(self._all(), ()), wanted) if self._query else Found(NOTHING, ())
        found = self._joined(framed, DEEPEST if self._checked else wanted)
        found = Found(found.numbers, found.forms[: len(units)], found.more)
        return self._agreeing(found, wanted) if self._checked else found

    def forms(self, units: Sequence[Unit], numbers: Numbers) -> tuple[Places, ...]:
        """In which of its forms each unit is in each of these passages (rising); -1: in none."""
        self._lists.read(_terms(units))
        self._lists.cover(_terms(units), numbers)
        return tuple(_look_up(numbers, *self._union(unit)) for unit in units)

    def texts(self, numbers: Sequence[int]) -> dict[int, Text]:
        """The texts of these passages, each read once."""
        new = [number for number in numbers if number not in self._texts]
        if new:
            self._texts.update({number: Text(text) for number, text in self._index.texts(new).items()})
        return self._texts

    def _joined(self, units: Sequence[Unit], wanted: int) -> Found:
        """The passages that hold all units: every one there is, or at least the newest of each combination of forms."""
        if not all(unit.forms for unit in units):
            return Found(NOTHING, tuple(NOTHING for _ in units))
        terms = list(_terms(units))
        self._lists.read(terms, alone=len(terms) == 1)
        while True:
            whole = [None if self._is_cut(unit) else self._union(unit) for unit in units]
            settled = self._cover(units, whole) if None in whole else True
            unions = [known or self._union(unit) for unit, known in zip(units, whole, strict=True)]
            common = _intersection([numbers for numbers, _ in unions])
            if settled or len(common) >= wanted:
                return Found(common, tuple(_look_up(common, *union) for union in unions), more=not settled)
            self._lists.deepen(terms)

    def _is_cut(self, unit: Unit) -> bool:
        """Whether there may be older passages of it than are known."""
        return any(map(self._lists.is_cut, _terms([unit])))

    def _cover(self, units: Sequence[Unit], whole: Sequence[Union | None]) -> bool:
        """Look the passages of rare words up in the long lists; whether everything is found by that.

        `whole`: of the units of which everything is known.
        """
        known = [union[0] for union in whole if union is not None]
        if known:
            common = _intersection(known)
            if len(common) <= DIRECTLY:
                self._lists.cover(_terms(units), common)
                return True
        for unit, union in zip(units, whole, strict=True):
            rare = [name for name in unit.forms if not any(map(self._lists.is_cut, name))] if union is None else []
            if rare and len(units) > 1:
                numbers, _ = self._union(Unit(unit.words, dict.fromkeys(rare, 0.0)))
                if len(numbers) <= DIRECTLY:
                    self._lists.cover(_terms([other for other in units if other is not unit]), numbers)
        return False

    def _union(self, unit: Unit) -> Union:
        """The known passages of a unit."""
        lists = [self._of_name(name) for name in unit.forms]
        if len(lists) < 2:
            return (lists[0] if lists else NOTHING), None
        by_penalty = np.array(list(unit.forms.values())).argsort(kind="stable")
        ranks = np.empty(len(lists), dtype=np.int64)
        ranks[by_penalty] = np.arange(len(lists))
        keys = np.concatenate(lists)
        keys <<= _RANK_BITS
        keys |= ranks.repeat(list(map(len, lists)))
        keys.sort()  # by number, the best form first: sorting numbers alone is several times as fast as sorting places
        numbers = keys >> _RANK_BITS
        first = np.ones(len(numbers), dtype=bool)
        np.not_equal(numbers[1:], numbers[:-1], out=first[1:])
        if not first.all():
            keys, numbers = keys[first], numbers[first]
        return numbers, by_penalty[keys & ((1 << _RANK_BITS) - 1)]

    def _of_name(self, name: Sequence[str]) -> Numbers:
        if len(name) == 1:
            return self._lists.numbers(name[0])
        return _intersection([self._lists.numbers(term) for term in name])

    def _all(self) -> Numbers:
        """The newest of all passages, for a query of dates alone."""
        table, articles = schema.passages.c, schema.articles.c
        low, high = self._bounds
        within = (table.id >= low, table.id < high, articles.removed_at.is_(None))
        chosen = select(table.id).join_from(schema.passages, schema.articles).where(*within)
        rows = self._connection.scalars(chosen.order_by(table.id.desc()).limit(DEEPEST))
        return np.sort(np.array(rows.all(), dtype=np.int64))

    def _agreeing(self, found: Found, wanted: int) -> Found:
        """The newest of those with the phrases and dates asked for."""
        kept: list[int] = []
        end = len(found.numbers)
        lowest = max(0, end - DEEPEST)
        while end > lowest and len(kept) < wanted:
            start = max(lowest, end - BATCH)
            agreeing = set(self._checked_of(found.numbers[start:end].tolist()))
            kept += [
                start + place for place, number in enumerate(found.numbers[start:end].tolist()) if number in agreeing
            ]
            end = start
        return Found(found.numbers, found.forms, found.more or end > 0).only(np.sort(np.array(kept, dtype=np.intp)))

    def _checked_of(self, numbers: list[int]) -> Iterable[int]:
        query = self._query
        if query.after or query.before:
            numbers = self._dated(numbers)
        if not (query.phrases or query.without or query.without_phrases):
            return numbers
        texts = self.texts(numbers)
        return [number for number in numbers if self._words_agree(texts[number])]

    def _words_agree(self, text: Text) -> bool:
        wanted = all(text.holds(phrase) for phrase in self._query.phrases)
        unwanted = (*((word,) for word in self._query.without), *self._query.without_phrases)
        return wanted and not any(text.holds(phrase) for phrase in unwanted)

    def _dated(self, numbers: list[int]) -> list[int]:
        articles = schema.articles.c
        moment = func.coalesce(articles.published_at, articles.added_at, type_=articles.added_at.type)
        chosen = select(schema.passages.c.id).join_from(schema.passages, schema.articles)
        chosen = chosen.where(schema.passages.c.id.in_(numbers))
        if self._query.after is not None:
            chosen = chosen.where(moment >= midnight(self._query.after))
        if self._query.before is not None:
            chosen = chosen.where(moment < midnight(self._query.before))
        return list(self._connection.scalars(chosen))


def _terms(units: Iterable[Unit]) -> Iterator[str]:
    return (term for unit in units for name in unit.forms for term in name)


def _intersection(lists: Sequence[Numbers]) -> Numbers:
    """The numbers that are in all of these."""
    first, *others = sorted(lists, key=len)
    return reduce(lambda some, there: some[_look_up(some, there) >= 0], others, first)


def _look_up(wanted: Numbers, there: Numbers, forms: Places | None = None) -> Places:
    """For each number its form (0 if there is one only), or -1 if it is not there."""
    if wanted is there:
        return np.zeros(len(wanted), dtype=np.intp) if forms is None else forms
    if not len(there):
        return np.full(len(wanted), -1)
    places = there.searchsorted(wanted)
    places[places == len(there)] = 0
    return np.where(there[places] == wanted, 0 if forms is None else forms[places], -1)


def _frame(query: Query, vocabulary: Vocabulary) -> list[Unit]:
    """What every match must hold beside the query's words: its outlet and the words of its phrases."""
    frame = [Unit((term,), {(term,): 0.0}) for phrase in query.phrases for term in dict.fromkeys(phrase)]
    if query.outlet is not None:
        outlets = _outlets(query.outlet, vocabulary) or [outlet_term(query.outlet)]
        frame.append(Unit((outlets[0],), {(outlet,): 0.0 for outlet in outlets}))
    return frame


def _outlets(asked: str, vocabulary: Vocabulary) -> list[str]:
    """The terms of the outlets that are meant: those whose name holds what was typed, else the one most like it."""
    typed = outlet_term(asked).removeprefix(OUTLET_MARK)
    holding = sorted(outlet for outlet in vocabulary.outlets if typed in outlet)
    if holding:
        return holding
    scored = [(JaroWinkler.similarity(typed, outlet[1:]), outlet) for outlet in vocabulary.outlets]
    return [outlet for score, outlet in sorted(scored, reverse=True)[:1] if score >= OUTLET_ALIKE]
