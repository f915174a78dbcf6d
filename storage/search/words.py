"""Words as the index knows them: terms of a passage, and the key under which spellings of one name meet."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import chain

from digest.text import fold_word, tokens, word_pattern

MAX_TERM = 40  # characters; nobody types more of a word, and an index of longer ones only grows
CAPITALS_MARK = "↑"  # ends the second term of an acronym written in capitals; no letter, so no word holds it
OUTLET_MARK = "≡"  # begins the term that says who published
ACRONYM = re.compile(r"(?:[A-Z]\.?){2,4}")

# A term keeps of ASCII only letters, digits and points: compatibility forms may fold to brackets or blanks.
_UNSAFE = re.compile(r"[^a-z0-9.\u0080-\U0010ffff]+")

# Transliterations of one name meet: Zelenskyy/Selenskyj, Soeharto/Suharto, Khamenei/Chamenei. Longest first.
_FOLDS = (
    *(("schtsch", "s"), ("shch", "s")),
    *(("tsch", "k"), ("tch", "k"), ("sch", "s"), ("sh", "s"), ("sj", "s"), ("zh", "s"), ("kh", "k"), ("ch", "k")),
    *(
        ("gh", "g"),
        ("dh", "d"),
        ("th", "t"),
        ("ph", "f"),
        ("dj", "j"),
        ("tj", "c"),
        ("ck", "k"),
        ("oe", "u"),
        ("ou", "u"),
    ),
)
_LETTERS = str.maketrans("zqwyjeo", "skviiiu")
_NOT_CONSONANTS = re.compile("[aiugj]")  # g and j too: intelijen, inteligen
_DOUBLED = re.compile(r"([^\d\n])\1+")


def safe_term(word: str) -> str:
    """The folded word as a term: letters, digits and decimal points, cut at `MAX_TERM`; may be empty."""
    if not (word.isascii() and word.isalnum()):
        word = _UNSAFE.sub("", word)
    return word[:MAX_TERM]


@lru_cache(maxsize=4096)
def terms_of_word(written: str) -> tuple[str, ...]:
    """The terms of one word as written: itself, and itself as an acronym if it is one."""
    term = safe_term(fold_word(written))
    if not term:
        return ()
    return (term, capitals_term(written)) if ACRONYM.fullmatch(written) else (term,)


def text_terms(text: str) -> list[tuple[str, ...]]:
    """The terms of each word of a text, in order; words that are no terms are left as empty tuples.

    A text that is all capitals has no acronyms, as nobody could tell.
    """
    found = list(map(terms_of_word, word_pattern(text).findall(text)))
    return [terms[:1] for terms in found] if text.isupper() else found


def index_terms(text: str, outlet: str | None) -> list[str]:
    """The terms under which a passage is found, each once: its words, its acronyms again as such, its outlet."""
    terms = dict.fromkeys(chain.from_iterable(text_terms(text)))
    if outlet is not None:
        terms[outlet_term(outlet)] = None
    return list(terms)


def capitals_term(written: str) -> str:
    """The term of a word written in capitals: "AS" apart from every "as"."""
    return written.replace(".", "").lower() + CAPITALS_MARK


@lru_cache(maxsize=1024)
def outlet_term(outlet: str) -> str:
    """The term that every passage of an outlet carries."""
    return OUTLET_MARK + safe_term("".join(token.word for token in tokens(outlet)))


def sound_key(word: str) -> str:
    """What the transliterations of one name have in common."""
    return sound_keys([word])[0]


def sound_keys(words: Iterable[str]) -> list[str]:
    """`sound_key` of many words at once: a hundred times faster on a whole vocabulary."""
    text = "\n".join(words)
    for long, short in _FOLDS:
        text = text.replace(long, short)
    text = text.translate(_LETTERS)
    return _DOUBLED.sub(r"\1", text).split("\n")


def skeletons(sounds: Iterable[str]) -> list[str]:
    """The consonants of these sound keys: what two spellings share that differ in a vowel (erdogan, erdogen)."""
    return _DOUBLED.sub(r"\1", _NOT_CONSONANTS.sub("", "\n".join(sounds))).split("\n")
