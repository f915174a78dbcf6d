"""Whether two addresses lead to one database: a copy onto itself would clear what it is about to read."""

from __future__ import annotations

import secrets
from pathlib import Path
from typing import NamedTuple

from sqlalchemy import Connection, text

from storage.database import Database

LOCK = text("SELECT pg_try_advisory_xact_lock(:key)")
PLACE = text(
    "SELECT system_identifier, oid::bigint, pg_is_in_recovery()"
    " FROM pg_control_system(), pg_database WHERE datname = current_database()"
)


class _Place(NamedTuple):
    cluster: int  # the same for a primary and all that follows it
    database: int
    follows: bool


def is_same(one: Database, other: Database) -> bool:
    """Whether both are one database, by whatever names, hosts or links, or one of them only follows the other.

    Raises StorageError of one out of reach.
    """
    if one.dialect != other.dialect:
        return False
    if one.dialect == "sqlite":
        first, second = (Path(each.url.database or "") for each in (one, other))
        return first.samefile(second) if first.exists() and second.exists() else first.resolve() == second.resolve()
    key = secrets.randbits(62)
    with one.connected(writing=False) as mine, other.connected(writing=False) as theirs:
        if _follows(mine, theirs):
            return True
        return not (_take(mine, key) and _take(theirs, key))  # such locks are of one database of one server


def _follows(one: Connection, other: Connection) -> bool:
    """Whether one is a standby of the other, or both are of a third: a standby has locks of its own."""
    mine, theirs = (_Place(*connection.execute(PLACE).one()) for connection in (one, other))
    return mine[:2] == theirs[:2] and (mine.follows or theirs.follows)


def _take(connection: Connection, key: int) -> bool:
    return bool(connection.scalar(LOCK, {"key": key}))
