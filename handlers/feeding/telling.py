"""Telling the moderators that a feed died: once."""

from __future__ import annotations

import functools
import logging

from telegram import Bot
from telegram.error import Forbidden, TelegramError

from handlers.context import Place, Services, say
from handlers.refusals import REFUSED
from handlers.texts import texts
from seeds.unreadable import Reason
from storage.feed_records import StoredFeed
from storage.stores import Stores

log = logging.getLogger(__name__)


async def tell_of_dead(bot: Bot, services: Services) -> None:
    """Tell owners and moderators of every feed that died since. Raises StorageError."""
    for feed in await services.read(lambda stores: stores.feeds.untold()):
        people = services.owners | set(await services.read(lambda stores: stores.people.moderators()))
        for user_id in sorted(people):
            await _tell(bot, services, user_id, feed)
        await services.write(functools.partial(_told, feed.id))


def _told(number: int, stores: Stores) -> None:
    stores.feeds.told(number)


async def _tell(bot: Bot, services: Services, user_id: int, feed: StoredFeed) -> None:
    language = await services.read(lambda stores: stores.chats.language(user_id))
    t = texts(language or services.defaults.language)
    why = t(REFUSED[Reason(feed.error)]) if feed.error in set(Reason) else ""
    try:
        await say(bot, services, Place(user_id), t("feed-died", feed=feed.id, title=feed.title or feed.url, why=why))
    except Forbidden:
        log.info("a moderator does not want to hear from the bot")
    except TelegramError as error:
        log.warning("a moderator was not told of a dead feed: %s", type(error).__name__)
