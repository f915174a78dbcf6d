"""The newest passages that hold what is wanted: lists joined in memory, and the text where those cannot tell."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import JaroWinkler
from sqlalchemy import Connection, func, select

from storage import passages, schema
from storage.search.aliases import Name
from storage.search.dialects import Index
from storage.search.joining import NOTHING, Places, Side, common, once
from storage.search.lists import HIGHEST, LOWEST, Lists
from storage.search.postings import Numbers
from storage.search.query import Query, midnight
from storage.search.ranking import Text
from storage.search.vocabulary import Vocabulary
from storage.search.widening import Unit
from storage.search.words import OUTLET_MARK, outlet_term

BATCH = 100  # candidates checked at a time
DEEPEST = 4000  # candidates looked at for what the lists cannot tell: a phrase, a date, a word that must not be there
DIRECTLY = 400  # passages that are looked up in long lists one by one
OUTLET_ALIKE = 0.88  # Jaro-Winkler
SPILT = 366 << passages.DAY_BITS  # how far below its own day a passage's number is looked for


@dataclass(frozen=True, slots=True)
class Found:
    """Passages that hold all units, rising, and in which of its forms each does."""

    numbers: Numbers
    forms: tuple[Places, ...]  # for each unit: the place of its form; -1: it is not there
    counts: tuple[int, ...] = ()  # how many forms each unit had, and each part of the frame
    more: bool = False  # whether there may be others, older than these

    def only(self, chosen: NDArray[np.bool_] | Places | slice) -> Found:
        """Some of these."""
        return Found(self.numbers[chosen], tuple(each[chosen] for each in self.forms), self.counts, self.more)


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

    def newest(self, units: Sequence[Unit], wanted: int, before: Found | None = None) -> Found:
        """The passages that hold every unit in one of its forms: all there are, or the newest, `wanted` or more.

        `before`: what this gave when the units had only the first of their forms, if that was all there are.
        """
        framed = [*units, *self._frame]
        if not framed:
            return self._agreeing(Found(self._all(), ()), wanted) if self._query else Found(NOTHING, ())
        if self._checked:
            found = self._joined(framed, DEEPEST, None)
            return self._agreeing(replace(found, forms=found.forms[: len(units)]), wanted)
        found = self._joined(framed, wanted, before)
        return replace(found, forms=found.forms[: len(units)]) if self._frame else found

    def forms(self, units: Sequence[Unit], numbers: Numbers) -> tuple[Places, ...]:
        """In which of its forms each unit is in each of these passages (rising); -1: in none."""
        self._lists.read(_terms(units))
        self._lists.cover(_terms(units), numbers)
        return tuple(self._side(unit.forms).forms(numbers) for unit in units)

    def texts(self, numbers: Sequence[int]) -> dict[int, Text]:
        """The texts of these passages, each read once."""
        new = [number for number in numbers if number not in self._texts]
        if new:
            self._texts.update({number: Text(text) for number, text in self._index.texts(new).items()})
        return self._texts

    def _joined(self, units: Sequence[Unit], wanted: int, before: Found | None) -> Found:
        """The passages that hold all units: every one there is, or at least the newest of each combination of forms."""
        counts = tuple(len(unit.forms) for unit in units)
        if not all(counts):
            return Found(NOTHING, tuple(NOTHING for _ in units), counts)
        terms = list(_terms(units))
        self._lists.read(terms, alone=len(terms) == 1)
        if len(units) == 1 and not self._lists.is_cut(units[0].forms):
            merged, forms = self._side(units[0].forms).merged()
            return Found(merged, (forms,), counts)
        while True:
            sides = [self._side(unit.forms) for unit in units]
            numbers = self._all_of(units, sides, before)
            settled = numbers is not None
            if numbers is None:
                self._cover_rare(units)
                sides = [self._side(unit.forms) for unit in units]
                numbers = common([side.numbers() for side in sides])
            if settled or len(numbers) >= wanted:
                return Found(numbers, tuple(side.held(numbers) for side in sides), counts, more=not settled)
            self._lists.deepen(terms)

    def _all_of(self, units: Sequence[Unit], sides: list[Side], before: Found | None) -> Numbers | None:
        """The passages that hold all units, if that can be told from what is known and a few passages looked up."""
        whole = [not self._lists.is_cut(unit.forms) for unit in units]
        first = min((place for place, known in enumerate(whole) if known), key=lambda at: sides[at].size, default=None)
        gained = None if before is None else self._gained(units, before)
        if gained is not None and (first is None or sum(map(len, gained)) < sides[first].size):
            numbers, first = once(gained), None
        elif first is not None:
            numbers = sides[first].numbers()
        else:
            return None
        others = sorted((at for at in range(len(units)) if at != first), key=lambda at: sides[at].size)
        for place in filter(whole.__getitem__, others):
            numbers = sides[place].within(numbers)
        cut = [place for place in others if not whole[place]]
        if cut and len(numbers) > DIRECTLY:
            return None
        for place in cut:
            self._lists.cover(_terms([units[place]]), numbers)
            sides[place] = self._side(units[place].forms)
            numbers = sides[place].within(numbers)
        return numbers

    def _gained(self, units: Sequence[Unit], before: Found) -> list[Numbers] | None:
        """What was found when the units had fewer forms, and the passages with a form that is new: no others can match.

        None if not everything is known of the new forms.
        """
        new = [name for unit, count in zip(units, before.counts, strict=True) for name in [*unit.forms][count:]]
        return None if self._lists.is_cut(new) else [before.numbers, *map(self._of_name, new)]

    def _cover_rare(self, units: Sequence[Unit]) -> None:
        """Look the passages of rare forms up in the long lists of the other units."""
        for unit in units if len(units) > 1 else ():
            rare = [name for name in unit.forms if not self._lists.is_cut([name])]
            numbers = once([self._of_name(name) for name in rare]) if len(rare) < len(unit.forms) else NOTHING
            if 0 < len(numbers) <= DIRECTLY:
                self._lists.cover(_terms([other for other in units if other is not unit]), numbers)

    def _side(self, forms: Mapping[Name, float]) -> Side:
        return Side([self._of_name(name) for name in forms], forms.values())

    def _of_name(self, name: Sequence[str]) -> Numbers:
        if len(name) == 1:
            return self._lists.numbers(name[0])
        return common([self._lists.numbers(term) for term in name])

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
        found = replace(found, more=found.more or end > 0)
        return found.only(np.sort(np.array(kept, dtype=np.intp)))

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
