"""What anyone may ask."""

import pytest

from tests.handlers.conftest import OWNER
from tests.handlers.telegram import Chatting, Group, said


async def test_excerpts_have_their_words_marked_and_their_source(chat: Chatting, archive: list[int]) -> None:
    text = await said(chat, "/sources penumpang")
    assert text.startswith("*penumpang*: 2 kutipan")
    assert "12 *penumpang* selamat" in text
    assert "— Harian Selat (https://selat.example/1), 7 Nov" in text


@pytest.mark.parametrize("query", ["penunpang", "PENUMPANG", "«penumpang»", "penumpang OR 1=1", "penumpang NEAR("])
async def test_excerpts_are_found_however_it_is_spelt(chat: Chatting, archive: list[int], query: str) -> None:
    assert "*penumpang*" in await said(chat, f"/sources {query}")


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("/sources", "Tulis kata yang dicari"),
        ("/sources   ", "Tulis kata yang dicari"),
        ("/sources " + "x" * 4000, "terlalu panjang"),
        ("/sources ?!…", "tidak ada kata yang bisa dicari"),
        ("/sources 🙂🙃", "tidak ada kata yang bisa dicari"),
        ("/sources zzqqxxyy", "Tidak ada kutipan untuk *zzqqxxyy*"),
        ('/sources "', "tidak ada kata yang bisa dicari"),
        ("/sources <b>", "Tidak ada kutipan untuk *<b>*"),
        ("/sources NEAR(", "Tidak ada kutipan untuk *NEAR(*"),
        ("/story", "Tulis nomor peristiwanya"),
        ("/story abc", "Tulis nomor peristiwanya"),
        ("/story -1", "Tulis nomor peristiwanya"),
        ("/story 999", "Tidak ada peristiwa nomor 999"),
        ("/story 99999999999999999999", "Tulis nomor peristiwanya"),
        ("/latest", "Arsip masih kosong"),
        ("/digest", "Tidak ada artikel baru sejak Kam, 7 Nov, 08:00."),
        ("/nonsense", "tidak saya kenal. Lihat /help"),
        ("/stories", "tidak saya kenal. Maksud Anda yang ini?\n\n/story – satu peristiwa: /story 12"),
        ("/SOURCE@KabarBot NATO", "/sources – "),
        ("/articels", "tidak saya kenal. Lihat /help"),  # that one is for moderators
        ("halo", "/sources NATO"),
    ],
)
async def test_what_cannot_be_done_is_said_with_what_to_do_next(chat: Chatting, text: str, answer: str) -> None:
    assert answer in await said(chat, text)


async def test_a_moderators_slip_finds_a_moderators_command(chat: Chatting) -> None:
    assert "/articles – " in await said(chat, "/articels", user=OWNER)


async def test_the_digest_tells_what_was_added(chat: Chatting, archive: list[int]) -> None:
    text = await said(chat, "/digest")
    assert text.startswith("*Ringkasan Kabar* · Jum, 8 Nov\n2 artikel")
    assert "Dibaca: Harian Selat, Kabar Pulau" in text
    assert "/story_1" in text


async def test_a_story_by_its_number(chat: Chatting, archive: list[int]) -> None:
    for text in ("/story 1", "/story_1", "/story_1@KabarBot", "/story #1"):
        assert "Peristiwa 1" in await said(chat, text)
    assert await said(chat, "/story_1@OtherBot") == ""


async def test_the_newest_articles(chat: Chatting, archive: list[int]) -> None:
    assert (await said(chat, "/latest", language="en")).startswith("*Newest articles*\n\n*Kapal Melati karam (2)*")


@pytest.mark.parametrize(
    ("language", "greeting"), [("id", "merangkum berita"), ("en-GB", "sums up"), ("ja", "merangkum"), ("", "merangkum")]
)
async def test_everybody_is_greeted_in_their_language(chat: Chatting, language: str, greeting: str) -> None:
    assert greeting in await said(chat, "/start", language=language)


async def test_the_buttons_of_the_welcome_do_what_they_say(chat: Chatting) -> None:
    [welcome] = await chat.say("/start")
    digest = await chat.press(welcome, "Ringkasan sekarang")
    assert [call.method for call in digest] == ["sendMessage", "answerCallbackQuery"]
    where = await chat.press(welcome, "Tiap hari 07:00")
    assert "Anda di mana?" in where[0].text


async def test_help_shows_what_a_person_may_do_here(chat: Chatting) -> None:
    assert "/add" in await said(chat, "/help", user=OWNER)
    assert "/add" not in await said(chat, "/help", user=OWNER, group=Group())
    reader = await said(chat, "/help")
    assert "/subscribe – ringkasan harian" in reader
    assert "/add" not in reader
    assert "/subscribe" not in await said(chat, "/help", group=Group())
