"""A page of the web becomes an article."""

from __future__ import annotations

import datetime as dt

from digest.model import Article
from seeds.apart import read_apart
from seeds.fetching.fetcher import Fetched, Fetcher
from seeds.letters import decode
from seeds.outlets import Outlets
from seeds.pages import Elsewhere, parse_page
from seeds.unreadable import Reason, Unreadable

MOST_PAGES = 3  # that lead on: a page that refreshes, the first part of an article
PAGE_TYPES = frozenset({"", "text/html", "application/xhtml+xml", "application/xml", "text/xml", "text/plain"})


async def read_page(url: str, *, fetcher: Fetcher, now: dt.datetime, outlets: Outlets) -> Article:
    """The article at an address; where it came from, what it is called and when it was published, as the page tells.

    Args:
        url: http or https; `Article.url` is its canonical form.
        fetcher: fetches it.
        now: when it is read (aware).
        outlets: gives names and domains their outlet.

    Raises:
        Unreadable: any reason of an address, of the way there, of a page, or as `make_article`.
    """
    for _ in range(MOST_PAGES):
        fetched = await fetcher.get(url)
        try:
            return await read_apart(parse_fetched, fetched, now=now, outlets=outlets)
        except Elsewhere as whole:
            url = whole.url
    raise Unreadable(Reason.TOO_MANY_REDIRECTS)


def parse_fetched(fetched: Fetched, *, now: dt.datetime, outlets: Outlets) -> Article:
    """The article on a page that was fetched. Raises Unreadable."""
    if fetched.media_type not in PAGE_TYPES:
        raise Unreadable(Reason.NOT_A_PAGE, fetched.media_type[:60])
    html = decode(fetched.body, declared=True, charset=fetched.charset)
    return parse_page(html, now=now, outlets=outlets, url=fetched.url)
