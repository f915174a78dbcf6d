"""Sentences with offsets, also where blanks, full stops or closing quotation marks were lost."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator

from digest.boilerplate import is_boilerplate, is_boilerplate_line, kept_spans
from digest.language import Language, language_of
from digest.model import Passage
from digest.quotes import find_quotes

LONGEST_SENTENCE = 1000  # characters; beyond it a "sentence" is a table or a text without full stops
OPENING_LINES = 3  # a dateline stands in one of the first lines

STOP = re.compile(r"(?:[.!?…]+|[。！？؟۔।]+)(?:[\"”’»)\]]|\s[”»](?!\w))*")
WORD_BEFORE = re.compile(r"[^\s\"“”‘(\[]*$")
INITIAL = re.compile(r"[A-Z]")
DOTTED = re.compile(r"(?:[A-Za-z]\.)+[A-Za-z]")
ADDRESS_END = re.compile(r"(?i)(?:com|co|id|net|org|go|tv|news|html?)\b")
NEXT_WORD = re.compile(r"[\"“‘'(\[]*([^\W_][\w'’-]*)?")


def split_body(text: str, language_code: str) -> list[Passage]:
    """The sentences of an article's text that are news, with offsets into it."""
    language = language_of(language_code)
    passages: list[Passage] = []
    for number, (start, end) in enumerate(paragraphs(text)):
        if is_boilerplate_line(text[start:end]):
            continue
        for part_start, part_end in kept_spans(text, start, end, opening=number < OPENING_LINES):
            for first, last in split_sentences(text, part_start, part_end, language):
                sentence = text[first:last]
                if any(c.isalnum() for c in sentence) and not is_boilerplate(sentence):
                    passages.append(Passage(sentence, first, last, paragraph=number))
    return passages


def paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """The offsets of the lines that hold anything, without the blanks around them."""
    for line in re.finditer(r"[^\n\r\u2028\u2029]+", text):
        stripped = line[0].strip()
        if stripped:
            start = line.start() + line[0].index(stripped[0])
            yield start, start + len(stripped)


def split_sentences(text: str, start: int, end: int, language: Language) -> Iterator[tuple[int, int]]:
    """The offsets of the sentences in one paragraph, blanks around them left out."""
    at = start
    opened = [q.start for q in find_quotes(text, start, end)]
    for stop in STOP.finditer(text, start, end):
        cut = _before_opening(stop, opened)
        if cut > at and _is_break(text, stop, cut, end, language):
            yield from _trimmed(text, at, cut)
            at = cut
    yield from _trimmed(text, at, end)


def _before_opening(stop: re.Match[str], opened: list[int]) -> int:
    """The end of the sentence: a mark that opens the next quotation belongs to what follows."""
    for at in range(stop.start(), stop.end()):
        index = bisect.bisect_left(opened, at)
        if index < len(opened) and opened[index] == at:
            return at
    return stop.end()


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    while end - start > LONGEST_SENTENCE:
        blank = text.rfind(" ", start + 1, start + LONGEST_SENTENCE)
        cut = blank if blank > start else start + LONGEST_SENTENCE
        yield start, cut
        start = cut + (blank > start)
    if start < end:
        yield start, end


def _is_break(text: str, stop: re.Match[str], cut: int, end: int, language: Language) -> bool:
    """Whether the full stop (or its like) that ends at `cut` ends a sentence."""
    if stop[0][0] in "。！？؟۔।":
        return True
    following = cut
    while following < end and text[following].isspace():
        following += 1
    if following >= end:
        return True
    before = WORD_BEFORE.search(text, max(0, stop.start() - 30), stop.start())
    word = before[0] if before else ""
    match = NEXT_WORD.match(text, following, end)
    after = (match[1] or "") if match else ""
    if following == cut:
        return _is_glued_break(text, stop, cut, word, after)
    if not after:
        return text[following] in "\"“‘'(["
    if after[0].islower():
        return False
    if INITIAL.fullmatch(word) and text[following] in '"“':  # "Puskesmas Wana I." ends; initials stand before names
        return True
    return not (stop[0] == "." and _is_abbreviation(word, after, language))


def _is_glued_break(text: str, stop: re.Match[str], cut: int, word: str, after: str) -> bool:
    """Whether a sentence ends though no blank follows: "…)." + "Adapun"."""
    if text[cut] in '“"':
        return cut == stop.end() or text[stop.start()] in ".!?…"
    if len(after) < 2 or not (after[0].isupper() and after[1].islower()):
        return False
    if text[cut - 1] in '”"’)':
        return True
    plain = len(word) >= 2 and (word[-1].islower() or word[-1].isdigit() or word[-1] in ')”"')
    return (
        plain
        and not ADDRESS_END.match(after)
        and "." not in word.rstrip("0123456789")
        and not word.startswith(("www", "http", "@"))
    )


def _is_abbreviation(word: str, after: str, language: Language) -> bool:
    """Whether a full stop behind `word` only shortens it."""
    bare = word.strip('”"’)(').lower()
    if bare in language.titles:
        return True
    if bare in language.abbreviations:
        return after.lower() not in language.openers
    if DOTTED.fullmatch(word) or INITIAL.fullmatch(word):
        return after.lower() not in language.openers
    return after[0].isdigit() and bare in language.before_numbers
