"""Several processes, one bot: they keep its pace together, and what Telegram asks one of them to wait for, all obey."""

from __future__ import annotations

import asyncio
import datetime as dt
import logging
import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace

from handlers.context import Services
from handlers.errors import trace
from storage.errors import StorageError
from storage.records import Share
from storage.stores import Stores

TICK = 0.25  # seconds between looks at what the others do
TOLD = 2.0  # seconds after which a process tells that it is still there
SILENT = dt.timedelta(seconds=8)  # a process that tells nothing for so long has ended
CRUMB = 0.05  # of the whole: what a process has that needs nothing now, so that an answer need not wait for a look
BROADCASTS = 0.25  # of the whole: what answers leave to broadcasts, however many people ask
log = logging.getLogger(__name__)


def fair_pace(whole: float, me: Share, others: Sequence[Share]) -> float:
    """How many messages a second a process may send, of `whole` for all of them together.

    People's answers come first, up to three quarters while there is something to broadcast; then the broadcasts. What
    the others allow themselves still counts: whoever wants more waits until somebody has given way.
    """
    everybody = [me, *others]
    needs = [max(each.answers, CRUMB * whole) for each in everybody]
    broadcasting = sum(each.broadcasts for each in everybody)
    left_to_answers = whole * (1 - BROADCASTS) if broadcasting else whole
    scale = min(1.0, left_to_answers / sum(needs))
    spare = whole - scale * sum(needs)
    if broadcasting:
        fair = scale * needs[0] + (spare / broadcasting if me.broadcasts else 0.0)
    else:
        fair = scale * needs[0] + spare / len(everybody)
    return min(fair, max(whole - sum(each.pace for each in others), CRUMB * whole / 2))


class Sharing:
    """One process's part in it. `takes_part` says whether it sends anything that people may notice."""

    def __init__(self, services: Services, takes_part: Callable[[], bool]) -> None:
        self._services = services
        self._gate = services.gate
        self._whole = services.gate.pace.per_second
        self._takes_part = takes_part
        self._told: Share | None = None
        self._told_at = 0.0
        self._deaf = False  # the database does not answer: said once
        self._heard = asyncio.Event()  # of a wait: the others should know at once
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="sharing")
        self._task: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """Begin, with a first look at what the others do."""
        self._gate.on_wait = self._heard.set
        await self._look()
        self._task = asyncio.create_task(self._run(), name="sharing")

    async def stop(self) -> None:
        """Leave the pace to the others."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.wait([self._task])
            self._takes_part = lambda: False
            await self._look()
        self._thread.shutdown(wait=False)

    async def _run(self) -> None:
        while True:
            with suppress(TimeoutError):
                await asyncio.wait_for(self._heard.wait(), TICK)
            self._heard.clear()
            await self._look()

    async def _look(self) -> None:
        """Tell what the others should know and obey what they tell; without a database all go on as before."""
        waits = self._gate.take_waits()
        me = Share(*self._gate.demand(), self._gate.pace.per_second)
        try:
            loop = asyncio.get_running_loop()
            holds, pace = await loop.run_in_executor(self._thread, self._exchange, waits, me, time.monotonic())
        except StorageError as error:
            if not self._deaf:
                log.warning("the other processes are not heard: %s", error)
            self._deaf = True
            self._gate.waits = waits | self._gate.waits
        except Exception as error:  # noqa: BLE001 - our own fault is logged, and the next look goes on
            log.error("sharing: %s", "".join(trace(error)))
        else:
            self._deaf = False
            self._gate.pace.per_second = pace
            for chat_id, seconds in holds.items():
                self._gate.obey(chat_id, seconds)

    def _exchange(self, waits: Mapping[int, float], me: Share, now: float) -> tuple[dict[int, float], float]:
        """In the thread, in one transaction: the seconds that chats are held for, and the pace from now on."""
        with self._services.database.writing() as stores:
            for chat_id, until in waits.items():
                stores.holds.hold(chat_id, dt.timedelta(seconds=max(0.0, until - now)))
            return stores.holds.all(), self._settle(stores, me, now)

    def _settle(self, stores: Stores, me: Share, now: float) -> float:
        """Agree on a pace with the others, who wait while this goes on."""
        process = self._services.process
        if not self._takes_part():
            if self._told is not None:
                stores.shares.leave(process)
                self._told = None
            return CRUMB * self._whole
        others = stores.shares.others(process, SILENT)
        agreed = replace(me, pace=fair_pace(self._whole, me, others))
        if agreed != self._told or now - self._told_at > TOLD:
            stores.shares.tell(process, agreed)
            self._told, self._told_at = agreed, now
        return agreed.pace
