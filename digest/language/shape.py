"""What the newsroom must know of a language: the fields that every language module fills."""

from __future__ import annotations

from dataclasses import dataclass


def words(text: str) -> frozenset[str]:
    """A set from a blank-separated list, so that word lists read as text."""
    return frozenset(text.split())


def phrases(text: str) -> tuple[str, ...]:
    """Phrases from a "|"-separated list, longest first, so that alternations prefer the longer phrase."""
    return tuple(sorted((" ".join(p.split()) for p in text.split("|") if p.strip()), key=len, reverse=True))


@dataclass(frozen=True)
class Language:
    """The words of one language, lower case unless said otherwise."""

    code: str
    common: frozenset[str]  # words that tell the language
    small_words: frozenset[str]  # written small in headlines
    openers: frozenset[str]  # begin sentences and are no names
    titles: frozenset[str]  # abbreviated titles, always followed by a name
    abbreviations: frozenset[str]  # other abbreviations that end in a full stop
    before_numbers: frozenset[str]  # abbreviations before a number ("no. 5")
