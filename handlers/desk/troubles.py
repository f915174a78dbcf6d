"""Telling the desk of troubles that nobody was there to see: a feed died, an item was set aside, a story failed.

Each is noted as known once it was said, so that a crash in between says it twice rather than never.
"""

from __future__ import annotations

import functools
import logging
from collections.abc import Callable

from markupsafe import Markup
from telegram import Bot
from telegram.error import BadRequest, Forbidden, TelegramError

from handlers.context import Place, Services, say
from handlers.courier.judge import is_gone
from handlers.refusals import REFUSED
from handlers.texts import Texts, texts
from seeds.unreadable import Reason
from storage.decisions import Telling
from storage.feed_records import FeedItem, ItemState, StoredFeed
from storage.stores import Stores

Known = Callable[[Stores], None]  # notes that the desk knows
Trouble = tuple[Callable[[Texts], Markup], Known]
log = logging.getLogger(__name__)


async def tell_desk(bot: Bot, services: Services) -> None:
    """Tell owners and moderators of every trouble that they do not know yet. Raises StorageError.

    With Telegram out of reach they do not know it either, and are told the next time.
    """
    for words, known in await services.read(_find_troubles):
        if not await _tell_all(bot, services, words):
            return
        await services.write(known)


def _find_troubles(stores: Stores) -> list[Trouble]:
    feeds, untold = stores.feeds, stores.untold
    return [
        *((functools.partial(_dead, feed), _feed_known(feed.id)) for feed in feeds.unknown_to_desk()),
        *((functools.partial(_aside, item), _item_known(item.id)) for item in feeds.items_unknown_to_desk()),
        *((functools.partial(_failed, story), _story_known(story.id)) for story in untold.unknown_to_desk()),
    ]


def _feed_known(number: int) -> Known:
    return lambda stores: stores.feeds.desk_knows(number)


def _item_known(number: int) -> Known:
    return lambda stores: stores.feeds.desk_knows_item(number)


def _story_known(number: int) -> Known:
    return lambda stores: stores.untold.desk_knows(number)


def _dead(feed: StoredFeed, t: Texts) -> Markup:
    why = t(REFUSED[Reason(feed.error)]) if feed.error in set(Reason) else ""
    return t("feed-died", feed=feed.id, title=feed.title or feed.url, why=why)


def _aside(item: FeedItem, t: Texts) -> Markup:
    key = "item-unreadable" if item.state is ItemState.FAILED else "item-aside"
    return t(key, feed=item.feed_id, title=item.title or item.url, url=item.url)


def _failed(story: Telling, t: Texts) -> Markup:
    return t("story-failed", story=story.id, title=story.headline or t.plain("no-headline"))


async def _tell_all(bot: Bot, services: Services, words: Callable[[Texts], Markup]) -> bool:
    """Whether somebody was told, or nobody wants to be."""
    told = missed = 0
    people = services.owners | set(await services.read(lambda stores: stores.people.moderators()))
    for user_id in sorted(people):
        language = await services.read(functools.partial(_language, user_id))
        try:
            await say(bot, services, Place(user_id), words(texts(language or services.defaults.language)))
        except (Forbidden, BadRequest) as error:
            if isinstance(error, Forbidden) or is_gone(error):  # gone: who has never written to the bot
                log.info("a moderator does not want to hear from the bot: %s", type(error).__name__)
            else:  # told again it would be refused again
                log.error("Telegram refused what a moderator was to be told: %s", error.message[:80])
        except TelegramError as error:
            missed += 1
            log.warning("a moderator was not told of a trouble: %s", type(error).__name__)
        else:
            told += 1
    return bool(told or not missed)


def _language(user_id: int, stores: Stores) -> str | None:
    return stores.chats.language(user_id)
