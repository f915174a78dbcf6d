"""The index in the two databases: all that differs between them is how postings are kept, matched and deleted.

Statements go to the driver directly: a search issues up to a dozen, and each costs several times as much through
SQLAlchemy's own layer as it takes to run.
"""

from __future__ import annotations

import json
from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, NamedTuple

from sqlalchemy import Connection

Alternatives = Sequence[tuple[str, ...]]  # any of these; of each all its terms
Posting = tuple[int, list[str]]  # a passage's number and its terms


class Candidate(NamedTuple):
    """A passage that the index gives."""

    passage: int
    article: int
    text: str


RARE = 4000  # matches up to which PostgreSQL gathers and sorts them all; beyond, newest first down the primary key
PAGE_COLUMNS = """
    SELECT p.id, p.text, p.start, p."end", p.in_title, p.paragraph, a.text, a.title, a.outlet, a.owner, a.url,
        a.language, a.published_at, a.retold, a.id, a.added_at
    FROM passages p JOIN articles a ON a.id = p.article_id"""


@dataclass(frozen=True, slots=True)
class Match:
    """What a passage must hold: one alternative of every group, and none of `without`; numbers in [low, high)."""

    groups: tuple[Alternatives, ...]
    without: tuple[str, ...] = ()
    low: int = -(2**63)
    high: int = 2**63 - 1


class Index(ABC):
    """Postings and terms of one database, in one transaction."""

    placeholder: ClassVar[str]

    def __init__(self, connection: Connection) -> None:
        raw = connection.connection.driver_connection
        assert raw is not None
        self._raw: Any = raw

    def run(self, sql: str, parameters: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """Run a statement with `?` for its parameters; its rows, if it has any."""
        cursor = self._raw.execute(sql.replace("?", self.placeholder), parameters)
        rows: list[tuple[Any, ...]] = cursor.fetchall() if cursor.description else []
        return rows

    def _run_many(self, sql: str, rows: Iterable[Sequence[Any]]) -> None:
        cursor = self._raw.cursor()
        cursor.executemany(sql, rows)
        cursor.close()

    @abstractmethod
    def match(self, wanted: Match, limit: int) -> list[Candidate]:
        """The passages that match, newest first."""

    @abstractmethod
    def match_each(self, wanted: Sequence[Match], limit: int) -> list[Candidate]:
        """Some passages that match, of each at most so many, in any order: new ones as a rule."""

    @abstractmethod
    def page(self, passages: Sequence[int]) -> list[tuple[Any, ...]]:
        """Of these passages: `PAGE_COLUMNS`, moments as the driver gives them."""

    @abstractmethod
    def add(self, rows: Sequence[Posting]) -> None:
        """Store postings, by rising passage."""

    @abstractmethod
    def drop(self, rows: Sequence[Posting]) -> None:
        """Delete postings; the terms must be those that were added."""

    @abstractmethod
    def clear(self) -> None:
        """Delete all postings."""

    @abstractmethod
    def settle(self) -> None:
        """After a rebuild: leave the index as small and fast as it can be."""

    @abstractmethod
    def postings(self) -> Iterator[tuple[str, int]]:
        """Every (term, passage) of the index, in any order."""

    @abstractmethod
    def add_words(self, words: Sequence[str]) -> None:
        """Store terms that are new to the vocabulary."""


class _Sqlite(Index):
    """FTS5 without content, positions or sizes, fed with our own terms."""

    placeholder = "?"

    def match(self, wanted: Match, limit: int) -> list[Candidate]:
        expression = " AND ".join(f"({' OR '.join(map(_all_of, group))})" for group in wanted.groups)
        if wanted.without:
            expression = f"({expression}) NOT ({' OR '.join(map(_quoted, wanted.without))})"
        sql = (
            "SELECT p.id, p.article_id, p.text FROM search_postings AS s CROSS JOIN passages AS p ON p.id = s.rowid"
            " WHERE s.search_postings MATCH ? AND s.rowid >= ? AND s.rowid < ? ORDER BY s.rowid DESC LIMIT ?"
        )
        rows = self._raw.execute(sql, (expression, wanted.low, wanted.high, limit))
        return list(map(Candidate._make, rows))

    def match_each(self, wanted: Sequence[Match], limit: int) -> list[Candidate]:
        return [found for each in wanted for found in self.match(each, limit)]

    def page(self, passages: Sequence[int]) -> list[tuple[Any, ...]]:
        return self.run(f"{PAGE_COLUMNS} WHERE p.id IN (SELECT value FROM json_each(?))", (json.dumps(passages),))  # noqa: S608 - a constant

    def add(self, rows: Sequence[Posting]) -> None:
        sql = "INSERT INTO search_postings (rowid, terms) VALUES (?, ?)"
        self._run_many(sql, ((number, " ".join(terms)) for number, terms in rows))

    def drop(self, rows: Sequence[Posting]) -> None:
        sql = "INSERT INTO search_postings (search_postings, rowid, terms) VALUES ('delete', ?, ?)"
        self._run_many(sql, ((number, " ".join(terms)) for number, terms in rows))

    def clear(self) -> None:
        self.run("INSERT INTO search_postings (search_postings) VALUES ('delete-all')")

    def settle(self) -> None:
        self.run("INSERT INTO search_postings (search_postings) VALUES ('optimize')")

    def postings(self) -> Iterator[tuple[str, int]]:
        self.run(
            "CREATE VIRTUAL TABLE IF NOT EXISTS temp.search_listing USING fts5vocab(main, search_postings, instance)"
        )
        yield from self._raw.execute("SELECT term, doc FROM temp.search_listing")

    def add_words(self, words: Sequence[str]) -> None:
        self._run_many("INSERT INTO search_terms (word) VALUES (?)", ((word,) for word in words))


class _Postgresql(Index):
    """A `tsvector` of our own terms for each passage, with a GIN index."""

    placeholder = "%s"

    _table = "search_postings"  # while the index is rebuilt: the new one

    def match(self, wanted: Match, limit: int) -> list[Candidate]:
        values = {"query": _tsquery(wanted), "low": wanted.low, "high": wanted.high, "rare": RARE, "limit": limit}
        # Left to itself the planner walks down the primary key even for rare words, past the whole archive.
        gathered = self._raw.execute(
            "WITH found AS MATERIALIZED (SELECT passage_id FROM search_postings WHERE terms @@ %(query)s::tsquery"
            " AND passage_id >= %(low)s AND passage_id < %(high)s LIMIT %(rare)s),"
            " newest AS MATERIALIZED (SELECT passage_id FROM found ORDER BY passage_id DESC LIMIT %(limit)s)"
            " SELECT p.id, p.article_id, p.text, (SELECT count(*) FROM found) FROM newest"
            " JOIN passages p ON p.id = newest.passage_id ORDER BY p.id DESC",
            values,
        ).fetchall()
        if gathered and gathered[0][3] >= RARE:
            gathered = self._raw.execute(
                "WITH newest AS MATERIALIZED (SELECT passage_id FROM search_postings WHERE terms @@ %(query)s::tsquery"
                " AND passage_id >= %(low)s AND passage_id < %(high)s ORDER BY passage_id DESC LIMIT %(limit)s)"
                " SELECT p.id, p.article_id, p.text FROM newest"
                " JOIN passages p ON p.id = newest.passage_id ORDER BY p.id DESC",
                values,
            ).fetchall()
        return [Candidate(*row[:3]) for row in gathered]

    def match_each(self, wanted: Sequence[Match], limit: int) -> list[Candidate]:
        queries = [(_tsquery(each), each.low, each.high) for each in wanted]
        rows = self._raw.execute(
            "SELECT p.id, p.article_id, p.text"
            " FROM unnest(%s::text[], %s::bigint[], %s::bigint[]) AS w(query, low, high)"
            " CROSS JOIN LATERAL (WITH found AS MATERIALIZED (SELECT passage_id FROM search_postings"
            " WHERE terms @@ w.query::tsquery AND passage_id >= w.low AND passage_id < w.high LIMIT %s)"
            " SELECT passage_id FROM found ORDER BY passage_id DESC LIMIT %s) AS newest"
            " JOIN passages p ON p.id = newest.passage_id",
            (*map(list, zip(*queries, strict=True)), RARE, limit),
        )
        return list(map(Candidate._make, rows))

    def page(self, passages: Sequence[int]) -> list[tuple[Any, ...]]:
        return self.run(f"{PAGE_COLUMNS} WHERE p.id = ANY(?)", (list(passages),))

    def add(self, rows: Sequence[Posting]) -> None:
        values = "number, array_to_tsvector(string_to_array(terms, ' '))"  # no term has a blank
        sql = f"INSERT INTO {self._table} SELECT {values} FROM unnest(?::bigint[], ?::text[]) AS r(number, terms)"  # noqa: S608
        self.run(sql, ([number for number, _ in rows], [" ".join(terms) for _, terms in rows]))

    def drop(self, rows: Sequence[Posting]) -> None:
        self.run("DELETE FROM search_postings WHERE passage_id = ANY(?)", ([number for number, _ in rows],))

    def clear(self) -> None:
        """Begin a new table beside the old one, in which readers go on searching until the end."""
        self.run("CREATE TABLE search_rebuilt (passage_id bigint NOT NULL, terms tsvector NOT NULL)")
        self._table = "search_rebuilt"

    def settle(self) -> None:
        """Put the new table in the old one's place. An index made at once is a fraction of one that grew."""
        for statement in _SWAP:
            self.run(statement)
        self._table = "search_postings"

    def postings(self) -> Iterator[tuple[str, int]]:
        sql = "SELECT unnest(tsvector_to_array(terms)), passage_id FROM search_postings"
        with self._raw.cursor("search_listing") as cursor:  # on the server: the whole index need not fit in memory
            yield from cursor.execute(sql)

    def add_words(self, words: Sequence[str]) -> None:
        self.run("INSERT INTO search_terms (word) SELECT unnest(?::text[])", (list(words),))


_SWAP = (
    "ALTER TABLE search_rebuilt ADD CONSTRAINT pk_search_rebuilt PRIMARY KEY (passage_id)",
    "CREATE INDEX ix_search_rebuilt_terms ON search_rebuilt USING gin (terms) WITH (fastupdate = off)",
    "ANALYZE search_rebuilt",
    "DROP TABLE search_postings",
    "ALTER TABLE search_rebuilt RENAME TO search_postings",
    "ALTER TABLE search_postings RENAME CONSTRAINT pk_search_rebuilt TO search_postings_pkey",
    "ALTER INDEX ix_search_rebuilt_terms RENAME TO ix_search_postings_terms",
    """ALTER TABLE search_postings ADD CONSTRAINT search_postings_passage_id_fkey
    FOREIGN KEY (passage_id) REFERENCES passages (id) ON DELETE CASCADE""",
)


def open_index(connection: Connection) -> Index:
    """The index of the database that this connection leads to."""
    return _Postgresql(connection) if connection.dialect.name == "postgresql" else _Sqlite(connection)


def _quoted(term: str) -> str:
    return f'"{term}"'  # a term holds no quotes


def _all_of(terms: tuple[str, ...]) -> str:
    return _quoted(terms[0]) if len(terms) == 1 else f"({' AND '.join(map(_quoted, terms))})"


def _tsquery(wanted: Match) -> str:
    groups = " & ".join(f"({' | '.join(map(_conjunction, group))})" for group in wanted.groups)
    return groups + "".join(f" & !{_literal(term)}" for term in wanted.without)


def _literal(term: str) -> str:
    return f"'{term}'"  # nor backslashes


def _conjunction(terms: tuple[str, ...]) -> str:
    return _literal(terms[0]) if len(terms) == 1 else f"({' & '.join(map(_literal, terms))})"
