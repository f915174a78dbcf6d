"""Whether fewer words say what a text says: they leave words out, and nothing that could matter.

This cannot tell whether two halves of a sentence still belong together. So a wording is shown with a mark, without
quotation marks, and a headline must be one unbroken stretch of the headline that the rules chose.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from digest.advice.standing import find_standing
from digest.claims import read_article
from digest.language.turns import JOINING, TURNING
from digest.model import Article, Claim
from digest.quotes import find_quotes
from digest.text import fold, word_pattern

LEAST, MOST = 0.4, 0.9  # of the original's length
FEWEST = 3  # words
FIGURE = re.compile(r"(?:[$€£¥]\s?|(?i:rp)\.?\s?)?[+\-−–]?\d(?:[\d.,:/]*\d)?(?:\s?[%°])?")
PLAIN = frozenset(" ,.")  # may be put in
CLOSED = re.compile(r"[\s.]+$")


@dataclass(frozen=True, slots=True)
class _Word:
    folded: str
    written: str
    place: int  # among the words of its text
    start: int
    end: int

    @property
    def is_name(self) -> bool:
        """Whether it is written as a name is."""
        return self.written[0].isupper()


def is_shorter_headline(headline: str, original: str, article: Article) -> bool:
    """Whether it is a stretch of the original that says nothing else: no speaker, no "not", no "about" is gone."""
    return find_standing(headline, original) is not None and is_shorter(headline, original, article)


def is_shorter(wording: str, original: str, article: Article) -> bool:
    """Whether a wording says what its original says, in fewer words of it; the article is where that stands."""
    language = article.language if article.language in JOINING else "en"
    own, words = _words(wording), _words(original)
    kept = _kept(own, words, JOINING[language])
    return (
        kept is not None
        and len(own) >= FEWEST
        and LEAST * len(original) <= len(wording) <= MOST * len(original)
        and {c for c in wording if not c.isalnum()} <= {c for c in original if not c.isalnum()} | PLAIN
        and _turns(own, TURNING[language]) == _turns(words, TURNING[language])
        and _figures_stand(wording, original, kept, words)
        and _names_stand(kept, words)
        and _quotes_stand(wording, original)
        and _reads_alike(wording, original, article)
    )


def _words(text: str) -> list[_Word]:
    return [
        _Word(fold(m[0]), m[0], place, m.start(), m.end()) for place, m in enumerate(word_pattern(text).finditer(text))
    ]


def _kept(own: Sequence[_Word], words: Sequence[_Word], joining: frozenset[str]) -> list[tuple[_Word, _Word]] | None:
    """Each word of a wording with the word of the original that it is, in the same order; None if one is new.

    Joining words may be new; as long as they are small, or begin the sentence, they are left out of account.
    """
    pairs: list[tuple[_Word, _Word]] = []
    place = 0
    for word in own:
        if word.folded in joining and (word.place == 0 or not word.is_name):
            continue
        while place < len(words) and words[place].folded != word.folded:
            place += 1
        if place == len(words):
            return None
        pairs.append((word, words[place]))
        place += 1
    return pairs


def _turns(words: Sequence[_Word], turning: frozenset[str]) -> Counter[str]:
    """The words without which a sentence may say something else."""
    return Counter(bare for word in words if (bare := re.sub(r"['’ʼ]", "", word.folded)) in turning)


def _figures_stand(wording: str, original: str, kept: Sequence[tuple[_Word, _Word]], words: Sequence[_Word]) -> bool:
    """Whether each figure is written as it was, and is followed by the word that followed it."""
    if Counter(_figures(wording)) - Counter(_figures(original)):
        return False
    for number, (own, word) in enumerate(kept):
        if any(c.isdigit() for c in own.written) and word.place + 1 < len(words):
            after = kept[number + 1][1].place if number + 1 < len(kept) else None
            if after != word.place + 1:
                return False
    return True


def _figures(text: str) -> Iterator[str]:
    return (re.sub(r"\s", "", figure[0]).casefold() for figure in FIGURE.finditer(text))


def _names_stand(kept: Sequence[tuple[_Word, _Word]], words: Sequence[_Word]) -> bool:
    """Whether a name is whole: capitals stay as they were, and a run of them begins, goes on and ends as it did."""
    there = {word.place for _, word in kept}
    for own, word in kept:
        if own.is_name != word.is_name and own.place > 0 and word.place > 0:
            return False
        before, after = word.place - 1, word.place + 1
        joined = [place for place in (before, after) if 0 <= place < len(words) and _one_name(words, place, word.place)]
        if any(place not in there for place in joined):
            return False
    return not any(_is_new_name(kept[n], kept[n + 1]) for n in range(len(kept) - 1))


def _one_name(words: Sequence[_Word], one: int, other: int) -> bool:
    """Whether two words that stand side by side are parts of one name."""
    first, second = words[min(one, other)], words[max(one, other)]
    return first.is_name and second.is_name and second.start - first.end == 1 and first.place > 0


def _is_new_name(one: tuple[_Word, _Word], other: tuple[_Word, _Word]) -> bool:
    """Whether two names that stood apart became one."""
    side_by_side = other[0].place == one[0].place + 1 and other[0].start - one[0].end == 1
    return side_by_side and one[0].is_name and other[0].is_name and other[1].place != one[1].place + 1


def _quotes_stand(wording: str, original: str) -> bool:
    """Whether what stands in quotation marks stood so, whole."""
    quoted = {original[q.start : q.end] for q in find_quotes(original) if q.closed}
    return all(q.closed and wording[q.start : q.end] in quoted for q in find_quotes(wording))


def _reads_alike(wording: str, original: str, article: Article) -> bool:
    """Whether the rules read the same out of both: status, speaker, and what each figure counts."""
    own, whole = _read(wording, article), _read(original, article)
    if own is None or whole is None:
        return False
    return (
        own.status is whole.status
        and own.attribution.speaker == whole.attribution.speaker
        and _slots(own) <= _slots(whole)
    )


def _read(text: str, article: Article) -> Claim | None:
    line = Article(text="", title=CLOSED.sub("", text), language=article.language, published_at=article.published_at)
    return next(iter(read_article(line).claims), None)


def _slots(claim: Claim) -> set[tuple[object, ...]]:
    return {(q.low, q.high, q.unit, q.measure, q.bound, q.share) for q in claim.quantities}
