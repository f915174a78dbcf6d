"""The adviser: puts each new telling to the model, one after the other, and what stands up of the reply into it.

It has a clock of its own, under a lease, and works on what is stored already; digests are made of whatever is stored.
"""

from __future__ import annotations

import asyncio
import datetime as dt
import logging
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass
from typing import Self

from bot.advice.endpoint import Away, Endpoint
from bot.roles import Role
from bot.settings import Settings
from digest.advice import INSTRUCTIONS, Heeded, Inquiry, Unusable, heed, inquire, read_reply
from digest.model import Conflict, Story
from handlers.context import Services
from handlers.errors import trace
from handlers.tenure import Tenure
from storage.advice import Unadvised
from storage.errors import NotFound, StorageError
from storage.stores import Stores

LOOK = 10.0  # seconds between looks for what was told
LATELY = dt.timedelta(days=2)  # what came in longer ago is not asked about
ATTEMPTS = 3  # usable replies fail to come so often, and a story is left as the rules tell it
FIRST_PAUSE, LONGEST_PAUSE = 30.0, 3600.0  # seconds after a failure, doubled with each in a row
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Case:
    """A story as the rules told it, what to ask about it, and what is known of it."""

    telling: Unadvised
    story: Story
    conflicts: tuple[Conflict, ...]  # all that it ever had
    inquiry: Inquiry
    basis: str


class Adviser:
    """Works while this process has the role."""

    def __init__(self, endpoint: Endpoint, calls: int) -> None:
        self._endpoint = endpoint
        self._calls = calls  # in 24 hours
        self._failures = 0  # in a row
        self._put_off: set[tuple[int, dt.datetime]] = set()  # tellings to be asked about once there are calls left
        self._task: asyncio.Task[None] | None = None
        self.role = Role("model", self._begin, self._end)

    @classmethod
    def of(cls, settings: Settings) -> Self:
        """One that asks the endpoint that the settings name."""
        return cls(Endpoint.of(settings), settings.kabar_model_calls)

    async def _begin(self, tenure: Tenure) -> None:
        self._task = asyncio.create_task(self._go_on(tenure), name="adviser")

    async def _end(self) -> None:
        if self._task is not None:
            self._task.cancel()
            await asyncio.wait([self._task])

    async def _go_on(self, tenure: Tenure) -> None:
        while True:
            pause = LOOK
            if tenure.goes_on:
                try:
                    pause = await self.advise(tenure.services)
                except StorageError as error:
                    log.info("model: %s", error)
                except Exception as error:  # noqa: BLE001 - our own fault is logged, and the next look goes on
                    log.error("model: %s", "".join(trace(error)))
            await asyncio.sleep(pause)

    async def advise(self, services: Services) -> float:
        """Deal with one telling; return after how many seconds to look for the next. Raises StorageError."""
        now = services.now()
        spent = await services.read(lambda stores: stores.advice.spent(now)) >= self._calls
        if not spent:
            self._put_off.clear()
        telling = await services.read(lambda stores: stores.advice.next(now - LATELY, self._put_off))
        if telling is None:
            return LOOK
        case = await services.read(lambda stores: self._find_case(stores, telling))
        if case is None or (telling.basis == case.basis and not telling.reply and telling.attempts >= ATTEMPTS):
            return await self._leave(services, telling)
        if telling.basis == case.basis and telling.reply:
            return await self._apply(services, case, telling.reply)
        if not telling.fresh:
            return await self._leave(services, telling)
        if spent:  # replies that are there go on
            self._put_off.add((telling.story_id, telling.told_at))
            return 0.0
        return await self._ask(services, case)

    def _find_case(self, stores: Stores, telling: Unadvised) -> Case | None:
        """What to ask about a story; None if it is gone, or if there is nothing to ask."""
        with suppress(NotFound):
            story = stores.stories.get(telling.story_id)
            inquiry = inquire(story)
            if inquiry is not None:
                known = tuple(stores.stories.conflicts(story.id))
                return Case(telling, story, known, inquiry, inquiry.basis(self._endpoint.manner))
        return None

    async def _leave(self, services: Services, telling: Unadvised) -> float:
        await services.write(lambda stores: stores.advice.seen(telling.story_id, telling.told_at))
        return 0.0

    async def _ask(self, services: Services, case: Case) -> float:
        """Make one call, between two transactions."""
        number, now = case.story.id, services.now()
        await services.write(lambda stores: stores.advice.begin(number, case.basis, now))
        try:
            text = await self._endpoint.ask(INSTRUCTIONS, case.inquiry.data)
            read_reply(text)
        except Away as error:
            await services.write(lambda stores: stores.advice.spare(number))
            return self._failed(error, error.seconds)
        except Unusable as error:
            return self._failed(error)
        self._failures = 0
        await services.write(lambda stores: stores.advice.keep(number, case.basis, text))
        return await self._apply(services, case, text)

    def _failed(self, error: Exception, asked: float = 0.0) -> float:
        self._failures += 1
        pause = min(LONGEST_PAUSE, max(asked, FIRST_PAUSE * 2.0 ** min(self._failures - 1, 10)))
        log.warning("model: %s; the next call in %.0f s", error, pause)
        return pause

    async def _apply(self, services: Services, case: Case, reply: str) -> float:
        """Put into a story what stands up of a reply, unless it was told anew meanwhile: then it comes again."""
        try:
            heeded = await asyncio.to_thread(lambda: heed(case.story, case.inquiry, read_reply(reply), case.conflicts))
        except Exception as error:  # noqa: BLE001 - our own fault is logged, and must not stand in the others' way
            log.error("model: story %d: %s", case.story.id, "".join(trace(error)))
            return await self._leave(services, case.telling)

        def save(stores: Stores) -> None:
            now = services.now()
            if stores.advice.stands(case.telling):
                stores.stories.save(heeded.story, now)
                stores.advice.seen(case.story.id, now)
            else:  # it is told anew, or will be when what is on its way into it has come: then it is asked about again
                stores.advice.seen(case.story.id, case.telling.told_at)

        await services.write(save)
        _say(case.story.id, heeded)
        return 0.0


def _say(number: int, heeded: Heeded) -> None:
    """Log how much of a reply stood up, without a word of it."""
    taken, refused = Counter(heeded.taken), Counter(heeded.refused)
    log.info("model: story %d: taken %s, refused %s", number, dict(+taken), dict(+refused))
