"""The real processes while PostgreSQL is away for a minute: they stay, people wait, and nothing is lost."""

from __future__ import annotations

import asyncio
import datetime as dt
import signal
from collections import Counter
from collections.abc import AsyncIterator, Iterator

import aiohttp
import pytest

from storage.database import Database
from tests.bot.conftest import Shell
from tests.bot.several import Process, Router, Server, environment, own_server
from tests.bot.updates import command
from tests.telegram_server import TelegramServer
from tests.waiting import until

pytestmark = pytest.mark.slow
AWAY = 60.0  # seconds
PROBED = 5.0  # seconds between two looks of a monitor
LINES = 20  # that a process may log in such a minute
READERS, ASKERS, EARLY = range(1, 31), range(1_001, 1_021), 2_000


@pytest.fixture
def server() -> Iterator[Server]:
    with own_server() as server:
        Database(server.url).migrate()
        yield server


@pytest.fixture
async def telegram() -> AsyncIterator[TelegramServer]:
    async with TelegramServer(latency=0.02) as server:
        yield server


def subscribe(server: Server, wait: float) -> None:
    """Let readers want a digest in so many seconds."""
    due = dt.datetime.now(dt.UTC) + dt.timedelta(seconds=wait)
    database = Database(server.url)
    with database.writing() as stores:
        for chat in READERS:
            stores.subscriptions.add(chat, None, due.time(), "UTC", "en", due, due)
    database.close()


async def probe(*processes: Process) -> set[int]:
    """What a monitor is told by all of them, at both addresses."""
    seen = set()
    async with aiohttp.ClientSession() as client:
        for process in processes:
            for path in ("/healthz", "/readyz"):
                async with client.get(process.address + path) as answer:
                    seen.add(answer.status)
    return seen


async def outage(server: Server, *processes: Process) -> None:
    """The database is away for a minute, and a monitor looks on."""
    await asyncio.to_thread(server.stop)
    ends = asyncio.get_running_loop().time() + AWAY
    while asyncio.get_running_loop().time() < ends:
        assert await probe(*processes) == {503}
        await asyncio.sleep(PROBED)
    assert all(process.alive for process in processes), "nobody gave up"
    await asyncio.to_thread(server.start)


async def well(*processes: Process) -> None:
    """Wait until a monitor is content."""
    async with asyncio.timeout(60):
        while await probe(*processes) != {200}:
            await asyncio.sleep(0.5)


def complaints(log: str) -> list[str]:
    """What was logged as more than information."""
    return [line for line in log.splitlines() if "INFO" not in line]


async def test_web_and_worker_wait_for_it_and_lose_nothing(
    shell: Shell, telegram: TelegramServer, server: Server
) -> None:
    async with Router() as router:
        shell.env |= environment(telegram, server.url)
        async with Process(shell, "web") as web, Process(shell, "worker") as worker:
            router.behind = [web]
            await router.post(command(1, "/help", chat_id=EARLY))
            await until(lambda: len(telegram.sent) == 1)
            await well(web, worker)
            subscribe(server, wait=5)
            away = asyncio.create_task(outage(server, web, worker))
            await asyncio.sleep(2)
            await asyncio.gather(*(router.post(command(chat, "/help", chat_id=chat)) for chat in ASKERS), away)
            wanted = dict.fromkeys([*READERS, *ASKERS, EARLY], 1)
            await until(lambda: Counter(message.chat_id for message in telegram.sent).keys() == wanted.keys())
            await well(web, worker)
            assert [await each.end(signal.SIGTERM) for each in (web, worker)] == [0, 0]
    assert Counter(message.chat_id for message in telegram.sent) == wanted
    said = complaints((shell.folder / "log").read_text())
    assert "Traceback" not in "\n".join(said)
    assert 1 <= len(said) <= 2 * LINES


async def test_a_process_that_fetches_updates_waits_for_it_and_loses_nothing(
    shell: Shell, telegram: TelegramServer, server: Server
) -> None:
    shell.env |= environment(telegram, server.url) | {"KABAR_WEBHOOK_URL": ""}
    async with Process(shell, "run") as process:
        telegram.push(command(1, "/help", chat_id=EARLY))
        await until(lambda: len(telegram.sent) == 1)
        await well(process)
        subscribe(server, wait=5)
        away = asyncio.create_task(outage(server, process))
        await asyncio.sleep(2)
        telegram.push(*(command(chat, "/help", chat_id=chat) for chat in ASKERS))
        await away
        wanted = dict.fromkeys([*READERS, *ASKERS, EARLY], 1)
        await until(lambda: Counter(message.chat_id for message in telegram.sent).keys() == wanted.keys())
        await well(process)
        assert await process.end(signal.SIGTERM) == 0
    assert Counter(message.chat_id for message in telegram.sent) == wanted
    said = complaints((shell.folder / "log").read_text())
    assert "Traceback" not in "\n".join(said)
    assert 1 <= len(said) <= LINES
