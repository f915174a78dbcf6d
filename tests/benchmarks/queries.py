"""Queries with their right answers, made from an archive: misspelt, inflected and transliterated words of it.

A passage is right when it holds all the words that were meant (of a word family any form, of a name any spelling).
There are one to ten right passages to a query; a misspelling that is itself a word of the archive is not used, since
what was meant would be unclear.
"""

from __future__ import annotations

import random
import string
from array import array
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from digest.text import tokens
from tests.benchmarks.corpus import VARIANTS, inflections

MOST_RIGHT = 10
TARGETS = 10_000  # passages that queries are made from
TRIES = 400  # for each query wanted
COMMON = 30_000  # passages: a word in more is not asked for

Edit = Callable[[random.Random, str], str]


@dataclass(frozen=True)
class BenchmarkQuery:
    """One query."""

    text: str
    family: str
    clean: tuple[str, ...]  # the words meant, for an engine that forgives nothing
    right: frozenset[int]  # passages


def _substitute(rng: random.Random, word: str) -> str:
    at = rng.randrange(len(word))
    return word[:at] + rng.choice(string.ascii_lowercase.replace(word[at], "")) + word[at + 1 :]


def _insert(rng: random.Random, word: str) -> str:
    at = rng.randrange(len(word) + 1)
    return word[:at] + rng.choice(string.ascii_lowercase) + word[at:]


def _delete(rng: random.Random, word: str) -> str:
    at = rng.randrange(len(word))
    return word[:at] + word[at + 1 :]


def _transpose(rng: random.Random, word: str) -> str:
    places = [at for at, (left, right) in enumerate(pairwise(word)) if left != right]
    if not places:
        return word
    at = rng.choice(places)
    return word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def _one_edit(rng: random.Random, word: str) -> str:
    return rng.choice((_substitute, _insert, _delete))(rng, word)


def _two_edits(rng: random.Random, word: str) -> str:
    return rng.choice((_substitute, _insert, _delete, _transpose))(rng, _one_edit(rng, word))


def _drop(rng: random.Random, word: str) -> str:
    shorter = _delete(rng, word)
    return shorter if len(word) < 8 or rng.random() < 0.5 else _delete(rng, shorter)


class QueryMaker:
    """Makes queries from the words of an archive."""

    def __init__(self, passages: Sequence[str]) -> None:
        self._rng = random.Random(0)
        self._postings: dict[str, array[int]] = defaultdict(lambda: array("I"))
        self._targets: list[list[str]] = []
        for number, passage in enumerate(passages):
            words = list(dict.fromkeys(token.word for token in tokens(passage)))
            for word in words:
                self._postings[word].append(number)
            if number < TARGETS:
                self._targets.append([w for w in words if len(w) >= 4 and w.isascii() and w.isalpha()])
        self._families = self._word_families()
        self._root_of = {form: root for root, found in self._families.items() for form in found}

    def commonest(self) -> str:
        """The word in most passages."""
        return max(self._postings, key=lambda word: len(self._postings[word]))

    def make(self, per_family: int, seed: int) -> list[BenchmarkQuery]:
        """Make so many queries of every family, as far as the archive gives them."""
        self._rng = random.Random(seed)
        makers: dict[str, Callable[[list[str]], BenchmarkQuery | None]] = {
            "exact, one word": self._one("exact, one word", None),
            "exact, two words": self._several("exact, two words", 2, []),
            "one edit": self._one("one edit", _one_edit),
            "one edit, two words": self._several("one edit, two words", 2, [_one_edit]),
            "transposition": self._one("transposition", _transpose),
            "dropped letters": self._one("dropped letters", _drop, 6),
            "two edits": self._one("two edits", _two_edits, 7),
            "two edits, two words": self._several("two edits, two words", 2, [_two_edits], shortest=7),
            "both words misspelt": self._several("both words misspelt", 2, [_one_edit, _one_edit]),
            "three words": self._several("three words", 3, [_one_edit], rarest=50, commonest=200_000),
            "affixes": self._affixes,
        }
        made: dict[str, BenchmarkQuery] = {}
        for maker in makers.values():
            found = 0
            for _ in range(per_family * TRIES):
                query = maker(self._rng.choice(self._targets))
                if query is not None and query.text not in made and 1 <= len(query.right) <= MOST_RIGHT:
                    made[query.text] = query
                    found += 1
                if found == per_family:
                    break
        return [*made.values(), *self._names()]

    def _pick(self, words: Iterable[str], low: int, high: int, shortest: int) -> list[str]:
        return [w for w in words if len(w) >= shortest and low <= len(self._postings[w]) <= high]

    def _corrupt(self, edit: Edit, word: str) -> str | None:
        for _ in range(20):
            wrong = edit(self._rng, word)
            if wrong != word and len(wrong) >= 3 and wrong not in self._postings:
                return wrong
        return None

    def _all_of(self, *postings: Iterable[int]) -> frozenset[int]:
        first, *others = sorted((set(each) for each in postings), key=len)
        return frozenset(first.intersection(*others))

    def _one(self, family: str, edit: Edit | None, shortest: int = 5) -> Callable[[list[str]], BenchmarkQuery | None]:
        def make(words: list[str]) -> BenchmarkQuery | None:
            fitting = self._pick(words, 1, MOST_RIGHT, shortest)
            if not fitting:
                return None
            word = self._rng.choice(fitting)
            typed = word if edit is None else self._corrupt(edit, word)
            return None if typed is None else BenchmarkQuery(typed, family, (word,), frozenset(self._postings[word]))

        return make

    def _several(
        self,
        family: str,
        count: int,
        edits: Sequence[Edit],
        *,
        shortest: int = 5,
        rarest: int = 11,
        commonest: int = COMMON,
    ) -> Callable[[list[str]], BenchmarkQuery | None]:
        def make(words: list[str]) -> BenchmarkQuery | None:
            fitting = self._pick(words, rarest, commonest, shortest)
            if len(fitting) < count:
                return None
            meant = self._rng.sample(fitting, count)
            typed = [self._corrupt(edit, word) for edit, word in zip(edits, meant, strict=False)] + meant[len(edits) :]
            if None in typed:
                return None
            right = self._all_of(*(self._postings[word] for word in meant))
            text = " ".join(self._rng.sample([word for word in typed if word], count))
            return BenchmarkQuery(text, family, tuple(meant), right)

        return make

    def _word_families(self) -> dict[str, list[str]]:
        def common(word: str, least: int) -> bool:
            return word in self._postings and len(self._postings[word]) >= least

        families: dict[str, list[str]] = {}
        for root in sorted(self._postings):
            if 4 <= len(root) <= 9 and root.isascii() and root.isalpha() and common(root, 30):
                found = sorted(form for form in inflections(root) if form == root or common(form, 3))
                if len(found) >= 4:
                    families[root] = found
        return families

    def _affixes(self, words: list[str]) -> BenchmarkQuery | None:
        inflected = [word for word in words if word in self._root_of]
        beside = self._pick(words, 30, COMMON, 5)
        if not inflected or not beside:
            return None
        word, other = self._rng.choice(inflected), self._rng.choice(beside)
        family = self._families[self._root_of[word]]
        if other in family or other == word:
            return None
        asked = self._rng.choice([form for form in family if form != word])
        anywhere = {number for form in family for number in self._postings[form]}
        return BenchmarkQuery(
            f"{asked} {other}", "affixes", (word, other), self._all_of(anywhere, self._postings[other])
        )

    def _names(self) -> list[BenchmarkQuery]:
        """For every spelling of a name: alone where it is rare, otherwise beside a word of one of its passages."""
        made = []
        for spellings in VARIANTS:
            everywhere = {number for s in spellings for number in self._postings.get(s, ())}
            for asked in spellings:
                elsewhere = sorted(n for s in spellings if s != asked for n in self._postings.get(s, ()))
                if not elsewhere:
                    continue
                if len(everywhere) <= MOST_RIGHT:
                    made.append(BenchmarkQuery(asked, "names", spellings, frozenset(everywhere)))
                    continue
                for number in self._rng.sample(elsewhere, min(3, len(elsewhere))):
                    made += self._beside(asked, spellings, everywhere, number)
        return made

    def _beside(
        self, asked: str, spellings: tuple[str, ...], everywhere: set[int], number: int
    ) -> list[BenchmarkQuery]:
        if number >= len(self._targets):
            return []
        others = [w for w in self._pick(self._targets[number], 1, COMMON, 5) if w not in spellings]
        if not others:
            return []
        word = self._rng.choice(others)
        right = self._all_of(everywhere, self._postings[word])
        if not 1 <= len(right) <= MOST_RIGHT:
            return []
        return [BenchmarkQuery(f"{asked} {word}", "names", (*spellings, word), right)]
