"""A host: the Procfile by honcho, on a PostgreSQL server of its own."""

from __future__ import annotations

import asyncio
import shutil
import signal
import socket
import sys
from contextlib import suppress
from pathlib import Path
from typing import Self

import aiohttp
import psutil

from tests.bot.conftest import HOUSE, Shell
from tests.bot.several import STARTING, free_port
from tests.soak.clock import Clock
from tests.soak.kabar import CLOCK

COMMAND = f'#!/bin/sh\nexec "{sys.executable}" -m tests.soak.kabar "$@"\n'
WEB, WORKER = "web", "worker"
ENDING = 60.0  # seconds; honcho itself kills after five


class Host:
    """`honcho start` in a folder with the Procfile, where `kabar` is the house's with a clock that can be set."""

    def __init__(self, shell: Shell, clock: Clock) -> None:
        self._shell = shell
        self._ports = dict(zip((WEB, WORKER), _ports(), strict=True))
        self._log = (shell.folder / "log").open("ab")
        commands = shell.folder / "bin"
        commands.mkdir()
        (commands / "kabar").write_text(COMMAND)
        (commands / "kabar").chmod(0o755)
        shutil.copy(HOUSE / "Procfile", shell.folder)
        environment = shell.environment()
        shell.env |= {CLOCK: str(clock.path), "PATH": f"{commands}:{environment['PATH']}"}
        self._honcho: asyncio.subprocess.Process | None = None
        self._below: list[psutil.Process] = []

    async def __aenter__(self) -> Self:
        release = await self._start("release")
        assert await release.wait() == 0, "the release failed"
        await self.start()
        return self

    async def __aexit__(self, *_: object) -> None:
        if self._honcho is not None and self._honcho.returncode is None:
            await self.end()
        self._log.close()

    @property
    def address(self) -> str:
        """Where the web process listens."""
        return f"http://127.0.0.1:{self._ports[WEB]}"

    async def start(self) -> None:
        """Start web and worker, and wait until both are ready."""
        self._honcho = await self._start(WEB, WORKER)
        async with aiohttp.ClientSession() as client, asyncio.timeout(STARTING):
            for port in self._ports.values():
                while not await _is_ready(client, port):
                    assert self._honcho.returncode is None, "honcho ended"
                    await asyncio.sleep(0.1)
        self._below = [self.process(name) for name in self._ports]

    async def end(self) -> None:
        """Tell all to end, and wait until they have."""
        assert self._honcho is not None
        self._honcho.send_signal(signal.SIGTERM)
        await self.ended()

    async def ended(self) -> None:
        """Wait until all have ended: honcho ends everything when one process does.

        It hears of the end of the shells that it started, and may be done before what they started is.
        """
        assert self._honcho is not None
        async with asyncio.timeout(ENDING):
            await self._honcho.wait()
            await asyncio.to_thread(psutil.wait_procs, self._below)

    def process(self, name: str) -> psutil.Process:
        """The process of a name."""
        assert self._honcho is not None
        below = psutil.Process(self._honcho.pid).children(recursive=True)
        return next(each for each in below if each.cmdline()[1:] == ["-m", "tests.soak.kabar", name])

    def memory(self) -> dict[str, float]:
        """What each process holds, MiB."""
        return {name: self.process(name).memory_info().rss / 2**20 for name in (WEB, WORKER)}

    async def _start(self, *names: str) -> asyncio.subprocess.Process:
        honcho = Path(sys.executable).with_name("honcho")
        return await asyncio.create_subprocess_exec(
            honcho,
            "start",
            "--no-colour",
            f"--port={self._ports[WEB]}",
            *names,
            cwd=self._shell.folder,
            env=self._shell.environment(),
            stdout=self._log,
            stderr=self._log,
        )


def _ports() -> tuple[int, int]:
    """Two that are free, as honcho gives them: the second name's is a hundred higher."""
    while True:
        first = free_port()
        with socket.socket() as second, suppress(OSError, OverflowError):
            second.bind(("127.0.0.1", first + 100))
            return first, first + 100


async def _is_ready(client: aiohttp.ClientSession, port: int) -> bool:
    try:
        async with client.get(f"http://127.0.0.1:{port}/readyz") as answer:
            return answer.status == 200
    except aiohttp.ClientError:
        return False
