"""One entry of a feed becomes an article: what its page says, and where that says nothing, what the feed says."""

from __future__ import annotations

import datetime as dt
import html
from dataclasses import replace

from digest.model import Article
from seeds.apart import read_apart
from seeds.feeds.parsing import Entry
from seeds.fetching.fetcher import Fetcher
from seeds.outlets import Outlets
from seeds.pages import parse_page
from seeds.unreadable import Reason, Unreadable
from seeds.web import read_page

# Another try may go better; whatever else is wrong with a page stays wrong.
PASSING = frozenset(
    {Reason.TOO_SLOW, Reason.UNREACHABLE, Reason.NO_HOST, Reason.BUSY, Reason.SERVER_FAULT, Reason.BAD_ANSWER}
)
WHOLE = 1200  # characters of text: a feed that gives more gives the article and not its beginning


async def read_entry(entry: Entry, *, fetcher: Fetcher, now: dt.datetime, outlets: Outlets) -> Article:
    """The article of an entry, from its page; from the feed itself where the page shows none and the feed gives it all.

    Raises Unreadable: why its page was not read.
    """
    try:
        article = await read_page(entry.url, fetcher=fetcher, now=now, outlets=outlets)
    except Unreadable as refusal:
        if refusal.reason in PASSING:
            raise
        told = await read_apart(read_body, entry, now=now, outlets=outlets)
        if told is None:
            raise
        return told
    return replace(article, published_at=article.published_at or entry.published_at)


def read_body(entry: Entry, *, now: dt.datetime, outlets: Outlets) -> Article | None:
    """The article that the feed itself holds; None where it holds only a part of it, or nothing."""
    page = f"<html><head></head><body><article>{entry.body}</article></body></html>"
    if len(page) < WHOLE:
        return None
    try:
        article = parse_page(page, now=now, outlets=outlets, url=entry.url)
    except Unreadable:
        return None
    if len(article.text) < WHOLE:
        return None
    title = html.unescape(entry.title) or article.title
    return replace(article, title=title, url=entry.url, published_at=entry.published_at or article.published_at)
