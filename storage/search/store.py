"""The search index of one transaction: find passages, keep the index exact, prove that it is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from digest.model import Article, Passage
from storage.records import IndexedPassage
from storage.search.aliases import Aliases
from storage.search.dialects import Match, Posting, open_index
from storage.search.finder import Finder
from storage.search.matching import Matcher
from storage.search.query import Query, parse_query
from storage.search.ranking import Hit, Ranges, Text, arrange, highlights
from storage.search.vocabulary import Vocabulary
from storage.search.words import CAPITALS_MARK, index_terms

RULES = 1  # counts up whenever the same text gives other terms: an index made by older rules must be rebuilt
PAGE = 2000  # passages read at a time when all are wanted

Progress = Callable[[int, int], None]  # passages done, of how many


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A passage given as an answer."""

    article: Article
    passage: Passage
    highlights: Ranges  # of passage.text, in code points: sorted, apart from each other
    score: float  # 0…1; 1: every word as asked


@dataclass(frozen=True, slots=True)
class SearchResult:
    """One page of the answer to a query."""

    excerpts: tuple[Excerpt, ...] = ()
    total: int = 0  # matches counted; with `more` there may be others ("100+")
    more: bool = False
    suggestions: tuple[str, ...] = ()  # queries that would find something; only when nothing was found


class Search:
    """Finds passages whatever way the query is spelt. What it has written is found in the same transaction."""

    def __init__(self, connection: Connection, vocabulary: Vocabulary) -> None:
        self._connection = connection
        self._shared = vocabulary
        self._own: Vocabulary | None = None  # with this transaction's words, which others must not see yet
        self._fresh = False
        self._index = open_index(connection)

    def find(self, query: str, *, limit: int = 5, offset: int = 0) -> SearchResult:
        """Return the excerpts that answer a query best, from `offset` on. Any text is a query."""
        asked = parse_query(query, Aliases.load())
        with self._errors_translated():
            vocabulary = self._vocabulary()
            finder = Finder(asked, Matcher(self._connection, self._index, asked, vocabulary), vocabulary)
            finder.run()
            if not finder.hits:
                return SearchResult(suggestions=finder.suggestions())
            page = arrange(finder.hits.values())[offset : offset + limit]
            return SearchResult(tuple(self._excerpts(page, finder, asked)), len(finder.hits), finder.more)

    def add(self, added: Sequence[IndexedPassage], outlet: str | None) -> None:
        """Put passages of one outlet into the index."""
        rows = sorted((each.id, index_terms(each.passage.text, outlet)) for each in added)
        with self._errors_translated():
            self._learn(rows)
            self._index.add(rows)

    def drop(self, dropped: Sequence[IndexedPassage], outlet: str | None) -> None:
        """Take passages out of the index: as they were when they were added."""
        rows = sorted((each.id, index_terms(each.passage.text, outlet)) for each in dropped)
        with self._errors_translated():
            self._index.drop(rows)

    def rebuild(self, progress: Progress | None = None) -> None:
        """Make the index anew from the archive."""
        with self._errors_translated():
            total = self._index.run(
                "SELECT count(*) FROM passages JOIN articles ON articles.id = article_id WHERE removed_at IS NULL"
            )[0][0]
            self._index.clear()
            self._index.run("DELETE FROM search_terms")
            self._index.run("UPDATE search_state SET generation = generation + 1, rules = ?", (RULES,))
            words: set[str] = set()
            done = 0
            for rows in self._archive():
                new = _words(rows) - words
                self._index.add_words(sorted(new))
                words |= new
                self._index.add(rows)
                done += len(rows)
                if progress is not None:
                    progress(done, total)
            self._index.settle()
            self._own = Vocabulary()
            self._own.extend([(0, word) for word in sorted(words)])

    def is_outdated(self) -> bool:
        """Whether the index was made by the rules of an older version, and must be rebuilt."""
        with self._errors_translated():
            return bool(self._index.run("SELECT rules FROM search_state")[0][0] != RULES)

    def disagreements(self) -> list[int]:
        """The passages that are not indexed as the archive has them; none when all is well. Reads everything."""
        with self._errors_translated():
            sums: dict[int, int] = {}
            for rows in self._archive():
                for number, terms in rows:
                    sums[number] = sum(map(hash, terms))
            for term, number in self._index.postings():
                sums[number] = sums.get(number, 0) - hash(term)
            return sorted(number for number, rest in sums.items() if rest)

    def _archive(self) -> Iterator[list[Posting]]:
        """All passages that count, by number, as they should be indexed."""
        sql = (
            "SELECT passages.id, passages.text, outlet FROM passages JOIN articles ON articles.id = article_id"
            " WHERE removed_at IS NULL AND passages.id > ? ORDER BY passages.id LIMIT ?"
        )
        last = Match(()).low
        while rows := self._index.run(sql, (last, PAGE)):
            yield [(number, index_terms(text, outlet)) for number, text, outlet in rows]
            last = rows[-1][0]

    def _learn(self, rows: Sequence[Posting]) -> None:
        """Store the words that are new to the archive."""
        vocabulary = self._vocabulary()
        new = sorted(word for word in _words(rows) if word not in vocabulary)
        if not new:
            return
        self._index.add_words(new)
        if self._own is None:
            self._own = self._shared.copy()
        self._own.extend([(0, term) for term in new])

    def _vocabulary(self) -> Vocabulary:
        """The words this transaction sees."""
        if self._own is not None:
            return self._own
        if not self._fresh:
            self._refresh()
            self._fresh = True
        return self._shared

    def _refresh(self) -> None:
        """Learn what other transactions have added since; ids of terms grow in the order of commits."""
        shared = self._shared
        sql = "SELECT generation, (SELECT max(id) FROM search_terms) FROM search_state"
        generation, newest = self._index.run(sql)[0]
        if shared.is_current(generation, newest or 0):
            return
        with shared.lock:
            if generation > shared.generation:
                shared.restart(generation)
            if not shared.is_current(generation, newest or 0):
                sql = "SELECT id, word FROM search_terms WHERE id > ? ORDER BY id"
                shared.extend(self._index.run(sql, (shared.last_id,)))

    def _excerpts(self, page: Sequence[Hit], finder: Finder, asked: Query) -> Iterator[Excerpt]:
        by_number = {row[0]: row for row in self._index.page([hit.passage for hit in page])}
        for hit in page:
            _, text, start, end, in_title, paragraph, *article = by_number[hit.passage]
            passage = Passage(text, start, end, bool(in_title), paragraph)
            ranges = highlights(Text(text), finder.units, asked.phrases)
            yield Excerpt(_article(*article), passage, ranges, round(hit.score, 3))

    @contextmanager
    def _errors_translated(self) -> Iterator[None]:
        """Give drivers' errors to the database's own translation, as SQLAlchemy would."""
        dialect = self._connection.dialect
        try:
            yield
        except dialect.loaded_dbapi.Error as error:
            raise DBAPIError.instance(
                "search", None, error, dialect.loaded_dbapi.Error, hide_parameters=True, dialect=dialect
            ) from error


def _words(rows: Sequence[Posting]) -> set[str]:
    """Their terms that belong into the vocabulary."""
    terms = set(chain.from_iterable(terms for _, terms in rows))
    return {term for term in terms if not term.endswith(CAPITALS_MARK)}


def _article(*columns: Any) -> Article:
    """An article from the columns in the order that `Article` has them; SQLite gives moments as texts, in UTC."""
    text, title, outlet, owner, url, language, published_at, retold, number, added_at = columns
    published, added = _moment(published_at), _moment(added_at)
    return Article(text, title, outlet, owner, url, language, published, bool(retold), number, added)


def _moment(value: str | dt.datetime | None) -> dt.datetime | None:
    if isinstance(value, str):
        return dt.datetime.fromisoformat(value).replace(tzinfo=dt.UTC)
    return value if value is None else value.astimezone(dt.UTC)
