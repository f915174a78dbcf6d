"""Reading one article: passages, claims and terms."""

from __future__ import annotations

import re

from digest.attribution import Statement, attribute
from digest.copies import buckets_of, sketch_of
from digest.dates import local_day, read_dates
from digest.language import language_of
from digest.model import Article, Claim, Passage, Reading
from digest.numerals import writes_decimal_comma
from digest.quantities import find_quantities
from digest.status import status_of
from digest.stories import article_terms
from digest.text import split_passages, tokens

__all__ = ["read_article"]

SHORTEST_CLAIM = 3  # words; less is a scrap
LONGEST_HEADING = 7  # words
SENTENCE_END = re.compile(r"[.!?…。:”\"»)]\s*$")


def read_article(article: Article, *, headings: bool = True) -> Reading:
    """Everything the newsroom stores of an article beside its text: passages, claims and the terms of its story.

    Without `headings` a short line states something, too, though it has no full stop: so people write to each other.
    """
    passages = split_passages(article)
    decimal_comma = writes_decimal_comma(article.text, language_of(article.language))
    statements = attribute(article, passages, language_of(article.language))
    claims = tuple(
        _claim(article, passage, statement, decimal_comma=decimal_comma)
        for passage, statement in zip(passages, statements, strict=True)
        if _states_something(passage, headings=headings)
    )
    buckets = buckets_of(sketch_of(article.text))
    return Reading(passages, claims, article_terms(article, passages), buckets)


def _states_something(passage: Passage, *, headings: bool) -> bool:
    """Whether a passage is more than a heading or a scrap; a heading is short and ends without a full stop."""
    count = len(tokens(passage.text))
    if passage.in_title or not headings:
        return count >= SHORTEST_CLAIM
    return count >= (SHORTEST_CLAIM if SENTENCE_END.search(passage.text) else LONGEST_HEADING + 1)


def _claim(article: Article, passage: Passage, statement: Statement, *, decimal_comma: bool) -> Claim:
    language = language_of(article.language)
    text = article.title if passage.in_title else article.text
    dates, spans = read_dates(
        text, language, local_day(article.published_at, article.language), passage.start, passage.end
    )
    quantities = find_quantities(
        text, language, decimal_comma=decimal_comma, dates=dates, date_spans=spans, start=passage.start, end=passage.end
    )
    return Claim(
        article_id=article.id,
        quote=passage.text,
        start=passage.start,
        end=passage.end,
        in_title=passage.in_title,
        attribution=statement.attribution,
        status=status_of(passage.text, statement.speech, language),
        quantities=quantities,
        dates=tuple(dates),
    )
