"""Sentences as they stand, whatever story they are in: worked out once, however often their story is told.

A story is told anew with every article that joins it. What can be said of a sentence alone (its words, the cues in it)
is noted here, and the sentence is kept by the story's memory, so that telling costs what the comparing costs.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from itertools import count
from typing import Any, NamedTuple, TypeVar

from digest.language.meanings import FIRING, is_shooting, meaning
from digest.similarity import rarity
from digest.text import tokens

_HABITUAL = 5.0  # rarity that even a common word has; taken off so that words like "untuk" and "with" count nothing
_PASSING = 3_000  # sentences, some 4 kB each, of stories that texts are compared with: people ask about the same news
_CUES = 128  # whose answers a sentence keeps; there are some forty
_NO, _YES = 1, 2  # answers; 0 is none yet

Found = TypeVar("Found")


class Word(NamedTuple):
    """One word of a sentence."""

    key: str  # its stem, or the number as digits
    plain: str  # folded, as written otherwise
    start: int  # offsets in the sentence
    end: int
    capital: bool
    number: bool


@dataclass(eq=False)
class Sentence:
    """What a claim quotes, in the language it is in."""

    quote: str
    language: str
    notes: dict[object, Any] = field(default_factory=dict)  # what `remembered` finders found in it
    _answers: bytearray = field(default_factory=lambda: bytearray(_CUES))  # by cue; a byte is written whole

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """Its words in order."""
        found = []
        for token in tokens(self.quote):
            number = token.word[0].isdigit()
            plain = sys.intern(token.word)
            told = "shot" if plain in FIRING and is_shooting(self.quote, token.start, token.end) else plain
            key = plain if number else sys.intern(meaning(told, self.language))
            found.append(Word(key, plain, token.start, token.end, self.quote[token.start].isupper(), number))
        return tuple(found)

    def rekeyed(self, keys: Callable[[Word], str]) -> Sentence:
        """The same sentence with other keys for its words."""
        other = Sentence(self.quote, self.language)
        other.words = tuple(word._replace(key=keys(word)) for word in self.words)
        return other

    @cached_property
    def keys(self) -> frozenset[str]:
        """The stems in it."""
        return frozenset(word.key for word in self.words if not word.number)

    @cached_property
    def folded(self) -> str:
        """The quote in lower case, letter for letter as long as the quote."""
        lower = self.quote.lower()
        return lower if len(lower) == len(self.quote) else self.quote

    @cached_property
    def rarities(self) -> dict[str, float]:
        """How much each stem tells in the language at large, by the commonest of its forms here."""
        found: dict[str, float] = {}
        for word in self.words:
            if not word.number:
                told = self.base_rarity(word.plain)
                found[word.key] = min(found.get(word.key, told), told)
        return found

    def base_rarity(self, word: str) -> float:
        """How much a word or a stem tells in the language at large."""
        return max(0.0, rarity(word, self.language) - _HABITUAL)

    def between(self, start: int, end: int) -> frozenset[str]:
        """The stems of the words that lie within these offsets."""
        return frozenset(word.key for word in self.words if start <= word.start and word.end <= end and not word.number)

    def has(self, cue: re.Pattern[str]) -> bool:
        """Whether the cue is somewhere in it, in lower case."""
        place = _places.get(id(cue))  # a pattern's own hash takes longer than many a search
        if place is None:
            place = _place(cue)
        if place >= _CUES:
            return cue.search(self.folded) is not None
        answer = self._answers[place]
        if not answer:
            answer = self._answers[place] = _YES if cue.search(self.folded) else _NO
        return answer == _YES


_places: dict[int, int] = {}  # of each cue's answer, by the cue's identity
_kept: list[re.Pattern[str]] = []  # those that have a place, so that no other gets their identity
_next = count()


def _place(cue: re.Pattern[str]) -> int:
    """Give a cue its place."""
    _kept.append(cue)
    return _places.setdefault(id(cue), next(_next))


@lru_cache(maxsize=_PASSING)
def passing_sentence(quote: str, language: str) -> Sentence:
    """A sentence for whoever has no story's memory to keep it in: the same object while it is asked for."""
    return Sentence(quote, language)


def remembered(find: Callable[[Sentence], Sequence[Found]]) -> Callable[[Sentence], Sequence[Found]]:
    """Let a finder look at a sentence once; what it found cannot be changed."""

    def look(item: Sentence) -> Sequence[Found]:
        if find not in item.notes:
            item.notes[find] = tuple(find(item))  # mostly the empty one, of which there is one for all
        found: Sequence[Found] = item.notes[find]
        return found

    return look
