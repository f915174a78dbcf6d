"""In which order updates are handled: those of one chat one after the other, different chats at the same time."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable
from typing import Any

from telegram import Update
from telegram.ext import BaseUpdateProcessor

from handlers.context import current_update

AT_ONCE = 32  # updates being handled at the same time
WAITING = 1024  # updates taken out of the queue: a chat that floods waits for itself, not in others' way


class ChatOrder(BaseUpdateProcessor):
    """Handles updates of different chats concurrently, and those of one chat in the order they came."""

    def __init__(self, done: Callable[[int], None] = lambda _: None) -> None:
        super().__init__(WAITING)
        self._done = done  # told the number of each update that is handled
        self._turns: dict[int, asyncio.Lock] = {}
        self._present: Counter[int] = (
            Counter()
        )  # updates of a chat at work or waiting: its lock lives while there are any
        self._slots = asyncio.Semaphore(AT_ONCE)

    async def do_process_update(self, update: object, coroutine: Awaitable[Any]) -> None:
        """Handle one update when its chat's earlier ones are done."""
        key = _chat_of(update)
        turn = self._turns.setdefault(key, asyncio.Lock())  # asyncio's locks are first come, first served
        self._present[key] += 1
        try:
            async with turn, self._slots:
                await self._handle(update, coroutine)
        finally:
            self._present[key] -= 1
            if not self._present[key]:
                del self._present[key], self._turns[key]

    async def _handle(self, update: object, coroutine: Awaitable[Any]) -> None:
        """Let the handlers work; what they write is noted as this update's."""
        if not isinstance(update, Update):
            await coroutine
            return
        mark = current_update.set(update.update_id)
        try:
            await coroutine
        finally:
            current_update.reset(mark)  # what this task does afterwards is not this update's
        self._done(update.update_id)

    async def initialize(self) -> None:
        """Nothing to open."""

    async def shutdown(self) -> None:
        """Nothing to close."""


def _chat_of(update: object) -> int:
    """What is kept in order: the chat, or the person where there is none; 0 for the few updates that have neither."""
    if not isinstance(update, Update):
        return 0
    who = update.effective_chat or update.effective_user
    return who.id if who else 0
