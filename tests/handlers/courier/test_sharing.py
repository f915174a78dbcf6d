"""Processes share one pace, answers first, and all obey what Telegram asks one of them."""

from __future__ import annotations

import asyncio
import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.context import Services
from handlers.courier.gate import Gate
from handlers.courier.sharing import Sharing, fair_pace
from storage.database import Database
from storage.holds import EVERYBODY
from storage.records import Share

IDLE, SENDING = Share(0, broadcasts=False, pace=0), Share(0, broadcasts=True, pace=0)
ASKED = Share(10, broadcasts=False, pace=0)
BESIEGED = Share(500, broadcasts=False, pace=0)


@pytest.mark.parametrize(
    ("me", "others", "pace"),
    [
        (IDLE, [], 28),
        (SENDING, [], 28),
        (SENDING, [IDLE, IDLE], 25.2),  # a crumb each
        (SENDING, [ASKED, IDLE], 16.6),
        (ASKED, [SENDING, IDLE], 10),
        (ASKED, [IDLE], 18.3),
        (SENDING, [BESIEGED], 7.06),  # a quarter, and the crumb of its own answers
        (BESIEGED, [SENDING], 20.94),
        (BESIEGED, [BESIEGED], 14),
        (IDLE, [replace(SENDING, pace=28)], 0.7),  # until it has given way
        (SENDING, [replace(IDLE, pace=20)], 8),
    ],
)
def test_answers_come_first_then_broadcasts_and_nobody_takes_what_another_still_has(
    me: Share, others: list[Share], pace: float
) -> None:
    assert fair_pace(28, me, others) == pytest.approx(pace, abs=0.05)


needs = st.tuples(st.floats(0, 1000), st.booleans())


@given(st.lists(st.tuples(st.integers(0, 3), needs), max_size=60))
def test_together_they_never_allow_themselves_more_than_there_is(changes: list[tuple[int, tuple[float, bool]]]) -> None:
    shares = [replace(IDLE) for _ in range(4)]
    for who, (answers, broadcasts) in changes:
        me = replace(shares[who], answers=answers, broadcasts=broadcasts)
        shares[who] = replace(me, pace=fair_pace(28, me, shares[:who] + shares[who + 1 :]))
        assert sum(share.pace for share in shares) <= 28 + 4 * 0.7 + 1e-6


def test_who_says_nothing_any_more_leaves_its_share_to_the_others(database: Database) -> None:
    with database.writing() as stores:
        stores.shares.tell("one", ASKED)
        stores.shares.tell("one", SENDING)
        assert stores.shares.others("two", dt.timedelta(seconds=9)) == [SENDING]
        assert stores.shares.others("one", dt.timedelta(seconds=9)) == []
        assert stores.shares.others("two", dt.timedelta(seconds=-1)) == []


def test_the_longest_hold_stands_and_is_over_some_time(database: Database) -> None:
    with database.writing() as stores:
        for seconds in (20, 30, 10):
            stores.holds.hold(-7, dt.timedelta(seconds=seconds))
        stores.holds.hold(EVERYBODY, dt.timedelta(seconds=-1))
        [(chat, seconds_left)] = stores.holds.all().items()
        stores.holds.forget()
    assert chat == -7
    assert 29 < seconds_left <= 30


class Process:
    """A process as far as its gate goes."""

    def __init__(self, database: Database, services: Services, *, sends: bool = True) -> None:
        self.gate = Gate(28, 1)
        self.sharing = Sharing(replace(services, gate=self.gate, process=f"process {id(self)}"), lambda: sends)

    async def __aenter__(self) -> Process:
        await self.sharing.start()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.sharing.stop()


async def heard(*processes: Process) -> None:
    """Let each look at what the others do, twice: one gives way, the other takes."""
    for _ in range(2):
        for process in processes:
            await process.sharing._look()


async def test_what_one_is_asked_to_wait_all_wait(database: Database, services: Services) -> None:
    async with Process(database, services) as one, Process(database, services) as two:
        assert one.gate.asked_to_wait(5, 30.0), "it gave no reason: it is about everybody"
        await heard(one, two)
        assert 28 < two.gate.held_for <= 30
        async with Process(database, services) as late:
            assert late.gate.held_for > 28


async def test_a_group_that_wants_to_be_left_alone_is_left_alone_by_all(database: Database, services: Services) -> None:
    async with Process(database, services) as one, Process(database, services) as two:
        assert not one.gate.asked_to_wait(-5, 30.0)
        await heard(one, two)
        assert two.gate.wait_for(-5) > 28
        assert two.gate.held_for == 0


async def test_a_courier_gives_way_to_the_answers_of_another_process(database: Database, services: Services) -> None:
    async with Process(database, services) as courier:
        assert courier.gate.pace.per_second == 28
        await courier.gate.broadcast(1)
        async with Process(database, services) as web, Process(database, services, sends=False) as idle:
            await heard(courier, web, idle)
            assert courier.gate.pace.per_second > 25
            asked = [asyncio.create_task(web.gate.answer(chat)) for chat in range(10, 22)]
            await asyncio.sleep(0)
            await heard(courier, web)
            assert courier.gate.pace.per_second < 20
            assert web.gate.pace.per_second > 8
            for task in asked:
                task.cancel()
        await heard(courier)
        assert courier.gate.pace.per_second == 28
