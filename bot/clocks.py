"""The clocks: they tick, and nothing else. What is due, and what was sent, is in the database."""

from __future__ import annotations

from handlers.context import Context, Kabar
from handlers.delivering import deliver_due
from handlers.publishing import publish_due

COURIER_SECONDS = 1.0
# However late a tick is, it runs, and several that piled up run as one: APScheduler's own grace of a second drops them.
PATIENT = {"misfire_grace_time": None, "coalesce": True, "max_instances": 1}


def start_clocks(application: Kabar, *, tick_seconds: float, chat_id: int | None = None) -> None:
    """Look for due subscriptions every `tick_seconds`, and let the courier look into the outbox every second.

    `chat_id`: the only chat that the application can reach; what is for others waits for a courier who can.
    """
    queue = application.job_queue
    assert queue is not None
    queue.run_repeating(publish, interval=tick_seconds, first=0, name="publish", job_kwargs=PATIENT)
    queue.run_repeating(deliver, interval=COURIER_SECONDS, first=0, name="deliver", chat_id=chat_id, job_kwargs=PATIENT)


async def publish(context: Context) -> None:
    """One tick: what is due becomes editions in the outbox."""
    await publish_due(context.services, context.services.now())


async def deliver(context: Context) -> None:
    """One tick: what is in the outbox is sent."""
    chat_id = context.job.chat_id if context.job else None
    await deliver_due(context.bot, context.services, context.services.now(), chat_id=chat_id)
