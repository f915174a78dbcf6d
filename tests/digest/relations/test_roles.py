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


@pytest.mark.parametrize(
    ("first", "second", "values", "language"),
    [
        (
            "Polisi memeriksa mobil yang ditumpangi Bupati Sela Mandika saat kecelakaan, juga mobil Innova itu.",
            "Dalam kecelakaan itu Bupati Sela Mandika menumpangi mobil Pajero putih.",
            {"Innova", "Pajero"},
            "id",
        ),
        (
            "Minister Dara Holm was hurt when her black Volvo hit a wall in Selmo.",
            "Police examined the Toyota Camry in which Dara Holm was hurt when it hit a wall in Selmo.",
            {"Volvo", "Toyota Camry"},
            "en",
        ),
    ],
    ids=["the car told of before", "the car in which"],
)  # fmt: skip
def test_one_car_of_two_makes_is_a_conflict(first: str, second: str, values: set[str], language: str) -> None:
    (conflict,) = relations((1, "", first), (2, "", second), language=language).conflicts
    assert {side.position for side in conflict.sides} == values


def test_a_make_and_its_model_are_one_car() -> None:
    first = "Minister Dara Holm was hurt when her black Toyota hit a wall in Selmo."
    second = "Police examined the Camry in which Dara Holm was hurt when it hit a wall in Selmo."
    assert not relations((1, "", first), (2, "", second), language="en").conflicts
