"""Telegram's updates are fetched by one process; others of the same database stand by and follow."""

from __future__ import annotations

import asyncio
import datetime as dt
import signal
import sys

import aiohttp
import pytest

from bot import roles as roles_module
from bot.app import make_request
from bot.polling import Poller
from bot.reception import Reception
from bot.roles import Role, Roles
from bot.settings import Settings
from storage.database import Database
from storage.leases import FETCHER, PROCESS
from tests.bot.conftest import Shell
from tests.bot.receiver import Process
from tests.bot.updates import command
from tests.telegram_server import TOKEN, TelegramServer
from tests.waiting import until

STRANGER = "another program fetches"


class OneOfSeveral(Process):
    """A polling process that is known as alive and asks for the lease, as `bot.process` does on PostgreSQL."""

    def __init__(self, telegram: TelegramServer, database: Database) -> None:
        super().__init__(telegram, database)
        settings = Settings(telegram_bot_token=TOKEN, telegram_api_url=telegram.url)  # type: ignore[arg-type]
        self.role = Role(FETCHER)
        self.roles = Roles(self.services, self.role, leases=True)
        self.poller = Poller(
            self.application,
            Reception(self.application, self.inbox),
            make_request(settings),
            ["message"],
            may_fetch=lambda: self.role.held is not None,
        )

    async def __aenter__(self) -> OneOfSeveral:
        with self.services.database.writing() as stores:  # the other takes nothing from one that is alive
            stores.leases.take(PROCESS + self.services.process, self.services.process, dt.timedelta(hours=1))
        await self.roles.start()
        await super().__aenter__()
        return self

    async def __aexit__(self, *error: object) -> None:
        await super().__aexit__(*error)
        await self.roles.stop()


@pytest.fixture
def hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(roles_module, "LASTS", dt.timedelta(seconds=3))
    monkeypatch.setattr(roles_module, "RENEWED", 0.2)
    monkeypatch.setattr(roles_module, "LOOK", 0.05)


@pytest.mark.usefixtures("hurried")
async def test_the_second_stands_by_and_fetches_once_the_first_has_ended(
    database: Database, caplog: pytest.LogCaptureFixture
) -> None:
    async with TelegramServer() as telegram:
        async with OneOfSeveral(telegram, database):
            telegram.push(command(5, "/help"))
            await until(lambda: len(telegram.sent) == 1)
            second = await OneOfSeveral(telegram, database).__aenter__()
            await until(lambda: "stands by" in caplog.text)
            telegram.push(command(6, "/help"))
            await until(lambda: len(telegram.sent) == 2)
            assert second.role.held is None
        await until(lambda: second.role.held)
        telegram.push(command(7, "/help"))
        await until(lambda: len(telegram.sent) == 3 and second.poller._offset)
        await second.__aexit__()
        assert not telegram.updates, "the second has confirmed its own"
    assert STRANGER not in caplog.text, "they never asked at the same time"


async def test_a_program_on_another_database_is_told_apart(
    sqlite_database: Database, caplog: pytest.LogCaptureFixture
) -> None:
    async with TelegramServer() as telegram, Process(telegram, sqlite_database), aiohttp.ClientSession() as stranger:
        await until(lambda: "getUpdates" in telegram.calls)
        await (await stranger.post(f"{telegram.url}/bot{TOKEN}/getUpdates", data=b'{"timeout": "0"}')).read()
        await until(lambda: STRANGER in caplog.text)
    assert "token of its own" in caplog.text


@pytest.mark.slow
@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
async def test_a_killed_kabar_run_is_followed_by_the_one_that_stood_by(shell: Shell, database_url: str) -> None:
    async with TelegramServer() as telegram:
        shell.env |= {"TELEGRAM_BOT_TOKEN": TOKEN, "TELEGRAM_API_URL": telegram.url, "DATABASE_URL": database_url}

        async def run(name: str) -> asyncio.subprocess.Process:
            with (shell.folder / name).open("w") as log:
                return await asyncio.create_subprocess_exec(
                    sys.executable, "-m", "bot.cli", "run", cwd=shell.folder, env=shell.environment(), stderr=log
                )

        def log_of(name: str) -> str:
            return (shell.folder / name).read_text()

        first = await run("first")
        await until(lambda: "polling as" in log_of("first"))
        second = await run("second")
        await until(lambda: "stands by" in log_of("second"))
        telegram.push(command(5, "/help"))
        await until(lambda: len(telegram.sent) == 1)
        first.kill()
        telegram.push(command(6, "/help"))
        await until(lambda: len(telegram.sent) == 2, 30)
        second.send_signal(signal.SIGTERM)
        async with asyncio.timeout(40):
            assert await second.wait() == 0
        await first.wait()
        assert STRANGER not in log_of("first") + log_of("second")
