"""RSS, Atom and JSON Feed become one shape."""

from __future__ import annotations

import calendar
import datetime as dt
import hashlib
import json
import re
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from xml.etree.ElementTree import ParseError

from seeds.canonical import clean_address
from seeds.letters import clean, clean_line
from seeds.making import parse_published
from seeds.unreadable import Reason, Unreadable

MOST_ENTRIES = 200  # a feed that holds more is an archive; its newest are taken
LONGEST_BODY = 300_000  # characters of HTML
LONGEST_NAME = 300
DECLARED_ENTITY = re.compile(rb"<!\s*E\s*N\s*T\s*I\s*T\s*Y", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a feed: an article announces itself."""

    key: str  # the same as long as it is the same entry
    url: str  # canonical
    title: str = ""
    published_at: dt.datetime | None = None  # aware, UTC
    body: str = ""  # HTML, the longest that the feed gives; perhaps only a summary


@dataclass(frozen=True, slots=True)
class Feed:
    """What a feed says, its entries in its own order."""

    title: str
    entries: tuple[Entry, ...]


def parse_feed(data: bytes, *, url: str, now: dt.datetime) -> Feed:
    """The feed that the bytes are; `url` is where relative addresses in it begin.

    Entries without an address of the web are left out, and dates that nobody can read are unknown.

    Raises:
        Unreadable: NOT_A_FEED, also for XML that declares entities.
    """
    if data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"{":
        return _json_feed(data, url=url, now=now)
    return _xml_feed(data, url=url)


def _json_feed(data: bytes, *, url: str, now: dt.datetime) -> Feed:
    try:
        told = json.loads(data)
    except (ValueError, RecursionError):
        raise Unreadable(Reason.NOT_A_FEED) from None
    if not isinstance(told, dict) or not isinstance(told.get("items"), list):
        raise Unreadable(Reason.NOT_A_FEED)
    entries = (_json_entry(item, url, now) for item in told["items"][:MOST_ENTRIES] if isinstance(item, dict))
    return Feed(_name(told.get("title")), tuple(entry for entry in entries if entry))


def _json_entry(item: Mapping[str, Any], url: str, now: dt.datetime) -> Entry | None:
    link = _link(item.get("url") or item.get("external_url"), item.get("id"), url)
    if not link:
        return None
    try:
        published = parse_published(_text(item.get("date_published")), now=now)
    except Unreadable:
        published = None
    body = _text(item.get("content_html")) or _text(item.get("content_text")) or _text(item.get("summary"))
    return Entry(_key(item.get("id") or link), link, _name(item.get("title")), published, _body(body))


def _xml_feed(data: bytes, *, url: str) -> Feed:
    _refuse_entities(data)
    import feedparser  # here, because it takes a while to load

    told = feedparser.parse(data, sanitize_html=False, resolve_relative_uris=False)
    if not told.get("version"):
        raise Unreadable(Reason.NOT_A_FEED)
    entries = (_xml_entry(item, url) for item in told.entries[:MOST_ENTRIES])
    return Feed(_name(told.feed.get("title")), tuple(entry for entry in entries if entry))


def _xml_entry(item: Any, url: str) -> Entry | None:
    link = _link(item.get("link"), item.get("id"), url)
    if not link:
        return None
    bodies = [_text(part.get("value")) for part in item.get("content", ())] + [_text(item.get("summary"))]
    moment = item.get("published_parsed") or item.get("created_parsed") or item.get("updated_parsed")
    key = _key(item.get("id") or link)
    return Entry(key, link, _name(item.get("title")), _moment(moment), _body(max(bodies, key=len)))


def _refuse_entities(data: bytes) -> None:
    """Refuse XML that defines names for other text: with those a kilobyte becomes a gigabyte, or a file is read."""
    from defusedxml.common import DefusedXmlException
    from defusedxml.ElementTree import fromstring

    if DECLARED_ENTITY.search(data.replace(b"\0", b"")):
        raise Unreadable(Reason.NOT_A_FEED, "it declares entities")
    try:
        fromstring(data, forbid_entities=True, forbid_external=True)
    except DefusedXmlException:
        raise Unreadable(Reason.NOT_A_FEED, "it declares entities") from None
    except (ParseError, LookupError, ValueError):
        return  # broken XML is common in feeds: the parser makes the best of it, and expands nothing


def _moment(parts: time.struct_time | None) -> dt.datetime | None:
    """What feedparser makes of a date: UTC, in parts."""
    if not parts:
        return None
    try:
        return dt.datetime.fromtimestamp(calendar.timegm(parts), dt.UTC)
    except (ValueError, OverflowError, OSError):
        return None


def _link(link: object, name: object, base: str) -> str:
    """Where an entry's article is; what it is called only where that is an address."""
    return clean_address(_text(link), base=base) or clean_address(_text(name))


def _key(value: object) -> str:
    return hashlib.sha256(str(value).encode("utf-8", "replace")).hexdigest()


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _name(value: object) -> str:
    """A title without markup, on one line."""
    import html

    plain = re.sub(r"<[^>]{1,500}>", " ", html.unescape(_text(value)[: 4 * LONGEST_NAME]))
    return clean_line(plain)[:LONGEST_NAME]


def _body(value: str) -> str:
    return clean(value[:LONGEST_BODY])
