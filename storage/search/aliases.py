"""The table of names that mean the same, as sequences of folded words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from digest.language.aliases import alias_table
from digest.text import WORD
from storage.search.words import terms_of_word

Name = tuple[str, ...]  # folded words; one that counts only in capitals is its capitals term


@dataclass(frozen=True)
class Aliases:
    """Which names mean the same, looked up by a name's words."""

    groups: Mapping[Name, frozenset[Name]]  # every name → all names of what it may mean
    capitals: frozenset[str]  # folded abbreviations that count only where written in capitals
    longest: int  # words in the longest name

    @classmethod
    @cache
    def load(cls) -> Aliases:
        """Read the table that comes with the program."""
        table = alias_table()
        return cls.of(table.same, table.capitals)

    @classmethod
    def of(cls, same: Sequence[Sequence[str]], capitals: Iterable[str]) -> Aliases:
        """Make a table from lists of names."""
        strict = frozenset(word.lower() for word in capitals)
        groups: dict[Name, set[Name]] = defaultdict(set)
        for names in same:
            split = [name_words(name, strict) for name in names]
            for name in split:
                groups[name].update(split)
        frozen = {name: frozenset(others - {name}) for name, others in groups.items()}
        return cls(frozen, strict, max(map(len, frozen), default=1))

    def within(self, words: Sequence[str]) -> Iterator[tuple[int, int, frozenset[Name]]]:
        """The names among these words, the longest first where they overlap: (from, to, what else it is called)."""
        start = 0
        while start < len(words):
            for end in range(min(len(words), start + self.longest), start, -1):
                others = self.groups.get(tuple(words[start:end]))
                if others:
                    yield start, end, others
                    start = end - 1
                    break
            start += 1


def name_words(text: str, capitals: frozenset[str]) -> Name:
    """A name's words as they are looked up: abbreviations that count only in capitals become their capitals term."""
    found = []
    for term, *acronym in filter(None, map(terms_of_word, WORD.findall(text))):
        found += acronym if term in capitals and acronym else [term]
    return tuple(found)
