"""A network that records what is connected to, and answers what a test wants."""

from __future__ import annotations

import asyncio
import zlib
from collections.abc import AsyncIterator, Callable, Iterable, Sequence
from dataclasses import dataclass, field

import httpcore

from seeds.fetching.fetcher import Fetcher, Limits
from seeds.fetching.guard import Policy

PUBLIC = "93.184.215.14"
Page = bytes | Callable[[], AsyncIterator[bytes]]
Hosts = dict[str, Sequence[Sequence[str]]]


def answer(body: bytes = b"", status: int = 200, **headers: str) -> bytes:
    """An HTTP answer; names of headers with `_` for `-`."""
    lines = [f"HTTP/1.1 {status} Whatever", "Connection: close"]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


def html(body: str) -> bytes:
    return answer(body.encode(), Content_Type="text/html; charset=utf-8")


def redirect(location: str, status: int = 302) -> bytes:
    return answer(b"", status, Location=location)


def gzip(data: bytes) -> bytes:
    packer = zlib.compressobj(9, wbits=31)
    return packer.compress(data) + packer.flush()


class Stream(httpcore.AsyncNetworkStream):
    """One connection: collects the request, gives the pieces of the answer, and then nothing more."""

    def __init__(self, server: Callable[[str, str], bytes | AsyncIterator[bytes]], requests: list[str]) -> None:
        self._server = server
        self._requests = requests
        self._asked = b""
        self._answer: AsyncIterator[bytes] | None = None
        self.closed = False

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._asked += buffer

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        if self._answer is None:
            self._requests.append(self._asked.decode())
            head = self._asked.decode().split("\r\n")
            host = next(line.partition(": ")[2] for line in head if line.lower().startswith("host:"))
            found = self._server(host, head[0].split()[1])
            self._answer = one(found) if isinstance(found, bytes) else found
        try:
            async with asyncio.timeout(timeout):
                return await anext(self._answer)
        except StopAsyncIteration:
            return b""
        except TimeoutError as error:
            raise httpcore.ReadTimeout from error

    async def aclose(self) -> None:
        self.closed = True

    async def start_tls(self, *_: object, **__: object) -> httpcore.AsyncNetworkStream:
        return self


async def one(data: bytes) -> AsyncIterator[bytes]:
    for start in range(0, len(data), 60_000):
        yield data[start : start + 60_000]


@dataclass
class Web(httpcore.AsyncNetworkBackend):
    """A made-up web: what hosts resolve to (a sequence for each time it is asked), and what is at an address."""

    hosts: Hosts = field(default_factory=dict)
    pages: dict[str, Page] = field(default_factory=dict)
    connected: list[tuple[str, int]] = field(default_factory=list)
    resolved: list[str] = field(default_factory=list)
    streams: list[Stream] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)  # but for robots.txt
    requests: list[str] = field(default_factory=list)  # whole

    async def resolve(self, host: str, port: int) -> Sequence[str]:
        """Answer as a resolver would; unknown hosts are public ones."""
        host = host.rstrip(".")
        times = self.resolved.count(host)
        self.resolved.append(host)
        answers = self.hosts.get(host, [[PUBLIC]])
        if not answers:
            raise OSError("no such host")
        return answers[min(times, len(answers) - 1)]

    async def connect_tcp(self, host: str, port: int, *_: object, **__: object) -> httpcore.AsyncNetworkStream:
        self.connected.append((host, port))
        self.streams.append(Stream(self._serve, self.requests))
        return self.streams[-1]

    def _serve(self, host: str, path: str) -> bytes | AsyncIterator[bytes]:
        if path != "/robots.txt":
            self.asked.append(f"{host}{path}")
        page = self.pages.get(f"{host}{path}", answer(b"", 404))
        return page if isinstance(page, bytes) else page()

    def fetcher(self, limits: Limits | None = None, allowed: Iterable[tuple[str, int]] = ()) -> Fetcher:
        """A fetcher that reads this web."""
        return Fetcher(Policy(frozenset(allowed), self.resolve), limits or Limits(), self)
