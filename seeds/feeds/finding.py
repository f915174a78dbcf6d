"""The feeds that a page names."""

from __future__ import annotations

from seeds.canonical import clean_address

FEED_TYPES = frozenset({"application/rss+xml", "application/atom+xml", "application/feed+json", "application/json"})
MOST = 10


def find_feeds(html: str, *, url: str) -> list[tuple[str, str]]:
    """The feeds in the head of a page, address and title, in its order; those of comments come last."""
    from lxml.etree import LxmlError
    from lxml.html import document_fromstring

    try:
        page = document_fromstring(html.encode("utf-8", "replace"), parser=_parser())
    except (LxmlError, ValueError, AssertionError):
        return []
    found: dict[str, str] = {}
    for link in page.iter("link"):
        kinds = (link.get("rel") or "").lower().split()
        if "alternate" not in kinds or (link.get("type") or "").strip().lower() not in FEED_TYPES:
            continue
        address = clean_address(link.get("href") or "", base=url)
        json_api = "wp-json" in address or "oembed" in address
        if address and not json_api:
            found.setdefault(address, " ".join((link.get("title") or "").split())[:100])
    feeds = sorted(found.items(), key=lambda feed: "comment" in f"{feed[0]} {feed[1]}".lower())
    return feeds[:MOST]


def _parser() -> object:
    from lxml.html import HTMLParser

    return HTMLParser(encoding="utf-8", no_network=True)
