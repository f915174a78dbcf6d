"""The inbox of a running process: updates go through the database, and what was handled is noted a little later."""

from __future__ import annotations

import asyncio
import contextvars
import datetime as dt
import json
import logging
import time
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any

from handlers.context import Services
from storage.errors import StorageError
from storage.records import Unhandled
from storage.stores import Stores

SOON = 0.05  # seconds in which handled updates gather before they are noted together
CLOSING = 5.0  # seconds
KEPT = dt.timedelta(days=2)  # how long a number stays known; Telegram repeats nothing that is older than a day
CLEANED = dt.timedelta(hours=1)  # how often older numbers are forgotten
Received = Mapping[str, Any]  # an update as Telegram wrote it; `update_id` is a number
Begin = Callable[[Received], Awaitable[None]]
log = logging.getLogger(__name__)


class Inbox:
    """Whatever is taken is handled once, also if the process dies in between, and a chat's in the order it was sent.

    `begin` is set by whoever has updates handled: it hears of those that are this process's from now on.
    """

    def __init__(self, services: Services) -> None:
        self._services = services
        self._me = services.process
        self._open: dict[int, float] = {}  # when it was taken, by a monotonic clock
        self._chats: dict[int, int] = {}  # of what is open, and of what is done and not noted
        self._done: list[int] = []
        self._noting: asyncio.Task[None] | None = None
        self._leaving = False
        self._closed = False
        self._cleaned_at = dt.datetime.min.replace(tzinfo=dt.UTC)
        self.begin: Begin = _nothing

    @property
    def at_work(self) -> int:
        """How many updates were taken and are not handled."""
        return len(self._open)

    async def left(self) -> list[Unhandled]:
        """What nobody handles: processes that ended left it. Raises StorageError."""
        return await self._services.read(lambda stores: stores.inbox.left(self._me))

    async def take_over(self, left: Sequence[Unhandled]) -> list[Unhandled]:
        """Make what nobody handles this process's, unless another was quicker; what it got. Raises StorageError."""
        numbers = [each.update_id for each in left]
        mine = (
            await self._services.write(lambda stores: stores.inbox.take_over(numbers, self._me)) if numbers else set()
        )
        taken = [each for each in left if each.update_id in mine]
        self._hold(taken)
        return taken

    async def take(self, updates: Mapping[int, Received]) -> None:
        """Store updates by number, and begin those whose turn it is. Raises StorageError."""
        bodies = {number: json.dumps(update) for number, update in updates.items()}
        chats = {number: chat_of(update) for number, update in updates.items()}
        new, claimed = await self._note(
            lambda stores: stores.inbox.take(bodies, self._services.now(), chats=chats), chats
        )
        tally = self._services.tally.updates
        tally.labels("taken").inc(len(new))
        tally.labels("known").inc(len(bodies) - len(new))
        for each in claimed:
            await self.begin(updates.get(each.update_id) or json.loads(each.body))

    def done(self, number: int) -> None:
        """Say that an update is handled: what it asked for is stored and answered."""
        if self._closed:  # whatever ends now may have lost its answer with the network: another process takes it up
            return
        taken_at = self._open.pop(number, None)
        if taken_at is not None:
            self._services.tally.handling.observe(time.monotonic() - taken_at)
        self._done.append(number)
        if self._noting is None or self._noting.done():
            nobodys = contextvars.Context()  # what is noted here is not what this update asked for
            self._noting = asyncio.create_task(self._note_soon(), context=nobodys)

    def leave(self) -> None:
        """Take nothing more: what comes next for a chat is another process's."""
        self._leaving = True

    async def close(self) -> None:
        """Note what is handled before the program ends; what is not by now counts as left."""
        self._closed = True
        if self._noting is not None:
            await asyncio.wait([self._noting], timeout=CLOSING)

    async def _note_soon(self) -> None:
        while self._done:
            await asyncio.sleep(SOON)
            try:
                _, claimed = await self._note(lambda _: None, {})
            except StorageError as error:
                log.warning("%d handled updates were not noted: %s", len(self._done), error)
                await asyncio.sleep(1)
            else:
                for each in claimed:
                    await self.begin(json.loads(each.body))

    async def _note(self, work: Callable[[Stores], Any], chats: Mapping[int, int]) -> tuple[Any, list[Unhandled]]:
        """In one transaction: note what is handled, do some work, and take what comes next. Raises StorageError."""
        done, self._done = self._done, []
        concerned = {*chats.values(), *(self._chats.get(number, 0) for number in done)}

        def note(stores: Stores) -> tuple[Any, list[Unhandled]]:
            stores.inbox.lock(concerned)
            stores.inbox.done(done, self._me)
            self._clean(stores)
            result = work(stores)
            return result, [] if self._leaving else stores.inbox.claim(concerned, self._me)

        try:
            result, claimed = await self._services.write(note)
        except StorageError:
            self._done += done
            raise
        for number in done:
            self._chats.pop(number, None)
        self._hold(claimed)
        return result, claimed

    def _hold(self, updates: Sequence[Unhandled]) -> None:
        self._open |= dict.fromkeys((each.update_id for each in updates), time.monotonic())
        self._chats |= {each.update_id: each.chat_id for each in updates}

    def _clean(self, stores: Stores) -> None:
        now = self._services.now()
        if now - self._cleaned_at > CLEANED:
            stores.inbox.forget(now - KEPT)
            stores.leases.forget_processes(KEPT)
            stores.holds.forget()
            self._cleaned_at = now


async def _nothing(_: Received) -> None:
    """Nobody has updates handled yet."""


def chat_of(update: Received) -> int:
    """Whose turn an update waits for: its chat's, or its person's where there is none; 0 where there is neither."""
    for content in update.values():
        if isinstance(content, Mapping):
            message = content.get("message")
            chat = content.get("chat") or (message.get("chat") if isinstance(message, Mapping) else None)
            who = chat or content.get("from")
            number = who.get("id") if isinstance(who, Mapping) else None
            return number if isinstance(number, int) else 0
    return 0
