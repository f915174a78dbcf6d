"""Deleting an article for good: from the archive, from what was told of it and is not sent yet, and from the log."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from digest.model import Claim, Conflict, Question, Side
from handlers.desk.changing import Work
from storage.records import ConflictState
from storage.stores import Stores


def purge_article(stores: Stores, number: int, *, actor: int, now: dt.datetime) -> None:
    """Delete an article and whatever was said of it; who did what and when stays in the log. Raises NotFound."""
    article = stores.revisions.get(number).article
    about = stores.conflicts.about_article(number)
    stories = {row.story_id for row in about}
    if (story := stores.stories.of_article(number)) is not None:
        stories.add(story)
    items = stores.purging.empty_items(article)
    stores.purging.drop_drafts(article)
    stores.purging.empty_backlog(article)
    stores.purging.unsend(stories, now)
    work = Work(stores, actor, now)
    work.put("article", number, state=None)
    work.finish("purge", f"article {number}")
    stores.conflicts.put_back(
        [
            replace(row, conflict=_without(row.conflict, number))
            for row in stores.conflicts.about_article(number)
            if row.state != ConflictState.OPEN
        ]
    )
    had = stores.log.forget_article(number, items)
    stores.corrections.forget_words(stories)
    stores.search.forget(article, had)
    stores.advice.forget()


def _without(conflict: Conflict, number: int) -> Conflict:
    """A conflict that is not shown any more, without what the article said; the question was worded by it perhaps."""
    sides = (Side("", tuple(c for c in side.claims if c.article_id != number)) for side in conflict.sides)
    left: tuple[Side, ...] = tuple(replace(side, position=_position(side.claims)) for side in sides if side.claims)
    return replace(conflict, question=Question(conflict.kind), sides=left, why=())


def _position(claims: tuple[Claim, ...]) -> str:
    return claims[0].quote if claims else ""
