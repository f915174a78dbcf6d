"""A small archive to search in: one article for each list of sentences."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from itertools import count

from digest.model import Article, Passage, Reading
from storage.database import Database
from storage.search import SearchResult
from tests.storage.factories import NOON

_NUMBERS = count(1)


def passages_of(*sentences: str) -> Reading:
    """A reading whose passages are these sentences."""
    passages, start = [], 0
    for sentence in sentences:
        passages.append(Passage(sentence, start, start + len(sentence)))
        start += len(sentence) + 1
    return Reading(tuple(passages), (), {})


def fill(
    database: Database,
    *sentences: str,
    outlet: str | None = None,
    published: dt.datetime | None = NOON,
    at: dt.datetime = NOON,
) -> int:
    """Add one article of these sentences; its number."""
    text = " ".join(sentences)
    article = Article(text=text, url=f"https://arau.example/{next(_NUMBERS)}", outlet=outlet, published_at=published)
    with database.writing() as stores:
        return stores.articles.add(article, passages_of(*sentences), at=at).id


def fill_each(database: Database, sentences: Sequence[str]) -> list[int]:
    """Add an article for each sentence."""
    return [fill(database, sentence) for sentence in sentences]


def ask(database: Database, query: str, **page: int) -> SearchResult:
    """The answer to a query."""
    with database.reading() as stores:
        return stores.search.find(query, **page)


def texts(result: SearchResult) -> list[str]:
    """The passages of an answer."""
    return [excerpt.passage.text for excerpt in result.excerpts]


def marked(result: SearchResult) -> list[list[str]]:
    """The highlighted words of each excerpt."""
    return [[e.passage.text[start:end] for start, end in e.highlights] for e in result.excerpts]
