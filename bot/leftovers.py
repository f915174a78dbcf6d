"""Updates that an earlier process took and did not handle to their end, and the one of them that may have ended it."""

from __future__ import annotations

import asyncio
import json
import logging

from telegram import Update

from bot.inbox import Inbox
from handlers.context import Kabar, Services
from handlers.errors import tell_interrupted
from handlers.owners import tell_set_aside
from storage.errors import StorageError
from storage.records import Unhandled

MOST = 2  # times that an update is begun once more, the second time alone
LOOK = 3.0  # seconds between looks for what other processes left
PAUSE = 2.0  # seconds after the database failed
log = logging.getLogger(__name__)


async def take_up(application: Kabar, inbox: Inbox) -> None:
    """Handle what was left. Raises StorageError.

    All at once the first time. What is left a second time was at work when the program ended twice, so each is begun
    alone; what is left after that was alone when the program ended, and is set aside.
    """
    left = await inbox.left()
    for update in await inbox.take_over([each for each in left if each.attempts >= MOST]):
        await _set_aside(application, inbox, update)
    for update in [each for each in left if 0 < each.attempts < MOST]:
        for mine in await inbox.take_over([update]):
            await _begin(application, inbox, mine, alone=True)
    for update in await inbox.take_over([each for each in left if not each.attempts]):
        await _begin(application, inbox, update)


async def take_up_at_last(application: Kabar, inbox: Inbox) -> None:
    """Handle what was left as soon as the database tells what that is."""
    while True:
        try:
            return await take_up(application, inbox)
        except StorageError as error:
            log.warning("what an earlier process left is unknown: %s", error)
        await asyncio.sleep(PAUSE)


async def _begin(application: Kabar, inbox: Inbox, unhandled: Unhandled, *, alone: bool = False) -> None:
    """Have one handled; of what was stored already its sender is told that it was, and nothing is done twice."""
    update = Update.de_json(json.loads(unhandled.body), application.bot)
    if unhandled.changed:
        await tell_interrupted(update, application)
        inbox.done(unhandled.update_id)
    elif alone:
        await application.update_processor.process_update(update, application.process_update(update))
    else:
        await application.update_queue.put(update)


async def _set_aside(application: Kabar, inbox: Inbox, unhandled: Unhandled) -> None:
    """Leave one alone for good, and say so: nothing of its words."""
    log.error("update %d was at work whenever the program ended, %d times: set aside", unhandled.update_id, MOST + 1)
    inbox.done(unhandled.update_id)
    services: Services = application.bot_data["services"]
    await tell_set_aside(application.bot, services, update=unhandled.update_id, times=MOST + 1)


async def keep_taking_up(application: Kabar, inbox: Inbox) -> None:
    """Handle what processes leave that end while this one goes on."""
    while True:
        await asyncio.sleep(LOOK)
        await take_up_at_last(application, inbox)
