"""Conflicts and their stable numbers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import Connection, select, update

from digest.model import Conflict
from storage import schema
from storage.errors import NotFound
from storage.records import ConflictState, StoredConflict
from storage.statements import insert_numbered


class Conflicts:
    """A conflict's number is never given again, whatever becomes of it."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def of_story(self, story_id: int) -> list[Conflict]:
        """Return all conflicts of a story in any state, by number."""
        table = schema.conflicts
        query = select(table.c.body).where(table.c.story_id == story_id).order_by(table.c.id)
        return list(self._connection.scalars(query))

    def get(self, number: int) -> Conflict:
        """Return a conflict in whatever state. Raises NotFound."""
        body = self._connection.scalar(select(schema.conflicts.c.body).where(schema.conflicts.c.id == number))
        if body is None:
            raise NotFound("conflict", number)
        found: Conflict = body
        return found

    def standing(self, number: int) -> StoredConflict:
        """Return where a conflict stands. Raises NotFound."""
        table = schema.conflicts
        row = self._connection.execute(select(table).where(table.c.id == number)).one_or_none()
        if row is None:
            raise NotFound("conflict", number)
        return StoredConflict(row.story_id, ConflictState(row.state), row.found_at, row.changed_at)

    def dismiss(self, number: int, at: dt.datetime) -> None:
        """Keep a conflict from being shown, also when it is found again. Raises NotFound."""
        self._set_state(number, ConflictState.DISMISSED, at)

    def reopen(self, number: int, at: dt.datetime) -> None:
        """Show a dismissed conflict again. Raises NotFound."""
        self._set_state(number, ConflictState.OPEN, at)

    def save(self, story_id: int, found: Sequence[Conflict], at: dt.datetime) -> tuple[Conflict, ...]:
        """Store what was found in a story and return what is open of it, numbered. Raises NotFound."""
        table = schema.conflicts
        rows = self._connection.execute(
            select(table.c.id, table.c.state, table.c.body).where(table.c.story_id == story_id)
        )
        known = {row.id: (ConflictState(row.state), row.body) for row in rows}
        standing = []
        for conflict in found:
            if conflict.id == 0:
                standing.append(self._insert(story_id, conflict, at))
                continue
            if conflict.id not in known:
                raise NotFound("conflict", conflict.id)
            state = known[conflict.id][0]
            if state is not ConflictState.DISMISSED:
                standing.append(conflict)
                state = ConflictState.OPEN
            if (state, conflict) != known[conflict.id]:
                self._write(conflict, state, at)
        seen = {conflict.id for conflict in found}
        for number, (state, _) in known.items():
            if number not in seen and state is ConflictState.OPEN:
                self._set_state(number, ConflictState.CLOSED, at)
        return tuple(standing)

    def _insert(self, story_id: int, conflict: Conflict, at: dt.datetime) -> Conflict:
        table = schema.conflicts
        values = {"story_id": story_id, "state": ConflictState.OPEN, "found_at": at, "changed_at": at}
        number = insert_numbered(self._connection, table, **values, **_columns(conflict))
        numbered = replace(conflict, id=number)
        self._connection.execute(update(table).where(table.c.id == number).values(body=numbered))
        return numbered

    def _write(self, conflict: Conflict, state: ConflictState, at: dt.datetime) -> None:
        table = schema.conflicts
        values = {"state": state, "changed_at": at, **_columns(conflict)}
        self._connection.execute(update(table).where(table.c.id == conflict.id).values(**values))

    def _set_state(self, number: int, state: ConflictState, at: dt.datetime) -> None:
        table = schema.conflicts
        changed = self._connection.execute(update(table).where(table.c.id == number).values(state=state, changed_at=at))
        if not changed.rowcount:
            raise NotFound("conflict", number)


def _columns(conflict: Conflict) -> dict[str, object]:
    return {
        "kind": conflict.kind,
        "severity": conflict.severity,
        "confidence": conflict.confidence,
        "body": conflict,
    }
