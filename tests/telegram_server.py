"""A small Bot API server on loopback, for what only a real network shows: lost answers, dropped connections."""

from __future__ import annotations

import asyncio
import datetime as dt
import itertools
import json
import math
from collections import deque
from dataclasses import dataclass, field
from email.utils import format_datetime
from typing import Any, Self

from aiohttp import BodyPartReader, web

TOKEN = "424242:made-up-token"
ME = {"id": 424242, "is_bot": True, "first_name": "Kabar", "username": "KabarBot"}


@dataclass
class Sent:
    """A message that arrived."""

    chat_id: int
    thread_id: int | None
    text: str
    at: float  # the loop's clock
    number: int  # what the answer called it, whether or not that arrived


@dataclass
class TelegramServer:
    """Answers what the bot calls. `faults` are used up one by sendMessage: see `_answer`."""

    faults: deque[str] = field(default_factory=deque)
    sent: list[Sent] = field(default_factory=list)
    calls: list[str] = field(default_factory=list)
    refusals: dict[int, tuple[int, dict[str, Any]]] = field(default_factory=dict)  # by chat: status, answer
    updates: deque[dict[str, Any]] = field(default_factory=deque)
    last_body: dict[str, str] = field(default_factory=dict)
    uploads: dict[str, bytes] = field(default_factory=dict)
    webhook: dict[str, Any] = field(default_factory=dict)  # as it was set
    people: set[int] = field(default_factory=set)  # who have written to the bot
    clock: dt.timedelta = dt.timedelta()  # how far its clock is ahead of this machine's
    latency: float = 0.0
    url: str = ""
    sending: int = 0  # sendMessage calls at work now
    attempts: list[float] = field(default_factory=list)  # when sendMessage was called; the loop's clock
    flooded: list[float] = field(default_factory=list)  # when such a call was asked to wait
    _flood_ends: float = 0.0
    _polls: int = 0

    async def __aenter__(self) -> Self:
        app = web.Application()
        app.router.add_route("*", "/{tail:.*}", self._handle)
        app.on_response_prepare.append(self._stamp)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
        self._numbers = itertools.count(1)
        self._news = asyncio.Event()
        await self.open()
        return self

    async def open(self, port: int = 0) -> None:
        """Listen, perhaps again."""
        await self._runner.setup()
        self._site = web.TCPSite(self._runner, "127.0.0.1", port or self.port)
        await self._site.start()
        self.url = f"http://127.0.0.1:{self.port}"

    @property
    def port(self) -> int:
        """Where it listens; 0 before it does."""
        return int(self._runner.addresses[0][1]) if self._runner.addresses else 0

    async def __aexit__(self, *_: object) -> None:
        await self._runner.cleanup()

    async def away(self, seconds: float) -> None:
        """Telegram is down: no connection comes about, and those there are break."""
        port = self.port
        await self._runner.cleanup()
        await asyncio.sleep(seconds)
        await self.open(port)

    def flood(self, seconds: float) -> float:
        """Ask everybody who sends to wait, from now on for so long; the end on the loop's clock."""
        self._flood_ends = asyncio.get_running_loop().time() + seconds
        return self._flood_ends

    def push(self, *updates: dict[str, Any]) -> None:
        """Something happens in Telegram."""
        self.updates.extend(updates)
        self._news.set()

    async def _handle(self, request: web.Request) -> web.StreamResponse:
        if request.path.startswith("/file/"):
            return web.Response(body=b"a file")
        if not request.path.startswith(f"/bot{TOKEN}/"):
            return _refused(401, "Unauthorized")
        method = request.path.rsplit("/", 1)[-1]
        self.calls.append(method)
        params = await self._params(request)
        if method == "getChat":
            return self._chat(int(params["chat_id"]))
        if method != "sendMessage":
            await asyncio.sleep(self.latency)
            return await self._poll(params) if method == "getUpdates" else _result(self._other(method, params))
        self.sending += 1
        try:
            await asyncio.sleep(self.latency)
            return await self._send(request, params)
        finally:
            self.sending -= 1

    async def _params(self, request: web.Request) -> dict[str, str]:
        if request.content_type == "multipart/form-data":
            params = {}
            async for part in await request.multipart():
                assert isinstance(part, BodyPartReader)
                assert part.name is not None
                content = bytes(await part.read())
                if part.filename:
                    self.uploads[part.name] = content
                else:
                    params[part.name] = content.decode()
            self.last_body = params
            return params
        self.last_body = json.loads(await request.read() or b"{}")
        return self.last_body

    async def _stamp(self, _: web.Request, answer: web.StreamResponse) -> None:
        answer.headers["Date"] = format_datetime(dt.datetime.now(dt.UTC) + self.clock, usegmt=True)

    def _chat(self, number: int) -> web.Response:
        if number not in self.people:
            return _refused(400, "Bad Request: chat not found")
        gifts = dict.fromkeys(("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription"), True)
        chat = {"id": number, "type": "private", "accent_color_id": 0, "max_reaction_count": 11}
        return _result({**chat, "accepted_gift_types": {**gifts, "gifts_from_channels": True}})

    def _other(self, method: str, params: dict[str, str]) -> Any:
        if method == "setWebhook":
            self.webhook = {**params, "allowed_updates": json.loads(params.get("allowed_updates", "[]"))}
        if method == "deleteWebhook":
            self.webhook = {}
        if method == "getWebhookInfo":
            told = {"url": "", "has_custom_certificate": False, "pending_update_count": 0}
            return told | {name: value for name, value in self.webhook.items() if name != "secret_token"}
        return ME if method == "getMe" else True

    async def _poll(self, params: dict[str, str]) -> web.Response:
        """What there is, or comes soon; whoever asks while another waits ends that one's waiting, as Telegram does."""
        self._polls += 1
        this = self._polls
        self._news.set()
        offset = int(params.get("offset", 0))
        while self.updates and offset and self.updates[0]["update_id"] < offset:
            self.updates.popleft()
        if not self.updates:
            self._news.clear()
            try:
                await asyncio.wait_for(self._news.wait(), min(1.0, float(params.get("timeout", 0))))
            except TimeoutError:
                return _result([])
        return _result(list(self.updates)) if this == self._polls else _other_poll()

    async def _send(self, request: web.Request, params: dict[str, str]) -> web.StreamResponse:
        moment = asyncio.get_running_loop().time()
        self.attempts.append(moment)
        if moment < self._flood_ends:
            self.flooded.append(moment)
            return _too_many(math.ceil(self._flood_ends - moment))
        chat_id, fault = int(params["chat_id"]), self.faults.popleft() if self.faults else ""
        if chat_id in self.refusals:
            status, body = self.refusals[chat_id]
            return web.json_response({"ok": False, "error_code": status, **body}, status=status)
        if fault in {"drop before", "502"}:
            return _drop(request) if fault == "drop before" else web.Response(status=502, text="<html>502</html>")
        thread = params.get("message_thread_id")
        number = next(self._numbers)
        self.sent.append(Sent(chat_id, int(thread) if thread else None, params["text"], moment, number))
        chat = {"id": chat_id, "type": "private", "first_name": "A"}
        message = {"message_id": number, "date": 1_731_027_600, "chat": chat, "text": params["text"]}
        return await self._answer(request, fault, {"ok": True, "result": message})

    async def _answer(self, request: web.Request, fault: str, body: dict[str, Any]) -> web.StreamResponse:
        """Answer a message that has arrived: not at all, with nonsense, in part, too late, or properly."""
        if fault == "drop after":
            return _drop(request)
        if fault == "garbage":
            return web.Response(text='{"ok":tru', content_type="application/json")
        if fault == "truncate":
            data = json.dumps(body).encode()
            half = web.StreamResponse(headers={"Content-Length": str(len(data))})
            await half.prepare(request)
            await half.write(data[: len(data) // 2])
            return _drop(request)
        if fault == "late":
            await asyncio.sleep(5)
        return web.json_response(body)


def _too_many(seconds: int) -> web.Response:
    words = f"Too Many Requests: retry after {seconds}"
    body = {"ok": False, "error_code": 429, "description": words, "parameters": {"retry_after": seconds}}
    return web.json_response(body, status=429)


def _other_poll() -> web.Response:
    words = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
    return _refused(409, words)


def _refused(status: int, words: str) -> web.Response:
    return web.json_response({"ok": False, "error_code": status, "description": words}, status=status)


def _result(result: Any) -> web.Response:
    return web.json_response({"ok": True, "result": result})


def _drop(request: web.Request) -> web.Response:
    if request.transport is not None:
        request.transport.abort()
    return web.Response(status=500)
