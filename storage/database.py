"""Opening a database and giving out its transactions; the only place that knows the two dialects' ways."""

from __future__ import annotations

import copy
import hashlib
import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from storage import migrate
from storage.errors import Busy, translated
from storage.journal import Journal
from storage.search import Vocabulary
from storage.stores import Stores

BUSY_TIMEOUT = 30.0  # seconds a writer waits for its turn on SQLite
MIGRATING = 120.0  # seconds in which a new schema must find its moment
BREATH = 0.5  # seconds between such attempts, for those who work with the database
KEPT = 5  # idle connections to a file
CONNECT_TIMEOUT = 10  # seconds, PostgreSQL


class Database:
    """One SQLite file or PostgreSQL database; safe to share between threads.

    `url` as in DATABASE_URL: `sqlite:///kabar.db`, `postgresql://…` or `postgres://…`, also with a socket
    (`postgresql://user:@/db?host=/dir`). Raises ValueError, without the URL in its words, if it names no database.
    """

    def __init__(self, url: str) -> None:
        self.url = _with_driver(url)
        self._engine = _sqlite_engine(self.url) if self.dialect == "sqlite" else _postgresql_engine(self.url)
        # SQLite's writers would find each other busy and sleep; those of one process hand the turn over instead.
        self._turn = threading.Lock() if self.dialect == "sqlite" else None
        # Giving one back and taking it again costs more than the statements of a usual search. A server may have been
        # restarted meanwhile: of its connections none is kept, and the pool looks whether they are alive.
        self._idle: list[Connection] = []
        self._kept = KEPT if self.dialect == "sqlite" else 0
        self._vocabulary = Vocabulary()  # the search index's words, for all transactions of this process
        self._lease: tuple[str, int] | None = None

    @property
    def dialect(self) -> str:
        """Which kind of database this is: "sqlite" or "postgresql"."""
        return self.url.get_backend_name()

    def is_missing(self) -> bool:
        """Whether this is a file that does not exist; opening it would make it."""
        name = self.url.database
        return (
            self.dialect == "sqlite" and name is not None and not name.startswith("file:") and not Path(name).exists()
        )

    def migrate(self) -> None:
        """Bring the schema up to date, and the search index; any number of processes may do so at once.

        What others keep busy is tried again. Raises StorageError.
        """
        deadline = time.monotonic() + MIGRATING
        while True:
            try:
                return self._migrate()
            except Busy:
                if time.monotonic() > deadline:
                    raise
            time.sleep(BREATH)

    def _migrate(self) -> None:
        with self._transaction(writing=True) as connection:
            self.complete(connection)

    def complete(self, connection: Connection) -> None:
        """Bring schema and search index up to date in a write transaction. Raises TooNew."""
        migrate.upgrade(connection)
        search = Stores(connection, self._vocabulary).search
        if search.is_outdated():
            search.rebuild()

    def is_current(self) -> bool:
        """Whether the schema is the one this version works with. Raises StorageError if it cannot be reached."""
        with self._transaction(writing=False) as connection:
            return migrate.is_current(connection)

    def is_newer(self) -> bool:
        """Whether a newer version of the program has changed the schema. Raises StorageError."""
        with self._transaction(writing=False) as connection:
            return migrate.is_newer(connection)

    @contextmanager
    def reading(self) -> Iterator[Stores]:
        """All that is read inside belongs to one moment. Writing inside is refused. Raises StorageError."""
        with self._transaction(writing=False) as connection:
            yield Stores(connection, self._vocabulary)

    @contextmanager
    def writing(self) -> Iterator[Stores]:
        """One short write transaction: kept when the block ends, undone by any exception. Raises StorageError."""
        with self._in_turn(), self._transaction(writing=True) as connection:
            stores = Stores(connection, self._vocabulary)
            if self._lease is not None:
                stores.leases.check(*self._lease)
            yield stores

    @contextmanager
    def connected(self, *, writing: bool) -> Iterator[Connection]:
        """A transaction for those in this room who work with tables as such. Raises StorageError."""
        with self._in_turn() if writing else nullcontext(), self._transaction(writing=writing) as connection:
            yield connection

    def under(self, name: str, number: int) -> Database:
        """The same database for the holder of a lease: writing raises Superseded once somebody else has taken it."""
        held = copy.copy(self)
        held._lease = (name, number)
        return held

    def journal(self) -> Journal:
        """A journal of what is sent, beside an SQLite file and otherwise in the working directory."""
        if self.dialect == "sqlite":
            return Journal(Path(self.url.database or ""))
        address = self.url.set(password=None).render_as_string()
        return Journal(Path(f"kabar-{hashlib.sha256(address.encode()).hexdigest()[:8]}"))

    def close(self) -> None:
        """Give all connections back; for the end of the program."""
        while self._idle:
            self._idle.pop().close()
        self._engine.dispose()

    @contextmanager
    def _in_turn(self) -> Iterator[None]:
        """Wait for this process's other writers. Raises Busy if that takes too long."""
        if self._turn is None:
            yield
            return
        if not self._turn.acquire(timeout=BUSY_TIMEOUT):
            raise Busy("another writer of this process")
        try:
            yield
        finally:
            self._turn.release()

    @contextmanager
    def _transaction(self, *, writing: bool) -> Iterator[Connection]:
        try:
            with self._connection() as connection:
                if self.dialect == "postgresql":
                    connection.execution_options(**_POSTGRESQL[writing])
                with connection.begin():
                    if self.dialect == "sqlite":
                        _begin(connection, writing=writing)
                    yield connection
        except SQLAlchemyError as error:
            raise translated(error) from error

    @contextmanager
    def _connection(self) -> Iterator[Connection]:
        """A connection for one transaction: the one used last, unless what it was used for failed."""
        try:
            connection = self._idle.pop()
        except IndexError:
            connection = self._engine.connect()
        try:
            yield connection
        except BaseException:
            connection.close()
            raise
        if len(self._idle) < self._kept:
            self._idle.append(connection)
        else:
            connection.close()


# READ COMMITTED for writers, who lock what they must; a snapshot for readers.
_POSTGRESQL: dict[bool, dict[str, Any]] = {
    False: {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True},
    True: {"isolation_level": "READ COMMITTED", "postgresql_readonly": False},
}


def _begin(connection: Connection, *, writing: bool) -> None:
    """Begin a transaction of SQLite, and let nobody write in one for reading.

    A writer takes its turn at once, because a deferred transaction that reads first and then writes fails with
    "locked" whatever the busy timeout. This goes to the driver directly: by way of SQLAlchemy's events and options a
    transaction costs twice as much.
    """
    raw = connection.connection.driver_connection
    assert isinstance(raw, sqlite3.Connection)
    try:
        if connection.info.get("writing") != writing:  # setting it throws away every prepared statement
            raw.execute("PRAGMA query_only = OFF" if writing else "PRAGMA query_only = ON")
            connection.info["writing"] = writing
        raw.execute("BEGIN IMMEDIATE" if writing else "BEGIN")
    except sqlite3.Error as error:
        raise DBAPIError.instance("BEGIN", None, error, sqlite3.Error, dialect=connection.dialect) from error


def _with_driver(text: str) -> URL:
    """Name the driver we use: hosts write `postgres://`, SQLAlchemy wants `postgresql+psycopg://`."""
    scheme, mark, rest = text.partition("://")
    kind = scheme.partition("+")[0]
    if not mark or kind not in {"postgres", "postgresql", "sqlite"}:
        raise ValueError("a database URL starts with sqlite:// or postgresql://")
    try:
        url = make_url(text if kind == "sqlite" else f"postgresql+psycopg://{rest}")
    except (SQLAlchemyError, ValueError):  # their words may hold a part of the password
        raise ValueError("its host, port or name cannot be read") from None
    if kind == "sqlite" and url.database in {None, "", ":memory:"}:
        raise ValueError("a database in memory would forget everything; name a file, like sqlite:///kabar.db")
    return url


def _postgresql_engine(url: URL) -> Engine:
    return create_engine(
        url,
        pool_size=5,
        max_overflow=15,
        pool_timeout=CONNECT_TIMEOUT,
        pool_pre_ping=True,  # a server that was restarted is met with a new connection, not an error
        hide_parameters=True,  # errors are logged; values may be people's texts
        connect_args={"connect_timeout": CONNECT_TIMEOUT, "application_name": "kabar"},
    )


def _sqlite_engine(url: URL) -> Engine:
    engine = create_engine(
        url, pool_size=5, max_overflow=15, hide_parameters=True, connect_args={"timeout": BUSY_TIMEOUT}
    )

    @event.listens_for(engine, "connect")
    def prepare(connection: sqlite3.Connection, _record: object) -> None:
        connection.isolation_level = None  # the driver begins nothing by itself
        connection.execute("PRAGMA foreign_keys = ON")
        _use_wal(connection)

    return engine


def _use_wal(connection: sqlite3.Connection) -> None:
    """Let readers and the writer pass each other; the file remembers it.

    SQLite does not wait for others when it changes the journal, so those who open a new file together try again.
    """
    deadline = time.monotonic() + BUSY_TIMEOUT
    while connection.execute("PRAGMA journal_mode").fetchone() != ("wal",):
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.01)
