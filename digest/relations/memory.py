"""What was worked out when a story was last told, so that old claims need not be weighed against each other again.

It is a memory and nothing else: a story told with it and a story told from scratch are the same. A comparison depends
on the two claims, on their articles and on the weights of their words; as long as these are what they were, it stands.
What can be said of one sentence alone (its words, the cues in it) stands as long as each telling asks for it, and goes
when its story is forgotten: most stories are told once, and nobody asks for their sentences again.
"""

from __future__ import annotations

import datetime as dt
from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from digest.model import Claim

_CLAIMS = 48_000  # of all stories, some 6 kB each; 2,000 articles a day come near, and half are far too few for them
_SPAN = dt.timedelta(days=1)  # in which a story in the news is told again; later it is told from scratch once
_WORTH = 4  # articles from which a story is worth remembering: a shorter one is told from scratch in no time

Found = TypeVar("Found")
Facts = tuple[object, ...]  # of an article, all that a comparison of its claims depends on


@dataclass(eq=False)
class Memory:
    """Of one story. Only `digest.relations` looks inside."""

    articles: dict[int, tuple[Facts, tuple[Claim, ...]]] = field(default_factory=dict)  # compared with each other
    weights: Mapping[str, float] = field(default_factory=dict)  # of the words, when they were compared
    notes: dict[str, Any] = field(default_factory=dict)  # what each finder worked out, under its name
    alone: dict[tuple[object, ...], Any] = field(default_factory=dict)  # of one text, whatever the others say
    _asked: set[tuple[object, ...]] = field(default_factory=set)  # of these, what this telling asked for

    @property
    def size(self) -> int:
        """How many claims it holds."""
        return sum(len(claims) for _, claims in self.articles.values())

    def once(self, make: Callable[..., Found], *given: str) -> Found:
        """What a function makes of some texts, whatever story they are in: made once, and not to be changed."""
        key = (make, *given)
        self._asked.add(key)
        if key not in self.alone:
            self.alone[key] = make(*given)
        found: Found = self.alone[key]
        return found

    def begin(self, articles: Mapping[int, tuple[Facts, tuple[Claim, ...]]], weights: Mapping[str, float]) -> set[int]:
        """Forget everything that no longer stands; return the articles that are not yet compared with all others.

        Until `settle` it counts as forgotten: a telling that fails half-way leaves nothing behind.
        """
        known, self.articles = self.articles, {}
        stands = all(articles.get(number) == facts for number, facts in known.items())
        if not (known and stands and all(weights.get(key) == weight for key, weight in self.weights.items())):
            known = {}
            self.notes.clear()
        return articles.keys() - known.keys()

    def settle(self, articles: Mapping[int, tuple[Facts, tuple[Claim, ...]]], weights: Mapping[str, float]) -> None:
        """Remember that all these articles are compared, by these weights."""
        self.articles, self.weights = dict(articles), weights

    def rest(self) -> None:
        """Forget what the telling did not ask for: a text that was changed, or is in the story no more."""
        self.alone = {key: self.alone[key] for key in self._asked}
        self._asked = set()


class Memories:
    """The memories of the stories told last; safe to share between threads."""

    def __init__(self, claims: int = _CLAIMS) -> None:
        self._most = claims
        self._kept: OrderedDict[int, tuple[dt.datetime, Memory]] = OrderedDict()  # when each was told

    def take(self, story: int) -> Memory:
        """Take out a story's memory, an empty one if there is none: one telling at a time works with it."""
        _, memory = self._kept.pop(story, None) or (None, Memory())
        return memory

    def keep(self, story: int, memory: Memory, at: dt.datetime) -> None:
        """Put it back for the next telling; it was told at that moment.

        Forgotten are those told a day before, and the longest untold of too many; a short story is not kept.
        """
        if len(memory.articles) < _WORTH:
            return
        memory.rest()
        self._kept[story] = at, memory
        kept = list(self._kept.items())
        total = sum(each.size for _, (_, each) in kept)
        for number, (told_at, each) in kept:
            if total <= self._most and at - told_at < _SPAN:
                break
            self._kept.pop(number, None)
            total -= each.size
