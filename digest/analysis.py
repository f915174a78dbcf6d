"""The whole newsroom at one sitting: articles in, stories out, no database."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from digest.claims import read_article
from digest.model import Article, Claim, Story
from digest.stories import JOIN, article_terms, group, kinship, reading_order, tell

_THIN = 2  # articles of a story that may still turn out to be part of another


def analyse(articles: Sequence[Article]) -> tuple[Story, ...]:
    """The stories of some articles, the earliest first, numbered from 1; the articles need distinct numbers."""
    readings = {article.id: read_article(article) for article in articles}
    terms = {article.id: article_terms(article, readings[article.id].passages) for article in articles}
    stories = []
    for number, members in enumerate(gather(articles, terms), 1):
        claims: list[Claim] = [claim for article in members for claim in readings[article.id].claims]
        stories.append(tell(number, members, claims))
    return tuple(stories)


def gather(articles: Sequence[Article], terms: Mapping[int, Mapping[str, float]]) -> list[list[Article]]:
    """The articles by story, the thin stories looked at once more when all articles are placed.

    An article that comes early is placed while its story is still thin. Here nothing is published yet, so what turns
    out to be one story becomes one; in an archive a story keeps its number, and only a moderator merges.
    """
    stories = group(articles, terms)
    spread = Counter(term for members in stories for term in {term for each in members for term in terms[each.id]})
    for thin in [members for members in stories if len(members) <= _THIN]:
        others = [members for members in stories if members is not thin]
        kin = [kinship(thin, members, terms, spread) for members in others]
        best = max(range(len(others)), key=lambda number: kin[number], default=None)
        if best is not None and kin[best] >= JOIN:
            others[best][:] = sorted([*others[best], *thin], key=reading_order)
            stories = others
    return sorted(stories, key=lambda members: reading_order(members[0]))
