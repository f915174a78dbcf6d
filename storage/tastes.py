"""What a chat follows and what it does not want to see."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, Row, and_, delete, exists, func, or_, select, update

from storage import schema
from storage.records import Follower, Taste, TasteKind
from storage.statements import insert_or

TABLE = schema.tastes
IN_ORDER = (TABLE.c.since, TABLE.c.kind, TABLE.c.what)
AT_ONCE = 500  # things asked for in one statement
_FOLLOWED = and_(TABLE.c.wanted.is_(True), TABLE.c.inactive.is_(None))


class Tastes:
    """One entry for each thing; to follow what was muted is to mute it no longer."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def of_chat(self, chat_id: int) -> list[Taste]:
        """Return what a chat follows and mutes, oldest first."""
        return self.of_chats([chat_id]).get(chat_id, [])

    def of_chats(self, chat_ids: Sequence[int]) -> dict[int, list[Taste]]:
        """Return the same by chat; chats without any are left out."""
        found: defaultdict[int, list[Taste]] = defaultdict(list)
        for row in self._connection.execute(select(TABLE).where(TABLE.c.chat_id.in_(chat_ids)).order_by(*IN_ORDER)):
            found[row.chat_id].append(_taste(row))
        return dict(found)

    def followed_words(self) -> list[str]:
        """Return all words that somebody follows, each once."""
        query = select(TABLE.c.what).distinct().where(TABLE.c.kind == TasteKind.WORDS, _FOLLOWED)
        return sorted(self._connection.scalars(query))

    def moved_stories(self) -> dict[int, set[int]]:
        """Return, of the followed stories that hold no article any more, where what founded them is now.

        By the story that it is in now: those that are followed as this one, because they were merged into it.
        """
        stories, members, there = schema.stories, schema.memberships, schema.memberships.alias()
        followed = select(TABLE.c.what).where(TABLE.c.kind == TasteKind.STORY, _FOLLOWED).distinct()
        numbers = {int(what) for what in self._connection.scalars(followed)}
        found: defaultdict[int, set[int]] = defaultdict(set)
        for some in _chunks(sorted(numbers)):
            query = (
                select(stories.c.id, members.c.story_id)
                .join(members, members.c.article_id == stories.c.founder_id)
                .where(stories.c.id.in_(some), ~exists().where(there.c.story_id == stories.c.id))
            )
            for row in self._connection.execute(query):
                found[row.story_id].add(row.id)
        return dict(found)

    def followers(self, kind: TasteKind, things: Collection[str]) -> list[Follower]:
        """Return who follows these things and wants to be told."""
        chats = schema.chats
        found = []
        for some in _chunks(sorted(things)):
            query = (
                select(TABLE.c.chat_id, TABLE.c.thread_id, TABLE.c.kind, TABLE.c.what)
                .outerjoin(chats, chats.c.chat_id == TABLE.c.chat_id)
                .where(TABLE.c.kind == kind, TABLE.c.what.in_(some), _FOLLOWED)
                .where(or_(chats.c.alerts.is_(None), chats.c.alerts))
                .order_by(TABLE.c.chat_id)
            )
            rows = self._connection.execute(query)
            found += [Follower(row.chat_id, row.thread_id, TasteKind(row.kind), row.what) for row in rows]
        return found

    def language(self, chat_id: int) -> str | None:
        """Return the language that was spoken when something was followed last; None if that is unknown."""
        query = select(TABLE.c.language).where(TABLE.c.chat_id == chat_id, TABLE.c.language.is_not(None))
        return self._connection.scalar(query.order_by(TABLE.c.since.desc()).limit(1))

    def count(self, chat_id: int) -> int:
        """Return how many things a chat follows and mutes."""
        query = select(func.count()).select_from(TABLE).where(TABLE.c.chat_id == chat_id)
        return self._connection.execute(query).scalar_one()

    def keep(
        self, chat_id: int, taste: Taste, at: dt.datetime, *, thread_id: int | None = None, language: str | None = None
    ) -> None:
        """Follow or mute something; notes about it go to the topic, in the language spoken there."""
        key = {"chat_id": chat_id, "kind": taste.kind, "what": taste.what}
        values = {"wanted": taste.wanted, "thread_id": thread_id or 0, "language": language, "inactive": None}
        statement = insert_or(self._connection, TABLE).values(**key, **values, since=at)
        self._connection.execute(statement.on_conflict_do_update(index_elements=list(key), set_=values))

    def drop(self, chat_id: int, kind: TasteKind, what: str) -> bool:
        """Neither follow nor mute it any longer; False if nobody did."""
        mine = (TABLE.c.chat_id == chat_id, TABLE.c.kind == kind, TABLE.c.what == what)
        return bool(self._connection.execute(delete(TABLE).where(*mine)).rowcount)

    def rest(self, chat_id: int, reason: str | None) -> None:
        """Send nothing to a chat that cannot be reached, or (None) again."""
        self._connection.execute(update(TABLE).where(TABLE.c.chat_id == chat_id).values(inactive=reason))


def _chunks(things: Sequence[Any]) -> Iterator[Sequence[Any]]:
    return (things[start : start + AT_ONCE] for start in range(0, len(things), AT_ONCE))


def _taste(row: Row[Any]) -> Taste:
    return Taste(TasteKind(row.kind), row.what, row.wanted)
