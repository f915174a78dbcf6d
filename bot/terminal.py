"""The terminal chat: the bot itself, with this terminal where Telegram would be."""

from __future__ import annotations

import asyncio
import contextlib
import re
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TextIO

from telegram import Update
from telegram.ext import Application

from bot.offline import LONGEST, OfflineTelegram

COMMAND = re.compile(r"/[A-Za-z0-9_]{1,32}(@\w+)?(?=\s|$)")
FIRST_ID = 1 << 52  # Telegram's ids have at most 52 bits: nobody there can be one of these people
PEOPLE = {"owner": FIRST_ID + 1, "moderator": FIRST_ID + 2, "reader": FIRST_ID + 3}


class Screen:
    """Prints what the bot sends and remembers which buttons can be pressed."""

    def __init__(self, out: TextIO, request: OfflineTelegram) -> None:
        self._out = out
        request.on_event = self.show
        self.message_id: int | None = None  # whose buttons the numbers press
        self.buttons: list[dict[str, Any]] = []

    def show(self, what: str, message: dict[str, Any]) -> None:
        """Print one thing that happened in the chat."""
        if what == "delete":
            self.say(f"(deleted: message {message['message_id']})")
            return
        mark = {"edit": "(edited) ", "notice": "(notice) "}.get(what, "")
        self.say(mark + message["text"], *self._rows(message))

    def say(self, *lines: str) -> None:
        """Print a few lines and an empty one."""
        print(*lines, sep="\n", end="\n\n", file=self._out, flush=True)

    def _rows(self, message: dict[str, Any]) -> Iterator[str]:
        """The button rows, numbered; the newest message that has buttons is the one the numbers press."""
        rows = message.get("reply_markup", {}).get("inline_keyboard", [])
        if not rows:
            if message.get("message_id") == self.message_id:
                self.buttons = []
            return
        self.message_id, self.buttons = message["message_id"], [button for row in rows for button in row]
        number = 0
        for row in rows:
            labels = []
            for button in row:
                number += 1
                labels.append(f"[{number}] {button['text']}" + (f" ({button['url']})" if "url" in button else ""))
            yield "  ".join(labels)


class TerminalChat:
    """One person's private chat with the bot: lines in, updates to the application."""

    def __init__(
        self,
        application: Application[Any, Any, Any, Any, Any, Any],
        request: OfflineTelegram,
        screen: Screen,
        user_id: int,
    ) -> None:
        self._application = application
        self._request = request
        self._screen = screen
        self._person = {"id": user_id, "is_bot": False, "first_name": "Terminal"}
        self._chat = {"id": user_id, "type": "private", "first_name": "Terminal"}

    async def take(self, message: str) -> None:
        """Do what one message means: press a button, send a document, or say something."""
        word = message.strip()
        if re.fullmatch(r"\d{1,2}", word) and self._screen.buttons:
            await self._press(int(word))
        elif word.startswith("@"):
            await self._send_file(Path(word[1:]).expanduser())
        elif word:
            for part in _as_sent(message):
                await self._say({"text": part, **_command_entity(part)})

    async def _press(self, number: int) -> None:
        if not 0 < number <= len(self._screen.buttons):
            self._screen.say(f"(there is no button {number})")
            return
        button = self._screen.buttons[number - 1]
        if "callback_data" not in button:
            self._screen.say(f"(opens {button.get('url', 'something only Telegram can open')})")
            return
        message = self._request.message(self._screen.message_id or 0)
        query = {"id": str(self._request.next_id()), "from": self._person, "chat_instance": "terminal"}
        await self._update(callback_query={**query, "message": message, "data": button["callback_data"]})

    async def _send_file(self, path: Path) -> None:
        try:
            content = await asyncio.to_thread(path.read_bytes)
        except OSError as error:
            self._screen.say(f"(cannot send {path}: {error.strerror})")
            return
        file_id = self._request.keep_file(content)
        document = {"file_id": file_id, "file_unique_id": file_id, "file_name": path.name, "file_size": len(content)}
        await self._say({"document": document})

    async def _say(self, content: dict[str, Any]) -> None:
        who = {"from": self._person, "chat": self._chat, "date": int(time.time())}
        await self._update(message={"message_id": self._request.next_id(), **who, **content})

    async def _update(self, **kind: dict[str, Any]) -> None:
        update = Update.de_json({"update_id": self._request.next_id(), **kind}, self._application.bot)
        await self._application.process_update(update)


def _as_sent(text: str) -> Iterator[str]:
    """A long text in the pieces that a Telegram app makes of it."""
    piece, units = "", 0
    for letter in text:
        width = 1 + (ord(letter) > 0xFFFF)
        if units + width > LONGEST:
            yield piece
            piece, units = "", 0
        piece, units = piece + letter, units + width
    yield piece


def _command_entity(text: str) -> dict[str, Any]:
    """Telegram marks a command at the start of a text; the bot goes by that mark."""
    found = COMMAND.match(text)
    return {"entities": [{"type": "bot_command", "offset": 0, "length": found.end()}]} if found else {}


async def converse(chat: TerminalChat, source: TextIO) -> None:
    """Feed the chat from `source`, one message a line, until it ends; `\\` at a line's end joins the next one to it."""
    prompt = "> " if source.isatty() else ""
    lines: list[str] = []
    while (line := await _read_line(source, prompt)) is not None:
        lines.append(line.removesuffix("\\"))
        if not line.endswith("\\"):
            await chat.take("\n".join(lines))
            lines = []
    if lines:
        await chat.take("\n".join(lines))


async def _read_line(source: TextIO, prompt: str) -> str | None:
    """The next line without its end, or None; waits in a thread that Ctrl-C need not wait for."""
    loop = asyncio.get_running_loop()
    answer: asyncio.Future[str | None] = loop.create_future()

    def give(line: str | None) -> None:
        if not answer.done():
            answer.set_result(line)

    def read() -> None:
        line = _ask(source, prompt)
        if not loop.is_closed():
            loop.call_soon_threadsafe(give, line)

    threading.Thread(target=read, daemon=True).start()
    return await answer


def _ask(source: TextIO, prompt: str) -> str | None:
    """Read one line: with line editing from a person, plainly from a pipe."""
    try:
        if prompt and source is sys.stdin:
            with contextlib.suppress(ImportError):  # Windows has none
                import readline  # noqa: F401  (importing it gives input() its history and editing)
            return input(prompt)
        line = source.readline()
    except EOFError:
        return None
    return line.rstrip("\r\n") if line else None
