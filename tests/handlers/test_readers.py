"""Readings share transactions, never each other's faults."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy import text

from handlers import readers as module
from handlers.readers import AT_ONCE, Readers
from storage.database import Database
from storage.errors import NotFound, StorageError, Unavailable
from storage.stores import Stores


class Counting(Database):
    """A database that counts its reading transactions."""

    begun = 0
    away = False

    @contextmanager
    def reading(self) -> Iterator[Stores]:
        self.begun += 1
        if self.away:
            raise Unavailable("made up")
        with super().reading() as stores:
            yield stores


@pytest.fixture
def counting(database_url: str) -> Iterator[Counting]:
    opened = Counting(database_url)
    yield opened
    opened.close()


def missing(stores: Stores) -> object:
    return stores.stories.get(99)


def broken(stores: Stores) -> object:
    return stores._connection.execute(text("SELECT nonsense"))


async def test_what_is_asked_at_the_same_time_shares_transactions(counting: Counting) -> None:
    readers = Readers(counting)
    answers = await asyncio.gather(*(readers.read(lambda _, n=n: n) for n in range(60)))  # type: ignore[misc]
    assert answers == list(range(60))
    assert counting.begun <= AT_ONCE + 1
    assert await readers.read(lambda stores: stores.chats.manner(1)) == (None, None)


async def test_an_answer_does_not_wait_for_slower_ones_behind_it(
    counting: Counting, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "SOON", -1.0)
    told = threading.Event()
    readers = Readers(counting)
    works: list[Callable[[Stores], object]] = [lambda _: 1, lambda _: told.wait(30)]
    quick, slow = (asyncio.ensure_future(readers.read(work)) for work in works)
    assert await quick == 1
    told.set()
    assert await slow is True
    assert counting.begun == 1


async def test_a_fault_is_told_to_whom_it_belongs_and_the_others_are_answered(counting: Counting) -> None:
    readers = Readers(counting)
    works = [lambda _: 1, missing, lambda stores: stores.chats.manner(1), broken, lambda _: 5]
    first, second, third, fourth, fifth = await asyncio.gather(*map(readers.read, works), return_exceptions=True)
    assert (first, third, fifth) == (1, (None, None), 5)
    assert isinstance(second, NotFound)
    assert isinstance(fourth, StorageError)
    assert "nonsense" not in str(fourth)


async def test_a_database_that_is_away_is_asked_once_for_all(counting: Counting) -> None:
    readers = Readers(counting)
    counting.away = True
    answers = await asyncio.gather(*(readers.read(missing) for _ in range(5)), return_exceptions=True)
    assert [type(answer) for answer in answers] == [Unavailable] * 5
    assert counting.begun == 1
    counting.away = False
    assert await readers.read(lambda _: "back") == "back"


async def test_whoever_no_longer_waits_holds_nobody_up(counting: Counting) -> None:
    readers = Readers(counting)
    gone = asyncio.create_task(readers.read(lambda _: "unheard"))
    await asyncio.sleep(0)
    gone.cancel()
    assert await readers.read(lambda _: "heard") == "heard"
