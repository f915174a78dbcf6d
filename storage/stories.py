"""Stories: which articles they hold, what was told of them, and their conflicts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select, update

from digest.model import Article, Conflict, Story, StoryCandidate
from storage import schema
from storage.candidates import find_candidates
from storage.conflicts import Conflicts
from storage.decisions import Pin, Telling
from storage.errors import NotFound
from storage.locks import lock_archive
from storage.statements import insert_numbered
from storage.telling import articles_of, load_stories
from storage.untold import settle

AT_ONCE = 500  # stories an edition is made from at most, those with most new articles first


class Stories:
    """Stories have stable numbers: one that lost all its articles keeps its number and is simply not given out."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._conflicts = Conflicts(connection)

    def candidates(
        self, terms: Mapping[str, float], published_at: dt.datetime | None, open_for: dt.timedelta
    ) -> list[StoryCandidate]:
        """Return the stories that an article with these terms might belong to, likeliest first."""
        return find_candidates(self._connection, terms, published_at, open_for)

    def place(self, article_id: int, story_id: int | None, *, told: bool = True) -> int:
        """Put an article into a story (None: into its own) and return the story's number.

        `told`: the story is told anew in this transaction; otherwise see `storage.untold`.

        An article that a moderator pinned stays where it is. One that founded a story which is empty now gets that
        number back, so that numbers survive when everything is grouped anew.
        """
        lock_archive(self._connection)
        table = schema.memberships
        present = self._connection.execute(select(table).where(table.c.article_id == article_id)).one_or_none()
        if present is not None and present.pinned:
            return int(present.story_id)
        self._connection.execute(delete(table).where(table.c.article_id == article_id))
        number = self._own_story(article_id) if story_id is None else story_id
        told = told and (present is None or present.told)
        self._connection.execute(insert(table).values(article_id=article_id, story_id=number, pinned=False, told=told))
        return number

    def membership(self, article_id: int) -> tuple[int, bool] | None:
        """Return the story an article is in and whether a moderator put it there."""
        table = schema.memberships
        row = self._connection.execute(select(table).where(table.c.article_id == article_id)).one_or_none()
        return None if row is None else (row.story_id, row.pinned)

    def put(self, article_id: int, story_id: int, *, pinned: bool) -> None:
        """Put an article into a story, wherever it was; pinned, it stays there when all is placed anew."""
        lock_archive(self._connection)
        table = schema.memberships
        same = table.c.article_id == article_id
        told = self._connection.scalar(select(table.c.told).where(same)) is not False
        self._connection.execute(delete(table).where(same))
        values = {"article_id": article_id, "story_id": story_id, "pinned": pinned, "told": told}
        self._connection.execute(insert(table).values(**values))

    def open(self, founder_id: int) -> int:
        """Return the number of an empty story, which this article opens."""
        lock_archive(self._connection)
        return self._own_story(founder_id)

    def pins(self) -> list[Pin]:
        """Return where moderators put articles, by story and article."""
        table = schema.memberships
        query = select(table).where(table.c.pinned).order_by(table.c.story_id, table.c.article_id)
        return [Pin(row.article_id, row.story_id) for row in self._connection.execute(query)]

    def members(self, story_id: int) -> list[int]:
        """Return the numbers of a story's articles, removed ones too."""
        table = schema.memberships
        query = select(table.c.article_id).where(table.c.story_id == story_id).order_by(table.c.article_id)
        return list(self._connection.scalars(query))

    def of_article(self, article_id: int) -> int | None:
        """Return the story an article is in."""
        table = schema.memberships
        return self._connection.scalar(select(table.c.story_id).where(table.c.article_id == article_id))

    def of_articles(self, article_ids: Collection[int]) -> dict[int, int]:
        """Return by article the stories that these are in, as far as they are told of there."""
        table = schema.memberships
        query = select(table.c.article_id, table.c.story_id).where(table.c.article_id.in_(article_ids), table.c.told)
        return {row.article_id: row.story_id for row in self._connection.execute(query)}

    def headlines(self, story_ids: Collection[int]) -> dict[int, str]:
        """Return the headlines of these stories."""
        table = schema.stories
        query = select(table.c.id, table.c.headline).where(table.c.id.in_(story_ids))
        return {row.id: row.headline for row in self._connection.execute(query)}

    def articles(self, story_id: int) -> list[Article]:
        """Return a story's articles by publication time, those without a date last; removed ones left out.

        Also those that are not told of yet.
        """
        return articles_of(self._connection, [story_id]).get(story_id, [])

    def conflicts(self, story_id: int) -> list[Conflict]:
        """Return all conflicts a story ever had, also closed and dismissed ones: a conflict found again is the same."""
        return self._conflicts.of_story(story_id)

    def save(self, story: Story, at: dt.datetime) -> Story:
        """Store what was told of a story and return it as it stands now.

        New conflicts (number 0) get their numbers, known ones are brought up to date, those no longer found are
        closed, and those a moderator dismissed stay away. Raises NotFound.
        """
        lock_archive(self._connection)
        at = settle(self._connection, story.id, at)
        table = schema.stories
        changed = self._connection.execute(
            update(table)
            .where(table.c.id == story.id)
            .values(
                headline=story.headline,
                summary=story.summary,
                updates=story.relations.updates,
                agreements=story.relations.agreements,
                witnesses=dict(story.witnesses),
                told_at=at,
                failed_at=None,
                desk_knows=True,
            )
        )
        if not changed.rowcount:
            raise NotFound("story", story.id)
        standing = self._conflicts.save(story.id, story.relations.conflicts, at)
        return replace(story, relations=replace(story.relations, conflicts=standing))

    def get(self, story_id: int) -> Story:
        """Return a story as last told, with its open conflicts. Raises NotFound, also if it has no article left."""
        found = load_stories(self._connection, [story_id])
        if not found:
            raise NotFound("story", story_id)
        return found[0]

    def whole(self, story_ids: Sequence[int]) -> list[Story]:
        """Return those of these stories that hold an article, as last told, in this order."""
        return load_stories(self._connection, story_ids)

    def some(self, story_ids: Collection[int]) -> list[Story]:
        """Return those of these stories that hold an article, as last told, without their claims."""
        return load_stories(self._connection, sorted(story_ids), claims=False)

    def last_told(self, story_id: int) -> Telling:
        """Return what was told of a story last, also if no article is left in it. Raises NotFound."""
        table = schema.stories
        row = self._connection.execute(select(table).where(table.c.id == story_id)).one_or_none()
        if row is None:
            raise NotFound("story", story_id)
        return Telling(row.id, row.headline, row.summary)

    def with_articles_added(self, since: dt.datetime, until: dt.datetime, limit: int = AT_ONCE) -> list[Story]:
        """Return the stories with articles added in [since, until), those with most of them first.

        They come without their claims: an edition shows what was told of a story, not all that is in it.
        """
        return load_stories(self._connection, self.grown(since, until, limit), claims=False)

    def grown(self, since: dt.datetime, until: dt.datetime, limit: int, *, among: int | None = None) -> list[int]:
        """Return the numbers of the stories with articles added in [since, until), those with most of them first.

        `among`: only so many of these articles are looked at, the latest.
        """
        members, articles = schema.memberships, schema.articles
        window = select(articles.c.id).where(
            articles.c.added_at >= since, articles.c.added_at < until, articles.c.removed_at.is_(None)
        )
        if among is not None:
            window = window.order_by(articles.c.added_at.desc()).limit(among)
        newest = window.subquery()
        rows = self._connection.execute(
            select(members.c.story_id)
            .join(newest, newest.c.id == members.c.article_id)
            .where(members.c.told)
            .group_by(members.c.story_id)
            .order_by(func.count().desc(), members.c.story_id.desc())
            .limit(limit)
        )
        return [row.story_id for row in rows]

    def numbers(self) -> list[int]:
        """Return the numbers of all stories that hold an article, lowest first."""
        table = schema.memberships
        query = select(table.c.story_id).distinct().order_by(table.c.story_id)
        return list(self._connection.scalars(query))

    def clear(self) -> None:
        """Forget which article belongs where, so that all can be placed anew; what moderators pinned stays.

        Stories and conflicts keep their numbers: see `place`.
        """
        lock_archive(self._connection)
        self._connection.execute(delete(schema.memberships).where(schema.memberships.c.pinned.is_(False)))

    def _own_story(self, article_id: int) -> int:
        table, members = schema.stories, schema.memberships
        taken = select(members.c.story_id).where(members.c.story_id == table.c.id).exists()
        founded: Sequence[int] = self._connection.scalars(
            select(table.c.id).where(table.c.founder_id == article_id, ~taken).order_by(table.c.id).limit(1)
        ).all()
        if founded:
            return founded[0]
        blank: dict[str, Any] = {"headline": "", "summary": (), "updates": (), "agreements": (), "witnesses": {}}
        return insert_numbered(self._connection, table, founder_id=article_id, **blank)
