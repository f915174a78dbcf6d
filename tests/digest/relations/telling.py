"""Short stories for the tests of relations: sentences by speakers in articles."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from digest.claims import read_article
from digest.model import Article, Attribution, Claim, Quantity, Relations, Status
from digest.relations import relate
from digest.relations.figure_finding import find_figures
from digest.relations.figures import Figure
from digest.relations.material import Material, prepare

Line = tuple[int, str, str]  # article, speaker, sentence


def articles(count: int = 3, *, language: str = "id", days: tuple[int | None, ...] = ()) -> list[Article]:
    start = dt.datetime(2031, 5, 2, 9, tzinfo=dt.UTC)
    published = [start + dt.timedelta(days=day) if day is not None else None for day in days] or [start] * count
    return [
        Article(
            text="", title=f"Berita {number}", id=number, outlet=f"Outlet {number}", language=language, published_at=at
        )
        for number, at in enumerate(published, 1)
    ]


def claims(*lines: Line, quantities: dict[int, Quantity] | None = None) -> list[Claim]:
    """One claim a line; `quantities` by the line's index."""
    found, position = [], 0
    for index, (article, speaker, sentence) in enumerate(lines):
        own = (quantities or {}).get(index)
        found.append(
            Claim(
                article,
                sentence,
                position,
                position + len(sentence),
                attribution=Attribution(speaker or None, key=speaker.casefold()),
                status=Status.ASSERTED,
                quantities=(own,) if own else (),
            )
        )
        position += len(sentence) + 1
    return found


def material(*lines: Line, language: str = "id") -> Material:
    return prepare(articles(language=language), claims(*lines))


def relations(*lines: Line, language: str = "id") -> Relations:
    return relate(articles(language=language), claims(*lines))


def figures(*texts: str, language: str) -> tuple[Material, list[Figure]]:
    """The one figure of each text, as its reader finds it."""
    read = [
        replace(article, text=text)
        for article, text in zip(articles(len(texts), language=language), texts, strict=True)
    ]
    told = prepare(read, [claim for article in read for claim in read_article(article).claims])
    found = find_figures(told)
    assert [figure.told.article.id for figure in found] == [article.id for article in read]
    return told, found


def story(*texts: str, days: tuple[int | None, ...] = (), language: str = "id") -> Relations:
    """What is told of some texts, as their reader finds it; `days` from the first are those of publication."""
    start = dt.datetime(2031, 5, 2, 9, tzinfo=dt.UTC)
    published = [start if day is None else start + dt.timedelta(days=day) for day in days] or [start] * len(texts)
    articles = [
        Article(text=text, id=number, outlet=f"Outlet {number}", language=language, published_at=at)
        for number, (text, at) in enumerate(zip(texts, published, strict=True), 1)
    ]
    return relate(articles, [claim for article in articles for claim in read_article(article).claims])
