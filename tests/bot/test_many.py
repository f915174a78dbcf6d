"""Several worker processes on one PostgreSQL: killed, frozen and woken, and the server restarted, in mid-broadcast."""

from __future__ import annotations

import asyncio
import datetime as dt
import signal
import socket
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager

import pytest

from bot.roles import LASTS
from storage.database import Database
from storage.errors import StorageError
from tests.bot.conftest import Shell
from tests.bot.several import UNDER_WAY, Server, own_server, under_way
from tests.telegram_server import TOKEN, TelegramServer
from tests.waiting import LONGEST, until

pytestmark = pytest.mark.slow
SOON = dt.timedelta(seconds=2)
TAKEN_OVER = 30.0  # seconds
CHATS = range(1, 241)


@pytest.fixture
def server() -> Iterator[Server]:
    with own_server() as server:
        yield server


class Workers:
    """`kabar worker` processes by number, each in a folder of its own, as on machines of their own."""

    def __init__(self, shell: Shell, telegram: TelegramServer, url: str, *, together: bool = False) -> None:
        self._shell, self._together = shell, together
        shell.env |= {"TELEGRAM_BOT_TOKEN": TOKEN, "TELEGRAM_API_URL": telegram.url, "KABAR_TICK_SECONDS": "0.5"}
        shell.env["DATABASE_URL"] = url
        self.database = Database(url)
        self.database.migrate()
        self.processes: list[asyncio.subprocess.Process] = []

    async def start(self) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        folder = self._shell.folder / ("shared" if self._together else str(len(self.processes)))
        folder.mkdir(exist_ok=True)
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "bot.cli",
            "worker",
            cwd=folder,
            env=self._shell.environment() | {"PORT": str(port)},
            stderr=(folder / "log").open("a"),
        )
        self.processes.append(process)

    def subscribe(self) -> None:
        now = dt.datetime.now(dt.UTC)
        with self.database.writing() as stores:
            for chat in CHATS:
                stores.subscriptions.add(chat, None, (now + SOON).time(), "UTC", "en", now + SOON, now)

    def courier(self) -> asyncio.subprocess.Process:
        """The one that sends."""
        with self.database.reading() as stores:
            [holder] = [lease.holder for lease in stores.leases.all() if lease.name == "courier" and lease.held]
        return next(process for process in self.processes if f"-{process.pid}-" in holder)


@asynccontextmanager
async def working(
    shell: Shell, telegram: TelegramServer, url: str, *, together: bool = False
) -> AsyncIterator[Workers]:
    """Two workers in the middle of a broadcast."""
    workers = Workers(shell, telegram, url, together=together)
    try:
        for _ in range(2):
            await workers.start()
        workers.subscribe()
        await until(lambda: len(telegram.sent) >= 60)
        yield workers
        for process in workers.processes:
            if process.returncode is None:
                process.send_signal(signal.SIGTERM)
                async with asyncio.timeout(40):
                    assert await process.wait() == 0
    finally:
        for process in workers.processes:
            if process.returncode is None:
                process.kill()
                await process.wait()
        workers.database.close()


@pytest.fixture
async def telegram() -> AsyncIterator[TelegramServer]:
    async with TelegramServer(latency=0.05) as server:
        yield server


def extra(telegram: TelegramServer) -> int:
    return len(telegram.sent) - len({message.chat_id for message in telegram.sent})


async def everybody(telegram: TelegramServer, database: Database) -> None:
    """Wait until all have theirs and nothing is on its way: whatever is doubtful has been repeated."""

    def settled() -> bool:
        try:
            with database.reading() as stores:
                return stores.outbox.waiting() == 0
        except StorageError:
            return False

    await until(lambda: {message.chat_id for message in telegram.sent} == set(CHATS))
    async with asyncio.timeout(LONGEST):
        while not await asyncio.to_thread(settled):
            await asyncio.sleep(0.5)


@pytest.mark.parametrize("together", [True, False], ids=["one folder", "folders of their own"])
async def test_a_killed_courier_is_followed_within_seconds_and_what_was_answered_is_not_sent_again(
    shell: Shell, telegram: TelegramServer, server: Server, together: bool
) -> None:
    async with working(shell, telegram, server.url, together=together) as workers:
        workers.courier().kill()
        killed = asyncio.get_running_loop().time()
        await until(lambda: telegram.sent[-1].at > killed + UNDER_WAY, TAKEN_OVER)
        await everybody(telegram, workers.database)
    assert extra(telegram) <= under_way(telegram, killed)


async def test_a_courier_that_was_frozen_sends_nothing_once_another_has_taken_over(
    shell: Shell, telegram: TelegramServer, server: Server
) -> None:
    async with working(shell, telegram, server.url) as workers:
        sleeper = workers.courier()
        sleeper.send_signal(signal.SIGSTOP)
        stopped = asyncio.get_running_loop().time()
        await until(lambda: telegram.sent[-1].at > stopped + UNDER_WAY, TAKEN_OVER)
        [other] = [process for process in workers.processes if process is not sleeper]
        other.send_signal(signal.SIGSTOP)  # so that whatever is sent now is the sleeper's
        await asyncio.sleep(1.0)
        sent = len(telegram.sent)
        sleeper.send_signal(signal.SIGCONT)
        await asyncio.sleep(LASTS.total_seconds() / 2)
        assert len(telegram.sent) == sent
        other.send_signal(signal.SIGCONT)
        await everybody(telegram, workers.database)
    assert extra(telegram) <= under_way(telegram, stopped)


async def test_a_server_that_is_restarted_costs_time_and_nothing_else(
    shell: Shell, telegram: TelegramServer, server: Server
) -> None:
    async with working(shell, telegram, server.url) as workers:
        stopped = asyncio.get_running_loop().time()
        await asyncio.to_thread(server.restart)
        await everybody(telegram, workers.database)
    assert extra(telegram) <= under_way(telegram, stopped)
