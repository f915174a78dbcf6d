"""Who wants an edition, where and when."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import Connection, Row, and_, bindparam, delete, select, update

from storage import moving, schema
from storage.errors import NotFound
from storage.records import DeliveryState, Quiet, Subscription
from storage.statements import insert_or
from storage.tastes import Tastes

TABLE = schema.subscriptions


class Subscriptions:
    """One per chat, topic and local time."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(
        self,
        chat_id: int,
        thread_id: int | None,
        local_time: dt.time,
        zone: str,
        language: str,
        next_due_at: dt.datetime,
        at: dt.datetime,
    ) -> Subscription:
        """Subscribe; one that exists for this time is renewed: zone, language, due time, and active again."""
        wish = {"zone": zone, "language": language, "next_due_at": next_due_at, "inactive": None}
        key = {"chat_id": chat_id, "thread_id": thread_id or 0, "local_time": local_time}
        statement = insert_or(self._connection, TABLE).values(**key, **wish, added_at=at)
        row = self._connection.execute(
            statement.on_conflict_do_update(index_elements=list(key), set_=wish).returning(TABLE)
        ).one()
        return _subscription(row)

    def get(self, number: int) -> Subscription:
        """Return a subscription. Raises NotFound."""
        row = self._connection.execute(select(TABLE).where(TABLE.c.id == number)).one_or_none()
        if row is None:
            raise NotFound("subscription", number)
        return _subscription(row)

    def of_chat(self, chat_id: int, thread_id: int | None) -> list[Subscription]:
        """Return the subscriptions of a chat, or of one topic in it, by local time."""
        query = select(TABLE).where(_place(chat_id, thread_id)).order_by(TABLE.c.local_time)
        return [_subscription(row) for row in self._connection.execute(query)]

    def remove(self, chat_id: int, thread_id: int | None) -> int:
        """Unsubscribe a chat or topic, with all that still waits to be sent for it; return how many there were."""
        return self._connection.execute(delete(TABLE).where(_place(chat_id, thread_id))).rowcount

    def remove_time(self, chat_id: int, thread_id: int | None, local_time: dt.time) -> bool:
        """Unsubscribe a chat or topic from one local time; False if it was not subscribed."""
        mine = and_(_place(chat_id, thread_id), TABLE.c.local_time == local_time)
        return bool(self._connection.execute(delete(TABLE).where(mine)).rowcount)

    def adjust(self, chat_id: int, *, language: str | None = None, zone: str | None = None) -> list[Subscription]:
        """Give all of a chat's subscriptions a language or zone; return them, for new due times to be set."""
        values = {name: value for name, value in (("language", language), ("zone", zone)) if value}
        rows = self._connection.execute(
            update(TABLE).where(TABLE.c.chat_id == chat_id).values(**values).returning(TABLE)
        ).all()
        return sorted((_subscription(row) for row in rows), key=lambda each: each.id)

    def due(self, now: dt.datetime, limit: int) -> list[Subscription]:
        """Return active subscriptions whose time has come, longest due first."""
        query = (
            select(TABLE)
            .where(TABLE.c.inactive.is_(None), TABLE.c.next_due_at <= now)
            .order_by(TABLE.c.next_due_at, TABLE.c.id)
            .limit(limit)
        )
        return [_subscription(row) for row in self._connection.execute(query)]

    def zones(self) -> list[str]:
        """Return the time zones of active subscriptions, IANA names, each once."""
        query = select(TABLE.c.zone).distinct().where(TABLE.c.inactive.is_(None))
        return sorted(self._connection.scalars(query))

    def with_quiet_hours(self, numbers: Collection[int]) -> list[tuple[Subscription, Quiet]]:
        """Return those of these subscriptions whose chats have quiet hours, with them."""
        chats = schema.chats
        query = (
            select(TABLE, chats.c.quiet_from, chats.c.quiet_until)
            .join(chats, chats.c.chat_id == TABLE.c.chat_id)
            .where(TABLE.c.id.in_(numbers), chats.c.quiet_from.is_not(None))
        )
        return [(_subscription(row), Quiet(row.quiet_from, row.quiet_until)) for row in self._connection.execute(query)]

    def next_due(self) -> dt.datetime | None:
        """Return when the next active subscription is due; None if there is none."""
        query = select(TABLE.c.next_due_at).where(TABLE.c.inactive.is_(None)).order_by(TABLE.c.next_due_at).limit(1)
        return self._connection.scalar(query)

    def still_due(self, numbers: Sequence[int], now: dt.datetime) -> set[int]:
        """Return which of these are active and due, now that others cannot change it."""
        query = select(TABLE.c.id).where(
            TABLE.c.id.in_(numbers), TABLE.c.inactive.is_(None), TABLE.c.next_due_at <= now
        )
        return set(self._connection.scalars(query))

    def moved_on(self, steps: Sequence[tuple[int, dt.date, dt.datetime, dt.datetime]]) -> None:
        """Note that slots are dealt with: subscription, slot, where its window ended, when the next is due."""
        if not steps:
            return
        statement = (
            update(TABLE)
            .where(TABLE.c.id == bindparam("number"))
            .values(last_slot=bindparam("slot"), last_until=bindparam("until"), next_due_at=bindparam("upcoming"))
        )
        names = ("number", "slot", "until", "upcoming")
        self._connection.execute(statement, [dict(zip(names, step, strict=True)) for step in steps])

    def too_far(self, after: dt.datetime, limit: int) -> list[Subscription]:
        """Return active subscriptions that are due only after a moment: a clock that was wrong put them there."""
        query = select(TABLE).where(TABLE.c.inactive.is_(None), TABLE.c.next_due_at > after).limit(limit)
        return [_subscription(row) for row in self._connection.execute(query)]

    def reschedule(self, number: int, next_due_at: dt.datetime) -> None:
        """Set when the next edition is due. Raises NotFound."""
        self._change(number, {"next_due_at": next_due_at})

    def deactivate(self, chat_id: int, reason: str) -> int:
        """Stop all sending to a chat that cannot be reached; its settings stay. Return how many were active."""
        table = schema.deliveries
        self._connection.execute(
            update(table)
            .where(table.c.chat_id == chat_id, table.c.due_at.is_not(None))
            .values(state=DeliveryState.STOPPED, due_at=None, error=reason)
        )
        Tastes(self._connection).rest(chat_id, reason)
        self._connection.execute(delete(schema.news).where(schema.news.c.chat_id == chat_id))
        active = and_(TABLE.c.chat_id == chat_id, TABLE.c.inactive.is_(None))
        return self._connection.execute(update(TABLE).where(active).values(inactive=reason)).rowcount

    def activate(self, chat_id: int) -> list[Subscription]:
        """Take up what a chat wants again; return the subscriptions that were inactive, for new due times to be set."""
        Tastes(self._connection).rest(chat_id, None)
        resting = and_(TABLE.c.chat_id == chat_id, TABLE.c.inactive.is_not(None))
        rows = self._connection.execute(update(TABLE).where(resting).values(inactive=None).returning(TABLE)).all()
        return sorted((_subscription(row) for row in rows), key=lambda each: each.id)

    def move_chat(self, old: int, new: int) -> None:
        """Take all that belongs to a chat over to its new number; what exists there already is kept as it is there."""
        moving.move_chat(self._connection, old, new)

    def leave_topic(self, chat_id: int, thread_id: int) -> list[Subscription]:
        """Take all that belongs to a closed topic over to the group itself; return the subscriptions that moved.

        One whose time the group has already is dropped, with what waits for it: the group gets its own.
        """
        here = _place(chat_id, thread_id)
        numbers = list(self._connection.scalars(select(TABLE.c.id).where(here)))
        moving.leave_topic(self._connection, chat_id, thread_id)
        rows = self._connection.execute(select(TABLE).where(TABLE.c.id.in_(numbers)))
        return [_subscription(row) for row in rows]

    def _change(self, number: int, values: dict[str, Any]) -> None:
        if not self._connection.execute(update(TABLE).where(TABLE.c.id == number).values(**values)).rowcount:
            raise NotFound("subscription", number)


def _place(chat_id: int, thread_id: int | None) -> Any:
    return and_(TABLE.c.chat_id == chat_id, TABLE.c.thread_id == (thread_id or 0))


def _subscription(row: Row[Any]) -> Subscription:
    return Subscription(
        id=row.id,
        chat_id=row.chat_id,
        thread_id=row.thread_id or None,
        local_time=row.local_time,
        zone=row.zone,
        language=row.language,
        next_due_at=row.next_due_at,
        last_slot=row.last_slot,
        last_until=row.last_until,
        inactive=row.inactive,
    )
