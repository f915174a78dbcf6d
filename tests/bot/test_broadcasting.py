"""The real process in mid-broadcast: killed, stopped, cut off, asked to wait, and with chats that cannot be reached."""

from __future__ import annotations

import asyncio
import signal
from collections import Counter
from collections.abc import AsyncIterator

import pytest

from tests.bot.broadcaster import running, subscribe
from tests.bot.conftest import Shell
from tests.telegram_server import TelegramServer
from tests.waiting import until

pytestmark = pytest.mark.slow


@pytest.fixture
async def telegram() -> AsyncIterator[TelegramServer]:
    async with TelegramServer(latency=0.02) as server:
        yield server


async def arrived(telegram: TelegramServer, number: int) -> None:
    """Wait until so many messages have arrived."""
    await until(lambda: len(telegram.sent) >= number)


def copies(telegram: TelegramServer) -> Counter[int]:
    return Counter(message.chat_id for message in telegram.sent)


def extra(telegram: TelegramServer) -> int:
    return len(telegram.sent) - len(copies(telegram))


async def test_three_kills_lose_nothing_and_double_no_more_than_was_in_flight(
    shell: Shell, telegram: TelegramServer
) -> None:
    chats = range(1, 121)
    subscribe(shell.folder, *chats)
    in_flight = 0
    async with running(shell, telegram) as process:
        for share in (30, 50, 70):
            await arrived(telegram, share)
            in_flight += max(1, telegram.sending)
            await process.end(signal.SIGKILL)
            await process.start()
        await until(lambda: set(copies(telegram)) == set(chats))
    assert extra(telegram) <= in_flight
    assert not list(shell.folder.glob("*-sent-*")), "what is in the database is in no journal"


async def test_who_is_asked_to_stop_finishes_what_is_in_flight_and_doubles_nothing(
    shell: Shell, telegram: TelegramServer
) -> None:
    telegram.latency = 0.3
    chats = range(1, 81)
    subscribe(shell.folder, *chats)
    async with running(shell, telegram) as process:
        await arrived(telegram, 20)
        assert await process.end(signal.SIGTERM) == 0
        assert len(telegram.sent) < 80
        assert telegram.sending == 0
        await process.start()
        await until(lambda: set(copies(telegram)) == set(chats))
    assert extra(telegram) == 0


async def test_an_outage_in_mid_broadcast_is_waited_out(shell: Shell, telegram: TelegramServer) -> None:
    chats = range(1, 101)
    subscribe(shell.folder, *chats)
    async with running(shell, telegram):
        await arrived(telegram, 30)
        in_flight = max(1, telegram.sending)
        await telegram.away(20.0)
        await until(lambda: set(copies(telegram)) == set(chats))
    assert extra(telegram) <= in_flight


async def test_a_request_to_wait_is_obeyed_to_the_letter_and_after_a_restart_too(
    shell: Shell, telegram: TelegramServer
) -> None:
    chats = range(1, 61)
    subscribe(shell.folder, *chats)
    async with running(shell, telegram) as process:
        await arrived(telegram, 20)
        ends = telegram.flood(15.0)
        await until(lambda: bool(telegram.flooded))
        under_way = telegram.flooded[0] + 1.0  # calls that had begun before the answer came
        await asyncio.sleep(2.0)
        await process.end(signal.SIGKILL)
        await process.start()
        await until(lambda: set(copies(telegram)) == set(chats))
    assert [moment for moment in telegram.attempts if under_way < moment < ends] == []


async def test_bad_chats_bad_rows_and_bad_answers_spoil_nothing_for_the_others(
    shell: Shell, telegram: TelegramServer
) -> None:
    chats, blocked, gone = range(1, 81), range(101, 111), range(111, 121)
    forbidden = {"description": "Forbidden: bot was blocked by the user"}
    telegram.refusals |= dict.fromkeys(blocked, (403, forbidden))
    telegram.refusals |= {chat: (400, {"description": "Bad Request: chat not found"}) for chat in gone}
    moved = {"description": "Bad Request: upgraded", "parameters": {"migrate_to_chat_id": -1000}}
    telegram.refusals[-1] = (400, moved)
    faults = ["drop before", "", "drop after", "502", "", "", "garbage", "", "truncate", ""] * 2
    telegram.faults.extend(faults)
    subscribe(shell.folder, *chats, *blocked, *gone, -1)
    subscribe(shell.folder, 999, zone="Nowhere/Atall")
    async with running(shell, telegram):
        await until(lambda: set(copies(telegram)) == {*chats, -1000})
    assert extra(telegram) <= sum(map(bool, faults))
