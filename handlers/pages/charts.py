"""Figures that disagree or moved, as rows of a page: words beside a mark on a scale from zero, drawn without a script.

The words are the page's own and the marks plain SVG between them, so that it is read at any width, in light and dark,
and by whoever sees no picture. As in the picture that the bot sends, nothing depends on colour.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from digest.charting import Mark
from digest.model import Article
from handlers.render import far_end, named, near_end, shortened, who_of, written

NAME = 120  # characters
SHAPES = (  # round their middle, in pixels: a circle, a square, a diamond, two triangles, a cross
    "M-6 0a6 6 0 1 0 12 0a6 6 0 1 0-12 0z",
    "M-5-5h10v10h-10z",
    "M0-7L7 0L0 7L-7 0z",
    "M0-6.5L6.5 5.5H-6.5z",
    "M0 6.5L6.5-5.5H-6.5z",
    "M-2-6h4v4h4v4h-4v4h-4v-4h-4v-4h4z",
)
LEFT, RIGHT = 3.0, 95.0  # percent of the width that the scale takes: marks are wider than their middle
OPEN = 4.0  # percent that an end which is left open reaches on


@dataclass(frozen=True, slots=True)
class Row:
    """One figure: where its mark stands, and what is written beside it."""

    at: float  # percent of the width
    low: float | None  # of a bar, where it is a range or an end is open
    high: float | None
    look: int  # of whoever gave it: the number of a shape and a colour
    value: str
    who: str
    mark: Mark

    @property
    def shape(self) -> str:
        """The path of its mark."""
        return SHAPES[self.look]


def rows_of(marks: Sequence[Mark], articles: Sequence[Article]) -> list[Row]:
    """The rows of a chart, the earliest figure first."""
    known = {article.id: article for article in articles}
    largest = max((far_end(mark) for mark in marks), default=0.0) or 1.0
    people = list(dict.fromkeys(who_of(mark) for mark in marks))

    def percent(value: float) -> float:
        return round(LEFT + (RIGHT - LEFT) * value / largest, 1)

    rows = []
    for mark in marks:
        at, (low, high) = percent(near_end(mark)), _bar(mark, percent)
        look = people.index(who_of(mark)) % len(SHAPES)
        who = shortened(named(mark, known[mark.claim.article_id]), NAME)
        rows.append(Row(at, low, high, look, written(mark), who, mark))
    return rows


def _bar(mark: Mark, percent: Callable[[float], float]) -> tuple[float | None, float | None]:
    """Both ends of what a figure covers; none for a point."""
    low, high = mark.quantity.low, mark.quantity.high
    if low is not None and high is not None:
        return (percent(low), percent(high)) if high > low else (None, None)
    at = percent(near_end(mark))
    return (at, min(100.0, at + OPEN)) if high is None else (max(0.0, at - OPEN), at)
