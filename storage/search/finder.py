"""One search: exact first, then stage by stage what may have been meant, until there are enough passages."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace

from storage.search.aliases import Aliases
from storage.search.dialects import Index, Match
from storage.search.query import Query
from storage.search.ranking import Hit, Text, weigh
from storage.search.vocabulary import Vocabulary
from storage.search.widening import Stage, Unit, read_units, stages

ENOUGH = 10  # passages: no stage is begun with so many
CANDIDATES = 100  # newest matches taken from a stage
PER_FORM = 30  # newest matches of each form, where all forms together have too many
DEEPEST = 4000  # matches looked at for a phrase, whose words alone the index knows


class Finder:
    """Runs one query on one transaction's index. `units` and `hits` are what it has come to."""

    def __init__(self, index: Index, vocabulary: Vocabulary, aliases: Aliases, query: Query, frame: Match) -> None:
        self._index = index
        self._vocabulary = vocabulary
        self._aliases = aliases
        self._query = query
        self._frame = frame  # outlet, dates and unwanted words: what every match is held to
        self._texts: dict[int, tuple[int, Text]] = {}
        self.units = read_units(query.words, aliases, vocabulary)
        self.hits: dict[int, Hit] = {}
        self.more = False  # whether there may be matches beyond `hits`

    def run(self) -> None:
        """Search, from the exact words to whatever is like them."""
        self._take(self._match(self.units, CANDIDATES), self.units)
        for stage in stages(self._aliases):
            if len(self.hits) >= ENOUGH or (stage.resort and self.hits):
                return
            self._widen(stage)
        if not self.hits and len(self.units) > 1:
            self._relax()

    def finds(self, words: str) -> bool:
        """Whether these words, held apart by blanks, would find something as they are."""
        return bool(self._match([Unit((word,), {(word,): 0.0}) for word in words.split()], 1))

    def _widen(self, stage: Stage) -> None:
        gained = [unit for unit in self.units if unit.gain(stage.widen(unit, self._vocabulary))]
        if not gained:
            return
        found = self._match(self.units, CANDIDATES)
        if len(found) >= CANDIDATES:
            found += self._form_by_form(max(gained, key=lambda unit: len(unit.forms)))
        self._take(found, self.units)

    def _form_by_form(self, unit: Unit) -> list[int]:
        """The newest of each form, so that a common word does not hide a rare one."""
        others = [each for each in self.units if each is not unit]
        single = [replace(unit, forms={name: penalty}) for name, penalty in unit.forms.items()]
        return [number for form in single for number in self._match([*others, form], PER_FORM)]

    def _relax(self) -> None:
        """Let go of words until something is found: first any one of them, then the commonest first."""
        counts = {id(unit): len(self._match([unit], CANDIDATES)) for unit in self.units}
        rarest = sorted((unit for unit in self.units if counts[id(unit)]), key=lambda unit: counts[id(unit)])
        if len(rarest) == len(self.units):
            for dropped in rarest if len(rarest) > 2 else ():
                self._take(self._match([unit for unit in rarest if unit is not dropped], CANDIDATES), rarest, counts)
        while rarest and not self.hits:
            self._take(self._match(rarest, CANDIDATES), self.units, counts)
            rarest = rarest[:-1]
            if len(rarest) == 1 and not self.hits:
                for unit in self.units:
                    self._take(self._match([unit], CANDIDATES), self.units, counts)

    def _match(self, units: Sequence[Unit], limit: int) -> list[int]:
        """The newest passages that hold all these units and phrases, checked where the index cannot tell."""
        words = [tuple(unit.forms) for unit in units]
        phrases = [((term,),) for phrase in self._query.phrases for term in dict.fromkeys(phrase)]
        wanted = replace(self._frame, groups=(*self._frame.groups, *words, *phrases))
        if not wanted.groups:
            return self._newest(limit)
        if not (self._query.phrases or self._query.without_phrases):
            found = self._index.match(wanted, limit)
            self.more |= len(found) >= limit
            return found
        return self._match_phrases(wanted, limit)

    def _newest(self, limit: int) -> list[int]:
        """For a query of dates alone."""
        sql = (
            "SELECT passages.id FROM passages JOIN articles ON articles.id = article_id WHERE removed_at IS NULL"
            " AND passages.id >= ? AND passages.id < ? ORDER BY passages.id DESC LIMIT ?"
        )
        found = [row[0] for row in self._index.run(sql, (self._frame.low, self._frame.high, limit))]
        self.more |= len(found) >= limit
        return found

    def _match_phrases(self, wanted: Match, limit: int) -> list[int]:
        found: list[int] = []
        looked = 0
        while len(found) < limit and looked < DEEPEST:
            batch = self._index.match(wanted, CANDIDATES)
            looked += len(batch)
            texts = self._fetch(batch)
            found += [number for number in batch if self._phrases_agree(texts[number][1])]
            if len(batch) < CANDIDATES:
                return found[:limit]
            wanted = replace(wanted, high=batch[-1])
        self.more = True
        return found[:limit]

    def _phrases_agree(self, text: Text) -> bool:
        wanted = all(text.places(phrase) for phrase in self._query.phrases)
        return wanted and not any(text.places(phrase) for phrase in self._query.without_phrases)

    def _take(self, found: Sequence[int], units: Sequence[Unit], counts: Mapping[int, int] | None = None) -> None:
        """Score what was found; with `counts` (matches of each unit) not all units need be there."""
        new = [number for number in dict.fromkeys(found) if number not in self.hits]
        exact = all(len(unit.forms) == 1 and len(unit.words) == 1 for unit in units)
        if exact and counts is None:
            self.hits.update({number: Hit(number, article, 1.0) for number, article in self._index.articles(new)})
            return
        for number, (article, text) in self._fetch(new).items():
            score = self._score(text, units, counts)
            if score is not None:
                self.hits[number] = Hit(number, article, score)

    def _score(self, text: Text, units: Sequence[Unit], counts: Mapping[int, int] | None) -> float | None:
        weights = [1 / math.log2(2 + (counts[id(unit)] or CANDIDATES)) if counts else 1.0 for unit in units]
        scores = [weigh(text, unit) for unit in units]
        if None in scores and (counts is None or not any(scores)):
            return None
        total = sum(weight * (score or 0.0) for weight, score in zip(weights, scores, strict=True))
        return total / sum(weights)

    def _fetch(self, passages: Sequence[int]) -> dict[int, tuple[int, Text]]:
        missing = [number for number in passages if number not in self._texts]
        for number, article, text in self._index.texts(missing):
            self._texts[number] = (article, Text(text))
        return {number: self._texts[number] for number in passages}
