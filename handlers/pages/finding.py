"""From a number in an address to what its page shows, read at one moment; what is not public is not found."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from itertools import groupby

from digest.charting import conflict_marks, update_marks
from digest.compose import compose_edition, shown
from digest.model import Article, Claim, Conflict, Story, StoryBrief, Update
from handlers.pages.quoting import Quoting
from handlers.pages.sheets import (
    CasePage,
    ConflictSheet,
    EditionSheet,
    Item,
    SideSheet,
    StepSheet,
    StorySheet,
    UpdateSheet,
    VoiceSheet,
)
from handlers.pages.showing import is_public, outlets_of, public_story, resting_on
from handlers.render import undisputed
from storage.errors import NotFound
from storage.records import ConflictState
from storage.stores import Stores

ALL, SOME, ONE = 30, 3, 1  # quotes of a side: on a conflict's page, a story's, an edition's
CONFLICTS = 12  # on a story's page
UPDATES, STEPS = 8, 12
VOICES, EACH = 12, 2  # speakers of a story, claims of one
STORIES = 8  # on an edition's page: those with most new articles, the most important first
CLAIMS, CASES = 3, 3  # of a story on an edition's page


def find_story(stores: Stores, number: int) -> StorySheet:
    """A story's page. Raises NotFound."""
    story = public_story(stores.stories.get(number))
    conflicts = shown(story.relations.conflicts)[:CONFLICTS]
    updates = undisputed(story.relations.updates, conflicts)[:UPDATES]
    voices = _voices(story)
    quoted = [
        *(claim for each in conflicts for side in each.sides for claim in side.claims[:SOME]),
        *(claim for each in updates for step in each.values for claim in step.claims[:ONE]),
        *(claim for said in voices for claim in said[:EACH]),
    ]
    quoting = _quoting(stores, story.articles, quoted)
    return StorySheet(
        story=story,
        conflicts=tuple(_conflict(each, story.articles, quoting, SOME) for each in conflicts),
        updates=tuple(_update(each, story.articles, quoting) for each in updates),
        voices=tuple(VoiceSheet(_name(said), quoting.all(said[:EACH]), max(0, len(said) - EACH)) for said in voices),
        outlets=outlets_of(story.articles),
        sources=_sources(story),
        changed_at=max((article.added_at for article in story.articles if article.added_at), default=None),
    )


def find_conflict(stores: Stores, number: int) -> CasePage:
    """A conflict's page. Raises NotFound, also for one that is dismissed, closed or not sure enough."""
    standing = stores.conflicts.standing(number)
    if standing.state is not ConflictState.OPEN:
        raise NotFound("conflict", number)
    conflict, stories = stores.conflicts.get(number), stores.stories.some([standing.story_id])
    if not stories or not is_public(conflict, {article.id for article in stories[0].articles}):
        raise NotFound("conflict", number)
    story = public_story(stories[0])
    quoting = _quoting(stores, story.articles, (claim for side in conflict.sides for claim in side.claims[:ALL]))
    outlets = outlets_of(resting_on(conflict, story.articles))
    return CasePage(_conflict(conflict, story.articles, quoting, ALL), story, outlets, standing.changed_at)


def find_edition(stores: Stores, number: int) -> EditionSheet:
    """An edition's page: what came in within its window, the most important stories. Raises NotFound.

    Not what was left of it for somebody who follows and mutes: a public page would tell what a person reads.
    """
    made = stores.editions.get(number)
    told = list(map(public_story, stores.stories.with_articles_added(made.since, made.until, STORIES)))
    edition = compose_edition(told, since=made.since, until=made.until, outlets=())
    briefs = edition.stories
    outlets = {article.outlet for brief in briefs for article in brief.new_articles if article.outlet}
    articles = [article for brief in briefs for article in brief.story.articles]
    quoting = _quoting(stores, articles, (claim for brief in briefs for claim in _told(brief)))
    items = tuple(_item(brief, quoting) for brief in briefs)
    named = replace(edition, outlets=tuple(sorted(outlets, key=str.casefold)))
    return EditionSheet(number, named, made.made_at, items, more=len(told) == STORIES)


def _told(brief: StoryBrief) -> list[Claim]:
    sides = (side for conflict in brief.conflicts[:CASES] for side in conflict.sides)
    return [*brief.claims[:CLAIMS], *(claim for side in sides for claim in side.claims[:ONE])]


def _item(brief: StoryBrief, quoting: Quoting) -> Item:
    return Item(
        story=brief.story,
        articles=len(brief.new_articles),
        sources=brief.witnesses,
        claims=quoting.all(brief.claims[:CLAIMS]),
        conflicts=tuple(_conflict(each, (), quoting, ONE) for each in brief.conflicts[:CASES]),  # drawn on their own
    )


def _quoting(stores: Stores, articles: Iterable[Article], claims: Iterable[Claim]) -> Quoting:
    numbers: Collection[int] = {claim.article_id for claim in claims}
    return Quoting(articles, stores.sentences.of_articles(numbers))


def _conflict(conflict: Conflict, articles: Sequence[Article], quoting: Quoting, most: int) -> ConflictSheet:
    """A conflict with so many quotes a side; drawn if there are `articles` to draw it from."""
    sides = tuple(
        SideSheet(side.position, quoting.all(side.claims[:most]), max(0, len(side.claims) - most))
        for side in conflict.sides
    )
    return ConflictSheet(conflict, sides, conflict_marks(conflict, articles) if articles else ())


def _update(update: Update, articles: Sequence[Article], quoting: Quoting) -> UpdateSheet:
    known = {article.id: article for article in articles}
    steps = []
    for step in update.values[-STEPS:]:
        dates = [known[c.article_id].published_at for c in step.claims if known[c.article_id].published_at]
        day: dt.date | None = step.as_of.last if step.as_of else min((d.date() for d in dates if d), default=None)
        steps.append(StepSheet(step.value, day, quoting.all(step.claims[:ONE])))
    return UpdateSheet(update.question, tuple(steps), update_marks(update, articles))


def _voices(story: Story) -> list[list[Claim]]:
    """What each speaker claims, those with most to say first; what narrators say is in the articles."""
    spoken = sorted((claim for claim in story.claims if claim.attribution.speaker), key=_voice)
    voices = [list(said) for _, said in groupby(spoken, key=_voice)]
    return sorted(voices, key=len, reverse=True)[:VOICES]


def _voice(claim: Claim) -> str:
    return claim.attribution.key or claim.attribution.speaker or ""


def _name(said: Sequence[Claim]) -> str:
    return max((claim.attribution.speaker or "" for claim in said), key=len)


def _sources(story: Story) -> int:
    return len({story.witness_of(article) for article in story.articles})
