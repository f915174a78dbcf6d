"""The courier: takes message parts out of the outbox, sends them at a pace, and settles what became of each.

A timeout is not a failure: the message may have arrived, and nothing tells. Such a send is uncertain; it is repeated
once after a pause and then left alone. Only what surely did not leave this machine is simply sent again.
"""

from __future__ import annotations

import asyncio
import datetime as dt
import functools
import logging
import time
from collections.abc import Sequence
from dataclasses import dataclass

import httpx
from telegram import Bot
from telegram.constants import ParseMode
from telegram.error import BadRequest, ChatMigrated, Forbidden, NetworkError, RetryAfter, TelegramError

from handlers.context import NO_PREVIEW, Services
from handlers.errors import trace
from storage.records import Delivery, DeliveryState
from storage.stores import Stores

BATCH = 20  # parts leased at a time
LEASE = dt.timedelta(minutes=1)  # after which parts of a courier that died are sent by another
AGAIN = dt.timedelta(seconds=60)  # before an uncertain send is repeated
LONGEST_PAUSE = dt.timedelta(minutes=5)
UNSENT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout)  # nothing left this machine
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one send."""

    state: DeliveryState
    message_id: int | None = None
    wait: dt.timedelta | None = None  # before it is tried again; None: not again, or at once if it was moved
    error: str = ""
    hold: bool = False  # whether everything must wait as long
    moved_to: int | None = None  # the chat's new number


class Gate:
    """Lets one message through at a time, so many a second."""

    def __init__(self, per_second: float) -> None:
        self._interval = 1 / per_second
        self._opens_at = time.monotonic()

    async def passed(self) -> None:
        """Wait until the next message may go."""
        await asyncio.sleep(max(0.0, self._opens_at - time.monotonic()))
        self._opens_at = max(self._opens_at, time.monotonic()) + self._interval


async def deliver_due(bot: Bot, services: Services, now: dt.datetime, *, chat_id: int | None = None) -> int:
    """Send what is due, longest due first, until nothing is or Telegram asks to wait; returns how much was sent.

    `chat_id`: the only chat that `bot` can reach. Raises StorageError.
    """
    gate = Gate(services.messages_per_second)
    sent = 0
    while batch := await services.write(functools.partial(_lease, now=now, chat_id=chat_id)):
        for index, delivery in enumerate(batch):
            await gate.passed()
            outcome = await _send(bot, delivery)
            await services.write(functools.partial(_settle, [delivery], outcome, services.now()))
            sent += outcome.state is DeliveryState.SENT
            if outcome.hold:  # nothing goes before Telegram takes messages again
                await services.write(functools.partial(_settle, batch[index + 1 :], outcome, services.now()))
                return sent
        now = services.now()
    return sent


def _lease(stores: Stores, *, now: dt.datetime, chat_id: int | None) -> list[Delivery]:
    return stores.outbox.claim(now, BATCH, LEASE, chat_id=chat_id)


async def _send(bot: Bot, delivery: Delivery) -> Outcome:
    """Send one part and say what became of it; never raises."""
    try:
        message = await bot.send_message(
            delivery.chat_id,
            delivery.html,
            parse_mode=ParseMode.HTML,
            message_thread_id=delivery.thread_id,
            link_preview_options=NO_PREVIEW,
        )
    except TelegramError as error:
        return judge(error, delivery)
    except Exception as error:  # noqa: BLE001 - one bad row must not stop the courier
        log.error("delivery %d failed: %s", delivery.id, "".join(trace(error)))
        return Outcome(DeliveryState.FAILED, error=type(error).__name__)
    return Outcome(DeliveryState.SENT, message.message_id)


def judge(error: TelegramError, delivery: Delivery) -> Outcome:
    """What an error means for a part. BadRequest is a NetworkError to the library, so it is asked about first."""
    name = type(error).__name__
    if isinstance(error, Forbidden):
        return Outcome(DeliveryState.STOPPED, error=name)
    if isinstance(error, ChatMigrated):
        return Outcome(DeliveryState.MOVED, error=name, moved_to=error.new_chat_id)
    if isinstance(error, RetryAfter):
        return Outcome(DeliveryState.LATER, wait=_pause(error), error=name, hold=True)
    if isinstance(error, BadRequest):
        log.warning("delivery %d was refused: %s", delivery.id, error)
        return Outcome(DeliveryState.FAILED, error=name)
    if isinstance(error, NetworkError) and not isinstance(error.__cause__, UNSENT):
        return Outcome(DeliveryState.UNCERTAIN, wait=None if delivery.doubtful else AGAIN, error=name)
    wait = min(LONGEST_PAUSE, dt.timedelta(seconds=2 ** min(delivery.attempts, 10)))
    return Outcome(DeliveryState.LATER, wait=wait, error=name, hold=True)


def _pause(error: RetryAfter) -> dt.timedelta:
    """How long Telegram asks to wait; the library tells it in one of two types."""
    wait = error.retry_after
    return wait if isinstance(wait, dt.timedelta) else dt.timedelta(seconds=wait)


def _settle(deliveries: Sequence[Delivery], outcome: Outcome, now: dt.datetime, stores: Stores) -> None:
    """Write down what became of some parts, and what follows from it for their chats."""
    for delivery in deliveries:
        if outcome.state is DeliveryState.STOPPED:
            stores.subscriptions.deactivate(delivery.chat_id, outcome.error)
        if outcome.moved_to is not None:
            stores.subscriptions.move_chat(delivery.chat_id, outcome.moved_to)
        stores.outbox.settle(
            delivery.id,
            outcome.state,
            at=now,
            message_id=outcome.message_id,
            not_before=None if outcome.wait is None else now + outcome.wait,
            error=outcome.error,
        )
