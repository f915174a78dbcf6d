"""Forgetting a person: all that is kept about them goes at once; in the log a number that leads nowhere stays."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, delete, select, update

from storage import schema
from storage.decisions import Change

WHO = frozenset({"by", "user_id", "appointed_by", "added_by", "actor"})  # fields of logged states that name a person


class Forgetting:
    """Of one person, whose private chat has the same number."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def forget(self, user_id: int, stand_in: int) -> None:
        """Delete everything about a person; what the log says of them is said of `stand_in` from now on."""
        self._delete(user_id)
        for table, column, value in (
            (schema.articles, "added_by", None),
            (schema.dismissals, "by", None),
            (schema.feeds, "added_by", None),
            (schema.people, "appointed_by", stand_in),
        ):
            mine = table.c[column] == user_id
            self._connection.execute(update(table).where(mine).values({column: value}))
        self._rename_in_log(user_id, stand_in)

    def _delete(self, user_id: int) -> None:
        for table in (
            schema.subscriptions,
            schema.notes,
            schema.news,
            schema.receipts,
            schema.corrections,
            schema.tastes,
            schema.chats,
        ):
            self._connection.execute(delete(table).where(table.c.chat_id == user_id))
        for table in (schema.drafts, schema.reports, schema.people):
            self._connection.execute(delete(table).where(table.c.user_id == user_id))

    def _rename_in_log(self, user_id: int, stand_in: int) -> None:
        """Go through the whole log: a person is named by its actor, its subject and in what was changed."""
        table = schema.log
        wanted = (table.c.id, table.c.actor, table.c.subject, table.c.before, table.c.after, table.c.changes)
        for row in self._connection.execute(select(*wanted)).all():
            values = {
                "actor": stand_in if row.actor == user_id else row.actor,
                "subject": _subject(row.subject, user_id, stand_in),
                "before": _state(row.before, user_id, stand_in),
                "after": _state(row.after, user_id, stand_in),
                "changes": row.changes and tuple(_change(each, user_id, stand_in) for each in row.changes),
            }
            if any(values[name] != getattr(row, name) for name in values):
                self._connection.execute(update(table).where(table.c.id == row.id).values(**values))


def _subject(subject: str, user_id: int, stand_in: int) -> str:
    kind, _, number = subject.rpartition(" ")
    return f"{kind} {stand_in}" if kind == "person" and number == str(user_id) else subject


def _change(change: Change, user_id: int, stand_in: int) -> Change:
    number = stand_in if change.kind == "moderator" and change.number == user_id else change.number
    before, after = _state(change.before, user_id, stand_in), _state(change.after, user_id, stand_in)
    return replace(change, number=number, before=before, after=after)


def _state(state: Mapping[str, Any] | None, user_id: int, stand_in: int) -> Mapping[str, Any] | None:
    if state is None:
        return None
    return {
        name: stand_in
        if name in WHO and value == user_id
        else _state(value, user_id, stand_in)
        if isinstance(value, Mapping)
        else value
        for name, value in state.items()
    }
