"""Writing down what became of deliveries: many at once in one transaction, and a bad one alone."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass

from handlers.context import Services
from handlers.errors import trace
from storage.errors import StorageError
from storage.stores import Stores


@dataclass(frozen=True, slots=True)
class Sent:
    """A part that arrived: the commonest outcome by far, so those of one transaction are written together."""

    number: int
    message_id: int


Work = Callable[[Stores], None] | Sent
PAUSES = (0.2, 1.0, 3.0, 10.0)  # seconds before something is written once more that the database did not take
log = logging.getLogger(__name__)


class Ledger:
    """What is noted while a transaction runs goes into the next one together."""

    def __init__(self, services: Services) -> None:
        self._services = services
        self._waiting: list[tuple[Work, asyncio.Future[bool]]] = []
        self._writing: asyncio.Task[None] | None = None

    async def note(self, work: Work) -> bool:
        """Have some writing done; False if the database would not take it, which is logged. Never raises."""
        written: asyncio.Future[bool] = asyncio.get_running_loop().create_future()
        self._waiting.append((work, written))
        if self._writing is None or self._writing.done():
            self._writing = asyncio.create_task(self._write_all())
        return await written

    async def _write_all(self) -> None:
        while self._waiting:
            batch, self._waiting = self._waiting, []
            if not await self._try([work for work, _ in batch]):
                for work, written in batch:
                    _set(written, await self._insist(work))
            for _, written in batch:
                _set(written, True)

    async def _insist(self, work: Work) -> bool:
        """Write one thing, in spite of some failures."""
        for pause in PAUSES:
            if await self._try([work]):
                return True
            await asyncio.sleep(pause)
        return await self._try([work])

    async def _try(self, works: list[Work]) -> bool:
        def write(stores: Stores) -> None:
            sent = {work.number: work.message_id for work in works if isinstance(work, Sent)}
            if sent:
                stores.outbox.all_sent(sent, self._services.now())
            for work in works:
                if not isinstance(work, Sent):
                    work(stores)

        try:
            await self._services.write(write)
        except StorageError as error:
            log.warning("%d outcomes were not written: %s", len(works), error)
        except Exception as error:  # noqa: BLE001 - one bad row must not stop the others
            log.error("%d outcomes were not written: %s", len(works), "".join(trace(error)))
        else:
            return True
        return False


def _set(written: asyncio.Future[bool], value: bool) -> None:
    if not written.done():
        written.set_result(value)
