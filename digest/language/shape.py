"""What the newsroom must know of a language: the fields that every language module fills."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass


def words(text: str) -> frozenset[str]:
    """A set from a blank-separated list, so that word lists read as text."""
    return frozenset(text.split())


def phrases(text: str) -> tuple[str, ...]:
    """Phrases from a "|"-separated list, longest first, so that alternations prefer the longer phrase."""
    return tuple(sorted((" ".join(p.split()) for p in text.split("|") if p.strip()), key=len, reverse=True))


def table(text: str) -> Mapping[str, int]:
    """A number for every word of the lines "number: word word …"."""
    rows = (line.split(":") for line in text.strip().splitlines())
    return {word: int(number) for number, listed in rows for word in listed.split()}


@dataclass(frozen=True)
class Calendar:
    """How a language names days. Patterns use the groups that `digest.dates` resolves by name."""

    months: Mapping[str, int]  # name or abbreviation → 1…12
    weekdays: Mapping[str, int]  # name → 0 (Monday) … 6
    day_first: bool  # 12/3 is the twelfth of March
    utc_offset: int  # hours: where its newsrooms are, for the local day of a publication
    days: Mapping[str, int]  # "kemarin" → -1
    units: Mapping[str, str]  # "pekan" → "week"
    which: Mapping[str, int]  # "lalu" → -1, "ini" → 0, "depan" → 1
    parts: Mapping[str, int]  # "awal" → 0, "pertengahan" → 1, "akhir" → 2
    counts: Mapping[str, int]  # number words before "days ago"; 0 means a few
    patterns: tuple[tuple[str, re.Pattern[str]], ...]  # (kind, pattern), the most specific first


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
    calendar: Calendar
