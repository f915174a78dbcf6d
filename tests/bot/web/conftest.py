"""A web process without its signals: the real application behind a real port on loopback."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from contextlib import AsyncExitStack
from typing import Any, Self

import aiohttp
import pytest

from bot.app import build_application, make_services
from bot.inbox import Inbox
from bot.leftovers import take_up_at_last
from bot.reception import Reception
from bot.settings import Settings
from bot.web.server import listen
from bot.web.serving import make_port
from storage.database import Database
from tests.telegram_server import TOKEN, TelegramServer

Starting = Callable[[Database], "Web"]


class Web:
    """One process; `begun=False`: it takes updates and handles none, like one that is killed before it can."""

    def __init__(self, telegram: TelegramServer, database: Database, *, begun: bool = True) -> None:
        self.settings = Settings(telegram_bot_token=TOKEN, telegram_api_url=telegram.url)  # type: ignore[arg-type]
        self.services = make_services(self.settings, database)
        self.inbox = Inbox(self.services)
        self.application = build_application(self.settings, self.services, handled=self.inbox.done)
        self.reception = Reception(self.application, self.inbox)
        self._begun = begun

    async def __aenter__(self) -> Self:
        self._open = AsyncExitStack()
        self.port = make_port(
            self.settings, self.services, listen(0), reception=self.reception, ready=lambda: not self.reception.full
        )
        self.port.open()
        self._client = await self._open.enter_async_context(aiohttp.ClientSession())
        await self.application.initialize()
        if self._begun:
            await self.application.start()
            await take_up_at_last(self.application, self.inbox)
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._open.aclose()
        await self.port.close()
        if self._begun:
            await self.application.stop()
        await self.inbox.close()
        await self.application.shutdown()

    @property
    def address(self) -> str:
        """Where it is."""
        return f"http://127.0.0.1:{self.port.number}"

    @property
    def path(self) -> str:
        """Where its webhook is."""
        return f"/telegram/{self.settings.webhook_path}"

    @property
    def secret(self) -> str:
        """What Telegram says to be believed."""
        return self.settings.webhook_secret or ""

    async def post(self, update: Any) -> int:
        """What Telegram does; the status of the answer."""
        return (await self.call(body=json.dumps(update).encode()))[0]

    async def call(
        self, method: str = "POST", path: str = "", *, body: Any = b"{}", headers: dict[str, str] | None = None
    ) -> tuple[int, str, dict[str, str]]:
        """Any call; status, body and headers of the answer."""
        usual = {"Content-Type": "application/json", "X-Telegram-Bot-Api-Secret-Token": self.secret}
        said = usual if headers is None else headers
        async with self._client.request(method, self.address + (path or self.path), data=body, headers=said) as answer:
            return answer.status, await answer.text(), dict(answer.headers)

    async def raw(self, *pieces: bytes) -> bytes:
        """Write to a connection what no client would, until the far side has had enough; all it answered."""
        reader, writer = await asyncio.open_connection("127.0.0.1", self.port.number)
        try:
            for piece in pieces:
                writer.write(piece)
                await writer.drain()
            async with asyncio.timeout(20):
                return await reader.read()
        except ConnectionError:
            return b""
        finally:
            writer.close()

    def head(self, *lines: str, secret: str | None = None) -> bytes:
        """The beginning of such a call."""
        told = f"X-Telegram-Bot-Api-Secret-Token: {self.secret if secret is None else secret}"
        usual = (f"POST {self.path} HTTP/1.1", "Host: kabar", "Content-Type: application/json", told)
        return "\r\n".join((*usual, *lines, "", "")).encode()


@pytest.fixture
async def telegram() -> Any:
    async with TelegramServer() as server:
        yield server
