"""How the processes of one bot share what Telegram allows it in a second."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import Connection, delete, select

from storage import schema
from storage.leases import database_time
from storage.locks import lock_shares
from storage.records import Share
from storage.statements import insert_or

TABLE = schema.shares


class Shares:
    """Each process tells what it needs and what it allows itself, and forgets those that tell nothing any more."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def others(self, process: str, silent: dt.timedelta) -> list[Share]:
        """Return what the others allow themselves, who change nothing until this transaction ends.

        Whoever has told nothing for so long has ended.
        """
        lock_shares(self._connection)
        self._connection.execute(delete(TABLE).where(TABLE.c.seen_at < database_time(self._connection, -silent)))
        rows = self._connection.execute(select(TABLE).where(TABLE.c.process != process))
        return [Share(row.answers, row.broadcasts, row.pace) for row in rows]

    def tell(self, process: str, share: Share) -> None:
        """Tell the others."""
        values = {"answers": share.answers, "broadcasts": share.broadcasts, "pace": share.pace}
        values["seen_at"] = database_time(self._connection)
        statement = insert_or(self._connection, TABLE).values(process=process, **values)
        self._connection.execute(statement.on_conflict_do_update(index_elements=["process"], set_=values))

    def leave(self, process: str) -> None:
        """Leave all of it to the others."""
        self._connection.execute(delete(TABLE).where(TABLE.c.process == process))
