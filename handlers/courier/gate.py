"""The gate: every message passes it, one at a time and in time; answers to people before broadcasts."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass

from handlers.courier.pace import Pace
from storage.holds import EVERYBODY

OF_LATE = 2.0  # seconds
SAME = 0.3  # seconds: a wait that ends no later than this after a known one is that one


def _nothing() -> None:
    """Nobody wants to hear of waits."""


@dataclass(eq=False, slots=True)
class _Waiting:
    chat_id: int
    passed: asyncio.Future[bool]


class Gate:
    """Lets messages pass when the pace allows it. One event loop; `clock` is monotonic, in seconds."""

    def __init__(
        self, per_second: float = 28, chat_pace: float = 1, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self.pace = Pace(per_second, chat_pace)
        self._clock = clock
        self._answers: list[_Waiting] = []
        self._broadcasts: list[_Waiting] = []
        self._alarm: asyncio.TimerHandle | None = None
        self._asked: tuple[float, int] = (0.0, 0)  # until when a chat was asked to wait, and which
        self._counted_from = clock()
        self._answered = 0  # answers that passed since
        self._broadcast_at = -OF_LATE  # when the last one passed
        self.waits: dict[int, float] = {}  # chats, or EVERYBODY: until when; other processes do not know of it yet
        self.on_wait: Callable[[], None] = _nothing  # told when there is such a wait

    def wait_for(self, chat_id: int) -> float:
        """Seconds until a broadcast may go to this chat, others aside."""
        opens_at = max(self.pace.held_until, self.pace.chat_opens_at(chat_id, answer=False))
        return max(0.0, opens_at - self._clock())

    @property
    def held_for(self) -> float:
        """Seconds during which nothing at all may pass."""
        return max(0.0, self.pace.held_until - self._clock())

    @property
    def busy(self) -> bool:
        """Whether a message would have to wait, or has to: then notices that nobody needs are left out."""
        return bool(self._answers or self._broadcasts) or self.pace.opens_at > self._clock()

    async def answer(self, chat_id: int) -> None:
        """Wait for the turn of an answer to somebody; it overtakes every broadcast."""
        await self._passed(self._answers, chat_id, answer=True)

    async def broadcast(self, chat_id: int) -> bool:
        """Wait for the turn of a broadcast; False if meanwhile Telegram asked to wait, so that it cannot go soon."""
        return await self._passed(self._broadcasts, chat_id, answer=False)

    def asked_to_wait(self, chat_id: int, seconds: float) -> bool:
        """Obey Telegram's request to wait; returns whether it is taken to be about everybody.

        It is if the chat itself gave no reason, or if a second chat is told so while the first one still waits.
        """
        now = self._clock()
        until, other = self._asked
        everybody = not self.pace.is_own_fault(chat_id, now) or (now < until and other != chat_id)
        self._asked = (now + seconds, chat_id)
        self.pace.hold(now + seconds, chat_id)
        self.waits[EVERYBODY if everybody else chat_id] = now + seconds
        self.on_wait()
        if everybody:
            self.hold(seconds)
        else:
            self._send_away(chat_id)
        return everybody

    def obey(self, chat_id: int, seconds: float) -> None:
        """Let nothing pass to a chat, or EVERYBODY, for so long, because another process was asked to wait."""
        known = self.pace.held_until if chat_id == EVERYBODY else self.pace.chat_held_until(chat_id)
        if self._clock() + seconds <= known + SAME:
            return
        if chat_id == EVERYBODY:
            self.hold(seconds)
        else:
            self.pace.hold(self._clock() + seconds, chat_id)
            self._send_away(chat_id)

    def take_waits(self) -> dict[int, float]:
        """What Telegram asked for that other processes do not know of yet; from now on they count as told."""
        waits, self.waits = self.waits, {}
        return waits

    def demand(self) -> tuple[float, bool]:
        """Answers a second that people asked for of late, those that wait included; whether there are broadcasts."""
        now = self._clock()
        span = max(now - self._counted_from, OF_LATE / 4)
        rate = self._answered / span
        if span > OF_LATE:
            self._answered, self._counted_from = self._answered // 2, now - span / 2
        return round(rate + len(self._answers), 1), bool(self._broadcasts) or now - self._broadcast_at < OF_LATE

    def hold(self, seconds: float) -> None:
        """Let nothing pass for so long."""
        self.pace.hold(self._clock() + seconds)
        self._send_away(None)

    async def _passed(self, queue: list[_Waiting], chat_id: int, *, answer: bool) -> bool:
        now = self._clock()
        alone = not self._answers and not (self._broadcasts and not answer)
        if alone and max(self.pace.opens_at, self.pace.chat_opens_at(chat_id, answer=answer)) <= now:
            self.pace.take(chat_id, now)
            self._count(now, answer=answer)
            return True
        waiting = _Waiting(chat_id, asyncio.get_running_loop().create_future())
        queue.append(waiting)
        self._set_alarm()
        try:
            return await waiting.passed
        finally:
            if waiting in queue:
                queue.remove(waiting)

    def _count(self, now: float, *, answer: bool) -> None:
        if answer:
            self._answered += 1
        else:
            self._broadcast_at = now

    def _open(self) -> None:
        """Let pass whoever may, then sleep until the next one may."""
        self._alarm = None
        now = self._clock()
        while self.pace.opens_at <= now:
            answer = self._next(self._answers, now, answer=True)
            found = answer or self._next(self._broadcasts, now, answer=False)
            if found is None:
                break
            self.pace.take(found.chat_id, now, waited=True)
            self._count(now, answer=answer is not None)
            found.passed.set_result(True)
        self._set_alarm()

    def _next(self, queue: list[_Waiting], now: float, *, answer: bool) -> _Waiting | None:
        for index, waiting in enumerate(queue):
            if not waiting.passed.done() and self.pace.chat_opens_at(waiting.chat_id, answer=answer) <= now:
                return queue.pop(index)
        return None

    def _set_alarm(self) -> None:
        if self._alarm is not None:
            self._alarm.cancel()
            self._alarm = None
        chats = [self.pace.chat_opens_at(each.chat_id, answer=True) for each in self._answers]
        chats += [self.pace.chat_opens_at(each.chat_id, answer=False) for each in self._broadcasts]
        if chats:
            delay = max(self.pace.opens_at, min(chats)) - self._clock()
            self._alarm = asyncio.get_running_loop().call_later(max(0.0, delay), self._open)

    def send_broadcasts_away(self) -> None:
        """Tell waiting broadcasts that they cannot go: the program ends."""
        self._send_away(None)

    def _send_away(self, chat_id: int | None) -> None:
        """Tell waiting broadcasts, of a chat or all, that they cannot go soon; answers wait on."""
        for waiting in self._broadcasts[:]:
            if chat_id in (None, waiting.chat_id) and not waiting.passed.done():
                self._broadcasts.remove(waiting)
                waiting.passed.set_result(False)
        self._set_alarm()
