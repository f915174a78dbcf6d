"""What moderators do with feeds and with the queue is taken back like anything else."""

from __future__ import annotations

import pytest

from handlers.context import Services
from handlers.feeding.polling import Poller
from storage.feed_records import FeedState
from tests.handlers.conftest import MODERATOR
from tests.handlers.desk.newsdesk import shown, state
from tests.handlers.telegram import Chatting

FEED = "https://selat.example/rss"


def everything(services: Services) -> tuple[object, ...]:
    """The archive, the feeds as they were decided, and what waits."""
    with services.database.reading() as stores:
        feeds = [(feed.id, stores.feeds.decided(feed.id)) for feed in stores.feeds.all()]
        return state(services.database), feeds, [(item.id, item.article) for item in stores.feeds.queue(50)]


async def undo(chat: Chatting) -> str:
    return shown(await chat.say("/undo", user=MODERATOR))


@pytest.mark.parametrize("words", ["pause 1", "publish 1", "remove 1", f"remove {FEED}"])
async def test_a_decision_about_a_feed(chat: Chatting, services: Services, words: str) -> None:
    await chat.say(f"/feed add {FEED}", user=MODERATOR)
    before = everything(services)
    await chat.say(f"/feed {words}", user=MODERATOR)
    assert everything(services) != before
    assert "Dibatalkan" in await undo(chat)
    assert everything(services) == before


async def test_a_feed_that_was_added_and_one_that_was_woken(chat: Chatting, services: Services) -> None:
    before = everything(services)
    await chat.say(f"/feed add {FEED}", user=MODERATOR)
    assert "Dibatalkan" in await undo(chat)
    assert everything(services) == before
    await chat.say(f"/feed add {FEED}", user=MODERATOR)
    await chat.say("/feed pause 1", user=MODERATOR)
    await chat.say("/feed resume 1", user=MODERATOR)
    assert "Dibatalkan" in await undo(chat)
    with services.database.reading() as stores:
        assert stores.feeds.get(1).state is FeedState.PAUSED


@pytest.mark.parametrize("label", ["Terbitkan", "Buang"])
async def test_what_was_done_with_an_item_of_the_queue(
    chat: Chatting, services: Services, poller: Poller, label: str
) -> None:
    await chat.say(f"/feed add {FEED}", user=MODERATOR)
    await poller.poll_due()
    before = everything(services)
    first, *_ = await chat.say("/queue", user=MODERATOR)
    await chat.press(first, label, user=MODERATOR)
    after = everything(services)
    assert after != before
    assert "Dibatalkan" in await undo(chat)
    assert everything(services) == before
    with services.database.reading() as stores:
        entry = stores.log.latest(1)[0].id
    assert "Dibatalkan" in shown(await chat.say(f"/undo {entry}", user=MODERATOR))
    assert everything(services)[1:] == after[1:]
