"""The record of every change to the archive: only ever added to."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, select

from storage import schema
from storage.records import LogEntry
from storage.statements import insert_numbered


class Log:
    """Who changed what, from what, to what."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(
        self,
        at: dt.datetime,
        actor: int | None,
        action: str,
        subject: str,
        before: Mapping[str, Any] | None = None,
        after: Mapping[str, Any] | None = None,
    ) -> int:
        """Write an entry and return its number; `actor` None is the program itself."""
        return insert_numbered(
            self._connection, schema.log, at=at, actor=actor, action=action, subject=subject, before=before, after=after
        )

    def latest(self, limit: int) -> list[LogEntry]:
        """Return the last entries, newest first."""
        query = select(schema.log).order_by(schema.log.c.id.desc()).limit(limit)
        return [LogEntry(**row._asdict()) for row in self._connection.execute(query)]
