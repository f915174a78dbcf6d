"""sumy's LexRank, for scale: what it costs to rank all sentences of some articles against each other."""

from __future__ import annotations

from collections.abc import Sequence

from sumy.models.dom import ObjectDocumentModel, Paragraph, Sentence
from sumy.summarizers.lex_rank import LexRankSummarizer

from digest.model import Article
from digest.text import split_passages, tokens


class _Words:
    """Our own words: sumy's tokenizer would download its models."""

    def to_words(self, sentence: str) -> tuple[str, ...]:
        return tuple(token.word for token in tokens(sentence))


def summarise_by_lexrank(articles: Sequence[Article], sentences: int) -> list[str]:
    """The sentences that LexRank finds most central."""
    words = _Words()
    paragraphs = [
        Paragraph([Sentence(passage.text, words) for passage in split_passages(article)]) for article in articles
    ]
    chosen = LexRankSummarizer()(ObjectDocumentModel(paragraphs), sentences)
    return [str(sentence) for sentence in chosen]
