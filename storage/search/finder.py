"""One search: exact first, then stage by stage what may have been meant, until there are enough passages."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from rapidfuzz.distance import JaroWinkler

from storage.search.aliases import Aliases
from storage.search.dialects import Candidate
from storage.search.matching import Matcher
from storage.search.query import Query
from storage.search.ranking import Hit, weigh
from storage.search.vocabulary import Vocabulary
from storage.search.widening import PER_EDIT, Stage, Unit, read_units, stages

ENOUGH = 10  # passages: no stage is begun with so many
CANDIDATES = 100  # newest matches taken from a stage
PER_FORM = 30  # newest matches of one form among several
MAX_SUGGESTIONS = 3
SUGGESTED_FROM = 0.72  # Jaro-Winkler


class Finder:
    """Runs one query. `units` and `hits` are what it has come to."""

    def __init__(self, query: Query, matcher: Matcher, vocabulary: Vocabulary) -> None:
        self._aliases = Aliases.load()
        self._matcher = matcher
        self._vocabulary = vocabulary
        self.units = read_units(query.words, self._aliases, vocabulary)
        self.hits: dict[int, Hit] = {}
        self.more = False  # whether there may be matches beyond `hits`

    def run(self) -> None:
        """Search, from the exact words to whatever is like them."""
        self._take(self._newest(self.units, CANDIDATES), self.units)
        for stage in stages(self._aliases):
            if len(self.hits) >= ENOUGH or (stage.resort and self.hits):
                return
            self._widen(stage)
        if not self.hits and len(self.units) > 1:
            self._relax()

    def suggestions(self) -> tuple[str, ...]:
        """The nearest spellings of the words asked for, as queries that find something."""
        words = [term for unit in self.units for term in unit.words]
        scored: list[tuple[float, list[str]]] = []
        for place, word in enumerate(words):
            for match, score in self._vocabulary.alike(word, MAX_SUGGESTIONS, JaroWinkler.similarity, SUGGESTED_FROM):
                scored.append((-score, [*words[:place], match, *words[place + 1 :]]))
        found = [query for _, query in sorted(scored) if self._finds(query)]
        return tuple(dict.fromkeys(" ".join(query) for query in found))[:MAX_SUGGESTIONS]

    def _finds(self, words: Sequence[str]) -> bool:
        return bool(self._matcher.newest([Unit((word,), {(word,): 0.0}) for word in words], 1))

    def _newest(self, units: Sequence[Unit], limit: int) -> list[Candidate]:
        found = self._matcher.newest(units, limit)
        self.more |= len(found) >= limit
        return found

    def _widen(self, stage: Stage) -> None:
        """Let the units gain forms, and take what they find."""
        gained = {place: unit.gain(stage.widen(unit, self._vocabulary)) for place, unit in enumerate(self.units)}
        most = max(gained, key=lambda place: len(gained[place]), default=None)
        if most is None or not gained[most]:
            return
        found = self._newest(self.units, CANDIDATES)
        if len(found) >= CANDIDATES:  # a common form must not hide a rare one
            unit, others = self.units[most], [each for place, each in enumerate(self.units) if place != most]
            found += self._matcher.of_each([[*others, unit.only(name)] for name in gained[most]], PER_FORM)
        self._take(found, self.units)

    def _take(self, found: Sequence[Candidate], units: Sequence[Unit]) -> None:
        """Take passages that hold all of these units."""
        new = [each for each in found if each.passage not in self.hits]
        if all(len(unit.forms) == 1 and len(unit.words) == 1 for unit in units):  # as typed: nothing to weigh
            self.hits.update({each.passage: Hit(each.passage, each.article) for each in new})
            return
        self._weigh(new, [1.0] * len(units), len(units))

    def _weigh(self, candidates: Sequence[Candidate], weights: Sequence[float], least: int) -> None:
        """Take those passages whose text holds at least so many units."""
        for each in candidates:
            if each.passage in self.hits:
                continue
            text = self._matcher.text(each)
            found = [weigh(text, unit) for unit in self.units]
            if sum(form is not None for form in found) < least:
                continue
            score = sum(weight * form[0] for weight, form in zip(weights, found, strict=True) if form) / sum(weights)
            guess = tuple(form[1] for form in found if form and form[0] <= 1 - PER_EDIT)
            self.hits[each.passage] = Hit(each.passage, each.article, score, guess)

    def _relax(self) -> None:
        """Let go of words until something is found: any one of them, then the commonest first."""
        counts = [len(self._matcher.newest([unit], CANDIDATES)) for unit in self.units]
        weights = [1 / math.log2(2 + (count or CANDIDATES)) for count in counts]
        there = [self.units[place] for place in sorted(range(len(counts)), key=counts.__getitem__) if counts[place]]
        for attempt in _fewer(there, len(self.units)):
            self._weigh([found for units in attempt for found in self._newest(units, CANDIDATES)], weights, 1)
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
