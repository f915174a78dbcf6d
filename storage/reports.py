"""Readers' "this is wrong": a queue for moderators."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import Connection, delete, func, select, update

from storage import schema
from storage.records import Report
from storage.statements import insert_or

TABLE = schema.reports


class Reports:
    """Each reader counts once for a subject, like "conflict 4"; who it was is never given out."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, subject: str, user_id: int, at: dt.datetime) -> bool:
        """Keep that a reader finds something wrong; False if they said so before."""
        statement = insert_or(self._connection, TABLE).values(subject=subject, user_id=user_id, at=at)
        made = self._connection.execute(statement.on_conflict_do_nothing().returning(TABLE.c.id))
        return made.one_or_none() is not None

    def waiting(self, limit: int, offset: int = 0) -> list[Report]:
        """Return what no moderator has dealt with, what most readers said first."""
        readers = func.count().label("readers")
        query = (
            select(
                TABLE.c.subject, readers, func.min(TABLE.c.at).label("first_at"), func.max(TABLE.c.at).label("last_at")
            )
            .where(TABLE.c.closed_at.is_(None))
            .group_by(TABLE.c.subject)
            .order_by(readers.desc(), TABLE.c.subject)
        )
        return [Report(**row._asdict()) for row in self._connection.execute(query.limit(limit).offset(offset))]

    def count(self) -> int:
        """Return about how many things a moderator has yet to deal with what readers said."""
        query = select(func.count(TABLE.c.subject.distinct())).where(TABLE.c.closed_at.is_(None))
        return self._connection.execute(query).scalar_one()

    def close(self, subject: str, at: dt.datetime) -> bool:
        """Keep that a moderator has dealt with it; False if nobody waited."""
        open_ = (TABLE.c.subject == subject) & TABLE.c.closed_at.is_(None)
        return bool(self._connection.execute(update(TABLE).where(open_).values(closed_at=at)).rowcount)

    def forget(self, user_id: int) -> None:
        """Forget what a reader said."""
        self._connection.execute(delete(TABLE).where(TABLE.c.user_id == user_id))
