"""Reading the database off the event loop: what is asked for at the same time shares a thread hop and a transaction.

A hop and a transaction cost several times what a usual query does. So whatever comes in while the readers are at work
is taken up together by the next of them; somebody who asks alone waits for nobody.
"""

from __future__ import annotations

import asyncio
import time
from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any, TypeVar

from storage.database import Database
from storage.stores import Stores

T = TypeVar("T")
AT_ONCE = 4  # threads: more of them only wait for each other, and for the interpreter
TOGETHER = 16  # readings in one transaction
SOON = 0.005  # seconds that an answer waits for those read after it; to wake the loop for each costs more than most


@dataclass(slots=True)
class _Reading:
    """What somebody wants to know; `work` changes nothing, so it may be done again."""

    work: Callable[[Stores], Any]
    answer: asyncio.Future[Any]
    result: Any = None
    error: Exception | None = None

    def deliver(self) -> None:
        """Tell whoever asked, unless they know or have gone."""
        if self.answer.done():
            return
        if self.error is None:
            self.answer.set_result(self.result)
        else:
            self.answer.set_exception(self.error)


class Readers:
    """The readers of one database, for one event loop at a time."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._threads = ThreadPoolExecutor(AT_ONCE, thread_name_prefix="reader")
        self._waiting: deque[_Reading] = deque()
        self._busy = 0

    async def read(self, work: Callable[[Stores], T]) -> T:
        """Do some reading, which must change nothing. Raises StorageError and whatever `work` raises."""
        loop = asyncio.get_running_loop()
        reading = _Reading(work, loop.create_future())
        self._waiting.append(reading)
        if len(self._waiting) == 1:
            loop.call_soon(self._begin, loop)  # with whatever else is asked for in this turn of the loop
        result: T = await reading.answer
        return result

    def _begin(self, loop: asyncio.AbstractEventLoop) -> None:
        """Give what waits to readers who are free."""
        while self._waiting and self._busy < AT_ONCE:
            count = min(len(self._waiting), TOGETHER)
            batch = [self._waiting.popleft() for _ in range(count)]
            self._busy += 1
            loop.run_in_executor(self._threads, self._read, batch, loop)

    def _read(self, batch: Sequence[_Reading], loop: asyncio.AbstractEventLoop) -> None:
        """In a thread: read all in one transaction; if one of them fails, it and the rest each in one of its own."""
        left = deque(batch)
        begun = False
        try:
            with self._database.reading() as stores:
                begun = True
                told = time.monotonic()
                while left:
                    left[0].result = left[0].work(stores)
                    left.popleft()
                    if left and time.monotonic() - told > SOON:
                        loop.call_soon_threadsafe(_deliver, batch[: -len(left)])
                        told = time.monotonic()
        except Exception as error:  # noqa: BLE001 - it is told to whoever asked
            for reading in left:
                if begun and len(batch) > 1:
                    self._read_alone(reading)
                else:  # its own fault, or the database is away, for everybody
                    reading.error = error
        loop.call_soon_threadsafe(self._end, batch, loop)

    def _read_alone(self, reading: _Reading) -> None:
        try:
            with self._database.reading() as stores:
                reading.result = reading.work(stores)
        except Exception as error:  # noqa: BLE001 - it is told to whoever asked
            reading.error = error

    def _end(self, batch: Sequence[_Reading], loop: asyncio.AbstractEventLoop) -> None:
        self._busy -= 1
        _deliver(batch)
        self._begin(loop)


def _deliver(done: Sequence[_Reading]) -> None:
    for reading in done:
        reading.deliver()
