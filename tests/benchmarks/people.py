"""People who write to bots, and the bots as processes."""

from __future__ import annotations

import itertools
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from subprocess import Popen
from typing import Any

import psutil

from bot.settings import Settings
from tests.benchmarks.wire import Telegram

HOUSE = Path(__file__).parents[2]
CHATS = 500
COMMANDS = {
    "Kabar": ["-m", "bot.cli", "run"],
    "memory": ["-m", "bot.cli", "run"],
    "aiogram": ["-m", "tests.benchmarks.peers", "aiogram"],
    "httpx": ["-m", "tests.benchmarks.peers", "httpx"],
}
UNLIMITED = {"KABAR_MESSAGES_PER_SECOND": "1000000", "KABAR_CHAT_PACE": "1000000", "KABAR_STARTER": "no"}
NUMBERS = itertools.count(1)


def written(text: str, chat_id: int, *, group: bool = False) -> dict[str, Any]:
    """Somebody writes a message, in private or in a group."""
    number = next(NUMBERS)
    person = {"id": chat_id, "is_bot": False, "first_name": "Made-up", "username": f"u{chat_id}", "language_code": "id"}
    private = {"id": chat_id, "type": "private", "first_name": "Made-up", "username": f"u{chat_id}"}
    chat = {"id": -chat_id, "type": "supergroup", "title": "Made-up"} if group else private
    message = {"message_id": number, "date": 1_900_000_000, "from": person, "chat": chat, "text": text}
    if text.startswith("/"):
        message["entities"] = [{"type": "bot_command", "offset": 0, "length": len(text.split()[0])}]
    return {"update_id": number, "message": message}


def asked(queries: Iterator[str], updates: int) -> list[dict[str, Any]]:
    """What people ask in one round: /help and /sources in turn."""
    return [
        written("/help" if number % 2 else f"/sources {next(queries)}", 1 + number % CHATS) for number in range(updates)
    ]


def mixed(queries: Iterator[str], updates: int, first: int) -> list[dict[str, Any]]:
    """A bit of everything that is answered with one message, everybody writing for the first time."""
    kinds = ("/help", "/sources {}", "/start", "/latest", "/sources {}", "/story 1", "/nonsense", "/digest", "hello")
    made = []
    for number in range(first, first + updates):
        text = kinds[number % len(kinds)]
        group = number % 5 == 0 and text.startswith("/sources")
        made.append(written(text.format(next(queries)) if "{}" in text else text, 1 + number, group=group))
    return made


@contextmanager
def running(name: str, telegram: Telegram, folder: Path) -> Iterator[psutil.Process]:
    """A bot as a process, with an environment that says nothing else; its log is in the folder."""
    names = {name.upper() for name in Settings.model_fields}
    env = {key: value for key, value in os.environ.items() if key not in names} | UNLIMITED
    env |= {"PYTHONPATH": str(HOUSE), "TELEGRAM_API_URL": telegram.url, "DATABASE_URL": f"sqlite:///{folder}/{name}.db"}
    env |= {"TELEGRAM_BOT_TOKEN": telegram.lines[name].token, "KABAR_OWNERS": "1000001"}
    command = [sys.executable, *COMMANDS[name]]
    with (folder / f"{name}.log").open("w") as log, Popen(command, env=env, cwd=folder, stderr=log) as process:
        try:
            yield psutil.Process(process.pid)
        finally:
            process.terminate()
