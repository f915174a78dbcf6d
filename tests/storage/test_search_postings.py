"""Posting lists: what is written is read, however it was added and dropped."""

from __future__ import annotations

from collections import defaultdict

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from storage.search.bulk import Terms
from storage.search.postings import LARGEST, Block, changed, decode, encode, postings_of
from storage.search.words import index_terms

NUMBERS = st.integers(min_value=-(10**10), max_value=5 * 10**10)  # passages of the years 1 to 9999
TERMS = st.sampled_from(["banjir", "gempa", "arau", "as↑", "京"])
ROWS = st.dictionaries(
    st.one_of(NUMBERS, st.integers(0, 40)), st.lists(TERMS, min_size=1, unique=True), min_size=1, max_size=12
)


class Table:
    """Blocks as the database keeps them."""

    def __init__(self) -> None:
        self.blocks: dict[tuple[str, int], bytes] = {}

    def change(self, rows: dict[int, list[str]], *, drop: bool = False) -> None:
        postings = postings_of(list(rows.items()))
        stored, gone = changed(self._around(postings.terms, min(rows), max(rows)), postings, drop=drop)
        for key in gone:
            del self.blocks[key]
        self.blocks.update({(term, first): steps for term, first, steps in stored})

    def lists(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = defaultdict(list)
        for (term, first), steps in sorted(self.blocks.items()):
            found[term] += decode([(term, first, steps)])[0].tolist()
        return dict(found)

    def _around(self, terms: list[str], low: int, high: int) -> list[Block]:
        found = []
        for term in terms:
            firsts = sorted(first for other, first in self.blocks if other == term)
            start = max([first for first in firsts if first <= low], default=min(firsts, default=0))
            chosen = [first for first in firsts if start <= first <= max(high, start)]
            found += [(term, first, self.blocks[term, first]) for first in chosen]
        return found


WORDS = st.sampled_from(
    ["AS", "as", "U.S.", "Jum'at", "11.000", "Rp1,8", "Élan", "核", "BANJIR", "banjir", "x" * 50, "'s"]
)
TEXTS = st.lists(WORDS | st.text(max_size=8), max_size=6).map(" ".join)


@given(st.lists(st.sets(NUMBERS, min_size=1, max_size=50), min_size=1, max_size=8))
def test_what_is_written_is_read(lists: list[set[int]]) -> None:
    numbers = np.array([number for each in lists for number in sorted(each)], dtype=np.int64)
    starts = np.cumsum([0, *map(len, lists[:-1])])
    begin, steps = encode(numbers, starts)
    read, counts = decode([("a", number, each) for number, each in zip(numbers[begin].tolist(), steps, strict=True)])
    assert (read.tolist(), counts.tolist()) == (numbers.tolist(), [len(each) for each in lists])


@given(st.lists(st.tuples(ROWS, st.booleans()), max_size=12))
def test_lists_are_what_was_added_and_not_dropped(changes: list[tuple[dict[int, list[str]], bool]]) -> None:
    table = Table()
    truth: dict[str, set[int]] = defaultdict(set)
    for rows, drop in changes:
        table.change(rows, drop=drop)
        for number, terms in rows.items():
            for term in terms:
                (truth[term].discard if drop else truth[term].add)(number)
    assert table.lists() == {term: sorted(numbers) for term, numbers in truth.items() if numbers}


def test_a_long_list_is_cut_into_rows_that_stay_small_wherever_it_grows() -> None:
    table, numbers = Table(), list(range(0, 9_000_000, 900))
    for start in (5000, 0, 2500, 7500):
        table.change({number: ["banjir"] for number in numbers[start : start + 2500]})
        table.change({number + 1: ["banjir"] for number in numbers[start : start + 2500 : 7]})
    assert table.lists() == {
        "banjir": sorted([*numbers, *(n + 1 for s in (5000, 0, 2500, 7500) for n in numbers[s : s + 2500 : 7])])
    }
    assert max(map(len, table.blocks.values())) <= LARGEST
    assert len(table.blocks) < 2 * sum(map(len, table.blocks.values())) / LARGEST + 2


def test_an_old_passage_goes_into_the_lowest_block() -> None:
    table = Table()
    for number in range(50, 0, -1):  # an archive filled from the newest article to the oldest
        table.change({number << 14: ["banjir"]})
    assert list(table.blocks) == [("banjir", 1 << 14)]


@given(st.lists(st.tuples(st.integers(0, 10**6), TEXTS, st.none() | st.sampled_from(["Harian Kita", "↑", "…"]))))
def test_many_passages_at_once_give_the_same_terms_as_one_by_one(rows: list[tuple[int, str, str | None]]) -> None:
    rows = list({number: (number, text, outlet) for number, text, outlet in rows}.values())
    terms, owners, numbers = Terms().postings(rows)
    assert terms == sorted(set(terms))
    found = {(terms[owner], number) for owner, number in zip(owners.tolist(), numbers.tolist(), strict=True)}
    assert found == {(term, number) for number, text, outlet in rows for term in index_terms(text, outlet)}
