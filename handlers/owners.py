"""A word to the owners, each in their language."""

from __future__ import annotations

import logging

from telegram import Bot
from telegram.error import TelegramError

from handlers.context import Place, Services, say
from handlers.texts import texts

log = logging.getLogger(__name__)


async def tell_owners(bot: Bot, services: Services, key: str, **values: object) -> None:
    """Send a text to every owner; one who cannot be reached is passed over. Raises StorageError."""
    for owner in sorted(services.owners):
        chosen = await services.read(lambda stores, owner=owner: stores.chats.language(owner))  # type: ignore[misc]
        t = texts(chosen or services.defaults.language)
        try:
            await say(bot, services, Place(owner), t(key, **values))
        except TelegramError as error:
            log.info("an owner was not told: %s", type(error).__name__)


async def tell_set_aside(bot: Bot, services: Services, *, update: int, times: int) -> None:
    """Say that an update that ended the program so many times will not be handled. Raises StorageError."""
    await tell_owners(bot, services, "owner-set-aside", update=update, times=times)
