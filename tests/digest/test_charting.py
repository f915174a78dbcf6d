"""Figures as marks on a scale."""

import datetime as dt

import pytest

from digest.charting import ENOUGH, MOST, conflict_marks, update_marks
from digest.model import (
    Article,
    Conflict,
    ConflictKind,
    DateWindow,
    Question,
    Update,
    UpdateValue,
)
from tests.digest.bridge import ARTICLES, CLAIMS, DAY, WHOLE, article, claim_of, conflict


def test_the_marks_of_a_conflict_stand_in_the_order_of_time() -> None:
    marks = conflict_marks(WHOLE, ARTICLES)
    assert [mark.claim.attribution.speaker for mark in marks] == ["Mara Quill", "Ilse Brand", "Tobin Ashe"]
    assert [(mark.quantity.low, mark.quantity.high) for mark in marks] == [(7, 7), (12, None), (8.1, 9.9)]
    assert [mark.day for mark in marks] == [dt.date(2031, 3, 2), dt.date(2031, 3, 3), dt.date(2031, 3, 4)]


@pytest.mark.parametrize(
    ("of", "known"),
    [
        (conflict(("7 people", CLAIMS[:1]), ("about 9 people", CLAIMS[1:2])), ARTICLES),
        (conflict(*((side.position, side.claims) for side in WHOLE.sides), kind=ConflictKind.STANCE), ARTICLES),
        (WHOLE, ARTICLES[:2]),
        (conflict(("seven", CLAIMS[:1]), ("nine", CLAIMS[1:2]), ("twelve", CLAIMS[2:])), ARTICLES),
    ],
    ids=["two values", "no figures", "an article removed", "positions without their figures"],
)
def test_nothing_is_drawn_where_a_picture_would_tell_too_little(of: Conflict, known: tuple[Article, ...]) -> None:
    assert conflict_marks(of, known) == ()


def test_one_voice_that_repeats_a_value_has_one_mark_a_day() -> None:
    again = (*CLAIMS[:1], *CLAIMS[:1])
    marks = conflict_marks(conflict(("7 people", again), *((s.position, s.claims) for s in WHOLE.sides[1:])), ARTICLES)
    assert len(marks) == ENOUGH


def test_of_a_long_update_the_latest_values_are_drawn() -> None:
    many = tuple(article(n, f"Mara Quill said {n} people were killed in the collapse.", days=n) for n in range(3, 20))
    steps = tuple(
        UpdateValue(f"{each.id} people", DateWindow(DAY.date(), DAY.date()), (claim_of(each),)) for each in many
    )
    marks = update_marks(Update(Question(ConflictKind.FIGURE), steps), many)
    assert len(marks) == MOST
    assert marks[-1].quantity.low == 19
