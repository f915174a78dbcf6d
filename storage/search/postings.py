"""Posting lists in blocks: of a term the passages that hold it, as the first one's number and steps from there.

A step is written seven bits a byte, the lowest first, every byte but its last marked (LEB128); the first step of a
block is 0. Everything is done for many blocks at once: numpy works through a thousand of them in the time that Python
needs for ten.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int64]

LARGEST = 900  # bytes of steps: of a longer row SQLite's tables without rowid put the rest on pages of their own
_LONGEST_STEP = 6  # bytes: passages lie less than 2 ** 42 apart
_WINDOW = 4  # bytes of a step that are read at once: of up to 44 years
_OWN_BYTES = np.array([0, 0x7F, 0x7FFF, 0x7FFFFF, 0x7FFFFFFF], dtype=np.uint32)  # of a window, by a step's length
_LOWEST = 1 << 34  # added to numbers that go into a key: those of the year 1 are not below -_LOWEST
_NUMBER_BITS = 37
_NUMBER = (1 << _NUMBER_BITS) - 1


Block = tuple[str, int, bytes]  # part of a term's list, as the tables keep it: term, first number, steps from there


class Postings(NamedTuple):
    """Many (term, passage) at once: each an element of `terms`, which are sorted and each there once, and a number."""

    terms: list[str]
    owners: Numbers  # places in `terms`
    numbers: Numbers


def postings_of(rows: Sequence[tuple[int, Sequence[str]]]) -> Postings:
    """From passages with their terms to postings."""
    written = [term for _, terms in rows for term in terms]
    terms = sorted(set(written))
    place = dict(zip(terms, range(len(terms)), strict=True))
    owners = np.fromiter(map(place.__getitem__, written), dtype=np.int64, count=len(written))
    counts = [len(terms) for _, terms in rows]
    return Postings(terms, owners, np.repeat(np.array([number for number, _ in rows], dtype=np.int64), counts))


def decode(blocks: Sequence[Block]) -> tuple[Numbers, Numbers]:
    """The numbers in these blocks, one block after the other, rising in each; and how many each block has."""
    _, firsts, steps = zip(*blocks, strict=True)
    written = b"".join((*steps, bytes(_WINDOW - 1)))
    after = (np.frombuffer(written, dtype=np.uint8)[: 1 - _WINDOW] < 128).nonzero()[0]  # the last bytes of steps
    after += 1
    begins = np.zeros_like(after)
    begins[1:] = after[:-1]
    numbers = _steps(written, begins, after - begins)
    np.cumsum(numbers, out=numbers)
    ends = after.searchsorted(np.array(list(map(len, steps))).cumsum()) + 1  # of the blocks, among the numbers
    offsets = np.array(firsts, dtype=np.int64)
    offsets[1:] -= numbers.take(ends[:-1] - 1)
    counts = ends.copy()
    counts[1:] -= ends[:-1]
    numbers += offsets.repeat(counts)
    return numbers, counts


def _steps(written: bytes, begins: Numbers, lengths: Numbers) -> Numbers:
    """The steps that are written in so many bytes from these on: all bytes of a step are taken out at once."""
    windows = np.ndarray((len(written) - _WINDOW + 1,), dtype="<u4", buffer=written, strides=(1,)).copy()
    found = windows.take(begins)
    found &= _OWN_BYTES.take(lengths, mode="clip")
    steps = found & 0x7F
    for group in range(1, _WINDOW):
        found >>= 1  # over the mark of the byte before
        steps |= found & 0x7F << 7 * group
    whole = steps.astype(np.int64)
    if lengths.max() > _WINDOW:  # decades between two passages: seldom, and read one by one
        for place in (lengths > _WINDOW).nonzero()[0]:
            whole[place] = _step(written[begins[place] : begins[place] + lengths[place]])
    return whole


def _step(written: bytes) -> int:
    return sum((byte & 127) << 7 * place for place, byte in enumerate(written))


def encode(numbers: Numbers, starts: Numbers) -> tuple[Numbers, list[bytes]]:
    """Write lists that begin at `starts` and rise from there: where they begin once cut, and their steps."""
    if not len(numbers):
        return starts, []
    steps = np.diff(numbers, prepend=0)
    steps[starts] = 0
    lengths = np.ones(len(numbers), dtype=np.int64)
    for group in range(1, _LONGEST_STEP):
        lengths += steps >= 1 << 7 * group
    starts = _cut(lengths, starts)
    steps[starts], lengths[starts] = 0, 1
    ends = np.cumsum(lengths)
    data = np.zeros(int(ends[-1]), dtype=np.uint8)
    for group in range(_LONGEST_STEP):
        chosen = np.flatnonzero(lengths > group)
        if not len(chosen):
            break
        value = steps[chosen] >> 7 * group & 127
        data[ends[chosen] - lengths[chosen] + group] = value | (lengths[chosen] > group + 1) << 7
    written = data.tobytes()
    begins = (ends[starts] - 1).tolist()
    return starts, [written[begin:end] for begin, end in zip(begins, [*begins[1:], len(written)], strict=True)]


def _cut(lengths: Numbers, starts: Numbers) -> Numbers:
    """Where the lists begin after those of more than `LARGEST` bytes were cut into even pieces."""
    ends = np.cumsum(lengths)
    first = ends[starts]
    last = ends[np.append(starts[1:], len(lengths)) - 1]
    cuts: list[int] = []
    for place in np.flatnonzero(last - first >= LARGEST).tolist():
        size = int(last[place] - first[place])
        pieces = size // (LARGEST - _LONGEST_STEP) + 1
        wanted = first[place] + np.arange(1, pieces) * size // pieces
        cuts += np.searchsorted(ends, wanted, side="left").tolist()
    return np.union1d(starts, np.array(cuts, dtype=np.int64)) if cuts else starts


def changed(blocks: Sequence[Block], postings: Postings, *, drop: bool) -> tuple[list[Block], list[tuple[str, int]]]:
    """What becomes of blocks when postings are added or dropped: those to store, and which (term, first) are no more.

    `blocks` are those of the postings' terms that the numbers fall into, or a term's lowest block for one below it.
    """
    place = {term: number for number, term in enumerate(postings.terms)}
    blocks = sorted(blocks)  # as `terms` are
    owners = np.array([place[term] for term, _, _ in blocks], dtype=np.int64)
    known, counts = decode(blocks) if blocks else (owners, owners)
    keys, new = _keys(np.repeat(owners, counts), known), _keys(postings.owners, postings.numbers)
    keys = keys[~np.isin(keys, new)] if drop else _sorted_once(np.concatenate([keys, new]))
    parts = _parts(blocks, owners, keys)
    numbers = (keys & _NUMBER) - _LOWEST
    starts, steps = encode(numbers, np.flatnonzero(np.diff(parts, prepend=-1)))
    terms = [postings.terms[owner] for owner in (keys[starts] >> _NUMBER_BITS).tolist()]
    stored = list(zip(terms, numbers[starts].tolist(), steps, strict=True))
    gone = {block[:2] for block in blocks} - {block[:2] for block in stored}
    return stored, sorted(gone)


def _keys(owners: Numbers, numbers: Numbers) -> Numbers:
    """One number for each posting, by which they sort as blocks do."""
    return owners << _NUMBER_BITS | (numbers + _LOWEST)


def _sorted_once(keys: Numbers) -> Numbers:
    keys.sort()
    first = np.ones(len(keys), dtype=bool)
    np.not_equal(keys[1:], keys[:-1], out=first[1:])
    return keys[first]


def _parts(blocks: Sequence[Block], owners: Numbers, keys: Numbers) -> Numbers:
    """The block that each posting is in or goes into, by its place; beyond the blocks: one more for each new term."""
    wanted = keys >> _NUMBER_BITS
    new_block = len(blocks) + wanted
    if not blocks:
        return new_block
    firsts = _keys(owners, np.array([first for _, first, _ in blocks], dtype=np.int64))
    below = np.searchsorted(firsts, keys, side="right") - 1
    above = np.minimum(below + 1, len(blocks) - 1)
    fits_below = (below >= 0) & (owners[below] == wanted)
    return np.where(fits_below, below, np.where(owners[above] == wanted, above, new_block))
