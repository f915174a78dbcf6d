"""Who may change the archive: one writer at a time; and what frees a lock whose process hangs."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection

from sqlalchemy import Connection, text

ARCHIVE_LOCK = 7_228_452_115  # PostgreSQL's advisory locks have no names
SHARES_LOCK = 7_228_452_116
CHATS_LOCK = 722  # with a chat's number: locks of two numbers are apart from those of one
FROZEN = dt.timedelta(minutes=5)  # of an archive's writer: between two statements it computes for seconds


def lock_archive(connection: Connection) -> None:
    """Let one writer at a time change articles and stories: which story an article joins depends on all the others.

    SQLite's write transactions are one at a time anyway. The reading of texts happens before, outside transactions.
    """
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": ARCHIVE_LOCK})
        give_up_when_frozen(connection, FROZEN)


def lock_shares(connection: Connection) -> None:
    """Let one process at a time agree with the others on what each of them may send."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": SHARES_LOCK})


def lock_chats(connection: Connection, chats: Collection[int]) -> None:
    """Let one transaction at a time take or finish updates of a chat; in one order, so that nobody waits in a ring."""
    if connection.dialect.name == "postgresql" and chats:
        keys = sorted({chat % 2**31 for chat in chats})  # two chats that share a key wait for each other: no harm
        query = text("SELECT pg_advisory_xact_lock(:lock, key) FROM unnest(CAST(:keys AS int[])) AS key")
        connection.execute(query, {"lock": CHATS_LOCK, "keys": keys})


def give_up_when_frozen(connection: Connection, after: dt.timedelta) -> None:
    """Let PostgreSQL end this transaction, and give its locks back, once its process has asked nothing for so long."""
    if connection.dialect.name == "postgresql":
        setting = text("SELECT set_config('idle_in_transaction_session_timeout', :milliseconds, true)")
        connection.execute(setting, {"milliseconds": str(int(after.total_seconds() * 1000))})
