"""An item of a feed becomes an article."""

from __future__ import annotations

import asyncio
import datetime as dt

from digest.claims import read_article
from digest.model import Article, Reading
from handlers.context import Services
from handlers.intake import Intake, add_and_place, retell
from storage.errors import NotFound
from storage.feed_records import FeedItem, ItemState
from storage.stores import Stores

OPEN = frozenset({ItemState.NEW, ItemState.WAITING})


async def publish_item(services: Services, item: FeedItem, article: Article, *, by: int | None) -> Intake:
    """Take the article of an item in, once; `by` is who pressed the button, None for a feed that publishes by itself.

    Raises NotFound where somebody else settled the item, and StorageError.
    """
    reading = await asyncio.to_thread(read_article, article)
    now = services.now()
    return await services.write(lambda stores: _publish(stores, item, article, reading, now, by))


def _publish(
    stores: Stores, item: FeedItem, article: Article, reading: Reading, now: dt.datetime, by: int | None
) -> Intake:
    """Store the article and what became of its item, together."""
    if stores.feeds.item(item.id).state not in OPEN:
        raise NotFound("open item", item.id)
    intake = add_and_place(stores, article, reading, now=now, by=by)
    stores.feeds.published(item.id, intake.id)
    if not intake.known and intake.story_id is not None:
        retell(stores, intake.story_id, now)
        after = {"title": article.title, "story": intake.story_id, "feed": item.feed_id}
        stores.log.add(now, by, "add", f"article {intake.id}", None, after)
    return intake
