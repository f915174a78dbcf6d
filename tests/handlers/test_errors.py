"""Mistakes, faults, and what is said and logged of them."""

import logging
from typing import Any

import pytest

from handlers import reading
from handlers.buttons import Press
from handlers.context import Services
from storage.errors import Busy, Unavailable
from tests.handlers.telegram import Chatting, Recorder, RefusalError

SECRET = "what-somebody-wrote"


@pytest.fixture
def broken(monkeypatch: pytest.MonkeyPatch) -> None:
    def page(*_: object) -> Any:
        try:
            raise KeyError(SECRET)
        except KeyError as error:
            raise ValueError(SECRET) from error

    monkeypatch.setattr(reading, "find_page", page)


async def test_a_fault_of_ours_is_an_apology_and_a_trace_without_anybodys_words(
    chat: Chatting, broken: None, caplog: pytest.LogCaptureFixture
) -> None:
    [call] = await chat.say(f"/sources {SECRET}", language="en")
    assert call.text.startswith("Sorry, something went wrong on our side")
    code = call.text.split("code ")[1].rstrip(")")
    assert f"fault {code}: ValueError" in caplog.text
    assert "KeyError" in caplog.text
    assert "reading.py" in caplog.text
    assert SECRET not in caplog.text


async def test_a_busy_database_is_said_to_be_busy(
    chat: Chatting, services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    def busy(*_: object) -> Any:
        raise Busy("busy")

    monkeypatch.setattr(type(services.database), "reading", busy)
    [call] = await chat.say("/latest")
    assert call.text == "Maaf, sedang sibuk. Coba lagi sebentar lagi."


async def test_a_database_that_is_away_is_a_line_in_the_log_and_no_fault(
    chat: Chatting, services: Services, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def away(*_: object) -> Any:
        raise Unavailable("it cannot be reached (57P01)")

    monkeypatch.setattr(type(services.database), "reading", away)
    with caplog.at_level(logging.WARNING):
        [call] = await chat.say("/latest")
    assert call.text == "Maaf, sedang sibuk. Coba lagi sebentar lagi."
    assert "the database cannot be used: it cannot be reached (57P01)" in caplog.text
    assert "fault" not in caplog.text
    assert ".py" not in "".join(record.getMessage() for record in caplog.records)


async def test_a_fault_behind_a_button_is_answered_there(chat: Chatting, services: Services, broken: None) -> None:
    calls = await chat.press_data(services.signer.sign(Press("find", ("x",)), 1))
    assert [call.method for call in calls] == ["answerCallbackQuery"]
    assert calls[0].params["text"].startswith("Maaf, ada kesalahan di pihak kami")


@pytest.mark.parametrize(
    "refusal",
    [
        RefusalError(403, "Forbidden: bot was blocked"),
        RefusalError(502, "Bad Gateway"),
        RefusalError(429, "Too Many Requests", retry_after=5),
    ],
)
async def test_an_answer_that_cannot_be_sent_is_a_line_in_the_log(
    chat: Chatting, network: Recorder, refusal: RefusalError, caplog: pytest.LogCaptureFixture
) -> None:
    def refuse(_: dict[str, Any]) -> Any:
        raise refusal

    network.answers["sendMessage"] = refuse
    with caplog.at_level(logging.WARNING):
        assert len(await chat.say("/latest")) in {1, 2}
    assert "could be sent" in caplog.text or "no answer" in caplog.text
    assert "Traceback" not in caplog.text


async def test_a_press_too_old_to_be_answered_is_let_go(chat: Chatting, network: Recorder) -> None:
    def old(_: dict[str, Any]) -> Any:
        raise RefusalError(400, "Bad Request: query is too old and response timeout expired")

    network.answers["answerCallbackQuery"] = old
    [welcome] = await chat.say("/start")
    calls = await chat.press(welcome, "Ringkasan sekarang")
    assert [call.method for call in calls] == ["sendMessage", "answerCallbackQuery"]
