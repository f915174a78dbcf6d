"""Of what part of a matter a figure is: read from its clause, so that a part is never held against the whole.

All functions see the folded quote, where the figure stands in it, and the clause around it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from digest.language.counts import SAID_BEFORE, SAID_BEHIND
from digest.language.matters import CHILDREN_SOME, CHILDREN_THEN, OWN_CHILDREN
from digest.language.scopes import (
    AND_MORE,
    BADLY,
    EVERYWHERE,
    FAMILY,
    INCLUDED,
    INCLUDED_BEHIND,
    INHABITED,
    LIGHTLY,
    NAMELY,
    OF_ANOTHER,
    OUT_OF,
    OUT_OF_BEHIND,
    PLACES,
    STATE,
    TAKEN_IN,
)
from digest.language.terms import ATTRIBUTES

__all__ = [
    "OF_ANOTHER",
    "attributes",
    "clause_of",
    "goes_on",
    "included",
    "inhabited",
    "is_base",
    "is_detail",
    "of_family",
    "opens",
    "out_of_all",
    "parent_of",
    "scope_of",
    "severity_of",
    "stated",
]

Clause = tuple[int, int]

_NEAR = 45  # characters either side of a figure in which a word says how badly those counted are hurt
_NOUN = 30  # characters of a counted noun, at most
_LOCAL = 90  # characters either side at which a clause ends at the latest
_CLAUSE = re.compile(r",(?!\d)|[;:—]|\s–\s")  # a comma inside a number ends none
_NAME = re.compile(r"(?P<name>[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+)*)")
_NAME_BEHIND = re.compile(rf"(?:\s(?:children|kids|anak))?,?\s{_NAME.pattern}")
_OWN = 90  # characters before a figure in which somebody says that they took them in


def scope_of(text: str, start: int, end: int, clause: Clause) -> str:
    """What a figure is limited to, where its clause says so without a name: "district", "hospital"; else empty."""
    if TAKEN_IN.search(text, max(0, start - _OWN), clause[1]):
        return "hospital"
    if EVERYWHERE.search(text, end, clause[1]):
        return "everywhere"
    match = PLACES.search(text, end, clause[1])
    return next((word.strip() for word in match.groups() if word), "") if match else ""


def severity_of(text: str, start: int, end: int, clause: Clause) -> str:
    """Whether those counted are the badly or the lightly hurt: "bad", "light" or empty for all."""
    first, last = max(clause[0], start - _NEAR), min(clause[1], end + _NEAR)
    for name, words in (("bad", BADLY), ("light", LIGHTLY)):
        if words.search(text, first, last):
            return name
    return ""


def is_base(text: str, start: int, end: int, earlier: Sequence[int]) -> bool:
    """Whether a figure counts everybody, out of whom others are: the 560 of "77 of the 560 members".

    `earlier` are the ends of the figures before it. The eight of "five of the eight dead" are all the dead.
    """
    return follows_of(text, start, earlier) and not STATE.search(text, end, end + _NEAR)


def opens(text: str, start: int, end: int) -> bool:
    """Whether a sentence begins with a figure of those of whom it goes on to tell: "Of the eight dead, five ..."."""
    return start < _NEAR and follows_of(text, start, ()) and STATE.search(text, end, end + _NEAR) is not None


def follows_of(text: str, start: int, earlier: Sequence[int]) -> bool:
    """Whether a figure is that out of which others are: behind one of them, or at the start of the sentence."""
    match = OUT_OF.search(text, max(0, start - _NEAR), start)
    if match is None:
        return False
    first = text[: match.start()].strip(" \"'“‘") == ""
    return first or any(end <= match.start() <= end + _NOUN for end in earlier)


def out_of_all(text: str, end: int) -> bool:
    """Whether a figure is given out of everybody ("77 of 560 members"), so that it is the whole count of its own."""
    match = OUT_OF_BEHIND.match(text, end)
    return match is not None and match["base"][0].isdigit() and not STATE.search(match["noun"])


def is_detail(text: str, start: int, earlier: int | None, bases: bool) -> bool:
    """Whether a figure breaks down one before it, that ends at `earlier`: "8 died, namely five from ...".

    `bases` says that the sentence began with the figure that is broken down ("Of the eight dead, five ...").
    """
    if bases:
        return True
    return earlier is not None and NAMELY.search(text, earlier, start) is not None


def included(text: str, start: int, end: int) -> bool:
    """Whether those counted are told as some of others: "26 people, including 22 children"."""
    behind = INCLUDED_BEHIND.match(text, end) is not None
    return behind or INCLUDED.search(text, max(0, start - _NEAR), start) is not None


def attributes(text: str, first: int, start: int) -> frozenset[str]:
    """What of something a figure measures, where its clause, from `first`, says so before it: "depth", "age"."""
    found = ATTRIBUTES.finditer(text, max(first, start - 2 * _NOUN), start)
    return frozenset(match.lastgroup or "" for match in found)


def goes_on(text: str, end: int) -> bool:
    """Whether as many again are counted elsewhere: "170,000 in the province and thousands more in other countries"."""
    return AND_MORE.search(text, end, min(len(text), end + 2 * _NEAR)) is not None


def stated(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch around a figure in which something is told, without who says it, before or behind."""
    said = [match.end() for match in SAID_BEFORE.finditer(text, 0, start)]
    behind = SAID_BEHIND.search(text, end)
    return (said[-1] if said else 0), (behind.start() if behind else len(text))


def of_family(text: str, start: int) -> bool:
    """Whether a figure counts somebody's children: "a mother of nine"."""
    return FAMILY.search(text, max(0, start - _NEAR), start) is not None


def parent_of(quote: str, start: int, end: int) -> list[str]:
    """The name of whose children a figure counts: right behind it, else right before "a mother of"; empty if none.

    Empty, too, where it counts only some of them, or what they were at another time.
    """
    folded = quote.lower()
    if CHILDREN_THEN.match(folded, end) or CHILDREN_SOME.match(folded, end):
        return []
    behind = _NAME_BEHIND.match(quote, end)
    family = FAMILY.search(quote, max(0, start - _NEAR), start)
    first = family.start() if family else start
    before = list(_NAME.finditer(quote, max(0, start - 2 * _NEAR), first))
    own = bool(before) and OWN_CHILDREN.fullmatch(folded, before[-1].end(), first) is not None
    match = behind or (before[-1] if own else None)
    return match["name"].split() if match else []


def inhabited(quote: str, start: int) -> str:
    """The place whose inhabitants a figure counts, folded, "?" if it is not named; empty for any other figure."""
    match = INHABITED.search(quote, 0, start)
    return (match["place"] or "?").casefold() if match else ""


def clause_of(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch between the commas around a figure, at most so many characters either side."""
    first = max(0, start - _LOCAL)
    for mark in _CLAUSE.finditer(text, first, start):
        first = mark.end()
    mark_after = _CLAUSE.search(text, end, min(len(text), end + _LOCAL))
    return first, mark_after.start() if mark_after else min(len(text), end + _LOCAL)
