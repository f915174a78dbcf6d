"""A stretch of a claim and the words around it: what figures, dates and names are compared by."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from digest.language.moments import AFTERWARDS, CLOCK_WORDS, NO_EVENTS, VERBS, event_kinds, speaking
from digest.language.nouns import EMPTY
from digest.relations.material import Told, Word, alike
from digest.similarity import cosine, unit

_WINDOW = 8  # words either side that the window takes in
_BESIDE = 3  # telling words either side that count as neighbours
_BACK, _REACH = 120, 60  # characters before and behind within which a verb tells what happened
_OPENING = 20  # characters before a clock time with which its sentence begins ("At about 9 p.m. …")
_TELLING = 3.0  # rarity above that of common words from which a verb says what was done
_CONTEXT = 0.8  # what likeness through the sentence before counts


@dataclass(frozen=True, eq=False)
class Span:
    """A stretch of a claim's quote, [start, end)."""

    told: Told
    start: int
    end: int

    @property
    def text(self) -> str:
        """As written."""
        return self.told.claim.quote[self.start : self.end]

    @cached_property
    def window(self) -> frozenset[str]:
        """The stems around it."""
        words = self.told.words
        here = next((index for index, word in enumerate(words) if word.end > self.start), 0)
        return frozenset(word.key for word in words[max(0, here - _WINDOW) : here + _WINDOW + 1] if not word.number)

    @cached_property
    def around(self) -> Mapping[str, float]:
        """The stems around it by weight, at length one."""
        weights = self.told.weights
        return unit({key: weights[key] for key in sorted(self.window) if weights.get(key)})

    @cached_property
    def beside(self) -> frozenset[str]:
        """The telling stems next to it."""
        telling = [
            word
            for word in self.told.words
            if not word.number
            and self.told.weights.get(word.key)
            and word.key not in EMPTY
            and word.plain not in CLOCK_WORDS
        ]
        before = [word.key for word in telling if word.start < self.start][-_BESIDE:]
        after = [word.key for word in telling if word.start >= self.end][:_BESIDE]
        return frozenset(before + after)

    @cached_property
    def event(self) -> int | None:
        """The kind of the verb that says what happened (`language.moments`)."""
        return event_kinds()[self._verb.key] if self._verb else None

    @property
    def happened(self) -> str:
        """The verb that says what happened, folded; empty if there is none."""
        return self._verb.plain if self._verb else ""

    @property
    def verb(self) -> str:
        """The stem of that verb; empty if there is none."""
        return self._verb.key if self._verb else ""

    @cached_property
    def deeds(self) -> frozenset[str]:
        """The stems of the telling verbs before it: what was done then, whatever it was."""
        return self._deeds(max(0, self.start - _BACK), self.start)

    @cached_property
    def deeds_of_hour(self) -> frozenset[str]:
        """The same for a clock time, of which a sentence that begins with it tells behind it."""
        return self.deeds or (self._deeds(self.end, len(self.told.folded)) if self.start <= _OPENING else frozenset())

    def _deeds(self, first: int, last: int) -> frozenset[str]:
        done = [word for word in self.told.words if first <= word.start < last and self._done(word)]
        later = [word for word in done[1:] if AFTERWARDS.search(self.told.folded, 0, word.start)]
        return frozenset(word.key for word in done if word not in later)

    def _done(self, word: Word) -> bool:
        """Whether a word is a telling verb of something done."""
        told = self.told
        return bool(
            not (word.capital or word.number)
            and VERBS[told.article.language == "en"].search(word.plain)
            and word.plain not in NO_EVENTS
            and word.key not in speaking()
            and told.sentence.rarities.get(word.key, 0.0) >= _TELLING
        )

    @cached_property
    def _verb(self) -> Word | None:
        """The last verb of an event before the span, else the next behind it."""
        verbs = [word for word in self.told.words if word.key in event_kinds() and word.plain not in NO_EVENTS]
        before = [word for word in verbs if self.start - _BACK <= word.start < self.start]
        after = [word for word in verbs if self.end <= word.start <= self.end + _REACH]
        return next(iter(before[-1:] or after[:1]), None)


def likeness(a: Told, b: Told) -> float:
    """The cosine of two claims, or of one with what leads up to the other ("the ship" named in the sentence before)."""
    in_context = max(cosine(a.context, b.vector), cosine(a.vector, b.context), cosine(a.context, b.context))
    return max(alike(a, b), _CONTEXT * in_context)


def closeness(a: Span, b: Span) -> tuple[float, frozenset[str]]:
    """How alike the surroundings of two spans are, and the neighbours they share."""
    shared = a.beside & b.beside
    return likeness(a.told, b.told) + surroundings(a, b) + 0.15 * min(3, len(shared)), shared


def surroundings(a: Span, b: Span) -> float:
    """What the likeness of the words around two spans adds to that of their sentences."""
    return 0.5 * cosine(a.around, b.around)
