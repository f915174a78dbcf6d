"""Articles on their way in: whoever has time reads some, each once; whoever brought them takes them in, in order."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from sqlalchemy import Connection, delete, exists, insert, select, update

from digest.model import Article, Reading
from storage import schema
from storage.leases import database_time
from storage.locks import give_up_when_frozen

TABLE = schema.backlog
STALE = dt.timedelta(days=1)  # whoever brought it has ended
HUNG = dt.timedelta(minutes=1)  # of a process that reads: then others read what it had locked
_UNREAD = TABLE.c.reading.is_(None) & ~TABLE.c.failed


class Backlog:
    """A row is locked while its article is read: a process that dies gives it back by dying."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, job: str, articles: Sequence[Article]) -> list[int]:
        """Have articles read; return their numbers here, in the same order."""
        self._connection.execute(delete(TABLE).where(TABLE.c.added_at < database_time(self._connection, -STALE)))
        if not articles:
            return []
        now = dt.datetime.now(dt.UTC)
        rows = [{"job": job, "article": article, "failed": False, "added_at": now} for article in articles]
        statement = insert(TABLE).returning(TABLE.c.id, sort_by_parameter_order=True)
        return list(self._connection.scalars(statement, rows))

    def waits(self) -> bool:
        """Whether there is anything to read."""
        return bool(self._connection.scalar(select(exists().where(_UNREAD))))

    def lock_some(self, limit: int) -> dict[int, Article]:
        """Return unread articles that nobody is reading; nobody else is given them before this transaction ends."""
        query = select(TABLE.c.id, TABLE.c.article).where(_UNREAD).order_by(TABLE.c.id).limit(limit)
        give_up_when_frozen(self._connection, HUNG)
        rows = self._connection.execute(query.with_for_update(skip_locked=True))
        return {row.id: row.article for row in rows}

    def store(self, number: int, reading: Reading | None) -> None:
        """Keep what reading an article gave; None if it met a fault."""
        values = {"reading": reading, "failed": reading is None}
        self._connection.execute(update(TABLE).where(TABLE.c.id == number).values(**values))

    def collect(self, job: str) -> dict[int, Reading | None]:
        """Take out what is read of a job, by number; None where that met a fault."""
        finished = (TABLE.c.job == job) & (TABLE.c.reading.is_not(None) | TABLE.c.failed)
        rows = self._connection.execute(delete(TABLE).where(finished).returning(TABLE.c.id, TABLE.c.reading))
        return {row.id: row.reading for row in rows}

    def drop(self, job: str) -> None:
        """Take out all of a job: it has ended."""
        self._connection.execute(delete(TABLE).where(TABLE.c.job == job))
