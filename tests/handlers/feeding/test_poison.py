"""Articles that cannot be read, or end whatever reads them: they wait for a moderator, and the others go on."""

from __future__ import annotations

import datetime as dt
import logging

import pytest

from handlers.context import Services
from handlers.desk import changing
from handlers.desk.troubles import tell_desk
from handlers.feeding import polling
from handlers.feeding.polling import Poller
from seeds import apart
from seeds.feeds.entries import read_entry
from seeds.feeds.parsing import Entry
from storage.feed_records import ItemState
from tests.handlers.conftest import MODERATOR, OWNER, chatting
from tests.handlers.feeding.asking import FEED, feeds, queued, say, titles
from tests.handlers.feeding.conftest import feed, page
from tests.handlers.feeding.poison import ENDS, FAILS, HANGS, read_or_suffer
from tests.handlers.telegram import Chatting, Recorder
from tests.seeds.fetching.network import Web


@pytest.fixture
def poisoned(web: Web, monkeypatch: pytest.MonkeyPatch) -> Web:
    """A web with articles that hang, end and fail what reads them, between others."""
    monkeypatch.setattr(changing, "read_article", read_or_suffer)
    names = ("Jembatan dibuka", ENDS, FAILS, "Kapal berlabuh")
    for number, title in enumerate(names):
        web.pages[f"selat.example/{number}"] = page(title, more=f"Pedagang ke-{number} menambah lapak.")
    items = [(f"https://selat.example/{number}", title) for number, title in enumerate(names)]
    web.pages["selat.example/rss"] = feed(*items)
    return web


def unknown(services: Services) -> list[tuple[str, ItemState]]:
    """What was set aside and no moderator was told of."""
    with services.database.reading() as stores:
        return [(item.title, item.state) for item in stores.feeds.items_unknown_to_desk()]


async def test_the_others_are_published_and_moderators_are_told_what_waits(
    chat: Chatting, services: Services, poller: Poller, poisoned: Web, caplog: pytest.LogCaptureFixture
) -> None:
    await say(chat, f"/feed add {FEED} publish")
    with caplog.at_level(logging.ERROR):
        await poller.poll_due()
    assert titles(services) == ["Jembatan dibuka", "Kapal berlabuh"]
    waiting = [item.article.title for item in queued(services) if item.article]
    assert sorted(waiting) == [ENDS, FAILS]
    (fault,) = (each.getMessage() for each in caplog.records if each.levelno >= logging.ERROR)
    assert "ZeroDivisionError" in fault, "a refusal is none of our faults"
    assert "Tora Mila" not in caplog.text, "what an article says is in no log"

    before = len(chat.network.calls)
    await tell_desk(chat.application.bot, services)
    said = [(call.params["chat_id"], call.text) for call in chat.network.calls[before:]]
    assert sorted({who for who, _ in said}) == [OWNER, MODERATOR]
    assert len(said) == 4
    assert all("/queue" in text for _, text in said)
    assert any(ENDS in text for _, text in said)
    assert unknown(services) == []

    await poller.poll_due()
    assert unknown(services) == [], "it is not tried again by itself"


async def test_moderators_hear_of_it_also_if_the_program_ended_before_it_was_said(
    chat: Chatting, services: Services, poller: Poller, poisoned: Web, network: Recorder
) -> None:
    await say(chat, f"/feed add {FEED} publish")
    await poller.poll_due()
    async with chatting(services, network) as another:  # what the first had in memory is gone
        before = len(network.calls)
        await tell_desk(another.application.bot, services)
    assert len(network.calls[before:]) == 4


async def test_a_moderator_who_publishes_such_an_article_is_told_why_not(
    chat: Chatting, services: Services, poller: Poller, poisoned: Web
) -> None:
    await say(chat, f"/feed add {FEED} publish")
    await poller.poll_due()
    shown = await chat.say("/queue", user=MODERATOR)
    [ends] = [call for call in shown if ENDS in call.text]
    [answer] = [
        call for call in await chat.press(ends, "Terbitkan", user=MODERATOR) if call.method == "answerCallbackQuery"
    ]
    assert "terlalu banyak waktu atau memori" in answer.params["text"]
    assert len(queued(services)) == 2


async def test_a_page_that_our_reader_stumbles_over_is_left_out(
    chat: Chatting, services: Services, poller: Poller, web: Web, monkeypatch: pytest.MonkeyPatch
) -> None:

    async def stumble(entry: Entry, **more: object) -> object:
        if entry.title == "Pasar ramai":
            raise apart.ReadingFault("ZeroDivisionError\n  seeds/pages/parsing.py")
        return await read_entry(entry, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(polling, "read_entry", stumble)
    await say(chat, f"/feed add {FEED} publish")
    await poller.poll_due()
    assert titles(services) == ["Jembatan dibuka"]
    assert unknown(services) == [("Pasar ramai", ItemState.FAILED)]
    assert len(feeds(services)) == 1


@pytest.mark.slow
async def test_an_article_that_hangs_what_reads_it_is_given_up_after_a_while(
    chat: Chatting, services: Services, poller: Poller, poisoned: Web, monkeypatch: pytest.MonkeyPatch
) -> None:
    poisoned.pages["selat.example/1"] = page(HANGS)
    monkeypatch.setattr(apart._room, "_longest", 10.0)
    await say(chat, f"/feed add {FEED} publish")
    await poller.poll_due()
    assert titles(services) == ["Jembatan dibuka", "Kapal berlabuh"]
    assert sorted(item.article.title for item in queued(services) if item.article) == [FAILS, HANGS]


async def test_a_passing_trouble_of_this_machine_drops_nothing(
    chat: Chatting, services: Services, poller: Poller, web: Web, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def no_room(_: Entry, **__: object) -> object:
        raise OSError(12, "Cannot allocate memory")

    monkeypatch.setattr(polling, "read_entry", no_room)
    await say(chat, f"/feed add {FEED} publish")
    await poller.poll_due()
    assert unknown(services) == []
    later = services.now() + dt.timedelta(hours=1)
    with services.database.writing() as stores:
        assert stores.feeds.claim_items(later, limit=9, lease=dt.timedelta(minutes=1)), "they are read again"


async def test_a_feed_that_our_reader_stumbles_over_counts_as_failed(
    chat: Chatting, services: Services, poller: Poller, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def stumble(*_: object, **__: object) -> object:
        raise apart.ReadingFault("ZeroDivisionError\n  seeds/feeds/parsing.py")

    await say(chat, f"/feed add {FEED} publish")
    monkeypatch.setattr(polling, "read_feed", stumble)
    await poller.poll_due()
    [stored] = feeds(services)
    assert stored.failures == 1
