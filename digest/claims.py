"""Reading one article: passages, claims and terms."""

from __future__ import annotations

from digest.model import Article, Claim, Passage, Reading
from digest.stories import article_terms
from digest.text import split_passages, tokens

SHORTEST_CLAIM = 4  # words; less is a heading


def read_article(article: Article) -> Reading:
    """Everything the newsroom stores of an article beside its text: passages, claims and the terms of its story."""
    passages = split_passages(article)
    claims = tuple(_claim(article, passage) for passage in passages if _states_something(passage))
    return Reading(passages, claims, article_terms(article, passages))


def _states_something(passage: Passage) -> bool:
    return len(tokens(passage.text)) >= SHORTEST_CLAIM


def _claim(article: Article, passage: Passage) -> Claim:
    return Claim(article.id, passage.text, passage.start, passage.end, passage.in_title)
