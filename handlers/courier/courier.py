"""The courier's round: claim what is due, have it sent at the pace the gate allows, write down what became of it."""

from __future__ import annotations

import asyncio
import contextlib
import datetime as dt
import functools
import logging
import math
import time

from telegram import Bot
from telegram.error import TelegramError

from handlers.context import Services
from handlers.courier.health import Health
from handlers.courier.judge import DOUBT_PAUSES, Also, Outcome, doubtful
from handlers.courier.ledger import Ledger
from handlers.courier.quiet import awake
from handlers.courier.sending import send
from handlers.errors import trace
from handlers.tenure import Tenure
from handlers.texts import texts
from storage.errors import StorageError, Superseded
from storage.holds import EVERYBODY
from storage.journal import Noted
from storage.records import Delivery, DeliveryState
from storage.stores import Stores

MOST = 256  # parts at work at the same time, waiting at the gate included
# Seconds' worth of parts at work: enough to be sent while the next are claimed, also while editions are being put into
# the outbox (10,000 readers at 280 a second: 0.6 left gaps and took 1.13 times the ideal, this took 1.01).
AHEAD = 0.9
LEASE = dt.timedelta(seconds=60)  # after which the parts of a courier that died are sent by another
START_WITHIN = 30.0  # seconds of the lease in which a send may begin: it must end before the lease does
SOON = 5.0  # seconds a part may wait for its chat while it is claimed
IDLE = 1.0  # seconds between two looks into an empty outbox
log = logging.getLogger(__name__)


class Courier:
    """One at a time, of all processes. `run` goes on until `stop`; `deliver_due` is one round.

    `tenure`: how long this process may send, without end if there is none. `chat_id`: the only chat that `bot` can
    reach; what is for others waits for a courier who can.
    """

    def __init__(
        self, bot: Bot, services: Services, *, tenure: Tenure | None = None, chat_id: int | None = None
    ) -> None:
        self._bot = bot
        self._tenure = tenure or Tenure.without_end(services)
        self._chat_id = chat_id
        self._services = services
        self._gate = services.gate
        self._ledger = Ledger(services, self._tenure.unbound)
        self._health = Health()
        self._at_work: set[asyncio.Task[None]] = set()
        self._room = asyncio.Event()  # half of what may be at work is free, or all is done
        self._stopping = asyncio.Event()
        self._hold_stored = 0.0
        self.sent = 0

    async def run(self) -> None:
        """Deliver until stopped. Trouble with the database or with Telegram is waited out, and logged."""
        await self._take_up()
        while not self._stopping.is_set():
            try:
                await self.deliver_due()
            except Superseded:
                log.warning("another process sends by now")
            except StorageError as error:
                log.warning("the outbox cannot be read: %s", error)
            except Exception as error:  # noqa: BLE001 - our own fault is logged, and the next round goes on
                log.error("the courier stumbled: %s", "".join(trace(error)))
            await self._keep_hold()
            await self._pause(self._health.pause if self._health.ill else max(IDLE, self._gate.held_for))
            if self._health.ill and not self._stopping.is_set():
                await self._health.check(self._bot)

    def stop(self) -> None:
        """Begin nothing more; what is being sent is finished, what waits at the gate is given back."""
        self._stopping.set()
        self._gate.send_broadcasts_away()

    async def deliver_due(self) -> None:
        """Send what is due until nothing is, or until nothing may be sent. Raises StorageError."""
        try:
            while self._may_begin():
                free, written = self._width - len(self._at_work), self._ledger.written
                if free > 0 and await self._services.read(self._is_due):
                    for delivery in await self._services.write(functools.partial(self._claim, limit=free)):
                        self._begin(delivery)
                if self._at_work:
                    await self._wait_for_room()
                elif not await self._ledger.rest() and written == self._ledger.written:
                    return  # and nothing was written since: that may let more begin, the next parts
        finally:
            if self._at_work:
                await asyncio.wait(self._at_work)
            await self._ledger.rest()

    def _may_begin(self) -> bool:
        kept_back = self._stopping.is_set() or self._health.ill or self._gate.held_for or self._ledger.behind
        return self._tenure.goes_on and not kept_back

    @property
    def _width(self) -> int:
        """How many may be at work; after bad answers one has to arrive before others are tried."""
        ahead = math.ceil(AHEAD * self._gate.pace.per_second)
        return 1 if self._health.doubtful else min(MOST, max(1, ahead))

    async def _wait_for_room(self) -> None:
        self._room.clear()
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self._room.wait(), IDLE)

    def _is_due(self, stores: Stores) -> bool:
        return stores.outbox.is_due(self._services.now(), chat_id=self._chat_id)

    def _claim(self, stores: Stores, limit: int) -> list[Delivery]:
        now = self._services.now()
        while claimed := stores.outbox.claim(now, limit, LEASE, chat_id=self._chat_id):
            if ready := awake(stores, claimed, now):
                return ready
        return []

    def _begin(self, delivery: Delivery) -> None:
        task = asyncio.create_task(self._deliver(delivery, time.monotonic() + START_WITHIN))
        self._at_work.add(task)
        task.add_done_callback(self._finished)

    def _finished(self, task: asyncio.Task[None]) -> None:
        """Note the end of one part; a fault in it is logged, and its lease brings the part back."""
        self._at_work.discard(task)
        if 2 * len(self._at_work) <= self._width:
            self._room.set()
        if not task.cancelled() and (error := task.exception()):
            log.error("a part could not be settled: %s", "".join(trace(error)))

    async def _deliver(self, delivery: Delivery, begin_before: float) -> None:
        """Have one part sent and settled; nothing that happens to it stops the others."""
        outcome = await self._attempt(delivery, begin_before)
        if outcome is None:
            back = self._services.now() + dt.timedelta(seconds=self._gate.wait_for(delivery.chat_id))
            await self._ledger.note(lambda stores: stores.outbox.release([delivery.id], back))
            return
        self._learn(delivery, outcome)
        if outcome.message_id is not None:
            self._ledger.sent(Noted(delivery.id, delivery.chat_id, outcome.message_id))
            return
        told: list[str] = []
        await self._ledger.note(functools.partial(_settle, delivery, outcome, self._services.now(), told))
        if told:
            await self._tell(delivery.chat_id, told[-1])

    async def _attempt(self, delivery: Delivery, begin_before: float) -> Outcome | None:
        """Pass the gate and send; None if it cannot be sent soon."""
        if delivery.doubts > len(DOUBT_PAUSES):  # its couriers died as often: it is not sent for ever
            return doubtful("abandoned", delivery)
        if not await self._passed(delivery.chat_id, begin_before):
            return None
        outcome = await send(self._bot, delivery, self._services.signer)
        if outcome.also is not Also.PLAIN:
            return outcome
        if not await self._passed(delivery.chat_id, begin_before):
            return None
        return await send(self._bot, delivery, self._services.signer, plain=True)

    async def _passed(self, chat_id: int, begin_before: float) -> bool:
        soon = self._gate.wait_for(chat_id) <= SOON
        passed = soon and not self._stopping.is_set() and await self._gate.broadcast(chat_id)
        return passed and time.monotonic() < begin_before and not self._health.ill and self._tenure.goes_on

    def _learn(self, delivery: Delivery, outcome: Outcome) -> None:
        """What one outcome means for those that follow."""
        self._services.tally.deliveries.labels(outcome.state).inc()
        if outcome.also is Also.TROUBLE:
            self._health.trouble()
            if self._health.ill:
                self._gate.send_broadcasts_away()
            return
        self._health.well()
        self.sent += outcome.state is DeliveryState.SENT
        if outcome.also is Also.HOLD_CHAT and outcome.wait is not None:
            seconds = outcome.wait.total_seconds()
            everybody = self._gate.asked_to_wait(delivery.chat_id, seconds)
            log.warning("Telegram asks %s to wait for %g s", "everybody" if everybody else "a chat", seconds)

    async def _tell(self, chat_id: int, language: str) -> None:
        """Tell a group where its digest comes from now on."""
        try:
            await self._bot.send_message(chat_id, texts(language)("topic-closed"), parse_mode="HTML")
        except TelegramError as error:
            log.info("a group was not told about its topic: %s", type(error).__name__)

    async def _pause(self, seconds: float) -> None:
        try:
            await asyncio.wait_for(self._stopping.wait(), seconds)
        except TimeoutError:
            return

    async def _take_up(self) -> None:
        """Go on from where an earlier process ended, as soon as the database says where that is."""
        while not self._stopping.is_set():
            try:
                await self._ledger.recover()
                await self._take_up_hold()
            except StorageError as error:
                log.warning("what was sent before is unknown: %s", error)
                await self._pause(IDLE)
            else:
                return

    async def _take_up_hold(self) -> None:
        """Obey what Telegram asked of this bot before a restart. Raises StorageError."""
        for chat_id, seconds in (await self._services.read(lambda stores: stores.holds.all())).items():
            self._gate.obey(chat_id, seconds)

    async def _keep_hold(self) -> None:
        """Remember what Telegram asked of everybody."""
        until, seconds = self._gate.pace.held_until, self._gate.held_for
        if seconds and until != self._hold_stored:
            lasts = dt.timedelta(seconds=seconds)
            if await self._ledger.note(lambda stores: stores.holds.hold(EVERYBODY, lasts)):
                self._hold_stored = until


def _settle(delivery: Delivery, outcome: Outcome, now: dt.datetime, told: list[str], stores: Stores) -> None:
    """Write down what became of a part, and what follows from it for its chat; `told` gets a language to tell it in."""
    told.clear()  # of an attempt that was rolled back
    if outcome.also is Also.LEAVE_TOPIC and delivery.thread_id:
        moved = stores.subscriptions.leave_topic(delivery.chat_id, delivery.thread_id)
        told += [subscription.language for subscription in moved]
    elif outcome.moved_to is not None:
        stores.subscriptions.move_chat(delivery.chat_id, outcome.moved_to)
    stores.outbox.settle(
        delivery.id,
        outcome.state,
        at=now,
        not_before=None if outcome.wait is None else now + outcome.wait,
        error=outcome.error,
    )
    if outcome.state is DeliveryState.STOPPED:
        stores.subscriptions.deactivate(delivery.chat_id, outcome.error)
