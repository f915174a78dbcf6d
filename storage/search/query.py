"""What somebody asks for: words, exact phrases, words that must not occur, an outlet, dates."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, field
from itertools import pairwise

from digest.text import Token, tokens
from storage.search.aliases import Aliases, Name, name_words
from storage.search.words import safe_term, terms_of_word

MAX_LETTERS = 1000  # of a query; what follows is not read
MAX_WORDS = 8  # of a longer query the longest words are kept
_QUOTES = str.maketrans(dict.fromkeys("“”„‟«»″＂", '"'))
_FILTERS = {
    **dict.fromkeys(("outlet", "media", "sumber"), "outlet"),
    **dict.fromkeys(("after", "since", "sejak", "setelah"), "after"),
    **dict.fromkeys(("before", "until", "sebelum"), "before"),
}
_PIECE = re.compile(
    r"(?P<minus>(?<!\S)-(?=[\"\w]))?"
    rf"(?:(?<![^\s-])(?P<filter>{'|'.join(_FILTERS)}):\s*(?=[\"\w]))?"
    r'(?:"(?P<phrase>[^"]*)"?|(?P<word>[^\s"]+))',
    re.IGNORECASE,
)
_DAY_FORMATS = ("%Y-%m-%d", "%Y/%m/%d", "%Y.%m.%d", "%d-%m-%Y", "%d/%m/%Y", "%d.%m.%Y", "%Y-%m", "%Y/%m", "%Y")
# Short words that hold a sentence together: nobody means to require them beside words that say something.
_ENGLISH = ("a", "an", "and", "as", "at", "by", "for", "from", "in", "is", "it", "of", "on", "or", "the", "to", "with")
_INDONESIAN = ("atau", "bagi", "dan", "dari", "di", "ini", "itu", "juga", "ke", "oleh", "pada", "para", "yang", "yg")
SMALL = frozenset((*_ENGLISH, *_INDONESIAN))


@dataclass(frozen=True, slots=True)
class Query:
    """A query as understood; no words and no filter: nothing was asked."""

    words: Name = ()  # terms, each once, in the order typed
    phrases: tuple[Name, ...] = ()  # their words are not among `words`
    without: Name = ()
    without_phrases: tuple[Name, ...] = ()
    outlet: str | None = None  # as typed
    after: dt.date | None = None  # published on this day or later
    before: dt.date | None = None  # published before this day

    def __bool__(self) -> bool:
        return bool(self.words or self.phrases or self.outlet or self.after or self.before)


@dataclass(slots=True)
class _Parts:
    words: list[str] = field(default_factory=list)
    phrases: list[Name] = field(default_factory=list)
    without: list[str] = field(default_factory=list)
    without_phrases: list[Name] = field(default_factory=list)
    filters: dict[str, str] = field(default_factory=dict)
    days: dict[str, dt.date] = field(default_factory=dict)


def parse_query(text: str, aliases: Aliases) -> Query:
    """Read a query. Whatever is typed is a query: what looks like a filter and is none counts as words."""
    parts = _Parts()
    for piece in _PIECE.finditer(text[:MAX_LETTERS].translate(_QUOTES)):
        if not _read_filter(piece, parts):
            _read_words(piece, parts, aliases)
    words = _longest(_telling(list(dict.fromkeys(parts.words))))
    return Query(
        words=tuple(words),
        phrases=tuple(dict.fromkeys(parts.phrases[:MAX_WORDS])),
        without=tuple(dict.fromkeys(parts.without[:MAX_WORDS])),
        without_phrases=tuple(dict.fromkeys(parts.without_phrases[:MAX_WORDS])),
        outlet=parts.filters.get("outlet"),
        after=parts.days.get("after"),
        before=parts.days.get("before"),
    )


def _read_filter(piece: re.Match[str], parts: _Parts) -> bool:
    """Take in a filter; False if this is none, or has no sensible value."""
    if piece["filter"] is None or piece["minus"]:
        return False
    kind = _FILTERS[piece["filter"].lower()]
    value = (piece["phrase"] if piece["phrase"] is not None else piece["word"]).strip()
    if kind == "outlet":
        if tokens(value):
            parts.filters["outlet"] = value
        return bool(tokens(value))
    day = parse_day(value)
    if day is not None:
        parts.days[kind] = day
    return day is not None


def parse_day(text: str) -> dt.date | None:
    """A day as people write it in a filter; a month or a year stands for its first day. None if it is no day."""
    for form in _DAY_FORMATS:
        try:
            return dt.datetime.strptime(text, form).date()  # noqa: DTZ007 - a day, not a moment
        except ValueError:
            continue
    return None


def midnight(day: dt.date) -> dt.datetime:
    """The moment a day begins, UTC."""
    return dt.datetime.combine(day, dt.time(), dt.UTC)


def _read_words(piece: re.Match[str], parts: _Parts, aliases: Aliases) -> None:
    """Take in words or a phrase; text without blanks (CJK) is a phrase of its characters."""
    if piece["phrase"] is not None:
        phrase = name_words(piece["phrase"], frozenset())[:MAX_LETTERS]
        (parts.without_phrases if piece["minus"] else parts.phrases).extend([phrase] if phrase else [])
        return
    text = piece["word"] if piece["filter"] is None else piece[0]
    if text.isascii() and text.isalpha():  # one plain word, as nearly always
        term, *acronym = terms_of_word(text)
        word = acronym[0] if acronym and term in aliases.capitals else term
        (parts.without if piece["minus"] else parts.words).append(word)
        return
    found = tokens(text)
    if len(found) > 1 and _is_run(found):
        run = tuple(filter(None, (safe_term(token.word) for token in found[:MAX_WORDS])))
        (parts.without_phrases if piece["minus"] else parts.phrases).append(run)
        return
    (parts.without if piece["minus"] else parts.words).extend(name_words(text, aliases.capitals))


def _is_run(found: list[Token]) -> bool:
    return all(left.end == right.start for left, right in pairwise(found))


def _telling(words: list[str]) -> list[str]:
    """Leave out the small words, unless there are no others."""
    return [word for word in words if word not in SMALL] or words


def _longest(words: list[str]) -> list[str]:
    if len(words) <= MAX_WORDS:
        return words
    kept = set(sorted(words, key=len, reverse=True)[:MAX_WORDS])
    return [word for word in words if word in kept][:MAX_WORDS]
