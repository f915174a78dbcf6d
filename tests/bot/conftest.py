"""The command line in an empty folder with an environment that says nothing else."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import chdir, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.cli import app
from bot.settings import Settings

HOUSE = Path(__file__).parents[2]
PATIENCE = 600  # seconds at most: a process that hangs is ended, on a busy machine too none of ours takes as long
NAMES = {name.upper() for name in Settings.model_fields}


@dataclass
class Done:
    """What a command printed."""

    stdout: str
    stderr: str


@dataclass
class Shell:
    """An empty folder in which commands are run."""

    folder: Path
    env: dict[str, str] = field(default_factory=dict)

    def kabar(self, *arguments: str, given: str = "", code: int = 0) -> Done:
        """Run one command in this process with some standard input, and expect its exit code."""
        env = dict.fromkeys(NAMES) | {"KABAR_STARTER": "no"} | self.env
        with chdir(self.folder):
            result = CliRunner().invoke(app, arguments, input=given, env=env)
        if result.exception and not isinstance(result.exception, SystemExit):
            raise result.exception
        assert result.exit_code == code, result.output
        return Done(result.stdout, result.stderr)

    def process(self, *arguments: str, given: str = "", code: int = 0) -> Done:
        """The same in a process of its own, as people run it."""
        done = subprocess.run(
            [sys.executable, "-m", "bot.cli", *arguments],
            input=given,
            cwd=self.folder,
            env=self.environment(),
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=PATIENCE,
            check=False,
        )
        assert done.returncode == code, done.stdout + done.stderr
        assert "Traceback" not in done.stderr
        return Done(done.stdout, done.stderr)

    def environment(self) -> dict[str, str]:
        """What a process sees: no setting but our own."""
        inherited = {name: value for name, value in os.environ.items() if name not in NAMES}
        return inherited | {"PYTHONPATH": str(HOUSE), "KABAR_STARTER": "no"} | self.env

    def write(self, name: str, text: str) -> Path:
        """Put a file into the folder."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path


@contextmanager
def logging_as_before() -> Iterator[None]:
    """Commands set logging up for a process of their own; afterwards it is as it was."""
    root = logging.getLogger()
    handlers, level, hooks = root.handlers[:], root.level, (sys.excepthook, threading.excepthook)
    yield
    logging.captureWarnings(capture=False)
    root.handlers[:] = handlers
    root.setLevel(level)
    sys.excepthook, threading.excepthook = hooks


@pytest.fixture(autouse=True)
def logging_restored() -> Iterator[None]:
    """Logging as it was before each test."""
    with logging_as_before():
        yield


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    """An empty folder to run commands in."""
    return Shell(tmp_path)


@pytest.fixture
def newsroom(shell: Shell) -> Shell:
    """A folder with three made-up articles, two of them on one flood."""
    return with_news(shell)


def with_news(shell: Shell) -> Shell:
    """Put three made-up articles into a folder."""
    shell.write(
        "news/a.txt",
        FLOOD.format(
            title="Banjir bandang melanda Kota Arau",
            outlet="Harian Arau",
            who="Badan penanggulangan bencana Arau",
            dead="tiga",
        ),
    )
    shell.write(
        "news/b.txt",
        FLOOD.format(
            title="Sungai Sirih meluap, Kota Arau terendam", outlet="Warta Sirih", who="Palang Merah Arau", dead="lima"
        ),
    )
    shell.write("news/c.md", CHESS)
    return shell


FLOOD = """---
title: {title}
source: {outlet}
published: 2031-03-04
---
Banjir bandang melanda Kota Arau di Lembah Sirih setelah Sungai Sirih meluap.
{who} mengatakan {dead} warga tewas dan ratusan rumah terendam lumpur.
Wali kota Arau meminta warga di bantaran Sungai Sirih mengungsi ke balai kota.
"""
CHESS = """---
title: Pecatur Pulau Nila juara di Teluk Kenari
source: Suara Sirih
url: https://suara.example/catur
published: 2031-03-05T10:00:00+07:00
---
Pecatur muda asal Pulau Nila menjuarai turnamen terbuka Teluk Kenari pada Minggu sore.
Ia mengalahkan unggulan pertama dalam partai final selama lima jam di Gedung Kenari.
"""
