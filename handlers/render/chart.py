"""A picture of figures that disagree or moved: a row for each who gave one, in order of time, on one scale from zero.

Rows rather than a plane: names stand in full beside their marks, and are read on a phone. Each mark has a value in
words beside it, so that nothing depends on colour; the colours are those of Okabe and Ito, which colour-blind people
tell apart. The background is the picture's own, so that it is the same in light and dark mode.
"""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from markupsafe import Markup

from digest.charting import Mark
from digest.model import Article, Bound
from handlers.render.html import plain, shortened, units
from handlers.render.parts import LINE, View, voice

if TYPE_CHECKING:
    from matplotlib.axes import Axes

WIDTH, ROW, HEAD = 5.4, 0.62, 0.9  # inches; at 200 dots an inch 1,080 pixels wide, as wide as a phone's screen
DOTS = 200
NAME, QUESTION = 54, 90  # characters
INK, PAPER, GRID = "#1b1b1b", "#f7f5f0", "#d4d0c6"
COLOURS = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9")  # Okabe & Ito, 2008
SHAPES = ("o", "s", "D", "^", "v", "P")
CAPTION = 1024  # UTF-16 units below a picture
ROOM = 1.28  # of the scale, for the words beside the largest mark


def draw_chart(view: View, question: str, marks: Sequence[Mark], articles: Sequence[Article]) -> bytes:
    """The picture as PNG; 0.2 s of CPU."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg  # heavy, and seldom needed
    from matplotlib.figure import Figure

    known = {article.id: article for article in articles}
    figure = Figure(figsize=(WIDTH, HEAD + ROW * len(marks)), dpi=DOTS, facecolor=PAPER)
    FigureCanvasAgg(figure)
    height = HEAD + ROW * len(marks)
    axes = figure.add_axes((0.05, 0.32 / height, 0.9, 1 - (HEAD + 0.02) / height), facecolor=PAPER)
    figure.text(0.05, 1 - 0.3 / height, shortened(question, QUESTION), color=INK, fontsize=9.5, weight="bold")
    largest = max(far_end(mark) for mark in marks) or 1.0
    styles = _styles(marks)
    for row, mark in enumerate(reversed(marks)):
        colour, shape = styles[who_of(mark)]
        label = f"{_day(view, mark)} · {named(mark, known[mark.claim.article_id])}"
        axes.text(0, row + 0.34, shortened(label, NAME), color=INK, fontsize=7.5, va="center")
        _draw(axes, row, mark, colour, shape, largest)
    axes.set_xlim(0, largest * ROOM)
    axes.set_ylim(-0.6, len(marks) - 0.35)
    axes.set_yticks([])
    axes.tick_params(axis="x", colors=INK, labelsize=6.5, length=0)
    axes.xaxis.set_major_formatter(lambda value, _: view.t.number(value))
    axes.grid(axis="x", color=GRID, linewidth=0.6)
    axes.set_axisbelow(True)
    for edge in axes.spines.values():
        edge.set_visible(False)
    picture = io.BytesIO()
    figure.savefig(picture, format="png", facecolor=PAPER)
    return picture.getvalue()


def describe_chart(view: View, question: Markup, marks: Sequence[Mark], articles: Sequence[Article]) -> Markup:
    """The same in words, for whoever does not see it."""
    known = {article.id: article for article in articles}
    lines = [
        Markup("{} – {}").format(written(mark), voice(view, mark.claim, known[mark.claim.article_id])) for mark in marks
    ]
    head = Markup("<b>{}</b>").format(question)
    while units(plain(LINE.join([head, *lines]))) > CAPTION:  # the picture has them all
        lines.pop()
    return LINE.join([head, *lines])


def _draw(axes: Axes, row: int, mark: Mark, colour: str, shape: str, largest: float) -> None:
    """One mark: a point, a bar from its low to its high end, or an arrow where an end is open."""
    low, high = mark.quantity.low, mark.quantity.high
    at = near_end(mark)
    if low is not None and high is not None and high > low:
        axes.plot([low, high], [row, row], color=colour, linewidth=5, alpha=0.45, solid_capstyle="round")
    if (low is None) != (high is None):
        to = at + largest * (0.07 if high is None else -0.07)
        axes.annotate("", xy=(to, row), xytext=(at, row), arrowprops={"arrowstyle": "->", "color": colour, "lw": 1.6})
    axes.plot([at], [row], marker=shape, color=colour, markersize=6.5)
    axes.text(
        far_end(mark) + largest * (0.1 if high is None else 0.03), row, written(mark), color=INK, fontsize=8.5,
        weight="bold", va="center",
    )  # fmt: skip


def _styles(marks: Sequence[Mark]) -> Mapping[str, tuple[str, str]]:
    """A colour and a shape for each who speaks."""
    people = list(dict.fromkeys(who_of(mark) for mark in marks))
    return {who: (COLOURS[n % len(COLOURS)], SHAPES[n % len(SHAPES)]) for n, who in enumerate(people)}


def _day(view: View, mark: Mark) -> str:
    return view.t.day(mark.day, today=view.now.date()) if mark.day else view.t.plain("no-date")


def who_of(mark: Mark) -> str:
    """What tells those who gave figures apart."""
    return mark.claim.attribution.key or f"article {mark.claim.article_id}"


def named(mark: Mark, article: Article) -> str:
    """Who gave a figure, and where."""
    speaker = mark.claim.attribution.speaker or mark.claim.attribution.role
    return ", ".join(part for part in (speaker, article.outlet) if part) or article.title


def written(mark: Mark) -> str:
    """The figure as the source wrote it."""
    quantity, claim = mark.quantity, mark.claim
    number = claim.quote[quantity.start - claim.start : quantity.end - claim.start]
    return " ".join(f"{quantity.qualifier} {number}".split())


def near_end(mark: Mark) -> float:
    """Where the mark stands: the middle of "about" and of a range, else the end that is known."""
    low, high = mark.quantity.low, mark.quantity.high
    if mark.quantity.bound in (Bound.ABOUT, Bound.RANGE) and low is not None and high is not None:
        return (low + high) / 2
    return low if low is not None else high or 0.0


def far_end(mark: Mark) -> float:
    """The largest value that a mark reaches."""
    return max(end for end in (mark.quantity.low, mark.quantity.high, 0.0) if end is not None)
