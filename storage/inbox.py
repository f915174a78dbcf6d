"""Updates from Telegram: stored before they are confirmed, handled once, and then forgotten but for their number."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from sqlalchemy import Connection, delete, select, update

from storage import schema
from storage.records import Unhandled
from storage.statements import insert_or

TABLE = schema.inbox
CHUNK = 500  # numbers in one statement


class Inbox:
    """An update is known by its number from then on, also after a restart."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def take(self, bodies: Mapping[int, str], at: dt.datetime) -> set[int]:
        """Store updates, JSON by number, and return the numbers of those that never came before."""
        if not bodies:
            return set()
        rows = [
            {"update_id": number, "body": body, "changed": False, "attempts": 0, "taken_at": at}
            for number, body in bodies.items()
        ]
        statement = insert_or(self._connection, TABLE).on_conflict_do_nothing().returning(TABLE.c.update_id)
        return set(self._connection.scalars(statement, rows))

    def changed(self, number: int) -> None:
        """Note, in the transaction that stores what an update asked for, that it is stored."""
        self._connection.execute(update(TABLE).where(TABLE.c.update_id == number).values(changed=True))

    def done(self, numbers: Sequence[int]) -> None:
        """Forget what these updates said; their numbers stay known."""
        for start in range(0, len(numbers), CHUNK):
            chunk = numbers[start : start + CHUNK]
            self._connection.execute(update(TABLE).where(TABLE.c.update_id.in_(chunk)).values(body=None))

    def unhandled(self) -> list[Unhandled]:
        """Return what was taken and not handled to its end, in the order it came."""
        query = select(TABLE).where(TABLE.c.body.is_not(None)).order_by(TABLE.c.update_id)
        rows = self._connection.execute(query)
        return [Unhandled(row.update_id, row.body, row.changed, row.attempts) for row in rows]

    def attempt(self, numbers: Sequence[int]) -> None:
        """Count that updates left by an earlier process are begun once more."""
        for start in range(0, len(numbers), CHUNK):
            chunk = TABLE.c.update_id.in_(numbers[start : start + CHUNK])
            self._connection.execute(update(TABLE).where(chunk).values(attempts=TABLE.c.attempts + 1))

    def forget(self, before: dt.datetime) -> None:
        """Forget handled updates taken before a moment: Telegram repeats none that is older than a day."""
        self._connection.execute(delete(TABLE).where(TABLE.c.body.is_(None), TABLE.c.taken_at < before))
