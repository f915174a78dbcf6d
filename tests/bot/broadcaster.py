"""`kabar run` as a process, and chats that want a digest of it very soon."""

from __future__ import annotations

import asyncio
import datetime as dt
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from storage.database import Database
from tests.bot.conftest import Shell
from tests.telegram_server import TOKEN, TelegramServer

SOON = dt.timedelta(seconds=1)


class Process:
    """`kabar run` as a process, which can be killed and started again."""

    def __init__(self, shell: Shell, telegram: TelegramServer) -> None:
        self._shell = shell
        shell.env |= {"TELEGRAM_BOT_TOKEN": TOKEN, "TELEGRAM_API_URL": telegram.url, "KABAR_TICK_SECONDS": "0.5"}
        self._log = (shell.folder / "log").open("a")
        self._process: asyncio.subprocess.Process | None = None

    async def start(self) -> None:
        self._process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "bot.cli",
            "run",
            cwd=self._shell.folder,
            env=self._shell.environment(),
            stderr=self._log,
        )

    async def end(self, number: signal.Signals) -> int:
        """Send a signal and wait for the end; the exit code."""
        assert self._process is not None
        if self._process.returncode is None:
            self._process.send_signal(number)
        async with asyncio.timeout(30):
            return await self._process.wait()


@asynccontextmanager
async def running(shell: Shell, telegram: TelegramServer) -> AsyncIterator[Process]:
    process = Process(shell, telegram)
    await process.start()
    try:
        yield process
    finally:
        assert await process.end(signal.SIGTERM) == 0


def subscribe(folder: Path, *chats: int, zone: str = "UTC", wait: dt.timedelta = SOON) -> None:
    """Let chats want a digest very soon."""
    database = Database(f"sqlite:///{folder}/kabar.db")
    database.migrate()
    now = dt.datetime.now(dt.UTC)
    with database.writing() as stores:
        for chat in chats:
            stores.subscriptions.add(chat, None, (now + wait).time(), zone, "en", now + wait, now)
    database.close()
