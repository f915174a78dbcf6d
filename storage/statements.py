"""Statements that several stores make."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Table, insert
from sqlalchemy.dialects import postgresql, sqlite


def insert_or(connection: Connection, table: Table) -> Any:
    """Begin an INSERT that can be given `on_conflict_do_nothing` or `on_conflict_do_update`."""
    if connection.dialect.name == "postgresql":
        return postgresql.insert(table)
    return sqlite.insert(table)


def insert_numbered(connection: Connection, table: Table, **values: Any) -> int:
    """Insert a row and return the number it got."""
    number: int = connection.execute(insert(table).values(**values).returning(table.c.id)).scalar_one()
    return number
