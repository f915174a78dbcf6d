"""Which stored stories a new article might belong to, found by the rare words it shares with their articles."""

from __future__ import annotations

import datetime as dt
import functools
import heapq
import itertools
from collections import defaultdict
from collections.abc import Mapping, Sequence

from sqlalchemy import CompoundSelect, Connection, Row, and_, bindparam, select, union_all

from digest.model import StoryCandidate
from digest.similarity import rarest
from storage import schema

USERS = (
    60  # articles looked at per term, the nearest before and after: a word that everybody uses finds no story anyway
)
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
    constants above, however large the archive. Articles that are in no story yet count for nothing: while everything
    is placed anew, a story is looked for among what was placed before, as it was when the articles came.
    """
    alike: defaultdict[int, float] = defaultdict(float)
    homes: dict[int, int] = {}
    told_by: defaultdict[str, set[int]] = defaultdict(set)
    for term, article, weight, story in _placed_users(connection, rarest(terms), published_at, open_for):
        alike[article] += terms[term] * weight
        homes[article] = story
        told_by[term].add(story)
    scores: defaultdict[int, float] = defaultdict(float)
    for article in heapq.nsmallest(ALIKE, alike, key=lambda article: (-alike[article], article)):
        scores[homes[article]] = max(scores[homes[article]], alike[article])
    best = sorted(scores, key=lambda story: (-scores[story], story))[:STORIES]
    return _load(connection, best, {term: len(stories) for term, stories in told_by.items()})


def _placed_users(
    connection: Connection, wanted: list[str], published_at: dt.datetime | None, open_for: dt.timedelta
) -> Sequence[Row[str, int, float, int]]:
    """The articles near that use these terms and are in a story, as term, article, weight there and story."""
    if not wanted:
        return []
    places = {f"term{position}": term for position, term in enumerate(wanted)}
    near = {"low": FIRST_DAY, "middle": LAST_DAY, "high": LAST_DAY}
    if published_at is not None:
        near = {"low": published_at - open_for, "middle": published_at, "high": published_at + open_for}
    return connection.execute(_users(len(wanted), USERS), {**places, **near}).all()


@functools.cache
def _users(terms: int, users: int) -> CompoundSelect[str, int, float, int]:
    """Build the look-up of the users of so many terms near a moment: some walks down the index for each.

    Whether one is in a story is asked of the nearest alone, so that a walk ends after so many, placed or not.
    Made once: SQLAlchemy needs 50 ms to compile it and finds what it compiled by the statement's identity.
    """
    table, members = schema.article_terms, schema.memberships
    day, number = table.c.published_at, table.c.article_id
    before = day.between(bindparam("low"), bindparam("middle")), (day.desc(), number.desc())
    after = and_(day > bindparam("middle"), day <= bindparam("high")), (day, number)
    undated = day.is_(None), (day.desc(), number.desc())
    walks = []
    for position, (near, order) in itertools.product(range(terms), (before, after, undated)):
        nearest = (
            select(table.c.term, table.c.article_id, table.c.weight)
            .where(table.c.term == bindparam(f"term{position}"), near)
            .order_by(*order)
            .limit(users)
        )
        found = nearest.subquery()
        walks.append(
            select(found, members.c.story_id).join_from(found, members, members.c.article_id == found.c.article_id)
        )
    return union_all(*walks)


def _load(connection: Connection, story_ids: list[int], spread: Mapping[str, int]) -> list[StoryCandidate]:
    """Load the candidates' newest articles' terms, in the order of the stories given."""
    members, articles = schema.memberships, schema.articles
    rows = connection.execute(
        select(members.c.story_id, articles.c.id, articles.c.published_at)
        .join(articles, articles.c.id == members.c.article_id)
        .where(members.c.story_id.in_(story_ids), articles.c.removed_at.is_(None))
        .order_by(articles.c.published_at.desc(), articles.c.id.desc())
    ).all()
    newest: dict[int, list[int]] = {story: [] for story in story_ids}
    last_at: dict[int, dt.datetime] = {}
    for story, article, published_at in rows:
        if len(newest[story]) < MEMBERS:
            newest[story].append(article)
        if published_at is not None:
            last_at[story] = max(published_at, last_at.get(story, published_at))
    wanted = itertools.chain.from_iterable(newest.values())
    found = connection.execute(select(articles.c.id, articles.c.terms).where(articles.c.id.in_(list(wanted))))
    terms = {article: weights for article, weights in found.all()}  # noqa: C416 - mypy: rows are no pairs
    return [
        StoryCandidate(story, tuple(terms[article] for article in newest[story]), last_at.get(story), spread)
        for story in story_ids
        if newest[story]
    ]
