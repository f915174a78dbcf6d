"""The clocks: they tick, and nothing else. What is due, and what was sent, is in the database."""

from __future__ import annotations

from typing import Any

from telegram.ext import JobQueue

COURIER_SECONDS = 1.0
# However late a tick is, it runs, and several that piled up run as one: APScheduler's own grace of a second drops them.
PATIENT = {"misfire_grace_time": None, "coalesce": True, "max_instances": 1}


def start_clocks(queue: JobQueue[Any], publish: Any, deliver: Any, *, tick_seconds: float) -> None:
    """Look for due subscriptions every `tick_seconds`, and let the courier look into the outbox every second."""
    queue.run_repeating(publish, interval=tick_seconds, first=0, name="publish", job_kwargs=PATIENT)
    queue.run_repeating(deliver, interval=COURIER_SECONDS, first=0, name="deliver", job_kwargs=PATIENT)
