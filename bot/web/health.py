"""How the bot is, for a host that restarts what is ill and a monitor that wakes somebody."""

from __future__ import annotations

import asyncio
import datetime as dt
import logging
from collections.abc import Callable
from typing import TypeVar

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from handlers.context import Services
from storage.database import Database
from storage.errors import StorageError
from storage.signs import Signs
from storage.stores import Stores

LATE = dt.timedelta(minutes=5)  # a subscription due for longer means that nobody publishes
LEFT = dt.timedelta(minutes=2)  # a part due for longer, while none is being sent, means that nobody delivers
VACANT = dt.timedelta(seconds=30)  # without a holder: somebody should have taken over long ago
PATIENCE = 5.0  # seconds for the database
OK, SILENT, NOBODY = "ok", "it does not answer", "no worker runs"
T = TypeVar("T")
log = logging.getLogger(__name__)


class Health:
    """Answers `/healthz`, how the whole bot is, and `/readyz`, whether this process takes work."""

    def __init__(self, services: Services, ready: Callable[[], bool]) -> None:
        self._services = services
        self._ready = ready

    def routes(self) -> list[Route]:
        """Where it answers."""
        return [Route("/healthz", self.healthz), Route("/readyz", self.readyz)]

    async def healthz(self, _: Request) -> Response:
        """200 if the database answers, editions are published and deliveries leave, by whichever process; else 503."""
        now = self._services.now()
        signs = await look(self._services.database, lambda stores: stores.watching.signs(now))
        if signs is None:
            return _answer({"database": SILENT})
        return _answer({"database": OK, "clock": _clock(signs, now), "courier": _courier(signs, now)})

    async def readyz(self, _: Request) -> Response:
        """200 if this process can take what it is given; else 503."""
        if not self._ready():
            return _answer({"process": "it takes nothing now"})
        reached = await look(self._services.database, lambda stores: stores.flags.get("reached") or "")
        return _answer({"process": OK, "database": SILENT if reached is None else OK})


async def look(database: Database, work: Callable[[Stores], T]) -> T | None:
    """Read something, in a transaction of its own so that it holds up nobody; None if the database does not answer."""

    def read() -> T:
        with database.reading() as stores:
            return work(stores)

    try:
        async with asyncio.timeout(PATIENCE):
            return await asyncio.to_thread(read)
    except (StorageError, TimeoutError) as error:
        log.warning("the database does not answer: %s", str(error) or type(error).__name__)
        return None


def _clock(signs: Signs, now: dt.datetime) -> str:
    if _is_vacant("clock", signs, now):
        return NOBODY
    late = signs.next_due is not None and now - signs.next_due > LATE
    return "subscriptions are overdue" if late else OK


def _courier(signs: Signs, now: dt.datetime) -> str:
    if _is_vacant("courier", signs, now):
        return NOBODY
    idle = not (signs.under_way or signs.held)
    left = signs.waiting_since is not None and idle and now - signs.waiting_since > LEFT
    return "deliveries wait and none is sent" if left else OK


def _is_vacant(role: str, signs: Signs, now: dt.datetime) -> bool:
    """Whether some process did this once, and none has taken it over in time."""
    return any(lease.name == role and not lease.held and now - lease.until > VACANT for lease in signs.roles)


def _answer(state: dict[str, str]) -> Response:
    well = all(each == OK for each in state.values())
    return JSONResponse(state, status_code=200 if well else 503, headers={"Cache-Control": "no-store"})
