"""How well a passage answers, which of its words to highlight, and in which order passages are shown."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from digest.text import tokens
from storage.search.aliases import Name
from storage.search.widening import Unit
from storage.search.words import ACRONYM, capitals_term, is_acronym, safe_term

APART = 0.1  # taken off a name whose words are all there, but not next to each other

Ranges = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that matches."""

    passage: int
    article: int
    score: float  # 0…1


class Text:
    """A passage's text as terms with their places."""

    def __init__(self, text: str) -> None:
        self._spans: list[tuple[int, int]] = []
        self._at: dict[str, list[int]] = defaultdict(list)
        for token in tokens(text):
            place = len(self._spans)
            self._spans.append((token.start, token.end))
            self._at[safe_term(token.word)].append(place)
            written = text[token.start : token.end]
            if len(written) <= 8 and ACRONYM.fullmatch(written) and is_acronym(text, token.start, token.end):
                self._at[capitals_term(written)].append(place)

    def places(self, name: Name) -> list[tuple[int, ...]]:
        """Where these terms follow each other."""
        return [
            tuple(range(place, place + len(name)))
            for place in self._at.get(name[0], ())
            if all(place + offset in self._at.get(term, ()) for offset, term in enumerate(name[1:], 1))
        ]

    def scattered(self, name: Name) -> list[tuple[int, ...]]:
        """Where each of these terms is, if all are there."""
        found: list[tuple[int, ...]] = [(place,) for term in name for place in self._at.get(term, ())]
        return found if all(term in self._at for term in name) else []

    def span(self, place: int) -> tuple[int, int]:
        """The offsets of the word at a place."""
        return self._spans[place]


def weigh(text: Text, unit: Unit) -> float | None:
    """How surely this unit is in the text: 1 as typed, less for other forms; None if it is not."""
    best: float | None = None
    for name, penalty in unit.forms.items():
        if best is not None and 1 - penalty <= best:
            continue
        if text.places(name):
            best = 1 - penalty
        elif name == unit.words and text.scattered(name):
            best = max(best or 0.0, 1 - penalty - APART)
    return best


def highlights(text: Text, units: Iterable[Unit], phrases: Iterable[Name]) -> Ranges:
    """The ranges of the text that made it match: code points, sorted, apart from each other."""
    places: set[int] = set()
    for unit in units:
        for name in unit.forms:
            found = text.places(name) or (text.scattered(name) if name == unit.words else [])
            places.update(place for group in found for place in group)
    for phrase in phrases:
        places.update(place for group in text.places(phrase) for place in group)
    return tuple(text.span(place) for place in sorted(places))


def arrange(hits: Iterable[Hit]) -> list[Hit]:
    """Best first; among equals the newest, taken from each article in turn so that no article fills a page."""
    tiers: dict[float, list[Hit]] = defaultdict(list)
    for hit in hits:
        tiers[round(hit.score, 2)].append(hit)
    return [hit for score in sorted(tiers, reverse=True) for hit in _in_turn(tiers[score])]


def _in_turn(hits: Sequence[Hit]) -> Iterator[Hit]:
    queues: dict[int, list[Hit]] = defaultdict(list)
    for hit in sorted(hits, key=lambda each: -each.passage):
        queues[hit.article].append(hit)
    turn = 0
    while waiting := [queue for queue in queues.values() if len(queue) > turn]:
        yield from (queue[turn] for queue in waiting)
        turn += 1
