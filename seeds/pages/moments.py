"""Dates as pages write them, for programs and for people."""

from __future__ import annotations

import datetime as dt
import re
from email.utils import parsedate_to_datetime

ZONES = {"WIB": 7, "WITA": 8, "WIT": 9, "UTC": 0, "GMT": 0, "SGT": 8, "MYT": 8, "JST": 9, "CET": 1, "CEST": 2, "EST": -5,
         "EDT": -4, "PST": -8, "PDT": -7, "BST": 1, "MSK": 3}  # fmt: skip
MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "januari january jan", "februari february feb pebruari", "maret march mar", "april apr", "mei may", "juni june jun",
            "juli july jul", "agustus august agu ags agt aug", "september sep sept", "oktober october okt oct",
            "november nopember nov nop", "desember december des dec",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
ISO = re.compile(
    r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ,]+(\d{1,2})[:.](\d\d)(?:[:.](\d\d))?(?:[.,]\d+)?\s*(Z|[+-]\d\d:?(?:\d\d)?|[A-Z]{3,4})?)?",
    re.IGNORECASE,
)
COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T?(\d\d)(\d\d)(\d\d)?(Z|[+-]\d\d:?\d\d)?)?")
EPOCH = re.compile(r"1\d{9}(?:\d{3})?")
CLOCK = r"(?:\D{0,12}?(?P<hour>\d{1,2})[:.](?P<minute>\d\d)(?:[:.]\d\d)?\s*(?P<half>[AaPp]\.?[Mm]\b\.?)?\s*\(?(?P<zone>[A-Z]{3,4}\b|[+-]\d\d:?\d\d)?)?"
WORDED = re.compile(
    rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?[\s-]+(?P<month>[A-Za-z]{{3,9}})\.?,?[\s-]+(?P<year>\d{{4}})\b{CLOCK}"
)
AMERICAN = re.compile(
    rf"\b(?P<month>[A-Za-z]{{3,9}})\.?\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}})\b{CLOCK}"
)
NUMBERED = re.compile(rf"\b(?P<day>\d{{1,2}})[/.-](?P<month>\d{{1,2}})[/.-](?P<year>\d{{4}})\b{CLOCK}")
EARLIEST = 1990  # what is earlier is a default that somebody forgot to fill in
AHEAD = dt.timedelta(days=1)  # a page from the future is a mistake


def read_moment(value: str, *, now: dt.datetime, day_first: bool = True) -> str:
    """The moment, or the day, that a page writes, as `make_article` takes it; empty where none can be made out.

    `day_first`: 8/11/2024 is in November. A time of day without a zone is only believed where a program wrote it.
    """
    value = " ".join(value.split())[:200]
    for read in (_iso, _compact, _epoch, _mail):
        found = read(value)
        if found:
            return found if _likely(found, now) else ""
    patterns = [WORDED, AMERICAN, *([NUMBERED] if day_first else [])]
    for pattern in patterns:
        match = pattern.search(value)
        found = _worded(match) if match else ""
        if found:
            return found if _likely(found, now) else ""
    return ""


def _iso(value: str) -> str:
    match = ISO.match(value)
    if not match:
        return ""
    year, month, day, hour, minute, second, zone = match.groups()
    return _made(year, month, day, hour, minute, second, _offset(zone))


def _compact(value: str) -> str:
    match = COMPACT.fullmatch(value)
    if not match:
        return ""
    year, month, day, hour, minute, second, zone = match.groups()
    return _made(year, month, day, hour, minute, second, _offset(zone))


def _epoch(value: str) -> str:
    if not EPOCH.fullmatch(value):
        return ""
    return dt.datetime.fromtimestamp(int(value[:10]), dt.UTC).isoformat()


def _mail(value: str) -> str:
    """As in mails and feeds: "Fri, 08 Nov 2024 10:15:00 +0700"."""
    try:
        moment = parsedate_to_datetime(value)
    except (ValueError, TypeError, IndexError):
        return ""
    return moment.isoformat() if moment.tzinfo and re.search(r":\d\d \S+$", value) else ""


def _worded(match: re.Match[str]) -> str:
    month = match["month"]
    number = month if month.isdigit() else MONTHS.get(month.lower())
    if number is None:
        return ""
    zone = _offset(match["zone"])
    hour, half = match["hour"], (match["half"] or "").lower()[:1]
    if zone is None or hour is None:  # whose time of day it is, nobody says
        return _made(match["year"], number, match["day"])
    if half:
        hour = str(int(hour) % 12 + (12 if half == "p" else 0))
    return _made(match["year"], number, match["day"], hour, match["minute"], None, zone)


def _offset(zone: str | None) -> dt.timezone | None:
    """The zone that a page names; None where it names none that is known."""
    if not zone:
        return None
    if zone[0] in "+-":
        digits = zone[1:].replace(":", "").ljust(4, "0")
        minutes = int(digits[:2]) * 60 + int(digits[2:])
        return dt.timezone(dt.timedelta(minutes=-minutes if zone[0] == "-" else minutes)) if minutes < 1440 else None
    hours = 0 if zone.upper() == "Z" else ZONES.get(zone.upper())
    return None if hours is None else dt.timezone(dt.timedelta(hours=hours))


def _made(
    year: str,
    month: str | int,
    day: str,
    hour: str | None = None,
    minute: str | None = None,
    second: str | None = None,
    zone: dt.timezone | None = None,
) -> str:
    try:
        date = dt.date(int(year), int(month), int(day))
        if hour is None or minute is None:
            return date.isoformat()
        return dt.datetime.combine(date, dt.time(int(hour), int(minute), int(second or 0)), zone or dt.UTC).isoformat()
    except ValueError:
        return ""


def _likely(found: str, now: dt.datetime) -> bool:
    try:
        moment = dt.datetime.fromisoformat(found)
    except ValueError:
        return False
    moment = moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)
    return moment.year >= EARLIEST and moment <= now + AHEAD
