"""How alike two texts are: vectors of rare words, weighted by how rare they are in the language at large."""

from __future__ import annotations

import math
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache

import wordfreq

_WORD = re.compile(r"[^\W_]+(?:['’\-][^\W_]+)*")
_FLOOR = 1e-8  # frequency given to words that the lists do not know: names, mostly
_KNOWN = frozenset({"id", "en"})
_NAME_WEIGHT = 1.5  # a capitalised word counts this much more
_RAREST = 24  # of an article's terms
_COMMON = 4.6  # natural weight below which a word says nothing ("dan", "the")

Vectors = Callable[..., Mapping[str, float]]  # `vector_of`, or what remembers what it gave


@lru_cache(maxsize=4)
def _frequencies(language: str) -> Mapping[str, float]:
    return wordfreq.get_frequency_dict(language if language in _KNOWN else "en", wordlist="best")


def frequency(word: str, language: str) -> float:
    """The share of a folded word among all words of the language; a small floor when the lists do not know it."""
    return _frequencies(language).get(word, _FLOOR)


@lru_cache(maxsize=8192)
def rarity(word: str, language: str) -> float:
    """How much a folded word tells: minus the logarithm of its share of all words, 0 for the commonest."""
    weight = -math.log(frequency(word, language))
    return weight if weight > _COMMON else 0.0


def words(text: str) -> list[str]:
    """The words of a text as written, numbers left out."""
    return [word for word in _WORD.findall(text) if not word[0].isdigit()]


@lru_cache(maxsize=8192)
def folded(word: str) -> str:
    """A word without case and accents."""
    plain = unicodedata.normalize("NFKD", word.casefold())
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def weigh(
    texts: Iterable[str], language: str, *, key: Callable[[str, str], str] | None = None, steep: float = 1.0
) -> dict[str, float]:
    """A vector for some texts together: rarity × (1 + log of how often), names more; not yet of length one.

    Args:
        texts: what is weighed together.
        language: its ISO 639-1 code.
        key: what words are counted as, given a folded word and the language; by default each as itself.
        steep: the power of the rarity: the higher, the more the rarest words decide.
    """
    counts: Counter[str] = Counter()
    capitals: Counter[str] = Counter()
    rarities: dict[str, float] = {}
    for text in texts:
        for position, word in enumerate(words(text)):
            plain = folded(word)
            kept = key(plain, language) if key else plain
            counts[kept] += 1
            capitals[kept] += word[0].isupper() and position > 0
            told = rarity(plain, language)
            rarities[kept] = min(rarities.get(kept, told), told)  # of words that count as one the commonest decides
    return {
        kept: (1 + math.log(count)) * rarities[kept] ** steep * (_NAME_WEIGHT if capitals[kept] * 2 > count else 1.0)
        for kept, count in counts.items()
        if rarities[kept]
    }


def unit(vector: Mapping[str, float], keep: int | None = None) -> dict[str, float]:
    """The vector at length one, cut to its `keep` heaviest words first; ties go by the alphabet."""
    heaviest = sorted(vector.items(), key=lambda item: (-item[1], item[0]))[:keep]
    length = math.sqrt(sum(weight * weight for _, weight in heaviest))
    return {word: weight / length for word, weight in heaviest} if length else {}


def rarest(terms: Mapping[str, float]) -> list[str]:
    """The few terms that tell most about an article, the heaviest first: by them its story is looked for."""
    return sorted(terms, key=lambda term: (-terms[term], term))[:_RAREST]


def vector_of(language: str, *texts: str) -> Mapping[str, float]:
    """The vector of some texts together, at length one."""
    return unit(weigh(texts, language))


def cosine(a: Mapping[str, float], b: Mapping[str, float]) -> float:
    """The cosine of two vectors of length one, 0…1."""
    if len(b) < len(a):
        a, b = b, a
    return sum([weight * b[word] for word, weight in a.items() if word in b])  # a list: most often called of all


def likeness(a: Mapping[str, float], b: Mapping[str, float], most: float) -> float:
    """Their cosine, where no word adds more than `most`: one name, however rare, does not make texts alike."""
    if len(b) < len(a):
        a, b = b, a
    return sum([min(most, weight * b[word]) for word, weight in a.items() if word in b])


def centroid(vectors: Iterable[Mapping[str, float]]) -> dict[str, float]:
    """The middle of some vectors, at length one."""
    total: dict[str, float] = {}
    for vector in vectors:
        for word, weight in vector.items():
            total[word] = total.get(word, 0.0) + weight
    return unit(total)
