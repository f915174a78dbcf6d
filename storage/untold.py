"""Articles that are in their story while the story as last told does not know of them: an import is under way.

Until their story is told anew nobody is shown them as part of it, and they count as added when that happens: a window
that ended before leaves them to the next. A story may fail to be told, by a fault of ours: then it stays as told last,
nobody waits for it, and moderators are to know. Told at last, only what nobody was told of counts as added then, and
is listed for those who follow it: whoever looks for news has gone past it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable

from sqlalchemy import Connection, and_, exists, func, or_, select, update

from storage import schema
from storage.columns import UtcDateTime
from storage.decisions import Telling
from storage.flags import Flags
from storage.locks import lock_archive
from storage.stamps import stamp

LATE = "told late"  # the flag that lists articles told after their story had failed: their numbers
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

    def articles(self) -> set[int]:
        """Return the numbers of such articles."""
        return set(self._connection.scalars(select(_members.c.article_id).where(UNTOLD)))

    def hide(self, story_id: int, *, regrouped: bool = False) -> None:
        """Let nothing of a story count as told: it changed, and what was told of it may rest on others.

        `regrouped`: what counts as told now was told, here or in another story, and is not new when this one is told.
        """
        mine = _members.c.story_id == story_id
        if regrouped:
            here = select(_members.c.article_id).where(mine, _members.c.told)
            last = self._connection.scalar(
                select(func.max(_articles.c.added_at, type_=UtcDateTime)).where(_articles.c.id.in_(here))
            )
            if last is not None:
                earlier = or_(_stories.c.told_at.is_(None), _stories.c.told_at < last)
                known = update(_stories).where(_stories.c.id == story_id, earlier)
                self._connection.execute(known.values(told_at=last))
        self._connection.execute(update(_members).where(mine).values(told=False))

    def late(self) -> list[int]:
        """Return the articles that were told late, and that followers were not told of, in the order they came in."""
        return _late(Flags(self._connection))

    def forget_late(self, numbers: Collection[int]) -> set[int]:
        """Take articles off that list; which of them were still on it."""
        lock_archive(self._connection)
        flags = Flags(self._connection)
        listed = _late(flags)
        flags.set(LATE, _written(set(listed) - set(numbers)))
        return set(listed) & set(numbers)

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
    """Let all of a story count as told, and what nobody was told of as added now; return when that was.

    Needs the archive's lock.
    """
    mine = _members.c.story_id == story_id
    query = select(_articles.c.id, _articles.c.added_at).join(_members, _members.c.article_id == _articles.c.id)
    untold = connection.execute(query.where(UNTOLD, mine)).all()
    if not untold:
        return at
    connection.execute(update(_members).where(UNTOLD, mine).values(told=True))
    story = connection.execute(
        select(_stories.c.told_at, _stories.c.failed_at).where(_stories.c.id == story_id)
    ).one_or_none()
    failed = story is not None and story.failed_at is not None
    told_at = story.told_at if story is not None and failed else None  # what was told of before and then hidden
    late = [row.id for row in untold if told_at is None or row.added_at > told_at]
    if late:
        at = stamp(connection, at)
        connection.execute(update(_articles).where(_articles.c.id.in_(late)).values(added_at=at))
        if failed:
            flags = Flags(connection)
            flags.set(LATE, _written({*_late(flags), *late}))
    return at


def _late(flags: Flags) -> list[int]:
    return [int(number) for number in (flags.get(LATE) or "").split()]


def _written(numbers: Iterable[int]) -> str:
    return " ".join(map(str, sorted(numbers)))
