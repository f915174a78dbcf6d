"""A deploy, rehearsed: two versions side by side, a schema that changes under load, and nothing lost or doubled."""

from __future__ import annotations

import asyncio
import datetime as dt
import re
import shutil
import signal
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import AsyncExitStack
from pathlib import Path

import pytest

from storage.database import Database
from tests.bot.conftest import HOUSE, Shell
from tests.bot.several import Crowd, Process, Router, environment
from tests.bot.updates import command
from tests.telegram_server import TelegramServer
from tests.waiting import until

pytestmark = pytest.mark.slow
ROOMS = ("bot", "handlers", "digest", "storage", "seeds")
NEXT = '''"""Made up: what a next version may change while this one runs."""

import sqlalchemy as sa
from alembic import op

revision = "9999"
down_revision = "{head}"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("inbox", sa.Column("made_up", sa.Text(), nullable=False, server_default="nothing"))
    op.add_column("deliveries", sa.Column("made_up", sa.Integer()))
    op.add_column("subscriptions", sa.Column("made_up", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.create_index("ix_made_up", "deliveries", ["made_up"])
    op.create_table("made_up", sa.Column("id", sa.Integer(), primary_key=True))
'''


@pytest.fixture
def postgres(
    postgres_url: Callable[[str], str], postgres_sql: Callable[[str], None], postgres_template: str
) -> Iterator[str]:
    postgres_sql(f"CREATE DATABASE kabar_deploy TEMPLATE {postgres_template}")
    yield postgres_url("kabar_deploy")
    postgres_sql("DROP DATABASE kabar_deploy WITH (FORCE)")


def next_version(folder: Path) -> Path:
    """The house as it may be one day: with one more change of the schema."""
    for room in ROOMS:
        shutil.copytree(HOUSE / room, folder / room, ignore=shutil.ignore_patterns("__pycache__"))
    versions = folder / "storage" / "migrations" / "versions"
    head = max(path.name[1:5] for path in versions.glob("v[0-9]*.py"))
    (versions / "v9999_made_up.py").write_text(NEXT.format(head=head))
    return folder


def subscribe(database_url: str, chats: range) -> None:
    """Let chats want a digest in a moment."""
    soon = dt.datetime.now(dt.UTC) + dt.timedelta(seconds=0.5)
    database = Database(database_url)
    with database.writing() as stores:
        for chat in chats:
            stores.subscriptions.add(chat, None, soon.time(), "UTC", "en", soon, soon)
    database.close()


async def migrate(shell: Shell, house: Path) -> None:
    """What a host does before it starts a new version."""
    env = shell.environment() | {"PYTHONPATH": str(house)}
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot.cli", "migrate", cwd=shell.folder, env=env, stdout=asyncio.subprocess.DEVNULL
    )
    assert await process.wait() == 0


async def test_two_versions_side_by_side_lose_and_double_nothing_while_the_schema_changes(
    shell: Shell, postgres: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    house = next_version(tmp_path_factory.mktemp("next"))
    async with TelegramServer(latency=0.02) as telegram, Router() as router, AsyncExitStack() as processes:
        shell.env |= environment(telegram, postgres)

        async def begin(name: str, code: Path) -> Process:
            return await processes.enter_async_context(Process(shell, name, code))

        async def ask(chats: range) -> None:
            await asyncio.gather(*(router.post(command(chat, "/help", chat_id=chat)) for chat in chats))

        old = [await begin("web", HOUSE), await begin("worker", HOUSE)]
        router.behind = old[:1]
        askers = Crowd(telegram, 1_000_000, ask)
        readers = Crowd(telegram, 1, lambda chats: asyncio.to_thread(subscribe, postgres, chats))
        async with askers, readers:
            await asyncio.gather(askers.some_more(), readers.some_more())
            await migrate(shell, house)
            await asyncio.gather(askers.some_more(), readers.some_more())
            new = [await begin("web", house), await begin("worker", house)]
            router.behind = [old[0], new[0]]
            await asyncio.gather(askers.some_more(), readers.some_more())
            ended = await asyncio.gather(*(process.end(signal.SIGTERM) for process in old))
            router.behind = new[:1]
            await asyncio.gather(askers.some_more(), readers.some_more())
        await until(lambda: not (askers.waiting() or readers.waiting()))
        ended += await asyncio.gather(*(process.end(signal.SIGTERM) for process in new))
        assert ended == [0, 0, 0, 0]
        assert Counter(message.chat_id for message in telegram.sent) == dict.fromkeys(askers.chats + readers.chats, 1)
    log = (shell.folder / "log").read_text()
    assert not re.findall(r"^.*(?:ERROR|CRITICAL|Traceback).*$", log, re.MULTILINE)


async def test_a_web_process_that_is_killed_loses_nothing_of_what_it_accepted(shell: Shell, postgres: str) -> None:
    async with TelegramServer(latency=0.2) as telegram, Router() as router:
        shell.env |= environment(telegram, postgres)
        async with Process(shell, "web") as one, Process(shell, "web") as other:
            router.behind = [one, other]

            async def ask(chats: range) -> None:
                await asyncio.gather(*(router.post(command(chat, "/help", chat_id=chat)) for chat in chats))

            crowd = Crowd(telegram, 1_000_000, ask)
            async with crowd:
                await crowd.some_more()
                await until(lambda: telegram.sending > 1)
                await one.end(signal.SIGKILL)
                router.behind = [other]
                await crowd.some_more()
            await until(lambda: not crowd.waiting())
            assert await other.end(signal.SIGTERM) == 0
    assert max(Counter(message.chat_id for message in telegram.sent).values()) <= 2, "once more at most, if at all"
