"""Who does what only one process may do: a lease by name, with an end, and a number that grows with each new holder.

The end is told by the database's clock, so that processes on machines whose clocks differ agree on it. On SQLite all
processes share one machine, and its clock is the database's.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import Connection, and_, delete, func, literal, select, update
from sqlalchemy.types import DateTime

from storage import schema
from storage.columns import UtcDateTime
from storage.errors import Superseded
from storage.locks import give_up_when_frozen
from storage.records import Lease
from storage.statements import insert_or

TABLE = schema.leases
WEBHOOK = "webhook"  # a process to which updates are posted: nobody fetches them meanwhile
FETCHER = "fetcher"  # the process that fetches updates from Telegram
PROCESS = "process "  # and its name: the lease of a process on being alive
NONE = dt.timedelta(0)
FROZEN = dt.timedelta(seconds=12)  # in the middle of a transaction: then whoever comes next need not wait any longer


def database_time(connection: Connection, plus: dt.timedelta = NONE) -> Any:
    """This moment by the database's clock, or a later one, for use in a statement."""
    if connection.dialect.name == "postgresql":
        return func.clock_timestamp(type_=DateTime(timezone=True)) + plus
    return literal(dt.datetime.now(dt.UTC) + plus, UtcDateTime())


def alive(connection: Connection) -> Any:
    """The processes that are alive, for use in a statement: each holds a lease of its own."""
    living = and_(TABLE.c.name.startswith(PROCESS), TABLE.c.until > database_time(connection))
    return select(TABLE.c.holder).where(living)


class Leases:
    """A lease is held until its end, renewed well before it, and free for anybody afterwards."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def take(self, name: str, holder: str, lasts: dt.timedelta) -> int | None:
        """Take a lease that is free or has ended; its new number, None while somebody else holds it."""
        now, until = database_time(self._connection), database_time(self._connection, lasts)
        ended = select(TABLE.c.number).where(TABLE.c.name == name, TABLE.c.until <= now)
        number = self._connection.scalar(ended.with_for_update(skip_locked=True))  # `check` keeps it for a transaction
        if number is not None:
            values = {"holder": holder, "number": number + 1, "until": until}
            self._connection.execute(update(TABLE).where(TABLE.c.name == name).values(**values))
            return int(number) + 1
        first = insert_or(self._connection, TABLE).values(name=name, holder=holder, number=1, until=until)
        taken = self._connection.execute(first.on_conflict_do_nothing().returning(TABLE.c.number)).one_or_none()
        return None if taken is None else 1

    def renew(self, name: str, number: int, lasts: dt.timedelta) -> bool:
        """Move the end on, even if it has passed; False if somebody else has taken the lease since."""
        until = database_time(self._connection, lasts)
        mine = and_(TABLE.c.name == name, TABLE.c.number == number)
        return bool(self._connection.execute(update(TABLE).where(mine).values(until=until)).rowcount)

    def release(self, name: str, number: int) -> None:
        """Let it end now; its number stays, so that the next one is higher."""
        mine = and_(TABLE.c.name == name, TABLE.c.number == number)
        self._connection.execute(update(TABLE).where(mine).values(until=database_time(self._connection)))

    def check(self, name: str, number: int) -> None:
        """Make sure that nobody has taken it since, until this transaction ends. Raises Superseded."""
        mine = and_(TABLE.c.name == name, TABLE.c.number == number)
        query = select(TABLE.c.number).where(mine).with_for_update(read=True, key_share=True)  # renewing goes on
        if self._connection.scalar(query) is None:
            raise Superseded(name)
        give_up_when_frozen(self._connection, FROZEN)

    def all(self) -> list[Lease]:
        """Return all leases by name, those that ended too."""
        now = database_time(self._connection)
        query = select(TABLE.c.name, TABLE.c.holder, TABLE.c.number, TABLE.c.until, (TABLE.c.until > now).label("held"))
        return [Lease(**row._mapping) for row in self._connection.execute(query.order_by(TABLE.c.name))]

    def forget_processes(self, ended: dt.timedelta) -> None:
        """Forget processes that are gone for so long."""
        old = TABLE.c.until < database_time(self._connection, -ended)
        self._connection.execute(delete(TABLE).where(TABLE.c.name.startswith(PROCESS), old))
