"""Editions, the slots they were published for, and the receipts of what was sent."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Sequence

from sqlalchemy import Column, Connection, and_, select

from digest.model import Edition
from storage import schema
from storage.errors import NotFound
from storage.records import Receipt, StoredEdition, Told
from storage.statements import insert_numbered, insert_or


class Editions:
    """What was published, for whom, and what of it arrived."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, edition: Edition, at: dt.datetime, foremost: Sequence[int] = ()) -> int:
        """Remember an edition and return its number; `foremost`: the stories of its window for everybody, if known."""
        conflicts = {conflict.id for brief in edition.stories for conflict in brief.conflicts}
        return insert_numbered(
            self._connection,
            schema.editions,
            since=edition.since,
            until=edition.until,
            articles=edition.articles,
            outlets=edition.outlets,
            story_ids=tuple(brief.story.id for brief in edition.stories),
            conflict_ids=tuple(sorted(conflicts)),
            made_at=at,
            foremost=tuple(foremost) or None,
        )

    def get(self, number: int) -> StoredEdition:
        """Return what is remembered of an edition. Raises NotFound."""
        row = self._connection.execute(select(schema.editions).where(schema.editions.c.id == number)).one_or_none()
        if row is None:
            raise NotFound("edition", number)
        return StoredEdition(**row._asdict() | {"foremost": row.foremost or ()})

    def claim_slots(self, wishes: Sequence[tuple[int, dt.date, int]]) -> set[int]:
        """Take slots (subscription, slot, edition); return the subscriptions whose slot was not published before."""
        if not wishes:
            return set()
        rows = [{"subscription_id": number, "slot": slot, "edition_id": edition} for number, slot, edition in wishes]
        statement = insert_or(self._connection, schema.slots).on_conflict_do_nothing()
        taken = self._connection.execute(statement.returning(schema.slots.c.subscription_id), rows)
        return set(taken.scalars())

    def receipts(self, chat_id: int, thread_id: int | None, limit: int) -> list[Receipt]:
        """Return what was last sent to a chat or topic, newest first."""
        table = schema.receipts
        rows = self._connection.execute(
            select(table)
            .where(table.c.chat_id == chat_id, table.c.thread_id == (thread_id or 0))
            .order_by(table.c.id.desc())
            .limit(limit)
        ).all()
        numbers = [row.id for row in rows]
        stories = self._shown(schema.receipt_stories.c.story_id, numbers)
        conflicts = self._shown(schema.receipt_conflicts.c.conflict_id, numbers)
        return [
            Receipt(
                chat_id=row.chat_id,
                thread_id=row.thread_id or None,
                message_id=row.message_id,
                sent_at=row.sent_at,
                edition_id=row.edition_id,
                story_ids=stories[row.id],
                conflict_ids=conflicts[row.id],
            )
            for row in rows
        ]

    def told(
        self, places: Collection[tuple[int, int | None]], story_ids: Collection[int], since: dt.datetime
    ) -> dict[tuple[int, int | None], dict[int, Told]]:
        """Return by place (chat, topic) and story what was told there of these stories since then."""
        table, stories, conflicts = schema.receipts, schema.receipt_stories, schema.receipt_conflicts
        here = and_(table.c.chat_id.in_({chat for chat, _ in places}), table.c.sent_at >= since)
        messages = (
            select(table.c.chat_id, table.c.thread_id, table.c.message_id, stories.c.story_id)
            .join(stories, stories.c.receipt_id == table.c.id)
            .where(here, stories.c.story_id.in_(story_ids))
            .order_by(table.c.id)
        )
        last = {
            (row.chat_id, row.thread_id, row.story_id): row.message_id for row in self._connection.execute(messages)
        }
        known = (
            select(table.c.chat_id, table.c.thread_id, schema.conflicts.c.story_id, conflicts.c.conflict_id)
            .join(conflicts, conflicts.c.receipt_id == table.c.id)
            .join(schema.conflicts, schema.conflicts.c.id == conflicts.c.conflict_id)
            .where(here, schema.conflicts.c.story_id.in_(story_ids))
            .distinct()
        )
        seen: defaultdict[tuple[int, int, int], set[int]] = defaultdict(set)
        for row in self._connection.execute(known):
            seen[row.chat_id, row.thread_id, row.story_id].add(row.conflict_id)
        found: defaultdict[tuple[int, int | None], dict[int, Told]] = defaultdict(dict)
        for (chat, thread, story), message in last.items():
            found[chat, thread or None][story] = Told(message, frozenset(seen[chat, thread, story]))
        return {place: found[place] for place in places if place in found}

    def _shown(self, column: Column[int], receipt_ids: list[int]) -> dict[int, tuple[int, ...]]:
        """Return, by receipt, the numbers in a column of the table that says what it told."""
        receipt_id = column.table.c.receipt_id
        query = select(receipt_id, column.label("shown")).where(receipt_id.in_(receipt_ids)).order_by(column)
        found: dict[int, tuple[int, ...]] = dict.fromkeys(receipt_ids, ())
        for row in self._connection.execute(query):
            found[row.receipt_id] += (row.shown,)
        return found
