"""Reading one article: passages, claims and terms."""

from __future__ import annotations

from digest.model import Article, Claim, Passage, Reading
from digest.text import split_passages, tokens

SHORTEST_CLAIM = 4  # words; less is a heading


def read_article(article: Article) -> Reading:
    """Everything the newsroom stores of an article beside its text: passages, claims and the terms of its story."""
    passages = split_passages(article)
    claims = tuple(_claim(article, passage) for passage in passages if _states_something(passage))
    return Reading(passages, claims, _terms(passages))


def _states_something(passage: Passage) -> bool:
    return len(tokens(passage.text)) >= SHORTEST_CLAIM


def _claim(article: Article, passage: Passage) -> Claim:
    return Claim(article.id, passage.text, passage.start, passage.end, passage.in_title)


def _terms(passages: tuple[Passage, ...]) -> dict[str, float]:
    found: dict[str, float] = {}
    for passage in passages:
        for token in tokens(passage.text):
            if len(token.word) > 3:
                found[token.word] = found.get(token.word, 0.0) + 1.0
    return found
