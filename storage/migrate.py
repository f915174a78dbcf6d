"""Bringing a database to the present schema, whoever else is starting at the same moment."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text

MIGRATION_LOCK = 7_228_452_114  # any number of our own; PostgreSQL's advisory locks have no names


def upgrade(connection: Connection) -> None:
    """Apply what is missing, in the caller's write transaction: all of it or nothing.

    On SQLite that transaction already keeps other writers out (BEGIN IMMEDIATE); PostgreSQL takes an advisory lock.
    """
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": MIGRATION_LOCK})
    command.upgrade(_config(connection), "head")


def is_current(connection: Connection) -> bool:
    """Whether the schema is the one this version of the program works with."""
    heads = ScriptDirectory.from_config(_config(connection)).get_heads()
    return set(MigrationContext.configure(connection).get_current_heads()) == set(heads)


def _config(connection: Connection) -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config
