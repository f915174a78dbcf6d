"""Roles have one holder at a time, are taken over when it is gone, and end by themselves when it sleeps."""

from __future__ import annotations

import asyncio
import datetime as dt

import pytest

from bot import roles as module
from bot.app import make_services
from bot.roles import Role, Roles
from bot.settings import Settings
from handlers.tenure import Tenure
from storage.database import Database
from storage.errors import Superseded
from tests.waiting import until


@pytest.fixture(autouse=True)
def hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "LASTS", dt.timedelta(seconds=1.5))
    monkeypatch.setattr(module, "RENEWED", 0.1)
    monkeypatch.setattr(module, "LOOK", 0.05)


class Worker:
    """A process as far as roles go; `diary` says what it began and ended."""

    def __init__(self, database: Database, name: str, diary: list[str]) -> None:
        self.name, self.diary = name, diary
        self.role = Role("courier", self._begin, self._end)
        self.roles = Roles(make_services(Settings(), database), self.role, leases=True)

    async def _begin(self, tenure: Tenure) -> None:
        self.diary.append(f"{self.name} begins")

    async def _end(self) -> None:
        self.diary.append(f"{self.name} ends")

    def freeze(self) -> None:
        """As SIGSTOP would: nothing of it runs any more."""
        assert self.roles._task is not None
        self.roles._task.cancel()

    def wake(self) -> None:
        self.roles._task = asyncio.create_task(self.roles._stand_by())


@pytest.fixture
def diary() -> list[str]:
    return []


@pytest.fixture
def pair(database: Database, diary: list[str]) -> tuple[Worker, Worker]:
    return Worker(database, "one", diary), Worker(database, "two", diary)


async def test_one_works_and_the_other_stands_by_until_it_is_given_back(
    pair: tuple[Worker, Worker], diary: list[str]
) -> None:
    one, two = pair
    await one.roles.start()
    await until(lambda: one.role.held)
    await two.roles.start()
    await asyncio.sleep(0.3)
    assert diary == ["one begins"]
    await one.roles.stop()
    await until(lambda: two.role.held)
    assert diary == ["one begins", "one ends", "two begins"]
    await two.roles.stop()


async def test_who_sleeps_is_followed_and_does_nothing_when_it_wakes(
    pair: tuple[Worker, Worker], diary: list[str]
) -> None:
    one, two = pair
    await one.roles.start()
    await until(lambda: one.role.held)
    tenure = one.role.held
    assert tenure
    one.freeze()
    await two.roles.start()
    await until(lambda: two.role.held)
    assert not tenure.goes_on, "it ends before anybody else's begins, and asks nobody"
    assert one.role.held is None
    with pytest.raises(Superseded):
        await tenure.services.write(lambda stores: stores.flags.set("by", "one"))
    one.wake()
    await until(lambda: "one ends" in diary)
    assert diary == ["one begins", "two begins", "one ends"]
    await one.roles.stop()
    await two.roles.stop()


async def test_without_leases_a_role_is_had_at_once_and_for_good(database: Database, diary: list[str]) -> None:
    worker = Worker(database, "one", diary)
    worker.roles._leases = False
    await worker.roles.start()
    assert worker.role.held
    await worker.roles.stop()
    assert diary == ["one begins", "one ends"]


class Hands:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.mark.parametrize("which", [0, 1])
def test_a_tenure_ends_by_whichever_clock_says_so_first(sqlite_database: Database, which: int) -> None:
    clocks = Hands(), Hands()
    tenure = Tenure.under(make_services(Settings(), sqlite_database), "courier", 1, clocks)
    seen = [tenure.goes_on]
    tenure.renew((100.0, 100.0), 10.0)
    seen.append(tenure.goes_on)
    clocks[which].now += 10.0
    seen.append(tenure.goes_on)
    assert seen == [False, True, False]
