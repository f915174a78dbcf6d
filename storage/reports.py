"""Readers' "this is wrong", until a moderator has looked at it."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import Connection, Row, func, select, update

from storage import schema
from storage.errors import NotFound
from storage.records import Report, ReportState
from storage.statements import insert_numbered

TABLE = schema.reports


class Reports:
    """A person says it once of one thing: the same again changes nothing."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, user_id: int, story_id: int, conflict_id: int | None, at: dt.datetime) -> bool:
        """Note that somebody finds a story, or one conflict of it, told wrongly; False if they said so before."""
        same = (TABLE.c.user_id == user_id, TABLE.c.story_id == story_id, TABLE.c.state == ReportState.OPEN)
        conflict = TABLE.c.conflict_id.is_(None) if conflict_id is None else TABLE.c.conflict_id == conflict_id
        if self._connection.execute(select(TABLE.c.id).where(*same, conflict).limit(1)).first():
            return False
        values = {"story_id": story_id, "conflict_id": conflict_id, "user_id": user_id, "at": at}
        insert_numbered(self._connection, TABLE, **values, state=ReportState.OPEN)
        return True

    def open(self, limit: int) -> list[Report]:
        """Return what nobody has looked at, oldest first."""
        query = select(TABLE).where(TABLE.c.state == ReportState.OPEN).order_by(TABLE.c.id).limit(limit)
        return [_report(row) for row in self._connection.execute(query)]

    def count_since(self, user_id: int, since: dt.datetime) -> int:
        """Return how much somebody reported since a moment."""
        query = select(func.count()).select_from(TABLE).where(TABLE.c.user_id == user_id, TABLE.c.at >= since)
        return self._connection.execute(query).scalar_one()

    def settle(self, number: int) -> None:
        """Note that somebody has looked at it. Raises NotFound."""
        done = update(TABLE).where(TABLE.c.id == number).values(state=ReportState.SETTLED)
        if not self._connection.execute(done).rowcount:
            raise NotFound("report", number)


def _report(row: Row[Any]) -> Report:
    return Report(row.id, row.story_id, row.conflict_id, row.user_id, ReportState(row.state), row.at)
