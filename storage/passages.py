"""Passages and their numbers.

A passage's number holds the minute of its article's publication in the high bits, so the highest number is the newest
text: newest-first search, date ranges and back-filled articles come out right without a sort.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from sqlalchemy import Connection, delete, func, insert, select

from digest.model import Passage
from storage import schema
from storage.records import IndexedPassage

COUNTER_BITS = 24  # 16 million passages published in one minute; 2**53 is reached in the year 2990
EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)


def minute_floor(moment: dt.datetime) -> int:
    """Return the lowest number of a passage published in this minute (everything before 1970 shares its first)."""
    return max(0, (moment - EPOCH) // dt.timedelta(minutes=1)) << COUNTER_BITS


def store(
    connection: Connection, article_id: int, passages: Sequence[Passage], moment: dt.datetime
) -> list[IndexedPassage]:
    """Store an article's passages and return them with their numbers; the caller holds the archive's lock.

    Within the article the title gets the highest number, so that newest first reads in the article's order.
    """
    table = schema.passages
    floor = minute_floor(moment)
    highest = connection.scalar(
        select(func.max(table.c.id)).where(table.c.id >= floor, table.c.id < floor + (1 << COUNTER_BITS))
    )
    first = floor if highest is None else highest + 1
    numbered = [
        IndexedPassage(first + len(passages) - 1 - position, article_id, passage)
        for position, passage in enumerate(passages)
    ]
    if numbered:
        connection.execute(insert(table), [_row(each) for each in numbered])
    return numbered


def of_article(connection: Connection, article_id: int) -> list[IndexedPassage]:
    """Return an article's passages in its order."""
    table = schema.passages
    rows = connection.execute(select(table).where(table.c.article_id == article_id).order_by(table.c.id.desc()))
    return [
        IndexedPassage(row.id, row.article_id, Passage(row.text, row.start, row.end, row.in_title, row.paragraph))
        for row in rows
    ]


def forget(connection: Connection, article_id: int) -> None:
    """Drop an article's passages; the search index must have dropped them before."""
    connection.execute(delete(schema.passages).where(schema.passages.c.article_id == article_id))


def _row(each: IndexedPassage) -> dict[str, object]:
    passage = each.passage
    return {
        "id": each.id,
        "article_id": each.article_id,
        "text": passage.text,
        "start": passage.start,
        "end": passage.end,
        "in_title": passage.in_title,
        "paragraph": passage.paragraph,
    }
