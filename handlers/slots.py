"""When a daily digest is due: pure arithmetic on a local time, a zone and a moment.

A slot is one local date of a subscription. A time that the clocks skip in spring is taken as if they had not been moved
(02:30 becomes 03:30); a time that comes twice in autumn means the first; a date that a zone skips altogether (Samoa,
30 December 2011) has no slot.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from storage.records import Quiet

DAY = dt.timedelta(days=1)
FARTHEST = dt.timedelta(days=2, hours=2)  # no slot is farther away, not even where a zone skips a date
PUNCTUAL = dt.timedelta(minutes=15)  # a digest later than this waits for the end of quiet hours
LATEST = dt.timedelta(hours=6)  # a digest later than this waits for the next one, which then tells of both days


@dataclass(frozen=True, slots=True)
class Slot:
    """One local date on which a digest is due."""

    date: dt.date
    due_at: dt.datetime  # aware, UTC


def next_slot(local_time: dt.time, zone: ZoneInfo, after: dt.datetime) -> Slot:
    """The first slot that is due later than `after`: today if the time is still to come, otherwise tomorrow."""
    date = after.astimezone(zone).date() - DAY  # yesterday's slot may have been pushed past midnight
    while True:
        slot = _slot(date, local_time, zone)
        if slot is not None and slot.due_at > after:
            return slot
        date += DAY


def latest_slot(local_time: dt.time, zone: ZoneInfo, now: dt.datetime) -> Slot:
    """The last slot that was due at `now` or before."""
    date = now.astimezone(zone).date() + DAY
    while True:
        slot = _slot(date, local_time, zone)
        if slot is not None and slot.due_at <= now:
            return slot
        date -= DAY


def is_timely(slot: Slot, now: dt.datetime) -> bool:
    """Whether a slot is still worth publishing: a morning's digest at night is none."""
    return now - slot.due_at <= LATEST


def is_punctual(date: dt.date, local_time: dt.time, zone: ZoneInfo, now: dt.datetime) -> bool:
    """Whether `now` is the time that somebody asked for on a local date, give or take a few minutes."""
    slot = _slot(date, local_time, zone)
    return slot is not None and now - slot.due_at <= PUNCTUAL


def quiet_until(quiet: Quiet | None, zone: ZoneInfo, now: dt.datetime) -> dt.datetime | None:
    """When the quiet hours end that `now` lies in, aware UTC; None outside of them."""
    if quiet is None:
        return None
    today = now.astimezone(zone).date()
    for first in (today - DAY, today):
        begins = _utc(first, quiet.begins, zone)
        ends = _utc(first + DAY if quiet.ends <= quiet.begins else first, quiet.ends, zone)
        if begins <= now < ends:
            return ends
    return None


def _slot(date: dt.date, local_time: dt.time, zone: ZoneInfo) -> Slot | None:
    """The slot of a local date, None if the zone has no such date."""
    noon = dt.datetime.combine(date, dt.time(12), tzinfo=zone).astimezone(dt.UTC)
    if noon.astimezone(zone).date() != date:
        return None
    return Slot(date, _utc(date, local_time, zone))


def _utc(date: dt.date, local_time: dt.time, zone: ZoneInfo) -> dt.datetime:
    """The moment of a local time: the first of two, and for one that is skipped as if the clocks had not been moved."""
    local = dt.datetime.combine(date, local_time.replace(tzinfo=None, fold=0), tzinfo=zone)
    return local.astimezone(dt.UTC)
