"""Feeds, when they are due, and what became of their items."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Row, delete, func, select, update

from digest.model import Article
from storage import schema
from storage.articles import text_hash
from storage.errors import NotFound
from storage.feed_records import FeedItem, FeedMode, FeedState, ItemState, NewItem, Poll, StoredFeed
from storage.statements import insert_numbered, insert_or

TABLE = schema.feeds
ITEMS = schema.feed_items
DECIDED = ("url", "title", "mode", "state")  # what moderators decide about a feed
SENT = "sent"  # no address: what moderators sent belongs to this feed
MOST_REMEMBERED = 2000  # items of one feed; a feed that still tells of an older one would bring it again


class Feeds:
    """A removed feed keeps its number and its items, so that removing it can be undone."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, url: str, title: str, mode: FeedMode, *, by: int | None, at: dt.datetime) -> tuple[StoredFeed, bool]:
        """Add a feed, due at once, or put a removed one back; with False where it was there already."""
        known = self.of_url(url)
        if known is None:
            values = {"url": url, "title": title, "mode": mode, "state": FeedState.ACTIVE, "etag": "", "error": ""}
            more = {"last_modified": "", "failures": 0, "due_at": at, "added_by": by, "added_at": at, "told": False}
            return self.get(insert_numbered(self._connection, TABLE, **values, **more)), True
        if known.state is FeedState.REMOVED:
            self._set(known.id, {"title": title, "mode": mode, **_awake(at)})
            return self.get(known.id), True
        return known, False

    def get(self, number: int) -> StoredFeed:
        """Return a feed, also a removed one. Raises NotFound."""
        row = self._connection.execute(_feeds().where(TABLE.c.id == number)).one_or_none()
        if row is None:
            raise NotFound("feed", number)
        return _feed(row)

    def of_url(self, url: str) -> StoredFeed | None:
        """Return the feed at an address, also a removed one."""
        row = self._connection.execute(_feeds().where(TABLE.c.url == url)).one_or_none()
        return _feed(row) if row else None

    def all(self) -> list[StoredFeed]:
        """Return all feeds but removed ones, by number."""
        query = _feeds().where(TABLE.c.state != FeedState.REMOVED).order_by(TABLE.c.id)
        return [_feed(row) for row in self._connection.execute(query)]

    def wake(self, number: int, at: dt.datetime) -> None:
        """Ask a paused or dead feed again, from now on. Raises NotFound."""
        self._set(number, _awake(at))

    def decide(self, number: int, *, mode: FeedMode | None = None, state: FeedState | None = None) -> None:
        """Change what moderators decide about a feed. Raises NotFound."""
        self._set(number, {k: v for k, v in {"mode": mode, "state": state}.items() if v is not None})

    def decided(self, number: int) -> dict[str, Any]:
        """Return what moderators decided about a feed, as plain values. Raises NotFound."""
        feed = self.get(number)
        return {name: str(getattr(feed, name)) for name in DECIDED}

    def put(self, number: int, decided: Mapping[str, Any] | None) -> None:
        """Make it stand as `decided` gave it before; None takes the feed out. Raises NotFound."""
        values = {name: decided[name] for name in DECIDED if name in decided} if decided else {"state": "removed"}
        self._set(number, values)

    def claim(self, now: dt.datetime, *, limit: int, lease: dt.timedelta) -> list[StoredFeed]:
        """Take feeds that are due; until the lease ends nobody else does."""
        due = (TABLE.c.state == FeedState.ACTIVE) & (TABLE.c.due_at <= now)
        numbers = select(TABLE.c.id).where(due).order_by(TABLE.c.due_at).limit(limit).with_for_update(skip_locked=True)
        taken = list(self._connection.scalars(numbers))
        self._connection.execute(update(TABLE).where(TABLE.c.id.in_(taken)).values(due_at=now + lease))
        return [self.get(number) for number in taken]

    def name(self, number: int, title: str) -> None:
        """Give a feed that has no title the one it calls itself."""
        nameless = (TABLE.c.id == number) & (TABLE.c.title == "")
        self._connection.execute(update(TABLE).where(nameless).values(title=title))

    def polled(self, number: int, poll: Poll, *, at: dt.datetime) -> None:
        """Note what asking a feed gave, whatever a moderator did to it in the meantime."""
        values: dict[str, Any] = {"due_at": poll.due_at, "failures": poll.failures, "error": poll.error}
        if not poll.error:
            values |= {"etag": poll.etag, "last_modified": poll.last_modified, "polled_at": at}
        self._connection.execute(update(TABLE).where(TABLE.c.id == number).values(**values))
        if poll.dead:
            active = (TABLE.c.id == number) & (TABLE.c.state == FeedState.ACTIVE)
            self._connection.execute(update(TABLE).where(active).values(state=FeedState.DEAD, told=False))

    def unknown_to_desk(self) -> list[StoredFeed]:
        """Return feeds that died and that no moderator was told of yet."""
        query = _feeds().where(TABLE.c.state == FeedState.DEAD, TABLE.c.told.is_(False))
        return [_feed(row) for row in self._connection.execute(query)]

    def desk_knows(self, number: int) -> None:
        """Note that moderators know of a feed's end."""
        self._set(number, {"told": True})

    def items_unknown_to_desk(self) -> list[FeedItem]:
        """Return items that nothing could be done with, which no moderator was told of yet."""
        rows = self._connection.execute(select(ITEMS).where(ITEMS.c.desk_knows.is_(False)).order_by(ITEMS.c.id))
        return [_item(row) for row in rows]

    def desk_knows_item(self, number: int) -> None:
        """Note that moderators know of an item that was set aside."""
        self._connection.execute(update(ITEMS).where(ITEMS.c.id == number).values(desk_knows=True))

    def bring(self, number: int, items: Sequence[NewItem], *, at: dt.datetime, newest: int) -> int:
        """Remember a feed's items; the first `newest` of those unknown are to be read, the rest only known."""
        keys = [item.key for item in items]
        same = ITEMS.c.feed_id == number
        known = set(self._connection.scalars(select(ITEMS.c.key).where(same, ITEMS.c.key.in_(keys))))
        fresh = [item for item in items if item.key not in known]
        for position, item in enumerate(fresh):
            wanted = position < newest
            values = {
                "feed_id": number, "key": item.key, "url": item.url, "title": item.title, "due_at": at, "seen_at": at,
                "published_at": item.published_at, "body": item.body if wanted else "", "attempts": 0, "reason": "",
                "state": ItemState.NEW if wanted else ItemState.DISCARDED,
            }  # fmt: skip
            self._connection.execute(insert_or(self._connection, ITEMS).values(**values).on_conflict_do_nothing())
        return min(len(fresh), newest)

    def claim_items(self, now: dt.datetime, *, limit: int, lease: dt.timedelta) -> list[FeedItem]:
        """Take items that are to be read, of feeds that are active; until the lease ends nobody else does."""
        due = (ITEMS.c.state == ItemState.NEW) & (ITEMS.c.due_at <= now) & (TABLE.c.state == FeedState.ACTIVE)
        query = select(ITEMS).join(TABLE, TABLE.c.id == ITEMS.c.feed_id).where(due).order_by(ITEMS.c.due_at, ITEMS.c.id)
        rows = self._connection.execute(query.limit(limit).with_for_update(of=ITEMS, skip_locked=True)).all()
        numbers = [row.id for row in rows]
        self._connection.execute(update(ITEMS).where(ITEMS.c.id.in_(numbers)).values(due_at=now + lease))
        return [_item(row) for row in rows]

    def item(self, number: int) -> FeedItem:
        """Return an item. Raises NotFound."""
        row = self._connection.execute(select(ITEMS).where(ITEMS.c.id == number)).one_or_none()
        if row is None:
            raise NotFound("item", number)
        return _item(row)

    def later(self, number: int, *, attempts: int, reason: str, due_at: dt.datetime) -> None:
        """An item could not be read: try again then."""
        self._settle(number, {"attempts": attempts, "reason": reason, "due_at": due_at})

    def failed(self, number: int, reason: str, *, desk_knows: bool = True) -> None:
        """An item cannot be read; not `desk_knows`: moderators are to be told."""
        values = {"state": ItemState.FAILED, "reason": reason, "body": "", "desk_knows": desk_knows}
        self._settle(number, values)

    def waits(self, number: int, article: Article, *, desk_knows: bool = True) -> None:
        """An item was read, and a moderator is to look at it; not `desk_knows`: they are to be told why."""
        values = {"state": ItemState.WAITING, "article": article, "body": "", "reason": "", "desk_knows": desk_knows}
        self._settle(number, values)

    def published(self, number: int, article_id: int) -> None:
        """An item became this article, or was known as it."""
        self._settle(number, {"state": ItemState.PUBLISHED, "article_id": article_id, "article": None, "body": ""})

    def discarded(self, number: int) -> None:
        """An item is not wanted."""
        self._settle(number, {"state": ItemState.DISCARDED, "article": None, "body": ""})

    def requeue(self, number: int, article: Article) -> None:
        """Put an item that was published or discarded back into the queue."""
        again = (ITEMS.c.id == number) & (ITEMS.c.state.in_((ItemState.PUBLISHED, ItemState.DISCARDED)))
        values = {"state": ItemState.WAITING, "article": article, "article_id": None}
        self._connection.execute(update(ITEMS).where(again).values(**values))

    def enqueue(self, articles: Sequence[Article], at: dt.datetime) -> int:
        """Let articles that a moderator sent wait in the queue; return how many wait that did not before.

        They belong to a feed that is never asked, and never listed.
        """
        feed = self.of_url(SENT)
        if feed is None:
            feed, _ = self.add(SENT, "", FeedMode.QUEUE, by=None, at=at)
            self.decide(feed.id, state=FeedState.REMOVED)
        return sum(self._enqueue(feed.id, article, at) for article in articles)

    def _enqueue(self, feed: int, article: Article, at: dt.datetime) -> bool:
        values = {
            "feed_id": feed, "key": text_hash(article.text), "url": article.url or "", "title": article.title,
            "published_at": article.published_at, "state": ItemState.WAITING, "article": article, "attempts": 0,
            "reason": "", "due_at": at, "seen_at": at, "body": "",
        }  # fmt: skip
        statement = insert_or(self._connection, ITEMS).values(**values)
        settled = ITEMS.c.state.in_((ItemState.PUBLISHED, ItemState.DISCARDED))
        again = {**values, "article_id": None}
        statement = statement.on_conflict_do_update(index_elements=["feed_id", "key"], set_=again, where=settled)
        return self._connection.execute(statement.returning(ITEMS.c.id)).one_or_none() is not None

    def queue(self, limit: int, after: int = 0) -> list[FeedItem]:
        """Return the items that wait for a moderator, oldest first; `after` pages on."""
        waiting = (ITEMS.c.state == ItemState.WAITING) & (ITEMS.c.id > after)
        return [
            _item(row)
            for row in self._connection.execute(select(ITEMS).where(waiting).order_by(ITEMS.c.id).limit(limit))
        ]

    def queued(self) -> int:
        """Return how many items wait for a moderator."""
        query = select(func.count()).select_from(ITEMS).where(ITEMS.c.state == ItemState.WAITING)
        return self._connection.execute(query).scalar_one()

    def forget(self, number: int) -> None:
        """Forget a feed's oldest settled items, so that a feed of many years stays small."""
        settled = (ITEMS.c.feed_id == number) & ITEMS.c.state.not_in((ItemState.NEW, ItemState.WAITING))
        kept = select(ITEMS.c.id).where(settled).order_by(ITEMS.c.id.desc()).limit(MOST_REMEMBERED)
        oldest = self._connection.scalar(select(func.min(kept.subquery().c.id)))
        if oldest is not None:
            self._connection.execute(delete(ITEMS).where(settled, ITEMS.c.id < oldest))

    def _settle(self, number: int, values: Mapping[str, Any]) -> None:
        """Change an item that is not settled yet. Raises NotFound where it is: somebody else was quicker."""
        open_ = (ITEMS.c.id == number) & ITEMS.c.state.in_((ItemState.NEW, ItemState.WAITING))
        if not self._connection.execute(update(ITEMS).where(open_).values(**values)).rowcount:
            raise NotFound("open item", number)

    def _set(self, number: int, values: Mapping[str, Any]) -> None:
        if not self._connection.execute(update(TABLE).where(TABLE.c.id == number).values(**values)).rowcount:
            raise NotFound("feed", number)


def _awake(at: dt.datetime) -> dict[str, Any]:
    return {"state": FeedState.ACTIVE, "failures": 0, "error": "", "due_at": at, "told": False}


def _feeds() -> Any:
    """Feeds with the number of their items in the queue."""
    mine = (ITEMS.c.feed_id == TABLE.c.id) & (ITEMS.c.state == ItemState.WAITING)
    waiting = select(func.count()).select_from(ITEMS).where(mine).correlate(TABLE).scalar_subquery()
    return select(TABLE, waiting.label("waiting"))


def _feed(row: Row[Any]) -> StoredFeed:
    values = row._asdict()
    del values["told"]
    return StoredFeed(**values | {"mode": FeedMode(row.mode), "state": FeedState(row.state)})


def _item(row: Row[Any]) -> FeedItem:
    values = {name: getattr(row, name) for name in FeedItem.__slots__}
    return FeedItem(**values | {"state": ItemState(row.state)})
