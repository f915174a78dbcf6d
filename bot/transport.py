"""The network under the bot library: its request class on aiohttp, which is several times as quick as its own.

Beside speed it keeps apart what the courier must know apart: `NotSent` says that nothing left this machine, any other
`NetworkError` that Telegram may have done what it was asked. No error carries the address, because the token is in it.
"""

from __future__ import annotations

import json
import ssl
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, cast

import aiohttp
from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, RequestData

from handlers.courier.judge import NotSent

JSON = {"Content-Type": "application/json"}
UPLOAD_SECONDS = 60.0  # for writing a request that carries files
IDLE_SECONDS = (
    20.0  # after which a connection is closed by us: one that the far side closes first costs a doubtful send
)


@dataclass(frozen=True, slots=True)
class _Fields:
    """As much of the library's RequestData as a call needs."""

    json_parameters: dict[str, str]
    multipart_data: None = None


def plain_fields(fields: Mapping[str, str]) -> RequestData:
    """What a call says, where we make it ourselves: fields already written as Telegram wants them."""
    return cast(RequestData, _Fields(dict(fields)))


class AiohttpRequest(BaseRequest):
    """Calls over at most `connections` kept connections. `proxies` lets HTTP_PROXY and its kin have their way.

    `seen` hears the status of each call's answer, 0 if none came.
    """

    def __init__(
        self,
        *,
        connections: int = 64,
        connect_timeout: float = 10.0,
        read_timeout: float = 10.0,
        write_timeout: float = 10.0,
        proxies: bool = False,
        seen: Callable[[int], None] = lambda _: None,
    ) -> None:
        self._connections = connections
        self._connect, self._read, self._write = connect_timeout, read_timeout, write_timeout
        self._proxies = proxies
        self._seen = seen
        self._session: aiohttp.ClientSession | None = None

    @property
    def read_timeout(self) -> float:
        """Seconds an answer may take unless the caller says otherwise; the library adds a poll's own to it."""
        return self._read

    async def initialize(self) -> None:
        """Open the pool; doing it again does nothing."""
        if self._session is None:
            connector = aiohttp.TCPConnector(limit=self._connections, keepalive_timeout=IDLE_SECONDS)
            self._session = aiohttp.ClientSession(
                connector=connector,
                trust_env=self._proxies,
                cookie_jar=aiohttp.DummyCookieJar(),
                headers={"User-Agent": self.USER_AGENT},
            )

    async def shutdown(self) -> None:
        """Close all connections."""
        session, self._session = self._session, None
        if session is not None:
            await session.close()

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: object = BaseRequest.DEFAULT_NONE,
        write_timeout: object = BaseRequest.DEFAULT_NONE,
        connect_timeout: object = BaseRequest.DEFAULT_NONE,
        pool_timeout: object = BaseRequest.DEFAULT_NONE,  # noqa: ARG002 - waiting for a connection counts as connecting
    ) -> tuple[int, bytes]:
        """Make one call; the status and the body. Raises NotSent, TimedOut or NetworkError."""
        if self._session is None:
            raise NotSent("the transport is not open")
        files = bool(request_data and request_data.multipart_data)
        timeout = _timeout(
            connect=_given(connect_timeout, self._connect),
            write=_given(write_timeout, UPLOAD_SECONDS if files else self._write),
            read=_given(read_timeout, self._read),
        )
        body: dict[str, Any] = _upload(request_data) if files and request_data else _json(request_data)
        status = 0
        try:
            async with self._session.request(method, url, timeout=timeout, allow_redirects=False, **body) as answer:
                content = await answer.read()
                status = answer.status
                return status, content
        except (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError, aiohttp.InvalidURL) as error:
            raise NotSent(_reason(error)) from None
        except TimeoutError as error:
            raise TimedOut(_reason(error)) from None
        except (aiohttp.ClientError, OSError) as error:
            raise NetworkError(_reason(error)) from None
        finally:
            self._seen(status)

    @staticmethod
    def parse_json_payload(payload: bytes) -> Any:
        """The answer as data; one that cannot be read is a NetworkError, and its text is logged nowhere."""
        try:
            data = json.loads(payload)
        except ValueError:
            raise NetworkError("the answer is no JSON") from None
        if not isinstance(data, dict) or ("result" not in data and data.get("ok") is not False):
            raise NetworkError("the answer is none of the Bot API")
        return data


def _given(seconds: object, usual: float) -> float | None:
    """The caller's timeout, None meaning none, or the usual one where the library says that none was given."""
    return seconds if seconds is None or isinstance(seconds, (int, float)) else usual


def _timeout(*, connect: float | None, write: float | None, read: float | None) -> aiohttp.ClientTimeout:
    """Limits for connecting and for each silence, and their sum for the whole call, so that nothing stalls for ever."""
    known = None if connect is None or write is None or read is None else connect + write + read
    return aiohttp.ClientTimeout(total=known, connect=connect, sock_connect=connect, sock_read=read)


def _json(request_data: RequestData | None) -> dict[str, Any]:
    """The parameters as one object of strings: writing a form takes several times as long."""
    if request_data is None or not request_data.json_parameters:
        return {}
    return {"data": json.dumps(request_data.json_parameters).encode(), "headers": JSON}


def _upload(request_data: RequestData) -> dict[str, Any]:
    form = aiohttp.FormData()
    for name, value in request_data.json_parameters.items():
        form.add_field(name, value)
    for part, (filename, content, mime) in request_data.multipart_data.items():
        form.add_field(part, content, filename=filename, content_type=mime)
    return {"data": form}


def _reason(error: Exception) -> str:
    """What went wrong, without the address: the kind of error and what the system says about it."""
    if isinstance(error, aiohttp.ClientConnectorError) and not isinstance(error.os_error, ssl.SSLError):
        return f"{type(error).__name__}: {error.os_error.strerror or type(error.os_error).__name__}"
    return type(error).__name__
