"""How excerpts are shown."""

from dataclasses import replace
from zoneinfo import ZoneInfo

import pytest

from digest.model import Passage
from handlers.render import View, plain, render_excerpts
from handlers.texts import texts
from storage.search import Excerpt, SearchResult
from tests.handlers.newsroom import FIRST, NOW

VIEW = View(texts("en"), ZoneInfo("Asia/Jakarta"), NOW)


def shown(text: str, *words: str, retold: bool = False) -> str:
    """The excerpt's line of text, these words of it matched."""
    marks = tuple((text.index(word), text.index(word) + len(word)) for word in words)
    excerpt = Excerpt(replace(FIRST, retold=retold), Passage(text, 0, len(text)), marks, 1.0)
    [_, block] = render_excerpts(VIEW, "q", SearchResult((excerpt,), 1))
    return plain(block).split("\n")[0].removeprefix("1. ")


@pytest.mark.parametrize(
    ("text", "words", "line"),
    [
        ("Kapal Melati karam.", ["Melati"], "Kapal *Melati* karam."),
        ("Kapal Melati karam.", ["Kapal", "Melati"], "*Kapal Melati* karam."),
        ("Kapal, Melati.", ["Kapal", "Melati"], "*Kapal*, *Melati*."),
        ("Tak ada yang cocok.", [], "Tak ada yang cocok."),
        ("<b>Kapal</b> & Melati", ["Melati"], "<b>Kapal</b> & *Melati*"),
    ],
)
def test_matched_words_are_bold(text: str, words: list[str], line: str) -> None:
    assert shown(text, *words) == line


def test_a_long_passage_is_cut_round_its_first_match() -> None:
    line = shown("awal " * 100 + "Melati" + " akhir" * 100, "Melati")
    assert line.startswith("…awal")
    assert " *Melati* akhir" in line
    assert line.endswith("…")
    assert len(line) < 370


def test_the_source_is_under_it_and_a_retelling_says_so() -> None:
    excerpt = Excerpt(replace(FIRST, retold=True), Passage("Kapal.", 0, 6), (), 1.0)
    [head, block] = render_excerpts(VIEW, "kapal", SearchResult((excerpt,), 100, beyond=True), first=6)
    assert plain(head) == "*kapal*: 100+ excerpts"
    assert plain(block) == "6. Kapal.\n— Harian Selat, retold (https://selat.example/1), 7 Nov"
