"""What an error means."""

from __future__ import annotations

import datetime as dt

import pytest
from telegram.error import BadRequest, ChatMigrated, Forbidden, InvalidToken, NetworkError, RetryAfter, TimedOut

from handlers.courier.judge import DOUBT_PAUSES, Also, NotSent, judge
from storage.records import Delivery


def delivery(thread_id: int | None = None, doubts: int = 0) -> Delivery:
    return Delivery(1, 1, dt.date(2030, 1, 1), 1, 1, -5, thread_id, "", 1, doubts)


@pytest.mark.parametrize(
    ("error", "state", "also"),
    [
        (Forbidden("bot was blocked by the user"), "stopped", Also.NOTHING),
        (BadRequest("Chat not found"), "stopped", Also.NOTHING),
        (BadRequest("not enough rights to send text messages to the chat"), "stopped", Also.NOTHING),
        (ChatMigrated(-7), "moved", Also.NOTHING),
        (RetryAfter(3), "later", Also.HOLD_CHAT),
        (BadRequest("Message is too long"), "failed", Also.NOTHING),
        (BadRequest("Can't parse entities: unsupported start tag"), "failed", Also.PLAIN),
        (BadRequest("TOPIC_CLOSED"), "stopped", Also.NOTHING),
        (NotSent("no connection"), "later", Also.TROUBLE),
        (InvalidToken("Unauthorized"), "later", Also.TROUBLE),
        (TimedOut(), "uncertain", Also.TROUBLE),
        (NetworkError("Bad Gateway"), "uncertain", Also.TROUBLE),
    ],
)
def test_what_an_error_means(error: Exception, state: str, also: Also) -> None:
    outcome = judge(error, delivery())  # type: ignore[arg-type]
    assert (outcome.state, outcome.also) == (state, also)


@pytest.mark.parametrize("words", ["TOPIC_CLOSED", "TOPIC_DELETED", "Message thread not found"])
def test_a_topic_that_is_gone_is_left_for_the_group(words: str) -> None:
    outcome = judge(BadRequest(words), delivery(thread_id=9))
    assert (outcome.state, outcome.also, outcome.moved_to) == ("moved", Also.LEAVE_TOPIC, -5)


def test_telegrams_request_to_wait_is_obeyed_to_the_letter() -> None:
    assert judge(RetryAfter(37), delivery()).wait == dt.timedelta(seconds=37)


def test_each_doubtful_send_is_repeated_once_and_the_last_one_rests() -> None:
    waits = [judge(TimedOut(), delivery(doubts=doubts)).wait for doubts in range(len(DOUBT_PAUSES) + 1)]
    assert waits == [*DOUBT_PAUSES, None]
    assert max(DOUBT_PAUSES[:3]) < dt.timedelta(seconds=120)
