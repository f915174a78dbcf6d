"""One role of one event, filled twice."""

import pytest

from digest.model import ConflictKind
from tests.digest.relations.telling import relations


@pytest.mark.parametrize(
    ("first", "second", "positions"),
    [
        ("Mobil Bram Sudewa menabrak tiang listrik.", "Mobil Bram Sudewa menabrak pohon.", {"tiang listrik", "pohon"}),
        ("Saat itu Bram menumpangi Honda Jazz.", "Saat itu Bram menumpangi mobil Kijang.", {"Honda Jazz", "Kijang"}),
        (
            "Kebakaran di Pasar Lembu disebabkan oleh korsleting.",
            "Kebakaran di Pasar Lembu dipicu kompor.",
            {"korsleting", "kompor"},
        ),
    ],
    ids=["thing hit", "vehicle", "cause"],
)
def test_a_role_filled_in_two_ways_is_a_conflict(first: str, second: str, positions: set[str]) -> None:
    (conflict,) = relations((1, "", first), (2, "", second)).conflicts
    assert conflict.kind is ConflictKind.ENTITY
    assert {side.position for side in conflict.sides} == positions


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Mobil Bram Sudewa menabrak tiang listrik.", "Bus Lina Taruk menabrak pohon."),
        ("Saat itu Bram menumpangi Toyota Kijang.", "Saat itu Bram menumpangi mobil Kijang."),
        ("Kebakaran di Pasar Lembu disebabkan oleh korsleting.", "Ledakan di Pasar Lembu dipicu kompor."),
    ],
    ids=["another crash", "make and model", "another event"],
)
def test_other_events_and_fuller_names_are_silent(first: str, second: str) -> None:
    assert not relations((1, "", first), (2, "", second)).conflicts
