"""The page about quality and docs/evaluation.md tell the same figures."""

from __future__ import annotations

import re
from pathlib import Path

from handlers.pages.measured import MEASURED, Measured, unseen

PAPER = Path(__file__).parents[3] / "docs" / "evaluation.md"


def figures(each: Measured) -> list[float]:
    right = [each.right, each.judged]
    return [each.stories, each.first_year, each.last_year, each.shown, *right, each.found, each.major, each.alarms]


def test_the_figures_are_those_of_the_paper() -> None:
    table = re.search(r"## What was measured\n\n(.*?)\n\n", PAPER.read_text(encoding="utf-8"), re.DOTALL)
    assert table
    told = []
    for row in table[1].splitlines()[2:]:
        cells = [cell.strip() for cell in row.strip("|").split("|")]
        years = re.findall(r"\b(?:19|20)\d\d\b", cells[0])
        first = float(cells[0].split()[0])
        numbers = [float(number) for cell in cells[1:] for number in re.findall(r"\d+(?:\.\d+)?", cell)]
        told.append([first, float(years[0]), float(years[-1]), *numbers])
    # "13 | 6 of 13" gives shown, right and judged; the paper and the page have the same columns in the same order
    assert told == [figures(each) for each in MEASURED]


def test_what_to_expect_is_told_by_what_the_rules_had_not_seen() -> None:
    assert unseen() == {"stories": 83, "judged": 121, "right": 55, "found": 39, "major": 194}
