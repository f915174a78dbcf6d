"""Who may change the archive: one writer at a time; and what frees a lock whose process hangs."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import Connection, text

ARCHIVE_LOCK = 7_228_452_115  # PostgreSQL's advisory locks have no names

FROZEN = dt.timedelta(minutes=5)  # of an archive's writer: between two statements it computes for seconds


def lock_archive(connection: Connection) -> None:
    """Let one writer at a time change articles and stories: which story an article joins depends on all the others.

    SQLite's write transactions are one at a time anyway. The reading of texts happens before, outside transactions.
    """
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": ARCHIVE_LOCK})
        give_up_when_frozen(connection, FROZEN)


def give_up_when_frozen(connection: Connection, after: dt.timedelta) -> None:
    """Let PostgreSQL end this transaction, and give its locks back, once its process has asked nothing for so long."""
    if connection.dialect.name == "postgresql":
        setting = text("SELECT set_config('idle_in_transaction_session_timeout', :milliseconds, true)")
        connection.execute(setting, {"milliseconds": str(int(after.total_seconds() * 1000))})
