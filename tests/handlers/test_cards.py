"""A story's buttons."""

import datetime as dt
from dataclasses import replace

import pytest

from handlers.context import Services
from handlers.intake import take_in
from storage.records import Taste, TasteKind
from tests.handlers.newsroom import NOW, article
from tests.handlers.telegram import Call, Chatting, Group


@pytest.fixture
async def digest(chat: Chatting, archive: list[int]) -> Call:
    [call] = await chat.say("/digest")
    return call


def tastes(services: Services, chat_id: int = 1) -> list[Taste]:
    with services.database.reading() as stores:
        return stores.tastes.of_chat(chat_id)


async def test_quotes_and_evidence_come_in_messages_of_their_own(chat: Chatting, digest: Call) -> None:
    quotes, _ = await chat.press(digest, "Kutipan")
    assert quotes.method == "sendMessage"
    assert "*Siapa mengatakan apa*" in quotes.text
    why, _ = await chat.press(digest, "Mengapa")
    assert "*Mengapa Kabar melihat perbedaan di sini*" in why.text


@pytest.mark.parametrize(("label", "wanted", "said"), [("Ikuti", True, "Diikuti"), ("Bisukan", False, "Dibisukan")])
async def test_a_story_is_followed_or_muted_and_pressed_again_no_longer(
    chat: Chatting, services: Services, digest: Call, label: str, wanted: bool, said: str
) -> None:
    [answer] = await chat.press(digest, label)
    assert (answer.method, answer.params["text"].split(":")[0]) == ("answerCallbackQuery", said)
    assert tastes(services) == [Taste(TasteKind.STORY, "1", wanted)]
    [again] = await chat.press(digest, label)
    assert "Tidak lagi" in again.params["text"]
    assert tastes(services) == []


async def test_a_muted_story_is_out_of_the_digest(chat: Chatting, digest: Call) -> None:
    await chat.press(digest, "Bisukan")
    [call] = await chat.say("/digest")
    assert "Tidak ada artikel baru" in call.text


async def test_what_is_wrong_reaches_the_moderators_once(chat: Chatting, services: Services, digest: Call) -> None:
    assert "Terima kasih" in (await chat.press(digest, "Ini keliru"))[0].params["text"]
    assert "Sudah Anda laporkan" in (await chat.press(digest, "Ini keliru"))[0].params["text"]
    with services.database.reading() as stores:
        assert [report.subject for report in stores.reports.waiting(9)] == ["story 1"]


async def test_in_a_group_anybody_reads_and_only_admins_choose(chat: Chatting, archive: list[int]) -> None:
    group = Group()
    [call] = await chat.say("/digest", group=group)
    *_, answer = await chat.press(call, "Bisukan", group=group)
    assert "admin" in answer.params["text"]
    assert (await chat.press(call, "Kutipan", group=group))[0].method == "sendMessage"


async def test_several_stories_have_a_number_each_that_opens_their_buttons(
    chat: Chatting, services: Services, archive: list[int]
) -> None:
    market = replace(article(9, "Pasar Lumbung dibuka lagi."), id=0, title="Pasar Lumbung dibuka")
    take_in(services.database, market, now=NOW - dt.timedelta(hours=1))
    [call] = await chat.say("/digest")
    assert set(call.buttons) == {"№ 1", "№ 2"}
    edited, _ = await chat.press(call, "№ 2")
    assert edited.method == "editMessageReplyMarkup"
    assert list(edited.buttons)[:3] == [*call.buttons, "№ 2: Kutipan"]
    quotes, _ = await chat.press(edited, "№ 2: Kutipan")
    assert "Pasar Lumbung" in quotes.text
    [none] = await chat.press(edited, "Mengapa")
    assert "Tidak ada perbedaan antarsumber" in none.params["text"]
