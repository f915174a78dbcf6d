"""What this process counted since it began, for whoever watches it: no names, no words, no numbers of chats."""

from __future__ import annotations

from prometheus_client import CollectorRegistry, Counter, Histogram, disable_created_metrics

BOUNDS = (0.05, 0.1, 0.25, 0.5, 1.0, 2.0, 5.0, 15.0, 60.0)  # seconds

disable_created_metrics()  # type: ignore[no-untyped-call]  # a series for each that says when it began, as one does for all


class Tally:
    """Counters of one process; those of several are added up by Prometheus."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self.updates = Counter(
            "kabar_updates",
            "Updates from Telegram: taken, known (repeated), refused (not Telegram's, or not taken now).",
            ["result"],
            registry=self.registry,
        )
        self.handling = Histogram(
            "kabar_update_seconds",
            "From taking an update to the end of its handling, answer included.",
            registry=self.registry,
            buckets=BOUNDS,
        )
        self.deliveries = Counter(
            "kabar_deliveries",
            "Message parts that the courier tried to send, by what became of the attempt.",
            ["outcome"],
            registry=self.registry,
        )
        self.calls = Counter(
            "kabar_telegram_calls",
            "Calls to Telegram by the status of the answer; 429: there were too many, 0: none came.",
            ["status"],
            registry=self.registry,
        )

    def called(self, status: int) -> None:
        """Count a call to Telegram."""
        self.calls.labels(status).inc()
