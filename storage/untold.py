"""Articles that are in their story while the story as last told does not know of them: an import is under way.

Until their story is told anew nobody is shown them as part of it, and they count as added when that happens: a window
that ended before leaves them to the next. A story may fail to be told, by a fault of ours: then it stays as told last,
nobody waits for it, and moderators are to know.
"""

from __future__ import annotations

import datetime as dt

from sqlalchemy import Connection, and_, exists, select, update

from storage import schema
from storage.decisions import Telling
from storage.locks import lock_archive
from storage.stamps import stamp

_members, _articles = schema.memberships, schema.articles
_stories = schema.stories
UNTOLD = _members.c.told.is_(False)
AWAITED = and_(UNTOLD, _members.c.story_id.in_(select(_stories.c.id).where(_stories.c.failed_at.is_(None))))


class Untold:
    """They are few, and an index of them alone finds them."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def waits(self, before: dt.datetime) -> bool:
        """Whether any such article came in before that moment, those of stories that failed left out."""
        waiting = exists().where(AWAITED, _members.c.article_id == _articles.c.id, _articles.c.added_at < before)
        return bool(self._connection.scalar(select(waiting)))

    def stories(self) -> list[int]:
        """Return the numbers of the stories that hold such articles, lowest first."""
        query = select(_members.c.story_id).where(UNTOLD).distinct().order_by(_members.c.story_id)
        return list(self._connection.scalars(query))

    def still(self, story_id: int) -> bool:
        """Whether a story holds such an article; nobody else places or tells anything before this transaction ends."""
        lock_archive(self._connection)
        return bool(self._connection.scalar(select(exists().where(UNTOLD, _members.c.story_id == story_id))))

    def fail(self, story_id: int, at: dt.datetime) -> None:
        """Note that telling a story met a fault of ours; what failed before is known already."""
        first = update(_stories).where(_stories.c.id == story_id, _stories.c.failed_at.is_(None))
        self._connection.execute(first.values(failed_at=at, desk_knows=False))

    def hide(self, story_id: int) -> None:
        """Let nothing of a story count as told: it was grouped anew, and what was told of it may rest on others."""
        mine = update(_members).where(_members.c.story_id == story_id)
        self._connection.execute(mine.values(told=False))

    def failed(self) -> list[int]:
        """Return the numbers of the stories that cannot be told."""
        query = select(_stories.c.id).where(_stories.c.failed_at.is_not(None)).order_by(_stories.c.id)
        return list(self._connection.scalars(query))

    def unknown_to_desk(self) -> list[Telling]:
        """Return what was last told of the stories that moderators do not know to have failed."""
        query = select(_stories.c.id, _stories.c.headline, _stories.c.summary).where(_stories.c.desk_knows.is_(False))
        return [Telling(*row) for row in self._connection.execute(query.order_by(_stories.c.id))]

    def desk_knows(self, story_id: int) -> None:
        """Note that moderators know."""
        self._connection.execute(update(_stories).where(_stories.c.id == story_id).values(desk_knows=True))


def settle(connection: Connection, story_id: int, at: dt.datetime) -> dt.datetime:
    """Let all of a story count as told, and what was not as added now; return when that was."""
    mine = _members.c.story_id == story_id
    late = list(connection.scalars(select(_members.c.article_id).where(UNTOLD, mine)))
    if late:
        at = stamp(connection, at)
        connection.execute(update(_articles).where(_articles.c.id.in_(late)).values(added_at=at))
        connection.execute(update(_members).where(UNTOLD, mine).values(told=True))
    return at
