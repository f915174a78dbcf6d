"""A week of Kabar in minutes: the clock jumps half an hour ahead as soon as nothing is due or on its way any more."""

from __future__ import annotations

import asyncio
import datetime as dt
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol
from zoneinfo import ZoneInfo

from sqlalchemy import text

from handlers.following.gathering import MARK
from storage.database import Database
from storage.errors import StorageError
from tests.soak.clock import Clock
from tests.soak.host import Host
from tests.soak.press import CLOSED, DAY, EVENING, MORNING, RIVER, Press
from tests.waiting import until

MONDAY = dt.datetime(2027, 10, 25, 0, 30, tzinfo=dt.UTC)  # Europe's clocks are put back on the Sunday after
DAYS = 7
STEP = dt.timedelta(minutes=30)
NOON = dt.time(12)
OWNER, MODERATOR = 7, 8
READERS = range(1_000, 1_240)  # a digest at 07:00 in Jakarta, which is midnight in UTC
SUBSCRIBERS = {  # who ask for a digest by a command, each in another zone
    501: ("06:15", "Asia/Kathmandu"),
    502: ("02:30", "Europe/Berlin"),  # comes twice on the Sunday
    503: ("21:00", "America/New_York"),
    504: ("12:15", "Pacific/Chatham"),
    505: ("23:30", "Asia/Jayapura"),
}
FOLLOWERS = {601: "Kwandaruba", 602: "Zumaretika"}
ASKERS = range(2_000, 2_020)  # ask something every day
QUESTIONS = ("/help", "/latest", "/sources Zumaretika")
AT_WORK = text(  # feeds and items that are due, or asked for now: their leases are young, or whoever asked is dead
    "SELECT (SELECT count(*) FROM feeds WHERE state = 'active' AND due_at BETWEEN :young AND :lease)"
    " + (SELECT count(*) FROM feed_items WHERE state = 'new' AND (due_at <= :now OR due_at BETWEEN :young AND :lease))"
    " + (SELECT count(*) FROM deliveries WHERE state = 'sending')"
)
LEASE, YOUNG = dt.timedelta(minutes=10), dt.timedelta(seconds=40)
WAITING = 240.0  # seconds of real time until all that is due is done


class Message(Protocol):
    """A message that arrived."""

    @property
    def chat_id(self) -> int: ...
    @property
    def text(self) -> str: ...
    @property
    def number(self) -> int: ...


@dataclass
class Week:
    """What drives the week, and what is told of it afterwards.

    `ask`: somebody writes to the bot; returns once the bot has accepted it. `sent`: every message that arrived.
    """

    database: Database
    clock: Clock
    host: Host
    press: Press
    sent: Sequence[Message]
    ask: Callable[[int, str], Awaitable[None]]
    asked: Counter[tuple[int, int]] = field(default_factory=Counter)  # questions by chat and step
    steps: list[int] = field(default_factory=list)  # messages that had arrived at the end of each step, the begin first
    memory: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))

    async def begin(self) -> None:
        """Readers are there already; subscribers, followers and a moderator come with their commands."""
        with self.database.writing() as stores:
            stores.people.appoint(MODERATOR, by=OWNER, at=self.clock.now())
            first = MONDAY.replace(minute=0) + DAY
            for chat in READERS:
                stores.subscriptions.add(chat, None, dt.time(7), "Asia/Jakarta", "id", first, self.clock.now())
        for feed in (MORNING, EVENING, RIVER, CLOSED):
            await self.say(MODERATOR, f"/feed add {self.press.address(feed)} publish")
        for chat, (time, zone) in SUBSCRIBERS.items():
            await self.say(chat, f"/subscribe {time} {zone}")
        for chat, words in FOLLOWERS.items():
            await self.say(chat, f"/follow {words}")
        await until(lambda: all(self.got(chat) >= number for (chat, _), number in self.asked.items()))
        self.steps.append(len(self.sent))

    async def say(self, chat: int, words: str) -> None:
        """Somebody writes to the bot."""
        self.asked[chat, len(self.steps)] += 1
        await self.ask(chat, words)

    def arrived(self) -> list[tuple[int, int, int]]:
        """Every message that arrived: its chat, the step that it came in, its number."""
        return [(each.chat_id, bisect_right(self.steps, place), each.number) for place, each in enumerate(self.sent)]

    def got(self, chat: int) -> int:
        """How many messages have arrived in a chat."""
        return sum(message.chat_id == chat for message in self.sent)

    async def live_through(self, days: int, troubles: Mapping[dt.datetime, Callable[[], Awaitable[None]]]) -> None:
        """Some days, half hour by half hour; troubles come right after the jump to their moment."""
        for step in range(1, days * (DAY // STEP) + 1):
            moment = MONDAY + step * STEP
            self.clock.set(moment)
            if moment in troubles:
                await troubles[moment]()
            if moment.time() == NOON:
                await self.ask_around()
            await self.settled()
            self.steps.append(len(self.sent))
            if moment.time() == MONDAY.time():
                for name, size in self.host.memory().items():
                    self.memory[name].append(size)

    async def settled(self) -> None:
        """Wait until nothing is due and nothing on its way."""
        async with asyncio.timeout(WAITING):
            while not await asyncio.to_thread(self.is_settled):
                await asyncio.sleep(0.05)

    async def ask_around(self) -> None:
        """Some people want to know something, at the same time."""
        await asyncio.gather(*(self.say(chat, QUESTIONS[chat % len(QUESTIONS)]) for chat in ASKERS))

    def is_settled(self) -> bool:
        """Whether everything is done that is due by now; False also while the database is away."""
        now = self.clock.now()
        try:
            with self.database.reading() as stores:
                due = stores.subscriptions.next_due()
                mark = stores.arrivals.mark()
                idle = not (
                    (due is not None and due <= now)
                    or any(each.state == "active" and each.due_at <= now for each in stores.feeds.all())
                    or stores.flags.get(MARK) != f"{mark.article} {mark.conflict}"
                    or stores.notes.due(now, 1)
                    or stores.outbox.is_due(now)
                    or stores.watching.backlog().unhandled
                )
            with self.database.connected(writing=False) as connection:
                moments = {"now": now, "young": now + LEASE - YOUNG, "lease": now + LEASE}
                return idle and not connection.scalar(AT_WORK, moments)
        except StorageError:
            return False


def expected_slots(local_time: str, zone: str, until: dt.datetime) -> list[dt.date]:
    """The local dates on which a digest is due after the week's begin, reckoned without the house's own arithmetic."""
    time, there = dt.time.fromisoformat(local_time), ZoneInfo(zone)
    dates = [MONDAY.date() + dt.timedelta(days=number) for number in range(-1, DAYS + 2)]
    return [
        date for date in dates if MONDAY < dt.datetime.combine(date, time, tzinfo=there).astimezone(dt.UTC) <= until
    ]
