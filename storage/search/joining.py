"""Joining posting lists in memory: which passages hold a word in any of its forms, and what several words share."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import reduce

import numpy as np
from numpy.typing import NDArray

from storage.search.postings import Numbers

Places = NDArray[np.intp]

NOTHING: Numbers = np.zeros(0, dtype=np.int64)
_RANK_BITS = 10  # of a form among those of its unit
_ONE_BY_ONE = 12  # times longer a list must be for halving it again and again to cost less than merging both
_LONG = 4000  # numbers: only longer lists are halved while shorter ones can be looked up together
_MANY = 1000  # keys
_TABLE_BITS = 17
_GOLDEN = np.uint64(0x9E3779B97F4A7C15)  # 2 ** 64 divided by the golden ratio


class Side:
    """What is known of one unit: for each of its forms the passages, rising."""

    def __init__(self, lists: Sequence[Numbers], penalties: Iterable[float]) -> None:
        self._lists = lists
        self._penalties = list(penalties)
        self.size = sum(map(len, lists))
        self._kept: tuple[Numbers, Places] | None = None  # by `within`, with their forms

    def numbers(self) -> Numbers:
        """The passages with any of its forms."""
        return once(self._lists)

    def merged(self) -> tuple[Numbers, Places]:
        """The passages with any of its forms, and the place of the best one that each has."""
        if len(self._lists) == 1:
            return self._lists[0], np.zeros(len(self._lists[0]), dtype=np.intp)
        best = self._best()
        keys = np.concatenate([self._lists[place] for place in best])
        keys <<= _RANK_BITS
        keys |= np.arange(len(best)).repeat([len(self._lists[place]) for place in best])
        keys.sort(kind="stable")
        numbers = keys >> _RANK_BITS
        first = np.ones(len(numbers), dtype=bool)
        np.not_equal(numbers[1:], numbers[:-1], out=first[1:])
        if not first.all():
            keys, numbers = keys[first], numbers[first]
        keys &= (1 << _RANK_BITS) - 1
        return numbers, np.array(best)[keys]

    def within(self, numbers: Numbers) -> Numbers:
        """Those of these passages that have any of its forms."""
        if len(self._lists) == 1:
            return common((numbers, self._lists[0]))
        forms = self.forms(numbers)
        there = (forms >= 0).nonzero()[0]
        self._kept = numbers.take(there), forms.take(there)
        return self._kept[0]

    def held(self, numbers: Numbers) -> Places:
        """The place of the best form of each of these passages, which all have one; after `within`: some of its own."""
        if len(self._lists) == 1 or not len(numbers):
            return np.zeros(len(numbers), dtype=np.intp)
        if self._kept is None:
            return self.forms(numbers)
        kept, forms = self._kept
        return forms.take(kept.searchsorted(numbers))

    def forms(self, numbers: Numbers) -> Places:
        """The place of the best form that each of these passages (rising) has; of equals the first; -1: none."""
        best = self._best()
        ranks = np.full(len(numbers), len(best))
        longest = max(_LONG, len(numbers) * _ONE_BY_ONE)
        short = [rank for rank in range(len(best) - 1, -1, -1) if 0 < len(self._lists[best[rank]]) <= longest]
        if short:  # from the worst to the best, so that what is written last stays
            lists = [self._lists[best[rank]] for rank in short]
            found, places = _places(np.concatenate(lists), numbers)
            ends = np.array(list(map(len, lists))).cumsum()
            ranks[places] = np.array(short).take(ends.searchsorted(found, side="right"))
        for rank, place in enumerate(best):
            if len(self._lists[place]) > longest:
                np.minimum(ranks, rank, out=ranks, where=_among(numbers, self._lists[place]))
        held: Places = np.array([*best, -1])[ranks]
        return held

    def _best(self) -> list[int]:
        """The places of its forms, the best first."""
        return sorted(range(len(self._lists)), key=self._penalties.__getitem__)


def once(lists: Sequence[Numbers]) -> Numbers:
    """All the numbers in these rising lists, rising, each once."""
    if len(lists) == 1:
        return lists[0]
    numbers = np.concatenate(lists) if lists else NOTHING
    numbers.sort(kind="stable")  # which merges what is sorted already
    first = np.ones(len(numbers), dtype=bool)
    np.not_equal(numbers[1:], numbers[:-1], out=first[1:])
    return numbers if first.all() else numbers[first]


def common(lists: Iterable[Numbers]) -> Numbers:
    """The numbers that are in all of these lists, each rising without repetition."""
    return reduce(_shared, sorted(lists, key=len))


def _shared(some: Numbers, others: Numbers) -> Numbers:
    if some is others:
        return some
    if len(some) > len(others):
        some, others = others, some
    if len(some) * _ONE_BY_ONE < len(others):
        return some[_among(some, others)]
    both = np.concatenate((some, others))
    both.sort(kind="stable")
    twice: Numbers = both.take((both[1:] == both[:-1]).nonzero()[0])
    return twice


def _among(wanted: Numbers, there: Numbers) -> NDArray[np.bool_]:
    """Which of these numbers are in a list."""
    if not len(there):
        return np.zeros(len(wanted), dtype=bool)
    found: NDArray[np.bool_] = there.take(there.searchsorted(wanted), mode="clip") == wanted
    return found


def _places(keys: Numbers, numbers: Numbers) -> tuple[Places, Places]:
    """Which of these keys are among the numbers (rising), by their places, and where."""
    possible = None
    if len(keys) > _MANY:  # most are not: a table of what the numbers hash to tells that faster than looking them up
        table = np.zeros(1 << _TABLE_BITS, dtype=bool)
        table[_slots(numbers)] = True
        possible = table.take(_slots(keys)).nonzero()[0]
        keys = keys.take(possible)
    places = numbers.searchsorted(keys)
    there = (numbers.take(places, mode="clip") == keys).nonzero()[0] if len(numbers) else places[:0]
    return there if possible is None else possible.take(there), places.take(there)


def _slots(numbers: Numbers) -> Places:
    """A place in a table for each number, spread evenly (Fibonacci hashing)."""
    spread = numbers.view(np.uint64) * _GOLDEN
    spread >>= np.uint64(64 - _TABLE_BITS)
    return spread.view(np.intp)
