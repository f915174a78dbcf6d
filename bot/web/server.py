"""The port of a process: one listening socket, served until the process ends, and closed without losing a call."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import socket
from collections.abc import Iterator

import h11
import uvicorn
from starlette.types import ASGIApp
from uvicorn.protocols.http.h11_impl import H11Protocol

BACKLOG = 1024  # connections that may wait to be accepted
KEPT = 65  # seconds an idle connection stays: longer than a router in front keeps one, so that it is not closed midway
ASKING = 10.0  # seconds in which a call has to say what it wants, headers and all
FINISHING = 5  # seconds for calls under way when the process ends
MOST = 1000  # connections at the same time; the others are told to come again
log = logging.getLogger(__name__)


class PortTaken(Exception):
    """Another program listens there, or this one may not; the message says so."""


def listen(port: int) -> socket.socket:
    """Take a port on all addresses of this machine, before anything else is begun. Raises PortTaken."""
    dual = socket.has_dualstack_ipv6()
    try:
        return socket.create_server(
            ("", port), family=socket.AF_INET6 if dual else socket.AF_INET, dualstack_ipv6=dual, backlog=BACKLOG
        )
    except OSError as error:
        raise PortTaken(f"port {port} cannot be used ({error.strerror}); set another one with PORT") from None


class Port:
    """Serves an application on a socket of ours."""

    def __init__(self, app: ASGIApp, taken: socket.socket) -> None:
        self._socket = taken
        config = uvicorn.Config(
            app,
            http=_Impatient,
            ws="none",
            lifespan="off",
            log_config=None,
            access_log=False,  # addresses hold the webhook's path
            proxy_headers=False,
            server_header=False,
            limit_concurrency=MOST,
            timeout_keep_alive=KEPT,
            timeout_graceful_shutdown=FINISHING,
        )
        self._server = _Server(config)
        self._serving: asyncio.Task[None] | None = None

    @property
    def number(self) -> int:
        """Which port it is."""
        return int(self._socket.getsockname()[1])

    def open(self) -> None:
        """Begin to answer; calls that came before have waited."""
        log.info("listening on port %d", self.number)
        self._serving = asyncio.create_task(self._server.serve(sockets=[self._socket]), name="port")

    async def close(self) -> None:
        """Accept nothing more, and finish what is under way."""
        if self._serving is None:
            self._socket.close()
            return
        self._server.should_exit = True
        await self._serving


class _Impatient(H11Protocol):
    """The library's, but whoever connects has to say soon what they want: it would wait for ever."""

    _alarm: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begin to wait."""
        super().connection_made(transport)
        self._set_alarm()

    def data_received(self, data: bytes) -> None:
        """Wait while a call has begun and not yet said what it is; an idle connection has the library's own limit."""
        super().data_received(data)
        self._set_alarm()

    def connection_lost(self, exc: Exception | None) -> None:
        """Wait no more."""
        self._unset_alarm()
        super().connection_lost(exc)

    def _set_alarm(self) -> None:
        if self.conn.their_state is not h11.IDLE:
            self._unset_alarm()
        elif self._alarm is None:
            self._alarm = self.loop.call_later(ASKING, self.transport.abort)

    def _unset_alarm(self) -> None:
        if self._alarm is not None:
            self._alarm.cancel()
            self._alarm = None


class _Server(uvicorn.Server):
    """The library's, without its handling of signals: the process has its own."""

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Leave them alone."""
        yield
