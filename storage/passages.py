"""Passages and their numbers.

A passage's number holds the day of its article's publication in the high bits, so the highest number is the newest
text: newest-first search and back-filled articles come out right without a sort. Within a day the numbers follow each
other without gaps, since the size of the search index grows with the distances between them.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from sqlalchemy import Connection, delete, func, insert, select

from digest.model import Passage
from storage import schema
from storage.records import IndexedPassage

DAY_BITS = 14  # 16,384 passages a day, some 800 articles; what is beyond goes to the days before
EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)


def day_floor(moment: dt.datetime) -> int:
    """Return the lowest number of this day (UTC). Earlier days lie below it; so do later ones where a day was full."""
    return (moment - EPOCH) // dt.timedelta(days=1) << DAY_BITS


def store(
    connection: Connection,
    article_id: int,
    passages: Sequence[Passage],
    moment: dt.datetime,
    wanted: Sequence[int] = (),
) -> list[IndexedPassage]:
    """Store an article's passages and return them with their numbers; the caller holds the archive's lock.

    Within the article the title gets the highest number, so that newest first reads in the article's order. `wanted`:
    the numbers that they had before, which they get again if they are free.
    """
    again = len(wanted) == len(passages) and not _taken(connection, wanted)
    numbers = list(wanted) if again else _free_numbers(connection, moment, len(passages))
    numbered = [IndexedPassage(number, article_id, passage) for number, passage in zip(numbers, passages, strict=True)]
    if numbered:
        connection.execute(insert(schema.passages), [_row(each) for each in numbered])
    return numbered


def _taken(connection: Connection, numbers: Sequence[int]) -> bool:
    table = schema.passages
    return connection.scalar(select(table.c.id).where(table.c.id.in_(numbers)).limit(1)) is not None


def _free_numbers(connection: Connection, moment: dt.datetime, count: int) -> list[int]:
    """The next numbers of the day, falling; from the days before once it is full."""
    table = schema.passages
    floor = day_floor(moment)
    numbers: list[int] = []
    while len(numbers) < count:
        end = floor + (1 << DAY_BITS)
        highest = connection.scalar(select(func.max(table.c.id)).where(table.c.id >= floor, table.c.id < end))
        first = floor if highest is None else highest + 1
        numbers += reversed(range(first, min(end, first + count - len(numbers))))
        floor -= 1 << DAY_BITS
    return numbers


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
