"""Asking a feed for what is new."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from seeds.apart import read_apart
from seeds.canonical import clean_address
from seeds.feeds.finding import find_feeds
from seeds.feeds.parsing import Feed, parse_feed
from seeds.fetching.fetcher import Fetched, Fetcher, parse_address
from seeds.letters import decode
from seeds.unreadable import Reason, Unreadable

FEED_TYPES = (
    "application/rss+xml,application/atom+xml,application/feed+json,application/xml;q=0.9,text/xml;q=0.9,"
    "application/json;q=0.8,text/html;q=0.5,*/*;q=0.1"
)


@dataclass(frozen=True, slots=True)
class FeedNews:
    """What asking gave."""

    feed: Feed | None  # None: nothing new since the last time
    etag: str = ""
    last_modified: str = ""
    moved: str | None = None  # the feed's new address, for good


async def read_feed(
    url: str, *, fetcher: Fetcher, now: dt.datetime, etag: str = "", last_modified: str = ""
) -> FeedNews:
    """What a feed says, unless it says what it said when it gave this `etag` or `last_modified`. Raises Unreadable."""
    conditions = {"If-None-Match": etag, "If-Modified-Since": last_modified}
    fetched = await fetcher.get(url, accept=FEED_TYPES, headers={k: v for k, v in conditions.items() if v})
    if fetched.status == 304:
        return FeedNews(None, etag, last_modified, fetched.moved)
    feed = await read_apart(parse_feed, fetched.body, url=fetched.url, now=now)
    headers = fetched.headers
    return FeedNews(feed, headers.get("etag", "")[:500], headers.get("last-modified", "")[:100], fetched.moved)


async def discover(url: str, *, fetcher: Fetcher, now: dt.datetime) -> list[tuple[str, str]]:
    """The feed at an address, or else those that the page there names: address and title.

    Raises Unreadable: NO_FEED, or why nothing could be read.
    """
    if "://" not in url:
        url = f"https://{url}"
    fetched = await fetcher.get(str(parse_address(url)), accept=FEED_TYPES)
    try:
        feed = await read_apart(parse_feed, fetched.body, url=fetched.url, now=now)
    except Unreadable:
        found = await read_apart(feeds_of_page, fetched)
        if not found:
            raise Unreadable(Reason.NO_FEED) from None
        return found
    return [(clean_address(fetched.moved or url), feed.title)]


def feeds_of_page(fetched: Fetched) -> list[tuple[str, str]]:
    """The feeds that a page names. Raises Unreadable."""
    return find_feeds(decode(fetched.body, declared=True, charset=fetched.charset), url=fetched.url)
