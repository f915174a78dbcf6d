"""Updates are handled once: repeated ones, after a restart, and when a process dies in the middle."""

from __future__ import annotations

import asyncio
import json
from contextlib import suppress
from typing import Any

import pytest

from bot.app import build_application, make_request, make_services
from bot.inbox import Inbox
from bot.polling import Poller
from bot.settings import Settings
from handlers.context import Services
from storage.database import Database
from tests.telegram_server import TOKEN, TelegramServer


def command(number: int, text: str, chat_id: int = 7) -> dict[str, Any]:
    """Somebody sends a command."""
    person = {"id": chat_id, "is_bot": False, "first_name": "A", "language_code": "en"}
    entity = {"type": "bot_command", "offset": 0, "length": len(text.split()[0])}
    message = {"message_id": number, "date": 1_731_027_600, "from": person, "chat": {"id": chat_id, "type": "private"}}
    return {"update_id": number, "message": {**message, "text": text, "entities": [entity]}}


class Process:
    """What a polling process consists of, without its signals and clocks."""

    def __init__(self, telegram: TelegramServer, database: Database) -> None:
        settings = Settings(telegram_bot_token=TOKEN, telegram_api_url=telegram.url)  # type: ignore[arg-type]
        self.services: Services = make_services(settings, database)
        self.inbox = Inbox(self.services)
        self.application = build_application(settings, self.services, handled=self.inbox.done)
        self.poller = Poller(self.application, self.inbox, make_request(settings), ["message"])

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


async def test_a_repeated_update_is_answered_once_also_after_a_restart(sqlite_database: Database) -> None:
    async with TelegramServer() as telegram:
        async with Process(telegram, sqlite_database):
            telegram.push(command(5, "/help"), command(6, "/help", chat_id=8))
            assert sorted(await answered(telegram, 2)) == [7, 8]
        async with Process(telegram, sqlite_database):
            telegram.push(command(5, "/help"), command(9, "/help", chat_id=9))
            assert (await answered(telegram, 3))[2:] == [9]


async def test_when_it_ends_everything_is_confirmed_and_no_words_are_kept(sqlite_database: Database) -> None:
    async with TelegramServer() as telegram:
        async with Process(telegram, sqlite_database):
            telegram.push(command(5, "/help"))
            await answered(telegram, 1)
        assert not telegram.updates
    with sqlite_database.reading() as stores:
        assert stores.inbox.unhandled() == []


@pytest.mark.parametrize(("changed", "answer"), [(False, "/sources"), (True, "restarted")])
async def test_what_a_dead_process_left_is_taken_up(sqlite_database: Database, changed: bool, answer: str) -> None:
    async with TelegramServer() as telegram:
        left = command(5, "/help")
        with sqlite_database.writing() as stores:
            stores.inbox.take({5: json.dumps(left)}, make_services(Settings(), sqlite_database).now())
            if changed:
                stores.inbox.changed(5)
        async with Process(telegram, sqlite_database):
            await answered(telegram, 1)
            telegram.push(left)
        assert len(telegram.sent) == 1
        assert answer in telegram.sent[0].text
    with sqlite_database.reading() as stores:
        assert stores.inbox.unhandled() == []


async def test_what_an_update_changes_is_marked_as_its_own(sqlite_database: Database) -> None:
    async with TelegramServer() as telegram:
        async with Process(telegram, sqlite_database) as process:
            seen: list[tuple[int, bool]] = []
            done = process.inbox.done

            def spy(number: int) -> None:
                with sqlite_database.reading() as stores:
                    seen.extend((each.update_id, each.changed) for each in stores.inbox.unhandled())
                done(number)

            process.application.update_processor._done = spy  # type: ignore[attr-defined]
            telegram.push(command(5, "/help"))
            await answered(telegram, 1)
            telegram.push(command(6, "/subscribe 07:00 UTC"))
            await answered(telegram, 2)
        with sqlite_database.reading() as stores:
            assert len(stores.subscriptions.of_chat(7, None)) == 1
    assert (5, False) in seen
    assert (6, True) in seen
