"""A process's port: taken first, patient with no one, and closed without losing what is under way."""

from __future__ import annotations

import asyncio

import aiohttp
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from bot.web import server
from bot.web.server import Port, PortTaken, listen


class Slow:
    """Answers when it is told to."""

    def __init__(self) -> None:
        self.asked = asyncio.Event()
        self.may_answer = asyncio.Event()
        self.app = Starlette(routes=[Route("/", self._answer)])

    async def _answer(self, _: Request) -> Response:
        self.asked.set()
        await self.may_answer.wait()
        return PlainTextResponse("done")


async def test_a_port_that_is_taken_is_told_in_a_sentence() -> None:
    with listen(0) as taken:
        number = taken.getsockname()[1]
        with pytest.raises(PortTaken, match=rf"port {number} cannot be used \(.+\); set another one with PORT"):
            listen(number)


async def test_what_is_under_way_is_answered_when_the_port_closes_and_nothing_new_is_accepted() -> None:
    slow = Slow()
    port = Port(slow.app, listen(0))
    port.open()
    number = port.number
    async with aiohttp.ClientSession() as client:

        async def ask() -> str:
            async with client.get(f"http://127.0.0.1:{number}/") as answer:
                return await answer.text()

        asking = asyncio.create_task(ask())
        await slow.asked.wait()
        closing = asyncio.create_task(port.close())
        await refused(number)
        slow.may_answer.set()
        assert await asking == "done"
        await closing


async def refused(number: int) -> None:
    """Wait until nobody listens there any more."""
    async with asyncio.timeout(20):
        while True:
            try:
                _, writer = await asyncio.open_connection("127.0.0.1", number)
            except ConnectionError:
                return
            writer.close()
            await asyncio.sleep(0.01)


async def test_a_port_that_was_never_opened_is_given_back() -> None:
    port = Port(Slow().app, listen(0))
    number = port.number
    await port.close()
    listen(number).close()


@pytest.mark.parametrize("said", [b"", b"GET / HTTP/1.1\r\nHost: k", b"GET / HTTP/1.1\r\n\r\nGET / HT"])
async def test_who_does_not_say_what_they_want_is_not_waited_for(said: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(server, "ASKING", 0.05)
    slow = Slow()
    slow.may_answer.set()
    port = Port(slow.app, listen(0))
    port.open()
    reader, writer = await asyncio.open_connection("127.0.0.1", port.number)
    writer.write(said)
    try:
        async with asyncio.timeout(20):
            await reader.read()
    except ConnectionError:
        pass
    finally:
        writer.close()
        await port.close()
