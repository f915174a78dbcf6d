"""Asking feeds that are due, and reading the items they bring.

When what is due is in the database; the network is asked between transactions, never inside one.
"""

from __future__ import annotations

import asyncio
import datetime as dt
import logging
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

import httpx

from digest.model import Article
from handlers.context import Services
from handlers.desk.outlets import find_outlets
from handlers.errors import trace
from handlers.feeding.taking import publish_item
from seeds.apart import ReadingFault
from seeds.feeds.entries import PASSING, read_entry
from seeds.feeds.parsing import Entry, Feed
from seeds.feeds.reading import FeedNews, read_feed
from seeds.feeds.robots import Robots
from seeds.feeds.timing import MOST_FAILURES, next_time
from seeds.fetching.fetcher import Unfetched
from seeds.unreadable import Reason, Unreadable
from storage.errors import NotFound, StorageError
from storage.feed_records import FeedItem, FeedMode, NewItem, Poll, StoredFeed
from storage.stores import Stores

LEASE = dt.timedelta(minutes=10)  # for whoever asks a feed or reads an item; then it is due again
FEEDS_AT_ONCE = 8
ITEMS_AT_ONCE = 24
HOSTS_AT_ONCE = 4
NEWEST = 20  # items that a new feed brings; what is older is only known from then on
MOST_ATTEMPTS = 4
GONE_STATUS = 410  # "and will not come back"
FAULT = "fault"  # why an item failed, where it is no Reason
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Poller:
    """Asks feeds and reads items for one process."""

    services: Services
    robots: Robots
    _doors: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(HOSTS_AT_ONCE))

    @classmethod
    def of(cls, services: Services) -> Poller:
        """One that fetches as these services do."""
        return cls(services, Robots(services.fetcher))

    async def poll_due(self) -> None:
        """Ask the feeds that are due, then read the items that are. Raises StorageError."""
        now = self.services.now()
        feeds = await self.services.write(lambda s: s.feeds.claim(now, limit=FEEDS_AT_ONCE, lease=LEASE))
        await asyncio.gather(*map(self._ask, feeds))
        now = self.services.now()
        items = await self.services.write(lambda s: s.feeds.claim_items(now, limit=ITEMS_AT_ONCE, lease=LEASE))
        hosts: defaultdict[str, list[FeedItem]] = defaultdict(list)
        for item in items:
            hosts[httpx.URL(item.url).host].append(item)
        await asyncio.gather(*map(self._read_all, hosts.values()))

    async def _ask(self, feed: StoredFeed) -> None:
        """Ask one feed and note what it says."""
        services, now = self.services, self.services.now()
        try:
            async with self._doors:
                await self.robots.check(feed.url, now=now)
                news = await read_feed(
                    feed.url, fetcher=services.fetcher, now=now, etag=feed.etag, last_modified=feed.last_modified
                )
        except Unreadable as refusal:
            await self._feed_failed(feed, refusal, now)
        except ReadingFault as fault:
            log.error("feed %s met a fault: %s", feed.id, told(fault))
            await self._feed_failed(feed, Unreadable(Reason.TOO_HARD), now)
        else:
            await self._keep(feed, news, Poll(next_time(now), news.etag, news.last_modified), now)

    async def _feed_failed(self, feed: StoredFeed, refusal: Unreadable, now: dt.datetime) -> None:
        poll = _failed(feed, refusal, now)
        await self.services.write(lambda stores: stores.feeds.polled(feed.id, poll, at=now))
        log.info("feed %s was not read: %s", feed.id, refusal.reason)

    async def _keep(self, feed: StoredFeed, news: FeedNews, poll: Poll, now: dt.datetime) -> None:
        items = _items(news.feed) if news.feed else []
        newest = len(items) if feed.polled_at else NEWEST

        def keep(stores: Stores) -> None:
            stores.feeds.bring(feed.id, items, at=now, newest=newest)
            stores.feeds.name(feed.id, news.feed.title if news.feed else "")
            stores.feeds.polled(feed.id, poll, at=now)
            stores.feeds.forget(feed.id)

        await self.services.write(keep)

    async def _read_all(self, items: Sequence[FeedItem]) -> None:
        """Read the items of one host, one after the other, at the pace it asks for."""
        async with self._doors:
            for position, item in enumerate(items):
                pause = await self._read(item)
                if pause and position + 1 < len(items):
                    await asyncio.sleep(pause)

    async def _read(self, item: FeedItem) -> float:
        """Read one item and do with it what its feed is for; how long its host wants to be left alone."""
        services, now = self.services, self.services.now()
        pause = 0.0
        try:
            pause = await self.robots.check(item.url, now=now)
            entry = Entry("", item.url, item.title, item.published_at, item.body)
            article = await read_entry(entry, fetcher=services.fetcher, now=now, outlets=await find_outlets(services))
            feed = await services.read(lambda stores: stores.feeds.get(item.feed_id))
            if feed.mode is FeedMode.PUBLISH:
                await self._publish(item, article)
            else:
                await services.write(lambda stores: stores.feeds.waits(item.id, article))
        except Unreadable as refusal:
            await self._not_read(item, refusal, now)
        except NotFound:
            log.info("item %s was settled by somebody else", item.id)
        except StorageError:
            raise
        except (OSError, MemoryError) as trouble:  # of this machine, not of the item
            log.warning("item %s is read later: %s", item.id, told(trouble))
            await self._not_read(item, Unreadable(Reason.UNREACHABLE), now)
        except Exception as fault:  # noqa: BLE001 - our own fault is logged, and the other items go on
            log.error("item %s met a fault: %s", item.id, told(fault))
            await services.write(lambda stores: stores.feeds.failed(item.id, FAULT, desk_knows=False))
        return pause

    async def _publish(self, item: FeedItem, article: Article) -> None:
        """Take the article in; what is too hard, or meets a fault of ours, waits in the queue for a moderator."""
        try:
            await publish_item(self.services, item, article, by=None)
        except StorageError:
            raise
        except Unreadable as refusal:
            log.warning("the article of item %s waits for a moderator: %s", item.id, refusal.reason)
            await self._set_aside(item, article)
        except Exception as fault:  # noqa: BLE001 - our own fault is logged, and the other items go on
            log.error("the article of item %s was not taken in: %s", item.id, told(fault))
            await self._set_aside(item, article)

    async def _set_aside(self, item: FeedItem, article: Article) -> None:
        await self.services.write(lambda stores: stores.feeds.waits(item.id, article, desk_knows=False))

    async def _not_read(self, item: FeedItem, refusal: Unreadable, now: dt.datetime) -> None:
        attempts = item.attempts + 1
        later = next_time(now, failures=attempts, retry_after=getattr(refusal, "retry_after", ""))
        again = refusal.reason in PASSING and attempts < MOST_ATTEMPTS
        reason = refusal.reason.value

        def note(stores: Stores) -> None:
            if again:
                stores.feeds.later(item.id, attempts=attempts, reason=reason, due_at=later)
            else:
                stores.feeds.failed(item.id, reason, desk_knows=refusal.reason is not Reason.TOO_HARD)

        await self.services.write(note)


def told(fault: Exception) -> str:
    """What kind of fault, and where: of one in the process apart its own words say so, and nothing that was read."""
    return str(fault) if isinstance(fault, ReadingFault) else "".join(trace(fault))


def _failed(feed: StoredFeed, refusal: Unreadable, now: dt.datetime) -> Poll:
    """What a failure means for the next time."""
    failures = feed.failures + 1
    status = refusal.status if isinstance(refusal, Unfetched) else 0
    retry_after = refusal.retry_after if isinstance(refusal, Unfetched) else ""
    asked_to_wait = refusal.reason is Reason.BUSY and bool(retry_after)
    return Poll(
        next_time(now, failures=feed.failures if asked_to_wait else failures, retry_after=retry_after),
        failures=feed.failures if asked_to_wait else failures,
        error=refusal.reason.value,
        dead=status == GONE_STATUS or (failures >= MOST_FAILURES and not asked_to_wait),
    )


def _items(feed: Feed) -> list[NewItem]:
    return [NewItem(e.key, e.url, e.title, e.published_at, e.body) for e in feed.entries]
