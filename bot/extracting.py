"""What an import needs of a worker: a process apart reads what waits, tells what is left to tell, and delays nobody."""

from __future__ import annotations

import asyncio
import datetime as dt
import logging
import os
import sys
from contextlib import suppress
from functools import partial

from handlers.context import Services
from storage.errors import StorageError
from storage.stores import Stores

LOOK = 2.0  # seconds between looks for a backlog
POLITE = 10  # how much less of the processor it gets than those that answer and send
ENDING = 5.0  # seconds
PAUSE = 60.0  # seconds after one that failed
READ, TELL = "read", "tell"
LEFT = dt.timedelta(minutes=15)  # that an import leaves stories untold while it goes on: later it has ended
log = logging.getLogger(__name__)


class Extracting:
    """Starts such a process when there is something to do; it ends by itself when there is nothing any more.

    At the first look it tells whatever is untold: nobody waits for an import that was killed together with the bot.
    """

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
        left = dt.timedelta()
        while True:
            await asyncio.sleep(LOOK)
            try:
                doing = await self._services.read(partial(_look, before=self._services.now() - left))
                left = LEFT
                if doing:
                    command = (sys.executable, "-m", "bot.extracting", *doing)
                    self._process = await asyncio.create_subprocess_exec(*command)
                    if await self._process.wait():
                        await asyncio.sleep(PAUSE)
            except (StorageError, OSError) as error:
                log.info("no help with the backlog: %s", error)


def _look(stores: Stores, before: dt.datetime) -> list[str]:
    """What there is to do."""
    return [READ] * stores.backlog.waits() + [TELL] * stores.untold.waits(before)


def main() -> None:
    """Do what the arguments say: tell what is untold, or read until nothing waits."""
    from bot.house import get_settings, now, open_database
    from handlers.backlog import read_some
    from handlers.intake import tell_untold

    os.nice(POLITE)
    with open_database(get_settings()) as database:
        if TELL in sys.argv:
            tell_untold(database, now)
        while read_some(database):
            pass


if __name__ == "__main__":
    main()
