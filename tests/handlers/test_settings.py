"""What a chat can choose, and that the digest keeps to it."""

import datetime as dt

import pytest

from handlers.buttons import Press
from handlers.context import Services
from storage.records import Choices, Length, Quiet, Taste, TasteKind
from tests.handlers.conftest import Clock
from tests.handlers.newsroom import NOW
from tests.handlers.telegram import Call, Chatting, Group, Recorder


async def go(chat: Chatting, *labels: str) -> Call:
    """Press through the settings from the start; the last thing shown."""
    [call] = await chat.say("/settings")
    for label in labels:
        call, answered = await chat.press(call, label)
        assert (call.method, answered.method) == ("editMessageText", "answerCallbackQuery")
    return call


def choices(services: Services, chat_id: int = 1) -> Choices:
    with services.database.reading() as stores:
        return stores.chats.choices(chat_id)


def tastes(services: Services, chat_id: int = 1) -> list[Taste]:
    with services.database.reading() as stores:
        return stores.tastes.of_chat(chat_id)


@pytest.mark.parametrize(
    ("labels", "expected"),
    [
        (["Panjang", "judul saja"], Choices(length=Length.HEADLINES)),
        (["Panjang", "lengkap", "‹ Kembali"], Choices(length=Length.FULL)),
        (["Sumber", "2"], Choices(least_sources=2)),
        (["Hari", "✓ Sen", "✓ Min"], Choices(days=frozenset({1, 2, 3, 4, 5}))),
        (["Hari", "✓ Sen", "Sen"], Choices()),
        (["Jam tenang", "22:00–06:00"], Choices(quiet=Quiet(dt.time(22), dt.time(6)))),
        (["Jam tenang", "22:00–06:00", "tidak ada"], Choices()),
        (["Ralat: ya"], Choices(corrections=False)),
        (["Kabar singkat: ya"], Choices(alerts=False)),
        (["Kabar singkat: ya", "Kabar singkat: tidak"], Choices()),
    ],
)
async def test_a_choice_is_kept(chat: Chatting, services: Services, labels: list[str], expected: Choices) -> None:
    await go(chat, *labels)
    assert choices(services) == expected


async def test_the_last_day_stays(chat: Chatting, services: Services) -> None:
    days = ["Sel", "Rab", "Kam", "Jum", "Sab", "Min"]
    await go(chat, "Hari", *(f"✓ {day}" for day in days), "✓ Sen")
    assert choices(services).days == {0}
    assert chat.network.calls[-1].text == "Satu hari harus tetap ada. Berhenti sama sekali: /unsubscribe"


async def test_a_time_in_another_zone_is_shown_with_it(chat: Chatting) -> None:
    await chat.say("/subscribe 06:00")
    await chat.say("/subscribe 18:00 Tokyo")
    assert "Jam: *06:00 (Asia/Jakarta), 18:00 (Asia/Tokyo)*" in (await chat.say("/settings"))[0].text


async def test_times_are_added_and_removed(chat: Chatting, services: Services) -> None:
    call = await go(chat, "Jam", "06:00", "18:00", "✓ 06:00")
    assert "✓ 18:00" in call.buttons
    with services.database.reading() as stores:
        assert [each.local_time for each in stores.subscriptions.of_chat(1, None)] == [dt.time(18)]


async def test_the_zone_moves_the_subscriptions_and_not_their_hours(chat: Chatting, services: Services) -> None:
    await chat.say("/subscribe 18:00")
    await go(chat, "Zona waktu", "Jayapura")
    with services.database.reading() as stores:
        [wish] = stores.subscriptions.of_chat(1, None)
        assert (wish.zone, wish.local_time, stores.chats.zone(1)) == ("Asia/Jayapura", dt.time(18), "Asia/Jayapura")
        assert wish.next_due_at == dt.datetime(2024, 11, 8, 9, tzinfo=dt.UTC)


async def test_the_language_is_spoken_at_once_and_in_the_digest(chat: Chatting, services: Services) -> None:
    await chat.say("/subscribe 18:00")
    call = await go(chat, "Bahasa", "English")
    assert call.text.startswith("*Which language?*")
    with services.database.reading() as stores:
        assert [each.language for each in stores.subscriptions.of_chat(1, None)] == ["en"]


@pytest.mark.parametrize("said", ["/language english", "/language Inggris", "/language en", "/language en-GB"])
async def test_a_language_by_any_of_its_names(chat: Chatting, said: str) -> None:
    assert (await chat.say(said))[0].text == "Done. I speak English here."
    assert "Bisa" not in (await chat.say("/language klingon"))[0].text


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ("/timezone Asia/Tokyo", "Zona waktu di sini Asia/Tokyo, sekarang pukul 10:00"),
        ("/timezone WITA", "Asia/Makassar"),
        ("/timezone Surabaya", "Zona waktu di sini Asia/Jakarta"),
        ("/timezone Surabaja", "Maksud Anda salah satu ini?"),
        ("/timezone xyzzy", "tidak saya kenal"),
        ("/timezone", "*Zona waktu mana?*"),
        ("/follow", "Tulis apa yang diikuti"),
        ("/follow ?!", "Tulis apa yang diikuti"),
        ("/follow " + "banjir " * 20, "Terlalu panjang"),
        ("/mute", "Tulis apa yang dibisukan"),
        ("/unfollow xyz", "Itu tidak diikuti di sini"),
        ("/unfollow", "*Belum ada yang diikuti atau dibisukan.*"),
    ],
)
async def test_what_is_said(chat: Chatting, said: str, answer: str) -> None:
    assert answer in (await chat.say(said))[0].text


async def test_a_city_that_is_guessed_is_taken_when_pressed(chat: Chatting, services: Services) -> None:
    [offer] = await chat.say("/timezone Denpasr")
    await chat.press(offer, "Asia/Makassar")
    with services.database.reading() as stores:
        assert stores.chats.zone(1) == "Asia/Makassar"


async def test_words_are_followed_muted_and_let_go(chat: Chatting, services: Services) -> None:
    await chat.say("/follow Banjir Arau")
    await chat.say("/mute sepak bola")
    await chat.say("/follow pasar")
    assert tastes(services) == [
        Taste(TasteKind.WORDS, "banjir arau", wanted=True),
        Taste(TasteKind.WORDS, "pasar", wanted=True),
        Taste(TasteKind.WORDS, "sepak bola", wanted=False),
    ]
    await go(chat, "Kata", "✕ dibisukan: sepak bola")
    await chat.say("/unfollow banjir arau")
    assert [taste.what for taste in tastes(services)] == ["pasar"]


async def test_unfollow_without_words_asks_what(chat: Chatting, services: Services) -> None:
    for said in ("/follow pasar", "/follow banjir", "/mute sepak bola"):
        await chat.say(said)
    [asked] = await chat.say("/unfollow")
    assert list(asked.buttons) == ["✕ diikuti: banjir", "✕ diikuti: pasar", "✕ dibisukan: sepak bola"]
    left, _ = await chat.press(asked, "✕ diikuti: banjir")
    assert list(left.buttons) == ["✕ diikuti: pasar", "✕ dibisukan: sepak bola", "‹ Kembali"]
    assert [taste.what for taste in tastes(services)] == ["pasar", "sepak bola"]


@pytest.mark.usefixtures("archive")
async def test_a_followed_story_is_listed_by_its_headline(chat: Chatting, services: Services) -> None:
    with services.database.writing() as stores:
        stores.tastes.keep(1, Taste(TasteKind.STORY, "1", wanted=True), NOW)
    assert "✕ diikuti: Kapal Melati karam (2)" in (await go(chat, "Kata")).buttons


async def test_a_setting_that_there_is_no_longer_is_said(chat: Chatting, services: Services) -> None:
    data = services.signer.sign(Press("put", ("shouting", "1")), 1)
    [answer] = await chat.press_data(data)
    assert "tidak berlaku lagi" in answer.params["text"]


async def test_a_topic_says_what_is_its_own(chat: Chatting, network: Recorder) -> None:
    network.answers["getChatMember"] = lambda params: {
        "status": "creator",
        "is_anonymous": False,
        "user": {"id": params["user_id"], "is_bot": False, "first_name": "A"},
    }
    shown = [await chat.say("/settings", group=Group(topic=topic, forum=True)) for topic in (5, None)]
    said = ["selebihnya untuk seluruh grup" in calls[-1].text for calls in shown]
    assert said == [True, False]


@pytest.mark.usefixtures("archive")
async def test_an_outlet_is_muted_and_heard_again(chat: Chatting, services: Services) -> None:
    call = await go(chat, "Media", "Harian Selat")
    assert "✕ Harian Selat" in call.buttons
    text = "".join(each.text for each in await chat.say("/digest"))
    assert "Harian Selat" not in text
    assert "Dibaca: Kabar Pulau" in text
    await chat.press(call, "✕ Harian Selat")
    await chat.say("/mute kabar pulau")
    assert tastes(services) == [Taste(TasteKind.OUTLET, "Kabar Pulau", wanted=False)]


@pytest.mark.usefixtures("archive")
async def test_followed_words_are_named_in_the_digest(chat: Chatting) -> None:
    await chat.say("/follow kapal")
    assert "Diikuti: kapal" in (await chat.say("/digest"))[0].text


async def test_more_than_a_chat_can_follow_is_refused(chat: Chatting, services: Services) -> None:
    with services.database.writing() as stores:
        for number in range(50):
            stores.tastes.keep(1, Taste(TasteKind.WORDS, f"kata {number}", wanted=True), NOW)
    assert "Sudah terlalu banyak" in (await chat.say("/follow banjir"))[0].text


async def test_settings_survive_a_new_number_of_the_group(chat: Chatting, services: Services, clock: Clock) -> None:
    with services.database.writing() as stores:
        stores.chats.choose(-1001, Choices(length=Length.FULL))
    await chat.update(
        message=chat.message("", 1) | {"chat": {"id": -1001, "type": "group"}, "migrate_to_chat_id": -2002}
    )
    assert choices(services, -2002).length is Length.FULL
