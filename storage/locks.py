"""Who may change the archive: one writer at a time."""

from __future__ import annotations

from sqlalchemy import Connection, text

ARCHIVE_LOCK = 7_228_452_115  # PostgreSQL's advisory locks have no names


def lock_archive(connection: Connection) -> None:
    """Let one writer at a time change articles and stories: which story an article joins depends on all the others.

    SQLite's write transactions are one at a time anyway. The reading of texts happens before, outside transactions.
    """
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": ARCHIVE_LOCK})
