"""Which of two figures is the later one, and whether the difference is the passing of time."""

from __future__ import annotations

import datetime as dt
from enum import Enum, auto

from digest.language.counts import AS_OF, GROWING, RISEN, TOLLS
from digest.language.nouns import GROWING_NOUNS
from digest.language.scopes import BEFORE_THAT, STEPPED
from digest.model import DateWindow, Share
from digest.relations.clashes import disputed, misprinted, two_voices
from digest.relations.figures import Figure
from digest.relations.values import passed, shifted

PERIOD = 27  # days from which a window is a period, with figures of its own
_RATES = ("%", "bps")  # that are raised and cut step by step
_SYMBOL = 2  # letters of a unit at most; a currency's code has three
_LONG = 10  # days apart from which a different figure is a later one


class Passing(Enum):
    """What time makes of two different figures."""

    NOTHING = auto()  # told of the same time: a conflict
    UPDATE = auto()  # the later one replaces the earlier
    SERIES = auto()  # each has its own day: nothing to compare


def passing(a: Figure, b: Figure) -> Passing:
    """What the time between two figures of one measure makes of their difference; their order does not matter."""
    gap = days_between(a, b)
    if disputed(a, b) or misprinted(a, b) or (_grows(a, b) and shifted(a.value, b.value)):
        return Passing.NOTHING
    if _other_periods(a, b) or _steps(a, b) or _revised(a, b) or (gap != 0 and passed(a.quantity, b.quantity)):
        return Passing.SERIES
    if (gap or 0) <= _LONG and (_still_none(a, b) or _still_none(b, a)):
        return Passing.NOTHING
    if gap and a.unfinished != b.unfinished:
        return Passing.SERIES if a.measured else Passing.UPDATE
    if gap == 0 and _told_later(a, b):
        return Passing.UPDATE
    if gap is None or gap == 0 or (a.constant and b.constant):
        return Passing.SERIES if _grows(a, b) and (_same_voice(a, b) or _caught_up(a, b)) else Passing.NOTHING
    earlier, later = sorted((a, b), key=moment)
    if Share.INCREMENT in (a.quantity.share, b.quantity.share) or (a.periodic and b.periodic) or _varies(a, b):
        return Passing.SERIES
    shrunk = _grows(a, b) and later.value < earlier.value
    if shrunk and (gap > _LONG or (_risen(later) and not _same_voice(a, b))):
        # what can only grow has not shrunk: they count different things, or it has not risen to less
        return Passing.SERIES if gap > _LONG else Passing.NOTHING
    if _same_voice(a, b) or (_grows(a, b) and later.value > earlier.value) or gap > _LONG or later.moved:
        return Passing.UPDATE
    return Passing.SERIES if _own_days(a, b) else Passing.NOTHING


def _risen(figure: Figure) -> bool:
    """Whether its clause tells that a count has risen to it."""
    return RISEN.search(figure.told.folded, figure.clause[0], figure.span[0]) is not None


def _revised(a: Figure, b: Figure) -> bool:
    """Whether one is the other after a second look: a magnitude on a later day, or what "was reported before"."""
    smaller, larger = sorted((a, b), key=lambda figure: figure.value)
    if smaller.told.has(BEFORE_THAT) and not larger.told.has(BEFORE_THAT) and not two_voices(a.told, b.told):
        return True
    magnitudes = a.quantity.measure == b.quantity.measure == "magnitude"
    return magnitudes and a.told.day != b.told.day and not two_voices(a.told, b.told)


def _still_none(a: Figure, b: Figure) -> bool:
    """Whether one says that there was none, which others told again when the other count was known."""
    known = a.last_told is not None and b.told.day is not None and a.last_told >= b.told.day
    return known and not b.none and not _same_voice(a, b) and not _own_days(a, b)


def _caught_up(a: Figure, b: Figure) -> bool:
    """Whether the larger of two counts of one day is from an article that tells how a count has grown since.

    What was told on a later day knew of the larger one.
    """
    smaller, larger = sorted((a, b), key=lambda figure: figure.value)
    days = smaller.told.day, larger.told.day
    if days[0] and days[1] and days[0] > days[1]:
        return False
    return larger.running and not smaller.running


def _told_later(a: Figure, b: Figure) -> bool:
    """Whether what an event has cost was more when told again on a later day: a date beside it is the event's."""
    if not (_toll(a) and _toll(b)) or a.first_told is None or b.first_told is None:
        return False
    earlier, later = sorted((a, b), key=lambda figure: figure.first_told or dt.date.min)
    return earlier.first_told != later.first_told and later.value > earlier.value


def _toll(figure: Figure) -> bool:
    """Whether it is what a recent event has cost, counted up to the day of telling."""
    day, own = figure.told.day, figure.quantity.as_of
    recent = day is not None and (own is None or (day - own.last).days <= _LONG)
    return recent and figure.quantity.measure in TOLLS and not figure.told.has(AS_OF)


def _own_days(a: Figure, b: Figure) -> bool:
    """Whether each names a time of its own that the other's does not touch."""
    one, two = a.quantity.as_of, b.quantity.as_of
    return one is not None and two is not None and (one.last < two.first or two.last < one.first)


def _other_periods(a: Figure, b: Figure) -> bool:
    """Whether each is of a month or a year of its own ("tahun lalu", "this year")."""
    one, two = a.quantity.as_of, b.quantity.as_of
    if one is None or two is None:
        return False
    long = min((window.last - window.first).days for window in (one, two)) >= PERIOD
    return long and not _shared_time(a, b) and (one.last < two.first or two.last < one.first)


def _steps(a: Figure, b: Figure) -> bool:
    """Whether each is where a step brought a rate ("cut the rate to 4.5%"), and nothing says that it is one step."""
    stepped = a.noun == b.noun and a.noun in _RATES and all(STEPPED.search(each.told.folded) for each in (a, b))
    one, two = ({mention.window for mention in figure.told.claim.dates} for figure in (a, b))
    return stepped and not one & two and not two_voices(a.told, b.told)


def _varies(a: Figure, b: Figure) -> bool:
    """Whether what is measured (a radius, a share, a height) may be another every day; sums of money are not."""
    over = a.quantity.measure == b.quantity.measure and a.quantity.measure in GROWING  # who fell 150 m to his death
    return a.measured and b.measured and not over and not two_voices(a.told, b.told) and len(a.noun) <= _SYMBOL


def _shared_time(a: Figure, b: Figure) -> bool:
    """Whether both name one month or year in the past, whatever else they name ("from May to July 2030")."""
    one, two = ({mention.window for mention in figure.told.claim.dates} for figure in (a, b))
    day = min((figure.told.day for figure in (a, b) if figure.told.day), default=None)
    return any(
        (day is None or window.last < day) and (window.last - window.first).days >= PERIOD for window in one & two
    )


def days_between(a: Figure, b: Figure) -> int | None:
    """Days between the times that two figures speak of; 0 where they touch, None where one is unknown."""
    one, two = window(a), window(b)
    if one is None or two is None:
        return None
    if _shared_time(a, b):
        return 0
    return max(0, (two.first - one.last).days, (one.first - two.last).days)


def window(figure: Figure) -> DateWindow | None:
    """The time a figure speaks of: its own date, if that is past ("this week" is not), else the day of publication."""
    day, own = figure.told.day, figure.quantity.as_of
    if own is not None and (day is None or own.last < day):
        return own
    day = min(figure.first_told, day) if day and figure.first_told else day  # told again, it is no news
    return DateWindow(day, day) if day else None


def moment(figure: Figure) -> tuple[dt.date, int]:
    """A sort key by time, the unknown first."""
    known = window(figure)
    last = known.last if known else dt.date.min
    return (max(last, figure.first_told) if figure.first_told and _toll(figure) else last), figure.order


def _same_voice(a: Figure, b: Figure) -> bool:
    """Whether one and the same gives both: the same speaker, or the same office where an article speaks for it."""
    if a.told.speaker and b.told.speaker:
        return a.told.speaker == b.told.speaker
    return bool(a.counters & b.counters)


def _grows(a: Figure, b: Figure) -> bool:
    measures = {a.quantity.measure, b.quantity.measure} - {""}
    return bool(measures & GROWING) or bool({a.noun, b.noun} & GROWING_NOUNS)
