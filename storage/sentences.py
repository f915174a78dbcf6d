"""Where the sentences of articles begin and end: what stands around a claim."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import NamedTuple

from sqlalchemy import Connection, text

# One value holds all spans, so that the statement is always the same; having SQLAlchemy build one for a hundred spans
# takes longer than finding them.
_SPANS = {
    "sqlite": """
    SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]'), json_extract(value, '$[2]')
    FROM json_each(:spans)""",
    "postgresql": """
    SELECT CAST(value ->> 0 AS bigint), CAST(value ->> 1 AS bigint), CAST(value ->> 2 AS bigint)
    FROM jsonb_array_elements(CAST(:spans AS jsonb)) AS each_span (value)""",
}
_AROUND = """
    WITH near (article_id, low, high) AS ({})
    SELECT passages.article_id, passages.start, passages."end", passages.in_title, passages.paragraph
    FROM near
    JOIN passages ON passages.article_id = near.article_id AND passages.start < near.high AND passages."end" > near.low
    JOIN articles ON articles.id = passages.article_id AND articles.removed_at IS NULL
"""
AROUND = {dialect: text(_AROUND.format(spans)) for dialect, spans in _SPANS.items()}


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

    def around(self, spans: Iterable[tuple[int, int, int]], reach: int) -> dict[int, list[Sentence]]:
        """Return by article the sentences that spans (article, start, end) touch, and those next to them.

        As far as they begin or end within `reach` characters; in the order of the text, a title's own first. Those of
        a removed article are not given out. Their text is not read: it is in the article, which whoever asks has.
        """
        wanted = [(number, start - reach, end + reach) for number, start, end in set(spans)]
        if not wanted:
            return {}
        statement = AROUND[self._connection.dialect.name]
        rows = self._connection.execute(statement, {"spans": json.dumps(wanted)})
        found: dict[int, set[Sentence]] = {}
        for number, start, end, in_title, paragraph in rows:
            found.setdefault(number, set()).add(Sentence(start, end, bool(in_title), paragraph))
        return {number: sorted(sentences) for number, sentences in found.items()}
