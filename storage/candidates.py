"""Which stored stories a new article might belong to, found by the rare words it shares with their articles."""

from __future__ import annotations

import datetime as dt
import functools
import itertools
from collections import defaultdict
from collections.abc import Iterable, Mapping

from sqlalchemy import ColumnElement, CompoundSelect, Connection, bindparam, select, union_all

from digest.model import StoryCandidate
from storage import schema

RAREST = 24  # terms of the new article that are looked up
USERS = 60  # newest articles looked at per term: a word that everybody uses finds no story anyway
STORIES = 20  # candidates given out, those that share most first
FIRST_DAY = dt.datetime(1, 1, 2, tzinfo=dt.UTC)
LAST_DAY = dt.datetime(9999, 12, 30, tzinfo=dt.UTC)
MEMBERS = 40  # newest articles of a candidate whose terms are given out


def find_candidates(
    connection: Connection, terms: Mapping[str, float], published_at: dt.datetime | None, open_for: dt.timedelta
) -> list[StoryCandidate]:
    """Return the stories with an article that shares rare terms and lies within `open_for`, best first.

    Articles without a date are near to everything, and everything is near to them. The work is bounded by the
    constants above, however large the archive.
    """
    shared = _shared_weights(connection, terms, published_at, open_for)
    members = schema.memberships
    rows = connection.execute(
        select(members.c.article_id, members.c.story_id).where(_among(members.c.article_id, shared))
    )
    scores: defaultdict[int, float] = defaultdict(float)
    for row in rows:
        scores[row.story_id] = max(scores[row.story_id], shared[row.article_id])
    best = sorted(scores, key=lambda story: (-scores[story], story))[:STORIES]
    return _load(connection, best)


def _shared_weights(
    connection: Connection, terms: Mapping[str, float], published_at: dt.datetime | None, open_for: dt.timedelta
) -> dict[int, float]:
    """Return, by article, how much of the new article's weight it shares."""
    rarest = sorted(terms, key=lambda term: (-terms[term], term))[:RAREST]
    if not rarest:
        return {}
    places = {f"term{position}": term for position, term in enumerate(rarest)}
    near = {"low": FIRST_DAY, "high": LAST_DAY}
    if published_at is not None:
        near = {"low": published_at - open_for, "high": published_at + open_for}
    found: defaultdict[int, float] = defaultdict(float)
    for row in connection.execute(_users(len(rarest), USERS), {**places, **near}):
        found[row.article_id] += terms[row.term]
    return dict(found)


@functools.cache
def _users(terms: int, users: int) -> CompoundSelect[tuple[str, int]]:
    """Build the look-up of the newest users of so many terms near a moment: one walk down the index for each.

    Made once: SQLAlchemy needs 50 ms to compile it and finds what it compiled by the statement's identity.
    """
    table = schema.article_terms
    walks = []
    for position, near in itertools.product(
        range(terms),
        (table.c.published_at.between(bindparam("low"), bindparam("high")), table.c.published_at.is_(None)),
    ):
        newest = (
            select(table.c.term, table.c.article_id)
            .where(table.c.term == bindparam(f"term{position}"), near)
            .order_by(table.c.published_at.desc(), table.c.article_id.desc())
            .limit(users)
        )
        walks.append(select(newest.subquery()))
    return union_all(*walks)


def _load(connection: Connection, story_ids: list[int]) -> list[StoryCandidate]:
    """Load the candidates' newest articles' terms, in the order of the stories given."""
    members, articles = schema.memberships, schema.articles
    rows = connection.execute(
        select(members.c.story_id, articles.c.id, articles.c.published_at)
        .join(articles, articles.c.id == members.c.article_id)
        .where(_among(members.c.story_id, story_ids), articles.c.removed_at.is_(None))
        .order_by(articles.c.published_at.desc(), articles.c.id.desc())
    )
    newest: dict[int, list[int]] = {story: [] for story in story_ids}
    last_at: dict[int, dt.datetime] = {}
    for row in rows:
        if len(newest[row.story_id]) < MEMBERS:
            newest[row.story_id].append(row.id)
        if row.published_at is not None:
            last_at[row.story_id] = max(row.published_at, last_at.get(row.story_id, row.published_at))
    terms = _terms(connection, [article for articles_ in newest.values() for article in articles_])
    return [
        StoryCandidate(story, tuple(terms[article] for article in newest[story]), last_at.get(story))
        for story in story_ids
        if newest[story]
    ]


def _terms(connection: Connection, article_ids: list[int]) -> dict[int, dict[str, float]]:
    table = schema.article_terms
    terms: dict[int, dict[str, float]] = {article: {} for article in article_ids}
    for row in connection.execute(select(table).where(_among(table.c.article_id, article_ids))):
        terms[row.article_id][row.term] = row.weight
    return terms


def _among(column: ColumnElement[int], numbers: Iterable[int]) -> ColumnElement[bool]:
    return column.in_(list(numbers))
