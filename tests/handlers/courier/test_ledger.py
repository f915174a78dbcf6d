"""What became of deliveries is written down together, alone if need be, and as often as it takes."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from handlers.context import Services
from handlers.courier import ledger as module
from handlers.courier.courier import LEASE
from handlers.courier.ledger import Ledger
from storage.errors import NotFound, Unavailable
from storage.journal import Noted
from storage.records import Delivery
from storage.stores import Stores
from tests.handlers.courier.queueing import queue
from tests.handlers.newsroom import NOW


@pytest.fixture(autouse=True)
def hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "GATHER", {"sqlite": 0.0, "postgresql": 0.0})
    monkeypatch.setattr(module, "PAUSES", (0.0,))


def claimed(services: Services, *chats: int) -> list[Delivery]:
    queue(services, *chats)
    with services.database.writing() as stores:
        return stores.outbox.claim(NOW, 100, LEASE)


def noted(part: Delivery) -> Noted:
    return Noted(part.id, part.chat_id, part.id + 5000)


def arrived(services: Services) -> set[int]:
    """The chats that have a receipt."""
    with services.database.reading() as stores:
        return {chat for chat in range(10) if stores.editions.receipts(chat, None, 1)}


def failing(services: Services, monkeypatch: pytest.MonkeyPatch, *errors: Exception) -> list[int]:
    """Let the next write transactions fail so; tells how many began."""
    begun: list[int] = []
    writing: Callable[[], AbstractContextManager[Stores]] = services.database.writing

    def begin() -> AbstractContextManager[Stores]:
        begun.append(len(begun))
        if len(begun) <= len(errors):
            raise errors[len(begun) - 1]
        return writing()

    monkeypatch.setattr(services.database, "writing", begin)
    return begun


async def test_many_outcomes_take_one_transaction(services: Services, monkeypatch: pytest.MonkeyPatch) -> None:
    parts = claimed(services, 1, 2, 3)
    begun = failing(services, monkeypatch)
    ledger = Ledger(services)
    for part in parts:
        ledger.sent(noted(part))
    assert await ledger.rest()
    assert not await ledger.rest()
    assert arrived(services) == {1, 2, 3}
    assert len(begun) == 1


async def test_one_that_cannot_be_written_spoils_no_other(services: Services) -> None:
    [part] = claimed(services, 1)

    def bad(_: Stores) -> None:
        raise NotFound("subscription", 99)

    ledger = Ledger(services)
    ledger.sent(noted(part))
    assert not await ledger.note(bad)
    await ledger.rest()
    assert arrived(services) == {1}
    assert not ledger.behind


async def test_while_the_database_is_away_it_is_tried_again_for_as_long_as_it_takes(
    services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    [part] = claimed(services, 1)
    failing(services, monkeypatch, *[Unavailable("it cannot be reached")] * 20)
    ledger = Ledger(services)
    ledger.sent(noted(part))
    await ledger.rest()
    assert arrived(services) == {1}
    assert not ledger.behind


async def test_what_was_sent_and_not_written_before_a_kill_is_written_by_the_next_process(services: Services) -> None:
    parts = claimed(services, 1, 2)
    killed = services.database.journal()
    killed.note(noted(parts[0]))
    killed.close()
    await Ledger(services).recover()
    assert arrived(services) == {1}
    with services.database.writing() as stores:
        again = stores.outbox.claim(NOW + 2 * LEASE, 10, LEASE)
    assert [(part.chat_id, part.doubts) for part in again] == [(2, 1)]
    assert services.database.journal().left_behind() == []


async def test_a_file_that_cannot_be_read_keeps_nothing_back(
    services: Services, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    [part] = claimed(services, 1)
    stem = services.database.journal()._stem
    stem.with_name(f"{stem.name}-sent-0").mkdir()
    ledger = Ledger(services)
    await ledger.recover()
    ledger.sent(noted(part))
    await ledger.rest()
    assert arrived(services) == {1}
