"""The first minute, in private, in groups and behind links; channels."""

from typing import Any

import pytest

from handlers.buttons import Press
from handlers.context import Services
from handlers.cooldown import Cooldown
from storage.records import Choices, Length, Taste, TasteKind
from tests.handlers.channel import CHANNEL, member
from tests.handlers.newsroom import NOW
from tests.handlers.telegram import ME, Call, Chatting, Group, RefusalError, person


async def test_two_taps_to_a_subscription(chat: Chatting, services: Services) -> None:
    [welcome] = await chat.say("/start")
    where, _ = await chat.press(welcome, "Tiap hari 07:00")
    assert list(where.buttons) == ["Jakarta, kini 08:00", "Makassar, kini 09:00", "Jayapura, kini 10:00"]
    done, _ = await chat.press(where, "Makassar, kini 09:00")
    assert "pukul *07:00* (Asia/Makassar)" in done.text
    with services.database.reading() as stores:
        assert stores.chats.zone(1) == "Asia/Makassar"
    again, _ = await chat.press(welcome, "18:00")
    assert list(again.buttons) == ["Makassar, kini 09:00"]


@pytest.mark.parametrize(("language", "first"), [("ja", "Tokyo"), ("en-GB", "London"), ("en", "Jakarta")])
async def test_the_zone_is_guessed_from_the_language(chat: Chatting, language: str, first: str) -> None:
    [welcome] = await chat.say("/start", language=language)
    where, _ = await chat.press(
        welcome, next(label for label in welcome.buttons if "07:00" in label), language=language
    )
    assert next(iter(where.buttons)).startswith(first)


@pytest.mark.usefixtures("archive")
async def test_a_sample_answer_is_a_real_one(chat: Chatting) -> None:
    [welcome] = await chat.say("/start")
    sample, _ = await chat.press(welcome, "Contoh jawaban")
    assert sample.text.startswith("Begini jawaban untuk /sources Melati:")
    assert "*Melati*" in sample.text


async def test_an_empty_archive_has_no_sample(chat: Chatting) -> None:
    [welcome] = await chat.say("/start")
    [answer] = await chat.press(welcome, "Contoh jawaban")
    assert "Arsip masih kosong" in answer.params["text"]


@pytest.mark.usefixtures("archive")
@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ("/start story_1", "Peristiwa 1"),
        ("/start why_1", "Perbedaan 1"),
        ("/start story_99", "Tidak ada peristiwa nomor 99"),
        ("/start nonsense", "merangkum berita"),
    ],
)
async def test_links_lead_to_the_thing_itself(chat: Chatting, said: str, answer: str) -> None:
    assert answer in (await chat.say(said))[0].text


def change(kind: str, before: str, after: str) -> dict[str, Any]:
    user = {"id": 99, "is_bot": True, "first_name": "Kabar"}
    return {
        "chat": {"id": -1001, "type": kind, "title": "G"},
        "from": person(1, "id"),
        "date": 1,
        "old_chat_member": {"status": before, "user": user},
        "new_chat_member": {"status": after, "user": user},
    }


@pytest.mark.parametrize(
    ("kind", "before", "after", "greeted"),
    [
        ("supergroup", "left", "member", True),
        ("group", "left", "member", True),
        ("supergroup", "member", "member", False),
        ("supergroup", "member", "left", False),
        ("channel", "left", "member", False),
    ],
)
async def test_a_group_is_greeted_once(chat: Chatting, kind: str, before: str, after: str, greeted: bool) -> None:
    calls = await chat.update(my_chat_member=change(kind, before, after))
    assert [call.method for call in calls] == (["sendMessage"] if greeted else [])


async def test_a_group_that_asks_too_much_is_told_once(chat: Chatting, services: Services) -> None:
    services.cooldown.most = 2
    said = [[call.text for call in await chat.say("/latest", group=Group())] for _ in range(5)]
    assert [bool(each) for each in said] == [True, True, True, False, False]
    assert "Pertanyaannya banyak sekali" in said[2][0]
    assert await chat.say("/latest")


@pytest.mark.usefixtures("archive")
async def test_buttons_count_as_questions_of_a_group(chat: Chatting, services: Services) -> None:
    services.cooldown.most = 2
    [digest] = await chat.say("/digest", group=Group())
    pressed = [await chat.press(digest, "Kutipan", group=Group()) for _ in range(3)]
    assert [calls[0].method for calls in pressed] == ["sendMessage", "answerCallbackQuery", "answerCallbackQuery"]
    assert "Pertanyaannya banyak sekali" in pressed[1][0].params["text"]


def test_after_a_minute_a_group_is_answered_again() -> None:
    import datetime as dt

    cooldown = Cooldown(most=1)
    assert [cooldown.take(-1, NOW) for _ in range(3)] == [True, None, False]
    assert cooldown.take(-2, NOW)
    assert cooldown.take(-1, NOW + dt.timedelta(minutes=1))


@pytest.fixture
def channel(chat: Chatting) -> Chatting:
    chat.network.answers["getChat"] = lambda _: CHANNEL | {"accent_color_id": 1, "max_reaction_count": 1}
    chat.network.answers["getChatMember"] = member("administrator", can_post_messages=True)
    return chat


async def test_an_admin_sets_up_a_channel_from_private_chat(channel: Chatting, services: Services) -> None:
    *_, answer = await channel.say("/channel @kanalselat 06:30 WITA")
    assert "*Kanal Selat* mendapat ringkasan tiap hari pukul *06:30* (Asia/Makassar)" in answer.text
    with services.database.reading() as stores:
        assert len(stores.subscriptions.of_chat(-1009, None)) == 1
    assert "Tidak ada lagi ringkasan" in (await channel.say("/channel kanalselat off"))[-1].text
    assert "Belum ada ringkasan" in (await channel.say("/channel kanalselat off"))[-1].text


@pytest.mark.parametrize(
    ("status", "rights", "answer"),
    [("member", True, "Hanya admin"), ("administrator", False, "belum boleh mengirim pesan")],
)
async def test_whoever_may_not_cannot(channel: Chatting, status: str, rights: bool, answer: str) -> None:
    channel.network.answers["getChatMember"] = member(status, can_post_messages=rights)
    assert answer in (await channel.say("/channel @kanalselat"))[-1].text


async def test_what_is_no_channel_is_said(channel: Chatting) -> None:
    assert "Jadikan saya admin" in (await channel.say("/channel"))[-1].text
    channel.network.answers["getChat"] = lambda _: {
        **CHANNEL,
        "type": "supergroup",
        "accent_color_id": 1,
        "max_reaction_count": 1,
    }
    assert "bukan kanal" in (await channel.say("/channel @grup"))[-1].text

    def unknown(_: dict[str, Any]) -> Any:
        raise RefusalError(400, "Bad Request: chat not found")

    channel.network.answers["getChat"] = unknown
    assert "tidak terlihat" in (await channel.say("/channel @hilang"))[-1].text


@pytest.mark.usefixtures("archive")
@pytest.mark.parametrize("press", [Press("quotes", ("1",)), Press("wish", ("follow", "1"))])
async def test_a_button_in_a_channel_opens_the_private_chat_instead(
    chat: Chatting, services: Services, press: Press
) -> None:
    data = services.signer.sign(press, -1009)
    message = chat.message("shown", 99) | {"chat": CHANNEL, "from": ME}
    query = {"id": "1", "from": person(1, "id"), "chat_instance": "1", "message": message, "data": data}
    [answer] = await chat.update(callback_query=query)
    assert (answer.method, answer.params["url"]) == ("answerCallbackQuery", "https://t.me/KabarBot?start=story_1")


@pytest.mark.usefixtures("archive")
async def test_a_button_from_before_the_group_got_its_new_number_is_said_to_be_old(chat: Chatting) -> None:
    [digest] = await chat.say("/digest", group=Group())

    def moved(_: dict[str, Any]) -> Any:
        raise RefusalError(400, "Bad Request: group chat was upgraded to a supergroup chat", migrate_to_chat_id=-2002)

    chat.network.answers["sendMessage"] = moved
    *_, answer = await chat.press(digest, "Kutipan", group=Group())
    assert answer.method == "answerCallbackQuery"
    assert "tidak berlaku lagi" in answer.params["text"]


async def channel_settings(channel: Chatting, *labels: str) -> Call:
    """Press through the settings of the channel; the last thing shown."""
    call = (await channel.say("/channel @kanalselat settings"))[-1]
    for label in labels:
        call = next(each for each in await channel.press(call, label) if each.method == "editMessageText")
    return call


async def test_a_channels_settings_are_pressed_in_its_admins_private_chat(
    channel: Chatting, services: Services
) -> None:
    done = (await channel.say("/channel @kanalselat 06:30 WITA"))[-1]
    shown = next(c for c in await channel.press(done, "Pengaturan kanal") if c.method == "editMessageText")
    assert "Kanal Selat" in shown.text
    assert "06:30 (Asia/Makassar)" in shown.text
    assert "✓ Sen" in (await channel_settings(channel, "Hari")).buttons
    await channel_settings(channel, "Hari", "✓ Sen", "‹ Kembali", "Panjang", "judul saja")
    await channel_settings(channel, "Jam", "18:00")
    await channel_settings(channel, "Ralat: ya")
    with services.database.reading() as stores:
        theirs, mine = stores.chats.choices(-1009), stores.chats.choices(1)
        times = {f"{each.local_time:%H:%M} {each.zone}" for each in stores.subscriptions.of_chat(-1009, None)}
    assert (theirs.days, theirs.length, theirs.corrections) == (frozenset(range(1, 7)), Length.HEADLINES, False)
    assert times == {"06:30 Asia/Makassar", "18:00 Asia/Makassar"}
    assert mine == Choices(), "nothing of the admin's own changed"


async def test_a_channel_speaks_the_language_that_was_pressed_for_it(channel: Chatting) -> None:
    shown = await channel_settings(channel, "Bahasa", "English")
    assert "Which language" in shown.text
    assert "Bahasa apa" in (await channel.say("/language"))[-1].text


async def test_words_are_followed_and_muted_for_a_channel(channel: Chatting, services: Services) -> None:
    for said, kept in (("follow Banjir", True), ("mute sepak bola", False)):
        answer = (await channel.say(f"/channel @kanalselat {said}"))[-1]
        assert "*Kanal Selat*" in answer.text
        with services.database.reading() as stores:
            assert Taste(TasteKind.WORDS, said.partition(" ")[2].casefold(), kept) in stores.tastes.of_chat(-1009)
            assert stores.tastes.of_chat(1) == []
    await channel.say("/channel @kanalselat unfollow banjir")
    with services.database.reading() as stores:
        assert [taste.what for taste in stores.tastes.of_chat(-1009)] == ["sepak bola"]


async def test_whoever_is_no_admin_any_more_changes_nothing_with_an_old_button(
    channel: Chatting, services: Services
) -> None:
    screen = await channel_settings(channel, "Panjang")
    channel.network.answers["getChatMember"] = member("member", can_post_messages=True)
    *_, answer = await channel.press(screen, "judul saja")
    assert (answer.method, "Hanya admin" in answer.params["text"]) == ("answerCallbackQuery", True)
    with services.database.reading() as stores:
        assert stores.chats.choices(-1009) == Choices()
