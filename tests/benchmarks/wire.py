"""A Bot API server as lean as Python allows, so that it is not what is measured: many bots, each known by its token.

It speaks as much HTTP/1.1 as bots do: one request after the other on a connection, bodies with a length. What is sent
is kept as it came and looked at only afterwards. `latency` is what the way there and back would take.
"""

from __future__ import annotations

import asyncio
import itertools
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Self
from urllib.parse import parse_qs

LONGEST_POLL = 25.0  # seconds
MOST = 100  # updates in one answer
SENDING = {"sendMessage", "editMessageText"}
ANSWER = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"
BOT = {"id": 424242, "is_bot": True, "first_name": "Kabar", "username": "KabarBot"}
CHAT = re.compile(rb'chat_id(?:=|": "?)(-?\d+)')


def fields_of(body: bytes) -> dict[str, str]:
    """What a call says, as JSON or as a form."""
    if body.startswith(b"{"):
        return dict(json.loads(body))
    return {name: values[0] for name, values in parse_qs(body.decode()).items()}


@dataclass
class Line:
    """One bot as Telegram sees it."""

    name: str
    updates: list[dict[str, Any]] = field(default_factory=list)  # not confirmed yet, in order
    expected: int = 0  # messages that end a round
    bodies: list[bytes] = field(default_factory=list)  # of the messages sent
    calls: int = 0
    news: asyncio.Event = field(default_factory=asyncio.Event)
    met: asyncio.Event = field(default_factory=asyncio.Event)
    polling: asyncio.Event = field(default_factory=asyncio.Event)

    @property
    def token(self) -> str:
        """What the bot is called with."""
        return f"424242:{self.name}"

    def expect(self, messages: int) -> None:
        """Begin to count anew."""
        self.expected, self.bodies = messages, []
        self.met.clear()

    def push(self, updates: Sequence[dict[str, Any]]) -> None:
        """So many things happen at once."""
        self.updates.extend(updates)
        self.news.set()

    def confirm(self, offset: int) -> None:
        """Forget what the bot has taken."""
        taken = 0
        while taken < len(self.updates) and self.updates[taken]["update_id"] < offset:
            taken += 1
        del self.updates[:taken]

    def sent(self, body: bytes) -> None:
        """A message has arrived."""
        self.bodies.append(body)
        if len(self.bodies) == self.expected:
            self.met.set()

    def messages(self) -> list[dict[str, str]]:
        """What was sent in this round, by field."""
        return [fields_of(body) for body in self.bodies]


class Telegram:
    """The server. `async with` opens it on loopback."""

    def __init__(self, *names: str) -> None:
        self.lines = {name: Line(name) for name in names}
        self.latency = 0.0
        self._numbers = itertools.count(1)

    async def __aenter__(self) -> Self:
        loop = asyncio.get_running_loop()
        self._server = await loop.create_server(lambda: _Connection(self), "127.0.0.1", 0, backlog=1024)
        self.url = f"http://127.0.0.1:{self._server.sockets[0].getsockname()[1]}"
        return self

    async def __aexit__(self, *_: object) -> None:
        self._server.close()

    def answer(self, path: bytes, body: bytes) -> bytes | asyncio.Task[bytes]:
        """The result of a call as JSON, or a task that will give it."""
        _, bot, method = path.decode().split("/")
        line = self.lines[bot.partition(":")[2]]
        line.calls += 1
        if method in SENDING:
            line.sent(body)
            found = CHAT.search(body)
            assert found is not None, "a message goes to a chat"
            chat = int(found[1])
            kind = "private" if chat > 0 else "supergroup"
            message = '{"message_id":%d,"date":1900000000,"chat":{"id":%d,"type":"%s"},"text":"sent"}'
            return (message % (next(self._numbers), chat, kind)).encode()
        if method == "getUpdates":
            return asyncio.create_task(_poll(line, body))
        return json.dumps(BOT).encode() if method == "getMe" else b"true"


async def _poll(line: Line, body: bytes) -> bytes:
    fields = fields_of(body)
    line.confirm(int(fields.get("offset", "0")))
    line.polling.set()
    if not line.updates:
        line.news.clear()
        try:
            await asyncio.wait_for(line.news.wait(), min(LONGEST_POLL, float(fields.get("timeout", "0"))))
        except TimeoutError:
            return b"[]"
    return json.dumps(line.updates[:MOST]).encode()


class _Connection(asyncio.Protocol):
    """One connection; its requests come one after the other."""

    def __init__(self, telegram: Telegram) -> None:
        self._telegram = telegram
        self._data = b""
        self._loop = asyncio.get_running_loop()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        self._data += data
        head, found, rest = self._data.partition(b"\r\n\r\n")
        if not found:
            return
        lower = head.lower()
        at = lower.find(b"content-length:")
        length = int(lower[at + 15 :].partition(b"\r\n")[0]) if at >= 0 else 0
        if len(rest) < length:
            return
        self._data = b""
        path = head.split(b" ", 2)[1]
        result = self._telegram.answer(path, rest)
        if isinstance(result, bytes):
            self._reply(result)
        else:
            result.add_done_callback(lambda task: None if task.cancelled() else self._reply(task.result()))

    def _reply(self, result: bytes) -> None:
        body = b'{"ok":true,"result":' + result + b"}"
        whole = ANSWER % len(body) + body
        if self._telegram.latency:
            self._loop.call_later(self._telegram.latency, self._transport.write, whole)
        else:
            self._transport.write(whole)
