"""Figures as rows of a page."""

from __future__ import annotations

import datetime as dt

from digest.charting import Mark
from digest.model import Bound, Quantity
from handlers.pages.charts import LEFT, RIGHT, rows_of
from tests.handlers.newsroom import FIRST, SECOND, TWELVE, TWENTY, claim

DAY = dt.date(2024, 11, 6)


def mark(low: float | None, high: float | None, bound: Bound, *, twenty: bool = False) -> Mark:
    of = TWENTY if twenty else TWELVE
    number = "20" if twenty else "12"
    start = of.quote.index(number)
    return Mark(of, Quantity(low, high, of.start + start, of.start + start + 2, bound=bound), DAY)


def test_the_largest_reaches_the_end_of_the_scale_and_the_others_stand_in_proportion() -> None:
    rows = rows_of([mark(10, 10, Bound.EXACT), mark(20, 20, Bound.EXACT, twenty=True)], [FIRST, SECOND])
    assert [row.at for row in rows] == [LEFT + (RIGHT - LEFT) / 2, RIGHT]
    assert [(row.low, row.high) for row in rows] == [(None, None)] * 2


def test_ranges_and_open_ends_are_bars() -> None:
    about, least, most = (
        mark(18, 22, Bound.ABOUT),
        mark(10, None, Bound.AT_LEAST),
        mark(None, 11, Bound.AT_MOST),
    )
    rows = rows_of([about, least, most], [FIRST])
    ends = [(row.low, row.at, row.high) for row in rows]
    assert all(low is not None and high is not None and low <= at <= high for low, at, high in ends)
    assert ends[1][0] == ends[1][1], "at least begins where it stands"
    assert ends[2][1] == ends[2][2], "at most ends there"


def test_speakers_are_told_apart_by_shape_and_words() -> None:
    rows = rows_of([mark(12, 12, Bound.EXACT), mark(20, 20, Bound.EXACT, twenty=True)], [FIRST, SECOND])
    assert [(row.value, row.who) for row in rows] == [
        ("12", "Raka Wen, Harian Selat"),
        ("20", "Sinta Olo, Kabar Pulau"),
    ]
    assert rows[0].shape != rows[1].shape


def test_more_speakers_than_shapes_and_figures_of_nought_are_no_fault() -> None:
    marks = [Mark(claim(FIRST, "12", f"Orang {n}"), Quantity(0, 0, FIRST.text.index("12"), 0), DAY) for n in range(9)]
    assert {row.at for row in rows_of(marks, [FIRST])} == {LEFT}
    assert rows_of([], []) == []
