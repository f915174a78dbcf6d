"""A broadcast to a Bot API server on loopback: `python -m tests.benchmarks.delivery [MESSAGES] [A_SECOND]`."""

from __future__ import annotations

import asyncio
import datetime as dt
import sys
import tempfile
import time
from pathlib import Path

from telegram import Bot

from bot.app import make_services
from bot.settings import Settings
from bot.transport import AiohttpRequest
from digest.model import Edition
from handlers.context import Services
from handlers.delivering import deliver_due
from storage.database import Database
from storage.records import Parcel
from tests.telegram_server import TOKEN, TelegramServer


def fill(services: Services, messages: int) -> None:
    """Put one part for each of so many chats into the outbox."""
    now = services.now()
    with services.database.writing() as stores:
        edition = stores.editions.add(Edition(now, now, (), (), 0), now)
        parcels = []
        for chat_id in range(1, messages + 1):
            wish = stores.subscriptions.add(chat_id, None, dt.time(7), "UTC", "en", now + dt.timedelta(days=1), now)
            html = f"<b>{chat_id}</b> " + "made-up news " * 80
            parcels.append(Parcel(wish.id, now.date(), 1, 1, chat_id, None, html, (), (), edition))
        stores.outbox.add(parcels, now)


async def broadcast(messages: int, a_second: float) -> None:
    """Send them all and say how long that took beside the ideal."""
    with tempfile.TemporaryDirectory() as folder:
        database = Database(f"sqlite:///{Path(folder) / 'kabar.db'}")
        database.migrate()
        pace = {"kabar_messages_per_second": a_second, "kabar_chat_pace": a_second / 28}
        services = make_services(Settings.model_validate(pace), database)
        fill(services, messages)
        async with TelegramServer() as telegram:
            async with Bot(TOKEN, base_url=f"{telegram.url}/bot", request=AiohttpRequest()) as bot:
                begun = time.perf_counter()
                await deliver_due(bot, services)
                seconds = time.perf_counter() - begun
            arrived = [message.chat_id for message in telegram.sent]
        database.close()
    ideal = messages / a_second
    print(  # noqa: T201 - this is what it is for
        f"{len(set(arrived))} of {messages} messages in {seconds:.1f} s, {seconds / ideal:.2f} × the ideal;"
        f" {len(arrived) - len(set(arrived))} extra copies"
    )


if __name__ == "__main__":
    given = [float(argument) for argument in sys.argv[1:]]
    asyncio.run(broadcast(int(given[0]) if given else 1000, given[1] if len(given) > 1 else 28.0))
