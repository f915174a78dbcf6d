"""One story in full: conflicts, timelines, claims by speaker, articles; and one speaker through all stories."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup

from digest.compose import shown
from digest.model import Article, Claim, Conflict, Story
from digest.speakers import speaker_key
from handlers.render.conflicts import conflict_block, conflict_blocks, timeline, undisputed
from handlers.render.parts import LINE, View, all_retold, one_line, quoted, story_facts, story_headline, where

EACH = 2  # claims of one speaker
SAID = 5  # claims of a speaker in one story


@dataclass(frozen=True, slots=True)
class Voice:
    """What one speaker says in one story, as far as there is room for it."""

    block: Markup
    label: str  # what a button that leads to the rest is called
    story_id: int
    key: str  # the speaker's
    more: int  # claims that are not in the block


def render_story(view: View, story: Story) -> list[Markup]:
    """The blocks of one story, its head first."""
    return [
        story_head(view, story),
        *conflict_blocks(view, shown(story.relations.conflicts), story.articles),
        *_updates(view, story),
        *_speakers(view, story),
        _articles(view, story),
    ]


def story_head(view: View, story: Story) -> Markup:
    """Which story it is."""
    number = view.t("story-number", number=story.id)
    return LINE.join([story_headline(view, story), story_facts(view, story, number)])


def _updates(view: View, story: Story) -> list[Markup]:
    updates = undisputed(story.relations.updates, shown(story.relations.conflicts))
    if not updates:
        return []
    return [LINE.join([view.t("story-updates"), *(timeline(view, update, story.articles) for update in updates)])]


def _speakers(view: View, story: Story) -> list[Markup]:
    """Who says what: a block a speaker."""
    blocks = [voice.block for voice in story_voices(view, story)]
    return [view.t("story-speakers"), *blocks] if blocks else []


def story_voices(view: View, story: Story) -> list[Voice]:
    """All speakers of a story, those with most to say first, narrators left to the articles."""
    articles = {article.id: article for article in story.articles}
    spoken = [c for c in story.claims if c.attribution.speaker and c.article_id in articles]
    by_key = sorted(spoken, key=speaker_key_of)
    groups = [list(claims) for _, claims in groupby(by_key, key=speaker_key_of)]
    groups.sort(key=len, reverse=True)
    return [_voice(view, claims, story) for claims in groups]


def _voice(view: View, claims: Sequence[Claim], story: Story) -> Voice:
    name = name_of(claims)
    block = LINE.join([Markup("<b>{}</b>").format(name), *_quotes(view, claims, story, EACH)])
    return Voice(block, name, story.id, speaker_key_of(claims[0]), max(0, len(claims) - EACH))


def speaker_key_of(claim: Claim) -> str:
    """By what a claim's speaker is known to be the same."""
    return claim.attribution.key or claim.attribution.speaker or ""


def name_of(claims: Sequence[Claim]) -> str:
    """The longest name that a speaker is given."""
    return one_line(max((c.attribution.speaker or "" for c in claims), key=len), 80)


def _quotes(view: View, claims: Sequence[Claim], story: Story, most: int) -> list[Markup]:
    """Claims of one speaker, each with its place."""
    lines = render_said(view, claims[:most], story)
    if len(claims) > most:
        lines.append(view.t.count("and-more", len(claims) - most))
    return lines


def render_said(view: View, claims: Sequence[Claim], story: Story) -> list[Markup]:
    """Claims of a story, a block each, with their place."""
    articles = {article.id: article for article in story.articles}
    label = not all_retold(story.articles)
    told = [(claim, articles[claim.article_id]) for claim in claims if claim.article_id in articles]
    return [Markup("• {} — {}").format(quoted(c.quote, a), where(view, a, label=label)) for c, a in told]


def said_head(view: View, claims: Sequence[Claim], story: Story) -> Markup:
    """Whose claims they are, how many, and in which story."""
    counted = view.t.count("claims-count", len(claims))
    return Markup("<b>{}</b>\n{} · {} · /story_{}").format(
        name_of(claims), counted, one_line(story.headline, 100), story.id
    )


def _articles(view: View, story: Story) -> Markup:
    label = not all_retold(story.articles)
    lines = [_article(view, article, label=label) for article in story.articles]
    return LINE.join([view.t("story-articles"), *lines])


def _article(view: View, article: Article, *, label: bool) -> Markup:
    return Markup("• {} — {}").format(one_line(article.title or article.text, 120), where(view, article, label=label))


def render_speaker(view: View, keys: Collection[str], stories: Sequence[Story]) -> list[Markup]:
    """The blocks of one speaker: what contradicts their claims, then what they claimed, story by story."""
    disputes = [
        conflict_block(view, conflict, story.articles)
        for story in stories
        for conflict in shown(story.relations.conflicts)
        if _takes_part(conflict, keys)
    ]
    said = [voice.block for voice in speaker_voices(view, keys, stories)]
    contradicted = [view.t.count("who-contradicted", len(disputes)), *disputes] if disputes else []
    return [*contradicted, *said]


def speaker_head(view: View, keys: Collection[str], stories: Sequence[Story]) -> Markup:
    """Who it is: name, office, other spellings, and how much they claimed."""
    claims = [claim for story in stories for claim in claims_of(story, keys)]
    names = [name for name, _ in Counter(claim.attribution.speaker or "" for claim in claims).most_common()]
    names.sort(key=lambda name: speaker_key(name) not in keys)  # whole names before "the statement of …"
    roles = [claim.attribution.role for claim in claims if claim.attribution.role]
    name, others = names[0], ", ".join(names[1:])
    lines = [Markup("<b>{}</b>").format(one_line(name, 80))]
    if roles:
        lines[0] += Markup(", {}").format(one_line(roles[0], 80))
    counted = (view.t.count("claims-count", len(claims)), view.t.count("stories-count", len(stories)))
    lines.append(Markup(" · ").join(counted))
    if others:
        lines.append(view.t("who-spellings", names=one_line(others, 120)))
    return LINE.join(lines)


def speaker_voices(view: View, keys: Collection[str], stories: Sequence[Story]) -> list[Voice]:
    """What one speaker says, story by story."""
    return [_said(view, claims, story) for story in stories if (claims := claims_of(story, keys))]


def _said(view: View, claims: Sequence[Claim], story: Story) -> Voice:
    head = Markup("<b>{}</b> · /story_{}").format(one_line(story.headline, 120), story.id)
    block = LINE.join([head, *_quotes(view, claims, story, SAID)])
    label = view.t.plain("story-number", number=story.id)
    return Voice(block, label, story.id, speaker_key_of(claims[0]), max(0, len(claims) - SAID))


def claims_of(story: Story, keys: Collection[str]) -> list[Claim]:
    """What a speaker claims in a story, the last first."""
    there = {article.id for article in story.articles}
    return [c for c in reversed(story.claims) if speaker_key_of(c) in keys and c.article_id in there]


def _takes_part(conflict: Conflict, keys: Collection[str]) -> bool:
    return any(claim.attribution.key in keys for side in conflict.sides for claim in side.claims)
