"""The real process while its disk takes nothing more, and once there is room again."""

from __future__ import annotations

import resource
import sqlite3
import subprocess
import sys
from collections import Counter
from collections.abc import AsyncIterator
from ctypes import CDLL

import pytest

from tests.bot.broadcaster import Process, running, subscribe
from tests.bot.conftest import PATIENCE, Shell
from tests.bot.several import free_port
from tests.telegram_server import TOKEN, TelegramServer
from tests.waiting import until

pytestmark = pytest.mark.slow
DROP_FROM_BOUNDS, WRITES_ANYWHERE = 24, 1  # PR_CAPBSET_DROP, CAP_DAC_OVERRIDE
ASKER, SUBSCRIBERS = 100, range(1, 6)


@pytest.fixture
async def telegram() -> AsyncIterator[TelegramServer]:
    async with TelegramServer(latency=0.02) as server:
        yield server


def asking(number: int, text: str) -> dict[str, object]:
    chat = {"id": ASKER, "type": "private", "first_name": "Tika"}
    command = {"type": "bot_command", "offset": 0, "length": len(text)}
    message = {"message_id": number, "date": 1, "chat": chat, "from": chat | {"is_bot": False}}
    return {"update_id": number, "message": message | {"text": text, "entities": [command]}}


def limit(process: Process, size: int) -> None:
    """Let no file of a process grow beyond a size."""
    assert process._process is not None
    resource.prlimit(process._process.pid, resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))


async def test_a_full_disk_costs_time_and_nothing_else(shell: Shell, telegram: TelegramServer) -> None:
    subscribe(shell.folder)
    log = shell.folder / "log"

    def troubles() -> int:
        return log.read_text().count("its disk is full or cannot be used")

    async with running(shell, telegram) as process:
        telegram.push(asking(1, "/help"))
        await until(lambda: len(telegram.sent) == 1)
        limit(process, (shell.folder / "kabar.db-wal").stat().st_size)
        telegram.push(asking(2, "/help"))
        subscribe(shell.folder, *SUBSCRIBERS)
        await until(lambda: troubles() >= 3)
        assert len(telegram.sent) == 1, "what could not be stored is not answered"
        limit(process, resource.RLIM_INFINITY)
        await until(lambda: len({message.chat_id for message in telegram.sent}) > len(SUBSCRIBERS))
        await until(lambda: sum(message.chat_id == ASKER for message in telegram.sent) >= 2)
        telegram.push(asking(3, "/help"))
        await until(lambda: sum(message.chat_id == ASKER for message in telegram.sent) >= 3)
    assert Counter(message.chat_id for message in telegram.sent) == dict.fromkeys(SUBSCRIBERS, 1) | {ASKER: 3}
    assert "Traceback" not in log.read_text()


def without_might() -> None:
    """In a process to be: root is stopped by a file's rights, like anybody else."""
    CDLL(None).prctl(DROP_FROM_BOUNDS, WRITES_ANYWHERE, 0, 0, 0)


@pytest.mark.parametrize("killed", [False, True], ids=["ended", "killed"])
@pytest.mark.parametrize("command", ["run", "worker", "reindex", "import news"])
def test_a_disk_that_may_only_be_read_ends_the_program_with_a_sentence(
    shell: Shell, command: str, killed: bool
) -> None:
    subscribe(shell.folder)
    left = sqlite3.connect(shell.folder / "kabar.db") if killed else None  # with what it leaves beside the file
    if left is not None:
        left.execute("SELECT count(*) FROM flags")
    shell.write("news/a.txt", "---\ntitle: A\n---\nJembatan Arau dibuka.")
    shell.env |= {"TELEGRAM_BOT_TOKEN": TOKEN, "TELEGRAM_API_URL": "http://127.0.0.1:9", "PORT": str(free_port())}
    for path in (*shell.folder.iterdir(), shell.folder):
        path.chmod(0o555 if path.is_dir() else 0o444)
    words = [sys.executable, "-m", "bot.cli", *command.split()]
    try:
        done = subprocess.run(
            words,
            cwd=shell.folder,
            env=shell.environment(),
            capture_output=True,
            text=True,
            preexec_fn=without_might,
            timeout=PATIENCE,
        )
    finally:
        shell.folder.chmod(0o755)
        if left is not None:
            left.close()
    assert done.returncode == 1, done.stderr
    assert done.stderr.startswith("kabar: the database failed: it cannot be"), done.stderr
    assert "Traceback" not in done.stderr
