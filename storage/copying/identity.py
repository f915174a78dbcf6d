"""Whether two addresses lead to one database: a copy onto itself would clear what it is about to read."""

from __future__ import annotations

import secrets
from pathlib import Path

from sqlalchemy import Connection, text

from storage.database import Database

LOCK = text("SELECT pg_try_advisory_xact_lock(:key)")


def is_same(one: Database, other: Database) -> bool:
    """Whether both are one database, by whatever names, hosts or links. Raises StorageError of one out of reach."""
    if one.dialect != other.dialect:
        return False
    if one.dialect == "sqlite":
        first, second = (Path(each.url.database or "") for each in (one, other))
        return first.samefile(second) if first.exists() and second.exists() else first.resolve() == second.resolve()
    key = secrets.randbits(62)
    with one.connected(writing=False) as mine, other.connected(writing=False) as theirs:
        return not (_take(mine, key) and _take(theirs, key))  # such locks are of one database of one server


def _take(connection: Connection, key: int) -> bool:
    return bool(connection.scalar(LOCK, {"key": key}))
