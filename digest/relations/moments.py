"""Date conflicts: one event at two times of day, and a weekday that does not belong to its date."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from digest.language.moments import (
    CLOCK,
    ELSEWHERE,
    MONTHS,
    SMALL_HOURS,
    SPEECH,
    STAGES,
    WEEKDAY_DATE,
    WEEKDAYS,
    ZONES,
)
from digest.model import Conflict, ConflictKind, Question, Severity
from digest.relations.material import Material, Told
from digest.relations.meetings import other_meetings
from digest.relations.sentences import Sentence, remembered
from digest.relations.sides import conflict, side
from digest.relations.spans import Span, closeness, likeness

_SAME_MOMENT = 10  # minutes within which two clock times tell the same
_ALIGNED = 0.62  # closeness from which two times are of one event
_ONE_EVENT = 0.2  # what the same verb adds
_DAY_ALIGNED = 1.0  # closeness from which two days are of one event: a day is mentioned for many reasons
_SAME_VERB = 0.35  # what it adds to that if the very same is told to have been done on both
_SHARED = 2  # neighbours that two times share where the verbs are not the same
_SLIP_ALIKE = 0.1  # likeness from which another mention has the day of the same event
_AHEAD = 60  # days that a date without a year may lie ahead; farther ones were last year
_WRONG = 3  # wrong readings of one date that a conflict shows at most
_MINUTES = 24 * 60
_LOCAL = frozenset({"setempat", "lokal", "local"})  # of the place where it happened


@dataclass(frozen=True, eq=False)
class Moment:
    """A time of day, or a day, told in a claim."""

    span: Span
    value: int  # minutes since midnight as written, or the day's ordinal
    zone: int = 0  # hours ahead of UTC; 0 when the zone is not told

    @property
    def article(self) -> int:
        """The number of its article."""
        return self.span.told.article.id

    @property
    def keys(self) -> frozenset[int | str]:
        """The events it may be the time of: the kind of its verb, and the stems of all verbs before it."""
        kind = self.span.event
        return frozenset(self.span.deeds) | (frozenset() if kind is None else frozenset({kind}))

    @property
    def days(self) -> frozenset[int]:
        """The single days named in its sentence."""
        windows = [mention.window for mention in self.span.told.claim.dates]
        return frozenset(window.first.toordinal() for window in windows if window.first == window.last)


Differ = Callable[[Moment, Moment], bool]
Score = Callable[[Moment, Moment], float]


def find_moments(material: Material) -> list[Conflict]:
    """The date conflicts of a story."""
    clocks = [moment for told in material.told for moment in _clock_times(told)]
    days = [moment for told in material.told for moment in _days(told)]
    return [
        *_conflicts(clocks, _ALIGNED, _clocks_differ, _clock_score),
        *_conflicts(days, _DAY_ALIGNED, _days_differ, _day_score),
        *_slips(material),
    ]


def _clock_times(told: Told) -> list[Moment]:
    return [Moment(Span(told, *span), minutes, zone) for span, minutes, zone in _clocks(told.sentence)]


@remembered
def _clocks(item: Sentence) -> list[tuple[tuple[int, int], int, int]]:
    """The clock times in a sentence: where, minutes since midnight, zone."""
    found = []
    for match in CLOCK.finditer(item.folded):
        hour, minute = int(match["hour"] or match["hour12"]), int(match["minute"] or match["minute12"] or 0)
        if match["half"]:
            hour = hour % 12 + (12 if match["half"] == "p" else 0)
        if hour < 24 and minute < 60:
            found.append((match.span(), hour * 60 + minute, ZONES.get(match["zone"] or "", 0)))
    return found


def _days(told: Told) -> list[Moment]:
    """The single days that a claim tells of, those of mere speaking left out."""
    found = []
    for mention in told.claim.dates:
        start, end = mention.start - told.claim.start, mention.end - told.claim.start
        exact = mention.window.first == mention.window.last and any(c.isdigit() for c in told.claim.quote[start:end])
        if exact and not SPEECH.search(told.folded, max(0, start - 90), start):
            found.append(Moment(Span(told, start, end), mention.window.first.toordinal()))
    return found


def _clocks_differ(a: Moment, b: Moment) -> bool:
    """Whether two clock times of one day differ however they are read: a zone may be missing or damaged."""
    if a.days and b.days and not a.days & b.days:
        return False
    shift = (a.zone - b.zone) * 60 if a.zone and b.zone else 0
    gaps = [abs(a.value - b.value), abs(a.value - b.value - shift)]
    return all(min(gap, _MINUTES - gap) > _SAME_MOMENT for gap in gaps)


def _days_differ(a: Moment, b: Moment) -> bool:
    apart = abs(a.value - b.value)
    if apart == 1 and (_clock(a) != _clock(b) or _one_night(a, b)):
        return False
    return 0 < apart <= 31 and not (_fresh(a) and _fresh(b))


def _clock(moment: Moment) -> frozenset[str]:
    """By which place's time a day is told, where its sentence says so: "local", "setempat", "utc"."""
    found = ELSEWHERE.finditer(moment.span.told.folded)
    names = {match[match.lastgroup or 0] for match in found}
    return frozenset("local" if name in _LOCAL else name for name in names)


def _one_night(a: Moment, b: Moment) -> bool:
    """Whether the later of two days is told as the small hours, and the earlier may be the evening before."""
    earlier, later = sorted((a, b), key=lambda moment: moment.value)
    return later.span.told.has(SMALL_HOURS) and not earlier.span.told.has(SMALL_HOURS)


def _fresh(moment: Moment) -> bool:
    """Whether a day is that of its article or the day before: each article tells of what is new to it."""
    day = moment.span.told.day
    return day is not None and 0 <= day.toordinal() - moment.value <= 1


def _conflicts(moments: Sequence[Moment], aligned: float, differ: Differ, score: Score) -> list[Conflict]:
    """The surest pair of each question, with all who tell the same on its sides."""
    told = {(moment.value, moment.article) for moment in moments}
    pairs = [
        (close, a, b)
        for a, b in _of_one_event(moments)
        if a.article != b.article and differ(a, b)
        # neither is told in the other's article
        if (a.value, b.article) not in told and (b.value, a.article) not in told
        if (close := score(a, b)) >= aligned
    ]
    pairs.sort(key=lambda pair: (-pair[0], pair[1].span.told.order, pair[2].span.told.order))
    found: list[Conflict] = []
    taken: set[tuple[int, int | str]] = set()
    for close, a, b in pairs:
        asked = {(moment.value, key) for moment in (a, b) for key in a.keys & b.keys}
        if not taken & asked:
            found.append(_conflict(a, b, moments, score, close - aligned))
        taken |= asked
    return found


def _of_one_event(moments: Sequence[Moment]) -> Iterator[tuple[Moment, Moment]]:
    """The pairs that share an event, each once: only what happened at two times can be a conflict."""
    events: dict[int | str, list[int]] = {}
    for index, moment in enumerate(moments):
        for key in moment.keys:
            events.setdefault(key, []).append(index)
    pairs = {pair for indices in events.values() for pair in combinations(indices, 2)}
    return ((moments[one], moments[other]) for one, other in sorted(pairs))


def _clock_score(a: Moment, b: Moment) -> float:
    one, two = a.span, b.span
    if one.event is None or one.event != two.event or _of_two(one.told, two.told):
        return 0.0
    close, shared = closeness(one, two)
    if one.verb != two.verb and len(shared) < _SHARED:
        return 0.0  # an aircraft that takes off, and the one that searches for it
    return close + _ONE_EVENT


def _day_score(a: Moment, b: Moment) -> float:
    one, two = a.span, b.span
    same_kind = one.event is not None and one.event == two.event
    if _of_two(one.told, two.told) or not (same_kind or one.deeds & two.deeds):
        return 0.0
    return closeness(one, two)[0] + _ONE_EVENT * same_kind + _SAME_VERB * bool(one.deeds & two.deeds)


def _of_two(a: Told, b: Told) -> bool:
    """Whether two claims tell of two things of one kind: two hearings in a row, or meetings on two matters."""
    return _stages_clash(a, b) or other_meetings(a, b)


def _stages_clash(a: Told, b: Told) -> bool:
    """Whether one speaks of the first hearing, say, and the other of the next."""
    one, two = ({STAGES[word.plain] for word in told.words if word.plain in STAGES} for told in (a, b))
    return bool(one and two and not one & two)


def _conflict(a: Moment, b: Moment, moments: Sequence[Moment], score: Score, over: float) -> Conflict:
    asked = a.keys & b.keys

    def backing(leader: Moment) -> list[tuple[Told, float]]:
        same = [other for other in moments if other.value == leader.value and other.keys & asked]
        return [(leader.span.told, 2.0), *((other.span.told, score(leader, other)) for other in same)]

    return conflict(
        Question(ConflictKind.DATE, noun=a.span.happened),
        [side(a.span.text, backing(a)), side(b.span.text, backing(b))],
        Severity.MEDIUM,
        0.52 + 0.3 * over,
        [
            ("words", ", ".join(sorted(a.span.beside & b.span.beside))),
            ("values", f"{a.span.text} / {b.span.text}"),
        ],
    )


@dataclass(frozen=True, eq=False)
class DayName:
    """A weekday written beside its date."""

    span: Span
    weekday: int
    date: tuple[int, int, int]  # year, month, day
    right: bool  # whether that date was that weekday


def _slips(material: Material) -> list[Conflict]:
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
    leader = leader or next((name for score, name in rows if score > 0 and name.date == slip.date), None)
    right = [name for _, name in rows if leader and (name.weekday, name.date) == (leader.weekday, leader.date)]
    other_day = any(name.date[2] != slip.date[2] for name in right)  # of which only another article can tell
    elsewhere = any(name.span.told.article.id != slip.span.told.article.id for name in right)
    return right if elsewhere or not other_day else []


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
