"""Wire copies: one agency's text in several papers is told by one witness.

A copy is found in two ways. Reprints keep sentences whole: another title, another first line, fewer paragraphs. Edited
copies keep most runs of three words, which a MinHash sketch compares: on real news, articles on one event by different
hands resemble each other by .00 to .20, edited copies by .35 and more.
"""

from __future__ import annotations

import hashlib
import re
from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple, TypeAlias

from digest.model import Article, Claim

NEAR = 0.35  # resemblance (0…1: of all runs of three words in either, those in both) from which one copies the other
_SHARED = 0.6  # of the shorter article's sentences, from which one of the two is a copy
_FEWEST = 3  # sentences that an article must have to be judged
_LETTERS = 80  # of a sentence that are compared
_RUN = 3  # words
_SHORTEST = 30  # words that a text must have to be sketched
_SKETCH = 128  # numbers: the estimate errs by .04 either way
_BUCKET = 3  # numbers of a sketch together: who resembles by .5 shares one of 42 buckets, who does by .02 hardly ever
_SEED = 1
_WORD = re.compile(r"\w+")

Sketch: TypeAlias = "array[int]"  # a tenth of what as many numbers in a tuple take
Once = Callable[..., Any]  # calls a function with some texts, or gives what it gave before


class Print(NamedTuple):
    """What a text is recognised by, and looked up by."""

    sketch: Sketch
    buckets: tuple[int, ...]


def sketch_of(text: str) -> Sketch:
    """What a text is recognised by, whatever its letter case and marks; empty if it is too short to tell."""
    from rensa import RMinHash

    words = [word.casefold() for word in _WORD.findall(text)]
    if len(words) < _SHORTEST:
        return array("Q")
    sketch = RMinHash(num_perm=_SKETCH, seed=_SEED)
    sketch.update([" ".join(words[first : first + _RUN]) for first in range(len(words) - _RUN + 1)])
    return array("Q", sketch.digest())


def resemblance(one: Sketch, other: Sketch) -> float:
    """The share of runs of words that two texts have in common, estimated; 0 if one is too short to tell."""
    if not one or not other:
        return 0.0
    return sum(a == b for a, b in zip(one, other, strict=True)) / _SKETCH


def buckets_of(sketch: Sketch) -> tuple[int, ...]:
    """The keys by which texts that resemble this one are looked up, of 63 bits each: they share at least one."""
    firsts = range(0, len(sketch) - _BUCKET + 1, _BUCKET)
    return tuple(_bucket(first, sketch[first : first + _BUCKET]) for first in firsts)


def _bucket(place: int, numbers: Sequence[int]) -> int:
    digest = hashlib.blake2b(array("Q", (place, *numbers)).tobytes(), digest_size=8).digest()
    return int.from_bytes(digest, "big") >> 1


def print_of(text: str) -> Print:
    """Both of them, of one text."""
    sketch = sketch_of(text)
    return Print(sketch, buckets_of(sketch))


def _anew(make: Callable[[str], Any], text: str) -> Any:
    return make(text)


def witnesses_of(articles: Sequence[Article], claims: Iterable[Claim], once: Once = _anew) -> Mapping[int, str]:
    """Who counts as the independent source of each article: a copy's is that of the text it copies.

    Args:
        articles: of one story, the earliest first; of two copies the earlier is the original.
        claims: of these articles.
        once: remembers what is made of a text, where the story is told again.
    """
    sentences: dict[int, set[str]] = {article.id: set() for article in articles}
    for claim in claims:
        if not claim.in_title and claim.article_id in sentences:
            sentences[claim.article_id].add(once(_letters, claim.quote))
    prints: dict[int, Print] = {article.id: once(print_of, article.text) for article in articles}
    holders: dict[str, list[int]] = {}
    buckets: dict[int, list[int]] = {}
    found: dict[int, str] = {}
    for article in articles:
        mine, (sketch, own) = sentences[article.id], prints[article.id]
        common = Counter(other for sentence in mine for other in holders.get(sentence, ()))
        near = {other for bucket in own for other in buckets.get(bucket, ())}
        original = next(
            (
                other
                for other in found
                if _reprinted(common[other], len(mine), len(sentences[other]))
                or (other in near and resemblance(sketch, prints[other].sketch) >= NEAR)
            ),
            None,
        )
        found[article.id] = article.witness if original is None else found[original]
        for sentence in mine:
            holders.setdefault(sentence, []).append(article.id)
        for bucket in own:
            buckets.setdefault(bucket, []).append(article.id)
    return found


def _reprinted(common: int, one: int, other: int) -> bool:
    fewer = min(one, other)
    return fewer >= _FEWEST and common >= _SHARED * fewer


def _letters(quote: str) -> str:
    return "".join(filter(str.isalnum, quote.casefold()))[:_LETTERS]
