"""One search: exact first, then stage by stage what may have been meant, until there are enough passages."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import JaroWinkler

from storage.search.aliases import Aliases, Name
from storage.search.matching import Found, Matcher
from storage.search.query import Query
from storage.search.ranking import DIGITS, Hit, weigh
from storage.search.vocabulary import Vocabulary
from storage.search.widening import PER_EDIT, Unit, guessed, meant, read_units, resembling

ENOUGH = 10  # passages: no stage is begun with so many
CANDIDATES = 100  # newest matches taken from a stage
PER_FORM = 30  # newest matches of one form among several
MAX_SUGGESTIONS = 3
SUGGESTED_FROM = 0.72  # Jaro-Winkler
SUGGESTED_LETTERS = 3  # of a word that others may be like: two letters are in everything


class Finder:
    """Runs one query. `units` and `hits` are what it has come to."""

    def __init__(self, query: Query, matcher: Matcher, vocabulary: Vocabulary) -> None:
        self._aliases = Aliases.load()
        self._matcher = matcher
        self._vocabulary = vocabulary
        self.units = read_units(query.words, self._aliases, vocabulary)
        self.hits: dict[int, Hit] = {}
        self.more = False  # whether there may be matches beyond `hits`
        self._before: Found | None = None  # all that the units' forms find so far

    def run(self) -> None:
        """Search, from the exact words to whatever is like them."""
        if not self.units:
            self._take_newest()
            return
        self._take(0)
        if len(self.hits) >= ENOUGH:
            return
        self._widen(lambda unit: meant(unit, self._aliases, self._vocabulary))
        for resort in (guessed, resembling):
            if not self.hits:
                self._widen(partial(resort, vocabulary=self._vocabulary))
        if not self.hits and len(self.units) > 1:
            self._relax()

    def _take_newest(self) -> None:
        """For a query of filters alone."""
        found = self._matcher.newest([], CANDIDATES)
        self.more = found.more or len(found.numbers) > CANDIDATES
        self.hits = {number: Hit(number) for number in found.numbers[-CANDIDATES:].tolist()}

    def suggestions(self) -> tuple[str, ...]:
        """The nearest spellings of the words asked for, as queries that find something."""
        words = [term for unit in self.units for term in unit.words]
        scored: list[tuple[float, list[str]]] = []
        for place, word in enumerate(words):
            if len(word) < SUGGESTED_LETTERS:
                continue
            for match, score in self._vocabulary.alike(word, MAX_SUGGESTIONS, JaroWinkler.similarity, SUGGESTED_FROM):
                scored.append((-score, [*words[:place], match, *words[place + 1 :]]))
        found = [query for _, query in sorted(scored) if self._finds(query)]
        return tuple(dict.fromkeys(" ".join(query) for query in found))[:MAX_SUGGESTIONS]

    def _finds(self, words: Sequence[str]) -> bool:
        return bool(len(self._matcher.newest([Unit((word,), {(word,): 0.0}) for word in words], 1).numbers))

    def _widen(self, forms: Callable[[Unit], dict[Name, float]]) -> None:
        """Let the units gain forms, and take what they find."""
        gained = [unit.gain(forms(unit)) for unit in self.units]
        if any(gained):
            self._take(max(range(len(gained)), key=gained.__getitem__))

    def _take(self, widened: int) -> None:
        """Take passages that hold all units: the best ten, as many as are as good, and the newest of those."""
        found = self._matcher.newest(self.units, CANDIDATES, self._before)
        self._before = None if found.more else found
        self.more |= found.more
        if not len(found.numbers):
            return
        scores = self._scores(found, [1.0] * len(self.units))
        if len(scores) > ENOUGH:
            worst = np.partition(scores, -ENOUGH)[-ENOUGH]
            found, scores = found.only(scores >= worst), scores[scores >= worst]
        if len(scores) > CANDIDATES:
            self.more = True
            newest = np.arange(len(scores)) >= len(scores) - CANDIDATES
            for form in range(len(self.units[widened].forms)):  # a common form must not hide a rare one
                newest[np.flatnonzero(found.forms[widened] == form)[-PER_FORM:]] = True
            found, scores = found.only(newest), scores[newest]
        self._weigh(found, scores, [1.0] * len(self.units), len(self.units))

    def _scores(self, found: Found, weights: Sequence[float]) -> NDArray[np.float64]:
        """How well each passage answers, as far as the lists tell: 1 is every unit as typed."""
        scores = np.zeros(len(found.numbers))
        for unit, weight, forms in zip(self.units, weights, found.forms, strict=True):
            held = np.array([*(1 - penalty for penalty in unit.forms.values()), 0.0])  # the last: -1, not there
            scores += weight * held[forms]
        rounded: NDArray[np.float64] = (scores / sum(weights)).round(DIGITS)
        return rounded

    def _weigh(self, found: Found, scores: NDArray[np.float64], weights: Sequence[float], least: int) -> None:
        """Take these passages if they hold at least so many units."""
        rows = zip(found.numbers.tolist(), scores.tolist(), *(forms.tolist() for forms in found.forms), strict=True)
        new = [row for row in rows if row[0] not in self.hits]
        if any(len(name) > 1 for unit in self.units for name in unit.forms):
            self._read(new, weights, least)
            return
        guesses = [
            {place: name for place, (name, penalty) in enumerate(unit.forms.items()) if penalty >= PER_EDIT}
            for unit in self.units
        ]
        for number, score, *forms in new:
            if len(forms) - forms.count(-1) >= least:
                guess = tuple(each[form] for each, form in zip(guesses, forms, strict=True) if form in each)
                self.hits[number] = Hit(number, score, guess)

    def _read(self, rows: Sequence[Sequence[Any]], weights: Sequence[float], least: int) -> None:
        """Take passages by their text: the lists know that a name's words are there, and not whether together."""
        texts = self._matcher.texts([row[0] for row in rows])
        for number, *_ in rows:
            held = [weigh(texts[number], unit) for unit in self.units]
            if sum(form is not None for form in held) < least:
                continue
            score = sum(weight * form[0] for weight, form in zip(weights, held, strict=True) if form) / sum(weights)
            score = round(score, DIGITS)
            guess = tuple(form[1] for form in held if form and form[0] <= 1 - PER_EDIT)
            self.hits[number] = Hit(number, score, guess)

    def _relax(self) -> None:
        """Let go of words until something is found: any one of them, then the commonest first."""
        alone = [self._matcher.newest([unit], CANDIDATES) for unit in self.units]
        counts = [min(CANDIDATES, len(found.numbers)) for found in alone]
        weights = [1 / math.log2(2 + (count or CANDIDATES)) for count in counts]
        there = [self.units[place] for place in sorted(range(len(counts)), key=counts.__getitem__) if counts[place]]
        for attempt in _fewer(there, len(self.units)):
            for units in attempt:
                found = self._matcher.newest(units, CANDIDATES)
                self.more |= found.more or len(found.numbers) > CANDIDATES
                newest = found.numbers[-CANDIDATES:]
                held = Found(newest, self._matcher.forms(self.units, newest))
                self._weigh(held, self._scores(held, weights), weights, 1)
            if self.hits:
                return


def _fewer(there: Sequence[Unit], asked: int) -> Iterator[list[list[Unit]]]:
    """What to ask for when all units together find nothing; `there` find something alone, the rarest first."""
    if len(there) < asked:
        yield [list(there)] if there else []
    elif asked > 2:
        yield [[unit for unit in there if unit is not dropped] for dropped in there]
    for kept in range(len(there) - 1, 1, -1):
        yield [list(there[:kept])]
    yield [[unit] for unit in there]
