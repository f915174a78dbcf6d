"""Fetching one address of the web: every step guarded, everything limited, and a reason for whatever fails."""

from __future__ import annotations

import asyncio
import functools
import ssl
from collections.abc import Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any

import httpcore
import httpx

from seeds.fetching.guard import GuardedNetwork, Policy
from seeds.fetching.unpacking import Unpacker
from seeds.unreadable import Reason, Unreadable

USER_AGENT = "Kabar/0.1 (a news archive; reads feeds and single pages; keeps to robots.txt)"
REDIRECTS = frozenset({301, 302, 303, 307, 308})
PERMANENT = frozenset({301, 308})
LONGEST_ADDRESS = 2000  # characters
PAGE_TYPES = "text/html,application/xhtml+xml;q=0.9,text/plain;q=0.5,*/*;q=0.1"
REFUSALS = {
    401: Reason.FORBIDDEN, 402: Reason.PAYWALL, 403: Reason.FORBIDDEN, 404: Reason.GONE, 407: Reason.FORBIDDEN,
    410: Reason.GONE, 429: Reason.BUSY, 451: Reason.FORBIDDEN, 503: Reason.BUSY,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Limits:
    """How much one fetch may take."""

    bytes: int = 3_000_000  # unpacked
    seconds: float = 20.0  # all redirects together
    connect_seconds: float = 6.0
    silence_seconds: float = 8.0
    redirects: int = 5


@dataclass(frozen=True, slots=True)
class Fetched:
    """What an address gave."""

    url: str  # the last one, after all redirects
    status: int
    headers: Mapping[str, str]  # names in small letters; of several the first
    body: bytes
    moved: str | None = None  # where the first address has moved to for good

    @property
    def media_type(self) -> str:
        """What kind of thing it says it is: "text/html"; empty if it does not say."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()

    @property
    def charset(self) -> str:
        """The charset it says it is in; empty if it does not say."""
        for part in self.headers.get("content-type", "").split(";")[1:]:
            name, _, value = part.partition("=")
            if name.strip().lower() == "charset":
                return value.strip().strip("\"'").lower()
        return ""


class Unfetched(Unreadable):
    """The host answered, and not with what was wanted."""

    def __init__(self, reason: Reason, status: int, retry_after: str = "") -> None:
        super().__init__(reason, str(status))
        self.status = status
        self.retry_after = retry_after  # as the host wrote it

    def __reduce__(self) -> tuple[Any, ...]:
        """How it travels between processes."""
        return type(self), (self.reason, self.status, self.retry_after)


@dataclass(frozen=True, slots=True)
class Fetcher:
    """Fetches; keeps no connection, no cookie and no password, and asks no proxy.

    `network` makes the connections, by default real ones.
    """

    policy: Policy = field(default_factory=Policy)
    limits: Limits = field(default_factory=Limits)
    network: httpcore.AsyncNetworkBackend | None = None

    async def get(self, url: str, *, accept: str = PAGE_TYPES, headers: Mapping[str, str] | None = None) -> Fetched:
        """What is at an address. `headers` ask for it on conditions; then the status may be 304, without a body.

        Raises Unreadable: any reason of an address or of the way there; Unfetched where the host answered.
        """
        target = parse_address(url)
        try:
            async with asyncio.timeout(self.limits.seconds):
                return await self._follow(target, {"Accept": accept, **(headers or {})})
        except (TimeoutError, httpcore.TimeoutException):
            raise Unreadable(Reason.TOO_SLOW) from None
        except httpcore.ConnectError as error:
            insecure = isinstance(error.__cause__ or error.__context__, ssl.SSLError)
            raise Unreadable(Reason.INSECURE if insecure else Reason.UNREACHABLE) from None
        except httpcore.NetworkError:
            raise Unreadable(Reason.UNREACHABLE, "the connection broke") from None
        except (httpcore.ProtocolError, httpcore.UnsupportedProtocol):
            raise Unreadable(Reason.BAD_ANSWER) from None

    async def _follow(self, target: httpx.URL, headers: Mapping[str, str]) -> Fetched:
        moved: httpx.URL | None = None
        for_good = True
        for _ in range(self.limits.redirects + 1):
            answer = await self._one(target, headers)
            if isinstance(answer, Fetched):
                return Fetched(answer.url, answer.status, answer.headers, answer.body, str(moved) if moved else None)
            status, location = answer
            target = parse_address(location, base=target)
            for_good = for_good and status in PERMANENT
            moved = target if for_good else moved
        raise Unreadable(Reason.TOO_MANY_REDIRECTS)

    async def _one(self, target: httpx.URL, headers: Mapping[str, str]) -> Fetched | tuple[int, str]:
        """What one request gives: an answer, or a status and where to go on."""
        self.policy.check_port(target.host, _port(target))
        limits = self.limits
        seconds = {"connect": limits.connect_seconds, "read": limits.silence_seconds, "write": limits.silence_seconds}
        network = GuardedNetwork(self.policy, self.network)
        asked = {
            "Host": target.netloc.decode("ascii"), "User-Agent": USER_AGENT, "Accept-Encoding": "gzip, deflate",
            "Accept-Language": "id,en;q=0.8", "Connection": "close", **headers,
        }  # fmt: skip
        pool = httpcore.AsyncConnectionPool(ssl_context=_tls(), network_backend=network, max_connections=1)
        async with (
            pool,
            pool.stream("GET", _raw(target), headers=list(asked.items()), extensions={"timeout": seconds}) as response,
        ):
            found = _headers(response.headers)
            if response.status in REDIRECTS and found.get("location"):
                return response.status, found["location"]
            if response.status == HTTPStatus.NOT_MODIFIED:
                return Fetched(str(target), response.status, found, b"")
            if not 200 <= response.status < 300:
                reason = REFUSALS.get(response.status) or _refusal(response.status)
                raise Unfetched(reason, response.status, found.get("retry-after", ""))
            return Fetched(str(target), response.status, found, await self._body(response, found))

    async def _body(self, response: httpcore.Response, headers: Mapping[str, str]) -> bytes:
        length = headers.get("content-length", "")
        if length.isascii() and length.isdigit() and int(length) > self.limits.bytes:
            raise Unreadable(Reason.TOO_LARGE, f"more than {self.limits.bytes // 1_000_000} MB")
        unpacker = Unpacker(headers.get("content-encoding", "").strip().lower(), self.limits.bytes)
        async for piece in response.aiter_stream():
            unpacker.add(piece)
        return unpacker.whole()


def parse_address(text: str, *, base: httpx.URL | None = None) -> httpx.URL:
    """An address that may be fetched, without its fragment; `base` is where a relative one stands.

    Raises Unreadable: BAD_ADDRESS or CREDENTIALS.
    """
    text = text.strip()
    if not text or len(text) > LONGEST_ADDRESS or not text.isprintable():
        raise Unreadable(Reason.BAD_ADDRESS)
    try:
        url = base.join(text) if base else httpx.URL(text)
        host = url.host
    except (httpx.InvalidURL, ValueError, TypeError):
        raise Unreadable(Reason.BAD_ADDRESS) from None
    if url.scheme not in ("http", "https") or not host or "\\" in text or "%" in host:
        raise Unreadable(Reason.BAD_ADDRESS)
    if url.userinfo:
        raise Unreadable(Reason.CREDENTIALS)
    return url.copy_with(fragment=None)


def _refusal(status: int) -> Reason:
    return Reason.SERVER_FAULT if status >= 500 else Reason.BAD_ANSWER


def _port(url: httpx.URL) -> int:
    if url.port is not None:
        return url.port
    return 443 if url.scheme == "https" else 80


def _raw(url: httpx.URL) -> httpcore.URL:
    return httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path)


def _headers(raw: list[tuple[bytes, bytes]]) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, value in raw:
        found.setdefault(name.decode("latin-1").lower(), _header(value))
    return found


def _header(value: bytes) -> str:
    """A header's value: ASCII by the rules, UTF-8 in the addresses of many redirects."""
    try:
        return value.decode().strip()
    except UnicodeDecodeError:
        return value.decode("latin-1").strip()


@functools.cache
def _tls() -> ssl.SSLContext:
    return httpcore.default_ssl_context()
