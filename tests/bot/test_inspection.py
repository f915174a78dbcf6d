"""`kabar check` finds the usual mistakes, says what to do, and fails only where something does not work."""

from __future__ import annotations

import asyncio
import datetime as dt
import sys
import zoneinfo
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from bot.inspection import look
from bot.inspection.remarks import Weight
from bot.settings import Settings
from storage.alone import alone
from storage.database import Database
from storage.leases import FETCHER, WEBHOOK
from tests.bot.conftest import Shell
from tests.telegram_server import TOKEN, TelegramServer

OWNER = 31
PUBLIC = "https://bot.example"


@pytest.fixture
async def telegram() -> AsyncIterator[TelegramServer]:
    async with TelegramServer(people={OWNER}) as server:
        yield server


@pytest.fixture
def settings(telegram: TelegramServer, database_url: str) -> Callable[..., Settings]:
    """The settings of a bot of which nothing is wrong but what is given."""

    def made(**other: object) -> Settings:
        usual: dict[str, Any] = {
            "telegram_bot_token": TOKEN,
            "telegram_api_url": telegram.url,
            "database_url": database_url,
            "kabar_owners": str(OWNER),
        }
        return Settings(**(usual | other))

    return made


async def found(settings: Settings, weight: Weight) -> dict[str, str]:
    """What is found of one weight, by what it is about."""
    return {each.what: each.seen for each in await asyncio.to_thread(look, settings) if each.weight is weight}


async def problems(settings: Settings) -> dict[str, str]:
    return await found(settings, Weight.PROBLEM)


async def notes(settings: Settings) -> dict[str, str]:
    return await found(settings, Weight.NOTE)


@contextmanager
def held(database: Database, lease: str) -> Iterator[None]:
    """A process of the same database is at work."""
    with database.writing() as stores:
        number = stores.leases.take(lease, "made-up", dt.timedelta(minutes=1)) or 0
    yield
    with database.writing() as stores:
        stores.leases.release(lease, number)


async def test_where_all_is_well_it_says_so(settings: Callable[..., Settings]) -> None:
    well = await found(settings(), Weight.OK)
    assert {"database", "search", "clock", "token", "webhook", "owner"} == set(well)
    assert await problems(settings()) == {}
    assert await notes(settings()) == {}


async def test_nothing_is_fetched_sent_or_registered(
    settings: Callable[..., Settings], telegram: TelegramServer
) -> None:
    await problems(settings())
    assert set(telegram.calls) == {"getMe", "getWebhookInfo", "getChat"}


async def test_a_wrong_token_and_a_telegram_out_of_reach_are_told_apart(settings: Callable[..., Settings]) -> None:
    assert "@BotFather" in (await problems(settings(telegram_bot_token="1:other")))["token"]
    assert "cannot be reached" in (await problems(settings(telegram_api_url="http://127.0.0.1:1")))["token"]


@pytest.mark.parametrize(
    ("ahead", "said"),
    [
        (dt.timedelta(minutes=5), "5 min behind"),
        (dt.timedelta(hours=-7), "7 h ahead of"),
        (dt.timedelta(seconds=20), None),
        (dt.timedelta(seconds=-20), None),
    ],
)
async def test_a_clock_that_is_off_is_seen_by_telegrams(
    settings: Callable[..., Settings], telegram: TelegramServer, ahead: dt.timedelta, said: str | None
) -> None:
    telegram.clock = ahead
    seen = (await problems(settings())).get("clock")
    assert (said in seen and "timedatectl" in seen) if said and seen else seen is said


async def test_without_an_owner_it_says_how_to_become_one(settings: Callable[..., Settings]) -> None:
    assert "KABAR_OWNERS" in (await notes(settings(kabar_owners="")))["owner"]
    assert "/start" in (await notes(settings(kabar_owners="32")))["owner"]


async def test_a_webhook_beside_polling_is_a_fault_and_a_left_one_is_none(
    settings: Callable[..., Settings], telegram: TelegramServer, database: Database
) -> None:
    telegram.webhook = {"url": "https://other.example/telegram/x"}
    assert "takes that down" in (await notes(settings()))["webhook"]
    with held(database, FETCHER):
        seen = (await problems(settings()))["webhook"]
    assert "gets none" in seen
    assert "other.example" in seen
    with held(database, WEBHOOK):
        assert "KABAR_WEBHOOK_URL is not set here" in (await problems(settings()))["webhook"]


async def test_at_an_sqlite_file_the_lock_tells_who_polls(
    telegram: TelegramServer, sqlite_database: Database, tmp_path: Any
) -> None:
    telegram.webhook = {"url": "https://other.example/telegram/x"}
    here = Settings(
        telegram_bot_token=TOKEN,  # type: ignore[arg-type]
        telegram_api_url=telegram.url,
        database_url=f"sqlite:///{tmp_path / 'kabar.db'}",
    )
    assert await problems(here) == {}
    assert not list(tmp_path.glob("*.lock")), "looking leaves no trace"
    with alone(sqlite_database, "answering"):
        assert "gets none" in (await problems(here))["webhook"]


async def test_a_webhook_that_is_not_ours_or_not_registered_yet_is_told(
    settings: Callable[..., Settings], telegram: TelegramServer, database: Database
) -> None:
    mine = settings(kabar_webhook_url=PUBLIC)
    assert "registers it" in (await notes(mine))["webhook"]
    telegram.webhook = {"url": "https://other.example/telegram/x"}
    assert "other.example, not to bot.example" in (await notes(mine))["webhook"]
    telegram.webhook = {"url": f"{PUBLIC}/telegram/another"}
    assert "KABAR_WEBHOOK_SECRET" in (await notes(mine))["webhook"]
    with held(database, WEBHOOK):
        assert "KABAR_WEBHOOK_SECRET" in (await problems(mine))["webhook"]
    with held(database, FETCHER):
        assert "stop it" in (await problems(mine))["webhook"]


async def test_a_webhook_that_telegram_cannot_post_to_is_a_fault(
    settings: Callable[..., Settings], telegram: TelegramServer
) -> None:
    mine = settings(kabar_webhook_url=PUBLIC)
    ours = {"url": f"{PUBLIC}/telegram/{mine.webhook_path}"}
    telegram.webhook = ours
    assert "posted to bot.example" in (await found(mine, Weight.OK))["webhook"]
    failed = {"last_error_message": "Connection refused", "pending_update_count": 3}
    for age, faulty in ((dt.timedelta(minutes=1), True), (dt.timedelta(hours=2), False)):
        at = int((dt.datetime.now(dt.UTC) - age).timestamp())
        telegram.webhook = ours | failed | {"last_error_date": at}
        assert ("Connection refused" in (await problems(mine)).get("webhook", "")) is faulty


async def test_telegram_itself_posts_to_https_only(database_url: str) -> None:
    from telegram import WebhookInfo

    from bot.inspection.stored import Stored
    from bot.inspection.telegram import look_at_webhook

    plain = Settings(telegram_bot_token=TOKEN, database_url=database_url, kabar_webhook_url="http://bot.example")  # type: ignore[arg-type]
    nothing = WebhookInfo(url="", has_custom_certificate=False, pending_update_count=0)
    [seen] = look_at_webhook(plain, nothing, Stored())
    assert (seen.weight, "https" in seen.seen) == (Weight.PROBLEM, True)


async def test_a_schema_that_is_missing_or_too_new_and_late_digests_are_faults(
    settings: Callable[..., Settings], database: Database, tmp_path: Any
) -> None:
    missing = settings(database_url=f"sqlite:///{tmp_path / 'nowhere.db'}")
    assert "kabar migrate" in (await problems(missing))["database"]
    gone = settings(database_url="postgresql://user@127.0.0.1:1/kabar")
    assert "DATABASE_URL" in (await problems(gone))["database"]
    now = dt.datetime.now(dt.UTC)
    with database.writing() as stores:
        stores.subscriptions.add(7, None, dt.time(7), "UTC", "en", now - dt.timedelta(minutes=9), now)
    assert "overdue" in (await problems(settings()))["digests"]


async def test_a_zone_that_this_machine_does_not_know_is_named(
    settings: Callable[..., Settings], database: Database
) -> None:
    now = dt.datetime.now(dt.UTC)
    with database.writing() as stores:
        stores.subscriptions.add(7, None, dt.time(7), "Asia/Sirih_Baru", "id", now + dt.timedelta(days=1), now)
    seen = (await problems(settings()))["time zones"]
    assert "Asia/Sirih_Baru" in seen
    assert "tzdata" in seen


@pytest.fixture
def no_zone_data(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A machine without zone data, neither the system's nor Python's."""
    monkeypatch.setitem(sys.modules, "tzdata", None)
    zoneinfo.reset_tzpath(to=[])
    zoneinfo.ZoneInfo.clear_cache()
    yield
    zoneinfo.reset_tzpath()


@pytest.mark.usefixtures("no_zone_data")
def test_missing_zone_data_ends_every_command_with_what_to_do(shell: Shell) -> None:
    said = shell.kabar("check", code=1).stderr
    assert "no time zone data" in said
    assert "pip install tzdata" in said


async def test_notes_leave_the_exit_code_at_0_and_faults_do_not(
    shell: Shell, telegram: TelegramServer, database_url: str
) -> None:
    shell.env |= {"TELEGRAM_BOT_TOKEN": TOKEN, "TELEGRAM_API_URL": telegram.url, "DATABASE_URL": database_url}
    noted = await asyncio.to_thread(shell.process, "check")
    assert "note    owner" in noted.stdout
    assert TOKEN.partition(":")[2] not in noted.stdout
    telegram.clock = dt.timedelta(hours=1)
    assert "PROBLEM clock" in (await asyncio.to_thread(lambda: shell.process("check", code=1))).stdout
