"""What the papers show to be typed into a shell works: each command is run, or named here with the reason why not."""

from __future__ import annotations

import importlib.util
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import typer

from bot.cli import app
from tests.bot.advice.fake import FakeEndpoint
from tests.bot.conftest import HOUSE, Shell, logging_as_before, with_news

PAPERS = [HOUSE / name for name in ("README.md", "CONTRIBUTING.md")] + sorted((HOUSE / "docs").glob("*.md"))
TOOL = r"(?:\.venv/bin/)?(?:kabar|make|pytest|printf|honcho|cp|systemctl|python)"
STAND_INS = {
    "cases export FOLDER": "cases export exported",
    "PATH…": "news",
    "export PATH": "export out.jsonl",
    "FOLDER": "stories",
    "WORDS": "lumpur",
    "FROM TO": "sqlite:///kabar.db sqlite:///copied.db",
    "FILE": "kept.kabar",
    "--model NAME": "--model small",
    "--model M": "--model small",
    "make run": "kabar run",
    ".venv/bin/": "",
}
ON_A_HOST = {  # what they start, other tests in this folder run
    "make -C /opt/kabar .venv/.run",
    "cp docs/systemd/kabar.service /etc/systemd/system/",
    "systemctl enable --now kabar",
    "systemctl disable --now kabar",
    "honcho start web worker -c web=2,worker=2",
    "kabar web",
    "kabar worker",
}
WANTS_NOTHING_THERE = ("kabar restore kept.kabar", "kabar restore - < kept.kabar")
KABAR = typer.main.get_group(app)


def shown() -> Iterator[str]:
    """The lines of blocks marked as `sh`, and what stands in backquotes and begins with a tool."""
    for paper in PAPERS:
        text = paper.read_text(encoding="utf-8")
        for block in re.findall(r"```sh\n(.*?)```", text, re.DOTALL):
            yield from (re.sub(r"\s+#.*", "", line).strip() for line in block.splitlines() if line.strip())
        prose = re.sub(r"```.*?```", "", text, flags=re.DOTALL)
        yield from re.findall(rf"`({TOOL} [^`…]+(?:…[^`]*)?)`", prose)


def is_complete(command: str) -> bool:
    """Whether it is to be typed, and does not only name a command that wants arguments."""
    words = command.removeprefix(".venv/bin/").split()
    if words[0] != "kabar" or len(words) > 2 or words[1].startswith("-"):
        return True
    return not any(parameter.required for parameter in KABAR.commands[words[1]].params)


SHOWN = sorted(set(shown()))
HERE = [command for command in SHOWN if command not in ON_A_HOST]
TARGETS = sorted(command for command in HERE if command.startswith("make "))
OTHERS = [command for command in HERE if re.match(r"(?:\.venv/bin/)?(?:pytest|python) ", command)]
TYPED = [command for command in HERE if command not in (*TARGETS, *OTHERS)]


def test_the_papers_show_what_is_tested_here() -> None:
    assert len(TYPED) > 15
    assert set(SHOWN) >= ON_A_HOST


@pytest.mark.parametrize("command", [command for command in TYPED if not is_complete(command)])
def test_a_command_that_is_named_is_there(command: str) -> None:
    assert command.split()[1] in KABAR.commands


@pytest.mark.parametrize("command", TARGETS)
def test_make_knows_what_to_do(command: str) -> None:
    env = {name: value for name, value in os.environ.items() if name not in {"MAKEFLAGS", "MAKELEVEL"}}
    done = subprocess.run(
        [*shlex.split(command), "-n"], cwd=HOUSE, env=env, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert command != "make run" or done.stdout.rstrip().endswith(".venv/bin/kabar run")


@pytest.mark.parametrize("command", OTHERS)
def test_what_it_runs_is_there(command: str) -> None:
    _, *words = command.split()
    assert [each for each in words if each.startswith("tests/") and not (HOUSE / each).exists()] == []
    assert words[0] != "-m" or words[1] == "slow" or importlib.util.find_spec(words[1]) is not None


@pytest.fixture(scope="module")
def endpoint() -> Iterator[FakeEndpoint]:
    """A language model."""
    with FakeEndpoint().in_a_thread() as fake:
        yield fake


@pytest.fixture(scope="module")
def stocked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with articles, an archive of them and a backup: made once, copied for each command."""
    shell = with_news(Shell(tmp_path_factory.mktemp("stocked")))
    article = (shell.folder / "news/a.txt").read_text(encoding="utf-8")
    shell.write("stories/flood/01.txt", article)
    shell.write("stories/flood/gold.json", json.dumps({"conflicts": []}))
    with logging_as_before():
        shell.kabar("import", "news")
        shell.kabar("backup", "kept.kabar")
    return shell.folder


@pytest.mark.parametrize("command", [command for command in TYPED if is_complete(command)])
def test_what_is_typed_works(
    command: str, shell: Shell, stocked: Path, endpoint: FakeEndpoint, request: pytest.FixtureRequest
) -> None:
    for name, stand_in in STAND_INS.items():
        command = command.replace(name, stand_in)
    if "postgresql://…" in command:
        command = command.replace("postgresql://…", empty_postgresql(request))
    shutil.copytree(stocked, shell.folder, dirs_exist_ok=True)
    shell.env |= {"KABAR_MODEL_URL": endpoint.url, "KABAR_MODEL_NAME": "small"}
    if command in WANTS_NOTHING_THERE:
        shell.env["DATABASE_URL"] = "sqlite:///empty.db"
    if re.search(r"[|<>]", command):
        run_in_a_shell(shell, command)
        return
    tool, *arguments = shlex.split(command)
    assert tool == "kabar"
    shell.kabar(*arguments)


def run_in_a_shell(shell: Shell, command: str) -> None:
    """With `kabar` in the path, as in an environment that is activated."""
    tool = shell.write("bin/kabar", f'#!/bin/sh\nexec {sys.executable} -m bot.cli "$@"\n')
    tool.chmod(0o700)
    env = shell.environment()
    env["PATH"] = f"{tool.parent}:{env['PATH']}"
    done = subprocess.run(["sh", "-ec", command], cwd=shell.folder, env=env, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr
    assert b"Traceback" not in done.stderr


def empty_postgresql(request: pytest.FixtureRequest) -> str:
    """The address of a database without a table."""
    run: Callable[[str], None] = request.getfixturevalue("postgres_sql")
    address: Callable[[str], str] = request.getfixturevalue("postgres_url")
    run("DROP DATABASE IF EXISTS papers WITH (FORCE)")
    run("CREATE DATABASE papers")
    return address("papers")
