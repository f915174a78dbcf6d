"""How much there is of everything, for /stats and `kabar stats`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, Table, func, select

from storage import schema
from storage.conflicts import Conflicts
from storage.feed_records import FeedState, ItemState
from storage.records import DeliveryState


@dataclass(frozen=True, slots=True)
class Figures:
    """An archive and its readers in numbers."""

    articles: int  # removed ones left out
    stories: int  # that hold one of these articles
    conflicts: int  # open ones that are sure enough to be shown
    subscribers: int  # chats, or topics of chats, that get a digest at least once a day
    deliveries: Mapping[DeliveryState, int]  # message parts by what last became of them
    queued: int  # articles of feeds that wait for a moderator
    feeds: int  # active ones whose last poll went well, or that were not asked yet
    failing: int  # active ones whose last poll failed, and dead ones; a paused or removed feed is in neither


class Counting:
    """Counts in one transaction, so that the figures fit each other."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def figures(self, since: dt.datetime, least_confidence: float) -> Figures:
        """Return the figures of now; of deliveries those whose state changed from `since` on."""
        feeds, told, subscriptions = schema.feeds.c, schema.stories, schema.subscriptions
        active = feeds.state == FeedState.ACTIVE
        fails = (active & (feeds.failures > 0)) | (feeds.state == FeedState.DEAD)
        living = schema.memberships.join(schema.articles).join(told, told.c.id == schema.memberships.c.story_id)
        stories = select(func.count(told.c.id.distinct())).select_from(living).where(schema.memberships.c.told)
        readers = select(subscriptions.c.chat_id, subscriptions.c.thread_id).where(subscriptions.c.inactive.is_(None))
        return Figures(
            articles=self._count(schema.articles, schema.articles.c.removed_at.is_(None)),
            stories=self._connection.scalar(stories.where(schema.articles.c.removed_at.is_(None))) or 0,
            conflicts=Conflicts(self._connection).count(least_confidence),
            subscribers=self._connection.scalar(select(func.count()).select_from(readers.distinct().subquery())) or 0,
            deliveries=self._deliveries(since),
            queued=self._count(schema.feed_items, schema.feed_items.c.state == ItemState.WAITING),
            feeds=self._count(schema.feeds, active & (feeds.failures == 0)),
            failing=self._count(schema.feeds, fails),
        )

    def _count(self, table: Table, condition: ColumnElement[bool]) -> int:
        return self._connection.scalar(select(func.count()).select_from(table).where(condition)) or 0

    def _deliveries(self, since: dt.datetime) -> dict[DeliveryState, int]:
        table = schema.deliveries
        query = select(table.c.state, func.count()).where(table.c.changed_at >= since).group_by(table.c.state)
        return {DeliveryState(state): number for state, number in self._connection.execute(query)}
