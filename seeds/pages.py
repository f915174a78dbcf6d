"""A web page becomes an article: its text without menus and scripts, and what its head says about it."""

from __future__ import annotations

import datetime as dt
import logging
import re

from digest.model import Article
from seeds.making import Details, make_article
from seeds.outlets import Outlets
from seeds.unreadable import Reason, Unreadable

HTML = re.compile(r"<html\b", re.IGNORECASE)
PUBLISHED = re.compile(
    r"[\"'](?:datePublished|article:published_time)[\"']\s*"
    r"(?::\s*|content=)[\"'](\d{4}-\d\d-\d\dT\d\d:\d\d[^\"']{0,20})[\"']"
)

# Extraction complains about pages without an article, at length; the refusal says so once.
logging.getLogger("trafilatura").setLevel(logging.CRITICAL)


def parse_page(html: str, *, now: dt.datetime, outlets: Outlets, url: str = "") -> Article:
    """The article on a page; title, outlet, date and address from JSON-LD, Open Graph and the page's own marks.

    Args:
        html: the page, decoded.
        now: when it is read (aware).
        outlets: gives names and domains their outlet.
        url: where the page was found; what it calls its canonical address comes first.

    Raises:
        Unreadable: NO_TEXT, or as `make_article`.
    """
    from trafilatura import bare_extraction  # takes a while to load, and most files are not pages

    document = bare_extraction(
        html if HTML.search(html) else f"<html><body><article><p>{html}</p></article></body></html>",
        url=url or None,
        with_metadata=True,
        include_comments=False,
        include_tables=False,
        favor_precision=True,
    )
    if document is None or isinstance(document, dict) or not document.text:
        raise Unreadable(Reason.NO_TEXT)
    title = document.title or ""
    details = Details(
        title=title,
        source=document.sitename or "",
        url=document.url or url,
        published=_published(html, document.date or ""),
    )
    return make_article(details, _without_title(document.text, title), now=now, outlets=outlets)


def _published(html: str, day: str) -> str:
    """The moment of publication where the page gives one for the day that extraction settled on; else that day."""
    moments = [m for m in PUBLISHED.findall(html) if m.startswith(day)]
    return moments[0] if moments else day


def _without_title(text: str, title: str) -> str:
    first, _, rest = text.partition("\n")
    return rest if title and first.strip() == title.strip() and rest.strip() else text
