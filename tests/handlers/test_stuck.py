"""/deliveries: owners see what did not surely arrive, and send it again."""

from __future__ import annotations

import datetime as dt

import pytest

from handlers.context import Services
from storage.records import DeliveryState
from tests.handlers.conftest import MODERATOR, OWNER
from tests.handlers.courier.queueing import queue
from tests.handlers.newsroom import NOW
from tests.handlers.telegram import Chatting

LEASE = dt.timedelta(minutes=1)


def settle(services: Services, *outcomes: str) -> None:
    """Claim what waits and settle it so, in the order of the chats."""
    with services.database.writing() as stores:
        for part, outcome in zip(stores.outbox.claim(NOW, 100, LEASE), outcomes, strict=True):
            stores.outbox.settle(
                part.id, outcome, at=NOW, error="TimedOut", message_id=5 if outcome == "sent" else None
            )


def chats_on_their_way(services: Services) -> list[int]:
    with services.database.writing() as stores:
        return [part.chat_id for part in stores.outbox.claim(NOW, 100, LEASE)]


async def test_when_all_arrived_it_says_so_and_offers_nothing(chat: Chatting, services: Services) -> None:
    queue(services, 1, 2)
    settle(services, "sent", "sent")
    [answer] = await chat.say("/deliveries", OWNER, "en")
    assert "none is on its way" in answer.text
    assert "None has failed" in answer.text
    assert not answer.buttons


@pytest.mark.parametrize(("label", "again"), [("uncertain", [71, 72]), ("refused", [73])])
async def test_what_is_stuck_is_shown_and_sent_again_when_the_owner_says_so(
    chat: Chatting, services: Services, label: str, again: list[int]
) -> None:
    queue(services, 71, 72, 73, 74)
    settle(services, "uncertain", "uncertain", "failed", "sent")
    [answer] = await chat.say("/deliveries", OWNER, "en")
    assert all(str(number) in answer.text for number in (71, 72, 73))
    assert "74" not in answer.text
    button = next(each for each in answer.buttons if label in each)
    queue(services, 75)
    settle(services, "uncertain")  # after the button was made: not what the owner saw
    [edit, _] = await chat.press(answer, button, OWNER, "en")
    assert f"{len(again)} message" in edit.text
    assert chats_on_their_way(services) == again
    [notice] = await chat.press(answer, button, OWNER, "en")
    assert "Nothing of that is left" in notice.params["text"]
    with services.database.reading() as stores:
        assert sum(stores.outbox.count_stuck().values()) == 4 - len(again)


async def test_nobody_else_may(chat: Chatting, services: Services) -> None:
    queue(services, 71)
    settle(services, "failed")
    [answer] = await chat.say("/deliveries", OWNER)
    [refused] = await chat.say("/deliveries", MODERATOR)
    assert "71" not in refused.text
    data = next(iter(answer.buttons.values()))
    await chat.press_data(data, MODERATOR)
    with services.database.reading() as stores:
        assert stores.outbox.count_stuck() == {DeliveryState.FAILED: 1}
