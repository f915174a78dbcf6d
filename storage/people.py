"""Moderators. Owners come from the settings, readers need no entry."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import Connection, delete, select

from storage import schema
from storage.decisions import Appointment
from storage.statements import insert_or

MODERATOR = "moderator"


class People:
    """Who may change articles."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def role(self, user_id: int) -> str | None:
        """Return "moderator", or None for a reader."""
        return self._connection.scalar(select(schema.people.c.role).where(schema.people.c.user_id == user_id))

    def moderators(self) -> list[int]:
        """Return the moderators' Telegram ids, longest appointed first."""
        table = schema.people
        query = select(table.c.user_id).where(table.c.role == MODERATOR).order_by(table.c.appointed_at, table.c.user_id)
        return list(self._connection.scalars(query))

    def appointments(self) -> list[Appointment]:
        """Return who was made a moderator, longest appointed first."""
        table = schema.people
        query = select(table).where(table.c.role == MODERATOR).order_by(table.c.appointed_at, table.c.user_id)
        return [Appointment(row.user_id, row.appointed_by, row.appointed_at) for row in self._connection.execute(query)]

    def appoint(self, user_id: int, *, by: int, at: dt.datetime) -> bool:
        """Make somebody a moderator; False if they are one."""
        statement = insert_or(self._connection, schema.people).values(
            user_id=user_id, role=MODERATOR, appointed_by=by, appointed_at=at
        )
        made = self._connection.execute(statement.on_conflict_do_nothing().returning(schema.people.c.user_id))
        return made.one_or_none() is not None

    def dismiss(self, user_id: int) -> bool:
        """Make a moderator a reader again; False if they were none."""
        return bool(self._connection.execute(delete(schema.people).where(schema.people.c.user_id == user_id)).rowcount)
