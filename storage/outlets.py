"""Outlets as moderators want them; those of the house come from a file (`seeds.outlets`)."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select

from storage import schema
from storage.decisions import StoredOutlet

TABLE = schema.outlets


class StoredOutlets:
    """What was changed about outlets, each known by its first name."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def all(self) -> list[StoredOutlet]:
        """Return what moderators changed or added, by first name."""
        return [_outlet(row) for row in self._connection.execute(select(TABLE).order_by(TABLE.c.origin))]

    def find(self, origin: str) -> StoredOutlet | None:
        """Return an outlet that moderators changed or added; None if they did not."""
        row = self._connection.execute(select(TABLE).where(TABLE.c.origin == origin)).one_or_none()
        return None if row is None else _outlet(row)

    def put(self, outlet: StoredOutlet) -> None:
        """Keep an outlet as it is wanted now."""
        self.drop(outlet.origin)
        values = {"name": outlet.name, "owner": outlet.owner, "aliases": outlet.aliases, "domains": outlet.domains}
        self._connection.execute(insert(TABLE).values(origin=outlet.origin, **values))

    def drop(self, origin: str) -> None:
        """Forget what was changed: the house's own outlet of that name, if there is one, holds again."""
        self._connection.execute(delete(TABLE).where(TABLE.c.origin == origin))


def _outlet(row: Row[Any]) -> StoredOutlet:
    return StoredOutlet(row.origin, row.name, row.owner, row.aliases, row.domains)
