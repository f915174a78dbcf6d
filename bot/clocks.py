"""The clocks: they tick, and nothing else. What is due, and what was sent, is in the database.

Of all processes of one database one publishes, one sends and one asks feeds: see `bot.roles`.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Coroutine, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from telegram.ext import JobQueue

from bot.roles import Role, Roles
from handlers.context import Context, Kabar, Services
from handlers.courier.courier import Courier
from handlers.desk.corrections import send_corrections
from handlers.desk.troubles import tell_desk
from handlers.feeding.polling import Poller
from handlers.following.noting import send_notes
from handlers.publishing import publish_due
from handlers.tenure import Tenure
from handlers.tidying import let_go
from storage.errors import Superseded
from storage.retention import Keep

Tick = Callable[[Context], Coroutine[Any, Any, None]]
FINISHING = 15.0  # seconds the courier has to finish what it is sending
# However late a tick is, it runs, and several that piled up run as one: APScheduler's own grace of a second drops them.
PATIENT = {"misfire_grace_time": None, "coalesce": True, "max_instances": 1}
ON_TIME = "publish on time"
ONLY_ONE = {"id": ON_TIME, "replace_existing": True}  # such a tick waits: each takes the place of the one before
SOONEST = 1.0  # seconds: what could not be published is not tried again without end
TIDY, TIDY_FIRST = 6 * 3600, 300  # seconds between rounds of letting go, and before the first
log = logging.getLogger(__name__)


class Clocks:
    """Looks for due subscriptions and feeds every `tick_seconds`, and has a courier on its way.

    `chat_id`: the only chat that the application can reach; what is for others waits for a courier who can.
    `others`: roles that have clocks of their own.
    """

    def __init__(
        self, application: Kabar, *, tick_seconds: float, chat_id: int | None = None, others: Sequence[Role] = ()
    ) -> None:
        services = application.bot_data["services"]
        assert isinstance(services, Services)
        assert application.job_queue is not None
        self._bot = application.bot
        self._services = services
        self._queue = application.job_queue
        self._tick_seconds = tick_seconds
        self._chat_id = chat_id
        self._courier: Courier | None = None
        self._round: asyncio.Task[None] | None = None
        self._publisher = Role("clock", self._publish_now)
        self._publishing = asyncio.Lock()  # a tick and the one on time would plan the same editions twice
        self._feeds = Role("feeds", self._ask_feeds)
        self._poller: Poller | None = None
        self._sender = Role("courier", self._send, self._stop_sending)
        shared = chat_id is None and services.database.dialect == "postgresql"
        self._roles = Roles(services, self._sender, self._publisher, self._feeds, *others, leases=shared)

    @property
    def sends(self) -> bool:
        """Whether this process is the one that delivers."""
        return self._sender.tenure is not None

    async def start(self) -> None:
        """Begin; the job queue ticks once the application is started."""
        every, patient = self._tick_seconds, PATIENT
        self._queue.run_repeating(self._publish, interval=every, first=every, name="publish", job_kwargs=patient)
        self._queue.run_repeating(self._poll, interval=every, first=1, name="feeds", job_kwargs=patient)
        if self._services.keep != Keep():
            self._queue.run_repeating(self._tidy, interval=TIDY, first=TIDY_FIRST, name="tidy", job_kwargs=patient)
        await self._roles.start()

    async def stop(self) -> None:
        """Let the courier finish what it is sending, and no more."""
        await self._roles.stop()

    async def _send(self, tenure: Tenure) -> None:
        self._courier = Courier(self._bot, tenure.services, tenure=tenure, chat_id=self._chat_id)
        self._round = asyncio.create_task(self._courier.run(), name="courier")

    async def _stop_sending(self) -> None:
        if self._round is not None and self._courier is not None:
            self._courier.stop()
            await asyncio.wait([self._round], timeout=FINISHING)
            self._round.cancel()

    async def _publish_now(self, _: Tenure) -> None:
        """Whoever takes over does not wait for the next tick."""
        self._queue.run_once(self._publish, 0, name="publish", job_kwargs=PATIENT)

    async def _publish(self, context: Context) -> None:
        tenure = self._publisher.held
        if tenure is not None:
            async with self._publishing:
                with _superseded_is_no_fault():
                    await publish(context, tenure.services, again=self._publish)

    async def _tidy(self, _: Context) -> None:
        """Old things go, while this process is the one that publishes."""
        tenure = self._publisher.held
        if tenure is not None:
            with _superseded_is_no_fault():
                await let_go(tenure.services, tenure.services.now())

    async def _ask_feeds(self, tenure: Tenure) -> None:
        self._poller = Poller.of(tenure.services)

    async def _poll(self, context: Context) -> None:
        """One tick: feeds that are due are asked, and what they brought is read."""
        tenure = self._feeds.held
        if tenure is not None and self._poller is not None:
            with _superseded_is_no_fault():
                await self._poller.poll_due()
                await tell_desk(context.bot, tenure.services)


@contextmanager
def _superseded_is_no_fault() -> Iterator[None]:
    """Whoever was asleep while another process took over has left nothing behind, and nothing to be sorry for."""
    try:
        yield
    except Superseded as error:
        log.warning("another process does this by now: %s", error)


async def publish(context: Context, services: Services | None = None, *, again: Tick | None = None) -> None:
    """One tick: editions, corrections and notes that are due go into the outbox; the next edition gets its own tick."""
    services = services or context.services
    await publish_due(services, services.now())
    await send_corrections(services, services.now())
    await send_notes(services, services.now())  # after the digests: what they tell needs no note
    due = await services.read(lambda stores: stores.subscriptions.next_due())
    if due is None:
        return
    queue: JobQueue[Any] | None = context.job_queue
    assert queue is not None, "it is what called"
    wait = max(SOONEST, (due - services.now()).total_seconds())
    queue.run_once(again or publish, wait, name=ON_TIME, job_kwargs=PATIENT | ONLY_ONE)
