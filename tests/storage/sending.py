"""Deliveries of an edition, from the outbox to their end."""

from __future__ import annotations

import datetime as dt
from typing import Any

from digest.model import Edition, Relations, Story, StoryBrief
from storage.database import Database
from storage.records import Delivery, Parcel
from storage.stores import Stores
from tests.storage.factories import DAY, NOON, article, conflict, reading

SLOT = dt.date(2026, 3, 4)
LEASE = dt.timedelta(minutes=2)


def edition(stores: Stores) -> int:
    """Store an edition of one story with one conflict, both with number 1."""
    added = stores.articles.add(article(), reading(), at=NOON)
    if not added.known:
        number = stores.stories.place(added.id, None)
        stores.stories.save(Story(number, "Banjir", (), (), (), Relations((conflict(),))), NOON)
    story = stores.stories.get(1)
    brief = StoryBrief(story, story.articles, (), (), story.relations.conflicts, ())
    return stores.editions.add(Edition(NOON - DAY, NOON, (brief,), ("Harian Arau",), 1), NOON)


def queued(stores: Stores, *chats: int, parts: int = 1) -> list[Parcel]:
    """Queue an edition for chats, each subscribed for this."""
    number = edition(stores)
    parcels = []
    for chat in chats:
        wish = stores.subscriptions.add(chat, None, dt.time(7), "Asia/Jakarta", "id", NOON, NOON)
        parcels += [
            Parcel(wish.id, SLOT, part, parts, chat, None, f"<b>{part}</b>", (1,), (1,), number)
            for part in range(1, parts + 1)
        ]
    stores.outbox.add(parcels, NOON)
    return parcels


def claimed(database: Database, at: dt.datetime = NOON, limit: int = 10) -> list[Delivery]:
    with database.writing() as stores:
        return stores.outbox.claim(at, limit, LEASE)


def settled(database: Database, number: int, outcome: str, at: dt.datetime = NOON, **details: Any) -> bool:
    with database.writing() as stores:
        return stores.outbox.settle(number, outcome, at=at, **details)
