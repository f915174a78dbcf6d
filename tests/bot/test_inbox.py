"""Updates are handled once: repeated ones, after a restart, and when a process dies in the middle."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Mapping
from typing import Any

import pytest

from bot.app import make_services
from bot.inbox import Inbox, chat_of
from bot.settings import Settings
from handlers.context import current_update
from storage.database import Database
from storage.errors import Superseded
from tests.bot.receiver import Process, answered
from tests.bot.updates import command
from tests.telegram_server import TelegramServer


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
                stores.inbox.changed(5, "gone")
        async with Process(telegram, sqlite_database), asyncio.timeout(60):
            await answered(telegram, 1)
            telegram.push(left)
            while is_waiting(sqlite_database):  # what was answered is noted as handled a moment later
                await asyncio.sleep(0.02)
        assert len(telegram.sent) == 1
        assert answer in telegram.sent[0].text


def is_waiting(database: Database) -> bool:
    with database.reading() as stores:
        return bool(stores.inbox.unhandled())


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


class Desk:
    """The inbox of one of several processes; `begun` is what it was given to handle."""

    def __init__(self, database: Database) -> None:
        self.inbox = Inbox(make_services(Settings(), database))
        self.inbox.begin = self._begin
        self.begun: list[int] = []

    async def _begin(self, update: Mapping[str, Any]) -> None:
        self.begun.append(update["update_id"])

    async def take(self, *updates: dict[str, Any]) -> None:
        await self.inbox.take({each["update_id"]: each for each in updates})

    async def finish(self, *numbers: int) -> None:
        for number in numbers:
            self.inbox.done(number)
        assert self.inbox._noting
        await self.inbox._noting


async def test_a_chats_updates_wait_for_each_other_whichever_processes_get_them(database: Database) -> None:
    one, two = Desk(database), Desk(database)
    await one.take(command(1, "/subscribe 07:00"))
    await two.take(command(2, "/unsubscribe"), command(3, "/help", chat_id=8))
    assert (one.begun, two.begun) == ([1], [3])
    await one.finish(1)
    assert (one.begun, two.begun) == ([1, 2], [3]), "whoever finishes goes on with what came elsewhere"
    await one.take(command(4, "/subscribe 08:00"))
    assert one.begun == [1, 2, 4]
    await one.finish(2, 4)
    await two.take(command(5, "/help"))
    assert two.begun == [3, 5]


async def test_the_same_update_delivered_to_several_processes_at_once_is_begun_once(database: Database) -> None:
    desks = [Desk(database) for _ in range(3)]
    update = command(1, "/subscribe 07:00")
    await asyncio.gather(*(desk.take(update) for desk in desks for _ in range(3)))
    assert [number for desk in desks for number in desk.begun] == [1]


async def test_whoever_leaves_takes_nothing_more(database: Database) -> None:
    one, two = Desk(database), Desk(database)
    await one.take(command(1, "/help"))
    await two.take(command(2, "/help"))
    one.inbox.leave()
    await one.finish(1)
    assert one.begun == [1]
    assert [each.update_id for each in await two.inbox.left()] == [2]


async def test_a_sleepers_update_is_taken_over_and_it_changes_nothing_when_it_wakes(database: Database) -> None:
    one, two = Desk(database), Desk(database)
    await one.take(command(1, "/subscribe 07:00"))
    [left] = await two.inbox.left()
    assert await two.inbox.take_over([left]) == [left]
    current_update.set(1)
    with pytest.raises(Superseded):
        await one.inbox._services.write(lambda stores: stores.flags.set("by", "one"))
    await two.inbox._services.write(lambda stores: stores.flags.set("by", "two"))
    current_update.set(None)
    await one.finish(1)
    with database.reading() as stores:
        assert stores.flags.get("by") == "two"
        assert [each.update_id for each in stores.inbox.unhandled()] == [1]


@pytest.mark.parametrize(
    ("update", "chat"),
    [
        (command(1, "/help", chat_id=-5), -5),
        ({"update_id": 1, "callback_query": {"from": {"id": 3}, "message": {"chat": {"id": -9}}}}, -9),
        ({"update_id": 1, "callback_query": {"from": {"id": 3}, "inline_message_id": "x"}}, 3),
        ({"update_id": 1, "inline_query": {"from": {"id": 3}, "query": ""}}, 3),
        ({"update_id": 1, "my_chat_member": {"chat": {"id": -7}, "from": {"id": 3}}}, -7),
        ({"update_id": 1, "poll": {"id": "4"}}, 0),
        ({"update_id": 1, "message": {"chat": "?", "from": None}}, 0),
        ({"update_id": 1}, 0),
    ],
)
def test_an_update_waits_for_its_chats_turn_or_its_persons(update: dict[str, Any], chat: int) -> None:
    assert chat_of(update) == chat
