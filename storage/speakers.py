"""Who has claimed what."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import Connection, func, select

from digest.model import Story
from storage import schema
from storage.telling import load_stories

CLAIMS = schema.claims


class Speakers:
    """Speakers go by the keys that reading gave them (`Attribution.key`): one name may have several."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def known(self) -> dict[str, int]:
        """Return every speaker's key and how many claims there are of it, removed articles included."""
        query = select(CLAIMS.c.speaker, func.count()).where(CLAIMS.c.speaker != "").group_by(CLAIMS.c.speaker)
        return {row.speaker: row[1] for row in self._connection.execute(query)}

    def stories(self, keys: Collection[str], limit: int) -> list[Story]:
        """Return the stories in which these have claimed something, those they spoke in last first."""
        articles, members = schema.articles, schema.memberships
        last = func.max(func.coalesce(articles.c.published_at, articles.c.added_at))
        query = (
            select(members.c.story_id)
            .join(CLAIMS, CLAIMS.c.article_id == members.c.article_id)
            .join(articles, articles.c.id == members.c.article_id)
            .where(CLAIMS.c.speaker.in_(keys), articles.c.removed_at.is_(None))
            .group_by(members.c.story_id)
            .order_by(last.desc(), members.c.story_id.desc())
            .limit(limit)
        )
        return load_stories(self._connection, list(self._connection.scalars(query)))
