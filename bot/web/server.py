"""The port of a process: one listening socket, served until the process ends, and closed without losing a call."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import socket
from collections.abc import Iterator

import uvicorn
from starlette.types import ASGIApp

BACKLOG = 1024  # connections that may wait to be accepted
KEPT = 65  # seconds an idle connection stays: longer than a router in front keeps one, so that it is not closed midway
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
            http="h11",
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


class _Server(uvicorn.Server):
    """The library's, without its handling of signals: the process has its own."""

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Leave them alone."""
        yield
