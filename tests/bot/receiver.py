"""A process that polls Telegram, inside of this one."""

from __future__ import annotations

import asyncio
from contextlib import suppress

from bot.app import build_application, make_request, make_services
from bot.inbox import Inbox
from bot.polling import Poller
from bot.reception import Reception
from bot.settings import Settings
from handlers.context import Services
from storage.database import Database
from tests.telegram_server import TOKEN, TelegramServer


class Process:
    """What a polling process consists of, without its signals and clocks."""

    def __init__(self, telegram: TelegramServer, database: Database) -> None:
        settings = Settings(telegram_bot_token=TOKEN, telegram_api_url=telegram.url)  # type: ignore[arg-type]
        self.services: Services = make_services(settings, database)
        self.inbox = Inbox(self.services)
        self.application = build_application(settings, self.services, handled=self.inbox.done)
        self.poller = Poller(
            self.application, Reception(self.application, self.inbox), make_request(settings), ["message"]
        )

    async def __aenter__(self) -> Process:
        await self.application.initialize()
        await self.application.start()
        self.polling = asyncio.create_task(self.poller.run())
        return self

    async def __aexit__(self, *_: object) -> None:
        self.polling.cancel()
        with suppress(asyncio.CancelledError):
            await self.polling
        await self.application.stop()
        await self.inbox.close()
        await self.poller.close()
        await self.application.shutdown()


async def answered(telegram: TelegramServer, count: int) -> list[int]:
    """Wait until so many messages have arrived; to which chats."""
    async with asyncio.timeout(30):
        while len(telegram.sent) < count:
            await asyncio.sleep(0.01)
    return [message.chat_id for message in telegram.sent]
