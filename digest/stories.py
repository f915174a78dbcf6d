"""Which articles tell of one event, and the story that they make together.

An article joins the candidate that it resembles most, by the average of its members and by the nearest of them (cosine
of rare words, names and the title heavier), made softly less likely by the days between; otherwise it opens a story.
Articles are meant to be placed by publication time.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from functools import partial

from digest.compose import summarise
from digest.copies import witnesses_of
from digest.language.meanings import meaning
from digest.model import Article, Claim, Conflict, Passage, Story, StoryCandidate
from digest.relations import Memory, carry_numbers, relate
from digest.similarity import Vectors, centroid, cosine, likeness, rarest, unit, vector_of, weigh
from digest.text import split_passages

STORY_OPEN = dt.timedelta(days=30)  # after its newest article a story takes no more
# Likeness (0…1) from which an article belongs. Of 3,300 pairs of articles from 23 stories that tell of different things
# one in a thousand lies above .14 and none above .166; two stories from the same capital reach .2.
JOIN = 0.17
_STEEP = 1.5  # power of a word's rarity: the names of a story join it, the words of all politics do not
_NEAREST = 0.5  # how much the one article of a story that is most alike counts beside the average of all
_TITLE = 2  # times that the title is counted beside the text
TERMS = 120  # of an article's rarest words that are kept
_RARE = 4  # rare terms that two articles on one event share
_DOUBT = 0.03  # that likeness loses for each that is missing
_PLENTY = 5  # rare terms that articles on other events hardly ever share: one pair in two hundred shares more
_TRUST = 0.025  # that likeness gains for each beyond them
_MOST_TRUST = 4  # of them that count
_MANY = 8  # stories that use a term lately, from which it is no rare one
_LATELY = 60  # uses of a term that are looked at, as in the archive
_ONE_WORD = 0.1  # that one shared word adds at most: who is in the news is in many stories of the day
_NEAR = dt.timedelta(days=7)  # articles this close in time lose no likeness
_FADE = dt.timedelta(days=60)  # beyond that, likeness halves in this time


def article_terms(article: Article, passages: Sequence[Passage]) -> Mapping[str, float]:
    """The article's rarest words with their weights, words for the same thing as one; a vector of length one."""
    texts = [passage.text for passage in passages] + [article.title] * _TITLE
    return unit(weigh(texts, article.language, key=meaning, steep=_STEEP), TERMS)


def choose_story(article: Article, terms: Mapping[str, float], candidates: Sequence[StoryCandidate]) -> int | None:
    """The number of the story that the article joins, or None when it opens one; the oldest of equals."""
    alike = {candidate.id: _likeness(article, terms, candidate) for candidate in candidates}
    best = max(sorted(alike), key=lambda number: alike[number], default=None)
    return best if best is not None and alike[best] >= JOIN else None


def _likeness(article: Article, terms: Mapping[str, float], candidate: StoryCandidate) -> float:
    if not candidate.members:
        return 0.0
    whole = _as_one(terms, candidate)
    if article.published_at is None or candidate.last_at is None:
        return whole
    gap = abs(article.published_at - candidate.last_at)
    return 0.0 if gap > STORY_OPEN else _faded(whole, gap)


def _as_one(terms: Mapping[str, float], candidate: StoryCandidate) -> float:
    """How much an article tells of what a story tells of, whenever it does."""
    alike = [likeness(terms, member, _ONE_WORD) for member in candidate.members]
    whole = (1 - _NEAREST) * sum(alike) / len(alike) + _NEAREST * max(alike)
    shared = _shared_rarities(terms, candidate)
    whole += _TRUST * min(max(0, shared - _PLENTY), _MOST_TRUST) - _DOUBT * max(0, _RARE - shared)
    return whole


def _faded(whole: float, gap: dt.timedelta) -> float:
    beyond = max(gap - _NEAR, dt.timedelta())
    return float(whole * 0.5 ** (beyond / _FADE))


def kinship(
    one: Sequence[Article],
    other: Sequence[Article],
    terms: Mapping[int, Mapping[str, float]],
    spread: Mapping[str, int],
) -> float:
    """How likely two stories are one: as for an article that joins, the mean over those of the first.

    Args:
        one: the articles of a story.
        other: those of another.
        terms: of every article, by its number.
        spread: how many stories use each term.
    """
    candidate = StoryCandidate(0, tuple(terms[member.id] for member in other), None, spread)
    whole = sum(_as_one(terms[article.id], candidate) for article in one) / len(one)
    dates = [[article.published_at for article in story if article.published_at] for story in (one, other)]
    if not all(dates):
        return whole
    gap = min(abs(a - b) for a in dates[0] for b in dates[1])
    return _faded(whole, gap)


def _shared_rarities(terms: Mapping[str, float], candidate: StoryCandidate) -> int:
    """How many of the article's rarest terms, those left out that many stories use, one article of the story has too.

    Two floods share the words of floods, two rulings the names of the court; only what few other stories tell of shows
    that it is one event.
    """
    own = [term for term in rarest(terms) if candidate.spread.get(term, 0) <= _MANY]
    return max(sum(term in member for term in own) for member in candidate.members)


def group(articles: Sequence[Article], terms: Mapping[int, Mapping[str, float]]) -> list[list[Article]]:
    """The articles by story, placed one after the other by publication time; `terms` by article number.

    Undated articles come last, in the order of their text, so that the order of arrival never matters.
    """
    stories: list[list[Article]] = []
    users: dict[str, list[int]] = {}  # of each term: the stories that used it, one entry an article
    for article in sorted(articles, key=reading_order):
        spread = {term: len(set(users.get(term, ())[-_LATELY:])) for term in rarest(terms[article.id])}
        candidates = [
            StoryCandidate(number, tuple(terms[member.id] for member in members), _newest(members), spread)
            for number, members in enumerate(stories)
        ]
        chosen = choose_story(article, terms[article.id], candidates)
        if chosen is None:
            chosen = len(stories)
            stories.append([])
        stories[chosen].append(article)
        for term in terms[article.id]:
            users.setdefault(term, []).append(chosen)
    return stories


def reading_order(article: Article) -> tuple[bool, float, str, str, int]:
    """A sort key: by publication, the undated last, ties by what they say and not by when they came."""
    dated = article.published_at
    return dated is None, dated.timestamp() if dated else 0.0, article.title, article.text, article.id


def _newest(articles: Sequence[Article]) -> dt.datetime | None:
    return max((article.published_at for article in articles if article.published_at), default=None)


def headline(articles: Sequence[Article], vectors: Vectors = vector_of) -> str:
    """The title that speaks best for all, the nearest to the middle of the story; an article without one gives its
    first sentence, should no article have a title."""
    ordered = sorted(articles, key=reading_order)
    lines = [(article, article.title) for article in ordered if article.title] or [
        (article, next((passage.text for passage in split_passages(article)), "")) for article in ordered
    ]
    middle = centroid(vectors(article.language, article.title, article.text) for article in ordered)
    best = max(lines, key=lambda line: cosine(vectors(line[0].language, line[1]), middle), default=None)
    return best[1] if best else ""


def tell(
    story_id: int,
    articles: Sequence[Article],
    claims: Sequence[Claim],
    old_conflicts: Sequence[Conflict] = (),
    memory: Memory | None = None,
) -> Story:
    """The story of some articles: headline, summary and how its claims relate, old conflicts keeping their numbers.

    With the memory of its last telling only what is new is weighed against everything; the outcome is the same.
    """
    ordered = tuple(sorted(articles, key=reading_order))
    memory = memory or Memory()
    witnesses = witnesses_of(ordered, claims, memory.once)
    vectors = partial(memory.once, vector_of)
    relations = relate(ordered, claims, memory, witnesses)
    numbered = carry_numbers(old_conflicts, relations.conflicts)
    return Story(
        id=story_id,
        headline=headline(ordered, vectors),
        articles=ordered,
        claims=tuple(claims),
        summary=summarise(ordered, claims, vectors),
        relations=type(relations)(numbered, relations.updates, relations.agreements),
        witnesses=witnesses,
    )
