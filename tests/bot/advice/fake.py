"""An endpoint on this machine that answers as it is told: truly, lying, late, or with garbage."""

from __future__ import annotations

import asyncio
import json
import threading
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from typing import Any

from aiohttp import web

NOTHING: dict[str, object] = {"headline": None, "wordings": [], "no_conflict": [], "conflicts": []}
Asked = dict[str, Any]
Answer = Callable[[Asked], "web.StreamResponse | Awaitable[web.StreamResponse]"]


def says(content: object, **message: object) -> web.Response:
    """What an endpoint answers when a model has said this."""
    text = content if isinstance(content, str) or content is None else json.dumps(content)
    return web.json_response({"choices": [{"message": {"role": "assistant", "content": text, **message}}]})


def sentences(asked: Asked) -> list[dict[str, Any]]:
    """The sentences that a question holds."""
    found: list[dict[str, Any]] = json.loads(asked["messages"][1]["content"])["sentences"]
    return found


async def stall(_: Asked) -> web.StreamResponse:
    """Never answer."""
    await asyncio.Event().wait()
    raise AssertionError


class FakeEndpoint:
    """Keeps what it was asked; `answer` may be changed at any time."""

    def __init__(self) -> None:
        self.answer: Answer = lambda _: says(NOTHING)
        self.asked: list[Asked] = []
        self.keys: list[str | None] = []
        self.url = ""

    async def _handle(self, request: web.Request) -> web.StreamResponse:
        asked = await request.json()
        self.asked.append(asked)
        self.keys.append(request.headers.get("Authorization"))
        answer = self.answer(asked)
        return answer if isinstance(answer, web.StreamResponse) else await answer

    @asynccontextmanager
    async def running(self) -> AsyncIterator[FakeEndpoint]:
        """Listen on a free port."""
        application = web.Application(client_max_size=2**22)
        application.router.add_post("/v1/chat/completions", self._handle)
        runner = web.AppRunner(application, shutdown_timeout=0.1)
        await runner.setup()
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        self.url = f"http://127.0.0.1:{runner.addresses[0][1]}/v1"
        try:
            yield self
        finally:
            await runner.cleanup()

    @contextmanager
    def in_a_thread(self) -> Iterator[FakeEndpoint]:
        """The same for tests of commands, which have an event loop of their own."""
        loop = asyncio.new_event_loop()
        thread = threading.Thread(target=loop.run_forever, daemon=True)
        thread.start()
        running = self.running()
        asyncio.run_coroutine_threadsafe(running.__aenter__(), loop).result(20)
        try:
            yield self
        finally:
            asyncio.run_coroutine_threadsafe(running.__aexit__(None, None, None), loop).result(20)
            loop.call_soon_threadsafe(loop.stop)
            thread.join(20)
            loop.close()
