"""How the bot is, for a host that restarts what is ill and a monitor that wakes somebody."""

from __future__ import annotations

import asyncio
import datetime as dt
import logging
from collections.abc import Callable

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from handlers.context import Services
from storage.errors import StorageError
from storage.signs import Signs

LATE = dt.timedelta(minutes=5)  # a subscription due for longer means that nobody publishes
LEFT = dt.timedelta(minutes=2)  # a part due for longer, while none is being sent, means that nobody delivers
PATIENCE = 5.0  # seconds for the database
OK, SILENT = "ok", "it does not answer"
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
        signs = await look(self._services)
        if signs is None:
            return _answer({"database": SILENT})
        return _answer({"database": OK, "clock": _clock(signs, now), "courier": _courier(signs, now)})

    async def readyz(self, _: Request) -> Response:
        """200 if this process can take what it is given; else 503."""
        if not self._ready():
            return _answer({"process": "it takes nothing now"})
        return _answer({"process": OK, "database": SILENT if await look(self._services) is None else OK})


async def look(services: Services) -> Signs | None:
    """The signs of now; None if the database does not answer soon."""
    try:
        async with asyncio.timeout(PATIENCE):
            return await services.read(lambda stores: stores.watching.signs(services.now()))
    except (StorageError, TimeoutError) as error:
        log.warning("the database does not answer: %s", str(error) or type(error).__name__)
        return None


def _clock(signs: Signs, now: dt.datetime) -> str:
    late = signs.next_due is not None and now - signs.next_due > LATE
    return "subscriptions are overdue: does a worker run?" if late else OK


def _courier(signs: Signs, now: dt.datetime) -> str:
    left = signs.waiting_since is not None and not signs.under_way and now - signs.waiting_since > LEFT
    return "deliveries wait and none is sent: does a worker run?" if left else OK


def _answer(state: dict[str, str]) -> Response:
    well = all(each == OK for each in state.values())
    return JSONResponse(state, status_code=200 if well else 503, headers={"Cache-Control": "no-store"})
