"""The gate at the bot library's door: all that the bot says passes it, and what is refused for now is said again."""

from __future__ import annotations

import asyncio
import functools
import time
from collections.abc import Callable, Coroutine
from typing import Any

from telegram.error import RetryAfter
from telegram.ext import BaseRateLimiter

from handlers.courier.gate import Gate
from handlers.courier.judge import NotSent, pause_of

PACED = ("send", "edit", "copy", "forward")  # methods that Telegram counts as messages
PATIENCE = 60.0  # seconds that an answer waits when Telegram asks to; after that nobody reads it any more
UNSENT_PAUSES = (0.5, 1.0, 2.0, 4.0)  # seconds before a call is repeated that surely did not leave this machine


class Door(BaseRateLimiter[None]):
    """Paces the bot library's calls; the courier's go past it, because it has its own turns at the gate."""

    def __init__(self, gate: Gate) -> None:
        self._gate = gate

    async def initialize(self) -> None:
        """Nothing to open."""

    async def shutdown(self) -> None:
        """Nothing to close."""

    async def process_request(
        self,
        callback: Callable[..., Coroutine[Any, Any, Any]],
        args: Any,
        kwargs: dict[str, Any],
        endpoint: str,
        data: dict[str, Any],
        rate_limit_args: None,  # noqa: ARG002 - as the library calls it
    ) -> Any:
        """Make a call when it may be made. Typing notices are left out rather than waited for."""
        if not endpoint.startswith(PACED):
            return await callback(*args, **kwargs)
        if endpoint == "sendChatAction" and self._gate.busy:
            return True
        return await self._say(functools.partial(callback, *args, **kwargs), _number(data.get("chat_id")))

    async def _say(self, call: Callable[[], Coroutine[Any, Any, Any]], chat_id: int) -> Any:
        """Make a call in its turn; again if Telegram asked to wait, or if it surely did not leave this machine."""
        deadline = time.monotonic() + PATIENCE
        pauses = iter(UNSENT_PAUSES)
        while True:
            await self._gate.answer(chat_id)
            try:
                return await call()
            except RetryAfter as error:
                seconds = pause_of(error).total_seconds()
                self._gate.asked_to_wait(chat_id, seconds)
                if time.monotonic() + seconds > deadline:
                    raise
            except NotSent:
                pause = next(pauses, None)
                if pause is None:
                    raise
                await asyncio.sleep(pause)


def _number(chat_id: object) -> int:
    """A chat's number; one named otherwise (@name, an inline message) has only the pace of all together: 0."""
    try:
        return int(str(chat_id))
    except ValueError:
        return 0
