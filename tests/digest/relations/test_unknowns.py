"""One says that it is not known, another tells it as a fact."""

import pytest

from digest.model import ConflictKind
from digest.relations import relate
from tests.digest.relations.telling import articles, claims, relations

GIVEN = "Kecelakaan di Tol Ranu dipicu oleh truk semen yang remnya blong."
OPEN = "Polisi belum mengetahui penyebab kecelakaan di Tol Ranu."


@pytest.mark.parametrize(
    ("told", "left", "thing", "language"),
    [
        (GIVEN, OPEN, "penyebab kecelakaan", "id"),
        (GIVEN, "Penyebab pasti tabrakan itu belum diketahui.", "Penyebab pasti tabrakan", "id"),
        ("A burst tyre caused the crash.", "We do not know what caused the crash.", "what caused the crash", "en"),
        ("The fire was started by a heater.", "The cause of the fire is unknown.", "cause of the fire", "en"),
        (
            "Three museum guards were killed in the blast.",
            "It was unclear whether the dead were museum guards or visitors.",
            "the dead were museum guards or visitors",
            "en",
        ),
    ],
    ids=["cause", "cause before", "what caused", "cause of", "which of two"],
)
def test_a_fact_stands_against_whoever_leaves_it_open(told: str, left: str, thing: str, language: str) -> None:
    (conflict,) = relations((1, "Pengelola", told), (2, "Polisi", left), language=language).conflicts
    assert conflict.kind is ConflictKind.VERIFICATION
    assert conflict.question.noun == thing
    assert [[claim.quote for claim in side.claims] for side in conflict.sides] == [[told], [left]]


@pytest.mark.parametrize(
    "told",
    [
        "Kecelakaan di Tol Ranu diduga dipicu oleh truk semen yang remnya blong.",
        "Kebakaran di Tol Ranu dipicu oleh truk semen yang remnya blong.",
        "Belum ada yang memastikan kecelakaan di Tol Ranu dipicu oleh truk semen.",
        "Kecelakaan di Tol Ranu melibatkan truk semen yang remnya baru diganti.",
    ],
    ids=["a suspicion", "another event", "open too", "no cause"],
)
def test_what_settles_nothing_is_silent(told: str) -> None:
    assert not relations((1, "Pengelola", told), (2, "Polisi", OPEN)).conflicts


@pytest.mark.parametrize(("days", "count"), [((0, 0), 1), ((0, 1), 1), ((1, 0), 0), ((0, 4), 0)])
def test_what_is_found_out_later_is_news(days: tuple[int, int], count: int) -> None:
    rows = claims((1, "Pengelola", GIVEN), (2, "Polisi", OPEN))
    assert len(relate(articles(days=days), rows).conflicts) == count


def test_which_of_two_needs_what_it_is_said_of() -> None:
    left = "It was unclear whether the dead were museum guards or visitors."
    for told in (
        "Museum guards locked the gates.",
        "Museum guards and visitors were killed.",
        "Visitors came at noon.",
    ):
        assert not relations((1, "", told), (2, "", left), language="en").conflicts


def test_all_who_leave_it_open_are_quoted() -> None:
    lines = [(1, "Pengelola", GIVEN), (2, "Polisi", OPEN), (3, "", "Penyebab kecelakaan itu masih misterius.")]
    (conflict,) = relations(*lines).conflicts
    assert len(conflict.sides[1].claims) == 2


@pytest.mark.parametrize(
    ("told", "count"),
    [
        ("Kecelakaan ini dipicu oleh rem blong, lalu truk itu menghantam bus lainnya.", 1),
        ("Kecelakaan lain dipicu oleh rem blong.", 0),
        ("Kecelakaan serupa tahun lalu dipicu oleh rem blong.", 0),
    ],
    ids=["another bus", "another accident", "last year's"],
)
def test_only_what_stands_beside_the_event_makes_it_another(told: str, count: int) -> None:
    left = "Kami belum mengetahui penyebab kecelakaan ini."
    assert len(relations((1, "Pengelola", told), (2, "Polisi", left)).conflicts) == count
