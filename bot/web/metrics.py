"""Figures for Prometheus: what this process counted, and what waits in the database, which any process tells alike."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, ProcessCollector, generate_latest
from prometheus_client.metrics_core import GaugeMetricFamily, Metric
from prometheus_client.registry import Collector
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.web.health import look
from handlers.context import Services
from storage.signs import Backlog, Signs


class Metrics:
    """Answers `/metrics`. Counters are of this process; gauges of the database, to be taken once and not added up."""

    def __init__(self, services: Services) -> None:
        self._services = services
        self._process = CollectorRegistry()
        ProcessCollector(registry=self._process)  # memory, CPU time, open files

    def routes(self) -> list[Route]:
        """Where it answers."""
        return [Route("/metrics", self.metrics)]

    async def metrics(self, _: Request) -> Response:
        """All figures; those of the database are left out while it does not answer."""
        now = self._services.now()
        seen = await look(
            self._services.database, lambda stores: (stores.watching.signs(now), stores.watching.backlog())
        )
        shared = CollectorRegistry()
        shared.register(_Shared(seen, now))
        parts = (self._services.tally.registry, shared, self._process)
        return Response(b"".join(map(generate_latest, parts)), media_type=CONTENT_TYPE_LATEST)


class _Shared(Collector):
    """The gauges of one look at the database."""

    def __init__(self, seen: tuple[Signs, Backlog] | None, now: dt.datetime) -> None:
        self._seen = seen
        self._now = now

    def collect(self) -> Iterator[Metric]:
        """The figures there are."""
        yield GaugeMetricFamily("kabar_database_up", "Whether the database answers.", self._seen is not None)
        if self._seen is None:
            return
        signs, backlog = self._seen
        late = signs.next_due if signs.next_due and signs.next_due < self._now else None
        for name, value, meaning in (
            ("inbox_unhandled", backlog.unhandled, "Updates taken and not handled to their end."),
            ("outbox_waiting", backlog.waiting, "Message parts on their way."),
            ("outbox_late_seconds", self._age(signs.waiting_since), "How long the part that waited longest is due."),
            ("subscriptions_late_seconds", self._age(late), "How long the longest overdue subscription is due."),
        ):
            yield GaugeMetricFamily(f"kabar_{name}", meaning, value)
        if signs.last_edition is not None:
            age = self._age(signs.last_edition)
            yield GaugeMetricFamily("kabar_last_edition_age_seconds", "Since the newest edition was made.", age)
        held = GaugeMetricFamily("kabar_role_held", "Whether some process does what one does for all.", labels=["role"])
        for lease in signs.roles:
            held.add_metric([lease.name], lease.held)
        yield held

    def _age(self, since: dt.datetime | None) -> float:
        return max(0.0, (self._now - since).total_seconds()) if since else 0.0
