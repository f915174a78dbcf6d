"""What of the waiting news is still to be told to a place, story by story."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from digest.compose import shown
from digest.model import Article, Conflict, Story
from digest.tailor import mentions
from handlers.editions import wishes_of
from handlers.render.notes import Noted
from storage.notes import LastDigest
from storage.records import Choices, News, Taste, TasteKind
from storage.stores import Stores

OLD = dt.timedelta(days=2)  # news that waited so long are none: the chat could not be written to


@dataclass(frozen=True, slots=True)
class Reader:
    """What a place follows and mutes, what its digests told, and how it is spoken to."""

    tastes: tuple[Taste, ...]
    choices: Choices
    digests: Sequence[LastDigest]
    language: str
    zone: ZoneInfo


@dataclass(frozen=True, slots=True)
class Stories:
    """The stories that some news belong to now; what was removed or closed meanwhile belongs to none."""

    by_id: Mapping[int, Story]
    of_articles: Mapping[int, int]
    of_conflicts: Mapping[int, int]
    merged: Mapping[int, Collection[int]]  # story → those that were merged into it

    def of(self, news: News) -> tuple[Story, Article | None, Conflict | None] | None:
        """The story of an article or a conflict, with itself; None if it is not there any more."""
        number = (self.of_articles if news.article_id else self.of_conflicts).get(news.article_id or news.conflict_id)
        story = self.by_id.get(number or 0)
        if story is None:
            return None
        article = next((each for each in story.articles if each.id == news.article_id), None)
        conflict = next((each for each in shown(story.relations.conflicts) if each.id == news.conflict_id), None)
        return (story, article, conflict) if article or conflict else None


def find_stories(stores: Stores, news: Sequence[News]) -> Stories:
    """The stories of some news as they are told now."""
    of_articles = stores.stories.of_articles({each.article_id for each in news})
    of_conflicts = stores.conflicts.stories_of({each.conflict_id for each in news})
    stories = stores.stories.some({*of_articles.values(), *of_conflicts.values()})
    return Stories({story.id: story for story in stories}, of_articles, of_conflicts, stores.tastes.moved_stories())


def choose(waiting: Sequence[News], stories: Stories, reader: Reader, now: dt.datetime) -> list[Noted]:
    """What is to be told, those stories first that brought most."""
    found: dict[int, Noted] = {}
    by_story: defaultdict[int, list[News]] = defaultdict(list)
    for news in waiting:
        there = stories.of(news)
        if there is None or news.found_at < now - OLD or not reader.choices.alerts:
            continue
        story, article, conflict = there
        if not _is_followed(news, story, stories, reader.tastes) or _is_told(news, story, reader.digests):
            continue
        if _is_muted(story, article, conflict, reader):
            continue
        by_story[story.id].append(news)
        before = found.get(story.id, Noted(story))
        found[story.id] = before.with_more(news, article, conflict)
    return sorted(found.values(), key=lambda noted: (-len(noted.articles) - len(noted.conflicts), -noted.story.id))


def _is_followed(news: News, story: Story, stories: Stories, tastes: Collection[Taste]) -> bool:
    """Whether it still is: not if the chat stopped, or if a moderator put it into another story meanwhile."""
    kind, what = news.follower.kind, news.follower.what
    if Taste(kind, what, wanted=True) not in tastes:
        return False
    return kind is not TasteKind.STORY or int(what) in {story.id, *stories.merged.get(story.id, ())}


def _is_told(news: News, story: Story, digests: Sequence[LastDigest]) -> bool:
    """Whether the place's last digest had it: its window reached so far, and the story was in it."""
    return any(
        news.conflict_id in each.conflict_ids
        or (each.until is not None and news.found_at < each.until and story.id in each.story_ids)
        for each in digests
    )


def _is_muted(story: Story, article: Article | None, conflict: Conflict | None, reader: Reader) -> bool:
    wishes = wishes_of(reader.tastes, reader.choices)
    titles = [story.headline, *([article.title] if article else [])]
    if story.id in wishes.stories_muted or any(mentions(title, w) for w in wishes.muted for title in titles):
        return True
    if article is not None:
        return article.outlet in wishes.outlets_muted
    outlets = {each.id: each.outlet for each in story.articles}
    heard = {number for number, outlet in outlets.items() if outlet not in wishes.outlets_muted}
    return conflict is None or not all(any(c.article_id in heard for c in side.claims) for side in conflict.sides)
