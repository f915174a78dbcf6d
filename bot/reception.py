"""Receiving updates, however they come: each is stored, then begun; what comes together is stored together."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from telegram import Update

from bot.inbox import Inbox, Received
from handlers.context import Kabar
from storage.errors import StorageError

MOST_AT_WORK = 1000  # updates taken and not handled: beyond that Telegram keeps them for us
log = logging.getLogger(__name__)


@dataclass(slots=True)
class _Batch:
    """Updates to be stored in one transaction, and how that went."""

    updates: list[Received] = field(default_factory=list)
    stored: asyncio.Future[None] = field(default_factory=lambda: asyncio.get_running_loop().create_future())


class Reception:
    """Takes updates for one application, while `may_take` says so."""

    def __init__(self, application: Kabar, inbox: Inbox, *, may_take: Callable[[], bool] = lambda: True) -> None:
        self._application = application
        self.inbox = inbox
        self._may_take = may_take
        inbox.begin = self._begin
        self._next: _Batch | None = None
        self._storing: asyncio.Task[None] | None = None

    @property
    def full(self) -> bool:
        """Whether Telegram should keep what it has: so much is at work, or nothing may be taken yet."""
        return self.inbox.at_work >= MOST_AT_WORK or not self._may_take()

    async def take(self, updates: Sequence[Received]) -> None:
        """Store updates and begin those whose turn it is; once this returns they are safe. Raises StorageError.

        What comes while others are being stored goes into the next transaction together. Whoever stops waiting does
        not stop the storing.
        """
        if self._next is None:
            self._next = _Batch()
        batch = self._next
        batch.updates += updates
        if self._storing is None or self._storing.done():
            self._storing = asyncio.create_task(self._store_all())
        await asyncio.shield(batch.stored)

    async def _store_all(self) -> None:
        while self._next is not None:
            batch, self._next = self._next, None
            try:
                await self._store(batch.updates)
            except StorageError as error:
                batch.stored.set_exception(error)
                batch.stored.exception()  # it counts as seen, also if nobody waits for it any more
            else:
                batch.stored.set_result(None)

    async def _store(self, updates: Sequence[Received]) -> None:
        await self.inbox.take({update["update_id"]: update for update in updates})  # one may come twice at a time

    async def _begin(self, update: Received) -> None:
        number = update["update_id"]
        try:
            read = Update.de_json(dict(update), self._application.bot)
        except (KeyError, TypeError, ValueError, AttributeError) as error:  # it would be no better the next time
            log.error("update %d cannot be read: %s", number, type(error).__name__)
            self.inbox.done(number)
        else:
            await self._application.update_queue.put(read)
