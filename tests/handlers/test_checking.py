"""Texts that people send: what the archive says about them."""

import datetime as dt
import threading
from typing import Any

import pytest

from digest import checking
from digest.claims import read_article
from digest.model import Reading
from handlers.intake import take_in
from seeds.starter import starter_articles
from storage.database import Database
from tests.handlers.conftest import MODERATOR
from tests.handlers.newsroom import NOW
from tests.handlers.telegram import Call, Chatting, Group

RUMOUR = "Katanya sudah ada 11.000 tentara Korea Utara di Rusia!"
WRITTEN = int(dt.datetime(2024, 10, 26, tzinfo=dt.UTC).timestamp())
CHANNEL = {"type": "channel", "chat": {"id": -1005, "type": "channel", "title": "C"}, "message_id": 3, "date": WRITTEN}
HIDDEN = {"type": "hidden_user", "sender_user_name": "N", "date": WRITTEN}


@pytest.fixture
def starter(database: Database) -> None:
    for each in starter_articles():
        take_in(database, each, now=NOW - dt.timedelta(hours=2))


def text_of(calls: list[Call]) -> str:
    return "\n\n".join(call.text for call in calls if call.method == "sendMessage")


@pytest.mark.usefixtures("starter")
@pytest.mark.parametrize(
    "way",
    [
        {"text": f"/check {RUMOUR}"},
        {"text": RUMOUR},
        {"text": RUMOUR, "forward_origin": HIDDEN},
        {"text": RUMOUR, "forward_origin": CHANNEL},
        {"text": "", "photo": [], "caption": RUMOUR},
        {"text": RUMOUR, "user": MODERATOR},
    ],
    ids=["command", "message", "forwarded", "of a channel", "under a picture", "from a moderator"],
)
async def test_a_figure_meets_those_of_the_archive_with_speaker_outlet_and_date(
    chat: Chatting, way: dict[str, Any]
) -> None:
    answer = text_of(await chat.say(**way))
    assert "tidak menilai mana yang benar" in answer
    assert f"*“{RUMOUR}”*" in answer
    same, other = answer.split("Mengatakan lain:")
    assert "Kirill Budanov" in same
    assert "20 Okt" in same
    assert "1.500 tentara" in other
    assert "/story_1" in other


@pytest.mark.usefixtures("starter")
async def test_the_text_is_read_while_no_transaction_is_open(chat: Chatting, monkeypatch: pytest.MonkeyPatch) -> None:
    threads: list[str] = []

    def read(*given: Any, **more: Any) -> Reading:
        threads.append(threading.current_thread().name)
        return read_article(*given, **more)

    monkeypatch.setattr(checking, "read_article", read)
    assert "/story_1" in text_of(await chat.say("/check Ada 11.000 tentara DPRK di Rusia, kata Budanov."))
    assert len(threads) > 1, "once as it was sent, once with other names"
    assert not [name for name in threads if name.startswith("reader")], "those hold a transaction"


@pytest.mark.usefixtures("starter")
async def test_a_channel_post_from_a_moderator_is_a_draft_and_not_a_question(chat: Chatting) -> None:
    answer = text_of(await chat.say(RUMOUR, MODERATOR, forward_origin=CHANNEL))
    assert "Mengatakan lain" not in answer


@pytest.mark.usefixtures("starter")
async def test_in_a_group_a_reply_with_the_command_checks_what_it_replies_to(chat: Chatting) -> None:
    group = Group()
    asked = chat.message(RUMOUR, 5, group=group)
    answer = text_of(await chat.say("/check", 6, group=group, reply_to_message=asked))
    assert "1.500 tentara" in answer
    assert await chat.say(RUMOUR, 5, group=group) == [], "what a group talks about is its own"


@pytest.mark.usefixtures("starter")
@pytest.mark.parametrize(
    ("text", "language", "answer"),
    [
        ("Harga beras naik dua kali lipat di semua pasar besok.", "id", "Arsip tidak berisi apa pun tentang teks ini"),
        ("The price of rice doubles in all markets tomorrow.", "en", "The archive says nothing about this text"),
        ("NATO", "id", "/sources NATO"),
        ("/check", "id", "teruskan pesan"),
        ("/check NATO", "en", "a whole sentence"),
        ("/check ?!?! !!!", "id", "kalimat yang utuh"),
    ],
)
async def test_where_nothing_is_known_or_too_little_asked_it_says_so(
    chat: Chatting, text: str, language: str, answer: str
) -> None:
    assert answer in text_of(await chat.say(text, language=language))


@pytest.mark.usefixtures("starter")
async def test_what_else_a_text_says_is_counted_and_hostile_text_is_shown_as_text(chat: Chatting) -> None:
    text = "11.000 tentara <b>Korea Utara</b> ada di Rusia. Harga beras naik dua kali lipat besok."
    (call,) = [each for each in await chat.say(text) if each.method == "sendMessage"]
    assert "&lt;b&gt;Korea Utara" in call.html
    assert "Tentang 1 kalimat lain" in call.text


@pytest.mark.usefixtures("starter")
async def test_of_what_was_found_and_not_shown_it_does_not_say_that_nothing_is_known(chat: Chatting) -> None:
    found = " ".join(f"{count}.000 tentara Korea Utara ada di Rusia." for count in (21, 22, 23, 24, 25, 26, 27, 28))
    answer = text_of(await chat.say(f"/check {found} Harga beras naik dua kali lipat besok."))
    assert answer.count("ada di Rusia.”") == 6
    assert "Tentang 2 kalimat lain juga ditemukan sesuatu" in answer
    assert "Tentang 1 kalimat lain di dalamnya arsip tidak berisi apa pun" in answer


@pytest.mark.usefixtures("starter")
@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("Korea Utara mengirim\n12.000 tentara\nke Rusia.", "“Korea Utara mengirim 12.000 tentara ke Rusia.”"),
        ("12.000 tentara Korea Utara ada di Rusia\n1. Beras naik dua kali lipat", "Korea Utara ada di Rusia”"),
        ("tentara korea utara sudah di rusia kata nato\nharga beras naik dua kali", "sudah di rusia kata nato”"),
        ("12.000 tentara Korea Utara ada di Rusia.\nharga beras naik dua kali", "Korea Utara ada di Rusia.”"),
    ],
)
async def test_lines_that_a_sentence_was_wrapped_into_are_one(chat: Chatting, text: str, quoted: str) -> None:
    assert quoted in text_of(await chat.say(f"/check {text}"))


@pytest.mark.usefixtures("starter")
async def test_nothing_of_a_checked_text_is_stored(chat: Chatting, database: Database) -> None:
    await chat.say(RUMOUR)
    with database.reading() as stores:
        assert stores.articles.count() == len(starter_articles())
