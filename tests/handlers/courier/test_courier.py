"""The courier and what can befall it, on real databases."""

from __future__ import annotations

import asyncio
import datetime as dt
import time
from collections.abc import AsyncIterator
from dataclasses import replace
from typing import Any

import pytest
from telegram import Bot
from telegram.error import NetworkError, TimedOut

from bot.transport import AiohttpRequest
from handlers.context import Services
from handlers.courier.courier import LEASE, Courier
from handlers.courier.gate import Gate
from handlers.courier.health import TOO_MANY
from handlers.courier.judge import DOUBT_PAUSES, NotSent
from handlers.courier.ledger import Ledger
from handlers.courier.sending import without_markup
from handlers.tenure import Tenure
from storage.errors import Superseded
from storage.holds import EVERYBODY
from storage.journal import Noted
from storage.records import Parcel
from tests.handlers.conftest import Clock
from tests.handlers.courier.queueing import MINUTE, queue
from tests.handlers.newsroom import NOW
from tests.handlers.telegram import Chatting, RefusalError
from tests.telegram_server import TOKEN, TelegramServer

SECOND = dt.timedelta(seconds=1)
WORDS = "somebody’s words"


def fails(*answers: Exception | None) -> Any:
    """The next sends fail so; None: that one arrives."""

    def failing(error: Exception) -> Any:
        def answer(_: dict[str, Any]) -> Any:
            raise error

        return answer

    return [failing(error) if error else None for error in answers]


class Round:
    """Rounds of one courier, and to whom each of them sent."""

    def __init__(self, chat: Chatting, services: Services, courier: Courier | None = None) -> None:
        self._network = chat.network
        self.courier = courier or Courier(chat.application.bot, services)

    async def __call__(self) -> list[int]:
        before = len(self._network.calls)
        await self.courier.deliver_due()
        calls = self._network.calls[before:]
        return [call.params["chat_id"] for call in calls if call.method == "sendMessage"]


@pytest.fixture
def deliver(chat: Chatting, services: Services) -> Round:
    return Round(chat, services)


async def test_everything_due_is_sent_once_with_a_receipt(deliver: Round, chat: Chatting, services: Services) -> None:
    queue(services, 1, 2, 3)
    assert sorted(await deliver()) == [1, 2, 3]
    assert await deliver() == []
    assert chat.network.calls[-1].params["parse_mode"] == "HTML"
    with services.database.reading() as stores:
        assert [len(stores.editions.receipts(number, None, 5)) for number in (1, 2, 3)] == [1, 1, 1]


async def test_the_parts_of_an_edition_come_in_order(deliver: Round, chat: Chatting, services: Services) -> None:
    queue(services, 1, 2, parts=3)
    await deliver()
    texts = [call.text for call in chat.network.calls if call.params.get("chat_id") == 1]
    assert texts == ["*1* 1", "*1* 2", "*1* 3"]


async def test_a_part_answers_what_it_goes_on_from_and_carries_its_buttons(
    deliver: Round, chat: Chatting, services: Services
) -> None:
    queue(services, 1)
    with services.database.writing() as stores:
        [part] = stores.outbox.claim(NOW, 1, LEASE)
        stores.outbox.release([part.id], NOW + MINUTE)  # out of the way
        parcel = Parcel(part.subscription_id, NOW.date(), 2, 2, 1, 9, "two", (), (), 1, 44, ((("Why?", "why", "7"),),))
        stores.outbox.add([replace(parcel, slot=NOW.date() + dt.timedelta(days=1), part=1)], NOW)
    assert await deliver() == [1]
    sent = chat.network.calls[-1]
    assert sent.params["reply_parameters"] == {"message_id": 44, "allow_sending_without_reply": True}
    assert services.signer.read(sent.buttons["Why?"], 1).arguments == ("7",)
    assert sent.params["message_thread_id"] == 9


async def test_who_blocked_us_is_left_alone_and_the_others_get_theirs(
    deliver: Round, chat: Chatting, services: Services
) -> None:
    queue(services, 1, 2, 3, parts=2)
    chat.network.answers["sendMessage"] = fails(RefusalError(403, "Forbidden: bot was blocked by the user"))
    assert sorted(await deliver()) == [1, 2, 2, 3, 3]
    with services.database.reading() as stores:
        [wish] = stores.subscriptions.of_chat(1, None)
    assert wish.inactive == "Forbidden"
    assert await deliver() == []


async def test_a_request_to_wait_holds_everything_for_as_long_as_asked(
    chat: Chatting, services: Services, clock: Clock
) -> None:
    queue(services, 1, 2, 3)
    moments = [1000.0]
    services = replace(services, gate=Gate(1e9, 1e9, lambda: moments[0]))
    deliver = Round(chat, services)
    chat.network.answers["sendMessage"] = fails(RefusalError(429, "Too Many Requests", retry_after=30))
    begun = await deliver()
    assert set(begun) <= {1, 2, 3}  # what was under way when it came is finished
    clock.now, moments[0] = NOW + 29 * SECOND, 1029.0
    assert await deliver() == []
    clock.now, moments[0] = NOW + 31 * SECOND, 1031.0
    assert sorted(begun + await deliver()) == sorted([1, 2, 3, begun[0]])


async def test_a_restart_does_not_shorten_a_hold(chat: Chatting, services: Services) -> None:
    with services.database.writing() as stores:
        stores.holds.hold(EVERYBODY, MINUTE)
    courier = Courier(chat.application.bot, services)
    await courier._take_up()
    assert services.gate.held_for > 59


async def test_a_part_that_killed_couriers_again_and_again_rests_unsent(
    deliver: Round, services: Services, clock: Clock
) -> None:
    queue(services, 1)
    for _ in range(len(DOUBT_PAUSES) + 1):
        with services.database.writing() as stores:
            assert stores.outbox.claim(clock.now, 10, LEASE)
        clock.now += LEASE
    assert await deliver() == []
    clock.now += 60 * MINUTE
    assert await deliver() == []


async def test_after_an_outage_one_message_has_to_arrive_before_others_are_tried(
    chat: Chatting, services: Services, clock: Clock
) -> None:
    def down(_: dict[str, Any]) -> Any:
        raise TimedOut

    queue(services, *range(1, 31))
    courier = Courier(chat.application.bot, services)
    deliver = Round(chat, services, courier)
    chat.network.answers["sendMessage"] = down
    assert len(await deliver()) == TOO_MANY
    for _ in range(3):
        await courier._health.check(chat.application.bot)
        assert len(await deliver()) == 1
    await courier._health.check(chat.application.bot)
    chat.network.answers.clear()
    assert len(await deliver()) == 30 - TOO_MANY - 3


async def test_ten_minutes_without_telegram_cost_a_handful_of_tries_and_lose_nothing(
    chat: Chatting, services: Services, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The courier's own loop, its pauses passing on the test's clock."""
    queue(services, *range(1, 201))
    courier = Courier(chat.application.bot, services)
    back = NOW + 10 * MINUTE

    def send(params: dict[str, Any]) -> Any:
        if clock.now < back:
            raise TimedOut
        return chat.network._sendMessage(params)

    def ask(_: dict[str, Any]) -> Any:
        if clock.now < back:
            raise NetworkError("Bad Gateway")
        return {"id": 99, "is_bot": True, "first_name": "Kabar", "username": "KabarBot"}

    async def pass_by(seconds: float) -> None:
        clock.now += dt.timedelta(seconds=seconds)
        if clock.now > back + 10 * MINUTE:
            courier.stop()

    chat.network.answers |= {"sendMessage": send, "getMe": ask}
    monkeypatch.setattr(courier, "_pause", pass_by)
    await courier.run()
    tried = [call.params["chat_id"] for call in chat.network.calls if call.method == "sendMessage"]
    assert courier.sent == 200
    assert len(tried) - 200 == TOO_MANY
    with services.database.reading() as stores:
        assert all(stores.editions.receipts(number, None, 1) for number in range(1, 201))


async def test_nothing_is_sent_while_the_database_takes_no_outcomes(
    deliver: Round, services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    queue(services, 1)
    deliver.courier._ledger.behind = True
    assert await deliver() == []


async def test_a_group_with_a_new_number_gets_it_there(deliver: Round, chat: Chatting, services: Services) -> None:
    queue(services, -1)
    chat.network.answers["sendMessage"] = fails(RefusalError(400, "Bad Request: upgraded", migrate_to_chat_id=-500))
    assert await deliver() == [-1, -500]
    with services.database.reading() as stores:
        assert stores.subscriptions.of_chat(-1, None) == []
        assert len(stores.subscriptions.of_chat(-500, None)) == 1


async def test_a_closed_topic_is_left_for_the_group_which_is_told(
    deliver: Round, chat: Chatting, services: Services
) -> None:
    queue(services, -1, thread_id=5)
    chat.network.answers["sendMessage"] = fails(RefusalError(400, "Bad Request: TOPIC_CLOSED"))
    assert await deliver() == [-1, -1, -1]
    sends = [call for call in chat.network.calls if call.method == "sendMessage"]
    assert [call.params.get("message_thread_id") for call in sends] == [5, None, None]
    assert any("/subscribe" in call.text for call in sends[1:])
    with services.database.reading() as stores:
        assert stores.subscriptions.of_chat(-1, 5) == []
        assert len(stores.subscriptions.of_chat(-1, None)) == 1


async def test_markup_that_telegram_cannot_read_is_left_out(deliver: Round, chat: Chatting, services: Services) -> None:
    queue(services, 1)
    chat.network.answers["sendMessage"] = fails(RefusalError(400, "Bad Request: can't parse entities: x"))
    assert await deliver() == [1, 1]
    assert "parse_mode" not in chat.network.calls[-1].params
    assert chat.network.calls[-1].html == "1 1"
    assert await deliver() == []


def test_without_markup_lines_stay_and_entities_become_letters() -> None:
    assert without_markup("<b>A &amp; B</b>\n\n<a href='x'>C</a> &lt;") == "A & B\n\nC <"


async def test_a_timeout_is_uncertain_and_repeated_once_after_a_pause(
    deliver: Round, chat: Chatting, services: Services, clock: Clock
) -> None:
    queue(services, 1)
    chat.network.answers["sendMessage"] = fails(TimedOut(), TimedOut())
    assert await deliver() == [1]
    assert await deliver() == []
    clock.now += DOUBT_PAUSES[0]
    assert await deliver() == [1]
    clock.now += DOUBT_PAUSES[1]
    assert await deliver() == [1]
    clock.now += 60 * MINUTE
    assert await deliver() == []


async def test_what_surely_was_not_sent_is_sent_again_however_often(
    deliver: Round, chat: Chatting, services: Services, clock: Clock
) -> None:
    def refused(_: dict[str, Any]) -> Any:
        raise NotSent("down")

    queue(services, 1, 2)
    chat.network.answers["sendMessage"] = refused
    for _ in range(2):
        assert sorted(await deliver()) == [1, 2]
        clock.now += MINUTE
    chat.network.answers.clear()
    assert sorted(await deliver()) == [1, 2]


async def test_when_telegram_is_down_the_others_are_not_even_tried(
    deliver: Round, chat: Chatting, services: Services
) -> None:
    def down(_: dict[str, Any]) -> Any:
        raise NetworkError("Bad Gateway")

    queue(services, *range(1, 200))
    chat.network.answers["sendMessage"] = down
    assert len(await deliver()) < 60
    assert await deliver() == []


async def test_a_fault_nobody_foresaw_spoils_one_part_only(deliver: Round, chat: Chatting, services: Services) -> None:
    queue(services, 1, 2, 3)
    chat.network.answers["sendMessage"] = [lambda _: "no message at all"]
    assert sorted(await deliver()) == [1, 2, 3]
    assert await deliver() == []


async def test_a_courier_for_one_chat_leaves_the_others_alone(chat: Chatting, services: Services) -> None:
    queue(services, 1, 2)
    courier = Courier(chat.application.bot, services, chat_id=2)
    await courier.deliver_due()
    assert [call.params["chat_id"] for call in chat.network.calls if call.method == "sendMessage"] == [2]


async def test_one_that_stops_finishes_what_it_sends_and_gives_back_the_rest(services: Services, clock: Clock) -> None:
    queue(services, *range(1, 31))
    async with TelegramServer(latency=0.05) as telegram:
        bot = Bot(TOKEN, base_url=f"{telegram.url}/bot", request=AiohttpRequest())
        async with bot:
            courier = Courier(bot, replace(services, gate=Gate(100, 1000)))
            running = asyncio.create_task(courier.run())
            while not telegram.sent:
                await asyncio.sleep(0.01)
            courier.stop()
            await running
            first = {message.chat_id for message in telegram.sent}
            assert len(first) == len(telegram.sent) < 30
            await Courier(bot, services).deliver_due()  # before any lease ends
    assert sorted(message.chat_id for message in telegram.sent) == list(range(1, 31))


@pytest.fixture
async def telegram() -> AsyncIterator[TelegramServer]:
    async with TelegramServer() as server:
        yield server


async def test_faults_on_the_wire_lose_nothing_and_double_no_more_than_they_may(
    services: Services, clock: Clock, telegram: TelegramServer
) -> None:
    faults = ["drop before", "", "drop after", "", "garbage", "", "truncate", "502", "", ""]
    telegram.faults.extend(faults)
    queue(services, *range(1, 41))
    async with Bot(TOKEN, base_url=f"{telegram.url}/bot", request=AiohttpRequest()) as bot:
        courier = Courier(bot, services)
        for _ in range(4):
            await courier.deliver_due()
            clock.now += LEASE
    copies = [message.chat_id for message in telegram.sent]
    assert set(copies) == set(range(1, 41))
    assert len(copies) - 40 <= sum(map(bool, faults))


async def test_our_own_fault_is_logged_without_words_and_the_courier_goes_on(
    chat: Chatting, services: Services, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    queue(services, 1)
    courier = Courier(chat.application.bot, services)
    rounds: list[int] = []

    async def stumble() -> None:
        rounds.append(len(rounds))
        if len(rounds) > 1:
            courier.stop()
        raise RuntimeError(WORDS)

    monkeypatch.setattr(courier, "deliver_due", stumble)
    monkeypatch.setattr("handlers.courier.courier.IDLE", 0.0)
    await courier.run()
    assert rounds == [0, 1]
    assert "RuntimeError" in caplog.text
    assert WORDS not in caplog.text


async def test_a_fault_in_one_part_stops_no_other_and_keeps_it_for_later(
    chat: Chatting, services: Services, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    queue(services, 1, 2)
    courier = Courier(chat.application.bot, services)
    attempt = courier._attempt

    async def failing(delivery: Any, begin_before: float) -> Any:
        if delivery.chat_id == 1:
            raise RuntimeError(WORDS)
        return await attempt(delivery, begin_before)

    monkeypatch.setattr(courier, "_attempt", failing)
    await courier.deliver_due()
    assert courier.sent == 1
    assert "RuntimeError" in caplog.text
    assert WORDS not in caplog.text
    with services.database.reading() as stores:
        assert stores.outbox.is_due(services.now() + 2 * LEASE)


async def test_whose_tenure_has_ended_sends_nothing_and_keeps_nothing_from_whoever_follows(
    chat: Chatting, services: Services
) -> None:
    queue(services, 1, 2)
    with services.database.writing() as stores:
        stores.leases.take("courier", "one", -SECOND)
    tenure = Tenure.under(services, "courier", 1)
    tenure.renew((time.monotonic(), time.time()), 60.0)
    courier = Courier(chat.application.bot, tenure.services, tenure=tenure)
    deliver = Round(chat, services, courier)

    def falls_asleep(_: dict[str, Any]) -> Any:
        tenure.renew((0.0, 0.0), 0.0)
        raise NotSent("ConnectionRefusedError")

    services.gate.pace.hold(time.monotonic() + 0.05, 2)  # so that they go one after the other
    chat.network.answers["sendMessage"] = [falls_asleep]
    assert await deliver() == [1]
    with services.database.writing() as stores:
        assert stores.leases.take("courier", "two", MINUTE) == 2
    tenure.renew((time.monotonic(), time.time()), 60.0)  # it knows of nothing
    with pytest.raises(Superseded):
        await courier.deliver_due()
    with services.database.writing() as stores:
        [again] = [part for part in stores.outbox.claim(NOW + MINUTE, 10, LEASE) if part.chat_id == 2]
    assert again.doubts == 0


async def test_what_arrived_is_written_down_whoever_is_the_courier_by_now_and_nothing_else_is(
    services: Services,
) -> None:
    queue(services, 1, 2)
    with services.database.writing() as stores:
        one, two = stores.outbox.claim(NOW, 10, LEASE)
        stores.leases.take("courier", "one", -SECOND)
        stores.leases.take("courier", "two", MINUTE)
    ledger = Ledger(services.under("courier", 1), services)
    ledger.sent(Noted(one.id, one.chat_id, 77))
    assert not await ledger.note(lambda stores: stores.outbox.release([two.id], NOW))
    await ledger.rest()
    with services.database.writing() as stores:
        assert [each.message_id for each in stores.editions.receipts(one.chat_id, None, 5)] == [77]
        assert stores.outbox.claim(NOW, 10, LEASE) == [], "the other one is still being sent"
