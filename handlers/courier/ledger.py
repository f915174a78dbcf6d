"""Writing down what became of deliveries: many at once in one transaction, a bad one alone, and none is forgotten."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass, field

from handlers.context import Services
from handlers.errors import trace
from storage.errors import Busy, StorageError, Superseded, Unavailable
from storage.journal import Noted
from storage.stores import Stores

Work = Callable[[Stores], None]
# Seconds in which outcomes gather before they are written together. Where another machine may take over, on which the
# journal is not, only what comes while a transaction runs is written together.
GATHER = {"sqlite": 0.1, "postgresql": 0.0}
PAUSES = (0.2, 1.0, 3.0, 10.0)  # seconds before the database is tried again; the last one from then on
log = logging.getLogger(__name__)


@dataclass(slots=True)
class _Batch:
    """Outcomes to be written in one transaction: what was sent, by far the most, and everything else."""

    sent: dict[int, int] = field(default_factory=dict)  # message_id by delivery
    works: list[tuple[Work, asyncio.Future[bool]]] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.sent or self.works)

    def singly(self) -> list[_Batch]:
        """The same, one by one."""
        return [_Batch({n: m}) for n, m in self.sent.items()] + [_Batch(works=[work]) for work in self.works]

    def settle(self, *, written: bool) -> None:
        """Tell whoever waits for it."""
        for _, future in self.works:
            if not future.done():
                future.set_result(written)


class Ledger:
    """What is noted while a transaction runs goes into the next one together.

    What was sent is in the journal at once, so that a kill in between doubles nothing. `unbound` writes it down even
    when another process is the courier by now: it happened. Whatever else such a courier thinks is left out.
    """

    def __init__(self, services: Services, unbound: Services | None = None) -> None:
        self._services = services
        self._unbound = unbound or services
        self._journal = services.database.journal()
        self._next = _Batch()
        self._writing: asyncio.Task[None] | None = None
        self.written = 0  # transactions: what they changed may be due now
        self.behind = False  # the database takes nothing: nothing more should be sent that it would not know of

    def sent(self, noted: Noted) -> None:
        """Note that a part was sent."""
        self._journal.note(noted)
        self._next.sent[noted.number] = noted.message_id
        self._write_soon()

    async def note(self, work: Work) -> bool:
        """Have some writing done; False if the database refused it, which is logged. Never raises."""
        written: asyncio.Future[bool] = asyncio.get_running_loop().create_future()
        self._next.works.append((work, written))
        self._write_soon()
        return await written

    async def rest(self) -> bool:
        """Wait until all is written; returns whether there was anything to wait for."""
        if self._writing is None or self._writing.done():
            self._journal.close()
            return False
        await asyncio.wait([self._writing])
        self._journal.close()
        return True

    async def recover(self) -> None:
        """Write down what processes sent that ended before they could. Raises StorageError."""
        try:
            left = self._journal.left_behind()
            if left:
                found = await self._services.write(lambda stores: stores.outbox.recover(left, self._services.now()))
                log.info("%d parts had been sent when the program ended", found)
            self._journal.forget_left()
        except OSError as error:  # a bad file must not keep back all that is still to be sent
            log.error("what ended processes had sent cannot be taken up: %s", "".join(trace(error)))

    def _write_soon(self) -> None:
        if self._writing is None or self._writing.done():
            self._writing = asyncio.create_task(self._write_all())

    async def _write_all(self) -> None:
        while self._next:
            await asyncio.sleep(GATHER[self._services.database.dialect])
            batch, self._next = self._next, _Batch()
            if not await self._written(batch):
                for one in batch.singly():
                    one.settle(written=await self._insist(one))
            batch.settle(written=True)
            if not self._next.sent:
                self._journal.clear()

    async def _insist(self, one: _Batch) -> bool:
        """Write one outcome, however long the database is away; False if it cannot be written at all."""
        pauses = iter(PAUSES)
        pause = next(pauses)
        while not await self._written(one):
            if not self.behind:
                return False
            await asyncio.sleep(pause)
            pause = next(pauses, pause)
        return True

    async def _written(self, batch: _Batch) -> bool:
        def write(stores: Stores) -> None:
            stores.outbox.all_sent(batch.sent, self._services.now())
            for work, _ in batch.works:
                work(stores)

        services = self._services if batch.works else self._unbound
        try:
            await services.write(write)
        except Superseded:
            self.behind = False
            log.warning("%d outcomes are left to the courier of another process", len(batch.works))
        except StorageError as error:
            self.behind = isinstance(error, (Busy, Unavailable))
            log.warning("%d outcomes were not written: %s", len(batch.sent) + len(batch.works), error)
        except Exception as error:  # noqa: BLE001 - one bad row must not stop the others
            self.behind = False
            log.error("%d outcomes were not written: %s", len(batch.sent) + len(batch.works), "".join(trace(error)))
        else:
            self.behind = False
            self.written += 1
            return True
        return False
