"""An edition as blocks: a head, then each story with its claims, its timeline and where sources conflict."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from markupsafe import Markup

from digest.model import Claim, Edition, Story, StoryBrief
from handlers.render.conflicts import conflict_blocks, timeline, undisputed
from handlers.render.parts import LINE, View, quoted, story_facts, story_headline, voices

OUTLETS = 12  # named in a head


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
    lines += [timeline(view, update, story.articles) for update in undisputed(brief.updates, brief.conflicts)]
    lines += conflict_blocks(view, brief.conflicts, story.articles)
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
    return Markup("• {}\n— {}").format(quoted(claims[0].quote, article), voices(view, claims, story.articles))
