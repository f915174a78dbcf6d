"""An edition as blocks: a head, then each story with what is new of it and where sources conflict."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from markupsafe import Markup, escape

from digest.model import Article, Claim, Edition, StoryBrief
from handlers.render.conflicts import conflict_blocks, timeline, undisputed
from handlers.render.parts import LINE, QUOTE, View, all_retold, one_line, quoted, story_headline, voices
from storage.records import Length

OUTLETS = 6  # named in a head: two lines of a phone
CLAIMS = {Length.HEADLINES: 0, Length.NORMAL: 3, Length.FULL: 6}  # of a story
CONFLICTS = {Length.HEADLINES: 0, Length.NORMAL: 3, Length.FULL: 12}


def render_edition(view: View, edition: Edition) -> list[Markup]:
    """The blocks of an edition; a quiet window is said in one, with the outlets that were read."""
    if not edition.stories:
        return [_quiet(view, edition)]
    return [_head(view, edition), *(_brief(view, brief) for brief in edition.stories)]


def _head(view: View, edition: Edition) -> Markup:
    day = view.t.weekday(view.now.astimezone(view.zone).date())
    stories = view.t.count("stories-count", len(edition.stories) + edition.left_out)
    counted = Markup(" · ").join([view.t.count("articles-count", edition.articles), stories])
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
    lines = [story_headline(view, brief.story), _facts(view, brief)]
    if brief.followed:
        lines.append(view.t("edition-followed", words=", ".join(brief.followed)))
    if view.length is not Length.HEADLINES:
        moved = undisputed(brief.updates, brief.conflicts)
        lines += [timeline(view, update, brief.story.articles) for update in moved]
    lines += _claims(view, brief)
    lines += _conflicts(view, brief)
    return LINE.join(lines)


def _facts(view: View, brief: StoryBrief) -> Markup:
    """The line under a headline: number, new or continued, how many articles and sources, from when, retold or not."""
    story = brief.story
    articles = brief.new_articles if brief.continuing else story.articles
    counted = view.t.count("articles-new" if brief.continuing else "articles-count", len(articles))
    facts = [
        Markup("/story_{}").format(story.id),
        view.t("edition-continuing") if brief.continuing else Markup(""),
        counted,
        view.t.count("sources-count", brief.witnesses) if len(story.articles) > 1 else Markup(""),
        escape(view.span(articles)),
        view.t("all-retold") if all_retold(story.articles) else Markup(""),
    ]
    return Markup(" · ").join(filter(None, facts))


def _claims(view: View, brief: StoryBrief) -> list[Markup]:
    """The claims that matter, what several sources say first, then under a line of its own what only one says."""
    groups = list(islice(_with_agreement(brief), CLAIMS[view.length]))
    several = [_statement(view, group, brief) for group in groups if group[0] not in brief.single]
    one = [_statement(view, group, brief) for group in groups if group[0] in brief.single]
    return [*several, view.t("edition-single"), *one] if one else several


def _with_agreement(brief: StoryBrief) -> Iterator[Sequence[Claim]]:
    """Each claim to show with all who say the same; what was said so already is not said again."""
    said: set[Claim] = set()
    for claim in brief.claims:
        if claim in said:
            continue
        same = next((agreement.claims for agreement in brief.agreed if claim in agreement.claims), ())
        together = (claim, *(other for other in same if other != claim))
        said.update(together)
        yield together


def _statement(view: View, claims: Sequence[Claim], brief: StoryBrief) -> Markup:
    """A claim and under it who says so."""
    articles = brief.story.articles
    article = next(a for a in articles if a.id == claims[0].article_id)
    return Markup("• {}\n— {}").format(_said(view, claims[0], article), voices(view, claims, articles))


def _said(view: View, claim: Claim, article: Article) -> Markup:
    """What a claim says: its quote, or without quotation marks and with a mark what a model made of it."""
    if claim.wording:
        return view.t("worded", text=one_line(claim.wording, QUOTE))
    return quoted(claim.quote, article)


def _conflicts(view: View, brief: StoryBrief) -> list[Markup]:
    """The marked block of conflicts as far as they are shown, and how many more there are."""
    shown = brief.conflicts[: CONFLICTS[view.length]]
    lines = conflict_blocks(view, shown, brief.story.articles)
    if not shown and brief.conflicts:
        return [view.t.count("conflict-mark", len(brief.conflicts))]
    if left := len(brief.conflicts) - len(shown):
        lines.append(view.t.count("edition-more-conflicts", left, story=brief.story.id))
    if brief.known_conflicts:
        lines.append(view.t.count("edition-known-conflicts", brief.known_conflicts, story=brief.story.id))
    return lines
