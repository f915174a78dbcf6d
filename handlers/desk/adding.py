"""/add: a link, text in one or several messages, a reply, a forwarded post or a document becomes a draft.

A draft lives in the database, so that a restart loses nothing. It is shown as it was understood before anything is
stored as an article; what is published is exactly what was shown (`drafts`).
"""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup
from telegram import Message, Update

from digest.model import Article
from handlers.access import Role, find_role, person_id
from handlers.checking import check_message
from handlers.context import Context
from handlers.desk.deciding import me
from handlers.desk.drafts import buttons, keep, new_draft, open_draft, pressed, show, take_value
from handlers.desk.sources import is_link, read_articles, read_message, read_typed
from handlers.errors import UserMistake
from handlers.spending import spend
from storage.records import Draft
from storage.stores import Stores


async def add(update: Update, context: Context) -> None:
    """/add: begin a draft, with what follows the command, the message replied to, or nothing yet."""
    message = update.message
    assert message is not None, "commands are messages"
    waiting = await open_draft(update, context)
    if waiting and (waiting.pieces or waiting.article):
        raise UserMistake("add-waiting", buttons(context, waiting))
    if is_link(context.words):
        await keep(update, context, await read_typed(context, context.words))
    elif context.words:
        await _append(update, context, await new_draft(update, context), context.words)
    elif message.reply_to_message:
        await _keep_all(update, context, await read_articles(context, message.reply_to_message))
    else:
        draft = await new_draft(update, context)
        await context.reply(update, context.t("add-open"), buttons(context, draft)[1:])


async def anything_else(update: Update, context: Context) -> None:
    """Any other message in a private chat: a part of the open draft, something for it, or a text to check."""
    message = update.message
    assert message is not None, "only messages come here"
    if await find_role(context.services, person_id(update)) < Role.MODERATOR:
        await check_message(update, context, message)
        return
    draft = await open_draft(update, context)
    text = message.text or ""
    if draft and text and await take_value(update, context, draft, text):
        return
    if draft and draft.article and draft.field == "text" and message.document:
        article = await read_message(context, message)
        await take_value(update, context, draft, article.text)
        return
    whole = _is_whole(message, draft)
    if draft and (draft.article or (whole and draft.pieces)):
        raise UserMistake("add-waiting", buttons(context, draft))
    if whole:
        await _take_whole(update, context, message, draft)
    elif draft is None:
        if message.document:
            raise UserMistake("add-document-hint")
        await check_message(update, context, message)
    elif text:
        await _append(update, context, draft, text)
    else:
        raise UserMistake("add-not-text", buttons(context, draft))


def _is_whole(message: Message, draft: Draft | None) -> bool:
    """Whether a message is an article by itself: a document or a link meant for /add, or a channel's post."""
    wanted = draft is not None or (message.caption or "").startswith("/add")
    if message.document:
        return wanted
    if message.forward_origin is not None and message.forward_origin.type == "channel":
        return bool(message.text or message.caption)
    return draft is not None and is_link(message.text or "")


async def _take_whole(update: Update, context: Context, message: Message, draft: Draft | None) -> None:
    """Read a message that is an article by itself; a draft that was waiting for one stays open if it is none."""
    spend(update, context)
    try:
        articles = await read_articles(context, message)
    except UserMistake as mistake:
        if draft is None:
            raise
        raise UserMistake(mistake.key, buttons(context, draft)[1:], **mistake.values) from None
    await _keep_all(update, context, articles)


async def _keep_all(update: Update, context: Context, articles: Sequence[Article]) -> None:
    """One article becomes a draft; several wait in the queue, where each is looked at by itself."""
    if len(articles) == 1:
        await keep(update, context, articles[0])
        return
    now = context.services.now()

    def enqueue(stores: Stores) -> tuple[int, int]:
        stores.drafts.discard(me(update))  # one that waited for this
        new = [article for article in articles if stores.articles.known(article) is None]
        return stores.feeds.enqueue(new, now), len(new)

    added, new = await context.services.write(enqueue)
    t, known = context.t, len(articles) - new
    lines = [t.count("queue-taken", added)]
    if known:
        lines.append(t.count("queue-taken-known", known))
    if new > added:
        lines.append(t.count("queue-taken-waiting", new - added))
    await context.reply(update, [Markup("\n").join(lines)])


async def done(update: Update, context: Context) -> None:
    """/done and its button: the text is complete; show what it was understood to be."""
    draft = await open_draft(update, context)
    if draft is None:
        raise UserMistake("add-not-open")
    if draft.article is not None:
        await show(update, context, draft)
        return
    if not draft.text.strip():
        raise UserMistake("add-empty", buttons(context, draft)[1:])
    try:
        article = await read_typed(context, draft.text)
    except UserMistake as mistake:  # what cannot be an article leaves, so that sending it again corrected helps
        empty = await new_draft(update, context)
        raise UserMistake(mistake.key, buttons(context, empty)[1:], **mistake.values) from None
    await keep(update, context, article)


async def done_pressed(update: Update, context: Context) -> None:
    """The button Done."""
    await pressed(update, context)
    await done(update, context)


async def _append(update: Update, context: Context, draft: Draft, text: str) -> None:
    """Add a message's text to the draft and say how much there is."""
    message = update.message
    assert message is not None, "texts come in messages"
    draft = await context.services.write(lambda stores: stores.drafts.append(draft.id, message.message_id, text))
    await context.reply(update, context.t.count("add-part", draft.pieces), buttons(context, draft))
