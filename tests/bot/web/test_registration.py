"""Telegram is told where to post, and told again when somebody changed that."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

import pytest
from telegram import Bot

from bot.app import make_request, make_services
from bot.settings import Settings
from bot.web import registration
from bot.web.registration import Registration
from storage.database import Database
from storage.leases import WEBHOOK
from tests.telegram_server import TOKEN, TelegramServer
from tests.waiting import until

KINDS = ["message", "callback_query"]


@pytest.fixture(autouse=True)
def no_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registration, "LOOKED_AT", 0.01)
    monkeypatch.setattr(registration, "FIRST_PAUSE", 0.01)


@asynccontextmanager
async def registered(telegram: TelegramServer, database: Database, secret: str = "") -> AsyncIterator[Settings]:
    """A process that keeps its webhook registered."""
    settings = Settings(
        telegram_bot_token=TOKEN,  # type: ignore[arg-type]
        telegram_api_url=telegram.url,
        kabar_webhook_url="https://bot.example/",
        kabar_webhook_secret=secret or None,  # type: ignore[arg-type]
    )
    async with Bot(TOKEN, base_url=f"{telegram.url}/bot", request=make_request(settings)) as bot:
        keeping = asyncio.create_task(Registration(bot, make_services(settings, database), settings, KINDS).keep())
        try:
            yield settings
        finally:
            keeping.cancel()
            with suppress(asyncio.CancelledError):
                await keeping


async def looked(telegram: TelegramServer) -> None:
    """Wait for two more looks, so that one of them is whole."""
    seen = telegram.calls.count("getWebhookInfo")
    await until(lambda: telegram.calls.count("getWebhookInfo") > seen + 1)


async def test_the_webhook_is_set_with_its_secret_and_what_is_wanted(
    telegram: TelegramServer, sqlite_database: Database
) -> None:
    async with registered(telegram, sqlite_database) as settings:
        await until(lambda: telegram.webhook)
    assert telegram.webhook["url"] == f"https://bot.example/telegram/{settings.webhook_path}"
    assert telegram.webhook["secret_token"] == settings.webhook_secret
    assert telegram.webhook["allowed_updates"] == KINDS
    assert int(telegram.webhook["max_connections"]) == registration.CONNECTIONS
    assert settings.webhook_secret not in telegram.webhook["url"]


async def test_it_is_not_set_again_while_it_stands_by_whichever_process(
    telegram: TelegramServer, sqlite_database: Database
) -> None:
    async with registered(telegram, sqlite_database), registered(telegram, sqlite_database):
        await until(lambda: telegram.webhook)
        await looked(telegram)
    assert telegram.calls.count("setWebhook") <= 2, "two that begin at the same moment may both set it"
    before = telegram.calls.count("setWebhook")
    async with registered(telegram, sqlite_database):
        await looked(telegram)
    assert telegram.calls.count("setWebhook") == before


async def test_it_is_set_again_after_somebody_took_it_away(telegram: TelegramServer, sqlite_database: Database) -> None:
    async with registered(telegram, sqlite_database):
        await until(lambda: telegram.webhook)
        telegram.webhook = {}
        await until(lambda: telegram.webhook)


async def test_another_secret_makes_another_address_and_is_told_to_telegram(
    telegram: TelegramServer, sqlite_database: Database
) -> None:
    async with registered(telegram, sqlite_database):
        await until(lambda: telegram.webhook)
    first = telegram.webhook
    async with registered(telegram, sqlite_database, secret="another_secret"):
        await until(lambda: telegram.webhook is not first)
    assert telegram.webhook["secret_token"] == "another_secret"
    assert telegram.webhook["url"] != first["url"]


async def test_what_telegram_says_went_wrong_is_logged_once(
    telegram: TelegramServer, sqlite_database: Database, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.WARNING)
    async with registered(telegram, sqlite_database):
        await until(lambda: telegram.webhook)
        telegram.webhook |= {"last_error_date": 1_900_000_000, "last_error_message": "Connection refused"}
        await looked(telegram)
        await looked(telegram)
    assert [record.getMessage() for record in caplog.records] == [
        "Telegram could not post an update: Connection refused"
    ]


async def test_a_telegram_that_is_away_is_asked_again(
    telegram: TelegramServer, sqlite_database: Database, caplog: pytest.LogCaptureFixture
) -> None:
    async with registered(telegram, sqlite_database):
        await until(lambda: telegram.webhook)
        telegram.webhook = {}
        await telegram.away(0.1)
        await until(lambda: telegram.webhook)
    assert "the webhook: NotSent" in caplog.text
    assert TOKEN.partition(":")[2] not in caplog.text


async def test_while_a_webhook_stands_the_database_says_so_and_afterwards_it_does_not(
    telegram: TelegramServer, database: Database
) -> None:
    def marked() -> list[str]:
        with database.reading() as stores:
            return [lease.holder for lease in stores.leases.all() if lease.name == WEBHOOK and lease.held]

    async with registered(telegram, database):
        await until(marked)
        async with registered(telegram, database):
            await looked(telegram)
            assert len(marked()) == 1
        await looked(telegram)
        assert len(marked()) == 1
    assert marked() == []
