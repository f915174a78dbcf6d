"""Telling the moderators that a feed died, or that an item was set aside: once."""

from __future__ import annotations

import functools
import logging
from collections.abc import Callable

from markupsafe import Markup
from telegram import Bot
from telegram.error import Forbidden, TelegramError

from handlers.context import Place, Services, say
from handlers.feeding.polling import SetAside
from handlers.refusals import REFUSED
from handlers.texts import Texts, texts
from seeds.unreadable import Reason
from storage.feed_records import StoredFeed
from storage.stores import Stores

log = logging.getLogger(__name__)


async def tell_of_dead(bot: Bot, services: Services) -> None:
    """Tell owners and moderators of every feed that died since. Raises StorageError."""
    for feed in await services.read(lambda stores: stores.feeds.untold()):
        await _tell_all(bot, services, functools.partial(_dead, feed))
        await services.write(functools.partial(_told, feed.id))


async def tell_of_aside(bot: Bot, services: Services, aside: list[SetAside]) -> None:
    """Tell owners and moderators of every item in the list, which is empty then. Raises StorageError."""
    while aside:
        await _tell_all(bot, services, functools.partial(_aside, aside.pop(0)))


def _told(number: int, stores: Stores) -> None:
    stores.feeds.told(number)


def _dead(feed: StoredFeed, t: Texts) -> Markup:
    why = t(REFUSED[Reason(feed.error)]) if feed.error in set(Reason) else ""
    return t("feed-died", feed=feed.id, title=feed.title or feed.url, why=why)


def _aside(aside: SetAside, t: Texts) -> Markup:
    item = aside.item
    key = "item-aside" if aside.waits else "item-unreadable"
    return t(key, feed=item.feed_id, title=item.title or item.url, url=item.url)


async def _tell_all(bot: Bot, services: Services, words: Callable[[Texts], Markup]) -> None:
    people = services.owners | set(await services.read(lambda stores: stores.people.moderators()))
    for user_id in sorted(people):
        language = await services.read(functools.partial(_language, user_id))
        try:
            await say(bot, services, Place(user_id), words(texts(language or services.defaults.language)))
        except Forbidden:
            log.info("a moderator does not want to hear from the bot")
        except TelegramError as error:
            log.warning("a moderator was not told of a feed: %s", type(error).__name__)


def _language(user_id: int, stores: Stores) -> str | None:
    return stores.chats.language(user_id)
