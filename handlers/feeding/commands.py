"""/feed: add, list, pause, resume and remove feeds, say what becomes of their articles, and carry lists of them."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable

from telegram import InputFile, Message, Update

from handlers.access import person_id
from handlers.context import Context
from handlers.errors import UserMistake
from handlers.feeding.render import render_added, render_feed_list
from handlers.refusals import mistake
from seeds.feeds.opml import LARGEST, parse_opml, write_opml
from seeds.feeds.reading import discover
from seeds.unreadable import Unreadable
from storage.decisions import Change
from storage.errors import NotFound
from storage.feed_records import FeedMode, FeedState, StoredFeed
from storage.stores import Stores

NAMED = re.compile(r"#?(\d{1,9})")
Action = Callable[[Update, Context, str], Awaitable[None]]


async def feed(update: Update, context: Context) -> None:
    """/feed and what follows it."""
    word, _, rest = context.words.partition(" ")
    action = ACTIONS.get(word.lower())
    if action is None:
        if "." in word:  # an address on its own is meant to be added
            action, rest = add, context.words
        else:
            raise UserMistake("feed-usage")
    await action(update, context, rest.strip())


async def add(update: Update, context: Context, words: str) -> None:
    """/feed add URL [publish|queue]: a feed, or the one that a page names."""
    address, _, wish = words.partition(" ")
    if not address or wish.strip() not in ("", *FeedMode):
        raise UserMistake("feed-usage")
    mode = FeedMode(wish.strip() or FeedMode.QUEUE)
    services = context.services
    try:
        found = await discover(address, fetcher=services.fetcher, now=services.now())
    except Unreadable as refusal:
        raise mistake(refusal) from None
    if len(found) > 1:
        await context.reply(update, render_feed_list(context.t, "feed-several", found))
        return
    (url, title), now, user_id = found[0], services.now(), person_id(update)

    def keep(stores: Stores) -> tuple[StoredFeed, bool]:
        stored, new = stores.feeds.add(url, title, mode, by=user_id, at=now)
        if new:
            _record(stores, context, user_id, "feed-add", stored.id, None)
        return stored, new

    stored, new = await services.write(keep)
    await context.reply(update, render_added(context.t, stored, new=new))


async def show(update: Update, context: Context, _: str) -> None:
    """/feed list: every feed with its number, what becomes of its articles, and how it is."""
    feeds = await context.services.read(lambda stores: stores.feeds.all())
    if not feeds:
        raise UserMistake("feed-none")
    lines = [render_added(context.t, each, new=None) for each in feeds]
    await context.reply(update, [context.t("feed-list"), *lines])


async def pause(update: Update, context: Context, name: str) -> None:
    """/feed pause N."""
    await _decide(update, context, name, "feed-pause", lambda s, n: s.feeds.decide(n, state=FeedState.PAUSED))


async def resume(update: Update, context: Context, name: str) -> None:
    """/feed resume N: also one that died."""
    now = context.services.now()
    await _decide(update, context, name, "feed-resume", lambda s, n: s.feeds.wake(n, now))


async def remove(update: Update, context: Context, name: str) -> None:
    """/feed remove N: its articles stay."""
    await _decide(update, context, name, "feed-remove", lambda s, n: s.feeds.decide(n, state=FeedState.REMOVED))


async def to_queue(update: Update, context: Context, name: str) -> None:
    """/feed queue N: a moderator looks at each of its articles."""
    await _decide(update, context, name, "feed-mode", lambda s, n: s.feeds.decide(n, mode=FeedMode.QUEUE))


async def at_once(update: Update, context: Context, name: str) -> None:
    """/feed publish N: its articles are published as they come."""
    await _decide(update, context, name, "feed-mode", lambda s, n: s.feeds.decide(n, mode=FeedMode.PUBLISH))


async def opml(update: Update, context: Context, _: str) -> None:
    """/feed opml: the list of all feeds as a file; as a reply to such a file, the feeds in it are added."""
    message = update.message
    assert message is not None, "commands are messages"
    source = message.reply_to_message
    if source and source.document:
        await _take_list(update, context, source)
        return
    feeds = await context.services.read(lambda stores: stores.feeds.all())
    if not feeds:
        raise UserMistake("feed-none")
    file = InputFile(write_opml((each.url, each.title) for each in feeds), filename="kabar.opml")
    caption = context.t.count("feed-opml", len(feeds))
    await context.bot.send_document(context.place.chat_id, file, caption=caption, parse_mode="HTML")


ACTIONS: dict[str, Action] = {
    "add": add, "list": show, "pause": pause, "resume": resume, "remove": remove, "queue": to_queue, "publish": at_once,
    "opml": opml,
}  # fmt: skip


async def _decide(
    update: Update, context: Context, name: str, action: str, change: Callable[[Stores, int], None]
) -> None:
    """Change one feed, named by its number or address, and show how it stands then."""
    user_id = person_id(update)

    def decide(stores: Stores) -> StoredFeed:
        number = NAMED.fullmatch(name)
        known = stores.feeds.get(int(number[1])) if number else stores.feeds.of_url(name)
        if known is None or known.state is FeedState.REMOVED:
            raise NotFound("feed", 0)
        before = stores.feeds.decided(known.id)
        change(stores, known.id)
        _record(stores, context, user_id, action, known.id, before)
        return stores.feeds.get(known.id)

    if not name:
        raise UserMistake("feed-usage")
    try:
        stored = await context.services.write(decide)
    except NotFound:
        raise UserMistake("feed-unknown", feed=name[:100]) from None
    await context.reply(update, render_added(context.t, stored, new=None))


async def _take_list(update: Update, context: Context, source: Message) -> None:
    """Add the feeds of an OPML file, all to the queue; they are asked when their turn comes."""
    assert source.document is not None, "looked at before"
    if (source.document.file_size or 0) > LARGEST:
        raise UserMistake("unreadable-too-large")
    file = await source.document.get_file()
    content = bytes(await file.download_as_bytearray())
    try:
        listed = parse_opml(content)
    except Unreadable as refusal:
        raise mistake(refusal) from None
    now, user_id = context.services.now(), person_id(update)

    def keep(stores: Stores) -> int:
        added = 0
        for url, title in listed:
            stored, new = stores.feeds.add(url, title, FeedMode.QUEUE, by=user_id, at=now)
            if new:
                _record(stores, context, user_id, "feed-add", stored.id, None)
                added += 1
        return added

    added = await context.services.write(keep)
    await context.reply(update, context.t("feed-opml-taken", added=added, known=len(listed) - added))


def _record(
    stores: Stores, context: Context, user_id: int | None, action: str, number: int, before: dict[str, str] | None
) -> None:
    after = stores.feeds.decided(number)
    change = Change("feed", number, before=before, after=after)
    stores.log.add(context.services.now(), user_id, action, f"feed {number}", before, after, changes=[change])
