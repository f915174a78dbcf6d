"""The record of every change to the archive: only ever added to, but for what is purged."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, Row, func, select, update

from storage import schema
from storage.decisions import Change, ConflictRow
from storage.errors import NotFound
from storage.records import LogEntry
from storage.statements import insert_numbered

TABLE = schema.log
SEVERAL = 100  # entries read at a time


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
        *,
        changes: Sequence[Change] | None = None,
        conflicts: Sequence[ConflictRow] = (),
        undoes: int | None = None,
    ) -> int:
        """Write an entry and return its number; `actor` None is the program itself.

        `before` and `after` are for people to read; `changes` is what undoing it needs, None if it cannot be undone.
        """
        exact = {"changes": None if changes is None else tuple(changes), "conflicts": tuple(conflicts) or None}
        values = {"at": at, "actor": actor, "action": action, "subject": subject, "before": before, "after": after}
        return insert_numbered(self._connection, TABLE, undoes=undoes, **values, **exact)

    def get(self, number: int) -> LogEntry:
        """Return an entry. Raises NotFound."""
        row = self._connection.execute(select(TABLE).where(TABLE.c.id == number)).one_or_none()
        if row is None:
            raise NotFound("log entry", number)
        return LogEntry(**row._asdict())

    def latest(self, limit: int, offset: int = 0) -> list[LogEntry]:
        """Return the last entries, newest first."""
        query = select(TABLE).order_by(TABLE.c.id.desc()).limit(limit).offset(offset)
        return [LogEntry(**row._asdict()) for row in self._connection.execute(query)]

    def count(self) -> int:
        """Return how many entries there are."""
        return self._connection.execute(select(func.count()).select_from(TABLE)).scalar_one()

    def undone(self) -> frozenset[int]:
        """Return the entries that were taken back, and not by an entry that was taken back itself."""
        pairs = select(TABLE.c.id, TABLE.c.undoes).where(TABLE.c.undoes.is_not(None)).order_by(TABLE.c.id.desc())
        gone: set[int] = set()
        for row in self._connection.execute(pairs):
            if row.id not in gone:
                gone.add(row.undoes)
        return frozenset(gone)

    def after(self, number: int) -> list[LogEntry]:
        """Return the entries that can be undone and are newer than one, newest first."""
        query = select(TABLE).where(TABLE.c.id > number, TABLE.c.changes.is_not(None)).order_by(TABLE.c.id.desc())
        return [LogEntry(**row._asdict()) for row in self._connection.execute(query)]

    def standing(self, *, but: Collection[str]) -> LogEntry | None:
        """Return the newest entry that can be undone, was not, and undoes none itself; some actions left out."""
        gone, last = self.undone(), None
        while True:
            query = select(TABLE).where(TABLE.c.changes.is_not(None), TABLE.c.undoes.is_(None))
            if last is not None:
                query = query.where(TABLE.c.id < last)
            rows = self._connection.execute(query.order_by(TABLE.c.id.desc()).limit(SEVERAL)).all()
            for row in rows:
                if row.id not in gone and row.action not in but:
                    return LogEntry(**row._asdict())
            if not rows:
                return None
            last = rows[-1].id

    def forget_article(self, number: int, items: Collection[int] = ()) -> list[str]:
        """Take out everything that entries say about an article: who did what and when stays, and cannot be undone.

        `items`: those of feeds that it was made of. Returns the titles and texts that it had before.
        """
        last = 0
        had: list[str] = []
        while rows := self._connection.execute(
            select(TABLE).where(TABLE.c.id > last).order_by(TABLE.c.id).limit(SEVERAL)
        ).all():
            for row in rows:
                had += [said for change in row.changes or () if _is_of(change, number, ()) for said in _had(change)]
                self._forget(row, number, items)
            last = rows[-1].id
        return had

    def _forget(self, row: Row[Any], number: int, items: Collection[int]) -> None:
        changes = tuple(row.changes or ())
        conflicts = tuple(row.conflicts or ())
        mine = any(_is_of(change, number, items) for change in changes)
        kept = tuple(each for each in conflicts if number not in _articles(each))
        if row.subject == f"article {number}" or mine:
            blank = {"before": None, "after": None, "conflicts": kept or None}
            emptied = tuple(_emptied(change, number) for change in changes)
            self._set(row.id, blank | ({"changes": emptied} if mine and len(changes) > 1 else {"changes": None}))
        elif kept != conflicts:
            self._set(row.id, {"conflicts": kept or None})

    def _set(self, number: int, values: Mapping[str, Any]) -> None:
        self._connection.execute(update(TABLE).where(TABLE.c.id == number).values(**values))


def _articles(row: ConflictRow) -> set[int]:
    return {claim.article_id for side in row.conflict.sides for claim in side.claims}


def _is_of(change: Change, number: int, items: Collection[int]) -> bool:
    return change.number in items if change.kind == "item" else change.kind == "article" and change.number == number


def _had(change: Change) -> list[str]:
    """The title and the text that an article had before a change."""
    state = change.before or {}
    return [said for name in ("title", "text") if isinstance(said := state.get(name), str)]


def _emptied(change: Change, number: int) -> Change:
    """The change without what it says of the article; a feed's item in the same entry is what it was made of."""
    same = change.kind == "item" or (change.kind == "article" and change.number == number)
    return replace(change, before=None, after=None) if same else change
