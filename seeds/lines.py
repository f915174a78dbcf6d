"""Articles as JSON, one a line: how archives leave Kabar and come back."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import replace

from digest.model import Article
from seeds.making import Details, make_article, parse_published
from seeds.outlets import Outlets
from seeds.unreadable import Reason, Unreadable

DECISIONS = frozenset(
    {"outlet", "feed", "membership", "dismissal", "moderator"}
)  # what an export holds beside articles


def parse_decision(line: str) -> Mapping[str, object] | None:
    """What a line of an export says that somebody decided; None if it is not such a line."""
    if '"type"' not in line:
        return None
    try:
        entry = json.loads(line, strict=False)
    except (ValueError, RecursionError):
        return None
    return entry if isinstance(entry, dict) and entry.get("type") in DECISIONS else None


def exported_number(line: str) -> int:
    """The number that an article on a line of an export had there; 0 if the line tells none."""
    try:
        entry = json.loads(line, strict=False)
    except (ValueError, RecursionError):
        return 0
    number = entry.get("id") if isinstance(entry, dict) and entry.get("type") == "article" else None
    return number if isinstance(number, int) else 0


def parse_line(line: str, *, now: dt.datetime, outlets: Outlets) -> tuple[Article, dt.datetime | None]:
    """The article on one line, and when it was removed from the archive that the line came from (None: it was not).

    A line of an export (`"type": "article"`) is taken at its word: what it does not give stays unknown. Its number
    belongs to the archive it came from and is not kept.

    Raises:
        Unreadable: BAD_LINE, or as `make_article`.
    """
    try:
        entry = json.loads(line, strict=False)
    except (ValueError, RecursionError) as error:
        raise Unreadable(Reason.BAD_LINE) from error
    if not isinstance(entry, dict) or entry.get("type", "article") != "article":
        raise Unreadable(Reason.BAD_LINE)
    details = Details(
        title=_text(entry, "title"),
        source=_text(entry, "source"),
        url=_text(entry, "url"),
        published=_text(entry, "published"),
        language=_text(entry, "language"),
        retold=entry.get("retold") is True,
    )
    exported = "type" in entry
    article = make_article(details, _text(entry, "text"), now=now, outlets=outlets, exact=exported)
    if exported and "owner" in entry:
        article = replace(article, owner=_text(entry, "owner") or None)
    return article, parse_published(_text(entry, "removed"), now=now)


def article_line(article: Article, removed_at: dt.datetime | None = None) -> str:
    """An article as one line of an export, without the line end; `parse_line` makes the same article of it."""
    entry = {
        "type": "article",
        "id": article.id,
        "title": article.title,
        "source": article.outlet,
        "owner": article.owner,
        "url": article.url,
        "published": _moment(article.published_at),
        "language": article.language,
        "retold": article.retold,
        "removed": _moment(removed_at),
        "text": article.text,
    }
    return json.dumps(entry, ensure_ascii=False)


def _moment(moment: dt.datetime | None) -> str | None:
    return moment.astimezone(dt.UTC).isoformat().replace("+00:00", "Z") if moment else None


def _text(entry: Mapping[str, object], key: str) -> str:
    value = entry.get(key)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise Unreadable(Reason.BAD_LINE, f"{key} is not text")
    return value
