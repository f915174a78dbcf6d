"""The index's tables in the two databases, which differ in how a statement takes a list, and in nothing else.

Statements go to the driver directly: each costs several times as much through SQLAlchemy's own layer as it
takes to run.
"""

from __future__ import annotations

import json
from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, ClassVar

from sqlalchemy import Connection

from storage.search.postings import Block

LISTED = 5000  # blocks read at a time when all are wanted
PAGE_COLUMNS = """
    SELECT p.id, p.text, p.start, p."end", p.in_title, p.paragraph, a.text, a.title, a.outlet, a.owner, a.url,
        a.language, a.published_at, a.retold, a.id, a.added_at
    FROM passages p JOIN articles a ON a.id = p.article_id"""


class Index(ABC):
    """Blocks of postings, and the terms there are, in one transaction."""

    placeholder: ClassVar[str]
    in_list: ClassVar[str]  # what stands after a column to say that its number is in the list given

    def __init__(self, connection: Connection) -> None:
        raw = connection.connection.driver_connection
        assert raw is not None
        self._raw: Any = raw

    def run(self, sql: str, parameters: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """Run a statement with `?` for its parameters; its rows, if it has any."""
        cursor = self._raw.execute(sql.replace("?", self.placeholder), parameters)
        rows: list[tuple[Any, ...]] = cursor.fetchall() if cursor.description else []
        return rows

    @abstractmethod
    def newest(self, terms: Sequence[str], depth: int, high: int) -> list[Block]:
        """Of each term the last so many blocks that begin below `high`."""

    @abstractmethod
    def holding(self, terms: Sequence[str], numbers: Sequence[int]) -> list[Block]:
        """Of each term the blocks in which these numbers are, if they are in its list."""

    @abstractmethod
    def around(self, terms: Sequence[str], low: int, high: int) -> list[Block]:
        """Of each term the blocks into which numbers in [low, high] go, be it below the lowest."""

    @abstractmethod
    def put(self, blocks: Sequence[Block]) -> None:
        """Store blocks, in the place of those that begin with the same number."""

    @abstractmethod
    def discard(self, keys: Sequence[tuple[str, int]]) -> None:
        """Delete blocks by term and first number."""

    @abstractmethod
    def add_words(self, words: Sequence[str]) -> None:
        """Store terms that are new to the vocabulary."""

    @abstractmethod
    def listed(self, numbers: Sequence[int]) -> Any:
        """A list of numbers as the parameter of `in_list`."""

    def page(self, passages: Sequence[int]) -> list[tuple[Any, ...]]:
        """Of these passages: `PAGE_COLUMNS`, moments as the driver gives them."""
        return self.run(f"{PAGE_COLUMNS} WHERE p.id {self.in_list}", (self.listed(passages),))

    def articles(self, passages: Sequence[int]) -> dict[int, int]:
        """The article of each of these passages."""
        return dict(self._of_passages("article_id", passages))

    def texts(self, passages: Sequence[int]) -> dict[int, str]:
        """The text of each of these passages."""
        return dict(self._of_passages("text", passages))

    def _of_passages(self, column: str, passages: Sequence[int]) -> list[tuple[Any, ...]]:
        sql = f"SELECT id, {column} FROM passages WHERE id {self.in_list}"  # noqa: S608 - constants
        return self.run(sql, (self.listed(passages),))

    def everything(self) -> Iterator[list[Block]]:
        """All blocks, by term and first number, some at a time."""
        sql = "SELECT term, first, steps FROM search_blocks WHERE (term, first) > (?, ?) ORDER BY term, first LIMIT ?"
        last = ("", 0)
        while rows := self.run(sql, (*last, LISTED)):
            yield [(term, first, steps) for term, first, steps in rows]
            last = rows[-1][:2]

    def clear(self) -> None:
        """Delete all postings and words; whoever reads an older state of the database goes on seeing them."""
        self.run("DELETE FROM search_blocks")
        self.run("DELETE FROM search_terms")


class _Sqlite(Index):
    """Lists are JSON."""

    placeholder = "?"
    in_list = "IN (SELECT value FROM json_each(?))"

    def newest(self, terms: Sequence[str], depth: int, high: int) -> list[Block]:
        return self._blocks(_SQLITE_NEWEST, (json.dumps(terms), high, high, depth - 1))

    def holding(self, terms: Sequence[str], numbers: Sequence[int]) -> list[Block]:
        return self._blocks(_SQLITE_HOLDING, (json.dumps(terms), json.dumps(numbers)))

    def around(self, terms: Sequence[str], low: int, high: int) -> list[Block]:
        return self._blocks(_SQLITE_AROUND, (low, json.dumps(terms), high))

    def put(self, blocks: Sequence[Block]) -> None:
        self._run_many("INSERT OR REPLACE INTO search_blocks (term, first, steps) VALUES (?, ?, ?)", blocks)

    def discard(self, keys: Sequence[tuple[str, int]]) -> None:
        self._run_many("DELETE FROM search_blocks WHERE term = ? AND first = ?", keys)

    def add_words(self, words: Sequence[str]) -> None:
        self._run_many("INSERT INTO search_terms (word) VALUES (?)", ((word,) for word in words))

    def listed(self, numbers: Sequence[int]) -> Any:
        return json.dumps(numbers)

    def _blocks(self, sql: str, parameters: tuple[Any, ...]) -> list[Block]:
        rows: list[Block] = self._raw.execute(sql, parameters).fetchall()
        return rows

    def _run_many(self, sql: str, rows: Iterable[Sequence[Any]]) -> None:
        cursor = self._raw.cursor()
        cursor.executemany(sql, rows)
        cursor.close()


class _Postgresql(Index):
    """Lists are arrays."""

    placeholder = "%s"
    in_list = "= ANY(?)"

    def newest(self, terms: Sequence[str], depth: int, high: int) -> list[Block]:
        return self._blocks(_POSTGRESQL_NEWEST, (list(terms), high, depth))

    def holding(self, terms: Sequence[str], numbers: Sequence[int]) -> list[Block]:
        return self._blocks(_POSTGRESQL_HOLDING, (list(terms), list(numbers)))

    def around(self, terms: Sequence[str], low: int, high: int) -> list[Block]:
        return self._blocks(_POSTGRESQL_AROUND, (list(terms), low, high))

    def put(self, blocks: Sequence[Block]) -> None:
        sql = (
            "INSERT INTO search_blocks (term, first, steps) SELECT * FROM unnest(%s::text[], %s::bigint[], %s::bytea[])"
            " ON CONFLICT (term, first) DO UPDATE SET steps = excluded.steps"
        )
        if blocks:
            self._raw.execute(sql, tuple(map(list, zip(*blocks, strict=True))))

    def discard(self, keys: Sequence[tuple[str, int]]) -> None:
        sql = (
            "DELETE FROM search_blocks b USING unnest(%s::text[], %s::bigint[]) AS k(term, first)"
            " WHERE b.term = k.term AND b.first = k.first"
        )
        if keys:
            self._raw.execute(sql, tuple(map(list, zip(*keys, strict=True))))

    def add_words(self, words: Sequence[str]) -> None:
        self._raw.execute("INSERT INTO search_terms (word) SELECT unnest(%s::text[])", (list(words),))

    def listed(self, numbers: Sequence[int]) -> Any:
        return list(numbers)

    def _blocks(self, sql: str, parameters: tuple[Any, ...]) -> list[Block]:
        cursor = self._raw.cursor(binary=True)  # bytes come as they are, not written out as digits
        rows: list[Block] = cursor.execute(sql, parameters).fetchall()
        return rows


_SQLITE_NEWEST = """
    SELECT t.value, b.first, b.steps FROM json_each(?) AS t CROSS JOIN search_blocks AS b
    WHERE b.term = t.value AND b.first < ? AND b.first >= coalesce(
        (SELECT first FROM search_blocks WHERE term = t.value AND first < ? ORDER BY first DESC LIMIT 1 OFFSET ?),
        -9223372036854775808)"""
_SQLITE_HOLDING = """
    SELECT b.term, b.first, b.steps
    FROM (SELECT DISTINCT t.value AS term,
            (SELECT max(first) FROM search_blocks WHERE term = t.value AND first <= n.value) AS first
        FROM json_each(?) AS t CROSS JOIN json_each(?) AS n) AS w
    CROSS JOIN search_blocks AS b WHERE b.term = w.term AND b.first = w.first"""
_SQLITE_AROUND = """
    WITH w AS MATERIALIZED (SELECT t.value AS term, coalesce(
            (SELECT max(first) FROM search_blocks WHERE term = t.value AND first <= ?1),
            (SELECT min(first) FROM search_blocks WHERE term = t.value)) AS first
        FROM json_each(?2) AS t)
    SELECT b.term, b.first, b.steps FROM w CROSS JOIN search_blocks AS b
    WHERE b.term = w.term AND b.first >= w.first AND b.first <= max(?3, w.first)"""
_POSTGRESQL_NEWEST = """
    SELECT b.* FROM unnest(%s::text[]) AS t(term) CROSS JOIN LATERAL (SELECT term, first, steps FROM search_blocks
        WHERE term = t.term AND first < %s ORDER BY first DESC LIMIT %s) AS b"""
_POSTGRESQL_HOLDING = """
    SELECT DISTINCT ON (b.term, b.first) b.* FROM unnest(%s::text[]) AS t(term)
    CROSS JOIN unnest(%s::bigint[]) AS n(number) CROSS JOIN LATERAL (SELECT term, first, steps FROM search_blocks
        WHERE term = t.term AND first <= n.number ORDER BY first DESC LIMIT 1) AS b"""
_POSTGRESQL_AROUND = """
    SELECT b.* FROM unnest(%s::text[]) AS t(term)
    CROSS JOIN LATERAL (SELECT coalesce(
        (SELECT max(first) FROM search_blocks WHERE term = t.term AND first <= %s),
        (SELECT min(first) FROM search_blocks WHERE term = t.term)) AS first) AS w
    CROSS JOIN LATERAL (SELECT term, first, steps FROM search_blocks
        WHERE term = t.term AND first >= w.first AND first <= greatest(%s, w.first)) AS b"""


def open_index(connection: Connection) -> Index:
    """The index of the database that this connection leads to."""
    return _Postgresql(connection) if connection.dialect.name == "postgresql" else _Sqlite(connection)
