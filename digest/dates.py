"""Date phrases as windows of days, resolved against the day an article was published."""

from __future__ import annotations

import calendar as almanac
import datetime as dt
import functools
import re
from collections.abc import Callable, Iterator

from digest.language import LANGUAGES, Language, language_of
from digest.language.shape import Calendar
from digest.model import DateMention, DateWindow

__all__ = ["Span", "find_dates", "local_day", "publication_date", "read_dates"]

FUTURE_PENALTY = 12  # a yearless date looks back: a day ahead counts as twelve days ago
OLDEST_YEARS = 30  # how far back a weekday may tell the year
A_FEW = 5  # units in "the past few days", as the far end of the window

Groups = dict[str, str]
Span = tuple[int, int]
Resolver = Callable[[Groups, Calendar, "dt.date | None"], "DateWindow | None"]


def local_day(published_at: dt.datetime | None, language: str) -> dt.date | None:
    """The day a text came out where it is read; None if unknown."""
    if published_at is None:
        return None
    try:
        return (published_at + dt.timedelta(hours=language_of(language).calendar.utc_offset)).date()
    except OverflowError:
        return published_at.date()


def find_dates(
    text: str, language: Language, published: dt.date | None, start: int = 0, end: int | None = None
) -> list[DateMention]:
    """The date phrases in a stretch of text, in order, none overlapping; those that cannot be resolved are left out."""
    return read_dates(text, language, published, start, end)[0]


def read_dates(
    text: str, language: Language, published: dt.date | None, start: int = 0, end: int | None = None
) -> tuple[list[DateMention], list[Span]]:
    """The date phrases in a stretch of text, and where any stand, resolvable or not: their digits are no figures."""
    mentions, spans = [], []
    stop = len(text) if end is None else end
    if not _hint(language.calendar).search(text, start, stop):
        return [], []
    for first, last, kind, groups in _phrases(text, language.calendar, start, stop):
        spans.append((first, last))
        window = _window(kind, groups, language.calendar, published)
        if window:
            mentions.append(DateMention(first, last, window))
    return sorted(mentions, key=lambda mention: mention.start), spans


@functools.cache
def _hint(calendar: Calendar) -> re.Pattern[str]:
    """A quick look for anything a date phrase could hold."""
    words = {*calendar.months, *calendar.weekdays, *calendar.days, *calendar.units}
    return re.compile(r"(?i)\d|\b(?:" + "|".join(sorted(map(re.escape, words), key=len, reverse=True)) + r")\b")


def publication_date(text: str, *, before: dt.datetime) -> DateWindow | None:
    """The latest day, at most `before`, that a text itself tells in full.

    "Selasa (12 November)" does: the weekday gives the year. None if neither a weekday with a date nor a
    numeric date in brackets stands in the text.
    """
    days = [day for language in LANGUAGES.values() for day in _told_days(text, language.calendar, before.date())]
    latest = max((day for day in days if day <= before.date()), default=None)
    return DateWindow(latest, latest) if latest else None


def _told_days(text: str, calendar: Calendar, before: dt.date) -> Iterator[dt.date]:
    patterns = dict(calendar.patterns)
    for match in patterns["weekday_date"].finditer(text):
        window = _weekday_date(_groups(match), calendar, before)
        if window:
            yield window.first
    if calendar.day_first:
        for match in patterns["numeric"].finditer(text):
            if text[max(0, match.start() - 1)] == "(":
                window = _window("numeric", _groups(match), calendar, None)
                if window:
                    yield window.first


def _weekday_date(groups: Groups, calendar: Calendar, before: dt.date) -> DateWindow | None:
    """The day that is that weekday in the latest possible year."""
    if "year" in groups:
        return _window("day_month", groups, calendar, None)
    month, day = _month_of(groups, calendar), int(groups["day"])
    weekday = calendar.weekdays[groups["weekday"].lower()]
    for year in range(before.year, max(before.year - OLDEST_YEARS, 1), -1):
        if _exists(year, month, day):
            candidate = dt.date(year, month, day)
            if candidate <= before and candidate.weekday() == weekday:
                return _point(candidate)
    return None


def _phrases(text: str, calendar: Calendar, start: int, end: int) -> Iterator[tuple[int, int, str, Groups]]:
    taken: list[tuple[int, int]] = []
    for kind, pattern in calendar.patterns:
        for match in pattern.finditer(text, start, end):
            first, last = match.span()
            if all(last <= a or first >= b for a, b in taken):
                taken.append((first, last))
                yield first, last, kind, _groups(match)


def _groups(match: re.Match[str]) -> Groups:
    """The named groups that took part; "day2" is the "day" of another spelling."""
    return {
        name.rstrip("0123456789").replace("wordyear", "year"): value
        for name, value in match.groupdict().items()
        if value is not None
    }


def _window(kind: str, groups: Groups, calendar: Calendar, published: dt.date | None) -> DateWindow | None:
    try:
        return RESOLVERS[kind](groups, calendar, published)
    except (ValueError, OverflowError):
        return None  # "31 November", "99/99", a year beyond the calendar: a phrase that names no day


def _month_of(groups: Groups, calendar: Calendar) -> int:
    if "monthnumber" in groups:
        return int(groups["monthnumber"])
    return calendar.months[groups["month"].lower().rstrip(".")]


def _year_of(groups: Groups) -> int | None:
    year = groups.get("year")
    if year is None:
        return None
    return int(year) + 2000 if len(year) == 2 else int(year)


def _day_month(groups: Groups, calendar: Calendar, published: dt.date | None) -> DateWindow | None:
    month, day, year = _month_of(groups, calendar), int(groups["day"]), _year_of(groups)
    if year is None:
        if published is None:
            return None
        year = _nearest_year(month, day, published)
    last = int(groups.get("lastday", day))
    return DateWindow(dt.date(year, month, day), dt.date(year, month, max(day, last)))


def _month(groups: Groups, calendar: Calendar, published: dt.date | None) -> DateWindow | None:
    month, year = _month_of(groups, calendar), _year_of(groups)
    if year is None:
        if published is None:
            return None
        year = _nearest_year(month, 15, published)
        if groups.get("which") and calendar.which.get(groups["which"].lower()) == 1:
            year = published.year + (month <= published.month)
    first, last = dt.date(year, month, 1), dt.date(year, month, almanac.monthrange(year, month)[1])
    return _part(groups, calendar, first, last)


def _weekday(groups: Groups, calendar: Calendar, published: dt.date | None) -> DateWindow | None:
    if published is None:
        return None
    back = (published.weekday() - calendar.weekdays[groups["weekday"].lower()]) % 7
    which = calendar.which.get(groups.get("which", "").lower(), None)
    if "week" in groups:
        monday = published - dt.timedelta(days=published.weekday()) + dt.timedelta(weeks=which or 0)
        return _point(monday + dt.timedelta(days=calendar.weekdays[groups["weekday"].lower()]))
    if which == 1:
        return _point(published + dt.timedelta(days=(7 - back) or 7))
    if which == -1 and back == 0:
        back = 7
    return _point(published - dt.timedelta(days=back))


def _relative(groups: Groups, calendar: Calendar, published: dt.date | None) -> DateWindow | None:
    if published is None:
        return None
    which = calendar.which[groups["which"].lower()]
    unit = calendar.units[groups["unit"].lower()]
    if unit == "week":
        monday = published - dt.timedelta(days=published.weekday()) + dt.timedelta(weeks=which)
        return _part(groups, calendar, monday, monday + dt.timedelta(days=6))
    if unit == "month":
        first = _shift_months(published.replace(day=1), which)
        return _part(groups, calendar, first, _shift_months(first, 1) - dt.timedelta(days=1))
    years = 10 if unit == "decade" else 1
    first = dt.date(published.year + which * years, 1, 1)
    return _part(groups, calendar, first, dt.date(first.year + years - 1, 12, 31))


def _ago(groups: Groups, calendar: Calendar, published: dt.date | None) -> DateWindow | None:
    if published is None:
        return None
    written = " ".join(groups["count"].lower().split())
    count = int(written) if written.isdigit() else calendar.counts[written]
    sign = calendar.which[" ".join(groups["which"].lower().split())] or -1
    unit = calendar.units[groups["unit"].lower()]
    stretch = groups["which"].lower() in (
        "terakhir",
        "belakangan",
        "belakangan ini",
        "last",
        "past",
        "ke depan",
        "next",
        "coming",
    )
    far = _shift(published, unit, sign * (count or A_FEW))
    near = published if stretch or not count else _shift(far, unit, 0)
    slack = {"day": 0, "week": 3, "month": 15, "year": 182}.get(unit, 1826) if not stretch and count else 0
    first, last = min(far, near) - dt.timedelta(days=slack), max(far, near) + dt.timedelta(days=slack)
    return DateWindow(first, min(last, published) if sign < 0 else last)


def _day(groups: Groups, calendar: Calendar, published: dt.date | None) -> DateWindow | None:
    if published is None:
        return None
    return _point(published + dt.timedelta(days=calendar.days[" ".join(groups["name"].lower().split())]))


def _year(groups: Groups, calendar: Calendar, _published: dt.date | None) -> DateWindow | None:
    year = int(groups["year"])
    return _part(groups, calendar, dt.date(year, 1, 1), dt.date(year, 12, 31))


def _part(groups: Groups, calendar: Calendar, first: dt.date, last: dt.date) -> DateWindow:
    """The early, middle or late third of a stretch, where the phrase says so."""
    if "part" not in groups:
        return DateWindow(first, last)
    third = ((last - first).days + 1) // 3
    number = calendar.parts[" ".join(groups["part"].lower().split())]
    start = first + dt.timedelta(days=third * number)
    return DateWindow(start, last if number == 2 else start + dt.timedelta(days=third))


def _point(day: dt.date) -> DateWindow:
    return DateWindow(day, day)


def _exists(year: int, month: int, day: int) -> bool:
    return 1 <= month <= 12 and 1 <= day <= almanac.monthrange(year, month)[1]


def _nearest_year(month: int, day: int, published: dt.date) -> int:
    """The year that a yearless date means: the nearest, with the future held further away."""

    def distance(year: int) -> float:
        if not (dt.MINYEAR <= year <= dt.MAXYEAR and _exists(year, month, day)):
            return float("inf")
        days = (dt.date(year, month, day) - published).days
        return float(days * FUTURE_PENALTY if days > 0 else -days)

    this = published.year
    return min((this, this - 1, this + 1, this - 2, this - 3, this - 4), key=distance)  # four back: 29 February


def _shift(day: dt.date, unit: str, count: int) -> dt.date:
    if unit == "day":
        return day + dt.timedelta(days=count)
    if unit == "week":
        return day + dt.timedelta(weeks=count)
    months = {"month": 1, "year": 12, "decade": 120, "century": 1200}[unit] * count
    return _shift_months(day, months)


def _shift_months(day: dt.date, months: int) -> dt.date:
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return dt.date(year, month + 1, min(day.day, almanac.monthrange(year, month + 1)[1]))


RESOLVERS: dict[str, Resolver] = {
    "weekday_date": _day_month,
    "day_span": _day_month,
    "day_month": _day_month,
    "numeric": _day_month,
    "iso": _day_month,
    "month": _month,
    "weekday": _weekday,
    "relative": _relative,
    "ago": _ago,
    "day": _day,
    "year": _year,
}
