"""The real polling process against a Bot API server on loopback."""

from __future__ import annotations

import datetime as dt
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from storage.database import Database
from tests.bot.conftest import Shell
from tests.bot.loopback import TOKEN, Loopback, serving

WAIT = 60  # seconds at most; a bot that works answers at once


@contextmanager
def running(shell: Shell, api: str) -> Iterator[subprocess.Popen[str]]:
    """`kabar run` as a process, stopped at the end as a host would stop it."""
    shell.env |= {"TELEGRAM_BOT_TOKEN": TOKEN, "TELEGRAM_API_URL": api, "KABAR_TICK_SECONDS": "0.2"}
    command = [sys.executable, "-m", "bot.cli", "run"]
    with (shell.folder / "log").open("w") as log:
        process = subprocess.Popen(command, cwd=shell.folder, env=shell.environment(), stderr=log, text=True)
        try:
            yield process
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(WAIT)


@pytest.mark.slow
def test_the_process_answers_publishes_and_stops_when_asked_to(newsroom: Shell) -> None:
    newsroom.kabar("import", "news")
    telegram = Loopback()
    with serving(telegram) as api, running(newsroom, api) as process:
        telegram.say("/sources Sirih")
        assert "<b>Sirih</b>" in telegram.sent.get(timeout=WAIT)["text"]
        now = dt.datetime.now(dt.UTC)
        database = Database(f"sqlite:///{newsroom.folder}/kabar.db")
        with database.writing() as stores:
            stores.subscriptions.add(8, None, now.time().replace(second=0, microsecond=0), "UTC", "en", now, now)
        database.close()
        posted = telegram.sent.get(timeout=WAIT)
        assert posted["chat_id"] == "8"
        assert "Banjir" in posted["text"]
    assert process.returncode == 0
    assert telegram.sent.empty()
    assert TOKEN.partition(":")[2] not in (newsroom.folder / "log").read_text()


@pytest.mark.slow
def test_the_process_waits_for_a_telegram_that_is_down_at_the_start(shell: Shell) -> None:
    with socket.socket() as reserved:
        reserved.bind(("127.0.0.1", 0))
        port = reserved.getsockname()[1]
    telegram = Loopback()
    telegram.say("/start")
    with running(shell, f"http://127.0.0.1:{port}") as process:
        log = shell.folder / "log"
        while "does not answer" not in log.read_text():
            assert process.poll() is None
        with serving(telegram, port):
            assert "/sources" in telegram.sent.get(timeout=WAIT)["text"]
    assert process.returncode == 0
    assert TOKEN.partition(":")[2] not in log.read_text()


@pytest.mark.slow
def test_a_token_that_telegram_does_not_know_ends_with_a_sentence(shell: Shell) -> None:
    with serving(Loopback("1:other")) as api:
        shell.env |= {"TELEGRAM_BOT_TOKEN": TOKEN, "TELEGRAM_API_URL": api}
        done = shell.kabar("run", code=1)
        assert "TELEGRAM_BOT_TOKEN" in done.stderr
        assert TOKEN.partition(":")[2] not in done.stderr
        assert "TELEGRAM_BOT_TOKEN" in shell.kabar("check", code=1).stdout
