"""Notes: what whoever follows something is to be told, until a short message tells it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Table, and_, delete, select, tuple_, update

from storage import schema
from storage.records import Follower, News, Quiet, TasteKind
from storage.statements import insert_numbered, insert_or

TABLE, NEWS = schema.notes, schema.news
Spot = tuple[int, int]  # chat and topic, 0 for none


@dataclass(frozen=True, slots=True)
class LastDigest:
    """What a place was told by its digest, and when the next one is due."""

    next_due_at: dt.datetime
    language: str
    zone: str
    until: dt.datetime | None  # the end of the last edition's window; None: there was none
    story_ids: frozenset[int]  # told in it
    conflict_ids: frozenset[int]


class Notes:
    """News wait under the number of what is new, once a place; a note takes all that waits for its place."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def keep(self, news: Sequence[News], due_at: dt.datetime) -> None:
        """Have places told of something; what waits there already is left as it is."""
        if news:
            rows = [_row(each, due_at) for each in news]
            self._connection.execute(insert_or(self._connection, NEWS).on_conflict_do_nothing(), rows)

    def due(self, now: dt.datetime, limit: int) -> list[Spot]:
        """Return places for which something waits that may be looked at now."""
        query = select(NEWS.c.chat_id, NEWS.c.thread_id).where(NEWS.c.due_at <= now).distinct().limit(limit)
        return [(row.chat_id, row.thread_id) for row in self._connection.execute(query)]

    def waiting(self, spot: Spot) -> list[News]:
        """Return what waits for a place, which nobody else may take until this transaction ends."""
        query = select(NEWS).where(*_at(NEWS, spot)).order_by(NEWS.c.article_id, NEWS.c.conflict_id)
        return [_news(row) for row in self._connection.execute(query.with_for_update())]

    def put_off(self, spot: Spot, until: dt.datetime) -> None:
        """Look at what waits for a place then, and not before."""
        self._connection.execute(update(NEWS).where(*_at(NEWS, spot)).values(due_at=until))

    def drop(self, news: Collection[News]) -> None:
        """Forget news: told, or not to be told."""
        keys = [(n.follower.chat_id, n.follower.thread_id, n.article_id, n.conflict_id) for n in news]
        key = tuple_(NEWS.c.chat_id, NEWS.c.thread_id, NEWS.c.article_id, NEWS.c.conflict_id)
        for start in range(0, len(keys), 200):
            self._connection.execute(delete(NEWS).where(key.in_(keys[start : start + 200])))

    def add(self, spot: Spot, zone: str, at: dt.datetime) -> int:
        """Begin a note to a place and return its number."""
        return insert_numbered(self._connection, TABLE, chat_id=spot[0], thread_id=spot[1], zone=zone, made_at=at)

    def made(self, spot: Spot, since: dt.datetime) -> list[dt.datetime]:
        """Return when notes to a place were made since then, earliest first."""
        query = select(TABLE.c.made_at).where(*_at(TABLE, spot), TABLE.c.made_at > since).order_by(TABLE.c.made_at)
        return list(self._connection.scalars(query))

    def digests(self, spot: Spot) -> list[LastDigest]:
        """Return what the digests of a place told last, one for each of its active subscriptions."""
        table, slots, editions = schema.subscriptions, schema.slots, schema.editions
        query = (
            select(table.c.next_due_at, table.c.language, table.c.zone, editions.c.until)
            .add_columns(editions.c.story_ids, editions.c.conflict_ids)
            .outerjoin(slots, and_(slots.c.subscription_id == table.c.id, slots.c.slot == table.c.last_slot))
            .outerjoin(editions, editions.c.id == slots.c.edition_id)
            .where(*_at(table, spot), table.c.inactive.is_(None))
            .order_by(table.c.local_time)
        )
        return [
            LastDigest(
                row.next_due_at,
                row.language,
                row.zone,
                row.until,
                frozenset(row.story_ids or ()),
                frozenset(row.conflict_ids or ()),
            )
            for row in self._connection.execute(query)
        ]

    def with_quiet_hours(self, numbers: Collection[int]) -> list[tuple[int, str, Quiet]]:
        """Return those of these notes whose chats have quiet hours, each with its zone."""
        chats = schema.chats
        query = (
            select(TABLE.c.id, TABLE.c.zone, chats.c.quiet_from, chats.c.quiet_until)
            .join(chats, chats.c.chat_id == TABLE.c.chat_id)
            .where(TABLE.c.id.in_(numbers), chats.c.quiet_from.is_not(None))
        )
        rows = self._connection.execute(query)
        return [(row.id, row.zone, Quiet(row.quiet_from, row.quiet_until)) for row in rows]


def _at(table: Table, spot: Spot) -> tuple[Any, Any]:
    return table.c.chat_id == spot[0], table.c.thread_id == spot[1]


def _row(news: News, due_at: dt.datetime) -> dict[str, Any]:
    return {
        "chat_id": news.follower.chat_id,
        "thread_id": news.follower.thread_id,
        "article_id": news.article_id,
        "conflict_id": news.conflict_id,
        "kind": news.follower.kind,
        "what": news.follower.what,
        "found_at": news.found_at,
        "due_at": due_at,
    }


def _news(row: Any) -> News:
    follower = Follower(row.chat_id, row.thread_id, TasteKind(row.kind), row.what)
    return News(follower, row.article_id, row.conflict_id, row.found_at)
