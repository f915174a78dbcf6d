"""Details and text become an `Article`; what nobody said is read from the text or stays unknown."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from digest.dates import publication_date
from digest.model import Article
from digest.text import detect_language, split_passages
from seeds.letters import clean, clean_line
from seeds.outlets import Outlets
from seeds.unreadable import Reason, Unreadable

# Characters. Ten times the longest feature; what is longer is a book, a log or a dump.
LONGEST_TEXT = 200_000
LONGEST_TITLE = 300
LONGEST_FIRST_LINE = 150  # a longer first line is a paragraph, not a title
LONGEST_URL = 2000
HEAD = 5_000  # enough to find the first sentence in
AHEAD = dt.timedelta(hours=14)  # a day has begun somewhere on Earth this long before it begins in UTC

MARKDOWN_HEADING = re.compile(r"^#{1,6}[ \t]+(?=\S)", re.MULTILINE)
LANGUAGE_TAG = re.compile(r"([a-z]{2})(?:[-_][a-z0-9]+)*", re.IGNORECASE)
DATE_ONLY = re.compile(r"\d{4}-\d\d-\d\d")
DATE_TIME = re.compile(r"(\d{4}-\d\d-\d\d)[T ]+(\d\d:\d\d(?::\d\d)?(?:[.,]\d+)?) ?(Z|[+-]\d\d:?\d\d)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Details:
    """What a file says about its article, as written; empty where it says nothing."""

    title: str = ""
    source: str = ""
    url: str = ""
    published: str = ""
    language: str = ""
    retold: bool = False


def make_article(
    details: Details,
    text: str,
    *,
    now: dt.datetime,
    outlets: Outlets,
    markdown: bool = False,
    exact: bool = False,
) -> Article:
    """The article that a text and its details are.

    Args:
        details: what the file says about it.
        text: its text, with the title as a first line of its own or not.
        now: when it is read (aware); a date without a year in the text is the last one before it.
        outlets: gives names and domains their outlet; an unknown name stays as written.
        markdown: heading marks are taken off.
        exact: it was an article before: a date that is not given stays unknown, and no mojibake is looked for.

    Raises:
        Unreadable: NO_TEXT, TOO_LARGE or BAD_DATE.
    """
    text = clean(text, mend=not exact).strip()
    if len(text) > LONGEST_TEXT:
        raise Unreadable(Reason.TOO_LARGE, f"{len(text)} characters, at most {LONGEST_TEXT}")
    if markdown:
        text = MARKDOWN_HEADING.sub("", text)
    given = clean_line(details.title, mend=not exact)[:LONGEST_TITLE]
    title, text = (given, text) if given else _first_line_title(text)
    if not any(c.isalnum() for c in text):
        raise Unreadable(Reason.NO_TEXT)
    language = _language(details.language) or detect_language(text)
    url = clean_url(details.url)
    outlet = outlets.recognise(details.source) or (None if details.source.strip() else outlets.recognise(url or ""))
    return Article(
        text=text,
        title=title or first_sentence(text, language),
        outlet=outlet.name if outlet else clean_line(details.source, mend=not exact)[:LONGEST_TITLE] or None,
        owner=outlet.owner if outlet else None,
        url=url,
        language=language,
        published_at=parse_published(details.published, now=now) or (None if exact else told_date(text, now=now)),
        retold=details.retold,
    )


def parse_published(value: str, *, now: dt.datetime) -> dt.datetime | None:
    """The moment (aware, UTC) that a `published` value names; None if it is empty.

    A plain date is the beginning of that day in UTC, so that it is the same date wherever Kabar's readers are
    (Indonesia is seven to nine hours ahead); a time without a zone is UTC. A date in words is read like one in a text.

    Raises:
        Unreadable: BAD_DATE.
    """
    value = value.strip()
    if not value:
        return None
    try:
        if DATE_ONLY.fullmatch(value):
            return dt.datetime.combine(dt.date.fromisoformat(value), dt.time(), dt.UTC)
        if parts := DATE_TIME.fullmatch(value):
            moment = dt.datetime.fromisoformat(f"{parts[1]}T{parts[2].replace(',', '.')}{(parts[3] or 'Z').upper()}")
            return moment.astimezone(dt.UTC)
    except (ValueError, OverflowError) as error:
        raise Unreadable(Reason.BAD_DATE, clean_line(value)[:40]) from error
    told = told_date(value, now=now)
    if told is None:
        raise Unreadable(Reason.BAD_DATE, clean_line(value)[:40])
    return told


def told_date(text: str, *, now: dt.datetime) -> dt.datetime | None:
    """The day of publication that a text itself tells, as the beginning of that day in UTC; None if it tells none."""
    window = publication_date(text, before=now + AHEAD)
    return dt.datetime.combine(window.last, dt.time(), dt.UTC) if window else None


def clean_url(value: str) -> str | None:
    """The address if it is one that a browser may open: http or https, with a host, without a password; else None."""
    value = value.strip()
    if len(value) > LONGEST_URL or not value.isprintable() or re.search(r"[\s<>\"\\]", value):
        return None
    try:
        parts = urlsplit(value)
        allowed = parts.scheme.lower() in ("http", "https") and parts.hostname and "@" not in parts.netloc
        return value if allowed and parts.port != 0 else None
    except ValueError:
        return None


def first_sentence(text: str, language: str) -> str:
    """The first sentence of a text that is news, as a title; cut at a word where it is very long."""
    passages = split_passages(Article(text=text[:HEAD], language=language))
    sentence = " ".join((passages[0].text if passages else text[:HEAD].strip()).split())
    if len(sentence) <= LONGEST_TITLE:
        return sentence
    return sentence[:LONGEST_TITLE].rpartition(" ")[0] or sentence[:LONGEST_TITLE]


def _first_line_title(text: str) -> tuple[str, str]:
    """A short first line that an empty line follows, and the rest; no title and the whole text otherwise."""
    first, _, rest = text.partition("\n")
    line = clean_line(first)
    if line and len(line) <= LONGEST_FIRST_LINE and rest.startswith("\n") and rest.strip():
        return line, rest.strip()
    return "", text


def _language(tag: str) -> str:
    """The two letters of a language tag ("id-ID" is "id"); empty if it is none."""
    found = LANGUAGE_TAG.fullmatch(tag.strip())
    return found[1].lower() if found else ""
