"""The button Chart, in digests too: figures that disagree or moved, as a picture with the same in words below it."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from html import unescape

from telegram import Update
from telegram.constants import ParseMode

from digest.charting import Mark, conflict_marks, update_marks
from digest.compose import shown
from digest.model import Article, Conflict, Question, Story, StoryBrief
from handlers.buttons import Button, Press
from handlers.context import Context, Rows, answering
from handlers.errors import UserMistake
from handlers.render import describe_chart, draw_chart, question_text, undisputed
from handlers.spending import spend
from handlers.texts import Texts
from storage.errors import NotFound
from storage.records import ConflictState
from storage.stores import Stores


def conflict_row(t: Texts, conflict: Conflict, articles: Sequence[Article]) -> Rows:
    """The button that draws a conflict's figures, if there are enough."""
    drawn = conflict_marks(conflict, articles)
    return [[Button(t.plain("button-chart"), Press("chart", ("conflict", str(conflict.id))))]] if drawn else []


def story_row(t: Texts, story: Story) -> Rows:
    """The button that draws how a story's figure moved, if one did often enough."""
    return [[Button(t.plain("button-chart"), Press("chart", ("story", str(story.id))))]] if _moved(story) else []


def brief_button(t: Texts, brief: StoryBrief, *, named: bool = False) -> Button | None:
    """The button that draws what an edition tells of a story: its foremost figure in dispute, else one that moved.

    None if there is not enough to draw. `named` says in the button which story it is.
    """
    story = brief.story
    label = t.plain("button-chart") + (f" № {story.id}" if named else "")
    for conflict in brief.conflicts:
        if conflict_marks(conflict, story.articles):
            return Button(label, Press("chart", ("conflict", str(conflict.id))))
    if any(update_marks(moved, story.articles) for moved in undisputed(brief.updates, brief.conflicts)):
        return Button(label, Press("chart", ("story", str(story.id))))
    return None


def page_of(press: Press) -> str:
    """The page that offers the same chart: what a button in a channel leads to."""
    kind, number, *_ = press.arguments
    return f"why_{number}" if kind == "conflict" else f"story_{number}"


async def chart(update: Update, context: Context) -> None:
    """Send the picture; what was there when the button was made may be gone. Raises UserMistake."""
    kind, number, *_ = context.press.arguments  # older buttons have a third
    spend(update, context)
    find = _of_story if kind == "story" else _of_conflict
    try:
        found = await context.services.read(lambda stores: find(stores, int(number)))
    except NotFound:
        found = None
    if found is None or not found[1]:
        raise UserMistake("chart-none")
    await _send(update, context, *found)


Drawn = tuple[Question, tuple[Mark, ...], Sequence[Article]]


def _of_story(stores: Stores, number: int) -> Drawn | None:
    """What moved in a story, and its articles."""
    story = stores.stories.get(number)
    found = _moved(story)
    return None if found is None else (*found, story.articles)


def _of_conflict(stores: Stores, number: int) -> Drawn | None:
    """The figures of a conflict that is open, and its story's articles."""
    conflict, standing = stores.conflicts.get(number), stores.conflicts.standing(number)
    if standing.state is not ConflictState.OPEN:
        return None
    articles = stores.stories.articles(standing.story_id)
    return conflict.question, conflict_marks(conflict, articles), articles


def _moved(story: Story) -> tuple[Question, tuple[Mark, ...]] | None:
    """The update of a story that has most values to draw, of those that the story shows as moved and not in dispute."""
    moved = undisputed(story.relations.updates, shown(story.relations.conflicts))
    drawn = [(each.question, update_marks(each, story.articles)) for each in moved]
    best = max(drawn, key=lambda pair: len(pair[1]), default=None)
    return best if best is not None and best[1] else None


async def _send(
    update: Update, context: Context, question: Question, marks: Sequence[Mark], articles: Sequence[Article]
) -> None:
    asked = question_text(question, context.t.language, articles[0].language)
    picture = await asyncio.to_thread(draw_chart, context.view, unescape(asked.striptags()), marks, articles)
    message = update.effective_message
    await context.bot.send_photo(
        context.place.chat_id,
        picture,
        caption=describe_chart(context.view, asked, marks, articles),
        parse_mode=ParseMode.HTML,
        message_thread_id=context.place.thread_id,
        reply_parameters=answering(None if context.place.private or message is None else message.message_id),
    )
