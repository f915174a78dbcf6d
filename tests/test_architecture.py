"""The picture of the house is true: its arrows are the imports, and the files that the page names are there."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import grimp

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "docs/architecture.md").read_text(encoding="utf-8")
ROOMS = ("bot", "handlers", "storage", "seeds", "digest")


@cache
def imports() -> set[tuple[str, str]]:
    """Which room imports which room or library."""
    graph = grimp.build_graph(*ROOMS, include_external_packages=True)
    pairs = ((module, other) for module in graph.modules for other in graph.find_modules_directly_imported_by(module))
    tops = {(module.split(".")[0], other.split(".")[0]) for module, other in pairs}
    return {(room, other) for room, other in tops if room != other}


def arrows() -> set[tuple[str, str]]:
    """The arrows of the picture."""
    return set(re.findall(r"^  (\w+) --> (\w+)", PAGE, re.MULTILINE))


def test_the_arrows_of_the_picture_are_the_imports() -> None:
    shown = {name for arrow in arrows() for name in arrow}
    assert set(ROOMS) < shown
    assert arrows() == {(room, other) for room, other in imports() if room in shown and other in shown}


def test_every_file_that_the_page_names_is_there() -> None:
    named = re.findall(r"`((?:bot|handlers|storage|seeds|digest)/[\w/]+\.py)`", PAGE)
    assert len(named) > 20
    assert [name for name in named if not (ROOT / name).exists()] == []
