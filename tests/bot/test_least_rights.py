"""A role that may change rows and nothing else runs the bot, made as the papers say."""

from __future__ import annotations

import asyncio
import datetime as dt
import re
import signal
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from sqlalchemy import create_engine, make_url, text
from sqlalchemy.exc import ProgrammingError

from storage.database import Database
from tests.bot.conftest import HOUSE, Shell
from tests.bot.several import Process, Router, environment
from tests.bot.updates import command
from tests.telegram_server import TelegramServer
from tests.waiting import until

PAPER = (HOUSE / "docs/operating.md").read_text(encoding="utf-8")
CHANGES = ["CREATE TABLE own (id int)", "DROP TABLE articles", "ALTER TABLE articles ADD own int", "TRUNCATE articles"]


@dataclass(frozen=True, slots=True)
class Addresses:
    """One database, as two roles reach it."""

    owner: str
    bot: str


@pytest.fixture
def addresses(postgres_url: Callable[[str], str], postgres_sql: Callable[[str], None]) -> Iterator[Addresses]:
    """Roles and database as the statements in the papers make them."""
    [statements] = re.findall(r"```sql\n(.*?)```", PAPER, re.DOTALL)
    outside, inside = statements.split("\\connect kabar\n")
    for statement in outside.strip().splitlines():
        postgres_sql(statement)
    engine = create_engine(make_url(postgres_url("kabar")).set(drivername="postgresql+psycopg"))
    with engine.begin() as connection:
        connection.execute(text(inside))
    engine.dispose()

    def address(role: str, password: str) -> str:
        url = make_url(postgres_url("kabar")).set(username=role, password=password)
        return url.render_as_string(hide_password=False)

    yield Addresses(address("kabar_owner", "first"), address("kabar_bot", "second"))
    postgres_sql("DROP DATABASE kabar WITH (FORCE)")
    for role in ("kabar_bot", "kabar_owner"):
        postgres_sql(f"DROP ROLE {role}")


def test_the_bots_role_reads_and_writes_and_changes_no_table(newsroom: Shell, addresses: Addresses) -> None:
    newsroom.env["DATABASE_URL"] = addresses.bot
    said = newsroom.kabar("import", "news", code=1).stderr
    assert "its role may not do that; `kabar migrate` is for the role that owns the tables" in said

    newsroom.env["DATABASE_URL"] = addresses.owner
    newsroom.kabar("migrate")
    newsroom.env["DATABASE_URL"] = addresses.bot
    assert "added 3" in newsroom.kabar("import", "news").stdout
    assert "3 articles read anew" in newsroom.kabar("reindex").stdout
    assert "Banjir" in newsroom.kabar("digest").stdout
    assert "*lumpur*" in newsroom.kabar("chat", given="/sources lumpr\n/subscribe 07:00\n/add\n").stdout
    assert "the index holds what the archive holds" in newsroom.kabar("check").stdout
    newsroom.kabar("backup", "kept.kabar")
    assert "its role may not do that" in newsroom.kabar("restore", "--replace", "kept.kabar", code=1).stderr

    engine = create_engine(make_url(addresses.bot).set(drivername="postgresql+psycopg"))
    for change in CHANGES:
        with pytest.raises(ProgrammingError, match=r"permission denied|must be owner"), engine.begin() as connection:
            connection.execute(text(change))
    engine.dispose()


@pytest.mark.slow
async def test_web_and_worker_run_with_the_bots_role(shell: Shell, addresses: Addresses) -> None:
    database = Database(addresses.owner)
    await asyncio.to_thread(database.migrate)
    soon = dt.datetime.now(dt.UTC) + dt.timedelta(seconds=1)
    with database.writing() as stores:
        stores.subscriptions.add(5, None, soon.time(), "UTC", "en", soon, soon)
    database.close()
    async with TelegramServer(latency=0.02) as telegram, Router() as router:
        shell.env |= environment(telegram, addresses.bot)
        async with Process(shell, "web") as web, Process(shell, "worker") as worker:
            router.behind = [web]
            await router.post(command(1, "/help"))
            await until(lambda: {message.chat_id for message in telegram.sent} >= {5, 7})
            assert [await web.end(signal.SIGTERM), await worker.end(signal.SIGTERM)] == [0, 0]
