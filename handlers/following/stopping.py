"""The buttons of a note: one tap, and no more notes about this."""

from __future__ import annotations

from collections.abc import Sequence

from telegram import Update

from handlers.buttons import Button, Press
from handlers.context import Context
from handlers.render.notes import STORIES, Noted
from handlers.render.parts import one_line
from handlers.settings.values import token
from handlers.texts import Texts
from storage.records import Taste, TasteKind
from storage.stores import Stores

LABEL = 30  # characters of followed words on a button
BUTTONS = 8  # rows


def note_rows(t: Texts, news: Sequence[Noted]) -> list[list[Button]]:
    """To follow something no longer, and to mute a story that came by words."""
    told = news[:STORIES]
    rows = [[_stop(t, each)] for each in dict.fromkeys(taste for noted in told for taste in noted.because)]
    found = [n.story.id for n in told if all(taste.kind is TasteKind.WORDS for taste in n.because)]
    return [*rows, *([_mute(t, number)] for number in found)][:BUTTONS]


def _stop(t: Texts, taste: Taste) -> Button:
    story = taste.kind is TasteKind.STORY
    what = t.plain("story-number", number=taste.what) if story else one_line(taste.what, LABEL)
    return Button(t.plain("button-stop", what=what), Press("stop", (token(taste),)))


def _mute(t: Texts, number: int) -> Button:
    what = t.plain("story-number", number=number)
    return Button(t.plain("button-mute-this", what=what), Press("wish", ("mute", str(number))))


async def stop(update: Update, context: Context) -> None:  # noqa: ARG001 - as every handler
    """The button that ends the following of words or a story; pressed again it changes nothing."""
    chat_id, wanted = context.place.chat_id, context.press.arguments[0]

    def drop(stores: Stores) -> None:
        for taste in stores.tastes.of_chat(chat_id):
            if taste.wanted and token(taste) == wanted:
                stores.tastes.drop(chat_id, taste.kind, taste.what)

    await context.services.write(drop)
    context.notice = context.t.plain("taste-followed-no-more")
