"""No log line, traceback included, ever holds the token."""

from __future__ import annotations

import logging
import sys

import httpx
import pytest

from bot import logs

TOKEN = "8123456789:AAE-made_up-token-for-tests-0123456789"
SHORT = "424242:SIM"


@pytest.mark.parametrize("token", [TOKEN, SHORT])
@pytest.mark.parametrize("spelling", ["{}", "http://127.0.0.1/bot{}/getMe", "…/file/bot{}/documents/a.txt", "'{}'"])
def test_the_token_is_hidden_however_it_is_written(
    capsys: pytest.CaptureFixture[str], token: str, spelling: str
) -> None:
    logs.set_up([token])
    logging.getLogger("any.library").warning("calling %s", spelling.format(token))
    logging.getLogger("any.library").warning("calling %s", spelling.format(token.replace(":", "%3A")))
    written = capsys.readouterr().err
    assert written.count("calling") == 2
    assert token.partition(":")[2] not in written


def test_a_token_that_is_not_ours_is_hidden_too(capsys: pytest.CaptureFixture[str]) -> None:
    logs.set_up()
    logging.getLogger("x").error("old one: %s", TOKEN)
    assert TOKEN.partition(":")[2] not in capsys.readouterr().err


def test_a_traceback_carries_no_token(capsys: pytest.CaptureFixture[str]) -> None:
    logs.set_up([TOKEN])
    try:
        raise httpx.ConnectError(f"no route to https://api.example/bot{TOKEN}/getMe")
    except httpx.ConnectError:
        logging.getLogger("x").exception("failed")
    written = capsys.readouterr().err
    assert "ConnectError" in written
    assert TOKEN not in written


def test_an_exception_nobody_caught_is_logged_without_the_token(capsys: pytest.CaptureFixture[str]) -> None:
    logs.set_up([SHORT])
    error = RuntimeError(f"bad {SHORT}")
    sys.excepthook(RuntimeError, error, None)
    written = capsys.readouterr().err
    assert "RuntimeError: bad •••" in written


async def test_the_http_librarys_own_lines_about_addresses_are_not_written(capsys: pytest.CaptureFixture[str]) -> None:
    logs.set_up([TOKEN])
    transport = httpx.MockTransport(lambda request: httpx.Response(200, json={"ok": True}))
    async with httpx.AsyncClient(transport=transport) as client:
        await client.get(f"https://api.example/bot{TOKEN}/getMe")
    assert capsys.readouterr().err == ""


def test_the_same_words_are_written_once_in_half_a_minute_with_how_often_they_came() -> None:
    moments, written = iter((0.0, 1.0, 29.9, 30.0, 31.0, 90.0, 91.0, 92.0)), list[str]()
    seldom = logs.Seldom(lambda: next(moments))

    def say(words: str, *args: object, name: str = "x", error: object = None) -> None:
        info = (ValueError, ValueError(), None) if error else None
        record = logging.LogRecord(name, logging.WARNING, __file__, 1, words, args, info)
        if seldom.filter(record):
            written.append(record.getMessage())

    for _ in range(6):
        say("%s is away", "it")
    say("%s is away", "he")
    say("it is away", name="y")
    say("it is away", error="a traceback")
    more = " (and {} times more since it was last written)"
    assert written == [
        "it is away",
        "it is away" + more.format(2),
        "it is away" + more.format(1),
        "he is away",
        "it is away",
        "it is away",
    ]


def test_what_is_worse_is_not_left_out_because_it_was_said_before() -> None:
    seldom = logs.Seldom(lambda: 0.0)
    levels = (logging.INFO, logging.INFO, logging.WARNING, logging.ERROR, logging.ERROR, logging.CRITICAL)
    records = [logging.LogRecord("x", level, __file__, 1, "same", (), None) for level in levels]
    assert [seldom.filter(record) for record in records] == [True, False, True, True, False, True]


def test_a_fault_that_lasts_is_written_at_once_and_then_once_an_hour() -> None:
    now, written = 0.0, list[str]()
    seldom = logs.Seldom(lambda: now)

    def stumble(why: str) -> None:
        record = logging.LogRecord("x", logging.ERROR, __file__, 1, "the courier stumbled: %s", (why,), None)
        if seldom.filter(record):
            written.append(f"{now:.0f} {record.getMessage()}")

    for now in (0.0, 1.0, 40.0, 3599.0, 3600.0, 3601.0):
        stumble("one")
        stumble(f"another at {now:.0f}" if now < 2 else "one")
    assert written == [
        "0 the courier stumbled: one",
        "0 the courier stumbled: another at 0",
        "1 the courier stumbled: another at 1",
        "3600 the courier stumbled: one (and 5 times more since it was last written)",
    ]


def test_how_often_it_was_left_out_is_written_also_if_it_is_never_said_again(caplog: pytest.LogCaptureFixture) -> None:
    now = 0.0
    seldom = logs.Seldom(lambda: now)
    for _ in range(3):
        seldom.filter(logging.LogRecord("x", logging.WARNING, __file__, 1, "it is away", (), None))
    now = logs.AGAIN
    for number in range(logs.MOST):
        seldom.filter(logging.LogRecord("x", logging.INFO, __file__, 1, "%d", (number,), None))
    assert caplog.messages == ["it is away (and 2 times more since it was last written)"]


def test_however_much_is_said_little_is_remembered() -> None:
    now = 0.0
    seldom = logs.Seldom(lambda: now)
    for number in range(3 * logs.MOST):
        now += number % 2
        assert seldom.filter(logging.LogRecord("x", logging.INFO, __file__, 1, "%d", (number,), None))
        assert len(seldom._said) <= logs.MOST


def test_quiet_logs_still_say_what_went_wrong(capsys: pytest.CaptureFixture[str]) -> None:
    logs.set_up(level=logging.WARNING)
    logging.getLogger("x").info("nothing special")
    logging.getLogger("x").warning("look here")
    written = capsys.readouterr().err
    assert "nothing special" not in written
    assert "look here" in written
