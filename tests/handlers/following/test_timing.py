"""When a note may go."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from handlers.following.timing import MOST, not_before
from storage.records import Quiet

UTC = ZoneInfo("UTC")
NOON = dt.datetime(2024, 11, 8, 12, tzinfo=dt.UTC)
NIGHT = Quiet(dt.time(22), dt.time(6))


def minutes(*numbers: float) -> list[dt.datetime]:
    return [NOON + dt.timedelta(minutes=number) for number in numbers]


@pytest.mark.parametrize(
    ("made", "digests", "quiet", "expected"),
    [
        ([], [], None, 0),
        ([-59], [], None, 1),
        ([-60], [], None, 0),
        ([-90, -30], [], None, 30),
        ([-60 * n for n in range(MOST, 0, -1)], [], None, 24 * 60 - 60 * MOST),
        ([-60 * n for n in range(MOST - 1, 0, -1)], [], None, 0),
        ([], [30], None, 31),
        ([], [31], None, 0),
        ([], [-1], None, 0),
        ([-30], [60], None, 61),  # the hour ends shortly before the digest
        ([-30], [61], None, 30),
        ([], [], Quiet(dt.time(11), dt.time(13)), 60),
        ([-10], [], Quiet(dt.time(12, 30), dt.time(13)), 60),
        ([], [], NIGHT, 0),
    ],
)
def test_the_first_moment(made: list[float], digests: list[float], quiet: Quiet | None, expected: float) -> None:
    assert not_before(NOON, minutes(*made), minutes(*digests), quiet, UTC) == minutes(expected)[0]
