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
from storage.signs import Signs


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
        shared = CollectorRegistry()
        shared.register(_Shared(await look(self._services), self._services.now()))
        parts = (self._services.tally.registry, shared, self._process)
        return Response(b"".join(map(generate_latest, parts)), media_type=CONTENT_TYPE_LATEST)


class _Shared(Collector):
    """The gauges of one look at the database."""

    def __init__(self, signs: Signs | None, now: dt.datetime) -> None:
        self._signs = signs
        self._now = now

    def collect(self) -> Iterator[Metric]:
        """The figures there are."""
        signs = self._signs
        yield GaugeMetricFamily("kabar_database_up", "Whether the database answers.", signs is not None)
        if signs is None:
            return
        yield GaugeMetricFamily("kabar_inbox_unhandled", "Updates taken and not handled to their end.", signs.unhandled)
        yield GaugeMetricFamily("kabar_outbox_waiting", "Message parts on their way.", signs.waiting)
        yield GaugeMetricFamily(
            "kabar_outbox_late_seconds",
            "For how long the part that waited longest is due.",
            self._age(signs.waiting_since),
        )
        late = signs.next_due if signs.next_due and signs.next_due < self._now else None
        yield GaugeMetricFamily(
            "kabar_subscriptions_late_seconds", "For how long the longest overdue subscription is due.", self._age(late)
        )
        if signs.last_edition is not None:
            yield GaugeMetricFamily(
                "kabar_last_edition_age_seconds", "Since the newest edition was made.", self._age(signs.last_edition)
            )

    def _age(self, since: dt.datetime | None) -> float:
        return max(0.0, (self._now - since).total_seconds()) if since else 0.0
