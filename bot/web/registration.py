"""Telling Telegram where to post updates, and seeing to it that it goes on doing so."""

from __future__ import annotations

import asyncio
import datetime as dt
import logging
from collections.abc import Sequence

from telegram import Bot, WebhookInfo
from telegram.error import TelegramError

from bot.settings import Settings
from bot.web.webhook import PREFIX
from handlers.context import Services
from storage.errors import StorageError
from storage.leases import WEBHOOK
from storage.stores import Stores

CONNECTIONS = 40  # that Telegram may open at the same time; also its own default
LOOKED_AT = 60.0  # seconds between two looks at what Telegram has registered
MARKED = dt.timedelta(seconds=2.5 * LOOKED_AT)  # after which a process that died is not waited for
FIRST_PAUSE, LONGEST_PAUSE = 1.0, 30.0  # seconds after a failure
log = logging.getLogger(__name__)


class Registration:
    """The webhook as Telegram knows it.

    Its address changes with the secret, so that any process sees by the address alone whether all is as it should be.
    """

    def __init__(self, bot: Bot, services: Services, settings: Settings, kinds: Sequence[str]) -> None:
        assert settings.kabar_webhook_url is not None, "a process without an address registers none"
        assert settings.webhook_secret is not None, "it comes from the token at least"
        self._bot = bot
        self._services = services
        self._url = f"{settings.kabar_webhook_url}{PREFIX}{settings.webhook_path}"
        self._secret = settings.webhook_secret
        self._kinds = list(kinds)
        self._lease = 0  # its number
        self._failed_at: object = None  # when Telegram last failed to reach us, as it says

    async def keep(self) -> None:
        """Register, look again every minute, and put right what somebody else changed; until cancelled."""
        pause = FIRST_PAUSE
        try:
            while True:
                try:
                    await self._look()
                    await self._services.write(self._mark)
                except (TelegramError, StorageError) as error:
                    log.warning("the webhook: %s: %s; trying again in %g s", type(error).__name__, error, pause)
                    await asyncio.sleep(pause)
                    pause = min(LONGEST_PAUSE, 2 * pause)
                else:
                    pause = FIRST_PAUSE
                    await asyncio.sleep(LOOKED_AT)
        finally:
            await self._unmark()

    def _mark(self, stores: Stores) -> None:
        """Let those know who would fetch updates with this database: one process marks it for all."""
        if not (self._lease and stores.leases.renew(WEBHOOK, self._lease, MARKED)):
            self._lease = stores.leases.take(WEBHOOK, self._services.process, MARKED) or 0

    async def _unmark(self) -> None:
        try:
            await self._services.write(lambda stores: stores.leases.release(WEBHOOK, self._lease))
        except StorageError as error:
            log.info("the webhook's mark ends by itself: %s", error)

    async def _look(self) -> None:
        """Register unless all is well already: registering anew interrupts what is being posted."""
        found = await self._bot.get_webhook_info()
        if found.url != self._url or set(found.allowed_updates) != set(self._kinds):
            await self._bot.set_webhook(
                self._url,
                secret_token=self._secret,
                allowed_updates=self._kinds,
                max_connections=CONNECTIONS,
            )
            log.info("Telegram posts updates to this bot's webhook")
        self._tell_of_failures(found)

    def _tell_of_failures(self, found: WebhookInfo) -> None:
        """Log what Telegram says went wrong when it posted, once."""
        if found.url == self._url and found.last_error_date and found.last_error_date != self._failed_at:
            self._failed_at = found.last_error_date
            log.warning("Telegram could not post an update: %s", found.last_error_message)
