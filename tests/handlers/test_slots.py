"""When a digest is due."""

import datetime as dt
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.slots import latest_slot, next_slot, quiet_until
from storage.records import Quiet

ZONES = sorted(available_timezones() - {"localtime", "Factory"})
NEAR_A_CHANGE = [dt.time(hour, minute) for hour in (0, 1, 2, 3, 23) for minute in (0, 30)]
SECONDS = 19 * 365 * 86_400
moments = st.integers(0, SECONDS).map(lambda s: dt.datetime(2011, 1, 1, tzinfo=dt.UTC) + dt.timedelta(seconds=s))
times = st.builds(dt.time, st.integers(0, 23), st.integers(0, 59))
zones = st.sampled_from(ZONES).map(ZoneInfo)


def utc(text: str) -> dt.datetime:
    return dt.datetime.fromisoformat(text).replace(tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("zone", "time", "after", "due"),
    [
        ("Asia/Jakarta", "07:00", "2024-11-07 23:00", "2024-11-08 00:00"),  # still to come today
        ("Asia/Jakarta", "07:00", "2024-11-08 00:00", "2024-11-09 00:00"),  # this very minute has been
        ("Asia/Jakarta", "07:00", "2024-11-08 00:01", "2024-11-09 00:00"),  # tomorrow
        ("Europe/Berlin", "02:30", "2024-03-30 12:00", "2024-03-31 01:30"),  # skipped: 03:30 summer time
        ("Europe/Berlin", "02:30", "2024-10-26 12:00", "2024-10-27 00:30"),  # comes twice: the first
        ("Europe/Berlin", "02:30", "2024-10-27 00:30", "2024-10-28 01:30"),  # and not the second
        ("Pacific/Apia", "07:00", "2011-12-29 18:00", "2011-12-30 17:00"),  # the 30th never was: the 31st
        ("Asia/Kathmandu", "06:00", "2024-01-01 00:00", "2024-01-01 00:15"),
        ("America/Sao_Paulo", "00:00", "2018-11-03 12:00", "2018-11-04 03:00"),  # midnight skipped: 01:00
    ],
)
def test_the_next_slot(zone: str, time: str, after: str, due: str) -> None:
    slot = next_slot(dt.time.fromisoformat(time), ZoneInfo(zone), utc(after))
    assert slot.due_at == utc(due)


@given(times, zones, moments)
def test_the_next_slot_is_later_and_within_two_days(time: dt.time, zone: ZoneInfo, now: dt.datetime) -> None:
    slot = next_slot(time, zone, now)
    assert now < slot.due_at <= now + dt.timedelta(days=2, hours=1)


@given(times, zones, moments)
def test_no_slot_lies_between_the_latest_and_the_next(time: dt.time, zone: ZoneInfo, now: dt.datetime) -> None:
    latest = latest_slot(time, zone, now)
    assert latest.due_at <= now
    assert next_slot(time, zone, latest.due_at) == next_slot(time, zone, now)


@given(times, zones, moments)
def test_every_local_date_has_one_slot(time: dt.time, zone: ZoneInfo, start: dt.datetime) -> None:
    dates = []
    now = start
    for _ in range(8):
        slot = next_slot(time, zone, now)
        dates.append(slot.date)
        now = slot.due_at
    assert dates == sorted(set(dates))
    skipped = (dates[-1] - dates[0]).days - (len(dates) - 1)
    assert skipped == 0 or zone.key in {"Pacific/Apia", "Pacific/Fakaofo"}


@given(times, zones, moments)
def test_the_wanted_local_time_is_kept_or_comes_an_hour_late_at_most(
    time: dt.time, zone: ZoneInfo, now: dt.datetime
) -> None:
    slot = next_slot(time, zone, now)
    wanted = dt.datetime.combine(slot.date, time)
    shown = slot.due_at.astimezone(zone).replace(tzinfo=None)
    assert dt.timedelta() <= shown - wanted <= dt.timedelta(hours=1)


def test_every_zone_keeps_one_slot_a_date_over_the_clock_changes_of_three_years() -> None:
    first, days = dt.datetime(2024, 1, 1, tzinfo=dt.UTC), 3 * 366
    for name in ZONES:
        zone = ZoneInfo(name)
        offsets = [(first + dt.timedelta(days=day)).astimezone(zone).utcoffset() for day in range(days)]
        changes = [day for day in range(1, days) if offsets[day] != offsets[day - 1]]
        for day in changes:
            for time in NEAR_A_CHANGE:
                now = first + dt.timedelta(days=day - 2)
                slots = [next_slot(time, zone, now)]
                while len(slots) < 4:
                    slots.append(next_slot(time, zone, slots[-1].due_at))
                dates = [slot.date for slot in slots]
                assert dates == [dates[0] + dt.timedelta(days=n) for n in range(4)], (name, time, dates)
                assert all(latest_slot(time, zone, each.due_at) == each for each in slots), (name, time)


@pytest.mark.parametrize(
    ("begins", "ends", "zone", "now", "until"),
    [
        ("22:00", "06:00", "Asia/Jakarta", "2024-11-08 14:59", None),  # 21:59 there
        ("22:00", "06:00", "Asia/Jakarta", "2024-11-08 15:00", "2024-11-08 23:00"),  # the evening part
        ("22:00", "06:00", "Asia/Jakarta", "2024-11-08 22:59", "2024-11-08 23:00"),  # the morning part
        ("22:00", "06:00", "Asia/Jakarta", "2024-11-08 23:00", None),
        ("13:00", "14:00", "UTC", "2024-11-08 13:30", "2024-11-08 14:00"),
        ("13:00", "14:00", "UTC", "2024-11-08 14:00", None),
        ("08:00", "08:00", "UTC", "2024-11-08 14:00", "2024-11-09 08:00"),  # all day
        ("22:00", "02:30", "Europe/Berlin", "2024-03-31 00:30", "2024-03-31 01:30"),  # its end is skipped: 03:30
        ("22:00", "02:30", "Europe/Berlin", "2024-10-26 23:30", "2024-10-27 00:30"),  # its end comes twice: the first
    ],
)
def test_quiet_hours(begins: str, ends: str, zone: str, now: str, until: str | None) -> None:
    quiet = Quiet(dt.time.fromisoformat(begins), dt.time.fromisoformat(ends))
    assert quiet_until(quiet, ZoneInfo(zone), utc(now)) == (until and utc(until))


@given(times, times, zones, moments)
def test_quiet_hours_end_within_a_day_and_are_then_over_or_begin_anew(
    begins: dt.time, ends: dt.time, zone: ZoneInfo, now: dt.datetime
) -> None:
    quiet = Quiet(begins, ends)
    until = quiet_until(quiet, zone, now)
    if until is not None:
        assert now < until <= now + dt.timedelta(days=1, hours=2)
    assert quiet_until(None, zone, now) is None
