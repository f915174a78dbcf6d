"""What is known of stories, conflicts and speakers, in pages."""

import datetime as dt
import re
from dataclasses import replace

import pytest

from digest.model import ConflictKind
from handlers.buttons import Press
from handlers.context import Services
from handlers.intake import take_in
from seeds.starter import starter_articles
from storage.database import Database
from tests.handlers.newsroom import NOW, article
from tests.handlers.telegram import Call, Chatting, said


@pytest.fixture
def starter(database: Database) -> None:
    for each in starter_articles():
        take_in(database, each, now=NOW - dt.timedelta(hours=2))


@pytest.fixture
def soldiers(starter: None, database: Database) -> int:
    """The number of the conflict about how many soldiers there are."""
    with database.reading() as stores:
        found = [each for _, each in stores.conflicts.latest(0.5, 9) if each.kind is ConflictKind.FIGURE]
    return found[0].id


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("/why", "Tulis nomor perbedaannya"),
        ("/why x", "Tulis nomor perbedaannya"),
        ("/why 99", "Tidak ada perbedaan nomor 99"),
        ("/who", "Tulis nama"),
        ("/who Xyzzy", "Belum ada pernyataan dari *Xyzzy*"),
        ("/who ?", "Belum ada pernyataan dari *?*"),
        ("/conflicts", "Tidak ada perbedaan antarsumber yang terbuka"),
        ("/conflicts kapal", "Tidak ada perbedaan terbuka tentang *kapal*"),
        ("/conflicts ?!", "tidak ada kata yang bisa dicari"),
    ],
)
async def test_what_is_not_there_is_said_with_what_to_do_next(chat: Chatting, text: str, answer: str) -> None:
    assert answer in await said(chat, text)


async def test_conflicts_are_listed_with_question_sides_and_where_the_evidence_is(
    chat: Chatting, soldiers: int
) -> None:
    text = await said(chat, "/conflicts")
    assert "perbedaan antarsumber yang masih terbuka" in text
    assert re.search(rf"Korea Utara yang dikerahkan.*\?\* /why_{soldiers}\b", text)
    assert "▸ *Sekitar 3.000 tentara*" in text
    assert "▸ *1.500 tentara*" in text
    assert "/story_1" in text


@pytest.mark.parametrize("words", ["Budanov", "budanof", "semua Budanov"])
async def test_conflicts_about_some_words(chat: Chatting, soldiers: int, words: str) -> None:
    text = await said(chat, f"/conflicts {words}")
    assert f"/why_{soldiers}" in text
    assert text.count("/why_") < (await said(chat, "/conflicts all")).count("/why_")


async def test_the_evidence_has_quotes_with_their_places_and_what_was_compared(chat: Chatting, soldiers: int) -> None:
    for asked in (f"/why {soldiers}", f"/why_{soldiers}", f"/why #{soldiers}"):
        text = await said(chat, asked)
        assert "Menurut kepala intelijen militer Ukraina, Kirill Budanov" in text
        assert "— Kirill Budanov (Breitbart London, diceritakan ulang, 20 Okt)" in text
        assert "• nilainya berbeda: " in text
        assert "Kabar tidak menilai siapa yang benar" in text


async def test_english_readers_see_foreign_nouns_marked_and_countries_in_english(chat: Chatting, soldiers: int) -> None:
    text = await said(chat, f"/why {soldiers}", language="en")
    assert "Korea Utara”_ were deployed" in text


@pytest.mark.usefixtures("starter")
@pytest.mark.parametrize("name", ["Budanov", "budanof", "kirilo budanov", "Kepala Intelijen Kirill Budanov"])
async def test_a_speaker_with_claims_and_contradictions(chat: Chatting, name: str) -> None:
    text = await said(chat, f"/who {name}")
    assert text.startswith("*Kirill Budanov*, kepala intelijen militer Ukraina")
    assert "Kirilo Budanov" in text
    assert "⚠ *Berbeda dengan sumber lain dalam 1 hal*" in text
    assert "sekitar 11.000 tentara infanteri" in text


async def test_people_of_a_like_name_are_offered(chat: Chatting, database: Database) -> None:
    for number, name in enumerate(("Sinta Olo", "Sinta Badra"), 1):
        take_in(database, replace(article(number, f"Menurut {name}, {number} kapal karam."), id=0), now=NOW)
    [call] = await chat.say("/who Sinta")
    assert "Nama itu cocok juga dengan:" in call.text
    [other] = call.buttons
    assert other in {"Sinta Olo", "Sinta Badra"}
    edited, _ = await chat.press(call, other)
    assert edited.text.startswith(f"*{other}*")


async def through(chat: Chatting, call: Call) -> list[str]:
    """All pages from the first on."""
    pages = [call.text]
    while forward := [label for label in call.buttons if label.startswith("▶")]:
        call, answered = await chat.press(call, forward[0])
        assert (call.method, answered.method) == ("editMessageText", "answerCallbackQuery")
        pages.append(call.text)
    return pages


@pytest.mark.usefixtures("starter")
async def test_a_long_story_is_turned_page_by_page(chat: Chatting) -> None:
    [first] = await chat.say("/story 1")
    pages = await through(chat, first)
    assert len(pages) > 2
    assert all(page.startswith("*Ukraina siarkan rekaman radio") for page in pages)
    assert f"Halaman {len(pages)} dari {len(pages)}" in pages[-1]
    assert "*Artikel*" in pages[-1]


async def test_the_newest_articles_are_turned_page_by_page(chat: Chatting, services: Services) -> None:
    for number in range(20):
        text = f"Kapal Melati {number} berangkat dari pelabuhan nomor {number}."
        take_in(services.database, replace(article(number, text), id=0), now=NOW)
    [first] = await chat.say("/latest")
    pages = await through(chat, first)
    assert len(pages) == 3
    assert "Kapal Melati karam (0)" in pages[2]
    back, _ = await chat.press_data(first.buttons["▶ 2/3"])
    assert "◀ 1/3" in back.buttons


async def test_a_page_that_is_no_more_becomes_the_last_one(chat: Chatting, services: Services) -> None:
    take_in(services.database, replace(article(1, "Kapal Melati karam di selat."), id=0), now=NOW)
    for action, arguments in (("latest", ("7",)), ("page", ("35", "Melati"))):
        shown, _ = await chat.press_data(services.signer.sign(Press(action, arguments), 1))
        assert "Melati" in shown.text


@pytest.mark.usefixtures("starter")
async def test_a_page_of_conflicts_that_is_no_more_becomes_the_last_one(chat: Chatting, services: Services) -> None:
    for words in ("", "Budanov"):
        shown, _ = await chat.press_data(services.signer.sign(Press("conflicts", ("9", words)), 1))
        assert "/why_" in shown.text


async def test_a_story_and_a_conflict_are_said_to_be_wrong_where_they_are_read(
    chat: Chatting, services: Services, soldiers: int
) -> None:
    for asked in ("/story 1", f"/why {soldiers}"):
        [call] = await chat.say(asked)
        assert "Terima kasih" in (await chat.press(call, "Ini keliru"))[0].params["text"]
    with services.database.reading() as stores:
        reported = {report.subject for report in stores.reports.waiting(9)}
    assert reported == {"story 1", f"conflict {soldiers}"}
