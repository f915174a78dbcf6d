"""An item of a feed becomes an article."""

from __future__ import annotations

from digest.model import Article
from handlers.context import Services
from handlers.desk.changing import Readings, Work
from handlers.desk.states import item_state
from handlers.intake import Intake
from storage.decisions import Change
from storage.errors import NotFound
from storage.feed_records import FeedItem, ItemState

OPEN = frozenset({ItemState.NEW, ItemState.WAITING})


async def publish_item(services: Services, item: FeedItem, article: Article, *, by: int | None) -> Intake:
    """Take the article of an item in, once; `by` is who pressed the button, None for a feed that publishes by itself.

    Raises NotFound where somebody else settled the item, Unreadable and ReadingFault where reading the article is too
    hard, and StorageError.
    """
    read = await Readings.apart(article)
    now = services.now()
    return await services.write(lambda stores: _publish(Work(stores, by, now, read), item, article))


def _publish(work: Work, item: FeedItem, article: Article) -> Intake:
    """Store the article and what became of its item, together; undone, an item that waited waits again."""
    feeds = work.stores.feeds
    if feeds.item(item.id).state not in OPEN:
        raise NotFound("open item", item.id)
    intake = work.add(article)
    feeds.published(item.id, intake.id)
    if work.changes and work.actor is not None:
        work.changes.append(Change("item", item.id, before=item_state(article), after=None))
    work.finish("add", f"article {intake.id}")
    return intake
