"""Fetching updates: each is stored before it is confirmed, handled once, and taken up again after a crash.

Telegram gives them to one who asks. Of the processes of one PostgreSQL that is the holder of a lease; others stand by.
"""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Callable, Sequence
from typing import Any

from telegram.error import Conflict, TelegramError

from bot.leftovers import take_up_at_last
from bot.reception import Reception
from bot.transport import AiohttpRequest, plain_fields
from handlers.context import Kabar
from storage.errors import StorageError

WAIT = 30  # seconds Telegram waits for something to happen before it answers that nothing did
FIRST_PAUSE, LONGEST_PAUSE = 1.0, 30.0  # seconds after a failure
GOODBYE = 3.0  # seconds for the last confirmation
TURN = 0.1  # seconds between two looks whether it is this process's turn
STANDS_BY = (
    "this process stands by and fetches no updates: another one of this database does, or the database does not answer"
)
WEBHOOK = "this bot's updates are posted to a webhook: `kabar check` says where to"
STRANGER = "another program fetches this bot's updates: stop it, or give this one a token of its own (@BotFather)"
log = logging.getLogger(__name__)


class Poller:
    """Long polling for one application, while `may_fetch` says so.

    `request` is its own, so that a poll keeps nobody waiting.
    """

    def __init__(
        self,
        application: Kabar,
        reception: Reception,
        request: AiohttpRequest,
        kinds: Sequence[str],
        *,
        may_fetch: Callable[[], bool] = lambda: True,
    ) -> None:
        self._application = application
        self._request = request
        self._reception = reception
        self._kinds = json.dumps(kinds)
        self._may_fetch = may_fetch
        self._offset = 0

    async def run(self) -> None:
        """Fetch until cancelled. What goes wrong is logged and tried again."""
        await self._request.initialize()
        await take_up_at_last(self._application, self._reception.inbox)
        while True:
            await self._wait_for_turn()
            await self._insist(self._leave_webhook)
            log.info("polling as @%s", self._application.bot.username)
            while self._may_fetch():
                await self._insist(self._round)

    async def _wait_for_turn(self) -> None:
        if not self._may_fetch():
            log.warning(STANDS_BY)
        while not self._may_fetch():
            await asyncio.sleep(TURN)

    async def close(self) -> None:
        """Confirm what was taken last, if Telegram is there to hear it."""
        try:
            if self._offset and self._may_fetch():
                await asyncio.wait_for(self._fetch(wait=0, limit=1), GOODBYE)
        except (TelegramError, TimeoutError) as error:
            log.info("the last updates were not confirmed: %s", type(error).__name__)
        finally:
            await self._request.shutdown()

    async def _insist(self, step: Any) -> None:
        pause = FIRST_PAUSE
        while True:
            try:
                return await step()  # type: ignore[no-any-return]
            except Conflict as error:
                other = WEBHOOK if "webhook" in error.message else STRANGER
                log.warning("%s; trying again in %g s", other, LONGEST_PAUSE)
                pause = LONGEST_PAUSE
            except (TelegramError, StorageError) as error:
                log.warning("updates: %s: %s; trying again in %g s", type(error).__name__, error, pause)
            await asyncio.sleep(pause)
            pause = min(LONGEST_PAUSE, 2 * pause)

    async def _leave_webhook(self) -> None:
        """Telegram gives updates to a webhook or to us, not to both."""
        await self._application.bot.delete_webhook()

    async def _round(self) -> None:
        """One poll: what comes is stored and queued; the next poll confirms it."""
        while self._reception.full:
            await asyncio.sleep(0.05)
        if not self._may_fetch():  # somebody has taken over, and would be turned away
            return
        found = await self._fetch(wait=WAIT, limit=100)
        if not found:
            return
        await self._reception.take(found)
        self._offset = found[-1]["update_id"] + 1

    async def _fetch(self, *, wait: int, limit: int) -> list[dict[str, Any]]:
        fields = {"timeout": str(wait), "limit": str(limit), "allowed_updates": self._kinds}
        if self._offset:
            fields["offset"] = str(self._offset)
        url = f"{self._application.bot.base_url}/getUpdates"
        found = await self._request.post(url, plain_fields(fields), read_timeout=wait + 10)
        return [update for update in found if isinstance(update, dict)] if isinstance(found, list) else []
