"""A made-up stream of news: every day many small stories that have nothing in common, and a few that grow.

Sentences come from frames with speakers and figures, invented names, and words drawn as often as the language uses
them. Unrelated stories share what they share in life: topics, stock phrases, places and people who are often in the
news. Each article knows its true story.
"""

from __future__ import annotations

import datetime as dt
import heapq
import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import accumulate, count, islice

from wordfreq import get_frequency_dict

from digest.model import Article
from tests.benchmarks.corpus import invented_name
from tests.benchmarks.frames import CLOSINGS, OUTLETS, TOPICS, Topic

A_DAY = 2_000  # articles
START = dt.datetime(2026, 5, 1, tzinfo=dt.UTC)
SIZES = ((0.65, 1, 1), (0.85, 2, 4), (0.97, 5, 12), (1.0, 13, 60))  # share of stories up to here, of so many articles
MEAN_SIZE = 3.3  # what comes of SIZES
FADING = 18.0  # hours: mean time from a story's first article to another one
PLACES, PEOPLE = 400, 800  # in the news at all; a few of them most of the time
OWN_WORDS = 14  # that a story uses again and again
BOTH_LANGUAGES = 0.1  # of the stories: told in Indonesian and English
SENTENCES = (10, 20)  # in an article


@dataclass(frozen=True)
class TrueStory:
    """What happened, before anybody writes about it."""

    number: int
    topic: Topic
    language: str
    mixed: bool
    place: str
    people: tuple[str, str]
    figures: tuple[int, int]
    words: dict[str, tuple[str, ...]]  # by language


@dataclass(frozen=True, order=True)
class Item:
    """An article, and the number of the story that it truly belongs to."""

    published_at: dt.datetime
    story: int
    article: Article = field(compare=False)


def stream(seed: int) -> Iterator[Item]:
    """Articles without end, by publication."""
    rng = random.Random(seed)
    cast = _Cast(rng)
    pace = dt.timedelta(days=MEAN_SIZE / A_DAY)  # between two stories' beginnings
    coming: list[Item] = []
    for number in count():
        begins = START + number * pace
        while coming and coming[0].published_at < begins:
            yield heapq.heappop(coming)
        for item in _items(_story(number, cast, rng), begins, rng):
            heapq.heappush(coming, item)


class _Cast:
    """Who and where is in the news: a few names most of the time, many now and then."""

    def __init__(self, rng: random.Random) -> None:
        self.places = [invented_name(rng) for _ in range(PLACES)]
        self.people = [f"{invented_name(rng)} {invented_name(rng)}" for _ in range(PEOPLE)]
        self._ends = {size: list(accumulate(1 / (rank + 8) for rank in range(size))) for size in (PLACES, PEOPLE)}

    def place(self, rng: random.Random) -> str:
        return rng.choices(self.places, cum_weights=self._ends[PLACES])[0]

    def two_people(self, rng: random.Random) -> tuple[str, str]:
        first, second = rng.choices(self.people, cum_weights=self._ends[PEOPLE], k=2)
        return first, second


def _story(number: int, cast: _Cast, rng: random.Random) -> TrueStory:
    return TrueStory(
        number=number,
        topic=rng.choice(TOPICS),
        language="id" if rng.random() < 0.7 else "en",
        mixed=rng.random() < BOTH_LANGUAGES,
        place=cast.place(rng),
        people=cast.two_people(rng),
        figures=(rng.randrange(3, 90), rng.randrange(100, 9000)),
        words={language: tuple(rng.sample(_seldom(language), OWN_WORDS)) for language in ("id", "en")},
    )


def _items(story: TrueStory, begins: dt.datetime, rng: random.Random) -> Iterator[Item]:
    draw = rng.random()
    low, high = next((low, high) for share, low, high in SIZES if draw <= share)
    for position in range(rng.randint(low, high)):
        after = dt.timedelta(hours=rng.expovariate(1 / FADING)) if position else dt.timedelta()
        moment = (begins + after).replace(microsecond=0)
        yield Item(moment, story.number, _article(story, position, moment, rng))


def _article(story: TrueStory, position: int, moment: dt.datetime, rng: random.Random) -> Article:
    language = story.language
    if story.mixed and rng.random() < 0.4:
        language = "en" if language == "id" else "id"
    frames = story.topic.frames[language]
    outlet, owner = rng.choice(OUTLETS)
    wanted = rng.randint(*SENTENCES)
    chosen = rng.sample(frames.told, min(len(frames.told), wanted // 2))
    chosen += rng.choices(CLOSINGS[language], k=wanted - len(chosen))
    sentences = [_filled(frame, story, language, rng) for frame in chosen]
    return Article(
        text="\n\n".join(" ".join(sentences[first : first + 3]) for first in range(0, wanted, 3)),
        title=_filled(rng.choice(frames.titles), story, language, rng).rstrip("."),
        outlet=outlet,
        owner=owner,
        url=f"https://{outlet.lower().replace(' ', '-')}.example/{story.number}/{position}",
        language=language,
        published_at=moment,
    )


def _filled(frame: str, story: TrueStory, language: str, rng: random.Random) -> str:
    """A frame with its slots filled; figures are mostly the story's own, sometimes another source's."""
    small, large = (figure if rng.random() < 0.85 else figure + rng.randrange(1, 9) for figure in story.figures)
    sentence = frame.format(
        place=story.place,
        a=story.people[0],
        b=story.people[1],
        last=story.people[0].split()[-1],
        small=small,
        large=f"{large:,}".replace(",", "." if language == "id" else ","),
        own=" ".join(rng.sample(story.words[language], 2)),
        own2=" ".join(rng.sample(story.words[language], 3)),
        any=_background(language, rng, 4),
        any2=_background(language, rng, 8),
    )
    return sentence[:1].upper() + sentence[1:]


def _background(language: str, rng: random.Random, wanted: int) -> str:
    words, ends = _common(language)
    return " ".join(rng.choices(words, cum_weights=ends, k=wanted))


@cache
def _common(language: str) -> tuple[list[str], list[float]]:
    """The language's words, and how often they come."""
    found = [(word, share) for word, share in _dictionary(language) if len(word) > 2][:12_000]
    return [word for word, _ in found], list(accumulate(share for _, share in found))


@cache
def _seldom(language: str) -> list[str]:
    """Words that are not in every article, but that anybody knows."""
    return [word for word, _ in islice(_dictionary(language), 1_500, 14_000) if len(word) > 4]


@cache
def _dictionary(language: str) -> list[tuple[str, float]]:
    frequencies = get_frequency_dict(language, wordlist="best")
    return [(word, share) for word, share in frequencies.items() if word.isascii() and word.isalpha()]
