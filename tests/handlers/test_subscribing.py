"""Subscribing and unsubscribing, by command and by button."""

import datetime as dt

import pytest

from handlers.context import Services
from storage.records import Choices, Subscription
from tests.handlers.conftest import Clock
from tests.handlers.newsroom import NOW
from tests.handlers.telegram import Chatting, Group


def stored(services: Services, chat_id: int = 1, thread_id: int | None = None) -> list[Subscription]:
    with services.database.reading() as stores:
        return stores.subscriptions.of_chat(chat_id, thread_id)


@pytest.mark.parametrize(
    ("text", "answer", "due"),
    [
        ("/subscribe", "pukul *07:00* (Asia/Jakarta), pertama kali Sab, 9 Nov", "2024-11-09T00:00"),
        ("/subscribe 18:30", "pukul *18:30* (Asia/Jakarta), pertama kali hari ini", "2024-11-08T11:30"),
        ("/subscribe 8", "pukul *08:00* (Asia/Jakarta), pertama kali Sab, 9 Nov", "2024-11-09T01:00"),
        ("/subscribe 08.01", "pertama kali hari ini", "2024-11-08T01:01"),
        ("/subscribe 07:00 Europe/Berlin", "(Europe/Berlin), pertama kali hari ini", "2024-11-08T06:00"),
        ("/subscribe 7 wita", "(Asia/Makassar)", "2024-11-08T23:00"),
        ("/subscribe 7 Tokyo", "(Asia/Tokyo)", "2024-11-08T22:00"),  # as the first answer of /start says
        ("/subscribe Asia/Tokyo", "pukul *07:00* (Asia/Tokyo)", "2024-11-08T22:00"),
    ],
)
async def test_a_wish_is_taken_at_once(chat: Chatting, services: Services, text: str, answer: str, due: str) -> None:
    [reply] = await chat.say(text)
    assert answer in reply.text
    [subscription] = stored(services)
    assert subscription.next_due_at == dt.datetime.fromisoformat(due).replace(tzinfo=dt.UTC)
    assert subscription.language == "id"


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("/subscribe 25:00", "*25:00* bukan jam"),
        ("/subscribe 7:60", "*7:60* bukan jam"),
        ("/subscribe 07:00 xyzzy", "Zona waktu *xyzzy* tidak saya kenal. Tulis"),
        ("/subscribe 07:00 Jakata", "Maksud Anda salah satu ini?"),
        ("/subscribe <b>", "Zona waktu *<b>* tidak"),
    ],
)
async def test_what_is_no_time_or_zone_is_said_and_nothing_stored(
    chat: Chatting, services: Services, text: str, answer: str
) -> None:
    [reply] = await chat.say(text)
    assert answer in reply.text
    assert stored(services) == []


async def test_a_zone_that_is_guessed_is_offered_and_taken_when_pressed(chat: Chatting, services: Services) -> None:
    [offer] = await chat.say("/subscribe 06:15 Jakata")
    reply, answered = await chat.press(offer, "Asia/Jakarta")
    assert "*06:15* (Asia/Jakarta)" in reply.text
    assert answered.method == "answerCallbackQuery"
    assert [s.local_time for s in stored(services)] == [dt.time(6, 15)]


async def test_without_a_time_it_tells_what_there_is(chat: Chatting, services: Services) -> None:
    await chat.say("/subscribe 06:00")
    await chat.say("/subscribe 18:00")
    [reply] = await chat.say("/subscribe")
    assert "06:00 (Asia/Jakarta), 18:00 (Asia/Jakarta)" in reply.text
    assert len(stored(services)) == 2


async def test_subscribing_again_to_the_same_time_renews_it(chat: Chatting, services: Services) -> None:
    await chat.say("/subscribe 18:00")
    await chat.say("/subscribe 18:00 Asia/Tokyo")
    assert [s.zone for s in stored(services)] == ["Asia/Tokyo"]


async def test_the_answer_keeps_to_the_days_that_were_chosen(chat: Chatting, services: Services) -> None:
    with services.database.writing() as stores:
        stores.chats.choose(1, Choices(days=frozenset({0, 6})))  # Monday and Sunday; now it is Friday
    [reply] = await chat.say("/subscribe 18:00")
    assert "datang Sen, Min pukul *18:00* (Asia/Jakarta), pertama kali Min, 10 Nov" in reply.text


async def test_unsubscribing_stops_all_here(chat: Chatting, services: Services) -> None:
    await chat.say("/subscribe 18:00")
    assert "Berhenti." in (await chat.say("/unsubscribe"))[0].text
    assert stored(services) == []
    assert "belum ada langganan" in (await chat.say("/unsubscribe"))[0].text


async def test_a_topic_keeps_its_thread_and_a_chain_of_replies_is_none(chat: Chatting, services: Services) -> None:
    chat.network.answers["getChatMember"] = lambda p: {
        "status": "creator",
        "is_anonymous": False,
        "user": {"id": p["user_id"], "is_bot": False, "first_name": "A"},
    }
    calls = await chat.say("/subscribe 18:00", group=Group(topic=5, forum=True))
    assert calls[-1].params["message_thread_id"] == 5
    assert [s.thread_id for s in stored(services, -1001, 5)] == [5]
    calls = await chat.say("/subscribe 18:00", group=Group(topic=6, forum=False))
    assert "message_thread_id" not in calls[-1].params
    assert len(stored(services, -1001)) == 1


async def test_blocked_and_back(chat: Chatting, services: Services, clock: Clock) -> None:
    await chat.say("/subscribe 18:00")
    user = {"id": 99, "is_bot": True, "first_name": "Kabar"}
    change = {
        "chat": {"id": 1, "type": "private"},
        "from": {"id": 1, "is_bot": False, "first_name": "A"},
        "date": 1,
        "old_chat_member": {"status": "member", "user": user},
        "new_chat_member": {"status": "kicked", "user": user, "until_date": 0},
    }
    await chat.update(my_chat_member=change)
    assert stored(services)[0].inactive == "kicked"
    clock.now = NOW + dt.timedelta(days=3)
    await chat.say("/start")
    [subscription] = stored(services)
    assert subscription.inactive is None
    assert subscription.next_due_at == dt.datetime(2024, 11, 11, 11, 0, tzinfo=dt.UTC)


async def test_a_group_that_gets_a_new_number_takes_everything_along(chat: Chatting, services: Services) -> None:
    with services.database.writing() as stores:
        stores.subscriptions.add(-1001, None, dt.time(7), "Asia/Jakarta", "id", NOW, NOW)
    await chat.say("", group=Group(), migrate_to_chat_id=-2002)
    assert stored(services, -1001) == []
    assert len(stored(services, -2002)) == 1
