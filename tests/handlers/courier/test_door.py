"""What passes the gate, what is left out, and what is said again."""

from __future__ import annotations

from typing import Any

import pytest
from telegram.error import NetworkError, RetryAfter

from handlers.courier.door import Door
from handlers.courier.gate import Gate
from handlers.courier.judge import NotSent


class Calls:
    """Calls that were made; each fails with the next of the given errors, if there is one."""

    def __init__(self, *errors: Exception) -> None:
        self.errors = list(errors)
        self.made: list[str] = []

    async def through(self, door: Door, endpoint: str, chat_id: int = -7) -> Any:
        async def call() -> str:
            self.made.append(endpoint)
            if self.errors:
                raise self.errors.pop(0)
            return "answered"

        return await door.process_request(call, (), {}, endpoint, {"chat_id": chat_id}, None)


def busy_gate() -> Gate:
    """One whose next message must wait, as it is while a group floods."""
    gate = Gate(1e9, 1e9)
    gate.hold(3600)
    return gate


async def test_typing_notices_are_left_out_as_soon_as_anything_waits() -> None:
    calls = Calls()
    assert await calls.through(Door(busy_gate()), "sendChatAction") is True
    assert calls.made == []
    assert await calls.through(Door(Gate(1e9, 1e9)), "sendChatAction") == "answered"


@pytest.mark.parametrize("endpoint", ["getChatMember", "answerCallbackQuery", "setMyCommands"])
async def test_what_is_no_message_does_not_wait(endpoint: str) -> None:
    assert await Calls().through(Door(busy_gate()), endpoint) == "answered"


@pytest.mark.parametrize("error", [RetryAfter(0), NotSent("made up")])
async def test_what_surely_was_not_sent_is_said_again(error: Exception) -> None:
    calls = Calls(error)
    assert await calls.through(Door(Gate(1e9, 1e9)), "sendMessage") == "answered"
    assert calls.made == ["sendMessage"] * 2


async def test_what_may_have_been_sent_is_not_said_again() -> None:
    calls = Calls(NetworkError("made up"))
    with pytest.raises(NetworkError):
        await calls.through(Door(Gate(1e9, 1e9)), "sendMessage")
    assert calls.made == ["sendMessage"]


async def test_who_is_asked_to_wait_for_longer_than_anybody_reads_is_told() -> None:
    calls = Calls(RetryAfter(3600))
    with pytest.raises(RetryAfter):
        await calls.through(Door(Gate(1e9, 1e9)), "sendMessage")
    assert calls.made == ["sendMessage"]
