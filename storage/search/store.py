"""The search index of one transaction: find passages, keep the index exact, prove that it is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, delete, exists, update
from sqlalchemy.exc import DBAPIError

from digest.model import Article, Passage
from storage import schema
from storage.locks import lock_archive
from storage.records import IndexedPassage
from storage.search.aliases import Aliases
from storage.search.dialects import open_index
from storage.search.finder import ENOUGH, Finder
from storage.search.keeping import IndexedTerms, Progress, change, disagreements, is_outdated, rebuild, words_of
from storage.search.matching import Matcher
from storage.search.query import Query, parse_query
from storage.search.ranking import Highlighter, Hit, Ranges, arrange, best
from storage.search.vocabulary import Vocabulary
from storage.search.watching import K, Watched, answered
from storage.search.widening import Unit
from storage.search.words import index_terms

MOST = 100  # matches that are counted and can be paged through; nobody reads the hundredth
AT_ONCE = 30  # matches read with their articles even if not all of them are shown: it saves a statement
SEVERAL = 500  # words looked up in one statement
_ARTICLE = -2  # the column of PAGE_COLUMNS that is the article's number


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
    total: int = 0  # matches counted, at most `MOST`
    beyond: bool = False  # there are more matches than were counted ("100+")
    more: bool = False  # another page follows these excerpts
    suggestions: tuple[str, ...] = ()  # queries that would find something; only when nothing was found


class Search:
    """Finds passages whatever way the query is spelt. What it has written is found in the same transaction."""

    def __init__(self, connection: Connection, vocabulary: Vocabulary) -> None:
        self._connection = connection
        self._shared = vocabulary
        self._own: Vocabulary | None = None  # with this transaction's words, which others must not see yet
        self._fresh = False
        self._waiting: list[IndexedTerms] = []
        self._gathering = False
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
            found = len(finder.hits)
            page = tuple(self._page(finder, asked, limit, offset))
            more = offset + len(page) < min(found, MOST)
            return SearchResult(page, min(found, MOST), finder.more or found > MOST, more)

    def answered(self, queries: Iterable[str], texts: Mapping[K, Watched]) -> dict[str, set[K]]:
        """Return which of these texts, which are in the archive, answer which query; those that none answers left out.

        As `find` would: spelling is forgiven as far as the archive has few passages with the words as typed.
        """

        def is_rare(units: Sequence[Unit], query: Query) -> bool:
            found = Matcher(self._connection, self._index, query, vocabulary).newest(units, ENOUGH)
            return len(found.numbers) < ENOUGH

        with self._errors_translated():
            vocabulary = self._vocabulary()
            return answered(queries, texts, vocabulary, is_rare)

    def add(self, added: Sequence[IndexedPassage], outlet: str | None) -> None:
        """Put passages of one outlet into the index; the caller holds the archive's lock."""
        self._waiting += [(each.id, index_terms(each.passage.text, outlet)) for each in added]
        if not self._gathering:
            self._write()

    @contextmanager
    def at_once(self) -> Iterator[None]:
        """Whatever is added inside goes into the index when the block ends, together; before that nobody finds it.

        A word that several articles have is written once.
        """
        self._gathering = True
        try:
            yield
        finally:
            self._gathering = False
        self._write()

    def _write(self) -> None:
        """Put what waits into the index."""
        rows, self._waiting = self._waiting, []
        with self._errors_translated():
            self._learn(rows)
            change(self._index, rows, drop=False)

    def drop(self, dropped: Sequence[IndexedPassage], outlet: str | None) -> None:
        """Take passages out of the index: as they were when they were added. The caller holds the archive's lock."""
        self._write()
        rows = [(each.id, index_terms(each.passage.text, outlet)) for each in dropped]
        with self._errors_translated():
            change(self._index, rows, drop=True)

    def forget(self, article: Article, had: Sequence[str] = ()) -> None:
        """Let the words leave the vocabulary that only this article had, which was deleted for good.

        `had`: further texts of it, from before it was edited.
        """
        lock_archive(self._connection)
        self._vocabulary()  # as it is before: nobody else may see this transaction's
        words = sorted(
            words_of([(0, index_terms(text, article.outlet)) for text in (article.title, article.text, *had)])
        )
        terms, blocks = schema.search_terms, schema.search_blocks
        elsewhere = exists().where(blocks.c.term == terms.c.word)
        for first in range(0, len(words), SEVERAL):
            mine = terms.c.word.in_(words[first : first + SEVERAL])
            self._connection.execute(delete(terms).where(mine, ~elsewhere))
        state = schema.search_state
        self._connection.execute(update(state).values(generation=state.c.generation + 1))

    def rebuild(self, progress: Progress | None = None) -> None:
        """Make the index anew from the archive; whoever reads an older state goes on searching in the old one."""
        lock_archive(self._connection)
        with self._errors_translated():
            self._own = Vocabulary()
            self._own.extend([(0, word) for word in rebuild(self._index, progress)])

    def is_outdated(self) -> bool:
        """Whether the index was made by the rules of an older version, and must be rebuilt."""
        with self._errors_translated():
            return is_outdated(self._index)

    def disagreements(self) -> list[int]:
        """The passages that are not indexed as the archive has them; none when all is well. Reads everything."""
        with self._errors_translated():
            return disagreements(self._index)

    def _learn(self, rows: Sequence[IndexedTerms]) -> None:
        """Store the words that are new to the archive."""
        vocabulary = self._vocabulary()
        new = sorted(word for word in words_of(rows) if word not in vocabulary)
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

    def _page(self, finder: Finder, asked: Query, limit: int, offset: int) -> Iterator[Excerpt]:
        end = min(offset + limit, MOST)
        hits = best(finder.hits.values(), end)
        if len(hits) > AT_ONCE:  # of those only the articles, to choose whom to show
            chosen = arrange(hits, self._index.articles([hit.passage for hit in hits]))[offset:end]
            rows = self._rows(chosen)
        else:
            rows = self._rows(hits)
            chosen = arrange(hits, {number: row[_ARTICLE] for number, row in rows.items()})[offset:end]
        highlighter = Highlighter(finder.units, asked.phrases)
        for hit in chosen:
            _, text, start, stop, in_title, paragraph, *article = rows[hit.passage]
            passage = Passage(text, start, stop, bool(in_title), paragraph)
            yield Excerpt(_article(*article), passage, highlighter.ranges(text), hit.score)

    def _rows(self, hits: Sequence[Hit]) -> dict[int, tuple[Any, ...]]:
        return {row[0]: row for row in self._index.page([hit.passage for hit in hits])}

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


def _article(*columns: Any) -> Article:
    """An article from the columns in the order that `Article` has them; SQLite gives moments as texts, in UTC."""
    text, title, outlet, owner, url, language, published_at, retold, number, added_at = columns
    published, added = _moment(published_at), _moment(added_at)
    return Article(text, title, outlet, owner, url, language, published, bool(retold), number, added)


def _moment(value: str | dt.datetime | None) -> dt.datetime | None:
    if isinstance(value, str):
        return dt.datetime.fromisoformat(value + "+00:00")
    return value if value is None else value.astimezone(dt.UTC)
