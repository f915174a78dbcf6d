"""robots.txt: what a host lets programs read, asked for once a day."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field, replace
from typing import Any

import httpx

from seeds.fetching.fetcher import Fetcher, Unfetched
from seeds.unreadable import Reason, Unreadable

NAME = "Kabar"
KEPT = dt.timedelta(days=1)
KEPT_ABSENT = dt.timedelta(hours=1)  # a host that did not answer is asked again sooner
LARGEST = 500_000  # bytes, as RFC 9309 wants it
MOST_HOSTS = 500
LONGEST_DELAY = 10.0  # seconds between two requests, whatever a host asks for


@dataclass
class Robots:
    """What hosts let us read; remembered in memory only."""

    fetcher: Fetcher
    _known: dict[str, tuple[dt.datetime, Any]] = field(
        default_factory=dict
    )  # until when, the rules (None: all is free)

    async def check(self, url: str, *, now: dt.datetime) -> float:
        """Seconds to wait between two requests of this host, if we may read this address at all.

        Raises Unreadable: ROBOTS, or why the host could not be asked.
        """
        rules = await self._rules(httpx.URL(url), now)
        if rules is None:
            return 0.0
        if not rules.can_fetch(url, NAME):
            raise Unreadable(Reason.ROBOTS)
        return min(LONGEST_DELAY, float(rules.crawl_delay(NAME) or 0.0))

    async def _rules(self, url: httpx.URL, now: dt.datetime) -> Any:
        host = f"{url.scheme}://{url.netloc.decode('ascii')}"
        until, rules = self._known.get(host, (now, None))
        if until <= now:
            rules, pause = await self._ask(f"{host}/robots.txt")
            if len(self._known) >= MOST_HOSTS:
                self._known.clear()
            self._known[host] = (now + pause, rules)
        return rules

    async def _ask(self, address: str) -> tuple[Any, dt.timedelta]:
        """The rules, and how long they hold. RFC 9309: without the file all is free, and with a fault nothing is."""
        from protego import Protego

        fetcher = replace(self.fetcher, limits=replace(self.fetcher.limits, bytes=LARGEST))
        try:
            fetched = await fetcher.get(address, accept="text/plain,*/*;q=0.1")
        except Unfetched as error:
            if error.status < 500 and error.status != 429:
                return None, KEPT
            raise
        except Unreadable as refusal:
            if refusal.reason in (Reason.TOO_LARGE, Reason.BAD_ANSWER, Reason.TOO_MANY_REDIRECTS):
                return None, KEPT_ABSENT
            raise
        return Protego.parse(fetched.body.decode("utf-8", "replace")), KEPT
