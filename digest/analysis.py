"""The whole newsroom at one sitting: articles in, stories out, no database."""

from __future__ import annotations

from collections.abc import Sequence

from digest.claims import read_article
from digest.model import Article, Claim, Story
from digest.stories import article_terms, group, tell


def analyse(articles: Sequence[Article]) -> tuple[Story, ...]:
    """The stories of some articles, the earliest first, numbered from 1; the articles need distinct numbers."""
    readings = {article.id: read_article(article) for article in articles}
    terms = {article.id: article_terms(article, readings[article.id].passages) for article in articles}
    stories = []
    for number, members in enumerate(group(articles, terms), 1):
        claims: list[Claim] = [claim for article in members for claim in readings[article.id].claims]
        stories.append(tell(number, members, claims))
    return tuple(stories)
