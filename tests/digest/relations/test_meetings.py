"""Meetings on two matters, and one meeting on two days."""

import pytest

from tests.digest.relations.telling import story

# What two articles call the meeting, and whether its two days clash.
INDONESIAN = [
    ("Rapat anggaran", "Rapat keamanan", False),
    ("Rapat anggaran", "Rapat anggaran", True),
    ("Rapat anggaran", "Rapat", True),
    ("Rapat anggaran", "Rapat dewan", True),  # who meets, not on what
    ("Rapat anggaran", "Rapat tertutup", True),  # how it is held, not on what
]
ENGLISH = [
    ("budget meeting", "security meeting", False),
    ("budget meeting", "budget meeting", True),
    ("budget meeting", "emergency meeting", True),
    ("budget meeting", "council meeting", True),
]


@pytest.mark.parametrize(("one", "other", "clash"), INDONESIAN)
def test_indonesian_meetings_on_two_matters_have_their_own_days(one: str, other: str, clash: bool) -> None:
    held = "{} digelar {} di Tirang."
    first, second = held.format(one, "Senin (12/5/2031)"), held.format(other, "Rabu (14/5/2031)")
    assert bool(story(first, second, days=(25, 25)).conflicts) is clash


@pytest.mark.parametrize(("one", "other", "clash"), ENGLISH)
def test_english_meetings_on_two_matters_have_their_own_days(one: str, other: str, clash: bool) -> None:
    held = "The {} in Redport was held on May {}."
    assert bool(story(held.format(one, 12), held.format(other, 14), days=(25, 25), language="en").conflicts) is clash
