"""What a model adds to the rules on annotated stories: the same stories, told with it."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Self

from bot.advice.endpoint import Away, Endpoint
from bot.settings import Settings
from digest.advice import INSTRUCTIONS, Unusable, heed, inquire, read_reply
from digest.analysis import analyse
from digest.model import Article, Story


@dataclass(frozen=True, slots=True)
class Consulting:
    """Tells stories by the rules and with what stands up of a model's replies, and counts."""

    endpoint: Endpoint
    calls: Counter[str] = field(default_factory=Counter)  # "answered", or why not
    taken: Counter[str] = field(default_factory=Counter)
    refused: Counter[str] = field(default_factory=Counter)

    @classmethod
    def of(cls, settings: Settings, model: str) -> Self:
        """One that asks this model of the endpoint that the settings name."""
        return cls(Endpoint.of(settings, model=model))

    def tell(self, articles: Sequence[Article]) -> list[Story]:
        """The stories of some articles; those about which the model says nothing usable as the rules tell them."""
        return [self._consult(story) for story in analyse(articles)]

    def _consult(self, story: Story) -> Story:
        inquiry = inquire(story)
        if inquiry is None:
            return story
        try:
            reply = read_reply(asyncio.run(self.endpoint.ask(INSTRUCTIONS, inquiry.data)))
        except (Away, Unusable) as error:
            self.calls[str(error)] += 1
            return story
        self.calls["answered"] += 1
        heeded = heed(story, inquiry, reply)
        self.taken.update(heeded.taken)
        self.refused.update(heeded.refused)
        return heeded.story

    def lines(self) -> Iterator[str]:
        """What was asked and what came of it, as people read it."""
        for name, counts in (("calls", self.calls), ("taken", self.taken), ("refused", self.refused)):
            listed = ", ".join(f"{what} {count}" for what, count in sorted(counts.items()) if count)
            yield f"{name}: {listed or 'none'}"
