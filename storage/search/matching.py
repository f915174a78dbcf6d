"""The newest passages that hold what is wanted, checked where the index cannot tell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rapidfuzz.distance import JaroWinkler
from sqlalchemy import Connection, func, select

from storage import passages, schema
from storage.search.dialects import Candidate, Index, Match
from storage.search.query import Query, midnight
from storage.search.ranking import Text
from storage.search.vocabulary import Vocabulary
from storage.search.widening import Unit
from storage.search.words import OUTLET_MARK, outlet_term

BATCH = 100  # candidates checked at a time
DEEPEST = 4000  # candidates looked at for a phrase or a date, of which the index knows only a part
OUTLET_ALIKE = 0.88  # Jaro-Winkler
SPILT = 366 << passages.DAY_BITS  # how far below its own day a passage's number is looked for


class Matcher:
    """Matches units of one query on one transaction's index, within the query's filters."""

    def __init__(self, connection: Connection, index: Index, query: Query, vocabulary: Vocabulary) -> None:
        self._connection = connection
        self._index = index
        self._query = query
        self._frame = _frame(query, vocabulary)
        self._checked = bool(query.phrases or query.without_phrases or query.after or query.before)
        self._texts: dict[int, Text] = {}

    def newest(self, units: Sequence[Unit], limit: int) -> list[Candidate]:
        """The newest passages that hold every unit in one of its forms."""
        if self._frame is None:
            return []
        wanted = self._wanted(self._frame, units)
        if not self._checked:
            return self._index.match(wanted, limit) if wanted.groups else []
        found: list[Candidate] = []
        for _ in range(DEEPEST // BATCH):
            batch = self._index.match(wanted, BATCH) if wanted.groups else self._all(wanted)
            found += self._agreeing(batch)
            if len(batch) < BATCH or len(found) >= limit:
                break
            wanted = replace(wanted, high=batch[-1].passage)
        return found[:limit]

    def of_each(self, choices: Sequence[Sequence[Unit]], limit: int) -> list[Candidate]:
        """Passages that hold all units of one of the choices; of each choice at most so many."""
        if self._frame is None:
            return []
        if self._checked:
            return [found for units in choices for found in self.newest(units, limit)]
        return self._index.match_each([self._wanted(self._frame, units) for units in choices], limit)

    def text(self, candidate: Candidate) -> Text:
        """Its text, read once."""
        found = self._texts.get(candidate.passage)
        if found is None:
            found = self._texts[candidate.passage] = Text(candidate.text)
        return found

    def _wanted(self, frame: Match, units: Sequence[Unit]) -> Match:
        words = [tuple(unit.forms) for unit in units]
        phrases = [((term,),) for phrase in self._query.phrases for term in dict.fromkeys(phrase)]
        return replace(frame, groups=(*frame.groups, *words, *phrases))

    def _all(self, wanted: Match) -> list[Candidate]:
        """The newest of all passages, for a query of dates alone."""
        table, articles = schema.passages.c, schema.articles.c
        within = (table.id >= wanted.low, table.id < wanted.high, articles.removed_at.is_(None))
        columns = (table.id, table.article_id, table.text)
        chosen = select(*columns).join_from(schema.passages, schema.articles).where(*within)
        rows = self._connection.execute(chosen.order_by(table.id.desc()).limit(BATCH))
        return [Candidate(*row) for row in rows]

    def _agreeing(self, batch: Sequence[Candidate]) -> list[Candidate]:
        """Those with the phrases and dates asked for."""
        query = self._query
        if query.after or query.before:
            batch = self._dated(batch)
        if not (query.phrases or query.without_phrases):
            return list(batch)
        return [each for each in batch if self._phrases_agree(self.text(each))]

    def _phrases_agree(self, text: Text) -> bool:
        wanted = all(text.holds(phrase) for phrase in self._query.phrases)
        return wanted and not any(text.holds(phrase) for phrase in self._query.without_phrases)

    def _dated(self, batch: Sequence[Candidate]) -> list[Candidate]:
        articles = schema.articles.c
        moment = func.coalesce(articles.published_at, articles.added_at, type_=articles.added_at.type)
        chosen = select(schema.passages.c.id).join_from(schema.passages, schema.articles)
        chosen = chosen.where(schema.passages.c.id.in_([each.passage for each in batch]))
        if self._query.after is not None:
            chosen = chosen.where(moment >= midnight(self._query.after))
        if self._query.before is not None:
            chosen = chosen.where(moment < midnight(self._query.before))
        kept = set(self._connection.scalars(chosen))
        return [each for each in batch if each.passage in kept]


def _frame(query: Query, vocabulary: Vocabulary) -> Match | None:
    """What every match is held to beside the words; None if nothing can match."""
    if not query:
        return None
    frame = Match((), query.without)
    if query.after is not None:
        frame = replace(frame, low=passages.day_floor(midnight(query.after)) - SPILT)
    if query.before is not None:
        frame = replace(frame, high=passages.day_floor(midnight(query.before)))
    if query.outlet is not None:
        outlets = _outlets(query.outlet, vocabulary)
        return replace(frame, groups=(tuple((outlet,) for outlet in outlets),)) if outlets else None
    return frame


def _outlets(asked: str, vocabulary: Vocabulary) -> list[str]:
    """The terms of the outlets that are meant: those whose name holds what was typed, else the one most like it."""
    typed = outlet_term(asked).removeprefix(OUTLET_MARK)
    holding = sorted(outlet for outlet in vocabulary.outlets if typed in outlet)
    if holding:
        return holding
    scored = [(JaroWinkler.similarity(typed, outlet[1:]), outlet) for outlet in vocabulary.outlets]
    return [outlet for score, outlet in sorted(scored, reverse=True)[:1] if score >= OUTLET_ALIKE]
