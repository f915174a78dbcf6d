"""Which addresses are public, and what an address that is written as a number means."""

from __future__ import annotations

import ipaddress
import re
import socket

Address = ipaddress.IPv4Address | ipaddress.IPv6Address

NAT64 = ipaddress.IPv6Network("64:ff9b::/96")  # RFC 6052: an IPv4 address in the last four bytes
GLOBAL_UNICAST = ipaddress.IPv6Network("2000::/3")  # RFC 4291: nothing else is routed between networks
# Global by their registry, and still never where a news page is.
CLOSED = tuple(
    ipaddress.ip_network(block)
    for block in (
        "192.0.0.0/24",  # RFC 6890, protocol assignments; a cloud's metadata service is at 192.0.0.192
        "192.88.99.0/24",  # RFC 7526, the former 6to4 relays
        "168.63.129.16/32",  # a cloud's own service behind a public number, reachable from inside only
        "2001::/23",  # RFC 2928, Teredo (RFC 4380) and other protocol assignments
        "2002::/16",  # RFC 3056, 6to4: any IPv4 address in other clothes
        "3fff::/20",  # RFC 9637, documentation
    )
)
ISATAP = (0x00005EFE, 0x02005EFE)  # RFC 5214: an IPv4 address behind one of these
NUMBER = re.compile(r"(?:0[xX][0-9a-fA-F]*|[0-9]+)")  # what a browser takes the last part of a number for
DOTTED = re.compile(r"[0-9a-fA-FxX.]+")


def is_public(address: str) -> bool:
    """Whether an address, as a resolver gives it, belongs to the public internet and to one host."""
    try:
        number = ipaddress.ip_address(address)
    except ValueError:  # a zone ("fe80::1%eth0") too: only what stays on the link has one
        return False
    if isinstance(number, ipaddress.IPv6Address) and "%" in address:
        return False
    return _is_public(number)


def _is_public(number: Address) -> bool:
    if isinstance(number, ipaddress.IPv6Address):
        if number in NAT64:
            return _is_public(ipaddress.IPv4Address(int(number) & 0xFFFFFFFF))
        interface = int(number) & 0xFFFFFFFFFFFFFFFF
        if number not in GLOBAL_UNICAST:  # mapped, compatible, link-local, site-local, unique local, multicast …
            return False
        if interface >> 32 in ISATAP and not _is_public(ipaddress.IPv4Address(interface & 0xFFFFFFFF)):
            return False
    if any(number in block for block in CLOSED if block.version == number.version):
        return False
    return number.is_global and not (number.is_multicast or number.is_reserved or number.is_unspecified)


def as_number(host: str) -> str | None:
    """The address that a host written as a number means ("127.1", "0x7f000001", "017700000001"); None: it is a name.

    Raises ValueError where it is written like a number and is none: every resolver would understand it differently.
    """
    if ":" in host:
        return str(ipaddress.IPv6Address(host))
    last = host.rstrip(".").rpartition(".")[2]
    if not NUMBER.fullmatch(last):
        return None
    if not DOTTED.fullmatch(host):
        raise ValueError("a number that is none")
    try:
        return socket.inet_ntoa(socket.inet_aton(host.rstrip(".")))
    except OSError as error:
        raise ValueError("a number that is none") from error
