"""What one speaker says in one story is shown whole, in pages, from /story, /who and /why."""

import pytest

from handlers.context import Services
from handlers.intake import take_in
from handlers.render import units
from tests.handlers.newsroom import NOW, article
from tests.handlers.telegram import Call, Chatting, Group

MANY = 40
WARNED = "Bupati Raka Wen mengatakan tanggul nomor {0} di Teluk Arau sudah diperbaiki dengan {0} truk batu dan pasir."


@pytest.fixture(autouse=True)
def talkative(services: Services) -> None:
    """A story in which one person says forty things, in two articles."""
    for start, outlet in ((0, "Warta Arau"), (MANY // 2, "Pos Arau")):
        text = " ".join(WARNED.format(100 + start + n) for n in range(MANY // 2))
        told = article(
            0, text, title="Tanggul di Teluk Arau diperbaiki", outlet=outlet, url=f"https://{outlet[:3]}.example"
        )
        take_in(services.database, told, now=NOW)


def rest(call: Call) -> str:
    """The label of the button that leads to what is left out."""
    return next(label for label in call.buttons if label.endswith((" lagi", " more")))


@pytest.mark.parametrize("asked", ["/story 1", "/who Raka Wen"])
async def test_what_is_left_out_is_a_press_away_and_can_be_paged_through(chat: Chatting, asked: str) -> None:
    shown = (await chat.say(asked))[-1]
    [page, _] = await chat.press(shown, rest(shown))
    assert page.method == "sendMessage"
    assert "Raka Wen" in page.text
    assert f"{MANY} pernyataan" in page.text
    seen = page.text
    while forward := next((label for label in page.buttons if label.startswith("▶")), None):
        page = (await chat.press(page, forward))[0]
        assert page.method == "editMessageText"
        assert units(page.text) <= 4096
        seen += page.text
    assert all(f"nomor {100 + n} di" in seen for n in range(MANY))


async def test_a_button_says_whose_words_it_leads_to_and_how_many(chat: Chatting) -> None:
    told = (await chat.say("/story 1", language="en"))[-1]
    assert rest(told) == f"Raka Wen: {MANY - 2} more"
    who = (await chat.say("/who Raka Wen"))[-1]
    assert rest(who) == f"Peristiwa 1: {MANY - 5} lagi"


async def test_whoever_reads_along_in_a_group_may_turn_pages(chat: Chatting) -> None:
    group = Group()
    told = (await chat.say("/story 1", group=group))[-1]
    [page, _] = await chat.press(told, rest(told), 3, group=group)
    assert "Raka Wen" in page.text


async def test_a_button_of_a_story_that_is_gone_says_so(chat: Chatting, services: Services) -> None:
    told = (await chat.say("/story 1"))[-1]
    with services.database.writing() as stores:
        for number in (1, 2):
            stores.articles.remove(number, NOW)
    [answer] = await chat.press(told, rest(told))
    assert answer.method == "answerCallbackQuery"
    assert answer.params["text"]
