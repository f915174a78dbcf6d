"""What a language model replied about stories, which tellings were put to it, and how many calls that took.

A reply is kept as it came, never what was made of it: it is looked at anew each time, against the story as it is then.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, and_, delete, exists, func, insert, or_, select, true, tuple_, update

from storage import schema
from storage.locks import lock_archive
from storage.statements import insert_or

TABLE, CALLS = schema.advice, schema.model_calls
DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Unadvised:
    """A telling by the rules that no reply was put into yet."""

    story_id: int
    told_at: dt.datetime
    fresh: bool  # it has news; what is not fresh is not asked about, a reply that still fits is put into it
    basis: str = ""  # of what was asked last
    reply: str | None = None
    attempts: int = 0  # calls for that basis


class Advice:
    """Replies by story."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def next(self, since: dt.datetime, besides: Collection[tuple[int, dt.datetime]] = ()) -> Unadvised | None:
        """Return the story told last among those with articles added since then, or else with a reply of its own.

        `besides`: tellings (story, moment) that are left out.
        """
        members, articles = schema.memberships, schema.articles
        news = (
            select(members.c.story_id)
            .join(articles, articles.c.id == members.c.article_id)
            .where(articles.c.added_at >= since, articles.c.removed_at.is_(None))
        )
        stories = schema.stories
        others = tuple_(stories.c.id, stories.c.told_at).not_in(list(besides)) if besides else true()
        return self._last_told(and_(others, stories.c.id.in_(news)), fresh=True) or self._last_told(
            and_(others, TABLE.c.reply.is_not(None)), fresh=False
        )

    def _last_told(self, wanted: ColumnElement[bool], *, fresh: bool) -> Unadvised | None:
        stories = schema.stories
        query = (
            select(stories.c.id, stories.c.told_at, TABLE.c.basis, TABLE.c.reply, TABLE.c.attempts)
            .outerjoin(TABLE, TABLE.c.story_id == stories.c.id)
            .where(wanted, stories.c.told_at.is_not(None))
            .where(or_(TABLE.c.seen_at.is_(None), stories.c.told_at > TABLE.c.seen_at))
            .order_by(stories.c.told_at.desc(), stories.c.id)
            .limit(1)
        )
        row = self._connection.execute(query).one_or_none()
        return Unadvised(row.id, row.told_at, fresh, row.basis or "", row.reply, row.attempts or 0) if row else None

    def spent(self, now: dt.datetime) -> int:
        """Return how many calls were made in the last 24 hours."""
        query = select(func.count()).select_from(CALLS).where(CALLS.c.at > now - DAY)
        return self._connection.execute(query).scalar_one()

    def begin(self, story_id: int, basis: str, at: dt.datetime) -> None:
        """Count a call that is about to be made; what was replied to another question is forgotten."""
        self._connection.execute(delete(CALLS).where(CALLS.c.at <= at - DAY))
        self._connection.execute(insert(CALLS).values(at=at))
        again = update(TABLE).where(TABLE.c.story_id == story_id, TABLE.c.basis == basis)
        if self._connection.execute(again.values(attempts=TABLE.c.attempts + 1)).rowcount:
            return
        values = {"basis": basis, "reply": None, "attempts": 1}
        statement = insert_or(self._connection, TABLE).values(story_id=story_id, **values)
        self._connection.execute(statement.on_conflict_do_update(index_elements=["story_id"], set_=values))

    def spare(self, story_id: int) -> None:
        """Take back that a call failed because of this story: the endpoint answers nobody."""
        mine = update(TABLE).where(TABLE.c.story_id == story_id, TABLE.c.attempts > 0)
        self._connection.execute(mine.values(attempts=TABLE.c.attempts - 1))

    def keep(self, story_id: int, basis: str, reply: str) -> None:
        """Keep a reply, if it is to what was asked last."""
        mine = update(TABLE).where(TABLE.c.story_id == story_id, TABLE.c.basis == basis)
        self._connection.execute(mine.values(reply=reply))

    def stands(self, telling: Unadvised) -> bool:
        """Whether the story is as it was told then, with no article on its way into it.

        Nobody tells it before this transaction ends.
        """
        lock_archive(self._connection)
        stories, members = schema.stories, schema.memberships
        arriving = exists().where(members.c.story_id == stories.c.id, members.c.told.is_(False))
        query = select(stories.c.told_at).where(stories.c.id == telling.story_id, ~arriving)
        return self._connection.scalar(query) == telling.told_at

    def seen(self, story_id: int, told_at: dt.datetime) -> None:
        """Note that nothing is to be done about a telling any more."""
        statement = insert_or(self._connection, TABLE).values(
            story_id=story_id, basis="", reply=None, attempts=0, seen_at=told_at
        )
        self._connection.execute(
            statement.on_conflict_do_update(index_elements=["story_id"], set_={"seen_at": told_at})
        )

    def forget(self) -> None:
        """Forget every reply: an article was purged, and nobody knows any more in which stories it once was."""
        self._connection.execute(update(TABLE).values(reply=None))
