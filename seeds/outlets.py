"""Who publishes: outlets by any of their names or addresses, and the owners that make several of them one witness."""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files
from urllib.parse import urlsplit

from digest.text import fold


@dataclass(frozen=True, slots=True)
class Outlet:
    """One outlet: its canonical name, who owns it (None: unknown), and what else it is called."""

    name: str
    owner: str | None = None
    aliases: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()


class Outlets:
    """The outlets that are known, by name, alias or domain, whatever the case and accents.

    Raises:
        ValueError: two of them share a name, an alias or a domain.
    """

    def __init__(self, outlets: Iterable[Outlet]) -> None:
        self._all = tuple(outlets)
        self._by_name: dict[str, Outlet] = {}
        self._by_domain: dict[str, Outlet] = {}
        for outlet in self._all:
            for name in {_key(n) for n in (outlet.name, *outlet.aliases)}:
                _claim(self._by_name, name, outlet)
            for domain in outlet.domains:
                _claim(self._by_domain, domain, outlet)

    @staticmethod
    @functools.cache
    def load() -> Outlets:
        """The outlets of `outlets.toml`."""
        entries = tomllib.loads(files("seeds").joinpath("outlets.toml").read_text(encoding="utf-8"))["outlet"]
        return Outlets(
            Outlet(e["name"], e.get("owner"), tuple(e.get("aliases", ())), tuple(e.get("domains", ()))) for e in entries
        )

    def changed(self, outlets: Mapping[str, Outlet]) -> Outlets:
        """These outlets with some put in the place of those that are called so here, and the others added.

        Raises:
            ValueError: as when they are made.
        """
        if not outlets:
            return self
        kept = (outlet for outlet in self._all if outlet.name not in outlets)
        return Outlets([*kept, *outlets.values()])

    def recognise(self, text: str) -> Outlet | None:
        """The outlet that a name, a domain or an address means; None if it is not known."""
        name = _key(text)
        if not name:
            return None
        return self._by_name.get(name) or self._of_host(_host(text))

    def _of_host(self, host: str) -> Outlet | None:
        """The outlet of a host or of the nearest domain above it: news.example.co.id belongs to example.co.id."""
        labels = host.split(".")
        for first in range(len(labels) - 1):
            if outlet := self._by_domain.get(".".join(labels[first:])):
                return outlet
        return None

    def __iter__(self) -> Iterator[Outlet]:
        return iter(self._all)

    def __len__(self) -> int:
        return len(self._all)


def _claim(index: dict[str, Outlet], key: str, outlet: Outlet) -> None:
    other = index.setdefault(key, outlet)
    if other is not outlet:
        raise ValueError(f"{outlet.name} and {other.name} are both known as {key}")


def _key(name: str) -> str:
    """A name as one run of letters and digits: "CNN-Indonesia" and "cnn indonesia" are one."""
    return "".join(c for c in fold(name) if c.isalnum())


def _host(text: str) -> str:
    address = text.strip().lower()
    try:
        host = urlsplit(address if "//" in address else f"//{address}").hostname or ""
    except ValueError:
        return ""
    return host.rstrip(".")
