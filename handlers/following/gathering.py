"""What came in since the last look, and who follows it: it waits then until a note tells it."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from digest.compose import shown
from handlers.context import Services
from storage.arrivals import Mark, NewArticle, NewConflict
from storage.records import Follower, News, TasteKind
from storage.search import Watched
from storage.stores import Stores

LATELY = dt.timedelta(days=2)  # what appeared longer ago is no news: an import brings it, or a feed that was away
STEP = 200  # numbers of articles, and of conflicts, that one look goes through
MARK = "noted up to"  # the flag that says where the last look ended
Key = tuple[int, int]  # article and conflict, one of them 0


@dataclass(frozen=True, slots=True)
class Thing:
    """An article or a conflict that is news."""

    key: Key
    story_id: int
    articles: frozenset[int]  # itself, or those whose claims are in conflict
    at: dt.datetime  # when it came into the archive
    watched: Watched


@dataclass(frozen=True, slots=True)
class Look:
    """What one look found, and from where to where it went."""

    before: str | None
    after: str
    news: list[News]
    late: frozenset[int] = frozenset()  # articles among them, or older, that were told late


def gather(services: Services, now: dt.datetime) -> int:
    """Have those who follow it told of what is new; returns how many things for how many chats. Raises StorageError.

    Whoever looks first keeps what was found and moves the mark in one transaction: nothing is found twice.
    """
    found = 0
    while True:
        with services.database.reading() as stores:
            look = _look(stores, now)
        if look is None:
            return found
        with services.database.writing() as stores:
            if not stores.flags.swap(MARK, look.before, look.after):
                return found  # another process was faster
            news = _still_wanted(stores, look)
            stores.notes.keep(news, now)
        found += len(news)


def _still_wanted(stores: Stores, look: Look) -> list[News]:
    """What nobody else has kept: the mark tells nothing of articles that were told late."""
    if not look.late:
        return look.news
    gone = look.late - stores.untold.forget_late(look.late)
    return [each for each in look.news if each.article_id not in gone]


def _look(stores: Stores, now: dt.datetime) -> Look | None:
    """The next step; None if nothing came in. Before the first look everything is old."""
    before, end = stores.flags.get(MARK), stores.arrivals.mark()
    if before is None:
        return Look(None, _written(end), [])
    mark = Mark(*map(int, before.split()))
    listed = stores.untold.late()[:STEP]
    if mark.article >= end.article and mark.conflict >= end.conflict and not listed:
        return None
    to = Mark(_next(mark.article, end.article), _next(mark.conflict, end.conflict))
    late = frozenset(number for number in listed if number <= to.article)
    if not late and to == mark:
        return None
    things = _things(
        stores,
        stores.arrivals.articles(mark.article, to.article, late=late),
        stores.arrivals.conflicts(mark.conflict, to.conflict),
        now - LATELY,
    )
    return Look(before, _written(to), find_news(stores, things) if things else [], late)


def _next(seen: int, end: int) -> int:
    return max(seen, min(end, seen + STEP))


def _written(mark: Mark) -> str:
    return f"{mark.article} {mark.conflict}"


def _things(
    stores: Stores, articles: Sequence[NewArticle], conflicts: Sequence[NewConflict], since: dt.datetime
) -> list[Thing]:
    """What of it is news: articles that appeared since, and conflicts that one of those takes part in."""
    fresh = [each for each in articles if each.moment is not None and each.moment >= since]
    passages = stores.arrivals.passages([each.id for each in fresh])
    things = [
        Thing(
            key=(each.id, 0),
            story_id=each.story_id,
            articles=frozenset({each.id}),
            at=each.added_at,
            watched=Watched(passages.get(each.id, ()), each.outlet),
        )
        for each in fresh
    ]
    for found in conflicts:
        claims = [claim for side in found.conflict.sides for claim in side.claims]
        about = frozenset(claim.article_id for claim in claims)
        newest = max(stores.arrivals.moments(about).values(), default=None)
        if shown([found.conflict]) and newest is not None and newest >= since:
            quotes = Watched([claim.quote for claim in claims])
            things.append(Thing((0, found.conflict.id), found.story_id, about, found.found_at, quotes))
    return things


def find_news(stores: Stores, things: Sequence[Thing]) -> list[News]:
    """For whom these are news: each thing once a place, for what is followed most narrowly."""
    followed = [*_by_story(stores, things), *_by_words(stores, things)]
    found: dict[tuple[int, int, Key], News] = {}
    for follower, thing in followed:
        place = (follower.chat_id, follower.thread_id, thing.key)
        found.setdefault(place, News(follower, *thing.key, thing.at))
    return list(found.values())


def _by_story(stores: Stores, things: Sequence[Thing]) -> list[tuple[Follower, Thing]]:
    merged = stores.tastes.moved_stories()
    names = {thing.story_id: {thing.story_id, *merged.get(thing.story_id, ())} for thing in things}
    wanted = {str(number) for numbers in names.values() for number in numbers}
    followers = _by_what(stores.tastes.followers(TasteKind.STORY, wanted))
    return [
        (follower, thing)
        for thing in things
        for number in sorted(names[thing.story_id])
        for follower in followers.get(str(number), ())
    ]


def _by_words(stores: Stores, things: Sequence[Thing]) -> list[tuple[Follower, Thing]]:
    """A conflict is also found by the words of a new article that takes part in it."""
    matched = stores.search.answered(stores.tastes.followed_words(), {thing.key: thing.watched for thing in things})
    followers = _by_what(stores.tastes.followers(TasteKind.WORDS, matched))
    return [
        (follower, thing)
        for words, keys in matched.items()
        for thing in things
        if _is_about(thing, keys)
        for follower in followers.get(words, ())
    ]


def _is_about(thing: Thing, keys: Collection[Key]) -> bool:
    return thing.key in keys or any((article, 0) in keys for article in thing.articles)


def _by_what(followers: Sequence[Follower]) -> Mapping[str, list[Follower]]:
    found: defaultdict[str, list[Follower]] = defaultdict(list)
    for follower in followers:
        found[follower.what].append(follower)
    return found
