"""The clocks: they tick, and nothing else. What is due, and what was sent, is in the database."""

from __future__ import annotations

import asyncio
from typing import Any

from telegram.ext import JobQueue

from handlers.context import Context, Kabar, Services
from handlers.courier.courier import Courier
from handlers.desk.corrections import send_corrections
from handlers.feeding.polling import Poller
from handlers.feeding.telling import tell_of_dead
from handlers.publishing import publish_due

FINISHING = 15.0  # seconds the courier has to finish what it is sending
# However late a tick is, it runs, and several that piled up run as one: APScheduler's own grace of a second drops them.
PATIENT = {"misfire_grace_time": None, "coalesce": True, "max_instances": 1}
ON_TIME = "publish on time"
ONLY_ONE = {"id": ON_TIME, "replace_existing": True}  # such a tick waits: each takes the place of the one before
SOONEST = 1.0  # seconds: what could not be published is not tried again without end


class Clocks:
    """Looks for due subscriptions and feeds every `tick_seconds`, and has a courier on its way.

    `chat_id`: the only chat that the application can reach; what is for others waits for a courier who can.
    """

    def __init__(self, application: Kabar, *, tick_seconds: float, chat_id: int | None = None) -> None:
        services = application.bot_data["services"]
        assert isinstance(services, Services)
        assert application.job_queue is not None
        self._queue = application.job_queue
        self._tick_seconds = tick_seconds
        self._courier = Courier(application.bot, services, chat_id=chat_id)
        self._feeds = Poller.of(services)
        self._round: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Begin; the job queue ticks once the application is started."""
        self._queue.run_repeating(publish, interval=self._tick_seconds, first=0, name="publish", job_kwargs=PATIENT)
        self._queue.run_repeating(self._poll, interval=self._tick_seconds, first=1, name="feeds", job_kwargs=PATIENT)
        self._round = asyncio.create_task(self._courier.run(), name="courier")

    async def stop(self) -> None:
        """Let the courier finish what it is sending, and no more."""
        if self._round is not None:
            self._courier.stop()
            await asyncio.wait([self._round], timeout=FINISHING)
            self._round.cancel()

    async def _poll(self, context: Context) -> None:
        """One tick: feeds that are due are asked, and what they brought is read."""
        await self._feeds.poll_due()
        await tell_of_dead(context.bot, context.services)


async def publish(context: Context) -> None:
    """One tick: what is due becomes editions and corrections in the outbox; the next one due gets a tick of its own."""
    services = context.services
    await publish_due(services, services.now())
    await send_corrections(services, services.now())
    due = await services.read(lambda stores: stores.subscriptions.next_due())
    if due is None:
        return
    queue: JobQueue[Any] | None = context.job_queue
    assert queue is not None, "it is what called"
    wait = max(SOONEST, (due - services.now()).total_seconds())
    queue.run_once(publish, wait, name=ON_TIME, job_kwargs=PATIENT | ONLY_ONE)
