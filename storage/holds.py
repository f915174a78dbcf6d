"""What Telegram asked the bot to wait for, by whichever process heard it; all of them obey."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import Connection, delete, func, select

from storage import schema
from storage.leases import database_time
from storage.statements import insert_or

TABLE = schema.holds
EVERYBODY = 0  # no chat has this number


class Holds:
    """How long chats, or everybody, are left alone; counted by the database's clock."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def hold(self, chat_id: int, lasts: dt.timedelta) -> None:
        """Leave a chat, or EVERYBODY, alone for so long, and no shorter than it was to be anyway."""
        until = database_time(self._connection, lasts)
        statement = insert_or(self._connection, TABLE).values(chat_id=chat_id, until=until)
        longer = func.greatest if self._connection.dialect.name == "postgresql" else func.max
        later = {"until": longer(TABLE.c.until, statement.excluded.until)}
        self._connection.execute(statement.on_conflict_do_update(index_elements=["chat_id"], set_=later))

    def all(self) -> dict[int, float]:
        """Return for how many seconds more chats, or EVERYBODY, are to be left alone."""
        now = database_time(self._connection)
        rows = self._connection.execute(select(TABLE.c.chat_id, TABLE.c.until, now).where(TABLE.c.until > now))
        return {chat_id: (until - moment).total_seconds() for chat_id, until, moment in rows}

    def forget(self) -> None:
        """Forget what is over."""
        self._connection.execute(delete(TABLE).where(TABLE.c.until <= database_time(self._connection)))
