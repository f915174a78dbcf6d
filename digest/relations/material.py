"""The claims of one story, prepared once for every comparison: words, weights, vectors, who says it and when."""

from __future__ import annotations

import datetime as dt
import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cached_property, partial
from itertools import chain
from typing import Any

from digest.copies import witnesses_of
from digest.model import Article, Claim
from digest.relations.memory import Memory
from digest.relations.sentences import Sentence, Word, passing_sentence
from digest.similarity import cosine, unit

__all__ = ["Key", "Material", "Told", "Word", "alike", "article_key", "prepare", "prepared"]

_ALL = 8  # articles up to which all weigh the words of their story
_STEP = 1.5  # beyond that the earliest do, and so many times more each time the story has grown by as much
_SETTLED = (
    27  # articles whose words weigh for good: what a story tells of is known by then, and nothing is compared anew
)
_SLACK = 1e-9
_NOISE = 1 + 1e-9  # what adding up in another order may change
_SELDOM = 3  # a stem in fewer claims than this is not rarer for it: its only use may be the other's synonym


Key = tuple[int, int, int]  # of a claim: article, start, end


@dataclass(frozen=True, eq=False)
class Told:
    """A claim with what comparing needs of it."""

    claim: Claim
    article: Article
    sentence: Sentence  # what it quotes
    weights: Mapping[str, float]  # of the story: how much each stem tells
    before: frozenset[str]  # stems of the sentence before it in its article
    order: int  # position among the claims of the story, by article and place
    key: Key  # what identifies it, also when others come before it

    @property
    def words(self) -> tuple[Word, ...]:
        """Its words in order."""
        return self.sentence.words

    @property
    def keys(self) -> frozenset[str]:
        """The stems in it."""
        return self.sentence.keys

    @cached_property
    def vector(self) -> Mapping[str, float]:
        """Its stems by weight, at length one."""
        return unit({key: self.weights.get(key, 0.0) for key in self.keys if self.weights.get(key)})

    @property
    def folded(self) -> str:
        """The quote in lower case, letter for letter as long as the quote."""
        return self.sentence.folded

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
        return self.sentence.between(start, end)

    def has(self, cue: re.Pattern[str]) -> bool:
        """Whether the cue is somewhere in the quote, in lower case; looked up once, however often it is told."""
        return self.sentence.has(cue)


@dataclass(frozen=True, eq=False)
class Material:
    """All claims of a story, in reading order within each article."""

    told: tuple[Told, ...]
    weights: Mapping[str, float]  # rarity in the language × rarity in the story
    rarities: Mapping[str, float]  # in the language alone
    new: frozenset[int]  # articles whose claims are to be compared; those of the others were, with each other
    notes: dict[str, Any]  # what each finder worked out about claims compared before, under its name

    @cached_property
    def fresh(self) -> tuple[Told, ...]:
        """The claims to be compared with all others."""
        return tuple(told for told in self.told if told.article.id in self.new)

    @cached_property
    def by_key(self) -> Mapping[Key, Told]:
        """The claims by what identifies them."""
        return {told.key: told for told in self.told}

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

    def telling(self, keys: Iterable[str], least: float, *, fresh: bool = False) -> dict[int, float]:
        """How much each claim tells of what some stems tell, by its order, where that is `least` (above 0) or more.

        With `fresh` only the claims that are to be compared are looked at.
        """
        own = {key: weight for key in keys if (weight := self.weights.get(key))}
        found = {}
        for order in sorted(self._sharing(own, least, fresh)):
            there = self.told[order].keys
            weight = sum([weight for key, weight in own.items() if key in there])
            if weight >= least:
                found[order] = weight
        return found

    def like(self, told: Told, least: float, *, fresh: bool = False) -> list[tuple[Told, float]]:
        """The claims whose cosine with this one is `least` (above 0) or more, itself among them, in reading order."""
        squares = {key: weight * weight for key, weight in told.vector.items()}
        others = [self.told[order] for order in sorted(self._sharing(squares, least * least, fresh))]
        return [(other, likeness) for other in others if (likeness := alike(told, other)) >= least]

    def _sharing(self, parts: Mapping[str, float], least: float, fresh: bool) -> set[int]:
        """The orders of the claims that may share so much of these parts: those that use one of the rarest stems.

        Who has none of them shares no more than what is left, which is less. So a story's common words, that are in
        every other claim of it, are not walked through.
        """
        users = self._fresh_users if fresh else self._users
        left = sum(parts.values()) * _NOISE
        found: set[int] = set()
        for key in sorted(parts, key=lambda key: (len(users.get(key, ())), key)):
            if left < least:
                break
            found.update(users.get(key, ()))
            left -= parts[key]
        return found

    @cached_property
    def _users(self) -> Mapping[str, Sequence[int]]:
        return _users(self.told)

    @cached_property
    def _fresh_users(self) -> Mapping[str, Sequence[int]]:
        return self._users if len(self.fresh) == len(self.told) else _users(self.fresh)


def _users(claims: Iterable[Told]) -> dict[str, list[int]]:
    """The orders of the claims that each stem is in: a claim is compared only with those that share something."""
    found: dict[str, list[int]] = {}
    for told in claims:
        for key in told.keys:
            found.setdefault(key, []).append(told.order)
    return found


@contextmanager
def prepared(
    articles: Sequence[Article],
    claims: Sequence[Claim],
    memory: Memory | None = None,
    sources: Mapping[int, str] | None = None,
) -> Iterator[Material]:
    """The material of a story; titles are left out, since the body says what they say with its slots filled.

    What is worked out with it inside the block is remembered, if there is a memory, when that ends well. `sources` are
    the witnesses by article, where they are known.
    """
    read = partial(memory.once, Sentence) if memory else passing_sentence
    memory = memory or Memory()
    ordered = sorted(articles, key=article_key)
    sources = sources or witnesses_of(ordered, claims)
    rows = {article.id: (replace(article, owner=sources[article.id]), list[Claim]()) for article in ordered}
    for claim in claims:
        if claim.article_id in rows and not claim.in_title:
            rows[claim.article_id][1].append(claim)
    for _, own in rows.values():
        own.sort(key=lambda claim: (claim.start, claim.end))
    facts = {number: ((a.language, a.published_at), tuple(own)) for number, (a, own) in rows.items()}
    worded = {number: [read(claim.quote, a.language) for claim in own] for number, (a, own) in rows.items()}
    rarities, weights = _weigh(list(worded.values()))
    new = frozenset(memory.begin(facts, weights))
    told = tuple(_told(rows.values(), worded, weights))
    yield Material(told, weights, rarities, new, memory.notes)
    memory.settle(facts, weights)


def prepare(articles: Sequence[Article], claims: Sequence[Claim]) -> Material:
    """The material of a story that is told from scratch."""
    with prepared(articles, claims) as material:
        return material


def _told(
    rows: Iterable[tuple[Article, Sequence[Claim]]],
    worded: Mapping[int, Sequence[Sentence]],
    weights: Mapping[str, float],
) -> Iterator[Told]:
    order = 0
    for article, claims in rows:
        before: frozenset[str] = frozenset()
        for claim, item in zip(claims, worded[article.id], strict=True):
            yield Told(claim, article, item, weights, before, order, (article.id, claim.start, claim.end))
            before, order = item.keys, order + 1


def article_key(article: Article) -> tuple[str, str, str]:
    """An order of articles by what they are, not by their numbers: publication, title, text."""
    return article.published_at.isoformat() if article.published_at else "~", article.title, article.text


def alike(a: Told, b: Told) -> float:
    """The cosine of two claims."""
    return cosine(a.vector, b.vector)


def _weigh(worded: Sequence[Sequence[Sentence]]) -> tuple[dict[str, float], dict[str, float]]:
    """Rarity in the language, and that × rarity in the story, so that the story's own names count little.

    Args:
        worded: the sentences of each article. Of a long story only the earliest articles are counted, so many that they
            are hardly ever others than the last time; then what was compared by these weights can stand.
    """
    first = _counted(len(worded))
    spread: Counter[str] = Counter()
    rare: dict[str, float] = {}
    counted = list(chain.from_iterable(worded[:first]))
    for item in counted:
        spread.update(item.keys)
        for key, told in item.rarities.items():
            if told < rare.get(key, math.inf):  # of the forms of a stem the commonest decides
                rare[key] = told
    for item in chain.from_iterable(worded[first:]):
        for key in item.rarities.keys() - rare.keys():
            rare[key] = min(item.rarities[key], item.base_rarity(key))
    total = len(counted)
    weights = {key: value * math.log(1 + total / max(spread[key], _SELDOM)) for key, value in rare.items() if value}
    return rare, weights


def _counted(articles: int) -> int:
    """Of how many articles the words are counted: all up to 8, then 8, 12, 18 and at most 27."""
    if articles <= _ALL:
        return articles
    return min(_SETTLED, int(_ALL * _STEP ** math.floor(math.log(articles / _ALL, _STEP) + _SLACK)))
