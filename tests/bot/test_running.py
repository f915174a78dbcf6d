"""What a process refuses to begin, and says why."""

from __future__ import annotations

import datetime as dt

import pytest

from bot import running
from bot.process import Parts
from bot.settings import Settings
from bot.web.server import listen
from storage.database import Database
from storage.leases import WEBHOOK
from tests.bot.conftest import Shell
from tests.telegram_server import TOKEN


@pytest.fixture
def worked(monkeypatch: pytest.MonkeyPatch) -> list[Parts]:
    """What would have been done: no process of a test polls Telegram."""
    seen: list[Parts] = []

    async def work(_: Settings, __: object, parts: Parts) -> None:
        seen.append(parts)
        if parts.port is not None:
            parts.port.close()

    monkeypatch.setattr(running, "work", work)
    return seen


@pytest.fixture
def on_telegram(shell: Shell) -> Shell:
    with listen(0) as free:
        port = free.getsockname()[1]
    shell.env |= {"TELEGRAM_BOT_TOKEN": TOKEN, "PORT": str(port)}
    return shell


@pytest.mark.parametrize("command", ["web", "worker"])
def test_a_process_without_a_token_has_nothing_to_do(shell: Shell, command: str) -> None:
    assert shell.kabar(command, code=1).stderr == "kabar: TELEGRAM_BOT_TOKEN is not set\n"


def test_a_web_process_needs_its_public_address(on_telegram: Shell) -> None:
    assert "KABAR_WEBHOOK_URL is not set" in on_telegram.kabar("web", code=1).stderr


@pytest.mark.parametrize("command", ["web", "worker", "run"])
def test_a_port_that_is_taken_ends_a_process_with_a_sentence(
    on_telegram: Shell, command: str, worked: list[Parts]
) -> None:
    on_telegram.env["KABAR_WEBHOOK_URL"] = "https://bot.example"
    with listen(int(on_telegram.env["PORT"])):
        said = on_telegram.kabar(command, code=1).stderr
    assert f"port {on_telegram.env['PORT']} cannot be used" in said
    assert worked == []


@pytest.mark.parametrize(
    ("command", "webhook", "port", "does"),
    [
        ("run", False, False, {"polling", "clocks"}),
        ("run", False, True, {"polling", "clocks", "port"}),
        ("run", True, True, {"webhook", "clocks", "port"}),
        ("web", True, True, {"webhook", "port"}),
        ("worker", True, True, {"clocks", "port"}),
        ("worker", False, True, {"clocks", "port"}),
    ],
)
def test_each_command_does_its_parts(
    on_telegram: Shell, worked: list[Parts], command: str, webhook: bool, port: bool, does: set[str]
) -> None:
    if webhook:
        on_telegram.env["KABAR_WEBHOOK_URL"] = "https://bot.example"
    if not port:
        del on_telegram.env["PORT"]
    on_telegram.kabar(command)
    [parts] = worked
    assert {name for name in ("polling", "webhook", "clocks", "port") if getattr(parts, name)} == does


def test_nobody_fetches_updates_that_are_posted_to_a_webhook(on_telegram: Shell, worked: list[Parts]) -> None:
    on_telegram.kabar("migrate")
    database = Database(f"sqlite:///{on_telegram.folder}/kabar.db")
    with database.writing() as stores:
        number = stores.leases.take(WEBHOOK, "made-up", dt.timedelta(minutes=1))
    said = on_telegram.kabar("run", code=1).stderr
    assert "posted to a webhook" in said
    assert " s)" in said
    assert worked == []
    with database.writing() as stores:
        assert number is not None
        stores.leases.release(WEBHOOK, number)
    database.close()
    on_telegram.kabar("run")
    assert [parts.polling for parts in worked] == [True]
