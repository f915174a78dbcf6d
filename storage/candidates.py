"""Which stored stories a new article might belong to, found by the rare words it shares with their articles."""

from __future__ import annotations

import datetime as dt
import functools
import heapq
import itertools
from collections import defaultdict
from collections.abc import Mapping

from sqlalchemy import CompoundSelect, Connection, bindparam, select, union_all

from digest.model import StoryCandidate
from storage import schema

RAREST = 24  # terms of the new article that are looked up
USERS = 60  # newest articles looked at per term: a word that everybody uses finds no story anyway
ALIKE = 80  # likeliest articles whose stories are looked at
STORIES = 5  # candidates given out, likeliest first
MEMBERS = 12  # newest articles of a candidate whose terms are given out
FIRST_DAY = dt.datetime(1, 1, 2, tzinfo=dt.UTC)
LAST_DAY = dt.datetime(9999, 12, 30, tzinfo=dt.UTC)


def find_candidates(
    connection: Connection, terms: Mapping[str, float], published_at: dt.datetime | None, open_for: dt.timedelta
) -> list[StoryCandidate]:
    """Return the stories with an article that shares rare terms and lies within `open_for`, best first.

    Articles without a date are near to everything, and everything is near to them. The work is bounded by the
    constants above, however large the archive.
    """
    alike = _likeness(connection, terms, published_at, open_for)
    likeliest = heapq.nsmallest(ALIKE, alike, key=lambda article: (-alike[article], article))
    members = schema.memberships
    rows = connection.execute(
        select(members.c.article_id, members.c.story_id).where(members.c.article_id.in_(likeliest))
    )
    scores: defaultdict[int, float] = defaultdict(float)
    for row in rows:
        scores[row.story_id] = max(scores[row.story_id], alike[row.article_id])
    best = sorted(scores, key=lambda story: (-scores[story], story))[:STORIES]
    return _load(connection, best)


def _likeness(
    connection: Connection, terms: Mapping[str, float], published_at: dt.datetime | None, open_for: dt.timedelta
) -> dict[int, float]:
    """Return how alike each article near is, by article: the cosine over the new article's rarest terms."""
    rarest = sorted(terms, key=lambda term: (-terms[term], term))[:RAREST]
    if not rarest:
        return {}
    places = {f"term{position}": term for position, term in enumerate(rarest)}
    near = {"low": FIRST_DAY, "high": LAST_DAY}
    if published_at is not None:
        near = {"low": published_at - open_for, "high": published_at + open_for}
    found: defaultdict[int, float] = defaultdict(float)
    for row in connection.execute(_users(len(rarest), USERS), {**places, **near}).all():
        found[row.article_id] += terms[row.term] * row.weight
    return dict(found)


@functools.cache
def _users(terms: int, users: int) -> CompoundSelect[tuple[str, int, float]]:
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
            select(table.c.term, table.c.article_id, table.c.weight)
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
        .where(members.c.story_id.in_(story_ids), articles.c.removed_at.is_(None))
        .order_by(articles.c.published_at.desc(), articles.c.id.desc())
    )
    newest: dict[int, list[int]] = {story: [] for story in story_ids}
    last_at: dict[int, dt.datetime] = {}
    for row in rows:
        if len(newest[row.story_id]) < MEMBERS:
            newest[row.story_id].append(row.id)
        if row.published_at is not None:
            last_at[row.story_id] = max(row.published_at, last_at.get(row.story_id, row.published_at))
    wanted = itertools.chain.from_iterable(newest.values())
    found = connection.execute(select(articles.c.id, articles.c.terms).where(articles.c.id.in_(list(wanted))))
    terms = {row.id: row.terms for row in found}
    return [
        StoryCandidate(story, tuple(terms[article] for article in newest[story]), last_at.get(story))
        for story in story_ids
        if newest[story]
    ]
