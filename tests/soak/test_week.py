"""A week with feeds, digests and notes, in which everything goes wrong once: nothing is lost, nothing comes twice."""

from __future__ import annotations

import asyncio
import datetime as dt
import itertools
import signal
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Connection, text

from storage.database import Database
from tests.bot.conftest import Shell
from tests.bot.several import Router, Server, environment, own_server, under_way
from tests.bot.updates import command
from tests.handlers.feeding.poison import ENDS
from tests.soak.clock import Clock
from tests.soak.comparing import Place, compare
from tests.soak.host import WEB, WORKER, Host
from tests.soak.press import CLOSED, DAY, EVENING, HOUR, Press, write_week
from tests.soak.week import (
    ASKERS,
    DAYS,
    FOLLOWERS,
    MODERATOR,
    MONDAY,
    OWNER,
    READERS,
    SUBSCRIBERS,
    Week,
    expected_slots,
)
from tests.telegram_server import TelegramServer
from tests.waiting import until

pytestmark = pytest.mark.slow
END = MONDAY + DAYS * DAY
MORNING = MONDAY.replace(minute=0)  # when the readers' digests are due, on each following day
AWAY = 15.0  # seconds of real time without a database
SOME = 60  # digests sent in a morning before something goes wrong
# MiB at most in the last three days of seven, 120 articles. A worker begins anew with the third and the fourth, and
# grows by 20 in its first days, until what is known of words and claims is at its limits.
GROWTH = {WEB: 8, WORKER: 28}
FAULTS = {
    EVENING: (500, MONDAY + DAY + 6 * HOUR, MONDAY + 2 * DAY + 6 * HOUR),
    CLOSED: (410, MONDAY + 2 * DAY, END + DAY),
}
SLOTS = text(
    "SELECT s.chat_id, s.local_time, s.zone, d.slot FROM slots d JOIN subscriptions s ON s.id = d.subscription_id"
)
PARTS = text("SELECT chat_id, message_id FROM deliveries")  # what was sent, by what Telegram called it
UNSENT = text("SELECT count(*) FROM deliveries WHERE state <> 'sent'")
ADDRESSES = text("SELECT url FROM articles WHERE removed_at IS NULL")


@pytest.fixture
def server() -> Iterator[Server]:
    with own_server() as server:
        yield server


class Troubles:
    """What befalls the installation in the middle of three mornings' broadcasts."""

    def __init__(self, week: Week, telegram: TelegramServer, server: Server) -> None:
        self._week, self._telegram, self._server = week, telegram, server
        self.in_flight = 0  # sends that may come twice
        self.by_moment = {
            MORNING + 2 * DAY: self.restart,
            MORNING + 3 * DAY: self.kill_worker,
            MORNING + 4 * DAY: self.stop_database,
        }

    async def restart(self) -> None:
        """The host restarts everything: that costs nothing at all."""
        await self._amid_digests()
        await self._week.host.end()
        await self._week.host.start()

    async def kill_worker(self) -> None:
        """The worker dies; honcho ends the web process, and somebody starts both again."""
        await self._amid_digests()
        moment = asyncio.get_running_loop().time()
        self._week.host.process(WORKER).send_signal(signal.SIGKILL)
        await self._week.host.ended()
        self.in_flight += under_way(self._telegram, moment)
        await self._week.host.start()

    async def stop_database(self) -> None:
        """It is away for a while, and people ask meanwhile."""
        await self._amid_digests()
        moment = asyncio.get_running_loop().time()
        await asyncio.to_thread(self._server.stop)
        asking = [asyncio.create_task(self._week.say(chat, "/help")) for chat in ASKERS]
        await asyncio.sleep(AWAY)
        self.in_flight += under_way(self._telegram, moment)
        await asyncio.to_thread(self._server.start)
        await asyncio.gather(*asking)

    async def _amid_digests(self) -> None:
        before = len(self._telegram.sent)
        await until(lambda: len(self._telegram.sent) >= before + SOME)


async def test_a_week_loses_nothing_and_doubles_nothing_whatever_happens_in_it(
    tmp_path: Path, server: Server, capsys: pytest.CaptureFixture[str]
) -> None:
    shell = Shell(tmp_path)
    clock = Clock(shell.folder / "clock")
    clock.set(MONDAY)
    pieces, numbers = write_week(MONDAY, DAYS), itertools.count(1)
    async with TelegramServer(latency=0.05) as telegram, Router() as router, Press(clock, pieces, FAULTS) as press:

        async def ask(chat: int, words: str) -> None:
            await router.post(command(next(numbers), words, chat_id=chat))

        shell.env |= environment(telegram, server.url) | {
            "KABAR_TICK_SECONDS": "0.25",
            "KABAR_OWNERS": str(OWNER),
            "KABAR_FETCH_ALLOW": press.host,
        }
        async with Host(shell, clock) as host:
            router.behind = [host]
            database = Database(server.url)
            week = Week(database, clock, host, press, telegram.sent, ask)
            troubles = Troubles(week, telegram, server)
            await week.begin()
            await week.live_through(DAYS, troubles.by_moment)
        with capsys.disabled():
            print(told(week, troubles, database))  # noqa: T201 - figures that a run is made for
        with database.connected(writing=False) as connection:
            check_digests(connection)
            check_messages(connection, week, troubles.in_flight)
            check_articles(connection, press, [piece.at for piece in pieces])
        database.close()
    check_notes(week)
    check_reports(week)
    for name, sizes in week.memory.items():
        assert max(sizes[3:]) - sizes[3] <= GROWTH[name], f"{name} grows: {sizes}"
    assert "Traceback" not in (shell.folder / "log").read_text()


def check_digests(connection: Connection) -> None:
    """Each subscription had one on each of its dates, and on no other."""
    found = defaultdict(list)
    for chat_id, local_time, zone, slot in connection.execute(SLOTS):
        found[chat_id, f"{local_time:%H:%M}", zone].append(slot)
    wanted = {(chat, time, zone) for chat, (time, zone) in SUBSCRIBERS.items()}
    wanted |= {(chat, "07:00", "Asia/Jakarta") for chat in READERS}
    assert {key: sorted(slots) for key, slots in found.items()} == {
        key: expected_slots(key[1], key[2], END) for key in wanted
    }
    assert connection.scalar(UNSENT) == 0


def found_and_extra(connection: Connection, week: Week) -> tuple[Counter[tuple[int, int]], dict[Place, int]]:
    """As `compare`, of the week's messages. Staff is told of faults besides and left out."""
    staff = {OWNER, MODERATOR}
    return compare(
        ((chat, number) for chat, number in connection.execute(PARTS) if chat not in staff),
        (message for message in week.arrived() if message[0] not in staff),
        {place: number for place, number in week.asked.items() if place[0] not in staff},
    )


def check_messages(connection: Connection, week: Week, in_flight: int) -> None:
    """What was to arrive has; twice came only what was in flight, which is the readers' digests."""
    lost, extra = found_and_extra(connection, week)
    assert not lost, f"{lost.total()} were lost"
    assert not [place for place, number in extra.items() if number < 0], "an answer was lost"
    assert {chat for (chat, _), number in extra.items() if number} <= set(READERS)
    assert sum(extra.values()) <= in_flight


def check_articles(connection: Connection, press: Press, appeared: list[dt.datetime]) -> None:
    """Every article is there, those too that appeared while their feed was ill; the poison is not."""
    stored = {int(url.rsplit("/", 1)[1]) for url in connection.scalars(ADDRESSES)}
    poison = len(appeared) - 1
    old_enough = {number for number, at in enumerate(appeared) if at < END - 2 * HOUR}
    assert old_enough - {poison} <= stored
    assert poison not in stored


def check_notes(week: Week) -> None:
    """Whoever follows something was told of each article once, and of the conflict."""
    notes = {chat: [m.text for m in week.sent if m.chat_id == chat and "News about" in m.text] for chat in FOLLOWERS}
    assert {chat: len(texts) for chat, texts in notes.items()} == {601: 3, 602: DAYS}
    assert ["⚠" in note for note in notes[601]] == [False, True, False]


def check_reports(week: Week) -> None:
    """Owner and moderator heard of the poison once, and once of the feed that is gone."""
    for person in (OWNER, MODERATOR):
        heard = [message.text for message in week.sent if message.chat_id == person]
        assert sum(ENDS in words for words in heard) == 1
        assert sum("/feed resume" in words for words in heard) == 1


def told(week: Week, troubles: Troubles, database: Database) -> str:
    """The figures."""
    with database.connected(writing=False) as connection:
        extra = sum(found_and_extra(connection, week)[1].values())
        digests = len(connection.execute(SLOTS).all())
        articles = len(connection.execute(ADDRESSES).all())
    sizes = [f"{name}: {', '.join(f'{size:.0f}' for size in sizes)}" for name, sizes in week.memory.items()]
    return f"""
{articles} articles, {digests} digests, {week.asked.total()} questions and wishes; {len(week.sent)} messages
extra copies: {extra}, in flight when something broke: {troubles.in_flight}
MiB at the end of each day: {"; ".join(sizes)}"""
