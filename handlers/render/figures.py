"""The archive and its readers in numbers."""

from __future__ import annotations

from importlib.metadata import version

from markupsafe import Markup

from handlers.render.parts import LINE, View
from storage.figures import Figures
from storage.records import DeliveryState

OUTCOMES = {
    DeliveryState.SENT: "stats-sent",
    DeliveryState.STOPPED: "stats-stopped",
    DeliveryState.UNCERTAIN: "stats-uncertain",
    DeliveryState.FAILED: "stats-failed",
}


def render_figures(view: View, figures: Figures) -> Markup:
    """One block, a line for each thing that is counted."""
    t, parts = view.t, figures.deliveries
    outcomes = [t(key, count=parts.get(state, 0)) for state, key in OUTCOMES.items()]
    waiting = sum(count for state, count in parts.items() if state not in OUTCOMES)
    lines = [
        t("stats-head"),
        t("stats-articles", count=figures.articles),
        t("stats-stories", count=figures.stories),
        t("stats-conflicts", count=figures.conflicts),
        t("stats-subscribers", count=figures.subscribers),
        t("stats-deliveries", outcomes=Markup(", ").join([*outcomes, t("stats-waiting", count=waiting)])),
        t("stats-queued", count=figures.queued),
        t("stats-feeds", count=figures.feeds, failing=figures.failing),
        t("stats-version", version=version("kabar")),
    ]
    return LINE.join(lines)
