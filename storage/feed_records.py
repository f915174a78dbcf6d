"""Feeds and their items as they come out of the store."""

from __future__ import annotations

import datetime as dt
import enum
from dataclasses import dataclass

from digest.model import Article


class FeedState(enum.StrEnum):
    """Whether a feed is asked for what is new."""

    ACTIVE = "active"
    PAUSED = "paused"  # by a moderator
    DEAD = "dead"  # gone, or failed for days
    REMOVED = "removed"  # by a moderator; kept, so that this can be undone


class FeedMode(enum.StrEnum):
    """What becomes of a feed's articles."""

    QUEUE = "queue"  # a moderator looks at each
    PUBLISH = "publish"  # at once


class ItemState(enum.StrEnum):
    """Where an item of a feed stands."""

    NEW = "new"  # not read yet
    WAITING = "waiting"  # in the queue
    PUBLISHED = "published"
    DISCARDED = "discarded"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Poll:
    """What asking a feed gave, as far as the next time goes."""

    due_at: dt.datetime
    etag: str = ""
    last_modified: str = ""
    failures: int = 0  # in a row
    error: str = ""  # why the last attempt failed: a reason's value
    dead: bool = False


@dataclass(frozen=True, slots=True)
class StoredFeed:
    """A feed."""

    id: int
    url: str
    title: str
    mode: FeedMode
    state: FeedState
    etag: str
    last_modified: str
    failures: int
    error: str
    due_at: dt.datetime
    polled_at: dt.datetime | None  # when it last gave something; None: never
    added_by: int | None
    added_at: dt.datetime
    waiting: int = 0  # items in the queue


@dataclass(frozen=True, slots=True)
class NewItem:
    """An item on its way into the store."""

    key: str  # tells the items of one feed apart
    url: str
    title: str
    published_at: dt.datetime | None
    body: str  # HTML


@dataclass(frozen=True, slots=True)
class FeedItem:
    """An item of a feed."""

    id: int
    feed_id: int
    url: str
    title: str
    published_at: dt.datetime | None
    body: str
    state: ItemState
    article: Article | None  # as it was read, while it waits in the queue
    article_id: int | None  # what it became
    attempts: int
    reason: str  # why it failed: a reason's value
