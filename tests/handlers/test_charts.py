"""The button Chart: figures as a picture, with the same in words below it."""

import datetime as dt
import io
import os
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from digest.model import ConflictKind, Relations, Story, Update, UpdateValue
from handlers.buttons import Press
from handlers.charts import story_row
from handlers.context import Services
from handlers.intake import take_in
from handlers.texts import texts
from seeds.starter import starter_articles
from storage.database import Database
from tests.digest.bridge import ARTICLES as DRAWN
from tests.digest.bridge import CLAIMS, WHOLE
from tests.handlers.newsroom import NOW, article
from tests.handlers.telegram import Call, Chatting, Group, person

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


async def test_the_page_that_a_channels_button_leads_to_offers_the_chart(chat: Chatting, soldiers: int) -> None:
    assert any("Grafik" in call.buttons for call in await chat.say(f"/start why_{soldiers}"))


async def test_a_dismissed_conflict_is_not_drawn_any_more(chat: Chatting, soldiers: int, database: Database) -> None:
    (evidence,) = [call for call in await chat.say(f"/why {soldiers}") if call.buttons]
    with database.writing() as stores:
        stores.conflicts.dismiss(soldiers, NOW)
    answers = [call.params.get("text", "") for call in await chat.press(evidence, "Grafik")]
    assert any("tidak ada lagi di arsip" in answer for answer in answers)
    assert all("Grafik" not in call.buttons for call in await chat.say(f"/why {soldiers}"))


async def test_a_conflict_of_words_has_no_chart(chat: Chatting, soldiers: int, database: Database) -> None:
    with database.reading() as stores:
        words = [c.id for _, c in stores.conflicts.latest(0.5, 9) if c.kind is not ConflictKind.FIGURE]
    for number in words:
        assert all("Grafik" not in call.buttons for call in await chat.say(f"/why {number}"))
    assert words


async def test_a_digest_offers_the_chart_of_what_it_tells(chat: Chatting, soldiers: int) -> None:
    [*_, digest] = [call for call in await chat.say("/digest") if call.buttons]
    (label,) = [button for button in digest.buttons if button.startswith("Grafik")]
    (picture,) = [call for call in await chat.press(digest, label) if call.method == "sendPhoto"]
    assert "11.000" in picture.params["caption"]


@pytest.mark.parametrize(
    ("arguments", "page"),
    [(("conflict", "3", "1"), "why_3"), (("conflict", "3"), "why_3"), (("story", "2"), "story_2")],
)
async def test_in_a_channel_the_chart_is_on_a_page_in_the_private_chat(
    chat: Chatting, services: Services, arguments: tuple[str, ...], page: str
) -> None:
    data = services.signer.sign(Press("chart", arguments), -1009)
    message = {"message_id": 7, "date": 1_731_027_600, "chat": {"id": -1009, "type": "channel", "title": "Kanal Selat"}}
    query = {"id": "1", "from": person(1, "id"), "chat_instance": "1", "message": message, "data": data}
    (answer,) = await chat.update(callback_query=query)
    assert answer.params["url"].endswith(f"?start={page}")


async def test_several_stories_say_whose_chart_it_is_and_keep_it_when_a_card_opens(
    chat: Chatting, soldiers: int, database: Database
) -> None:
    market = replace(article(9, "Pasar Lumbung dibuka lagi."), id=0, title="Pasar Lumbung dibuka")
    take_in(database, market, now=NOW - dt.timedelta(hours=1))
    [*_, digest] = [call for call in await chat.say("/digest") if call.buttons]
    (label,) = [button for button in digest.buttons if button.startswith("Grafik")]
    with database.reading() as stores:
        assert label == f"Grafik № {stores.conflicts.standing(soldiers).story_id}"
    number = next(button for button in digest.buttons if button.startswith("№"))
    edited, _ = await chat.press(digest, number)
    assert label in edited.buttons


async def test_two_values_need_no_chart(chat: Chatting, archive: list[int]) -> None:
    [digest] = await chat.say("/digest")
    assert digest.buttons
    assert not any(button.startswith("Grafik") for button in digest.buttons)


@pytest.mark.parametrize(("confidence", "rows"), [(0.9, 0), (0.1, 1)], ids=["in dispute", "no conflict that is shown"])
def test_what_a_story_shows_as_disputed_is_not_drawn_as_moved(confidence: float, rows: int) -> None:
    steps = tuple(UpdateValue(mark, None, (said,)) for mark, said in zip(("7", "9", "12"), CLAIMS, strict=True))
    disputed = replace(WHOLE, confidence=confidence)
    relations = Relations((disputed,), (Update(disputed.question, steps),))
    story = Story(1, "Bridge", DRAWN, CLAIMS, CLAIMS[:1], relations)
    assert len(story_row(texts("en"), story)) == rows
