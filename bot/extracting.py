"""A worker's help with a backlog: a process apart reads while there is something to read, and delays nobody."""

from __future__ import annotations

import asyncio
import logging
import os
import sys
from contextlib import suppress

from handlers.context import Services
from storage.errors import StorageError

LOOK = 2.0  # seconds between looks for a backlog
POLITE = 10  # how much less of the processor it gets than those that answer and send
ENDING = 5.0  # seconds
log = logging.getLogger(__name__)


class Extracting:
    """Starts such a process when there is a backlog; it ends by itself when there is none any more."""

    def __init__(self, services: Services) -> None:
        self._services = services
        self._task: asyncio.Task[None] | None = None
        self._process: asyncio.subprocess.Process | None = None

    def start(self) -> None:
        """Begin to look."""
        self._task = asyncio.create_task(self._run(), name="extracting")

    async def stop(self) -> None:
        """Look no more; what is being read others read again."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.wait([self._task])
        if self._process is not None and self._process.returncode is None:
            self._process.terminate()
            with suppress(TimeoutError):
                await asyncio.wait_for(self._process.wait(), ENDING)

    async def _run(self) -> None:
        while True:
            await asyncio.sleep(LOOK)
            try:
                if await self._services.read(lambda stores: stores.backlog.waits()):
                    self._process = await asyncio.create_subprocess_exec(sys.executable, "-m", "bot.extracting")
                    await self._process.wait()
            except (StorageError, OSError) as error:
                log.info("no help with the backlog: %s", error)


def main() -> None:
    """Read until nothing waits."""
    from bot.house import get_settings, open_database
    from handlers.backlog import read_some

    os.nice(POLITE)
    with open_database(get_settings()) as database:
        while read_some(database):
            pass


if __name__ == "__main__":
    main()
