"""The guard at the socket: a host is resolved once, every address it has is checked, and one of those is connected to.

A check of the address alone would be worth nothing: a name may mean something else a moment later, and a redirect or a
number in disguise would walk past it. Here nothing is connected to that was not checked in the same breath.
"""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Awaitable, Callable, Iterable, Sequence
from dataclasses import dataclass

import httpcore

from seeds.fetching.addresses import as_number, is_public
from seeds.unreadable import Reason, Unreadable

Resolve = Callable[[str, int], Awaitable[Sequence[str]]]
Options = Iterable[httpcore.SOCKET_OPTION]
WEB_PORTS = frozenset({80, 443})
TRIED = 3  # addresses of one host, until one answers


async def resolve(host: str, port: int) -> list[str]:
    """The addresses of a host, as the system's resolver gives them. Raises OSError."""
    found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(address[0]) for *_, address in found))


@dataclass(frozen=True, slots=True)
class Policy:
    """What may be connected to: the public internet on the web's ports, and what is allowed by name besides."""

    allowed: frozenset[tuple[str, int]] = frozenset()  # host and port, for an intranet or a test
    resolve: Resolve = resolve

    def check_port(self, host: str, port: int) -> None:
        """Refuse a port that is none of the web's. Raises Unreadable."""
        if port not in WEB_PORTS and (host, port) not in self.allowed:
            raise Unreadable(Reason.BAD_PORT, str(port))

    async def addresses(self, host: str, port: int) -> Sequence[str]:
        """The addresses a host may be reached at. Raises Unreadable, also if only one of them is not public."""
        self.check_port(host, port)
        try:
            number = as_number(host)
        except ValueError:
            raise Unreadable(Reason.BAD_ADDRESS) from None
        try:
            found = [number] if number else await self.resolve(host, port)
        except (OSError, UnicodeError):
            raise Unreadable(Reason.NO_HOST) from None
        if not found:
            raise Unreadable(Reason.NO_HOST)
        if (host, port) not in self.allowed and not all(map(is_public, found)):
            raise Unreadable(Reason.NOT_PUBLIC)
        return found


class GuardedNetwork(httpcore.AsyncNetworkBackend):
    """The network under the HTTP client. `network` makes the connections, by default real ones."""

    def __init__(self, policy: Policy, network: httpcore.AsyncNetworkBackend | None = None) -> None:
        self._policy = policy
        self._network = network or httpcore.AnyIOBackend()

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Options | None = None,
    ) -> httpcore.AsyncNetworkStream:
        """Connect to a checked address. Raises Unreadable, and what the client knows of connections that fail."""
        addresses = await self._policy.addresses(host, port)
        failure: Exception | None = None
        for address in addresses[:TRIED]:
            try:
                return await self._network.connect_tcp(address, port, timeout, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
        assert failure is not None, "there is an address to try"
        raise failure

    async def connect_unix_socket(
        self,
        path: str,  # noqa: ARG002
        timeout: float | None = None,  # noqa: ARG002
        socket_options: Options | None = None,  # noqa: ARG002
    ) -> httpcore.AsyncNetworkStream:
        """Refuse: no page is behind a socket of this machine."""
        raise Unreadable(Reason.NOT_PUBLIC)

    async def sleep(self, seconds: float) -> None:
        """Wait."""
        await asyncio.sleep(seconds)
