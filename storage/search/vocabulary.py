"""The archive's vocabulary in memory: which words exist, which sound alike, which are near a misspelling.

Words are kept in blocks whose sizes fall by halves, as in a log-structured merge: a new article's few new words make a
small block at once, and a big block is built again only when it has doubled. A block never changes once it is made.
"""

from __future__ import annotations

import threading
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import chain
from typing import Any

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import process
from rapidfuzz.distance import OSA

from storage.search.words import OUTLET_MARK, skeletons, sound_key, sound_keys

Keys = NDArray[np.int64]

ALIKE = 3000  # words with the most similar letters, among which the most alike are looked for
LAST_LETTER = "\U0010ffff"
BUILD = 20_000  # words handled at a time while a block is built, so that other threads get their turn

_KINDS = (0, 1 << 6, 2 << 6)  # above a word's length: which two letters a key is made of


class Vocabulary:
    """Every word of one database's index; shared by all its transactions and threads.

    `generation` and `last_id` say up to where it has read the term table: ids grow in the order of commits, so whoever
    has read up to one has all before it. A rebuilt index starts a new generation.
    """

    def __init__(self) -> None:
        self.generation = -1
        self.last_id = 0
        self.lock = threading.Lock()
        self.outlets: frozenset[str] = frozenset()  # their terms
        self._known: set[str] = set()
        self._blocks: tuple[Block, ...] = ()

    def __contains__(self, word: str) -> bool:
        return word in self._known

    def __len__(self) -> int:
        return len(self._known)

    def is_current(self, generation: int, newest: int) -> bool:
        """Whether it has read so far. A reader whose snapshot is older than what is known here loses nothing."""
        return self.generation > generation or (self.generation == generation and self.last_id >= newest)

    def copy(self) -> Vocabulary:
        """The same words; what the copy learns stays with the copy."""
        other = Vocabulary()
        other.generation, other.last_id, other.outlets = self.generation, self.last_id, self.outlets
        other._known, other._blocks = set(self._known), self._blocks
        return other

    def restart(self, generation: int) -> None:
        """Forget everything: the index was built anew. Hold `lock`."""
        self.last_id = 0  # first: whoever looks meanwhile, without the lock, finds it unfinished
        self._known, self._blocks, self.outlets = set(), (), frozenset()
        self.generation = generation

    def extend(self, terms: Sequence[tuple[int, str]]) -> None:
        """Learn terms by rising id. Hold `lock`."""
        if not terms:
            return
        words = [word for _, word in terms if word not in self._known]
        self._known.update(words)
        self.outlets |= {word for word in words if word.startswith(OUTLET_MARK)}
        block = [word for word in words if not word.startswith(OUTLET_MARK)]
        blocks = list(self._blocks)
        while blocks and len(blocks[-1]) <= 2 * len(block):
            block = [*blocks.pop().words, *block]
        if block:
            self._blocks = (*blocks, Block(block))
        self.last_id = terms[-1][0]  # last: until then others wait for the lock instead of missing these words

    def among(self, words: Iterable[str]) -> set[str]:
        """Those of these words that the archive has."""
        return self._known.intersection(words)

    def near(self, word: str, edits: int, *, anywhere: bool = False) -> list[tuple[str, int]]:
        """The words within so many edits (a transposition is one), each with its distance; two at most.

        Of two edits only `anywhere` finds all: without it those at both ends of the word are left out.
        """
        mask, (ends, most) = _mask(word), _wanted_ends(word, edits)
        found: list[tuple[str, int]] = []
        for block in self._blocks:
            possible = block.similar(mask, 2 * edits) if anywhere else block.similar_at_ends(mask, ends, most)
            near = process.extract(word, possible, scorer=OSA.distance, score_cutoff=edits, limit=None)
            found += [(match, int(distance)) for match, distance, _ in near]
        return found

    def sounding(self, word: str) -> list[str]:
        """The words that are another spelling of this one, and itself."""
        key = hash(sound_key(word))
        return [found for block in self._blocks for found in block.sounding(key)]

    def respelt(self, word: str, edits: int) -> list[str]:
        """The words within so many edits that have the same consonants in sound."""
        key, mask = hash(skeletons(sound_keys([word]))[0]), _mask(word)
        same = [found for block in self._blocks for found in block.with_bones(key, mask, 2 * edits)]
        return [found for found, *_ in process.extract(word, same, scorer=OSA.distance, score_cutoff=edits, limit=None)]

    def beginning(self, start: str, limit: int) -> list[str]:
        """Words that begin so, the shortest first."""
        found = [word for block in self._blocks for word in block.beginning(start)]
        return sorted(found, key=lambda word: (len(word), word))[:limit]

    def alike(self, word: str, limit: int, scorer: Any, cutoff: float) -> list[tuple[str, float]]:
        """The words most like this one by `scorer` (RapidFuzz), best first, of those with nearly the same letters."""
        mask = _mask(word)
        found = [
            (match, score)
            for block in self._blocks
            for match, score, _ in process.extract(
                word, block.most_similar(mask, ALIKE), scorer=scorer, limit=limit, score_cutoff=cutoff
            )
        ]
        return sorted(found, key=lambda each: (-each[1], each[0]))[:limit]


class Block:
    """Some words in alphabetical order, with a mask of its letters for each, looked up by their ends and sound."""

    def __init__(self, words: Iterable[str]) -> None:
        self.words = sorted(words)
        chunks = [self.words[i : i + BUILD] for i in range(0, len(self.words), BUILD)]
        self._masks = np.concatenate([_masks(chunk) for chunk in chunks])
        ends = [np.concatenate(keys) for keys in zip(*map(_ends, chunks), strict=True)]
        self._by_ends = _Lookup(np.concatenate(ends), len(self.words))
        self._masks_by_ends = self._masks[self._by_ends.places]
        sounds = [sound_keys(chunk) for chunk in chunks]
        self._by_sound = _hashed(chain.from_iterable(sounds), len(self.words))
        self._by_bones = _hashed(chain.from_iterable(map(skeletons, sounds)), len(self.words))

    def __len__(self) -> int:
        return len(self.words)

    def similar_at_ends(self, mask: np.uint64, ends: Keys, most: NDArray[np.uint8]) -> set[str]:
        """The words that share two letters with this one at its ends, and differ from it in so many letters at most.

        Of one edit that finds all, of two all but those at both ends.
        """
        starts, stops = self._by_ends.find(ends)
        slices = [slice(start, stop) for start, stop in zip(starts.tolist(), stops.tolist(), strict=True)]
        masks = np.concatenate([self._masks_by_ends[each] for each in slices])
        near = (np.bitwise_count(masks ^ mask) <= most.repeat(stops - starts)).nonzero()[0]
        places = np.concatenate([self._by_ends.places[each] for each in slices]).take(near)
        return {self.words[place] for place in places.tolist()}

    def similar(self, mask: np.uint64, most: int) -> list[str]:
        """The words that differ in so many letters at most."""
        return [self.words[place] for place in np.flatnonzero(np.bitwise_count(self._masks ^ mask) <= most).tolist()]

    def most_similar(self, mask: np.uint64, count: int) -> list[str]:
        """So many words or more that differ in the fewest letters."""
        if len(self.words) <= count:
            return self.words
        differences = np.bitwise_count(self._masks ^ mask)
        within = np.bincount(differences, minlength=65).cumsum()
        chosen = np.flatnonzero(differences <= np.searchsorted(within, count))
        return [self.words[place] for place in chosen.tolist()]

    def beginning(self, start: str) -> list[str]:
        """The words that begin so."""
        return self.words[bisect_left(self.words, start) : bisect_left(self.words, start + LAST_LETTER)]

    def sounding(self, key: int) -> list[str]:
        """The words whose sound key has this hash."""
        return [self.words[place] for place in self._by_sound.find_one(key).tolist()]

    def with_bones(self, key: int, mask: np.uint64, most: int) -> list[str]:
        """The words whose skeleton has this hash, and that differ in so many letters at most."""
        places = self._by_bones.find_one(key)
        near = np.bitwise_count(self._masks.take(places) ^ mask) <= most
        return [self.words[place] for place in places[near].tolist()]


class _Lookup:
    """Places by key: sorted, and searched by halving. A place may have several keys, `count` lying between them."""

    def __init__(self, keys: Keys, count: int) -> None:
        order = np.argsort(keys, kind="stable")
        self.places = (order % count).astype(np.int32)
        keys = keys[order]
        starts = np.flatnonzero(np.append(True, keys[1:] != keys[:-1]))
        self._keys = keys[starts]  # each once: what is searched stays small enough to be near
        self._bounds = np.append(starts, len(keys))  # where the places of each key begin; at the end: where all end

    def find(self, wanted: Keys) -> tuple[Keys, Keys]:
        """From where to where in `places` those of each of these keys are."""
        found = self._keys.searchsorted(wanted)
        there = self._keys.take(found, mode="clip") == wanted
        return self._bounds[found], self._bounds[found + there]

    def find_one(self, wanted: int) -> NDArray[np.int32]:
        """Where this key is."""
        start, stop = self.find(np.array((wanted,), dtype=np.int64))
        return self.places[start[0] : stop[0]]


def _hashed(keys: Iterable[str], count: int) -> _Lookup:
    return _Lookup(np.fromiter(map(hash, keys), dtype=np.int64, count=count), count)


def _ends(words: Sequence[str]) -> list[Keys]:
    """For each word three keys: its length with its first two letters, with its last two, with the outermost two."""
    lengths = np.fromiter(map(len, words), dtype=np.int64, count=len(words))
    letters = np.frombuffer("".join(words).encode("utf-32-le"), dtype=np.uint32).astype(np.int64)
    first = np.cumsum(lengths) - lengths
    last = first + lengths - 1
    second, before_last = np.minimum(first + 1, last), np.maximum(last - 1, first)
    pairs = ((first, second), (before_last, last), (first, last))
    return [(kind | lengths) << 42 | letters[a] << 21 | letters[b] for kind, (a, b) in zip(_KINDS, pairs, strict=True)]


def _wanted_ends(word: str, edits: int) -> tuple[Keys, NDArray[np.uint8]]:
    """The keys of words that may be within so many edits, and in how many letters those differ at most.

    Changing a letter changes two letters' counts, adding or dropping one changes one's.
    """
    second, before_last = word[min(1, len(word) - 1)], word[max(-2, -len(word))]
    pairs = ((word[0], second), (before_last, word[-1]), (word[0], word[-1]))
    lengths = range(max(1, len(word) - edits), len(word) + edits + 1)
    keys = [
        (kind | length) << 42 | ord(a) << 21 | ord(b)
        for kind, (a, b) in zip(_KINDS, pairs, strict=True)
        for length in lengths
    ]
    most = [2 * edits - abs(length - len(word)) for length in lengths] * len(_KINDS)
    return np.array(keys, dtype=np.int64), np.array(most, dtype=np.uint8)


def _letter(code: int) -> int:
    """Which of the 31 letters that a mask tells apart: a … z, and five for all others."""
    return code - 97 if 97 <= code <= 122 else 26 + code % 5


def _mask(word: str) -> np.uint64:
    """`_masks` of one word."""
    bits = 0
    for character in word:
        bit = 1 << _letter(ord(character))
        bits |= bit << 32 if bits & bit else bit
    return np.uint64(bits)


def _masks(words: Sequence[str]) -> NDArray[np.uint64]:
    """For each word one bit a letter, and one more for a letter that comes twice."""
    lengths = np.fromiter(map(len, words), dtype=np.int64, count=len(words))
    characters = np.frombuffer("".join(words).encode("utf-32-le"), dtype=np.uint32).astype(np.int64)
    letters = np.where((characters >= 97) & (characters <= 122), characters - 97, 26 + characters % 5)
    owner = np.repeat(np.arange(len(words)), lengths)
    keys = np.sort(owner * 32 + letters)
    again = np.concatenate(([False], keys[1:] == keys[:-1])) if len(keys) else np.zeros(0, dtype=bool)
    bits = np.left_shift(np.uint64(1), (keys % 32 + 32 * again).astype(np.uint64))
    return np.bitwise_or.reduceat(bits, np.cumsum(lengths) - lengths)
