"""The button Chart: figures as a picture, with the same in words below it."""

import datetime as dt
import io
import os
from pathlib import Path

import pytest
from PIL import Image

from digest.model import ConflictKind
from handlers.intake import take_in
from seeds.starter import starter_articles
from storage.database import Database
from tests.handlers.newsroom import NOW
from tests.handlers.telegram import Call, Chatting, Group

PICTURE = Path(__file__).parents[2] / "docs" / "chart.png"


@pytest.fixture
def soldiers(database: Database) -> int:
    """The number of the conflict about how many soldiers there are."""
    for each in starter_articles():
        take_in(database, each, now=NOW - dt.timedelta(hours=2))
    with database.reading() as stores:
        return next(c.id for _, c in stores.conflicts.latest(0.5, 9) if c.kind is ConflictKind.FIGURE)


async def press(chat: Chatting, number: int, label: str, language: str, group: Group | None = None) -> Call:
    (evidence,) = [c for c in await chat.say(f"/why {number}", language=language, group=group) if c.buttons]
    calls = await chat.press(evidence, label, language=language, group=group)
    (picture,) = [call for call in calls if call.method == "sendPhoto"]
    return picture


@pytest.mark.parametrize(("language", "label"), [("id", "Grafik"), ("en", "Chart")])
async def test_a_conflict_of_figures_is_drawn_at_a_phones_width_with_the_same_in_words(
    chat: Chatting, soldiers: int, language: str, label: str
) -> None:
    call = await press(chat, soldiers, label, language)
    caption = call.params["caption"]
    assert "Kirill Budanov" in caption
    assert all(number in caption for number in ("1.500", "3.000", "11.000"))
    drawn = Image.open(io.BytesIO(chat.network.uploads[-1]))
    assert drawn.format == "PNG"
    assert drawn.width == 1080
    assert len(set(drawn.convert("RGB").tobytes())) > 50, "something is on it"
    if os.environ.get("KABAR_TOUR") == "write" and language == "en":
        PICTURE.write_bytes(chat.network.uploads[-1])


async def test_in_a_topic_the_picture_comes_where_the_button_is(chat: Chatting, soldiers: int) -> None:
    call = await press(chat, soldiers, "Grafik", "id", Group(topic=5, forum=True))
    assert (call.params["chat_id"], call.params["message_thread_id"]) == (-1001, 5)


async def test_what_is_gone_since_cannot_be_drawn(chat: Chatting, soldiers: int, database: Database) -> None:
    (evidence,) = [call for call in await chat.say(f"/why {soldiers}") if call.buttons]
    with database.writing() as stores:
        for article in stores.articles.latest(9):
            stores.articles.remove(article.id, NOW)
    answers = [call.params.get("text", "") for call in await chat.press(evidence, "Grafik")]
    assert any("tidak ada lagi di arsip" in answer for answer in answers)


async def test_a_conflict_of_words_has_no_chart(chat: Chatting, soldiers: int, database: Database) -> None:
    with database.reading() as stores:
        words = [c.id for _, c in stores.conflicts.latest(0.5, 9) if c.kind is not ConflictKind.FIGURE]
    for number in words:
        assert all("Grafik" not in call.buttons for call in await chat.say(f"/why {number}"))
    assert words
