"""Roles: what only one process may do at a time. Those who have none stand by and take over."""

from __future__ import annotations

import asyncio
import datetime as dt
import logging
from collections.abc import Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any, TypeVar

from handlers.context import Services
from handlers.errors import trace
from handlers.tenure import CLOCKS, Tenure
from storage.errors import StorageError

LASTS = dt.timedelta(seconds=10)  # of a lease: whoever dies or hangs is followed after that, and a look
RENEWED = 2.0  # seconds between renewals: four may fail
LOOK = 1.0  # seconds between looks for a lease that has ended
MARGIN = 0.5  # seconds that a tenure ends before its lease
T = TypeVar("T")
log = logging.getLogger(__name__)

Begin = Callable[[Tenure], Coroutine[Any, Any, None]]
End = Callable[[], Coroutine[Any, Any, None]]


async def _nothing(_: Tenure | None = None) -> None:
    """For a role that is only held."""


@dataclass(slots=True, eq=False)
class Role:
    """One thing that one process does: `begin` starts it, `end` stops it, both soon."""

    name: str
    begin: Begin = _nothing
    end: End = _nothing
    tenure: Tenure | None = None  # while it is this process's
    ending: asyncio.Task[None] | None = None  # what is stopped because another process has taken over

    @property
    def held(self) -> Tenure | None:
        """The tenure, if it goes on."""
        return self.tenure if self.tenure and self.tenure.goes_on else None

    @property
    def free(self) -> bool:
        """Whether this process could take it on."""
        return self.tenure is None and (self.ending is None or self.ending.done())


class Roles:
    """Takes what roles it can get, renews their leases in time, and gives them back at the end.

    With `leases` off every role is had for good: on SQLite, where a lock on the file keeps others away, and for a
    terminal's own.
    """

    def __init__(self, services: Services, *roles: Role, leases: bool) -> None:
        self._services = services
        self._leases = leases
        self._roles = roles
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="leases")  # never behind other work
        self._task: asyncio.Task[None] | None = None
        self._renewed_at = 0.0
        self._blind = False  # the database does not answer: said once

    async def start(self) -> None:
        """Begin what can be had now, and stand by for the rest."""
        if not self._leases:
            for role in self._roles:
                await self._begin(role, Tenure.without_end(self._services))
            return
        await self._look_safely()
        self._task = asyncio.create_task(self._stand_by(), name="roles")

    async def stop(self) -> None:
        """End what this process does, and let others take over at once."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.wait([self._task])
        held = [role for role in self._roles if role.tenure is not None]
        await asyncio.gather(*(role.end() for role in held))
        try:
            if self._task is not None and held:
                await self._in_thread(lambda: self._give_back(held))
        except StorageError as error:
            log.info("leases end by themselves: %s", error)
        finally:
            self._thread.shutdown(wait=False)

    async def _stand_by(self) -> None:
        while True:
            await asyncio.sleep(LOOK)
            await self._look_safely()

    async def _look_safely(self) -> None:
        try:
            await self._look()
        except StorageError as error:
            if not self._blind:
                log.warning("leases: %s", error)
            self._blind = True
        except Exception as error:  # noqa: BLE001 - our own fault is logged, and the next look goes on
            log.error("leases: %s", "".join(trace(error)))
        else:
            if self._blind:
                log.warning("leases: the database answers again")
            self._blind = False

    async def _look(self) -> None:
        """Renew what is held, if it is time, and take what has become free. Raises StorageError."""
        clocks = tuple(clock() for clock in CLOCKS)
        renew = [role for role in self._roles if role.tenure] if clocks[0] - self._renewed_at >= RENEWED else []
        take = [role for role in self._roles if role.free]
        if not (renew or take):
            return
        lost, taken = await self._in_thread(lambda: self._ask(renew, take))
        for role in renew:
            if role in lost:
                self._lose(role)
            elif role.tenure:
                role.tenure.renew(clocks, LASTS.total_seconds() - MARGIN)
        if renew:
            self._renewed_at = clocks[0]
        for role, number in taken:
            tenure = Tenure.under(self._services, role.name, number)
            tenure.renew(clocks, LASTS.total_seconds() - MARGIN)
            log.info("%s: this process's from now on (%d)", role.name, number)
            await self._begin(role, tenure)

    def _ask(self, renew: list[Role], take: list[Role]) -> tuple[list[Role], list[tuple[Role, int]]]:
        """In the thread: which roles are lost, and which are ours from now on."""
        with self._services.database.writing() as stores:
            leases, process = stores.leases, self._services.process
            lost = [role for role in renew if role.tenure and not leases.renew(role.name, role.tenure.number, LASTS)]
            asked = [(role, leases.take(role.name, process, LASTS)) for role in take]
        return lost, [(role, number) for role, number in asked if number is not None]

    def _give_back(self, held: list[Role]) -> None:
        with self._services.database.writing() as stores:
            for role in held:
                if role.tenure:
                    stores.leases.release(role.name, role.tenure.number)

    async def _begin(self, role: Role, tenure: Tenure) -> None:
        role.tenure = tenure
        await role.begin(tenure)

    def _lose(self, role: Role) -> None:
        """Stop it, which may take longer than the other leases last."""
        log.warning("%s: another process has taken over", role.name)
        role.tenure = None
        role.ending = asyncio.create_task(role.end())

    async def _in_thread(self, work: Callable[[], T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._thread, work)
