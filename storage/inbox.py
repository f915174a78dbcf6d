"""Updates from Telegram: stored before they are confirmed, handled once, and then forgotten but for their number.

Those of one chat take effect in the order they were sent, whichever processes get them: while one process handles a
chat's update, no other is given a later one of that chat. Whoever finishes takes what has come for the chat meanwhile.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Row, and_, delete, exists, or_, select, true, update

from storage import schema
from storage.errors import Superseded
from storage.leases import alive
from storage.locks import lock_chats
from storage.records import Unhandled
from storage.statements import insert_or

TABLE = schema.inbox
CHUNK = 500  # numbers in one statement
_OPEN = TABLE.c.body.is_not(None)


class Inbox:
    """An update is known by its number from then on, also after a restart."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def take(self, bodies: Mapping[int, str], at: dt.datetime, *, chats: Mapping[int, int] | None = None) -> set[int]:
        """Store updates, JSON by number, and return the numbers of those that never came before.

        `chats`: whose turn each of them waits for; what is of no chat waits with the others that are of none.
        """
        if not bodies:
            return set()
        whose = chats or {}
        rows = [
            {"update_id": number, "body": body, "changed": False, "attempts": 0, "taken_at": at}
            | {"chat_id": whose.get(number, 0)}
            for number, body in bodies.items()
        ]
        statement = insert_or(self._connection, TABLE).on_conflict_do_nothing().returning(TABLE.c.update_id)
        return set(self._connection.scalars(statement, rows))

    def lock(self, chats: Collection[int]) -> None:
        """Keep other processes from taking or finishing updates of these chats until this transaction ends."""
        lock_chats(self._connection, chats)

    def claim(self, chats: Collection[int], holder: str) -> list[Unhandled]:
        """Give a process the updates of these chats, which it has locked, up to the first that another handles."""
        query = select(TABLE).where(TABLE.c.chat_id.in_(chats), _OPEN).order_by(TABLE.c.update_id)
        closed: set[int] = set()
        claimed: list[Unhandled] = []
        for row in self._connection.execute(query):
            if row.holder not in (None, holder):
                closed.add(row.chat_id)
            elif row.holder is None and row.chat_id not in closed:
                claimed.append(_unhandled(row))
        self._hold([each.update_id for each in claimed], holder)
        return claimed

    def changed(self, number: int, holder: str) -> None:
        """Note, in the transaction that stores what an update asked for, that it is stored.

        Raises Superseded if another process handles it by now.
        """
        mine = and_(TABLE.c.update_id == number, or_(TABLE.c.holder.is_(None), TABLE.c.holder == holder))
        if self._connection.execute(update(TABLE).where(mine).values(changed=True)).rowcount:
            return
        if self._connection.scalar(select(TABLE.c.update_id).where(TABLE.c.update_id == number)) is not None:
            raise Superseded(f"update {number}")

    def done(self, numbers: Sequence[int], holder: str | None = None) -> None:
        """Forget what these updates said; their numbers stay known. What another process handles by now is its own."""
        for start in range(0, len(numbers), CHUNK):
            chunk = TABLE.c.update_id.in_(numbers[start : start + CHUNK])
            mine = or_(TABLE.c.holder.is_(None), TABLE.c.holder == holder) if holder else true()
            self._connection.execute(update(TABLE).where(chunk, mine).values(body=None))

    def unhandled(self) -> list[Unhandled]:
        """Return what was taken and not handled to its end, by whomever, in the order it came."""
        query = select(TABLE).where(_OPEN).order_by(TABLE.c.update_id)
        return [_unhandled(row) for row in self._connection.execute(query)]

    def left(self, holder: str) -> list[Unhandled]:
        """Return what nobody handles: its process is gone, or it waits for nobody's turn. In the order it came."""
        query = select(TABLE).where(_OPEN, self._ownerless(holder)).order_by(TABLE.c.update_id)
        return [_unhandled(row) for row in self._connection.execute(query)]

    def take_over(self, numbers: Sequence[int], holder: str) -> set[int]:
        """Give a process updates that nobody handles, and count that they are begun once more; return which it got."""
        mine: set[int] = set()
        for start in range(0, len(numbers), CHUNK):
            chunk = TABLE.c.update_id.in_(numbers[start : start + CHUNK])
            self.lock(set(self._connection.scalars(select(TABLE.c.chat_id).where(chunk))))
            mine |= set(
                self._connection.scalars(select(TABLE.c.update_id).where(chunk, _OPEN, self._ownerless(holder)))
            )
        self._hold(sorted(mine), holder, attempts=TABLE.c.attempts + 1)
        return mine

    def _hold(self, numbers: Sequence[int], holder: str, **more: Any) -> None:
        for start in range(0, len(numbers), CHUNK):
            chunk = TABLE.c.update_id.in_(numbers[start : start + CHUNK])
            self._connection.execute(update(TABLE).where(chunk).values(holder=holder, **more))

    def _ownerless(self, holder: str) -> Any:
        """What no living process handles; another one handles nothing that comes before it in its chat either."""
        earlier = TABLE.alias()
        behind = exists().where(
            earlier.c.chat_id == TABLE.c.chat_id,
            earlier.c.update_id <= TABLE.c.update_id,
            earlier.c.body.is_not(None),
            earlier.c.holder != holder,
            earlier.c.holder.in_(alive(self._connection)),
        )
        return and_(or_(TABLE.c.holder.is_(None), TABLE.c.holder != holder), ~behind)

    def forget(self, before: dt.datetime) -> None:
        """Forget handled updates taken before a moment: Telegram repeats none that is older than a day."""
        self._connection.execute(delete(TABLE).where(TABLE.c.body.is_(None), TABLE.c.taken_at < before))


def _unhandled(row: Row[Any]) -> Unhandled:
    return Unhandled(row.update_id, row.body, row.changed, row.attempts, row.chat_id)
