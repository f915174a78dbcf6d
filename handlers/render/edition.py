"""An edition as blocks: a head, then each story with its claims, its timeline and where sources conflict."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from markupsafe import Markup

from digest.model import Claim, Conflict, Edition, Side, Story, StoryBrief, Update
from handlers.render.parts import View, one_line, quoted, story_facts, story_headline, voices
from handlers.render.questions import question_text

LINE = Markup("\n")
OUTLETS = 12  # named in a head
POSITION = 200  # characters of a side's position


def render_edition(view: View, edition: Edition) -> list[Markup]:
    """The blocks of an edition; a quiet window is said in one, with the outlets that were read."""
    if not edition.stories:
        return [_quiet(view, edition)]
    stories = [_brief(view, brief) for brief in edition.stories]
    return [_head(view, edition), *stories]


def _head(view: View, edition: Edition) -> Markup:
    day = view.t.weekday(edition.until.astimezone(view.zone).date())
    counted = Markup(" · ").join(
        [
            view.t.count("articles-count", edition.articles),
            view.t.count("stories-count", len(edition.stories) + edition.left_out),
        ]
    )
    rest = view.t.count("edition-left-out", edition.left_out) if edition.left_out else Markup("")
    return LINE.join(filter(None, [view.t("edition-title", day=day), counted, rest, _outlets(view, edition)]))


def _outlets(view: View, edition: Edition) -> Markup:
    if not edition.outlets:
        return Markup("")
    names = ", ".join(edition.outlets[:OUTLETS])
    rest = len(edition.outlets) - OUTLETS
    if rest > 0:
        names += ", " + view.t.count("and-more", rest)
    return view.t("edition-outlets", outlets=names)


def _quiet(view: View, edition: Edition) -> Markup:
    local = edition.since.astimezone(view.zone)
    since = f"{view.t.weekday(local.date())}, {local:%H:%M}"
    return LINE.join(filter(None, [view.t("edition-quiet", since=since), _outlets(view, edition)]))


def _brief(view: View, brief: StoryBrief) -> Markup:
    """One story of an edition."""
    story = brief.story
    lines = [story_headline(view, story), story_facts(view, story, Markup("/story_{}").format(story.id))]
    lines += [_statement(view, claims, story) for claims in _with_agreement(brief)]
    lines += [timeline(view, update) for update in undisputed(brief.updates, brief.conflicts)]
    lines += conflict_blocks(view, brief.conflicts, story)
    return LINE.join(lines)


def _with_agreement(brief: StoryBrief) -> Iterable[Sequence[Claim]]:
    """Each claim to show with all who say the same; what was said so already is not said again."""
    said: set[Claim] = set()
    for claim in brief.claims:
        if claim in said:
            continue
        same = next((agreement.claims for agreement in brief.agreed if claim in agreement.claims), ())
        together = (claim, *(other for other in same if other != claim))
        said.update(together)
        yield together


def _statement(view: View, claims: Sequence[Claim], story: Story) -> Markup:
    """A claim and under it who says so."""
    article = next(a for a in story.articles if a.id == claims[0].article_id)
    return Markup("• {}\n   — {}").format(quoted(claims[0].quote, article), voices(view, claims, story))


def undisputed(updates: Sequence[Update], conflicts: Sequence[Conflict]) -> list[Update]:
    """The updates that no conflict shown beside them is about: a value is told to have moved or to be disputed."""
    disputed = {claim for conflict in conflicts for side in conflict.sides for claim in side.claims}
    return [u for u in updates if disputed.isdisjoint(claim for value in u.values for claim in value.claims)]


def timeline(view: View, update: Update) -> Markup:
    """A value that moved as time passed: "3.000 (1 Oct) → 10.000 (24 Oct)"."""
    steps = [
        f"{value.value} ({view.t.day(value.as_of.last, today=view.now.date())})" if value.as_of else value.value
        for value in update.values
    ]
    question = question_text(update.question, view.t.language)
    return view.t("update", question=question, values=" → ".join(steps))


def conflict_blocks(view: View, conflicts: Sequence[Conflict], story: Story) -> list[Markup]:
    """The marked block of where sources conflict: each question with its sides; no conflicts, no block."""
    return [_conflict(view, conflict, story) for conflict in conflicts]


def _conflict(view: View, conflict: Conflict, story: Story) -> Markup:
    question = question_text(conflict.question, view.t.language)
    sides = LINE.join(_side(view, side, story) for side in conflict.sides)
    return Markup("{}\n<blockquote><b>{}</b>\n{}</blockquote>").format(view.t("conflict-mark"), question, sides)


def _side(view: View, side: Side, story: Story) -> Markup:
    """One answer, then who gives it and when."""
    return Markup("▸ <b>{}</b>\n   — {}").format(one_line(side.position, POSITION), voices(view, side.claims, story))
