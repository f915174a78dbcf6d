"""What chats were shown and no longer stands as it was shown, until they are told."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, Table, delete, func, select, tuple_, update

from storage import schema
from storage.decisions import Correction, Shown
from storage.statements import insert_or

TABLE = schema.corrections
PART = 1000  # the number that a correction has among the parts of its day: after those of any edition
Place = tuple[int, int | None]  # a chat, and its topic


class Corrections:
    """Waiting corrections: one a chat and subject, with what was shown there before anything changed."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def note(self, shown: Shown, since: dt.datetime, at: dt.datetime) -> int:
        """Keep for every chat that was shown it since a moment that it changed; returns for how many that is new."""
        if shown.conflict_id is not None:
            rows = self._told(schema.receipt_conflicts, "conflict_id", shown.conflict_id, since)
            subject = f"conflict {shown.conflict_id}"
        else:
            rows = self._told(schema.receipt_stories, "story_id", shown.story_id, since)
            subject = f"story {shown.story_id}"
        if not rows:
            return 0
        about = {"subject": subject, "shown": shown, "at": at}
        values = [
            {"chat_id": row.chat_id, "thread_id": row.thread_id, "edition_id": row.edition_id, **about} for row in rows
        ]
        statement = insert_or(self._connection, TABLE).on_conflict_do_nothing().returning(TABLE.c.id)
        return len(self._connection.execute(statement, values).all())

    def places(self, now: dt.datetime, limit: int) -> list[Place]:
        """Return where something waits that may be told now: chats with their topics, by number."""
        due = TABLE.c.not_before.is_(None) | (TABLE.c.not_before <= now)
        query = select(TABLE.c.chat_id, TABLE.c.thread_id).where(due).distinct()
        rows = self._connection.execute(query.order_by(TABLE.c.chat_id, TABLE.c.thread_id).limit(limit))
        return [(row.chat_id, row.thread_id or None) for row in rows]

    def waiting(self, places: Collection[Place] | None = None) -> list[Correction]:
        """Return what these places were not told yet, oldest first; without places what nobody was told."""
        query = select(TABLE).order_by(TABLE.c.id)
        if places is not None:
            where = tuple_(TABLE.c.chat_id, TABLE.c.thread_id)
            query = query.where(where.in_([(chat, thread or 0) for chat, thread in places]))
        return [
            Correction(row.id, row.chat_id, row.thread_id or None, row.edition_id, row.shown, row.at)
            for row in self._connection.execute(query)
        ]

    def postpone(self, numbers: Sequence[int], until: dt.datetime) -> None:
        """Let corrections wait until then."""
        self._connection.execute(update(TABLE).where(TABLE.c.id.in_(numbers)).values(not_before=until))

    def drop(self, numbers: Sequence[int]) -> None:
        """Forget corrections: told, or not needed any more."""
        self._connection.execute(delete(TABLE).where(TABLE.c.id.in_(numbers)))

    def forget_words(self, stories: Collection[int]) -> None:
        """Keep that something of these stories was corrected, without any words: an article of theirs was purged."""
        for row in self._connection.execute(select(TABLE.c.id, TABLE.c.shown)).all():
            if row.shown.story_id in stories:
                bare = replace(row.shown, headline="", question=None, positions=(), quotes=())
                self._connection.execute(update(TABLE).where(TABLE.c.id == row.id).values(shown=bare))

    def is_told(self, subscription_id: int, slot: dt.date) -> bool:
        """Whether a subscription had its correction of a day."""
        table = schema.deliveries
        same = (table.c.subscription_id == subscription_id) & (table.c.slot == slot) & (table.c.part == PART)
        return self._connection.scalar(select(table.c.id).where(same)) is not None

    def _told(self, link: Table, column: str, number: int, since: dt.datetime) -> Sequence[Any]:
        """The chats whose receipts have it, each with the last edition that showed it there."""
        receipts = schema.receipts
        query = (
            select(receipts.c.chat_id, receipts.c.thread_id, func.max(receipts.c.edition_id).label("edition_id"))
            .join(link, link.c.receipt_id == receipts.c.id)
            .where(link.c[column] == number, receipts.c.sent_at >= since)
            .group_by(receipts.c.chat_id, receipts.c.thread_id)
        )
        return self._connection.execute(query).all()
