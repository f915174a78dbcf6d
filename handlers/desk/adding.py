"""/add: text in one or several messages, a reply or a document becomes a draft, and a draft an article.

A draft lives in the database, so that a restart loses nothing. It is shown as it was understood before anything is
stored as an article; what is published is exactly what was shown.
"""

from __future__ import annotations

import asyncio
import functools
import re
from collections.abc import Callable
from pathlib import PurePath

from telegram import Document, Update

from digest.model import Article
from handlers.access import Role, find_role, person_id
from handlers.buttons import Button, Press
from handlers.context import Context, Rows
from handlers.errors import UserMistake
from handlers.intake import take_in
from handlers.refusals import REFUSED
from handlers.render import render_draft
from seeds.files import LARGEST_PAGE, MARKDOWN, PAGES, PLAIN, parse_text, read_file
from seeds.unreadable import Reason, Unreadable
from storage.errors import NotFound
from storage.records import Draft, DraftState
from storage.stores import Stores

LINK = re.compile(r"https?://\S+")
DOCUMENTS = PLAIN | MARKDOWN | PAGES


async def add(update: Update, context: Context) -> None:
    """/add: begin a draft, with the text after the command, the message replied to, or nothing yet."""
    message = update.message
    assert message is not None, "commands are messages"
    waiting = await _open_draft(update, context)
    if waiting and (waiting.pieces or waiting.article):
        raise UserMistake("add-waiting", _buttons(context, waiting))
    source = message.reply_to_message
    if source and source.document:
        await _take_document(update, context, source.document)
        return
    text = context.words or ((source.text or source.caption or "") if source else "")
    if LINK.fullmatch(text):
        raise UserMistake("add-link")
    draft = await _new_draft(update, context)
    if not text:
        await context.reply(update, context.t("add-open"), _buttons(context, draft)[1:])
    elif context.words:
        await _append(update, context, draft, text)
    else:
        await context.services.write(lambda stores: stores.drafts.append(draft.id, message.message_id, text))
        await done(update, context)


async def anything_else(update: Update, context: Context) -> None:
    """Any other message in a private chat: a part of the open draft, a document for it, or a hint what can be done."""
    message = update.message
    assert message is not None, "only messages come here"
    if await find_role(context.services, person_id(update)) < Role.MODERATOR:
        raise UserMistake("text-hint")
    draft = await _open_draft(update, context)
    wanted = (message.caption or "").startswith("/add")
    if draft and (draft.article or (message.document and draft.pieces)):
        raise UserMistake("add-waiting", _buttons(context, draft))
    if message.document and (draft or wanted):
        await _take_document(update, context, message.document)
    elif draft is None:
        raise UserMistake("add-document-hint" if message.document else "text-hint")
    elif message.text:
        await _append(update, context, draft, message.text)
    else:
        raise UserMistake("add-not-text", _buttons(context, draft))


async def done(update: Update, context: Context) -> None:
    """/done and its button: the text is complete; show what it was understood to be."""
    draft = await _open_draft(update, context)
    if draft is None:
        raise UserMistake("add-not-open")
    if draft.article is None:
        if not draft.text.strip():
            raise UserMistake("add-empty", _buttons(context, draft)[1:])
        draft = await _understand_text(update, context, draft)
    await _preview(update, context, draft)


async def done_pressed(update: Update, context: Context) -> None:
    """The button Done."""
    await _pressed_draft(update, context)
    await done(update, context)


async def publish(update: Update, context: Context) -> None:
    """The button Publish: what was shown becomes an article, once."""
    draft, article = await _pressed_draft(update, context)
    if article is None:
        raise UserMistake("add-gone")
    services, user_id = context.services, _me(update)
    now = services.now()
    intake = await asyncio.to_thread(take_in, services.database, article, now=now, by=user_id)

    def finish(stores: Stores) -> None:
        stores.drafts.finish(draft.id, intake.id)
        if not intake.known:
            after = {"title": article.title, "story": intake.story_id}
            stores.log.add(now, user_id, "add", f"article {intake.id}", None, after)

    await services.write(finish)
    key = "add-known" if intake.known else "add-published"
    await context.edit(update, context.t(key, article=intake.id, story=intake.story_id))


async def discard(update: Update, context: Context) -> None:
    """The button Discard: nothing is stored."""
    await _pressed_draft(update, context)
    await context.services.write(lambda stores: stores.drafts.discard(_me(update)))
    await context.edit(update, context.t("add-discarded"))


def _me(update: Update) -> int:
    user_id = person_id(update)
    assert user_id is not None, "the rules let only people come here"
    return user_id


async def _open_draft(update: Update, context: Context) -> Draft | None:
    return await context.services.read(lambda stores: stores.drafts.of(_me(update)))


async def _new_draft(update: Update, context: Context) -> Draft:
    return await context.services.write(lambda stores: stores.drafts.open(_me(update), context.services.now()))


async def _pressed_draft(update: Update, context: Context) -> tuple[Draft, Article | None]:
    """The presser's own open draft that the button is about, and what it was understood to be. Raises UserMistake."""
    number = int(context.press.arguments[0])
    try:
        draft = await context.services.read(lambda stores: stores.drafts.get(number))
    except NotFound:
        raise UserMistake("add-gone") from None
    if draft.state is not DraftState.OPEN or draft.user_id != _me(update):
        raise UserMistake("add-gone")
    return draft, draft.article


async def _append(update: Update, context: Context, draft: Draft, text: str) -> None:
    """Add a message's text to the draft and say how much there is."""
    message = update.message
    assert message is not None, "texts come in messages"
    draft = await context.services.write(lambda stores: stores.drafts.append(draft.id, message.message_id, text))
    await context.reply(update, context.t.count("add-part", draft.pieces), _buttons(context, draft))


async def _take_document(update: Update, context: Context, document: Document) -> None:
    """Read a document into the presser's draft and show what it was understood to be."""
    name = document.file_name or ""
    if PurePath(name).suffix.lower() not in DOCUMENTS:
        raise UserMistake(REFUSED[Reason.UNKNOWN_FORMAT])
    if (document.file_size or 0) > LARGEST_PAGE:
        raise UserMistake(REFUSED[Reason.TOO_LARGE])
    file = await document.get_file()
    content = bytes(await file.download_as_bytearray())
    draft = await _open_draft(update, context) or await _new_draft(update, context)
    draft = await _understand(context, draft, lambda: read_file(content, name, now=context.services.now())[0])
    await _preview(update, context, draft)


def _parsed(context: Context, draft: Draft) -> Article:
    return parse_text(draft.text, now=context.services.now(), outlets=context.services.outlets)


async def _understand_text(update: Update, context: Context, draft: Draft) -> Draft:
    """As `_understand`, for the pieces: those that cannot be an article leave, so that sending them again helps."""
    try:
        return await _understand(context, draft, functools.partial(_parsed, context, draft))
    except UserMistake as mistake:
        empty = await _new_draft(update, context)
        raise UserMistake(mistake.key, _buttons(context, empty)[1:]) from None


async def _understand(context: Context, draft: Draft, read: Callable[[], Article]) -> Draft:
    """Keep with the draft what reading it gives. Raises UserMistake if it cannot be an article."""
    try:
        article = await asyncio.to_thread(read)
    except Unreadable as refusal:
        raise UserMistake(REFUSED[refusal.reason], _buttons(context, draft)[1:]) from None
    return await context.services.write(lambda stores: stores.drafts.understood(draft.id, article))


async def _preview(update: Update, context: Context, draft: Draft) -> None:
    assert draft.article is not None, "what is shown was understood"
    await context.reply(update, render_draft(context.view, draft.article), _buttons(context, draft))


def _buttons(context: Context, draft: Draft) -> Rows:
    """What can be done with a draft: go on, one row; throw it away, the other."""
    t, about = context.t, (str(draft.id),)
    done_ = Button(t.plain("button-done"), Press("done", about))
    publish_ = Button(t.plain("button-publish"), Press("publish", about))
    return [[publish_ if draft.article else done_], [Button(t.plain("button-discard"), Press("discard", about))]]
