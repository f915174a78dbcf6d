"""An archive many times as large, quickly: all that a filled one tells, again under other numbers and on later days.

Reading and placing 100,000 articles takes hours; copying what came of it takes minutes. Copied are articles, passages,
claims, stories, memberships and conflicts, in SQLite; neither the search index nor what finds an article its story, so
such an archive is for looking at only.
"""

from __future__ import annotations

import datetime as dt
import re
import sqlite3
from collections.abc import Mapping
from functools import partial

SHIFTED = {  # by table: columns that are numbered, and of what they are the number
    "articles": {"id": "articles"},
    "passages": {"id": "passages", "article_id": "articles"},
    "claims": {"article_id": "articles"},
    "stories": {"id": "stories", "founder_id": "articles"},
    "memberships": {"article_id": "articles", "story_id": "stories"},
    "conflicts": {"id": "conflicts", "story_id": "stories"},
    "conflict_articles": {"conflict_id": "conflicts", "article_id": "articles"},
}
MOMENTS = {"published_at", "added_at", "told_at", "found_at", "changed_at"}
JSON = {"body", "summary", "updates", "agreements"}  # what was found, with the numbers of articles
CLAIMED, WITNESS = re.compile(r'("article_id":)(\d+)'), re.compile(r'("article |[{,]")(\d+)')


def multiply(path: str, copies: int, apart: dt.timedelta) -> None:
    """Put so many copies of an archive into it, each so much later than the last."""
    connection = sqlite3.connect(path)
    connection.create_function("renumbered", 2, partial(_shifted, CLAIMED), deterministic=True)
    connection.create_function("renamed", 2, partial(_shifted, WITNESS), deterministic=True)
    connection.create_function("later", 2, _later, deterministic=True)
    tables = ("articles", "passages", "stories", "conflicts")
    steps = {name: 1 + int(connection.execute(f"SELECT max(id) FROM {name}").fetchone()[0]) for name in tables}
    with connection:
        for copy in range(1, copies + 1):
            for table, numbered in SHIFTED.items():
                shifts = {column: copy * steps[of] for column, of in numbered.items()}
                _copy(connection, table, shifts, steps, copy, copy * apart)
    connection.execute("ANALYZE")
    connection.close()


def _copy(
    connection: sqlite3.Connection,
    table: str,
    shifts: Mapping[str, int],
    steps: Mapping[str, int],
    copy: int,
    later: dt.timedelta,
) -> None:
    """One more copy of the rows that were there first."""
    columns = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
    chosen = []
    for column in columns:
        name = f'"{column}"'
        if column in shifts:
            name = f"{name} + {shifts[column]}"
        elif column in MOMENTS:
            name = f"later({name}, {later.total_seconds()})"
        elif column in JSON:
            name = f"renumbered({name}, {copy * steps['articles']})"
        elif column == "witnesses":
            name = f"renamed({name}, {copy * steps['articles']})"
        elif column == "url":
            name = f"{name} || '?{copy}'"
        elif column == "text_hash":
            name = f"'k{copy:03d}' || substr({name}, 5)"  # no hash begins like that
        chosen.append(name)
    first, of = next(iter(SHIFTED[table].items()))
    names = ", ".join(f'"{column}"' for column in columns)
    connection.execute(
        f"INSERT INTO {table} ({names}) SELECT {', '.join(chosen)} FROM {table} WHERE {first} < {steps[of]}"
    )


def _shifted(pattern: re.Pattern[str], json: str | None, step: int) -> str | None:
    """Numbers of articles in stored data."""
    return json and pattern.sub(lambda found: f"{found[1]}{int(found[2]) + step}", json)


def _later(moment: str | None, seconds: float) -> str | None:
    if moment is None:
        return None
    return (dt.datetime.fromisoformat(moment) + dt.timedelta(seconds=seconds)).strftime("%Y-%m-%d %H:%M:%S.%f")
