"""Whom a name means."""

import pytest

from digest.who import match_speakers

KNOWN = {
    "raka wen": 5,
    "sinta olo": 3,
    "olo": 1,
    "nis": 4,
    "volodar zelensky": 9,
    "volodar zelenskyy": 2,
    "kim sol": 1,
    "kim tae": 2,
    "badan cuaca selat": 2,
}


@pytest.mark.parametrize(
    ("asked", "first"),
    [
        ("Raka Wen", "raka wen"),
        ("wen", "raka wen"),
        ("Raka Wenn", "raka wen"),
        ("kepala pelabuhan Raka Wen", "raka wen"),
        ("NIS", "nis"),
        ("Dinas Intelijen (NIS)", "nis"),
        ("zelenski", "volodar zelensky"),
        ("Badan Cuaca", "badan cuaca selat"),
        ("badan cauca", "badan cuaca selat"),
    ],
)
def test_a_name_is_found_forgivingly(asked: str, first: str) -> None:
    assert match_speakers(asked, KNOWN)[0][0] == first


def test_all_spellings_of_one_name_are_one_speaker() -> None:
    assert match_speakers("Zelensky", KNOWN) == [("volodar zelensky", "volodar zelenskyy")]


def test_two_people_of_a_name_are_two() -> None:
    assert match_speakers("kim", KNOWN) == [("kim tae",), ("kim sol",)]


@pytest.mark.parametrize("asked", ["", "?!", "xyzzy", "ni", "z", "🙂"])
def test_what_means_nobody_finds_nobody(asked: str) -> None:
    assert match_speakers(asked, KNOWN) == []
