"""Articles that are in their story while the story as last told does not know of them: an import is under way.

Until their story is told anew nobody is shown them as part of it, and they count as added when that happens: a window
that ended before leaves them to the next.
"""

from __future__ import annotations

import datetime as dt

from sqlalchemy import Connection, exists, select, update

from storage import schema
from storage.locks import lock_archive
from storage.stamps import stamp

_members, _articles = schema.memberships, schema.articles
UNTOLD = _members.c.told.is_(False)


class Untold:
    """They are few, and an index of them alone finds them."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def waits(self, before: dt.datetime) -> bool:
        """Whether any such article came in before that moment."""
        waiting = exists().where(UNTOLD, _members.c.article_id == _articles.c.id, _articles.c.added_at < before)
        return bool(self._connection.scalar(select(waiting)))

    def stories(self) -> list[int]:
        """Return the numbers of the stories that hold such articles, lowest first."""
        query = select(_members.c.story_id).where(UNTOLD).distinct().order_by(_members.c.story_id)
        return list(self._connection.scalars(query))

    def still(self, story_id: int) -> bool:
        """Whether a story holds such an article; nobody else places or tells anything before this transaction ends."""
        lock_archive(self._connection)
        return bool(self._connection.scalar(select(exists().where(UNTOLD, _members.c.story_id == story_id))))


def settle(connection: Connection, story_id: int, at: dt.datetime) -> dt.datetime:
    """Let all of a story count as told, and what was not as added now; return when that was."""
    mine = _members.c.story_id == story_id
    late = list(connection.scalars(select(_members.c.article_id).where(UNTOLD, mine)))
    if late:
        at = stamp(connection, at)
        connection.execute(update(_articles).where(_articles.c.id.in_(late)).values(added_at=at))
        connection.execute(update(_members).where(UNTOLD, mine).values(told=True))
    return at
