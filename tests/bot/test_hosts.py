"""Where a host wipes its disk the bot does not start with an SQLite file; and the unit that runs it as a service."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from bot.hosts import wiped
from bot.web.server import listen
from tests.bot.conftest import HOUSE, Shell
from tests.telegram_server import TOKEN

UNIT = HOUSE / "docs/systemd/kabar.service"


@pytest.mark.parametrize(
    ("told", "file", "host"),
    [
        ({}, "/app/kabar.db", None),
        ({"DYNO": ""}, "/app/kabar.db", None),
        ({"DYNO": "worker.1"}, "/app/kabar.db", "Heroku"),
        ({"DYNO": "worker.1"}, "/volume/kabar.db", "Heroku"),
        ({"K_SERVICE": "kabar"}, "/volume/kabar.db", "Google Cloud Run"),
        ({"RENDER": "true"}, "/app/kabar.db", "Render"),
        ({"RENDER": "true"}, "/app/not/there/yet/kabar.db", "Render"),
        ({"RENDER": "true"}, "/volume/kabar.db", None),
        ({"RENDER": "true"}, "/volume/folder/kabar.db", None),
        ({"FLY_APP_NAME": "kabar"}, "/tmp/kabar.db", "Fly.io"),
        ({"FLY_APP_NAME": "kabar"}, "/dev/shm/kabar.db", "Fly.io"),
        ({"RAILWAY_ENVIRONMENT": "production"}, "/app/kabar.db", "Railway"),
        ({"RAILWAY_PROJECT_ID": "1"}, "/volume/kabar.db", None),
    ],
)
def test_a_file_is_safe_unless_the_host_wipes_where_it_lies(
    told: dict[str, str], file: str, host: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    there = {Path(folder) for folder in ("/", "/app", "/volume", "/volume/folder", "/tmp", "/dev/shm")}
    monkeypatch.setattr(Path, "exists", lambda path: path in there)
    mounted = ("/volume", "/tmp", "/dev/shm")
    found = wiped(Path(file), told, device=lambda path: int(str(path).startswith(mounted)))
    assert (found.name if found else None) == host


@pytest.mark.parametrize("command", ["run", "web", "worker"])
def test_the_bot_does_not_begin_what_the_next_deploy_would_lose(shell: Shell, command: str) -> None:
    shell.env |= {"TELEGRAM_BOT_TOKEN": TOKEN, "KABAR_WEBHOOK_URL": "https://bot.example", "DYNO": "web.1"}
    with listen(0) as free:
        shell.env["PORT"] = str(free.getsockname()[1])
    said = shell.kabar(command, code=1).stderr
    assert "Heroku wipes this disk" in said
    assert "PostgreSQL" in said
    assert "unset DYNO" in said
    assert "kabar copy" in said
    assert not list(shell.folder.iterdir())


def test_with_postgresql_the_host_may_wipe_what_it_likes(shell: Shell) -> None:
    shell.env |= {"TELEGRAM_BOT_TOKEN": TOKEN, "DYNO": "worker.1", "DATABASE_URL": "postgresql://127.0.0.1:1/kabar"}
    assert "the database failed" in shell.kabar("worker", code=1).stderr


def test_the_service_starts_the_bot_as_the_papers_say(tmp_path: Path) -> None:
    unit = UNIT.read_text(encoding="utf-8")
    [command] = re.findall(r"^ExecStart=(.*)$", unit, re.MULTILINE)
    assert command == "/opt/kabar/.venv/bin/kabar run"
    analyze = shutil.which("systemd-analyze")
    if analyze is None:
        pytest.skip("systemd-analyze is not on this machine")
    here = tmp_path / "kabar.service"
    here.write_text(unit.replace(command, "/bin/true"), encoding="utf-8")
    done = subprocess.run([analyze, "verify", str(here)], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_other_commands_are_started_as_the_service_is() -> None:
    unit = UNIT.read_text(encoding="utf-8")
    paper = (HOUSE / "docs/operating.md").read_text(encoding="utf-8")
    [started] = re.findall(r"systemd-run .*?\"\$@\"", paper.replace("\\\n", " "), re.DOTALL)
    properties = re.findall(r"-p (\S+)", started)
    assert properties.pop(0) == f"User={UNIT.stem}", "the name that a dynamic user has without one"
    assert {each.partition("=")[0] for each in properties} >= {"DynamicUser", "StateDirectory", "EnvironmentFile"}
    assert [each for each in properties if each not in unit.splitlines()] == []
    assert f"{started.split()[-2]} run" == re.findall(r"^ExecStart=(.*)$", unit, re.MULTILINE)[0]
