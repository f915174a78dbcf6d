"""Slips of the pen in dates: a weekday that does not belong to its date, where the story tells the right one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from digest.language.moments import MONTHS, SPEECH, WEEKDAY_DATE, WEEKDAYS
from digest.model import Conflict, ConflictKind, Question, Severity
from digest.relations.material import Material, Told
from digest.relations.sides import conflict, side
from digest.relations.spans import Span, likeness

_SLIP_ALIKE = 0.1  # likeness from which another mention has the day of the same event
_AHEAD = 60  # days that a date without a year may lie ahead; farther ones were last year
_WRONG = 3  # wrong readings of one date that a conflict shows at most


@dataclass(frozen=True, eq=False)
class DayName:
    """A weekday written beside its date."""

    span: Span
    weekday: int
    date: tuple[int, int, int]  # year, month, day
    right: bool  # whether that date was that weekday


def find_slips(material: Material) -> list[Conflict]:
    """A weekday that does not belong to its date, where another mention in the story has it right."""
    names = [name for told in material.told for name in _day_names(told)]
    wrong = {(name.weekday, name.date): name for name in reversed(names) if not name.right}
    articles: set[int] = set()  # one that errs twice errs by one and the same shift
    slips: dict[tuple[object, ...], list[list[DayName]]] = {}  # by what is right, with all that are wrong in one way
    for slip in sorted(wrong.values(), key=lambda name: name.span.told.order):
        right = _right(slip, names)
        if right and slip.span.told.article.id not in articles:
            articles.add(slip.span.told.article.id)
            same = [name for name in names if (name.weekday, name.date) == (slip.weekday, slip.date)]
            way = right[0].weekday, right[0].date, slip.date == right[0].date
            slips.setdefault(way, [right]).append(same)
    return [_slip_conflict(right, *wrong[:_WRONG]) for right, *wrong in slips.values()]


def _right(slip: DayName, names: Sequence[DayName]) -> list[DayName]:
    """The mentions that have right what one has wrong, the likest first; none if they tell of other things.

    Of a date that nothing like it tells, only the weekday can be known to be wrong, and only near the same words.
    """
    rows = [(likeness(slip.span.told, name.span.told), name) for name in names if name.right and _one_slip(slip, name)]
    rows.sort(key=lambda row: -row[0])
    leader = next((name for score, name in rows if score >= _SLIP_ALIKE), None)
    leader = leader or next((name for score, name in rows if score > 0 and _one_day(slip, name)), None)
    right = [name for _, name in rows if leader and (name.weekday, name.date) == (leader.weekday, leader.date)]
    other_day = any(name.date[2] != slip.date[2] for name in right)  # of which only another article can tell
    elsewhere = any(name.span.told.article.id != slip.span.told.article.id for name in right)
    return right if elsewhere or not other_day else []


def _one_day(wrong: DayName, right: DayName) -> bool:
    """Whether one date is written beside two weekdays, or one weekday beside its date and the day after or before.

    The latter not where one of them only says when somebody spoke.
    """
    if wrong.date == right.date:
        return True
    spoken = any(SPEECH.search(name.span.told.folded, 0, name.span.start) for name in (wrong, right))
    return not spoken and abs(dt.date(*wrong.date) - dt.date(*right.date)) == dt.timedelta(days=1)


def _one_slip(wrong: DayName, right: DayName) -> bool:
    """Whether two mentions differ in the weekday alone, or in the year, the month or the day alone."""
    parts = zip((wrong.weekday, *wrong.date), (right.weekday, *right.date), strict=True)
    return sum(a != b for a, b in parts) == 1


def _slip_conflict(right: Sequence[DayName], *wrong: Sequence[DayName]) -> Conflict:
    a, b = wrong[0][0].span, right[0].span
    sides = [
        side(names[0].span.text, [(name.span.told, -float(rank)) for rank, name in enumerate(names)])
        for names in (*wrong, right)
    ]
    return conflict(
        Question(ConflictKind.DATE),
        sides,
        Severity.LOW,
        0.55,
        [("slip", "weekday and date"), ("values", f"{a.text} / {b.text}")],
    )


def _day_names(told: Told) -> list[DayName]:
    found = []
    for match in WEEKDAY_DATE.finditer(told.folded) if told.has(WEEKDAY_DATE) else ():
        written = match["year"] or match["year_after"] or match["year_last"]
        year = int(written or 0)
        named = match["month_after"] or match["month_first"]
        month = MONTHS[named] if named else int(match["month"])
        day = int(match["day"] or match["day_first"] or match["day_after"])
        date = _date(year + 2000 if 0 < year < 100 else year, month, day) if year else _last(told.day, month, day)
        if date:
            weekday, full = WEEKDAYS[match["weekday"]], (date.year, date.month, date.day)
            found.append(DayName(Span(told, *match.span()), weekday, full, date.weekday() == weekday))
    return found


def _last(day: dt.date | None, month: int, number: int) -> dt.date | None:
    """The day of that month and number in the year of telling, or in the one before if that is far ahead."""
    date = _date(day.year, month, number) if day else None
    if day and date and (date - day).days > _AHEAD:
        return _date(day.year - 1, month, number)
    return date


def _date(year: int, month: int, day: int) -> dt.date | None:
    """The day, or None if there is no such day or the year is not known."""
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None
