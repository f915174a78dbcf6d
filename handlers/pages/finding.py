"""From a number in an address to what its page shows, read at one moment; what is not public is not found."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from digest.charting import conflict_marks, update_marks
from digest.compose import SHOWN_CONFIDENCE
from digest.model import Article, Claim, Conflict, Story, Update
from handlers.editions import FOREMOST
from handlers.pages.quoting import OWN, Quoting
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
from storage.glances import Glance
from storage.records import ConflictState
from storage.stores import Stores

ALL, SOME, ONE = 60, 3, 1  # quotes: of all sides on a conflict's page; of a side on a story's, an edition's
CONFLICTS = 12  # on a story's page
UPDATES, STEPS = 8, 12
LISTED = 100  # articles
AMONG = 2_000  # articles of a window that are looked through if nobody has noted what was foremost in it
VOICES, EACH = 12, 2  # speakers of a story, claims of one
NAMED = 6  # claims of a speaker that are looked at for the fullest name
STORIES = FOREMOST - 1  # on an edition's page
CLAIMS, CASES = 3, 2  # of a story on an edition's page


def find_story(stores: Stores, number: int) -> StorySheet:
    """A story's page. Raises NotFound."""
    story = _story(stores, number, conflicts=CONFLICTS, updates=True)
    conflicts = story.relations.conflicts
    updates = undisputed(story.relations.updates, conflicts)[:UPDATES]
    voices = stores.glances.voices(number, VOICES, NAMED)
    quoted = [
        *(claim for each in conflicts for side in each.sides for claim in side.claims[:SOME]),
        *(claim for each in updates for step in each.values for claim in step.claims[:ONE]),
        *(claim for _, said in voices for claim in said[:EACH]),
    ]
    quoting = _quoting(stores, quoted)
    return StorySheet(
        story=story,
        articles=story.articles[-LISTED:],
        conflicts=tuple(_conflict(each, story.articles, quoting, SOME) for each in conflicts),
        updates=tuple(_update(each, story.articles, quoting) for each in updates),
        voices=tuple(VoiceSheet(_name(s), quoting.all(s[:EACH]), max(0, count - EACH)) for count, s in voices),
        outlets=outlets_of(story.articles),
        sources=_sources(story),
        changed_at=max((article.added_at for article in story.articles if article.added_at), default=None),
    )


def find_conflict(stores: Stores, number: int) -> CasePage:
    """A conflict's page. Raises NotFound, also for one that is dismissed, closed or not sure enough."""
    standing = stores.conflicts.standing(number)
    if standing.state is not ConflictState.OPEN:
        raise NotFound("conflict", number)
    conflict, story = stores.conflicts.get(number), _story(stores, standing.story_id)
    if not is_public(conflict, {article.id for article in story.articles}):
        raise NotFound("conflict", number)
    most = max(SOME, ALL // len(conflict.sides))
    quoting = _quoting(stores, (claim for side in conflict.sides for claim in side.claims[:most]))
    outlets = outlets_of(resting_on(conflict, story.articles))
    return CasePage(_conflict(conflict, story.articles, quoting, most), story, outlets, standing.changed_at)


def find_edition(stores: Stores, number: int) -> EditionSheet:
    """An edition's page: what came in within its window, the most important stories. Raises NotFound.

    Not what was left of it for somebody who follows and mutes: a public page would tell what a person reads.
    """
    made = stores.editions.get(number)
    chosen = made.foremost or stores.stories.grown(made.since, made.until, FOREMOST, among=AMONG)
    glances = stores.glances.within(
        chosen[:STORIES], made.since, made.until, conflicts=CASES, least_confidence=SHOWN_CONFIDENCE
    )
    told = [(glance, public_story(glance.story)) for glance in glances]
    quoting = _quoting(stores, (claim for glance, story in told for claim in _told(story, glance)))
    outlets = {a.outlet for glance, story in told for a in story.articles if a.outlet and a.id in glance.new}
    return EditionSheet(
        number=number,
        since=made.since,
        until=made.until,
        made_at=made.made_at,
        outlets=tuple(sorted(outlets, key=str.casefold)),
        items=tuple(_item(glance, story, quoting) for glance, story in told),
        more=len(chosen) > STORIES,
    )


def _story(stores: Stores, number: int, *, conflicts: int = 0, updates: bool = False) -> Story:
    """What a page shows of a story. Raises NotFound."""
    least = SHOWN_CONFIDENCE
    found = stores.glances.stories([number], conflicts=conflicts, least_confidence=least, updates=updates)
    if not found:
        raise NotFound("story", number)
    return public_story(found[0])


def _told(story: Story, glance: Glance) -> list[Claim]:
    sides = (side for conflict in story.relations.conflicts for side in conflict.sides)
    return [*_first(story, glance), *(claim for side in sides for claim in side.claims[:ONE])]


def _first(story: Story, glance: Glance) -> list[Claim]:
    """The claims to show: those of new articles first, else as ranked."""
    return sorted(story.summary, key=lambda claim: claim.article_id not in glance.new)[:CLAIMS]


def _item(glance: Glance, story: Story, quoting: Quoting) -> Item:
    return Item(
        story=story,
        first_at=glance.first_at,
        last_at=glance.last_at,
        articles=len(glance.new),
        sources=_sources(story),
        claims=quoting.all(_first(story, glance)),
        conflicts=tuple(_conflict(each, (), quoting, ONE) for each in story.relations.conflicts),  # drawn on their own
    )


def _quoting(stores: Stores, claims: Iterable[Claim]) -> Quoting:
    """What puts claims back where they stand: the whole text of those articles only that are quoted."""
    quoted = list(claims)
    numbers = {claim.article_id for claim in quoted}
    spans = [(claim.article_id, claim.start, claim.end) for claim in quoted]
    return Quoting(stores.articles.among(numbers), stores.sentences.around(spans, OWN))


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


def _name(said: Sequence[Claim]) -> str:
    return max((claim.attribution.speaker or "" for claim in said), key=len)


def _sources(story: Story) -> int:
    return len({story.witness_of(article) for article in story.articles})
