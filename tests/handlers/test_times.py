"""Times and zones as people type them."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.times import find_zone, guess_zones, parse_time


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("7", "07:00"),
        ("07:00", "07:00"),
        ("07.30", "07:30"),
        ("0:05", "00:05"),
        ("23:59", "23:59"),
        ("7pm", "19:00"),
        ("12am", "00:00"),
        ("12:30 PM", "12:30"),
    ],
)
def test_times_of_day(text: str, time: str) -> None:
    assert parse_time(text) == dt.time.fromisoformat(time)


@pytest.mark.parametrize(
    "text", ["", "24:00", "7:60", "25", "13pm", "0am", "7:0", "-1", "7:00:00", "pagi", "७:00x", "1e3"]
)
def test_what_is_no_time_of_day(text: str) -> None:
    assert parse_time(text) is None


@given(st.text())
def test_any_text_is_a_time_or_none(text: str) -> None:
    assert parse_time(text) is None or isinstance(parse_time(text), dt.time)


@pytest.mark.parametrize(
    ("text", "zone"),
    [
        ("Asia/Jakarta", "Asia/Jakarta"),
        ("asia/JAKARTA", "Asia/Jakarta"),
        ("America/New York", "America/New_York"),
        ("wib", "Asia/Jakarta"),
        ("WITA", "Asia/Makassar"),
        ("UTC", "UTC"),
        ("Jakarta", "Asia/Jakarta"),
        ("tokyo", "Asia/Tokyo"),
        ("New  York", "America/New_York"),
        ("Surabaya", "Asia/Jakarta"),  # a large city that no zone is named after
        ("Jakata", None),
        ("Louisville", None),  # two zones bear its name
        ("Eastern", None),  # an old name beside the continents'
        ("localtime", None),
        ("../../etc/passwd", None),
        ("", None),
    ],
)
def test_zones_named_outright(text: str, zone: str | None) -> None:
    assert find_zone(text) == zone


@pytest.mark.parametrize(
    ("text", "zone"),
    [
        ("Jakarta", "Asia/Jakarta"),
        ("Jakata", "Asia/Jakarta"),
        ("new york", "America/New_York"),
        ("Asia/Makasar", "Asia/Makassar"),
        ("Europe/Berlni", "Europe/Berlin"),
    ],
)
def test_the_likeliest_zone_is_offered_first(text: str, zone: str) -> None:
    assert guess_zones(text)[0] == zone


@pytest.mark.parametrize("text", ["", "Asia", "xyzzy", "🙂", "x" * 5000])
def test_nothing_is_offered_for_nonsense(text: str) -> None:
    assert guess_zones(text) == []
