"""How well a passage answers, which of its words to highlight, and in which order passages are shown."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from functools import cached_property
from itertools import chain, zip_longest
from operator import attrgetter
from typing import NamedTuple

from digest.text import word_pattern
from storage.search.aliases import Name
from storage.search.widening import Unit
from storage.search.words import CAPITALS_MARK, MAX_TERM, terms_of_word, text_terms

APART = 0.1  # taken off a name whose words are all there, but not next to each other

DIGITS = 2  # of a score that count
MANY_TERMS = 16  # of which reading the words of a text finds those that are there sooner than looking for each
_LETTERS = re.compile("[a-z]+")

Ranges = tuple[tuple[int, int], ...]


class Hit(NamedTuple):  # of which a search makes a hundred: a tuple is made in a third of the time
    """A passage that matches."""

    passage: int
    score: float = 1.0  # 0…1, to `DIGITS`
    guess: tuple[Name, ...] = ()  # what the words that were corrected are taken to mean


class Text:
    """A passage's text as terms with their places."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._words = text_terms(text)
        self.terms = frozenset(chain.from_iterable(self._words))

    @cached_property
    def _at(self) -> dict[str, list[int]]:
        """The places of each term."""
        places: dict[str, list[int]] = {}
        for place, terms in enumerate(self._words):
            for term in terms:
                places.setdefault(term, []).append(place)
        return places

    def any_of(self, terms: Set[str]) -> list[int]:
        """The places of these terms."""
        if terms.isdisjoint(self.terms):
            return []
        return [place for place, found in enumerate(self._words) if not terms.isdisjoint(found)]

    def places(self, name: Name) -> list[tuple[int, ...]]:
        """Where these terms follow each other."""
        if len(name) == 1:
            return [(place,) for place in self.any_of({name[0]})]
        if not self.terms.issuperset(name):
            return []
        return [
            tuple(range(place, place + len(name)))
            for place in self._at.get(name[0], ())
            if all(place + offset in self._at.get(term, ()) for offset, term in enumerate(name[1:], 1))
        ]

    def holds(self, name: Name) -> bool:
        """Whether these terms follow each other somewhere."""
        return name[0] in self.terms if len(name) == 1 else bool(self.places(name))

    def scattered(self, name: Name) -> list[tuple[int, ...]]:
        """Where each of these terms is, if all are there."""
        return [(place,) for place in self.any_of(set(name))] if self.terms.issuperset(name) else []

    def spans(self) -> list[tuple[int, int]]:
        """The offsets of the word at each place."""
        return [match.span() for match in word_pattern(self.text).finditer(self.text)]


def weigh(text: Text, unit: Unit) -> tuple[float, Name] | None:
    """How surely this unit is in the text (1: as typed), and as which of its forms; None if it is not."""
    best: tuple[float, Name] | None = None
    for name, penalty in unit.forms.items():
        if best is not None and 1 - penalty <= best[0]:
            continue
        if text.holds(name):
            best = (1 - penalty, name)
        elif name == unit.words and text.scattered(name):
            best = (1 - penalty - APART, name)
    return best


class Highlighter:
    """Marks what made passages match a query."""

    def __init__(self, units: Iterable[Unit], phrases: Sequence[Name]) -> None:
        names = [(name, name == unit.words) for unit in units for name in unit.forms]
        self._single = frozenset(name[0] for name, _ in names if len(name) == 1)
        self._plain = all(term.isalpha() and len(term) < MAX_TERM for term in self._single)
        self._together = [(name, typed) for name, typed in names if len(name) > 1]
        self._phrases = phrases

    def ranges(self, text: str) -> Ranges:
        """The ranges of the text that made it match: code points, sorted, apart from each other."""
        if not self._together and not self._phrases and not text.isupper():
            plain = plain_spans(text, self._single) if self._plain else None
            return tuple(spans(text, self._single) if plain is None else plain)
        read = Text(text)
        places = set(read.any_of(self._single))
        for name, typed in self._together:
            found = read.places(name) or (read.scattered(name) if typed else [])
            places.update(chain.from_iterable(found))
        for phrase in self._phrases:
            places.update(chain.from_iterable(read.places(phrase)))
        offsets = read.spans()
        return tuple(offsets[place] for place in sorted(places))


def plain_spans(text: str, wanted: frozenset[str]) -> list[tuple[int, int]] | None:
    """`spans` for terms of letters alone, several times as fast; None where the text is not so plain."""
    if not text.isascii() or "'" in text or "." in text[:-1]:  # Jum'at, U.S.
        return None
    lower = text.lower()
    found = []
    for term in wanted if len(wanted) < MANY_TERMS else wanted.intersection(_LETTERS.findall(lower)):
        start = lower.find(term)
        while start >= 0:
            end = start + len(term)
            before, after = lower[max(0, start - 1) : start], lower[end : end + 1]
            if before.isdigit() or after.isdigit():  # Rp500, 2nd: the pattern knows which words these are
                return None
            if not (before.isalpha() or after.isalpha()):
                found.append((start, end))
            start = lower.find(term, end)
    return sorted(found)


def spans(text: str, wanted: Set[str]) -> Iterator[tuple[int, int]]:
    """The ranges of the words that have one of these terms."""
    acronyms = any(term[-1] == CAPITALS_MARK for term in wanted)
    for found in word_pattern(text).finditer(text):
        word = found[0]
        plain = word.isascii() and word.isalnum() and not acronyms  # the common case, for which folding is lower case
        if word.lower()[:MAX_TERM] in wanted if plain else not wanted.isdisjoint(terms_of_word(word)):
            yield found.span()


def best(hits: Iterable[Hit], count: int) -> list[Hit]:
    """The hits from which the first `count` are arranged: all that are as good as any of those."""
    ordered = sorted(hits, key=attrgetter("score"), reverse=True)
    return ordered if len(ordered) <= count else [hit for hit in ordered if hit.score >= ordered[count - 1].score]


def arrange(hits: Iterable[Hit], articles: Mapping[int, int]) -> list[Hit]:
    """Best first; among equals each guess in turn, of a guess each article in turn, of an article the newest first.

    So no article fills a page, and no common word hides another that may have been meant as well. `articles` gives
    each passage's article.
    """
    tiers: dict[float, dict[tuple[Name, ...], dict[int, list[Hit]]]] = {}
    for hit in sorted(hits, key=lambda each: -each.passage):
        tier = tiers.setdefault(hit.score, {})
        tier.setdefault(hit.guess, {}).setdefault(articles[hit.passage], []).append(hit)
    return [
        hit
        for score in sorted(tiers, reverse=True)
        for hit in _in_turn([_in_turn(list(own.values())) for own in tiers[score].values()])
    ]


def _in_turn(queues: Sequence[Sequence[Hit]]) -> list[Hit]:
    """The first of every queue, then the second of every queue …"""
    if len(queues) == 1:
        return list(queues[0])
    return [hit for turn in zip_longest(*queues) for hit in turn if hit is not None]
