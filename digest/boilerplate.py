"""What stands in a page beside its news: links, credits, bylines, datelines, invitations to follow.

General forms of the trade, in Indonesian and English; an article in either may carry both.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from digest.language import LANGUAGES
from digest.language.pages import (
    AUTHOR_NOTE,
    CREDIT,
    DATELINE,
    DATELINE_SIGN,
    INLINE_LINK,
    LABEL,
    LEAD,
    LONE_OUTLET,
    REPORT_BYLINE,
    SHOUTED_LEAD,
    SIGNATURE,
)

Span = tuple[int, int]

LONGEST_LINE = 250  # characters; a longer "line" is a whole text stored without line ends
TITLE_WORDS = 25  # no headline is longer


def is_boilerplate(text: str) -> bool:
    """Whether a line or a sentence is a link, a credit, a byline or an invitation."""
    return bool(LEAD.match(text) or SHOUTED_LEAD.match(text) or AUTHOR_NOTE.match(text) or CREDIT.search(text))


def is_boilerplate_line(line: str) -> bool:
    """Whether a whole line is boilerplate; a very long one is a text without line ends and is judged by sentence."""
    return len(line) <= LONGEST_LINE and is_boilerplate(line)


def kept_spans(text: str, start: int, end: int, *, opening: bool) -> Iterator[Span]:
    """The parts of a line that are news: without links to other articles, labels and signature.

    The dateline goes too where the line is an `opening` one.
    """
    if opening:
        start = dateline_end(text, start, end)
    signature = SIGNATURE.search(text, start, end) if end - start > 1 else None
    if signature:
        end = signature.start()
    at = start
    while at < end:
        cut = _next_cut(text, at, end)
        if cut is None:
            break
        if cut[0] > at:
            yield at, cut[0]
        at = max(cut[1], at + 1)
    if at < end:
        yield at, end


def dateline_end(text: str, start: int, end: int) -> int:
    """Where the news begins after "KYIV, Ukraina (AP) – "; `start` if there is no dateline."""
    stop = min(end, start + 200)
    byline = REPORT_BYLINE.match(text, start, stop)
    if byline:
        return byline.end()
    dateline = DATELINE.match(text, start, min(end, start + 110))
    if dateline and (DATELINE_SIGN.search(dateline["head"]) or len(dateline["head"].split()) <= 2):
        return dateline.end()
    lone = LONE_OUTLET.match(text, start, stop)
    return lone.end() if lone else start


def _next_cut(text: str, at: int, end: int) -> Span | None:
    link = INLINE_LINK.search(text, at, end)
    label = LABEL.search(text, at, end)
    if link and (label is None or link.start() <= label.start()):
        return link.start(), link_title_end(text, link.end(), end)
    return (label.start(), label.end()) if label else None


def link_title_end(text: str, start: int, end: int) -> int:
    """Where the headline of a link ends and the article goes on, though nothing but letter case may tell."""
    words = [m for _, m in zip(range(TITLE_WORDS), re.finditer(r"\S+", text[start:end]), strict=False)]
    for number, match in enumerate(words):
        word, at = match[0], start + match.start()
        if number and word[0] in '"“':
            return at
        glued = (
            re.search(r"(?<=[a-z\d)])[.?!]?(?=[A-Z][a-z]+)", word)
            if re.search(r"\d[A-Z]|[.?!][A-Z][a-z]", word)
            else None
        )
        if glued:
            return at + glued.end()
        if number and word[0].islower() and _bare(word) not in _small_words():
            return start + words[_sentence_start(text, words, number)].start()
        if word[-1] in ".?!" and not _goes_on(words[number + 1 :]):
            return at + len(word)
    return start + words[-1].end() if words else end


def _sentence_start(text: str, words: list[re.Match[str]], lower: int) -> int:
    """Which word begins the sentence whose first plainly written word is number `lower`."""
    openers = _openers()
    for number in range(lower - 1, max(0, lower - 6), -1):
        if words[number][0].lower().rstrip(",") in openers and words[number][0][0].isupper():
            return number
    number = max(1, lower - 1)
    while number > 1:
        name = f"{words[number - 1][0]} {words[number][0]}"
        if not words[number - 1][0][0].isupper() or text.count(name) < 2 or words[number - 1][0][-1] in ",.:;":
            break
        number -= 1
    return number


def _goes_on(following: list[re.Match[str]]) -> bool:
    """Whether the next sentence is still written as a headline (damaged commas cut headlines in two)."""
    sentence = []
    for match in following:
        sentence.append(match[0])
        if match[0][-1] in ".?!":
            break
    plain = [w for w in sentence if w[0].islower() and _bare(w) not in _small_words()]
    return len(sentence) >= 4 and not plain and sentence[0][0].isupper()


def _bare(word: str) -> str:
    return word.strip("\"“”'’(),.:;?!").lower()


@functools.cache
def _small_words() -> frozenset[str]:
    """Words that headlines write small."""
    return frozenset().union(*(language.small_words for language in LANGUAGES.values()))


@functools.cache
def _openers() -> frozenset[str]:
    return frozenset().union(*(language.openers for language in LANGUAGES.values()))
