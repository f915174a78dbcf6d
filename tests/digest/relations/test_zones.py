"""One time of day by the clocks of two places."""

import pytest

from digest.model import ConflictKind, Severity
from tests.digest.relations.telling import relations

STRUCK = "Gempa mengguncang Ambarwangi pukul 19.23 WIB."


@pytest.mark.parametrize(
    ("one", "other", "language"),
    [
        (STRUCK, "Guncangan itu terasa pukul 19.23 WIT.", "id"),
        ("The quake hit inland at 0737 GMT, the survey said.", "It took place at 7:37 AM local time.", "en"),
        ("The flight left Corvey at 23:09 GMT.", "The plane took off at 11:09 p.m. (local time).", "en"),
    ],
)
def test_one_time_to_the_minute_in_two_zones_is_a_small_conflict(one: str, other: str, language: str) -> None:
    (conflict,) = relations((1, "", one), (2, "", other), language=language).conflicts
    assert (conflict.kind, conflict.severity) == (ConflictKind.DATE, Severity.LOW)
    assert dict(conflict.why)["slip"] == "time zone"


@pytest.mark.parametrize(
    "other",
    [
        "Guncangan itu terasa pukul 21.23 WIT.",
        "Guncangan itu terasa pukul 19.23 waktu setempat.",  # which may be that of the west
        "Guncangan itu terasa pukul 19.23.",
        "Guncangan itu terasa pukul 19.23 WIB atau 19.23 WIT.",
    ],
    ids=["the same moment", "local", "no zone", "both"],
)
def test_times_that_may_be_one_are_silent(other: str) -> None:
    assert not relations((1, "", STRUCK), (2, "", other)).conflicts


def test_a_round_time_is_told_of_many_things() -> None:
    lines = [(1, "", "Sidang dimulai pukul 10.00 WIB."), (2, "", "Upacara dibuka pukul 10.00 WIT.")]
    assert not relations(*lines).conflicts


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Gempa mengguncang Watulor pukul 19.23 WIB.", "Gempa mengguncang Sanro pukul 19.23 WIT."),
        ("Gempa di Watulor terjadi pukul 19.23 WIB.", "Gempa susulan lainnya di Watulor terjadi pukul 19.23 WIT."),
    ],
)
def test_two_towns_and_two_quakes_may_have_one_time_of_day(first: str, second: str) -> None:
    assert relations((1, "", first), (2, "", second)).conflicts == ()
