"""Names that mean the same (`aliases.toml`), and one text in the names of another."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path


@dataclass(frozen=True, slots=True)
class AliasTable:
    """The table as it is written."""

    same: Sequence[Sequence[str]]  # all names of one thing
    capitals: frozenset[str]  # abbreviations that are ordinary words, too, unless written in capitals


@cache
def alias_table() -> AliasTable:
    """The table that comes with the program."""
    data = tomllib.loads((Path(__file__).parent / "aliases.toml").read_text("utf-8"))
    return AliasTable(tuple(map(tuple, data["same"])), frozenset(data["capitals"]))


def other_names(text: str) -> list[str]:
    """What else the things are called that a text names."""
    found = (_others()[_key(match[0])] for match in _pattern().finditer(text))
    return list(dict.fromkeys(name for names in found for name in names))


def as_called(text: str, uses: Callable[[str], bool]) -> str:
    """The text in the names that somebody `uses`: another name for the same replaces one that is not used."""

    def chosen(match: re.Match[str]) -> str:
        own = match[0]
        return own if uses(own) else next(filter(uses, _others()[_key(own)]), own)

    return _pattern().sub(chosen, text)


@cache
def _others() -> Mapping[str, Sequence[str]]:
    """For each name, by its key, the others in the order of the table."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for names in alias_table().same:
        for name in names:
            found[_key(name)] += [other for other in names if other != name]
    return found


def _key(name: str) -> str:
    return name if name in alias_table().capitals else name.casefold()


@cache
def _pattern() -> re.Pattern[str]:
    """Any name of the table, the longest first; those of `capitals` as they stand, all others in any case."""
    table = alias_table()
    names = sorted({name for names in table.same for name in names}, key=len, reverse=True)
    forms = (re.escape(name) if name in table.capitals else f"(?i:{re.escape(name)})" for name in names)
    return re.compile(rf"(?<!\w)(?:{'|'.join(forms)})(?!\w)")
