"""Which tables are copied, as they are in a database of any revision."""

from __future__ import annotations

from sqlalchemy import Connection, MetaData, Table, inspect, text

VERSION = "alembic_version"
INDEX = "search_"  # tables that are made anew from the archive
OWN = frozenset({"leases", "shares", "backlog"})  # what the processes of one database do at this moment
_MADE = text("SELECT sql FROM sqlite_master WHERE type = 'table' AND name = :name")


def is_copied(name: str) -> bool:
    """Whether a table holds what has to be kept."""
    return name != VERSION and name not in OWN and not name.startswith(INDEX)


def copied_tables(connection: Connection) -> list[Table]:
    """The tables that are copied, those that others refer to first."""
    found = MetaData()
    found.reflect(connection, only=lambda name, _: is_copied(name))
    return found.sorted_tables


def numbered(connection: Connection, table: Table) -> bool:
    """Whether rows of a table get numbers that are never given twice: those tables call it `id`."""
    if "id" not in table.columns:
        return False
    if connection.dialect.name == "sqlite":  # the others, like passages, bring their own
        return "AUTOINCREMENT" in str(connection.scalar(_MADE, {"name": table.name}))
    return table.columns["id"].server_default is not None or table.columns["id"].identity is not None


def is_there(connection: Connection) -> bool:
    """Whether there is an archive of any revision."""
    return inspect(connection).has_table(VERSION)
