"""Bringing a database to the present schema, whoever else is starting at the same moment."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text

from storage.errors import TooNew

LOCK_TIMEOUT = "2s"  # a change of a table waits no longer for those who use it, because everybody else waits behind it
MIGRATION_LOCK = 7_228_452_114  # any number of our own; PostgreSQL's advisory locks have no names


def upgrade(connection: Connection, revision: str = "head") -> None:
    """Apply what is missing up to a revision, in the caller's write transaction: all of it or nothing. Raises TooNew.

    On SQLite that transaction already keeps other writers out (BEGIN IMMEDIATE); PostgreSQL takes an advisory lock, and
    gives up what it cannot lock soon: the caller tries again, and whoever works with the database goes on meanwhile.
    """
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": MIGRATION_LOCK})
        connection.execute(text(f"SET LOCAL lock_timeout = '{LOCK_TIMEOUT}'"))
    if is_newer(connection):
        raise TooNew
    command.upgrade(_config(connection), revision)


def is_current(connection: Connection) -> bool:
    """Whether the schema is the one this version of the program works with."""
    heads = ScriptDirectory.from_config(_config(connection)).get_heads()
    return set(MigrationContext.configure(connection).get_current_heads()) == set(heads)


def is_newer(connection: Connection) -> bool:
    """Whether a version of the program that is newer than this one has changed the schema."""
    return not _known(connection).issuperset(MigrationContext.configure(connection).get_current_heads())


def is_known(connection: Connection, revision: str) -> bool:
    """Whether this version of the program can make a schema of that revision."""
    return revision in _known(connection)


def _known(connection: Connection) -> set[str]:
    return {script.revision for script in ScriptDirectory.from_config(_config(connection)).walk_revisions()}


def _config(connection: Connection) -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config
