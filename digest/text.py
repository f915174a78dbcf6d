"""Text as words: folding, tokens with offsets, which language a text is in, and the passages of an article."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from digest.language import LANGUAGES
from digest.model import Article, Passage
from digest.sentences import split_body

__all__ = ["WORD", "Token", "detect_language", "fold", "fold_word", "split_passages", "tokens", "word_pattern"]

# Letters that Unicode does not decompose, as people without that keyboard type them.
LOOKALIKES = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th"})
# Marks up to this combining class belong to the letter (kana voicing, Indic signs); those above are accents.
LAST_LETTER_CLASS = 9

MARKS = "".join(chr(c) for c in range(0x300, 0x1D00) if unicodedata.category(chr(c)).startswith("M"))
# Scripts written without blanks: every character is a word of its own.
UNSPACED = "\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff\uff66-\uff9d"
WORD = re.compile(
    rf"[{UNSPACED}]"
    r"|\d+(?:[.,]\d+)*(?![^\W\d_])"  # 11.000, 1,8
    r"|[Rr]p(?=\.?\s?\d)"  # Rp1,8
    r"|(?:[^\W\d_]\.){2,}"  # U.S.
    rf"|[^\W_{UNSPACED}](?:[^\W_{UNSPACED}]|[{MARKS}]|['’ʼ](?=[^\W\d_]))*"  # Jum'at, Xi'an
)
# The same for a text of ASCII alone, which most texts are: twice as fast.
ASCII_WORD = re.compile(
    r"\d+(?:[.,]\d+)*(?![A-Za-z])|[Rr]p(?=\.?\s?\d)|(?:[A-Za-z]\.){2,}|[A-Za-z0-9]+(?:'(?=[A-Za-z])[A-Za-z0-9]+)*"
)
GROUPED = re.compile(r"\d{1,3}(?:([.,])\d{3})(?:\1\d{3})*")
POSSESSIVE = re.compile(r"['’ʼ]s$")

# Languages that the detector confuses with Indonesian, which nearly every such text here is.
INDONESIAN_LIKE = frozenset({"ms", "jv", "su"})
NO_LANGUAGE = "zxx"
FEWEST_WORDS = 2  # one word alone may be anybody's
DETECTED_CHARACTERS = 3000  # enough to tell a language; more only costs time


@dataclass(frozen=True, slots=True)
class Token:
    """One word of a text, folded, with its offsets in the text."""

    word: str
    start: int
    end: int


def fold(text: str) -> str:
    """The text without case, accents and compatibility forms: what two spellings of a word have in common."""
    if text.isascii():
        return text.lower()
    letters = unicodedata.normalize("NFKD", text).casefold().translate(LOOKALIKES)
    bare = "".join(c for c in letters if unicodedata.combining(c) <= LAST_LETTER_CLASS)
    return unicodedata.normalize("NFC", bare)


def word_pattern(text: str) -> re.Pattern[str]:
    """The pattern that finds this text's words: `WORD`, or a faster one that finds the same."""
    return ASCII_WORD if text.isascii() else WORD


def tokens(text: str) -> list[Token]:
    """The words of a text, folded, in order; numbers lose their thousands separators ("11.000" is "11000")."""
    return [Token(fold_word(m[0]), m.start(), m.end()) for m in word_pattern(text).finditer(text)]


def fold_word(written: str) -> str:
    """One word that `WORD` has found, folded as `tokens` does."""
    if written.isascii() and written.isalpha():  # nearly always
        return written.lower()
    if GROUPED.fullmatch(written):
        return written.replace(".", "").replace(",", "")
    word = fold(POSSESSIVE.sub("", written))
    if word[0].isdigit():
        return word.replace(",", ".")
    # A folded word is never empty: what folds to nothing (a lone mark) stays itself.
    return re.sub(r"['’ʼ.]", "", word) or written


def detect_language(text: str) -> str:
    """The ISO 639-1 code of the language a text is written in; "id" for one with too few words to tell.

    The commonest words decide where they can: the statistical detector takes the better part of a second to load.
    """
    sample = text[:DETECTED_CHARACTERS]
    words = [t.word for t in tokens(sample)]
    if sum(word.isalpha() for word in words) < FEWEST_WORDS:
        return "id"
    votes = {code: sum(word in language.common for word in words) for code, language in LANGUAGES.items()}
    first, second = sorted(votes, key=lambda code: -votes[code])[:2]
    if votes[first] >= max(4, 3 * votes[second], len(words) // 12):
        return first
    guessed = _statistical_language(sample)
    return "id" if guessed in INDONESIAN_LIKE or guessed == NO_LANGUAGE else guessed


def _statistical_language(sample: str) -> str:
    import py3langid  # loads a model; most texts never need it

    return str(py3langid.classify(sample)[0])


def split_passages(article: Article) -> tuple[Passage, ...]:
    """The passages of an article in reading order: the title, then every sentence that is not boilerplate.

    A title that merely repeats the beginning of the text is left out, so that no sentence counts twice.
    """
    body = split_body(article.text, article.language)
    title = _title_passage(article.title)
    if title and not (body and fold(body[0].text).startswith(fold(title.text).rstrip("….") or " ")):
        return (title, *body)
    return tuple(body)


def _title_passage(title: str) -> Passage | None:
    stripped = title.strip()
    if not stripped:
        return None
    start = title.index(stripped)
    return Passage(stripped, start, start + len(stripped), in_title=True)
