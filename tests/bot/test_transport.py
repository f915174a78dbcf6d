"""The transport tells what surely was not sent from what may have been, and never tells the token."""

from __future__ import annotations

import socket
from collections.abc import AsyncIterator

import pytest
from telegram import Bot
from telegram.error import NetworkError, RetryAfter, TimedOut

from bot.transport import AiohttpRequest
from handlers.courier.judge import NotSent
from tests.telegram_server import TOKEN, TelegramServer


@pytest.fixture
async def telegram() -> AsyncIterator[TelegramServer]:
    async with TelegramServer() as server:
        yield server


def bot_at(url: str, **options: float) -> Bot:
    request = AiohttpRequest(**options)  # type: ignore[arg-type]
    return Bot(TOKEN, base_url=f"{url}/bot", base_file_url=f"{url}/file/bot", request=request)


async def test_a_call_arrives_with_its_parameters(telegram: TelegramServer) -> None:
    async with bot_at(telegram.url) as bot:
        message = await bot.send_message(7, "satu & dua\n“tiga” 🇮🇩", parse_mode="HTML")
    assert (message.message_id, telegram.sent[0].text) == (1, "satu & dua\n“tiga” 🇮🇩")
    assert telegram.last_body == {"chat_id": "7", "text": "satu & dua\n“tiga” 🇮🇩", "parse_mode": "HTML"}


async def test_files_go_up_and_come_down(telegram: TelegramServer) -> None:
    async with bot_at(telegram.url) as bot:
        await bot.set_webhook("https://example.org/", certificate=b"made up", drop_pending_updates=True)
        assert await bot.request.retrieve(f"{telegram.url}/file/bot{TOKEN}/a") == b"a file"
    assert list(telegram.uploads.values()) == [b"made up"]
    assert telegram.last_body["drop_pending_updates"] == "true"


@pytest.mark.parametrize("fault", ["drop before", "drop after", "garbage", "truncate", "502"])
async def test_a_lost_answer_may_mean_anything(telegram: TelegramServer, fault: str) -> None:
    telegram.faults.append(fault)
    async with bot_at(telegram.url) as bot:
        with pytest.raises(NetworkError) as caught:
            await bot.send_message(7, "pesan rahasia")
    assert not isinstance(caught.value, NotSent)
    assert TOKEN not in repr(caught.value)
    assert "rahasia" not in repr(caught.value)


async def test_an_answer_that_comes_too_late_may_mean_anything(telegram: TelegramServer) -> None:
    telegram.faults.append("late")
    async with bot_at(telegram.url, read_timeout=0.05) as bot:
        with pytest.raises(TimedOut):
            await bot.send_message(7, "pesan")


async def test_no_connection_means_that_nothing_was_sent() -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        bot = bot_at(f"http://127.0.0.1:{unused.getsockname()[1]}")
        await bot.request.initialize()
        with pytest.raises(NotSent) as caught:
            await bot.send_message(7, "pesan")
    assert TOKEN not in repr(caught.value)
    await bot.request.shutdown()
    with pytest.raises(NotSent):
        await bot.send_message(7, "pesan")


async def test_no_free_connection_means_that_nothing_was_sent(telegram: TelegramServer) -> None:
    telegram.latency = 0.5
    async with bot_at(telegram.url, connections=1, connect_timeout=0.05) as bot:
        import asyncio

        results = await asyncio.gather(*(bot.send_message(7, "pesan") for _ in range(2)), return_exceptions=True)
    assert [type(result).__name__ for result in results] == ["Message", "NotSent"]


async def test_what_telegram_refuses_is_told_as_the_library_tells_it(telegram: TelegramServer) -> None:
    telegram.refusals[7] = (429, {"description": "Too Many Requests", "parameters": {"retry_after": 3}})
    async with bot_at(telegram.url) as bot:
        with pytest.raises(RetryAfter):
            await bot.send_message(7, "pesan")
