"""What was worked out when a story was last told, so that old claims need not be weighed against each other again.

It is a memory and nothing else: a story told with it and a story told from scratch are the same. A comparison depends
on the two claims, on their articles and on the weights of their words; as long as these are what they were, it stands.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from digest.model import Claim

_CLAIMS = 24_000  # remembered of all stories together; at some 3 kB each, with what was worked out about them
_WORTH = 4  # articles from which a story is worth remembering: a shorter one is told from scratch in no time

Facts = tuple[object, ...]  # of an article, all that a comparison of its claims depends on


@dataclass(eq=False)
class Memory:
    """Of one story. Only `digest.relations` looks inside."""

    articles: dict[int, tuple[Facts, tuple[Claim, ...]]] = field(default_factory=dict)  # compared with each other
    weights: Mapping[str, float] = field(default_factory=dict)  # of the words, when they were compared
    notes: dict[str, Any] = field(default_factory=dict)  # what each finder worked out, under its name

    @property
    def size(self) -> int:
        """How many claims it holds."""
        return sum(len(claims) for _, claims in self.articles.values())

    def begin(self, articles: Mapping[int, tuple[Facts, tuple[Claim, ...]]], weights: Mapping[str, float]) -> set[int]:
        """Forget everything that no longer stands; return the articles that are not yet compared with all others.

        Until `settle` it counts as forgotten: a telling that fails half-way leaves nothing behind.
        """
        known, self.articles = self.articles, {}
        stands = bool(known) and all(articles.get(number) == facts for number, facts in known.items())
        if not (stands and all(weights.get(key) == weight for key, weight in self.weights.items())):
            known = {}
            self.notes.clear()
        return articles.keys() - known.keys()

    def settle(self, articles: Mapping[int, tuple[Facts, tuple[Claim, ...]]], weights: Mapping[str, float]) -> None:
        """Remember that all these articles are compared, by these weights."""
        self.articles, self.weights = dict(articles), weights


class Memories:
    """The memories of the stories told last; safe to share between threads."""

    def __init__(self, claims: int = _CLAIMS) -> None:
        self._most = claims
        self._kept: OrderedDict[int, Memory] = OrderedDict()

    def take(self, story: int) -> Memory:
        """Take out a story's memory, an empty one if there is none: one telling at a time works with it."""
        return self._kept.pop(story, None) or Memory()

    def keep(self, story: int, memory: Memory) -> None:
        """Put it back for the next telling; the longest untold are forgotten, and a short story is not kept at all."""
        if len(memory.articles) < _WORTH:
            return
        self._kept[story] = memory
        total = sum(kept.size for kept in list(self._kept.values()))
        while total > self._most and self._kept:
            _, forgotten = self._kept.popitem(last=False)
            total -= forgotten.size
