"""The courier and what can befall it."""

import datetime as dt
from typing import Any

import httpx
import pytest
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from handlers.context import Services
from handlers.delivering import AGAIN, Gate, deliver_due, judge
from storage.records import Delivery, DeliveryState, Parcel
from tests.handlers.conftest import Clock
from tests.handlers.newsroom import EDITION, NOW
from tests.handlers.telegram import Call, Chatting, RefusalError

MINUTE = dt.timedelta(minutes=1)


@pytest.fixture
def parcels(services: Services) -> list[int]:
    """A part each for chats 1, 2 and 3."""
    with services.database.writing() as stores:
        edition = stores.editions.add(EDITION, NOW)
        for chat_id in (1, 2, 3):
            wish = stores.subscriptions.add(chat_id, None, dt.time(8), "Asia/Jakarta", "id", NOW + 9 * MINUTE, NOW)
            stores.editions.claim_slot(wish.id, NOW.date(), edition)
            parcel = Parcel(wish.id, NOW.date(), 1, 1, chat_id, None, f"<b>{chat_id}</b>", (), (), edition)
            stores.outbox.add([parcel], NOW)
    return [1, 2, 3]


def sent_to(calls: list[Call]) -> list[int]:
    return [call.params["chat_id"] for call in calls if call.method == "sendMessage"]


async def deliver(chat: Chatting, services: Services) -> list[int]:
    before = len(chat.network.calls)
    await deliver_due(chat.application.bot, services, services.now())
    return sent_to(chat.network.calls[before:])


def fails(*answers: Exception | None) -> Any:
    """The next sends fail so; None: that one arrives."""

    def failing(error: Exception) -> Any:
        def answer(_: dict[str, Any]) -> Any:
            raise error

        return answer

    return [failing(error) if error else None for error in answers]


async def test_everything_due_is_sent_once_with_a_receipt(
    chat: Chatting, services: Services, parcels: list[int]
) -> None:
    assert await deliver(chat, services) == [1, 2, 3]
    assert await deliver(chat, services) == []
    call = chat.network.calls[-1]
    assert (call.html, call.params["parse_mode"]) == ("<b>3</b>", "HTML")
    with services.database.reading() as stores:
        assert len(stores.editions.receipts(1, None, 5)) == 1


async def test_who_blocked_us_is_left_alone_and_the_others_get_theirs(
    chat: Chatting, services: Services, parcels: list[int]
) -> None:
    chat.network.answers["sendMessage"] = fails(RefusalError(403, "Forbidden: bot was blocked by the user"))
    assert await deliver(chat, services) == [1, 2, 3]
    with services.database.reading() as stores:
        [wish] = stores.subscriptions.of_chat(1, None)
    assert wish.inactive == "Forbidden"
    assert await deliver(chat, services) == []


async def test_a_flood_limit_holds_everything_for_as_long_as_asked(
    chat: Chatting, services: Services, parcels: list[int], clock: Clock
) -> None:
    chat.network.answers["sendMessage"] = fails(None, RefusalError(429, "Too Many Requests", retry_after=30))
    assert await deliver(chat, services) == [1, 2]
    clock.now = NOW + dt.timedelta(seconds=29)
    assert await deliver(chat, services) == []
    clock.now = NOW + dt.timedelta(seconds=30)
    assert await deliver(chat, services) == [2, 3]


async def test_a_group_with_a_new_number_gets_it_there(chat: Chatting, services: Services, parcels: list[int]) -> None:
    chat.network.answers["sendMessage"] = fails(RefusalError(400, "Bad Request: upgraded", migrate_to_chat_id=-500))
    assert await deliver(chat, services) == [1, 2, 3, -500]
    with services.database.reading() as stores:
        assert stores.subscriptions.of_chat(1, None) == []
        assert len(stores.subscriptions.of_chat(-500, None)) == 1


async def test_a_timeout_is_uncertain_and_repeated_once(
    chat: Chatting, services: Services, parcels: list[int], clock: Clock
) -> None:
    chat.network.answers["sendMessage"] = fails(TimedOut(), None, None, TimedOut())
    assert await deliver(chat, services) == [1, 2, 3]
    assert await deliver(chat, services) == []
    clock.now = NOW + AGAIN
    assert await deliver(chat, services) == [1]
    clock.now = NOW + 60 * MINUTE
    assert await deliver(chat, services) == []


async def test_what_surely_was_not_sent_is_sent_again_however_often(
    chat: Chatting, services: Services, parcels: list[int], clock: Clock
) -> None:
    def refused(_: dict[str, Any]) -> Any:
        raise NetworkError("down") from httpx.ConnectError("down")

    chat.network.answers["sendMessage"] = refused
    for minute in range(5):
        clock.now = NOW + 10 * minute * MINUTE
        assert len(await deliver(chat, services)) == 1
    chat.network.answers.clear()
    clock.now = NOW + 60 * MINUTE
    assert sorted(await deliver(chat, services)) == [1, 2, 3]


async def test_a_refused_part_is_not_tried_again(chat: Chatting, services: Services, parcels: list[int]) -> None:
    chat.network.answers["sendMessage"] = fails(RefusalError(400, "Bad Request: message is too long"))
    assert await deliver(chat, services) == [1, 2, 3]
    assert await deliver(chat, services) == []


async def test_a_fault_of_ours_spoils_one_part_only(chat: Chatting, services: Services, parcels: list[int]) -> None:
    chat.network.answers["sendMessage"] = [lambda _: "no message at all"]
    assert await deliver(chat, services) == [1, 2, 3]


DELIVERY = Delivery(1, 1, NOW.date(), 1, 1, 1, None, "", 1, doubtful=False)


@pytest.mark.parametrize(
    ("error", "state", "hold"),
    [
        (Forbidden("blocked"), DeliveryState.STOPPED, False),
        (ChatMigrated(-5), DeliveryState.MOVED, False),
        (RetryAfter(3), DeliveryState.LATER, True),
        (BadRequest("?"), DeliveryState.FAILED, False),
        (TimedOut(), DeliveryState.UNCERTAIN, False),
        (NetworkError("502"), DeliveryState.UNCERTAIN, False),
        (TelegramError("?"), DeliveryState.LATER, True),
    ],
)
def test_what_an_error_means(error: TelegramError, state: DeliveryState, hold: bool) -> None:
    outcome = judge(error, DELIVERY)
    assert (outcome.state, outcome.hold, outcome.error) == (state, hold, type(error).__name__)


async def test_the_gate_lets_so_many_through_a_second(monkeypatch: pytest.MonkeyPatch) -> None:
    now, waits = 100.0, []

    async def sleep(seconds: float) -> None:
        nonlocal now
        waits.append(seconds)
        now += seconds

    monkeypatch.setattr("handlers.delivering.asyncio.sleep", sleep)
    monkeypatch.setattr("handlers.delivering.time.monotonic", lambda: now)
    gate = Gate(4)
    for _ in range(3):
        await gate.passed()
    assert waits == [0.0, 0.25, 0.25]
    now += 60  # what was not used is not saved up
    await gate.passed()
    await gate.passed()
    assert waits[3:] == [0.0, 0.25]
