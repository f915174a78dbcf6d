"""What is left of an article outside of the archive, so that deleting it for good leaves none of its words."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, and_, delete, or_, select, update

from digest.model import Article
from storage import schema
from storage.articles import text_hash
from storage.corrections import PART
from storage.feed_records import ItemState
from storage.records import DeliveryState, DraftState

PARTS = schema.deliveries
DRAFTS = schema.drafts
ITEMS = schema.feed_items
UNTRIED = frozenset({DeliveryState.WAITING, DeliveryState.LATER})


class Purging:
    """Used within the transaction that deletes the article."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def drop_drafts(self, article: Article) -> None:
        """Discard the drafts that are this article: they have its URL or its text."""
        query = select(DRAFTS.c.id, DRAFTS.c.article).where(DRAFTS.c.state == DraftState.OPEN)
        mine = [row.id for row in self._connection.execute(query) if row.article and _same(row.article, article)]
        values = {"state": DraftState.DISCARDED, "article": None, "field": None}
        self._connection.execute(update(DRAFTS).where(DRAFTS.c.id.in_(mine)).values(**values))

    def empty_backlog(self, article: Article) -> None:
        """Leave nothing of this article with what is to be read; whoever brought it, if still at work, reads it."""
        table = schema.backlog
        rows = self._connection.execute(select(table.c.id, table.c.article)).all()
        mine = [row.id for row in rows if _same(row.article, article)]
        values = {"article": Article(""), "reading": None, "failed": True}
        self._connection.execute(update(table).where(table.c.id.in_(mine)).values(**values))

    def empty_items(self, article: Article) -> set[int]:
        """Keep of the feeds' items that are this article only that they came; return their numbers.

        Those that nobody has looked at yet are not wanted any more. To be called before the article is deleted.
        """
        became, waits = ITEMS.c.article_id == article.id, ITEMS.c.state == ItemState.WAITING
        alike = and_(ITEMS.c.url == article.url, ITEMS.c.url != "") if article.url else became
        query = select(ITEMS.c.id, ITEMS.c.url, ITEMS.c.state, ITEMS.c.article).where(or_(became, waits, alike))
        rows = [
            row
            for row in self._connection.execute(query)
            if row.state != ItemState.WAITING or (row.article and _same(row.article, article))
        ]
        undecided = [row.id for row in rows if row.state in (ItemState.NEW, ItemState.WAITING)]
        numbers = [row.id for row in rows]
        blank = {"title": "", "url": "", "body": "", "article": None}
        self._connection.execute(update(ITEMS).where(ITEMS.c.id.in_(numbers)).values(**blank))
        discarded = update(ITEMS).where(ITEMS.c.id.in_(undecided)).values(state=ItemState.DISCARDED)
        self._connection.execute(discarded)
        return set(numbers)

    def unsend(self, stories: Collection[int], at: dt.datetime) -> None:
        """Take back what waits in the outbox and tells of these stories; nothing that rests there keeps its words.

        A digest of which nothing was tried yet is made anew, with what its window holds then; of one that is under
        way the parts that tell of them do not come.
        """
        rows = self._connection.execute(_unsent()).all()
        slots: defaultdict[tuple[int, dt.date], list[Row[Any]]] = defaultdict(list)
        for row in rows:
            slots[row.subscription_id, row.slot].append(row)
        anew = [parts for parts in slots.values() if _tells(parts, stories) and _is_untried(parts)]
        self._make_anew(anew, at)
        remade = {row.id for parts in anew for row in parts}
        late = [row for row in rows if row.id not in remade and set(row.story_ids) & set(stories)]
        for row in late:
            if row.part >= PART and row.state in UNTRIED and not row.doubts:
                self._connection.execute(delete(PARTS).where(PARTS.c.id == row.id))
        values = {"state": DeliveryState.STOPPED, "due_at": None, "html": "", "buttons": None, "error": "purged"}
        self._connection.execute(
            update(PARTS).where(PARTS.c.id.in_([row.id for row in late])).values(changed_at=at, **values)
        )

    def _make_anew(self, slots: Sequence[Sequence[Row[Any]]], at: dt.datetime) -> None:
        """Let these slots be as if they had not been published yet."""
        wishes, taken, editions = schema.subscriptions, schema.slots, schema.editions
        for parts in slots:
            first = parts[0]
            self._connection.execute(delete(PARTS).where(PARTS.c.id.in_([row.id for row in parts])))
            slot = and_(taken.c.subscription_id == first.subscription_id, taken.c.slot == first.slot)
            self._connection.execute(delete(taken).where(slot))
            since = select(editions.c.since).where(editions.c.id == first.edition_id).scalar_subquery()
            mine = and_(wishes.c.id == first.subscription_id, wishes.c.last_slot == first.slot)
            self._connection.execute(
                update(wishes).where(mine).values(last_slot=None, last_until=since, next_due_at=at)
            )


def _unsent() -> Any:
    wanted = ("id", "subscription_id", "slot", "part", "parts", "edition_id", "story_ids", "state", "doubts")
    columns = [PARTS.c[name] for name in wanted]
    unsent: ColumnElement[bool] = PARTS.c.html != ""
    return select(*columns).where(unsent).order_by(PARTS.c.subscription_id, PARTS.c.slot, PARTS.c.part)


def _tells(parts: Sequence[Row[Any]], stories: Collection[int]) -> bool:
    return any(set(row.story_ids) & set(stories) for row in parts if row.part < PART)


def _is_untried(parts: Sequence[Row[Any]]) -> bool:
    """Whether these are all parts of a digest, and none of them may have arrived."""
    mine = [row for row in parts if row.part < PART]
    if parts[0].subscription_id is None:  # no digest: what nobody subscribed to has no slot to be made anew
        return False
    whole = [row.part for row in mine] == list(range(1, mine[0].parts + 1))
    return whole and len(mine) == len(parts) and all(row.state in UNTRIED and not row.doubts for row in mine)


def _same(one: Article, other: Article) -> bool:
    return (one.url is not None and one.url == other.url) or text_hash(one.text) == text_hash(other.text)
