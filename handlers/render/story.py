"""One story in full: claims by speaker, timeline, conflicts with their quotes, articles."""

from __future__ import annotations

from itertools import groupby

from markupsafe import Markup

from digest.compose import shown
from digest.model import Article, Claim, Story
from handlers.render.edition import LINE, conflict_blocks, timeline, undisputed
from handlers.render.parts import View, all_retold, one_line, quoted, story_facts, story_headline, where

SPEAKERS = 6  # who are quoted in one answer
EACH = 2  # claims of one speaker


def render_story(view: View, story: Story) -> list[Markup]:
    """The blocks of one story."""
    return [
        _head(view, story),
        *conflict_blocks(view, shown(story.relations.conflicts), story),
        *_updates(view, story),
        *_speakers(view, story),
        _articles(view, story),
    ]


def _head(view: View, story: Story) -> Markup:
    number = view.t("story-number", number=story.id)
    return LINE.join([story_headline(view, story), story_facts(view, story, number)])


def _updates(view: View, story: Story) -> list[Markup]:
    updates = undisputed(story.relations.updates, shown(story.relations.conflicts))
    if not updates:
        return []
    return [LINE.join([view.t("story-updates"), *(timeline(view, update) for update in updates)])]


def _speakers(view: View, story: Story) -> list[Markup]:
    """Who says what: a block a speaker, those with most to say first, narrators left to the articles."""
    articles = {article.id: article for article in story.articles}
    spoken = [c for c in story.claims if c.attribution.speaker and c.article_id in articles]
    by_key = sorted(spoken, key=_speaker_key)
    voices = [list(claims) for _, claims in groupby(by_key, key=_speaker_key)]
    voices.sort(key=len, reverse=True)
    label = not all_retold(story)
    return [_speaker(view, claims, articles, label) for claims in voices[:SPEAKERS]]


def _speaker_key(claim: Claim) -> str:
    return claim.attribution.key or claim.attribution.speaker or ""


def _speaker(view: View, claims: list[Claim], articles: dict[int, Article], label: bool) -> Markup:
    name = max((c.attribution.speaker or "" for c in claims), key=len)
    lines = [Markup("<b>{}</b>").format(one_line(name, 80))]
    for claim in claims[:EACH]:
        article = articles[claim.article_id]
        lines.append(Markup("• {} — {}").format(quoted(claim.quote, article), where(view, article, label=label)))
    if len(claims) > EACH:
        lines.append(view.t.count("and-more", len(claims) - EACH))
    return LINE.join(lines)


def _articles(view: View, story: Story) -> Markup:
    label = not all_retold(story)
    lines = [
        Markup("• {} — {}").format(one_line(a.title or a.text, 120), where(view, a, label=label))
        for a in story.articles
    ]
    return LINE.join([view.t("story-articles"), *lines])
