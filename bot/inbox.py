"""The inbox of a running process: updates go through the database, and what was handled is noted a little later."""

from __future__ import annotations

import asyncio
import datetime as dt
import logging
import time
from collections.abc import Mapping

from handlers.context import Services
from storage.errors import StorageError
from storage.records import Unhandled
from storage.stores import Stores

SOON = 0.05  # seconds in which handled updates gather before they are noted together
CLOSING = 5.0  # seconds
KEPT = dt.timedelta(days=2)  # how long a number stays known; Telegram repeats nothing that is older than a day
CLEANED = dt.timedelta(hours=1)  # how often older numbers are forgotten
log = logging.getLogger(__name__)


class Inbox:
    """Whatever is taken is handled once, also if the process dies in between."""

    def __init__(self, services: Services) -> None:
        self._services = services
        self._open: dict[int, float] = {}  # when it was taken, by a monotonic clock
        self._done: list[int] = []
        self._noting: asyncio.Task[None] | None = None
        self._closed = False
        self._cleaned_at = dt.datetime.min.replace(tzinfo=dt.UTC)

    @property
    def at_work(self) -> int:
        """How many updates were taken and are not handled."""
        return len(self._open)

    async def unhandled(self) -> list[Unhandled]:
        """What an earlier process left; it counts as taken. Raises StorageError."""
        left = await self._services.read(lambda stores: stores.inbox.unhandled())
        self._open |= dict.fromkeys((each.update_id for each in left), time.monotonic())
        return left

    async def attempt(self, numbers: list[int]) -> None:
        """Count that what an earlier process left is begun once more. Raises StorageError."""
        await self._services.write(lambda stores: stores.inbox.attempt(numbers))

    async def take(self, bodies: Mapping[int, str]) -> set[int]:
        """Store updates, JSON by number; the numbers of those that never came before. Raises StorageError."""
        now, done = self._services.now(), self._done
        self._done = []
        try:
            new = await self._services.write(lambda stores: self._store(stores, bodies, done, now))
        except StorageError:
            self._done += done
            raise
        self._open |= dict.fromkeys(new, time.monotonic())
        tally = self._services.tally.updates
        tally.labels("taken").inc(len(new))
        tally.labels("known").inc(len(bodies) - len(new))
        return new

    def done(self, number: int) -> None:
        """Say that an update is handled: what it asked for is stored and answered."""
        if self._closed:  # whatever ends now may have lost its answer with the network: another process takes it up
            return
        taken_at = self._open.pop(number, None)
        if taken_at is not None:
            self._services.tally.handling.observe(time.monotonic() - taken_at)
        self._done.append(number)
        if self._noting is None or self._noting.done():
            self._noting = asyncio.create_task(self._note_soon())

    async def close(self) -> None:
        """Note what is handled before the program ends; what is not by now counts as left."""
        self._closed = True
        if self._noting is not None:
            await asyncio.wait([self._noting], timeout=CLOSING)

    def _store(self, stores: Stores, bodies: Mapping[int, str], done: list[int], now: dt.datetime) -> set[int]:
        stores.inbox.done(done)
        if now - self._cleaned_at > CLEANED:
            stores.inbox.forget(now - KEPT)
            self._cleaned_at = now
        return stores.inbox.take(bodies, now)

    async def _note_soon(self) -> None:
        while self._done:
            await asyncio.sleep(SOON)
            await self._note()

    async def _note(self) -> None:
        done, self._done = self._done, []
        try:
            await self._services.write(lambda stores: stores.inbox.done(done))
        except StorageError as error:
            log.warning("%d handled updates were not noted: %s", len(done), error)
            self._done += done
            await asyncio.sleep(1)
