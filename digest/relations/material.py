"""The claims of one story, prepared once for every comparison: words, weights, vectors, who says it and when."""

from __future__ import annotations

import datetime as dt
import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from digest.copies import witnesses_of
from digest.language.stems import stem
from digest.model import Article, Claim
from digest.similarity import cosine, rarity, unit
from digest.text import tokens

_HABITUAL = 5.0  # rarity that even a common word has; taken off so that words like "untuk" and "with" count nothing
_SELDOM = 3  # a stem in fewer claims than this is not rarer for it: its only use may be the other's synonym


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a claim."""

    key: str  # its stem, or the number as digits
    plain: str  # folded, as written otherwise
    start: int  # offsets in the claim's quote
    end: int
    capital: bool
    number: bool


@dataclass(frozen=True, eq=False)
class Told:
    """A claim with what comparing needs of it."""

    claim: Claim
    article: Article
    words: tuple[Word, ...]
    weights: Mapping[str, float]  # of the story: how much each stem tells
    before: frozenset[str]  # stems of the sentence before it in its article
    order: int  # position among the claims of the story, by article and place

    @cached_property
    def keys(self) -> frozenset[str]:
        """The stems in it."""
        return frozenset(word.key for word in self.words if not word.number)

    @cached_property
    def vector(self) -> Mapping[str, float]:
        """Its stems by weight, at length one."""
        return unit({key: self.weights.get(key, 0.0) for key in self.keys if self.weights.get(key)})

    @cached_property
    def folded(self) -> str:
        """The quote in lower case, letter for letter as long as the quote."""
        lower = self.claim.quote.lower()
        return lower if len(lower) == len(self.claim.quote) else self.claim.quote

    @cached_property
    def context(self) -> Mapping[str, float]:
        """Its stems and those of the sentence before, by weight, at length one."""
        return unit({key: self.weights[key] for key in sorted(self.keys | self.before) if self.weights.get(key)})

    @cached_property
    def whole(self) -> float:
        """How much its stems tell together."""
        return sum(self.weights.get(key, 0.0) for key in self.keys)

    @property
    def speaker(self) -> str:
        """The key of who says it; empty for the narrator."""
        return self.claim.attribution.key or (self.claim.attribution.speaker or "").casefold()

    @property
    def witness(self) -> str:
        """The independent source behind the article."""
        return self.article.witness

    @property
    def day(self) -> dt.date | None:
        """The day of publication."""
        return self.article.published_at.date() if self.article.published_at else None

    def between(self, start: int, end: int) -> frozenset[str]:
        """The stems of the words that lie within these offsets of the quote."""
        return frozenset(word.key for word in self.words if start <= word.start and word.end <= end and not word.number)


@dataclass(frozen=True, eq=False)
class Material:
    """All claims of a story, in reading order within each article."""

    told: tuple[Told, ...]
    weights: Mapping[str, float]  # rarity in the language × rarity in the story
    rarities: Mapping[str, float]  # in the language alone

    @cached_property
    def by_article(self) -> Mapping[int, tuple[Told, ...]]:
        """The claims of each article, as they stand in it."""
        found: dict[int, list[Told]] = {}
        for item in self.told:
            found.setdefault(item.article.id, []).append(item)
        return {number: tuple(items) for number, items in found.items()}

    @cached_property
    def article_keys(self) -> Mapping[int, frozenset[str]]:
        """All stems of each article."""
        return {
            number: frozenset(word.key for told in items for word in told.words)
            for number, items in self.by_article.items()
        }

    def weight(self, keys: Iterable[str]) -> float:
        """How much some stems tell together."""
        return sum(self.weights.get(key, 0.0) for key in keys)

    def shared(self, keys: Iterable[str]) -> dict[int, float]:
        """How much each claim tells of what some stems tell, by its order; those that tell nothing of it left out."""
        found: dict[int, float] = {}
        for key in keys:
            weight = self.weights.get(key, 0.0)
            for order in self._users.get(key, ()) if weight else ():
                found[order] = found.get(order, 0.0) + weight
        return found

    @cached_property
    def _users(self) -> Mapping[str, Sequence[int]]:
        """The orders of the claims that each stem is in: a claim is compared only with those that share something."""
        found: dict[str, list[int]] = {}
        for told in self.told:
            for key in told.keys:
                found.setdefault(key, []).append(told.order)
        return found


def prepare(articles: Sequence[Article], claims: Sequence[Claim]) -> Material:
    """The material of a story; titles are left out, since the body says what they say with its slots filled."""
    ordered = sorted(articles, key=article_key)
    sources = witnesses_of(ordered, claims)
    known = {article.id: replace(article, owner=sources[article.id]) for article in ordered}
    spoken = [claim for claim in claims if claim.article_id in known and not claim.in_title]
    spoken.sort(key=lambda claim: (article_key(known[claim.article_id]), claim.start, claim.end))
    worded = [_words(claim.quote, known[claim.article_id].language) for claim in spoken]
    rarities, weights = _weigh(worded, [known[claim.article_id].language for claim in spoken])
    told = tuple(
        Told(claim, known[claim.article_id], worded[order], weights, _stems_before(spoken, worded, order), order)
        for order, claim in enumerate(spoken)
    )
    return Material(told, weights, rarities)


def article_key(article: Article) -> tuple[str, str, str]:
    """An order of articles by what they are, not by their numbers: publication, title, text."""
    return article.published_at.isoformat() if article.published_at else "~", article.title, article.text


def alike(a: Told, b: Told) -> float:
    """The cosine of two claims."""
    return cosine(a.vector, b.vector)


def _stems_before(claims: Sequence[Claim], worded: Sequence[Sequence[Word]], order: int) -> frozenset[str]:
    if not order or claims[order - 1].article_id != claims[order].article_id:
        return frozenset()
    return frozenset(word.key for word in worded[order - 1] if not word.number)


@lru_cache(maxsize=4096)  # a growing story is told again with every article
def _words(quote: str, language: str) -> tuple[Word, ...]:
    found = []
    for token in tokens(quote):
        number = token.word[0].isdigit()
        key = token.word if number else stem(token.word, language)
        found.append(Word(key, token.word, token.start, token.end, quote[token.start].isupper(), number))
    return tuple(found)


def _weigh(worded: Sequence[Sequence[Word]], languages: Sequence[str]) -> tuple[dict[str, float], dict[str, float]]:
    """Rarity in the language, and that × rarity in the story, so that the story's own names count little."""
    spread: Counter[str] = Counter()
    rare: dict[str, float] = {}
    for words, language in zip(worded, languages, strict=True):
        for word in words:
            if not word.number:
                told = max(0.0, rarity(word.plain, language) - _HABITUAL)
                rare[word.key] = min(rare.get(word.key, told), told)  # of the forms of a stem the commonest decides
        spread.update({word.key for word in words if not word.number})
    total = len(worded)
    weights = {key: value * math.log(1 + total / max(spread[key], _SELDOM)) for key, value in rare.items() if value}
    return rare, weights
