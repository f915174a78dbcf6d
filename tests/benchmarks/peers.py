"""The bots that Kabar is measured against, each a process: `python -m tests.benchmarks.peers aiogram|httpx`.

aiogram: sends one fixed text to whoever writes, nothing else: no database, no rendering, no guard against repeated
updates. httpx: Kabar itself on the HTTP layer that the bot library brings. Both read Kabar's environment.
"""

from __future__ import annotations

import os
import sys

FIXED = "Kabar keeps an archive of articles and tells who claims what. " * 12  # about as long as our /help


def aiogram() -> None:
    """As its documentation shows it."""
    from aiogram import Bot, Dispatcher
    from aiogram.client.session.aiohttp import AiohttpSession
    from aiogram.client.telegram import TelegramAPIServer
    from aiogram.types import Message

    dispatcher = Dispatcher()

    @dispatcher.message()
    async def answer(message: Message) -> None:
        await message.answer(FIXED)

    api = TelegramAPIServer.from_base(os.environ["TELEGRAM_API_URL"])
    dispatcher.run_polling(Bot(os.environ["TELEGRAM_BOT_TOKEN"], session=AiohttpSession(api=api)))


def httpx() -> None:
    """`kabar run` with another request class."""
    from telegram.request import HTTPXRequest

    import bot.app
    from bot.running import run
    from bot.settings import Settings

    def make_request(_: Settings, *, connections: int = 1, **__: object) -> HTTPXRequest:
        return HTTPXRequest(connection_pool_size=connections, pool_timeout=60, httpx_kwargs={"trust_env": False})

    bot.app.make_request = make_request  # type: ignore[assignment]
    run()


if __name__ == "__main__":
    {"aiogram": aiogram, "httpx": httpx}[sys.argv[1]]()
