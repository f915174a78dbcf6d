"""What is known of stories: /story, /conflicts, /why, /who, /latest, each in pages."""

from __future__ import annotations

import re

from markupsafe import Markup
from telegram import Update

from digest.compose import SHOWN_CONFIDENCE
from digest.model import Article, Claim, Conflict
from digest.text import tokens
from digest.who import match_speakers
from handlers.buttons import Button, Press, fits
from handlers.charts import conflict_row, story_row
from handlers.context import Context, Rows
from handlers.errors import UserMistake
from handlers.paging import last_of, leaf, of_many
from handlers.render import (
    render_articles,
    render_conflict,
    render_speaker,
    render_story,
    render_why,
    speaker_head,
    speaker_voices,
    story_voices,
    why_head,
)
from handlers.sayings import more_rows
from handlers.story_buttons import wish_row, wrong_button
from handlers.texts import in_all_languages
from handlers.words import tidy
from storage.errors import NotFound
from storage.records import ConflictState
from storage.search import Excerpt
from storage.stores import Stores

LATEST = 8  # articles on a page
CONFLICTS = 4  # conflicts on a page
MATCHES = 200  # passages in which the words of /conflicts are looked for
SPOKEN = 20  # stories of a speaker
OTHERS = 3  # people of a like name who are offered
LONGEST_NAME = 100  # characters
NUMBER = re.compile(r"#?[0-9]{1,9}", re.ASCII)


def number_in(words: str, usage: str) -> int:
    """The number after a command. Raises UserMistake with the text that says how to use it."""
    if not NUMBER.fullmatch(words):
        raise UserMistake(usage)
    return int(words.removeprefix("#"))


async def story(update: Update, context: Context) -> None:
    """/story N: all that is known of one story."""
    await context.reply(update, *await story_page(context, number_in(context.words, "story-usage"), 0))


async def turn_story(update: Update, context: Context) -> None:
    """Another page of a story."""
    number, page = context.press.arguments
    await context.edit(update, *await story_page(context, int(number), int(page)))


async def story_page(context: Context, number: int, page: int) -> tuple[list[Markup], Rows]:
    """A page of a story with its arrows. Raises UserMistake."""
    try:
        found = await context.services.read(lambda stores: stores.stories.get(number))
    except NotFound:
        raise UserMistake("story-none", number=number) from None
    head, *blocks = render_story(context.view, found)
    shown, rows = leaf(context.t, [head], blocks, page, lambda to: Press("story", (str(number), str(to))))
    more = more_rows(context.t, story_voices(context.view, found), shown)
    return shown, [*rows, *more, *story_row(context.t, found), wish_row(context.t, number)]


async def why(update: Update, context: Context) -> None:
    """/why N: the evidence for a conflict."""
    await context.reply(update, *await why_page(context, number_in(context.words, "why-usage"), 0))


async def turn_why(update: Update, context: Context) -> None:
    """Another page of the evidence."""
    number, page = context.press.arguments
    await context.edit(update, *await why_page(context, int(number), int(page)))


async def why_page(context: Context, number: int, page: int) -> tuple[list[Markup], Rows]:
    """A page of the evidence for a conflict. Raises UserMistake."""

    def find(stores: Stores) -> tuple[Conflict, ConflictState, int, list[Article]]:
        conflict, standing = stores.conflicts.get(number), stores.conflicts.standing(number)
        return conflict, standing.state, standing.story_id, stores.stories.articles(standing.story_id)

    try:
        conflict, state, story_id, articles = await context.services.read(find)
    except NotFound:
        raise UserMistake("why-none", number=number) from None
    head = [why_head(context.view, conflict, articles), context.t(STANDING[state], story=story_id)]
    blocks = render_why(context.view, conflict, articles)
    shown, rows = leaf(context.t, head, blocks, page, lambda to: Press("why", (str(number), str(to))))
    if state is ConflictState.OPEN:
        rows = [*rows, *conflict_row(context.t, conflict, articles), [wrong_button(context.t, "conflict", number)]]
    return shown, rows


STANDING = {
    ConflictState.OPEN: "conflict-open",
    ConflictState.CLOSED: "conflict-closed",
    ConflictState.DISMISSED: "conflict-dismissed",
}


async def conflicts(update: Update, context: Context) -> None:
    """/conflicts [words|all]: the open conflicts, those that changed last first."""
    words = tidy(context.words)
    if words and not tokens(words):
        raise UserMistake("sources-no-words")
    await context.reply(update, *await conflicts_page(context, words, 0))


async def turn_conflicts(update: Update, context: Context) -> None:
    """Another page of conflicts."""
    page, words = context.press.arguments
    await context.edit(update, *await conflicts_page(context, words, int(page)))


async def conflicts_page(context: Context, words: str, page: int) -> tuple[list[Markup], Rows]:
    """A page of conflicts. Raises UserMistake if there is none."""
    first, *rest = words.split() or [""]
    every = first.casefold() in in_all_languages("word-all")
    about = " ".join(rest) if every else words
    least = 0.0 if every else SHOWN_CONFIDENCE

    def find(stores: Stores) -> tuple[list[tuple[int, Conflict]], int, int, dict[int, str], dict[int, list[Article]]]:
        found, total, here = _listed(stores, about, least, page)
        numbers = {story_id for story_id, _ in found}
        return found, total, here, stores.stories.headlines(numbers), {n: stores.stories.articles(n) for n in numbers}

    found, total, here, headlines, articles = await context.services.read(find)
    if not found:
        raise UserMistake("conflicts-none-about" if about else "conflicts-none", words=about)
    head = context.t.count("conflicts-head-all" if every else "conflicts-head", total)
    blocks = [render_conflict(context.view, each, headlines[n], n, articles[n]) for n, each in found]
    if not fits(Press("conflicts", (str(here), words))):
        more = [context.t("conflicts-more")] if total > CONFLICTS else []
        return [head, *blocks, *more], []
    pages = -(-total // CONFLICTS)
    return of_many(context.t, [head, *blocks], here, pages, lambda to: Press("conflicts", (str(to), words)))


def _listed(stores: Stores, about: str, least: float, page: int) -> tuple[list[tuple[int, Conflict]], int, int]:
    """A page of conflicts with their stories, how many there are in all, and which page it is."""
    if about:
        listed = _about(stores, about, least)
        here = last_of(page, len(listed), CONFLICTS)
        return listed[here * CONFLICTS : (here + 1) * CONFLICTS], len(listed), here
    total = stores.conflicts.count(least)
    here = last_of(page, total, CONFLICTS)
    return stores.conflicts.latest(least, CONFLICTS, here * CONFLICTS), total, here


def _about(stores: Stores, words: str, least: float) -> list[tuple[int, Conflict]]:
    """The conflicts about some words: those with a matching passage, or else those of stories that have one."""
    matches = stores.search.find(words, limit=MATCHES).excerpts
    story_ids = set(stores.stories.of_articles({match.article.id for match in matches}).values())
    found = stores.conflicts.latest(least, MATCHES, story_ids=story_ids)
    precise = [(story_id, each) for story_id, each in found if _mentions(each, matches)]
    return precise or found


def _mentions(conflict: Conflict, matches: tuple[Excerpt, ...]) -> bool:
    claims = [claim for side in conflict.sides for claim in side.claims]
    return any(_overlap(claim, match) for claim in claims for match in matches)


def _overlap(claim: Claim, match: Excerpt) -> bool:
    passage = match.passage
    same_text = claim.article_id == match.article.id and claim.in_title == passage.in_title
    return same_text and claim.start < passage.end and passage.start < claim.end


async def who(update: Update, context: Context) -> None:
    """/who NAME: what a speaker has claimed, and what contradicts it."""
    name = tidy(context.words)
    if not name:
        raise UserMistake("who-usage")
    await context.reply(update, *await who_page(context, name[:LONGEST_NAME], 0))


async def turn_who(update: Update, context: Context) -> None:
    """Another page of a speaker, or somebody of a like name."""
    page, name = context.press.arguments
    await context.edit(update, *await who_page(context, name, int(page)))


async def who_page(context: Context, name: str, page: int) -> tuple[list[Markup], Rows]:
    """A page of what a speaker claimed; others of a like name are offered on the first. Raises UserMistake."""
    known = await context.services.read(lambda stores: stores.speakers.known())
    people = match_speakers(name, known)
    if not people:
        raise UserMistake("who-none", name=name)
    keys = people[0]
    stories = await context.services.read(lambda stores: stores.speakers.stories(keys, SPOKEN))
    if not stories:
        raise UserMistake("who-none", name=name)
    head, blocks = speaker_head(context.view, keys, stories), render_speaker(context.view, keys, stories)
    shown, rows = leaf(context.t, [head], blocks, page, lambda to: Press("who", (str(to), _short(keys[0]))))
    more = more_rows(context.t, speaker_voices(context.view, keys, stories), shown)
    others = [each[0] for each in people[1 : 1 + OTHERS]] if page == 0 else []
    if others:
        shown.append(context.t("who-others"))
    return shown, [*rows, *more, *([Button(other.title(), Press("who", ("0", _short(other))))] for other in others)]


def _short(key: str) -> str:
    """A speaker's key as far as a button has room for it, in whole words; a part of a name finds it too."""
    while not fits(Press("who", ("99", key))):
        key = key.rpartition(" ")[0] or key[:-1]
    return key


async def latest(update: Update, context: Context) -> None:
    """/latest: the newest articles."""
    await context.reply(update, *await latest_page(context, 0))


async def turn_latest(update: Update, context: Context) -> None:
    """Another page of articles."""
    await context.edit(update, *await latest_page(context, int(context.press.arguments[0])))


async def latest_page(context: Context, page: int) -> tuple[list[Markup], Rows]:
    """A page of the newest articles, the last one if there are fewer. Raises UserMistake if there is none."""

    def find(stores: Stores) -> tuple[list[Article], dict[int, int], int, int]:
        total = stores.articles.count()
        here = last_of(page, total, LATEST)
        articles = stores.articles.latest(LATEST, offset=here * LATEST)
        return articles, stores.stories.of_articles({a.id for a in articles}), here, total

    articles, stories, here, total = await context.services.read(find)
    if not articles:
        raise UserMistake("latest-none")
    blocks = render_articles(context.view, articles, stories)
    return of_many(context.t, blocks, here, -(-total // LATEST), lambda to: Press("latest", (str(to),)))
