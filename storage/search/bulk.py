"""Terms as numbers: what a whole archive's passages are found under, several times as fast as passage by passage."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from digest.text import word_pattern
from storage.search.postings import Numbers, Postings
from storage.search.words import outlet_term, terms_of_word

StoredPassage = tuple[int, str, str | None]  # its number, its text, its outlet


class Terms:
    """Numbers the terms it meets. What it gives is what `index_terms` says: each word is looked at once, not a million
    times.
    """

    def __init__(self) -> None:
        self.terms: list[str] = []  # by number
        self._numbers: dict[str, int] = {}
        self._written = _Written(self)

    def number(self, term: str) -> int:
        """The number of a term."""
        found = self._numbers.setdefault(term, len(self.terms))
        if found == len(self.terms):
            self.terms.append(term)
        return found

    def postings(self, passages: Sequence[StoredPassage]) -> Postings:
        """The postings of these passages; some may come twice."""
        words: list[str] = []
        counts = []
        for _, text, _ in passages:
            found = word_pattern(text).findall(text)
            words += found
            counts.append(len(found))
        places = np.arange(len(passages)).repeat(counts)
        plain, acronyms = self._written.numbers(words)
        shouted = np.array([text.isupper() for _, text, _ in passages], dtype=bool)  # there nobody could tell acronyms
        owners, own_places = [plain[plain >= 0]], [places[plain >= 0]]
        if shouted.any():
            acronyms[shouted[places]] = -1
        owners.append(acronyms[acronyms >= 0])
        own_places.append(places[acronyms >= 0])
        outlets = [-1 if outlet is None else self.number(outlet_term(outlet)) for _, _, outlet in passages]
        published = np.array(outlets, dtype=np.int64)
        owners.append(published[published >= 0])
        own_places.append(np.flatnonzero(published >= 0))
        numbers = np.array([number for number, _, _ in passages], dtype=np.int64)
        return self._sorted(np.concatenate(owners), numbers[np.concatenate(own_places)])

    def _sorted(self, owners: Numbers, numbers: Numbers) -> Postings:
        """Postings as they are written: by the terms' order in the alphabet."""
        there = np.bincount(owners).nonzero()[0].tolist()
        there.sort(key=self.terms.__getitem__)
        order = np.zeros(len(self.terms), dtype=np.int64)
        order[there] = np.arange(len(there))
        return Postings([self.terms[number] for number in there], order[owners], numbers)


class _Written(dict[str, int]):
    """Words as they are written, numbered."""

    def __init__(self, terms: Terms) -> None:
        super().__init__()
        self._terms = terms
        self._plain: list[int] = []  # of each written word the number of its term; -1: it is none
        self._acronym: list[int] = []  # and of the same as an acronym

    def __missing__(self, written: str) -> int:
        plain, acronym, *_ = *map(self._terms.number, terms_of_word(written)), -1, -1
        self._plain.append(plain)
        self._acronym.append(acronym)
        self[written] = len(self._plain) - 1
        return self[written]

    def numbers(self, words: Iterable[str]) -> tuple[Numbers, Numbers]:
        """Of each of these words its term and its term as an acronym; -1 where there is none."""
        found = np.fromiter(map(self.__getitem__, words), dtype=np.int64)
        return np.array(self._plain, dtype=np.int64)[found], np.array(self._acronym, dtype=np.int64)[found]
