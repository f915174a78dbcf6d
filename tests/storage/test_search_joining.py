"""Joining posting lists gives what sets would."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from storage.search.joining import Side, common, once
from storage.search.postings import Numbers

PASSAGES = st.sets(st.integers(-50, 400), max_size=120)
FORMS = st.lists(st.tuples(PASSAGES, st.sampled_from([0.0, 0.1, 0.2])), min_size=1, max_size=6)


def rising(numbers: set[int]) -> Numbers:
    return np.array(sorted(numbers), dtype=np.int64)


def side_of(forms: Sequence[tuple[set[int], float]]) -> Side:
    return Side([rising(numbers) for numbers, _ in forms], [penalty for _, penalty in forms])


def best_form(number: int, forms: Sequence[tuple[set[int], float]]) -> int:
    there = [(penalty, place) for place, (numbers, penalty) in enumerate(forms) if number in numbers]
    return min(there)[1] if there else -1


@given(st.lists(PASSAGES, min_size=1, max_size=4))
def test_what_lists_share_and_what_is_in_any_of_them(sets: list[set[int]]) -> None:
    assert common(map(rising, sets)).tolist() == sorted(set.intersection(*sets))
    assert once([*map(rising, sets)]).tolist() == sorted(set.union(*sets))


@given(FORMS, PASSAGES)
def test_a_passage_counts_by_the_best_form_it_has(forms: list[tuple[set[int], float]], asked: set[int]) -> None:
    side, anywhere = side_of(forms), set().union(*(numbers for numbers, _ in forms))
    assert side.forms(rising(asked)).tolist() == [best_form(number, forms) for number in sorted(asked)]
    kept = side.within(rising(asked))
    assert kept.tolist() == sorted(asked & anywhere)
    assert side.held(kept[::2]).tolist() == [best_form(number, forms) for number in kept[::2].tolist()]
    side = side_of(forms)
    numbers, places = side.merged()
    assert numbers.tolist() == side.numbers().tolist() == sorted(anywhere)
    held = side.held(numbers).tolist()
    assert places.tolist() == held == [best_form(number, forms) for number in sorted(anywhere)]


@settings(max_examples=20)
@given(st.integers(0, 2**32), st.sampled_from([10, 400, 9000]))
def test_long_lists_count_as_short_ones_do(seed: int, asked: int) -> None:
    chance = np.random.default_rng(seed)
    forms = [
        (set(chance.integers(-(2**40), 2**40, 30).tolist()) | set(chance.integers(0, 20_000, size).tolist()), penalty)
        for size, penalty in ((6000, 0.2), (1500, 0.1), (900, 0.1), (20, 0.0))
    ]
    numbers = set(chance.integers(-20_000, 20_000, asked).tolist())
    side, expected = side_of(forms), [best_form(number, forms) for number in sorted(numbers)]
    assert side.forms(rising(numbers)).tolist() == expected
    assert side.within(rising(numbers)).tolist() == [
        n for n, at in zip(sorted(numbers), expected, strict=True) if at >= 0
    ]
