"""Drafts of /add: kept in the database until they are published or discarded, shown as they were understood."""

from __future__ import annotations

import asyncio

from telegram import Update

from digest.model import Article
from handlers.buttons import Button, Press
from handlers.context import Context, Rows
from handlers.desk.changing import Readings, Work
from handlers.desk.deciding import me, read_new, undo_row
from handlers.desk.fields import FIELDS, field_of, with_field
from handlers.desk.foreseeing import Outlook, foresee
from handlers.desk.outlets import find_outlets
from handlers.errors import UserMistake
from handlers.intake import Intake
from handlers.render.drafts import field_value, render_preview
from storage.errors import NotFound
from storage.records import Draft, DraftState
from storage.stores import Stores

LABELS = {
    "title": "button-title",
    "outlet": "button-outlet",
    "date": "button-date",
    "url": "button-url",
    "language": "button-language",
    "text": "button-text",
}


async def open_draft(update: Update, context: Context) -> Draft | None:
    """The draft that whoever writes is at, if there is one."""
    return await context.services.read(lambda stores: stores.drafts.of(me(update)))


async def new_draft(update: Update, context: Context) -> Draft:
    """Begin a draft; one that was open is discarded."""
    return await context.services.write(lambda stores: stores.drafts.open(me(update), context.services.now()))


async def keep(update: Update, context: Context, article: Article) -> None:
    """Keep what was understood as the writer's draft, and show it."""
    draft = await open_draft(update, context) or await new_draft(update, context)
    draft = await context.services.write(lambda stores: stores.drafts.understood(draft.id, article))
    await show(update, context, draft)


async def show(update: Update, context: Context, draft: Draft) -> None:
    """A draft as it was understood, and what would come of it."""
    assert draft.article is not None, "what is shown was understood"
    article = draft.article
    outlook = await asyncio.to_thread(_outlook, context, article, await read_new(article))
    await context.reply(update, render_preview(context.view, article, outlook), buttons(context, draft))


def _outlook(context: Context, article: Article, read: Readings) -> Outlook:
    with context.services.database.reading() as stores:
        return foresee(stores, article, read(article))


async def publish(update: Update, context: Context) -> None:
    """The button Publish: what was shown becomes an article, once."""
    draft, article = await pressed(update, context)
    if article is None:
        raise UserMistake("add-gone")
    services, user_id = context.services, me(update)
    now = services.now()
    read = await read_new(article)

    def store(stores: Stores) -> tuple[Intake, int | None]:
        work = Work(stores, user_id, now, read)
        intake = work.add(article)
        entry = work.finish("add", f"article {intake.id}")
        stores.drafts.finish(draft.id, intake.id)
        return intake, entry

    try:
        intake, entry = await services.write(store)
    except NotFound:  # pressed twice at once
        raise UserMistake("add-gone") from None
    key = "add-published" if entry is not None else "add-known"
    rows = undo_row(context, entry) if entry is not None else ()
    await context.edit(update, context.t(key, article=intake.id, story=intake.story_id), rows)


async def discard(update: Update, context: Context) -> None:
    """The button Discard: nothing is stored."""
    await pressed(update, context)
    await context.services.write(lambda stores: stores.drafts.discard(me(update)))
    await context.edit(update, context.t("add-discarded"))


async def ask_field(update: Update, context: Context) -> None:
    """The button Edit: which field?"""
    draft, article = await pressed(update, context)
    if article is None:
        raise UserMistake("add-gone")
    each = [Button(context.t.plain(LABELS[name]), Press("field", (str(draft.id), name))) for name in FIELDS]
    back = Button(context.t.plain("draft-back"), Press("preview", (str(draft.id),)))
    await context.reply(update, context.t("draft-which-field"), [each[:3], each[3:], [back]])


async def ask_value(update: Update, context: Context) -> None:
    """The button of a field: the next message is its value."""
    draft, article = await pressed(update, context)
    name = context.press.arguments[1]
    if article is None or name not in FIELDS:
        raise UserMistake("add-gone")
    await context.services.write(lambda stores: stores.drafts.ask(draft.id, name))
    back = Button(context.t.plain("draft-back"), Press("preview", (str(draft.id),)))
    label, now = context.t.plain(LABELS[name]), field_value(context.view, article, name)
    await context.edit(update, context.t("draft-ask-value", field=label, value=now), [[back]])


async def show_again(update: Update, context: Context) -> None:
    """The button Back: the draft as it is."""
    draft, article = await pressed(update, context)
    if article is None:
        raise UserMistake("add-gone")
    draft = await context.services.write(lambda stores: stores.drafts.ask(draft.id, None))
    await show(update, context, draft)


async def take_value(update: Update, context: Context, draft: Draft, text: str) -> bool:
    """Take a message as the value that was asked for, or as "title: …"; False if it is neither."""
    word, colon, rest = text.partition(":")
    named = field_of(word) if colon and not rest.startswith("//") and "\n" not in word else None
    name = draft.field or named
    if draft.article is None or name is None:
        return False
    value = text if draft.field else rest.strip()
    outlets = await find_outlets(context.services)
    article = with_field(draft.article, name, value, now=context.services.now(), outlets=outlets)
    await keep(update, context, article)
    return True


async def pressed(update: Update, context: Context) -> tuple[Draft, Article | None]:
    """The presser's own open draft that the button is about, and what it was understood to be. Raises UserMistake."""
    number = int(context.press.arguments[0])
    try:
        draft = await context.services.read(lambda stores: stores.drafts.get(number))
    except NotFound:
        raise UserMistake("add-gone") from None
    if draft.state is not DraftState.OPEN or draft.user_id != me(update):
        raise UserMistake("add-gone")
    return draft, draft.article


def buttons(context: Context, draft: Draft) -> Rows:
    """What can be done with a draft: go on, first; throw it away, last."""
    t, about = context.t, (str(draft.id),)
    thrown = [Button(t.plain("button-discard"), Press("discard", about))]
    if draft.article is None:
        return [[Button(t.plain("button-done"), Press("done", about))], thrown]
    first = Button(t.plain("button-publish"), Press("publish", about))
    return [[first, Button(t.plain("button-edit"), Press("edit", about))], thrown]
