"""Where the sentences of articles begin and end: what stands around a claim."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from sqlalchemy import Connection, select

from storage import schema


class Sentence(NamedTuple):
    """Where a title or a sentence stands in its article."""

    start: int
    end: int
    in_title: bool
    paragraph: int


class Sentences:
    """Reads passages by their articles."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def of_articles(self, numbers: Collection[int]) -> dict[int, list[Sentence]]:
        """Return by article its sentences in the order of its text; those of a removed article are not given out.

        Their text is not read: it is in the article, which whoever asks has.
        """
        table, articles = schema.passages.c, schema.articles.c
        query = (
            select(table.article_id, table.start, table.end, table.in_title, table.paragraph)
            .join(schema.articles, articles.id == table.article_id)
            .where(table.article_id.in_(numbers), articles.removed_at.is_(None))
        )
        found: dict[int, list[Sentence]] = {}
        for number, start, end, in_title, paragraph in self._connection.execute(query):
            found.setdefault(number, []).append(Sentence(start, end, in_title, paragraph))
        return {number: sorted(sentences) for number, sentences in found.items()}
