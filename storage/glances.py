"""Stories as a public page shows them: nothing is read that nobody gets to see.

A page of a long story shows a dozen conflicts, a few claims and where its articles are; its texts, its hundreds of
other claims, and what else was told of it would cost more than the page. The statements are built once, because
building them costs as much as running them.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import BindParameter, Connection, Select, and_, bindparam, case, func, select

from digest.model import Article, Claim, Conflict, Relations, Severity, Story
from storage import schema
from storage.articles import article_of
from storage.records import ConflictState

_ARTICLES, _MEMBERS, _CLAIMS = schema.articles.c, schema.memberships.c, schema.claims.c
_STORIES, _CONFLICTS = schema.stories.c, schema.conflicts.c
_THESE: BindParameter[int] = bindparam("stories", expanding=True)
_ORDER = (_ARTICLES.published_at.is_(None), _ARTICLES.published_at, _ARTICLES.id)  # a story's own
_STANDING = and_(_MEMBERS.story_id.in_(_THESE), _MEMBERS.told, _ARTICLES.removed_at.is_(None))
# A text is needed where an article is named by it.
_TEXT = case((_ARTICLES.title == "", _ARTICLES.text), else_="").label("text")
_BARE = (_ARTICLES.id, _ARTICLES.title, _ARTICLES.outlet, _ARTICLES.owner, _ARTICLES.language, _ARTICLES.retold, _TEXT)


def _members(*columns: Any) -> Select[Any]:
    """These columns of articles that are in some stories as they were last told."""
    joined = schema.articles.join(schema.memberships, _MEMBERS.article_id == _ARTICLES.id)
    return select(_MEMBERS.story_id, *columns).select_from(joined).where(_STANDING)


def _voices() -> Select[Any]:
    """The first claims of each speaker in a story, those with most claims first."""
    first = func.row_number().over(partition_by=_CLAIMS.speaker, order_by=(*_ORDER, _CLAIMS.position))
    said = func.count().over(partition_by=_CLAIMS.speaker)
    spoken = _members(_CLAIMS.speaker, _CLAIMS.article_id, _CLAIMS.position, said.label("said"), first.label("first"))
    spoken = spoken.join(schema.claims, _CLAIMS.article_id == _ARTICLES.id).where(_CLAIMS.speaker != "")
    ranked = spoken.subquery()
    same = and_(_CLAIMS.article_id == ranked.c.article_id, _CLAIMS.position == ranked.c.position)
    query = select(ranked.c.speaker, ranked.c.said, _CLAIMS.body).join(schema.claims, same)
    query = query.where(ranked.c.first <= bindparam("each")).limit(bindparam("most"))
    return query.order_by(ranked.c.said.desc(), ranked.c.speaker, ranked.c.first)


def _most_severe() -> Select[Any]:
    """The conflicts of stories that are sure enough, as far as they are wanted."""
    severity = case({Severity.HIGH: 0, Severity.MEDIUM: 1, Severity.LOW: 2}, value=_CONFLICTS.severity)
    order = (severity, _CONFLICTS.confidence.desc(), _CONFLICTS.id)
    rank = func.row_number().over(partition_by=_CONFLICTS.story_id, order_by=order).label("rank")
    listed = and_(_CONFLICTS.story_id.in_(_THESE), _CONFLICTS.state == ConflictState.OPEN)
    ranked = select(_CONFLICTS.id, rank).where(listed, _CONFLICTS.confidence >= bindparam("least")).subquery()
    query = select(_CONFLICTS.story_id, _CONFLICTS.body).join(ranked, ranked.c.id == _CONFLICTS.id)
    return query.where(ranked.c.rank <= bindparam("most")).order_by(ranked.c.rank)


_FULL = _members(*_BARE, _ARTICLES.url, _ARTICLES.published_at, _ARTICLES.added_at).order_by(*_ORDER)
_NEW = and_(_ARTICLES.added_at >= bindparam("since"), _ARTICLES.added_at < bindparam("until"))
_GROWN = _members(*_BARE, _NEW.label("new")).order_by(*_ORDER)
_FIRST, _LAST = func.min(_ARTICLES.published_at).label("first"), func.max(_ARTICLES.published_at).label("last")
_DAYS = _members(_FIRST, _LAST).group_by(_MEMBERS.story_id)
_TOLD = select(_STORIES.id, _STORIES.headline, _STORIES.summary, _STORIES.witnesses).where(_STORIES.id.in_(_THESE))
_UPDATES = select(_STORIES.id, _STORIES.updates).where(_STORIES.id.in_(_THESE))
_MOST_SEVERE, _VOICES = _most_severe(), _voices()


@dataclass(frozen=True, slots=True)
class Glance:
    """What a page about a window shows of a story."""

    story: Story  # its articles without dates and addresses
    new: frozenset[int]  # articles that were added in the window
    first_at: dt.datetime | None  # publication of its earliest article
    last_at: dt.datetime | None  # and of its latest


class Glances:
    """Parts of stories, as they were last told; what is removed is not among them."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def stories(
        self, numbers: Sequence[int], *, conflicts: int, least_confidence: float, updates: bool = False
    ) -> list[Story]:
        """Return those of these stories that hold an article, in this order, without claims and agreements.

        Each with so many of its conflicts that are sure enough, the most severe first; articles with a title come
        without their text.
        """
        articles: defaultdict[int, list[Article]] = defaultdict(list)
        for row in self._connection.execute(_FULL, {"stories": numbers}):
            articles[row.story_id].append(article_of(row))
        found = self._stories(articles, conflicts, least_confidence)
        if updates:
            for row in self._connection.execute(_UPDATES, {"stories": list(found)}):
                relations = replace(found[row.id].relations, updates=row.updates)
                found[row.id] = replace(found[row.id], relations=relations)
        return [found[number] for number in numbers if number in found]

    def within(
        self, numbers: Sequence[int], since: dt.datetime, until: dt.datetime, *, conflicts: int, least_confidence: float
    ) -> list[Glance]:
        """Return as `stories` those with articles added in [since, until)."""
        articles: defaultdict[int, list[Article]] = defaultdict(list)
        new: defaultdict[int, set[int]] = defaultdict(set)
        for row in self._connection.execute(_GROWN, {"stories": numbers, "since": since, "until": until}):
            story_id, number, title, outlet, owner, language, retold, text, is_new = row
            articles[story_id].append(Article(text, title, outlet, owner, language=language, retold=retold, id=number))
            if is_new:
                new[story_id].add(number)
        grown = {number: articles[number] for number in numbers if number in new}
        days = {row.story_id: row for row in self._connection.execute(_DAYS, {"stories": list(grown)})}
        found = self._stories(grown, conflicts, least_confidence)
        return [Glance(found[n], frozenset(new[n]), days[n].first, days[n].last) for n in grown]

    def voices(self, story_id: int, most: int, each: int) -> list[tuple[int, list[Claim]]]:
        """Return how many claims those have in a story who speak most in it, and the first few of them."""
        found: dict[str, tuple[int, list[Claim]]] = {}
        for row in self._connection.execute(_VOICES, {"stories": [story_id], "each": each, "most": most * each}):
            found.setdefault(row.speaker, (row.said, []))[1].append(row.body)
        return list(found.values())[:most]

    def _stories(
        self, articles: Mapping[int, Sequence[Article]], most: int, least_confidence: float
    ) -> dict[int, Story]:
        """The stories that hold these articles, by their numbers."""
        these = list(articles)
        conflicts: defaultdict[int, list[Conflict]] = defaultdict(list)
        if most:
            limits = {"stories": these, "least": least_confidence, "most": most}
            for row in self._connection.execute(_MOST_SEVERE, limits):
                conflicts[row.story_id].append(row.body)
        return {
            row.id: Story(
                id=row.id,
                headline=row.headline,
                articles=tuple(articles[row.id]),
                claims=(),
                summary=row.summary,
                relations=Relations(conflicts=tuple(conflicts[row.id])),
                witnesses=row.witnesses,
            )
            for row in self._connection.execute(_TOLD, {"stories": these})
        }
