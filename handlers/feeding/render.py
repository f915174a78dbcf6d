"""Feeds in words."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from handlers.refusals import REFUSED
from handlers.texts import Texts
from seeds.unreadable import Reason
from storage.feed_records import FeedState, StoredFeed

STATES = {
    FeedState.ACTIVE: "feed-active",
    FeedState.PAUSED: "feed-paused",
    FeedState.DEAD: "feed-dead",
    FeedState.REMOVED: "feed-removed",
}
MODES = {"queue": "feed-mode-queue", "publish": "feed-mode-publish"}


def render_added(t: Texts, feed: StoredFeed, *, new: bool | None) -> Markup:
    """One feed as it stands; `new` says whether it was just added, None that this is not the question."""
    line = t(
        "feed-line",
        feed=feed.id,
        title=feed.title or feed.url,
        url=feed.url,
        state=t(STATES[feed.state]),
        mode=t(MODES[feed.mode]),
    )
    if feed.waiting:
        line += Markup(" ") + t.count("feed-waiting", feed.waiting)
    if feed.error in set(Reason) and feed.state is not FeedState.REMOVED:
        line += Markup("\n") + t(REFUSED[Reason(feed.error)])
    if new is None:
        return line
    return t("feed-added" if new else "feed-known") + Markup("\n") + line


def render_feed_list(t: Texts, head: str, feeds: Sequence[tuple[str, str]]) -> list[Markup]:
    """Feeds that may be meant, each with the command that adds it."""
    return [t(head), *(t("feed-candidate", title=title or url, url=url) for url, title in feeds)]
