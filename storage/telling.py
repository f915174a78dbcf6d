"""Putting stored stories together again: a handful of queries however many stories are asked for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from sqlalchemy import Connection, select

from digest.model import Article, Claim, Conflict, Relations, Story
from storage import schema
from storage.articles import COLUMNS, article_of
from storage.records import ConflictState


def load_stories(connection: Connection, story_ids: Sequence[int], *, claims: bool = True) -> list[Story]:
    """Return these stories with articles, claims if wanted and open conflicts, in the order given; no empty ones.

    They are as they were last told: an article that was not told of yet (`storage.untold`) is not among theirs.
    """
    table = schema.stories
    rows = {row.id: row for row in connection.execute(select(table).where(table.c.id.in_(story_ids)))}
    articles = articles_of(connection, story_ids, told=True)
    wanted = [article.id for group in articles.values() for article in group] if claims else []
    bodies = _claims_of(connection, wanted)
    conflicts = _open_conflicts(connection, story_ids)
    return [
        Story(
            id=number,
            headline=rows[number].headline,
            articles=tuple(articles[number]),
            claims=tuple(claim for article in articles[number] for claim in bodies.get(article.id, ())),
            summary=rows[number].summary,
            relations=Relations(
                conflicts=tuple(conflicts[number]),
                updates=rows[number].updates,
                agreements=rows[number].agreements,
            ),
            witnesses=rows[number].witnesses,
        )
        for number in story_ids
        if articles.get(number)
    ]


def articles_of(connection: Connection, story_ids: Sequence[int], *, told: bool = False) -> dict[int, list[Article]]:
    """Return the articles of each story by publication time, those without a date last; removed ones left out.

    `told`: only those that were told of.
    """
    table, members = schema.articles, schema.memberships
    query = (
        select(members.c.story_id, *COLUMNS)
        .join(members, members.c.article_id == table.c.id)
        .where(members.c.story_id.in_(story_ids), table.c.removed_at.is_(None))
        .order_by(table.c.published_at.is_(None), table.c.published_at, table.c.id)
    )
    found: defaultdict[int, list[Article]] = defaultdict(list)
    for row in connection.execute(query.where(members.c.told) if told else query):
        found[row.story_id].append(article_of(row))
    return dict(found)


def _claims_of(connection: Connection, article_ids: Sequence[int]) -> dict[int, list[Claim]]:
    table = schema.claims
    found: dict[int, list[Claim]] = {article: [] for article in article_ids}
    query = select(table).where(table.c.article_id.in_(article_ids)).order_by(table.c.article_id, table.c.position)
    for row in connection.execute(query):
        found[row.article_id].append(row.body)
    return found


def _open_conflicts(connection: Connection, story_ids: Sequence[int]) -> dict[int, list[Conflict]]:
    table = schema.conflicts
    found: dict[int, list[Conflict]] = {story: [] for story in story_ids}
    query = select(table).where(table.c.story_id.in_(story_ids), table.c.state == ConflictState.OPEN)
    for row in connection.execute(query.order_by(table.c.confidence.desc(), table.c.id)):
        found[row.story_id].append(row.body)
    return found
