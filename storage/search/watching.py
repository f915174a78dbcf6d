"""A search the other way round: which of many queries a new text answers, as if each were searched for now."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from typing import TypeVar

from storage.search.aliases import Aliases
from storage.search.query import SMALL, Query, parse_query
from storage.search.ranking import Text, weigh
from storage.search.vocabulary import Vocabulary
from storage.search.widening import Unit, meant, read_units
from storage.search.words import OUTLET_MARK, outlet_term

K = TypeVar("K", bound=Hashable)
KEPT = 4096  # queries that are kept as read


@dataclass(frozen=True, slots=True)
class Watched:
    """A text that queries are tried on."""

    passages: Sequence[str]
    outlet: str | None = None


def answered(
    queries: Iterable[str],
    texts: Mapping[K, Watched],
    vocabulary: Vocabulary,
    is_rare: Callable[[Sequence[Unit], Query], bool],
) -> dict[str, set[K]]:
    """Which of these texts answer which query; queries that none answers are left out.

    A text answers if one of its passages holds all the words, or what a search would take them to mean. As in a search,
    that is considered only where the archive has few passages with the words as typed: `is_rare` says so.
    """
    read = {key: _Read(watched) for key, watched in texts.items()}
    near = _Near(vocabulary, chain.from_iterable(each.terms for each in read.values()))
    found = {}
    for text in queries:
        query = read_query(text)
        keys = _answers(query, read, near, is_rare)
        if keys:
            found[text] = keys
    return found


def can_be_watched(text: str) -> bool:
    """Whether a query says anything: words that hold sentences together are in every text."""
    query = read_query(text)
    return bool(query.phrases) or any(len(word) > 1 and word not in SMALL for word in query.words)


@lru_cache(maxsize=KEPT)
def read_query(text: str) -> Query:
    """A query as understood, without its dates: what is watched for is yet to come."""
    query = parse_query(text, Aliases.load())
    return Query(query.words, query.phrases, query.without, query.without_phrases, query.outlet)


def _answers(
    query: Query, texts: Mapping[K, _Read], near: _Near, is_rare: Callable[[Sequence[Unit], Query], bool]
) -> set[K]:
    aliases = Aliases.load()
    if not query.words and not query.phrases:
        return set()
    typed = read_units(query.words, aliases, near)
    wide = [Unit(unit.words, dict(unit.forms), unit.known) for unit in typed]
    for unit in wide:
        unit.gain(meant(unit, aliases, near))
    possible = {key: text for key, text in texts.items() if text.may_hold(wide)}
    exact = {key for key, text in possible.items() if text.answers(query, typed)}
    other = {key for key, text in possible.items() if key not in exact and text.answers(query, wide)}
    return exact | (other if other and is_rare(typed, query) else set())


class _Read:
    """A text as terms, passage by passage."""

    def __init__(self, watched: Watched) -> None:
        self._passages = [Text(passage) for passage in watched.passages]
        self._outlet = outlet_term(watched.outlet) if watched.outlet else ""
        self.terms = frozenset(chain.from_iterable(passage.terms for passage in self._passages))

    def may_hold(self, units: Collection[Unit]) -> bool:
        """Whether the words of every unit are there, in whatever passages."""
        return all(any(self.terms.issuperset(name) for name in unit.forms) for unit in units)

    def answers(self, query: Query, units: Sequence[Unit]) -> bool:
        """Whether one passage has all that is asked for, from the outlet asked for."""
        if query.outlet is not None and outlet_term(query.outlet).removeprefix(OUTLET_MARK) not in self._outlet:
            return False
        return any(_agrees(query, passage, units) for passage in self._passages)


def _agrees(query: Query, passage: Text, units: Sequence[Unit]) -> bool:
    unwanted = (*((word,) for word in query.without), *query.without_phrases)
    return (
        all(weigh(passage, unit) is not None for unit in units)
        and all(passage.holds(phrase) for phrase in query.phrases)
        and not any(passage.holds(phrase) for phrase in unwanted)
    )


class _Near(Vocabulary):
    """The archive's words; as other spellings it offers only those of a few texts, since no others can match."""

    def __init__(self, whole: Vocabulary, here: Iterable[str]) -> None:
        super().__init__()
        self._whole = whole
        self.extend([(0, word) for word in set(here)])

    def __contains__(self, word: str) -> bool:
        return word in self._whole or super().__contains__(word)

    def among(self, words: Iterable[str]) -> set[str]:
        """Those of these words that the archive has: how a family of words is told."""
        return self._whole.among(words)
