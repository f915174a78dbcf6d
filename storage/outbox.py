"""The outbox: message parts on their way, claimed under a lease and settled one by one."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Row, Table, and_, bindparam, exists, func, insert, or_, select, true, update

from storage import schema
from storage.journal import Noted
from storage.records import Delivery, DeliveryState, Parcel, Stuck
from storage.statements import insert_or

TABLE = schema.deliveries
FINAL = (DeliveryState.SENT, DeliveryState.STOPPED, DeliveryState.FAILED)
_STUCK = and_(TABLE.c.due_at.is_(None), TABLE.c.state.in_((DeliveryState.UNCERTAIN, DeliveryState.FAILED)))
# Built once: in a broadcast, building a statement would cost more than running it.
_TOLD = (TABLE.c.edition_id, TABLE.c.chat_id, TABLE.c.thread_id, TABLE.c.story_ids, TABLE.c.conflict_ids)
_STILL_OPEN = (
    select(TABLE.c.id, *_TOLD)
    .where(TABLE.c.id.in_(bindparam("numbers", expanding=True)), TABLE.c.state.not_in(FINAL))
    .with_for_update()
)
_MARK_SENT = (
    update(TABLE)
    .where(TABLE.c.id == bindparam("number"))
    .values(message_id=bindparam("as_message"), changed_at=bindparam("at"))
    .values(
        state=DeliveryState.SENT, due_at=None, html="", buttons=None, error=""
    )  # what was sent need not be kept twice
)
_RECEIPTS = insert(schema.receipts).returning(schema.receipts.c.id, sort_by_parameter_order=True)


class Outbox:
    """A part is sent only after the parts before it are settled; a dead courier's come back with its lease's end."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, parcels: Sequence[Parcel], at: dt.datetime) -> None:
        """Put message parts into the outbox; a part of a slot that is there already is left as it is."""
        if not parcels:
            return
        statement = insert_or(self._connection, TABLE).on_conflict_do_nothing()
        self._connection.execute(statement, [_row(parcel, at) for parcel in parcels])

    def claim(self, now: dt.datetime, limit: int, lease: dt.timedelta, *, chat_id: int | None = None) -> list[Delivery]:
        """Lease the parts that are due, longest due first; nobody else gets them before the lease ends.

        `chat_id` leaves all other chats' parts alone: for a courier that can reach that chat only.
        """
        earlier = TABLE.alias()
        held_back = exists().where(
            earlier.c.subscription_id == TABLE.c.subscription_id,
            earlier.c.slot == TABLE.c.slot,
            earlier.c.part < TABLE.c.part,
            earlier.c.due_at.is_not(None),
        )
        due = (
            select(TABLE)
            .where(TABLE.c.due_at <= now, or_(TABLE.c.part == 1, ~held_back))
            .where(true() if chat_id is None else TABLE.c.chat_id == chat_id)
            .order_by(TABLE.c.due_at, TABLE.c.id)
            .limit(limit)
            .with_for_update(skip_locked=True)  # PostgreSQL; SQLite's writers come one at a time
        )
        rows = self._connection.execute(due).all()
        abandoned = [row.id for row in rows if row.state == DeliveryState.SENDING]
        if abandoned:
            self._connection.execute(update(TABLE).where(TABLE.c.id.in_(abandoned)).values(doubts=TABLE.c.doubts + 1))
        if rows:
            self._connection.execute(
                update(TABLE)
                .where(TABLE.c.id.in_([row.id for row in rows]))
                .values(state=DeliveryState.SENDING, due_at=now + lease, attempts=TABLE.c.attempts + 1, changed_at=now)
            )
        return [_delivery(row) for row in rows]

    def release(self, numbers: Sequence[int], not_before: dt.datetime) -> None:
        """Give claimed parts back untried: nothing was sent, and the attempt does not count."""
        values = {"state": DeliveryState.WAITING, "due_at": not_before, "attempts": TABLE.c.attempts - 1}
        mine = and_(TABLE.c.id.in_(numbers), TABLE.c.state == DeliveryState.SENDING)
        self._connection.execute(update(TABLE).where(mine).values(**values))

    def is_due(self, now: dt.datetime, *, chat_id: int | None = None) -> bool:
        """Whether there may be anything to claim, for this chat if one is named."""
        here = true() if chat_id is None else TABLE.c.chat_id == chat_id
        return self._connection.scalar(select(TABLE.c.id).where(TABLE.c.due_at <= now, here).limit(1)) is not None

    def settle(
        self,
        number: int,
        outcome: DeliveryState | str,
        *,
        at: dt.datetime,
        message_id: int | None = None,
        not_before: dt.datetime | None = None,
        error: str = "",
    ) -> bool:
        """Say what became of a claimed part; False if it was settled or taken away before (that then stands).

        `sent` needs the message_id and leaves a receipt. `later` and `moved` come back at `not_before` (at once
        without one). `uncertain` comes back then too, or rests for the owner to look at without one. `error` is a
        code or short reason, never a message's text. Raises ValueError for an outcome that is none, and for a `sent`
        without its message_id.
        """
        state = DeliveryState(outcome)
        if state in {DeliveryState.WAITING, DeliveryState.SENDING}:
            raise ValueError(f"{state} is no outcome")
        if state is DeliveryState.SENT and message_id is None:
            raise ValueError("what was sent has a message_id")
        values: dict[str, Any] = {"state": state, "due_at": None, "error": error, "changed_at": at}
        if state in {DeliveryState.LATER, DeliveryState.MOVED}:
            values["due_at"] = not_before or at
        if state is DeliveryState.UNCERTAIN:
            values |= {"due_at": not_before, "doubts": TABLE.c.doubts + 1}
        if state is DeliveryState.SENT:
            values |= {"message_id": message_id, "html": "", "buttons": None}  # what was sent need not be kept twice
        open_ = and_(TABLE.c.id == number, TABLE.c.state.not_in(FINAL))
        if state is not DeliveryState.SENT:
            open_ = and_(open_, TABLE.c.state == DeliveryState.SENDING)
        row = self._connection.execute(update(TABLE).where(open_).values(**values).returning(TABLE)).one_or_none()
        if row is not None and state is DeliveryState.SENT:
            assert message_id is not None, "checked above"
            self._leave_receipts([row], {row.id: message_id}, at)
        return row is not None

    def all_sent(self, messages: Mapping[int, int], at: dt.datetime) -> None:
        """As `settle` with `sent` for many parts at once: message_id by part."""
        rows = self._connection.execute(_STILL_OPEN, {"numbers": list(messages)}).all()
        if rows:
            sent = [{"number": row.id, "as_message": messages[row.id], "at": at} for row in rows]
            self._connection.execute(_MARK_SENT, sent)
            self._leave_receipts(rows, messages, at)

    def recover(self, noted: Sequence[Noted], at: dt.datetime) -> int:
        """As `all_sent`, from a journal of a process that ended; return how many were not known to be sent.

        Only parts that were claimed and go to that chat: a journal may be older than the database.
        """
        messages = {each.number: each for each in noted}
        tried = (DeliveryState.SENDING, DeliveryState.LATER, DeliveryState.UNCERTAIN)
        query = select(TABLE.c.id, TABLE.c.chat_id).where(TABLE.c.id.in_(messages), TABLE.c.state.in_(tried))
        rows = self._connection.execute(query).all()
        found = {row.id: messages[row.id].message_id for row in rows if messages[row.id].chat_id == row.chat_id}
        self.all_sent(found, at)
        return len(found)

    def waiting(self) -> int:
        """Return how many parts are on their way."""
        return self._connection.scalar(select(func.count()).where(TABLE.c.due_at.is_not(None))) or 0

    def stuck(self, limit: int) -> list[Stuck]:
        """Return the newest parts that did not surely arrive and are not tried again by themselves."""
        rows = self._connection.execute(select(TABLE).where(_STUCK).order_by(TABLE.c.id.desc()).limit(limit))
        return [
            Stuck(row.id, row.chat_id, row.part, row.parts, DeliveryState(row.state), row.error, row.changed_at)
            for row in rows
        ]

    def count_stuck(self) -> dict[DeliveryState, int]:
        """Return how many of those there are, by state."""
        query = select(TABLE.c.state, func.count()).where(_STUCK).group_by(TABLE.c.state)
        return {DeliveryState(state): number for state, number in self._connection.execute(query)}

    def requeue(self, state: DeliveryState, *, up_to: int, at: dt.datetime) -> int:
        """Send stuck parts of one state once more, those up to a number, as if for the first time; return how many."""
        values = {"state": DeliveryState.WAITING, "due_at": at, "attempts": 0, "doubts": 0, "error": ""}
        chosen = and_(_STUCK, TABLE.c.state == state, TABLE.c.id <= up_to)
        return self._connection.execute(update(TABLE).where(chosen).values(**values)).rowcount

    def _leave_receipts(self, rows: Sequence[Any], messages: Mapping[int, int], at: dt.datetime) -> None:
        """Leave a receipt for each part; what it told is written at once for all that told the same."""
        receipts = [
            {
                "edition_id": row.edition_id,
                "chat_id": row.chat_id,
                "thread_id": row.thread_id,
                "message_id": messages[row.id],
                "sent_at": at,
            }
            for row in rows
        ]
        numbers = self._connection.execute(_RECEIPTS, receipts).scalars().all()
        alike: dict[tuple[tuple[int, ...], tuple[int, ...]], list[int]] = defaultdict(list)
        for row, number in zip(rows, numbers, strict=True):
            alike[row.story_ids, row.conflict_ids].append(number)
        for (stories, conflicts), same in alike.items():
            self._link(schema.receipt_stories, schema.stories, same, stories)
            self._link(schema.receipt_conflicts, schema.conflicts, same, conflicts)

    def _link(self, link: Table, told: Table, receipts: Sequence[int], numbers: Sequence[int]) -> None:
        """Note what receipts tell of: only what is still there, since one that failed would be sent again."""
        if numbers:
            theirs = and_(schema.receipts.c.id.in_(receipts), told.c.id.in_(numbers))
            each_with_each = schema.receipts.join(told, true())
            there = select(schema.receipts.c.id, told.c.id).select_from(each_with_each).where(theirs)
            self._connection.execute(insert(link).from_select(list(link.c), there))


def _row(parcel: Parcel, at: dt.datetime) -> dict[str, Any]:
    return {
        "subscription_id": parcel.subscription_id,
        "note_id": parcel.note_id,
        "slot": parcel.slot,
        "part": parcel.part,
        "parts": parcel.parts,
        "edition_id": parcel.edition_id,
        "chat_id": parcel.chat_id,
        "thread_id": parcel.thread_id or 0,
        "html": parcel.html,
        "story_ids": parcel.story_ids,
        "conflict_ids": parcel.conflict_ids,
        "reply_to": parcel.reply_to,
        "buttons": parcel.buttons or None,
        "state": DeliveryState.WAITING,
        "attempts": 0,
        "doubts": 0,
        "due_at": at,
        "error": "",
        "changed_at": at,
    }


def _delivery(row: Row[Any]) -> Delivery:
    """Make a delivery from its row as it was before this claim."""
    return Delivery(
        id=row.id,
        subscription_id=row.subscription_id,
        slot=row.slot,
        part=row.part,
        parts=row.parts,
        chat_id=row.chat_id,
        thread_id=row.thread_id or None,
        html=row.html,
        attempts=row.attempts + 1,
        doubts=row.doubts + (row.state == DeliveryState.SENDING),
        reply_to=row.reply_to,
        buttons=row.buttons or (),
        note_id=row.note_id,
    )
