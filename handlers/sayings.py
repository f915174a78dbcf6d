"""Everything that one speaker says in one story: where /story and /who say "12 more"."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from markupsafe import Markup
from telegram import Update

from digest.model import Claim, Story
from digest.who import match_speakers
from handlers.buttons import Button, Press
from handlers.context import Context, Rows
from handlers.errors import UserMistake
from handlers.paging import leaf
from handlers.render import Voice, claims_of, render_said, said_head, speaker_key_of
from handlers.render.parts import one_line
from handlers.settings.values import short_hash
from handlers.texts import Texts
from storage.errors import NotFound
from storage.stores import Stores

NAME = 26  # characters of a speaker's name on a button
BUTTONS = 8  # rows


def more_rows(t: Texts, voices: Sequence[Voice], page: Collection[Markup]) -> list[list[Button]]:
    """For each speaker on a page with more to say than is shown, what leads to all of it."""
    longer = [voice for voice in voices if voice.more and voice.block in page]
    return [[_button(t, voice)] for voice in longer[:BUTTONS]]


def _button(t: Texts, voice: Voice) -> Button:
    label = f"{one_line(voice.label, NAME)}: {t.count('and-more', voice.more).striptags()}"
    return Button(label, Press("said", (str(voice.story_id), short_hash(voice.key))))


async def said(update: Update, context: Context) -> None:
    """The button "12 more": all that the speaker says there, in a message of its own."""
    number, key = context.press.arguments
    await context.reply(update, *await _page(context, int(number), key, 0))


async def turn(update: Update, context: Context) -> None:
    """Another page of it."""
    number, key, page = context.press.arguments
    await context.edit(update, *await _page(context, int(number), key, int(page)))


async def _page(context: Context, number: int, key: str, page: int) -> tuple[list[Markup], Rows]:
    """A page of what a speaker says in a story. Raises UserMistake."""

    def find(stores: Stores) -> tuple[Story, list[Claim]]:
        story = stores.stories.get(number)
        known = {speaker_key_of(claim) for claim in story.claims}
        name = next((each for each in known if short_hash(each) == key), None)
        people = match_speakers(name, stores.speakers.known()) if name else []
        spellings = next((each for each in people if name in each), (name,))
        return story, claims_of(story, [each for each in spellings if each])

    try:
        story, claims = await context.services.read(find)
    except NotFound:
        raise UserMistake("story-none", number=number) from None
    if not claims:  # its articles were removed, or it is read otherwise by now
        raise UserMistake("button-old")
    view = context.view
    return leaf(
        context.t,
        [said_head(view, claims, story)],
        render_said(view, claims, story),
        page,
        lambda to: Press("sayings", (str(number), key, str(to))),
    )
