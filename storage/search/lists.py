"""The posting lists that one search reads: the newest blocks first, more of them only where they are needed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from storage.search.dialects import Index
from storage.search.joining import NOTHING, once
from storage.search.postings import Block, Numbers, decode

SHALLOW = 32  # blocks of a term that are read at first: some twenty thousand passages
ALONE = 2  # the same for a term that is looked for alone: the newest of it are all that is wanted
DEEPER = 4  # times as many, when those are not enough
LOWEST, HIGHEST = -(2**63), 2**63 - 1  # of all numbers


@dataclass(slots=True)
class _List:
    """What is known of one term's list."""

    numbers: Numbers  # rising; all there are from `floor` on
    floor: int
    depth: int


class Lists:
    """Reads the lists of one search within [low, high)."""

    def __init__(self, index: Index, low: int, high: int) -> None:
        self._index = index
        self._low, self._high = low, high
        self._bounded = low > LOWEST or high < HIGHEST
        self._known: dict[str, _List] = {}
        self._cut: set[str] = set()

    def read(self, terms: Iterable[str], *, alone: bool = False) -> None:
        """Know at least the newest passages of these terms: one statement for all that are new."""
        new = [term for term in terms if term not in self._known]
        if new:
            self._read(new, ALONE if alone else SHALLOW)

    def deepen(self, terms: Iterable[str]) -> None:
        """Know more of those of these terms of which not everything is known."""
        by_depth: dict[int, list[str]] = defaultdict(list)
        for term in terms:
            if term in self._cut:
                by_depth[self._known[term].depth].append(term)
        for depth, some in by_depth.items():
            self._read(some, depth * DEEPER)

    def numbers(self, term: str) -> Numbers:
        """The passages of a term that are known, rising."""
        return self._known[term].numbers

    def is_cut(self, names: Iterable[Sequence[str]]) -> bool:
        """Whether there may be more passages of one of these names' terms, older than the oldest block read."""
        return bool(self._cut) and not self._cut.isdisjoint(chain.from_iterable(names))

    def cover(self, terms: Iterable[str], numbers: Numbers) -> None:
        """Know of these terms whether they are in these passages, wherever those are."""
        for_floor: dict[int, list[str]] = defaultdict(list)
        for term in terms:
            if len(numbers) and self._known[term].floor > numbers[0]:
                for_floor[self._known[term].floor].append(term)
        for floor, some in for_floor.items():
            below = numbers[: numbers.searchsorted(floor)]
            for term, _, found, _ in _by_term(self._index.holding(some, below.tolist())):
                known = self._known[term]
                known.numbers = once([found[: found.searchsorted(known.floor)], known.numbers])

    def _read(self, terms: Sequence[str], depth: int) -> None:
        self._known.update({term: _List(NOTHING, self._low, depth) for term in terms})
        self._cut.difference_update(terms)
        for term, first, numbers, count in _by_term(self._index.newest(terms, depth, self._high)):
            known = self._known[term]
            if count >= depth and first > self._low:
                known.floor = first
                self._cut.add(term)
            if self._bounded:
                numbers = numbers[numbers.searchsorted(self._low) : numbers.searchsorted(self._high)]
            known.numbers = numbers


def _by_term(blocks: Iterable[Block]) -> Iterator[tuple[str, int, Numbers, int]]:
    """For each term the first of its numbers, all of them, and in how many blocks they are."""
    ordered = sorted(blocks)
    if not ordered:
        return
    numbers, counts = decode(ordered)
    terms = [term for term, _, _ in ordered]
    start = end = begun = 0
    for place, (term, following, count) in enumerate(zip(terms, [*terms[1:], ""], counts.tolist(), strict=True), 1):
        end += count
        if term != following:
            yield term, ordered[begun][1], numbers[start:end], place - begun
            start, begun = end, place
