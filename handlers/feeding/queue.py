"""/queue: what feeds brought and nobody has looked at yet."""

from __future__ import annotations

from telegram import Update

from digest.model import Article
from handlers.access import person_id
from handlers.buttons import Button, Press
from handlers.context import Context, Rows
from handlers.desk.states import item_state
from handlers.errors import UserMistake
from handlers.feeding.taking import publish_item
from handlers.refusals import mistake
from handlers.render import render_draft
from seeds.unreadable import Unreadable
from storage.decisions import Change
from storage.errors import NotFound
from storage.feed_records import FeedItem, ItemState
from storage.stores import Stores

AT_ONCE = 5  # items shown in answer to one /queue


async def queue(update: Update, context: Context) -> None:
    """/queue: the oldest items that wait, each with its buttons, and how many more there are."""
    items, total = await context.services.read(lambda s: (s.feeds.queue(AT_ONCE), s.feeds.queued()))
    if not items:
        raise UserMistake("queue-empty")
    for item in items:
        assert item.article is not None, "what waits was read"
        await context.reply(update, render_draft(context.view, item.article), _buttons(context, item))
    if total > len(items):
        await context.reply(update, context.t.count("queue-more", total - len(items)))


async def publish(update: Update, context: Context) -> None:
    """The button Publish under an item."""
    item, article = await _waiting(context)
    try:
        intake = await publish_item(context.services, item, article, by=person_id(update))
    except NotFound:
        raise UserMistake("queue-gone") from None
    except Unreadable as refusal:
        raise mistake(refusal) from None
    key = "add-known" if intake.known else "add-published"
    await context.edit(update, context.t(key, article=intake.id, story=intake.story_id))


async def discard(update: Update, context: Context) -> None:
    """The button Discard under an item."""
    item, article = await _waiting(context)
    now, user_id = context.services.now(), person_id(update)

    def drop(stores: Stores) -> None:
        stores.feeds.discarded(item.id)
        change = Change("item", item.id, before=item_state(article), after=None)
        stores.log.add(now, user_id, "queue-discard", f"item {item.id}", {"title": article.title}, changes=[change])

    try:
        await context.services.write(drop)
    except NotFound:
        raise UserMistake("queue-gone") from None
    await context.edit(update, context.t("queue-discarded", title=article.title))


async def _waiting(context: Context) -> tuple[FeedItem, Article]:
    """The item that the pressed button is about, as it waits. Raises UserMistake if it does not any more."""
    number = int(context.press.arguments[0])
    try:
        item = await context.services.read(lambda stores: stores.feeds.item(number))
    except NotFound:
        raise UserMistake("queue-gone") from None
    if item.state is not ItemState.WAITING or item.article is None:
        raise UserMistake("queue-gone")
    return item, item.article


def _buttons(context: Context, item: FeedItem) -> Rows:
    t, about = context.t, (str(item.id),)
    return [
        [
            Button(t.plain("button-publish"), Press("take", about)),
            Button(t.plain("button-discard"), Press("drop", about)),
        ]
    ]
