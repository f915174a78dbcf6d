"""What can be changed about an article, as moderators type it; pure."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace

from babel.localedata import exists

from digest.model import Article
from handlers.errors import UserMistake
from handlers.texts import in_all_languages, language_named
from seeds.letters import clean, clean_line
from seeds.making import LONGEST_TEXT, LONGEST_TITLE, clean_url, parse_published
from seeds.outlets import Outlets
from seeds.unreadable import Unreadable

FIELDS = ("title", "outlet", "url", "date", "language", "text")
ALIASES = {"source": "outlet", "sumber": "outlet", "link": "url", "published": "date", "isi": "text"}
CLEAR = "-"  # what empties a field
TAG = re.compile(r"[a-z]{2}")


def field_of(word: str) -> str | None:
    """The field that a word names, in any language we speak; None if it names none."""
    asked = word.casefold().rstrip(":")
    named = (field for field in FIELDS if asked == field or asked in in_all_languages(f"field-{field}"))
    return next(named, ALIASES.get(asked))


def with_field(article: Article, field: str, value: str, *, now: dt.datetime, outlets: Outlets) -> Article:
    """The article with one field as a moderator wants it; "-" empties the outlet, the URL or the date.

    Raises UserMistake if the value is none for this field.
    """
    change = {
        "title": _title,
        "url": _url,
        "language": _language,
        "text": _text,
    }.get(field)
    if change is not None:
        return change(article, value)
    if field == "outlet":
        return _outlet(article, value, outlets)
    return _date(article, value, now)


def _title(article: Article, value: str) -> Article:
    title = clean_line(value)
    if not title or len(title) > LONGEST_TITLE:
        raise UserMistake("edit-bad-title", longest=LONGEST_TITLE)
    return replace(article, title=title)


def _outlet(article: Article, value: str, outlets: Outlets) -> Article:
    name = clean_line(value)[:LONGEST_TITLE]
    if name in {"", CLEAR}:
        return replace(article, outlet=None, owner=None)
    known = outlets.recognise(name)
    return replace(article, outlet=known.name if known else name, owner=known.owner if known else None)


def _url(article: Article, value: str) -> Article:
    if value.strip() == CLEAR:
        return replace(article, url=None)
    url = clean_url(value)
    if url is None:
        raise UserMistake("edit-bad-url")
    return replace(article, url=url)


def _date(article: Article, value: str, now: dt.datetime) -> Article:
    if value.strip() == CLEAR:
        return replace(article, published_at=None)
    try:
        moment = parse_published(value, now=now)
    except Unreadable:
        moment = None
    if moment is None:
        raise UserMistake("edit-bad-date", value=clean_line(value)[:40])
    return replace(article, published_at=moment)


def _language(article: Article, value: str) -> Article:
    code = language_named(value) or value.strip().casefold()
    if not TAG.fullmatch(code) or not exists(code):
        raise UserMistake("edit-bad-language")
    return replace(article, language=code)


def _text(article: Article, value: str) -> Article:
    text = clean(value).strip()
    if not any(c.isalnum() for c in text):
        raise UserMistake("edit-bad-text")
    if len(text) > LONGEST_TEXT:
        raise UserMistake("unreadable-too-large")
    return replace(article, text=text)
