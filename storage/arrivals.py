"""What came in since somebody last looked: articles and conflicts by their numbers, which grow as they are stored."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, exists, func, or_, select

from digest.model import Conflict
from storage import schema
from storage.records import ConflictState
from storage.stamps import window_end
from storage.untold import AWAITED

_articles, _members, _items = schema.articles, schema.memberships, schema.feed_items


@dataclass(frozen=True, slots=True)
class Mark:
    """Up to where somebody has looked: the last numbers."""

    article: int = 0
    conflict: int = 0


@dataclass(frozen=True, slots=True)
class NewArticle:
    """An article that came in."""

    id: int
    story_id: int
    outlet: str | None
    added_at: dt.datetime
    moment: dt.datetime | None  # when it appeared; None: nobody knows, because an import gave no date


@dataclass(frozen=True, slots=True)
class NewConflict:
    """A conflict that was found; `conflict` knows its number."""

    story_id: int
    conflict: Conflict
    found_at: dt.datetime


class Arrivals:
    """Numbers are given under the archive's lock: whoever has seen one has seen all before it."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def mark(self) -> Mark:
        """Return where the archive ends, or the first article that its story does not tell of yet and is going to."""
        first = select(func.min(_members.c.article_id) - 1).where(AWAITED).scalar_subquery()
        last = select(func.max(_articles.c.id)).scalar_subquery()
        conflict = select(func.max(schema.conflicts.c.id)).scalar_subquery()
        row = self._connection.execute(select(func.coalesce(first, last), conflict)).one()
        return Mark(row[0] or 0, row[1] or 0)

    def window_end(self, now: dt.datetime) -> dt.datetime | None:
        """Return where a window that is read now may end, so that the next one finds all that is on its way.

        None: where it begins.
        """
        return window_end(self._connection, now)

    def articles(self, after: int, up_to: int, *, late: Collection[int] = ()) -> list[NewArticle]:
        """Return the articles in (after, up_to] and the `late` ones, as far as told of; removed ones left out."""
        query = (
            select(_articles.c.id, _members.c.story_id, _articles.c.outlet, _articles.c.added_at, _moment())
            .join(_members, _members.c.article_id == _articles.c.id)
            .where(or_(and_(_articles.c.id > after, _articles.c.id <= up_to), _articles.c.id.in_(late)))
            .where(_articles.c.removed_at.is_(None), _members.c.told)
            .order_by(_articles.c.id)
        )
        return [NewArticle(*row) for row in self._connection.execute(query)]

    def conflicts(self, after: int, up_to: int) -> list[NewConflict]:
        """Return the open conflicts with numbers in (after, up_to]."""
        table = schema.conflicts
        query = select(table.c.story_id, table.c.body, table.c.found_at).where(table.c.id > after, table.c.id <= up_to)
        rows = self._connection.execute(query.where(table.c.state == ConflictState.OPEN).order_by(table.c.id))
        return [NewConflict(row.story_id, row.body, row.found_at) for row in rows]

    def moments(self, article_ids: Collection[int]) -> dict[int, dt.datetime]:
        """Return when these articles appeared; those of which nobody knows, and removed ones, are left out."""
        query = select(_articles.c.id, _moment()).where(_articles.c.id.in_(article_ids))
        rows = self._connection.execute(query.where(_articles.c.removed_at.is_(None)))
        return {number: moment for number, moment in rows if moment is not None}

    def passages(self, article_ids: Sequence[int]) -> dict[int, list[str]]:
        """Return the texts of these articles' passages."""
        table = schema.passages
        found: defaultdict[int, list[str]] = defaultdict(list)
        query = select(table.c.article_id, table.c.text).where(table.c.article_id.in_(article_ids))
        for row in self._connection.execute(query):
            found[row.article_id].append(row.text)
        return dict(found)


def _moment() -> ColumnElement[Any]:
    """When an article appeared: as it says, else when a person or a feed brought it."""
    brought = or_(_articles.c.added_by.is_not(None), exists().where(_items.c.article_id == _articles.c.id))
    added = select(_articles.c.added_at).where(brought).correlate(_articles).scalar_subquery()
    return func.coalesce(_articles.c.published_at, added, type_=_articles.c.added_at.type).label("moment")
