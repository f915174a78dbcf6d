"""Everything is counted in one go."""

from __future__ import annotations

from storage.database import Database
from storage.feed_records import FeedMode, FeedState, NewItem, Poll
from storage.figures import Figures
from storage.records import DeliveryState
from tests.storage.factories import DAY, HOUR, NOON, article
from tests.storage.sending import claimed, queued, settled


def test_an_empty_archive_counts_nothing(database: Database) -> None:
    with database.reading() as stores:
        assert stores.counting.figures(NOON, 0.5) == Figures(0, 0, 0, 0, {}, 0, 0, 0)


def test_deliveries_are_counted_by_what_became_of_them_since_then(database: Database) -> None:
    with database.writing() as stores:
        queued(stores, 1, 2, 3)
    claimed(database)
    settled(database, 1, "sent", at=NOON + HOUR, message_id=5)
    settled(database, 2, "failed", at=NOON + HOUR)
    with database.reading() as stores:
        found = stores.counting.figures(NOON, 0.5)
        assert (found.articles, found.stories, found.conflicts, found.subscribers) == (1, 1, 1, 3)
        sent, failed = DeliveryState.SENT, DeliveryState.FAILED
        assert found.deliveries == {sent: 1, failed: 1, DeliveryState.SENDING: 1}
        assert stores.counting.figures(NOON + HOUR, 0.5).deliveries == {sent: 1, failed: 1}
        assert stores.counting.figures(NOON + DAY, 0.95).deliveries == {}
        assert stores.counting.figures(NOON, 0.95).conflicts == 0


def test_a_chat_with_two_times_is_one_subscriber_and_its_topic_another(database: Database) -> None:
    with database.writing() as stores:
        queued(stores, 1)
        again = next(iter(stores.subscriptions.of_chat(1, None)))
        stores.subscriptions.add(1, None, again.local_time.replace(hour=19), again.zone, "id", NOON, NOON)
        stores.subscriptions.add(1, 7, again.local_time, again.zone, "id", NOON, NOON)
        assert stores.counting.figures(NOON, 0.5).subscribers == 2
        stores.subscriptions.remove(1, 7)
        assert stores.counting.figures(NOON, 0.5).subscribers == 1


def test_feeds_go_well_or_fail_and_what_they_brought_waits(database: Database) -> None:
    with database.writing() as stores:
        well, failing, dead, paused = (
            stores.feeds.add(f"https://arau.example/{n}", "", FeedMode.QUEUE, by=1, at=NOON)[0].id for n in range(4)
        )
        stores.feeds.polled(failing, Poll(NOON + HOUR, failures=2, error="busy"), at=NOON)
        stores.feeds.polled(dead, Poll(NOON + HOUR, failures=9, error="gone", dead=True), at=NOON)
        stores.feeds.polled(paused, Poll(NOON + HOUR, failures=2, error="busy"), at=NOON)
        stores.feeds.decide(paused, state=FeedState.PAUSED)
        stores.feeds.bring(well, [NewItem("a", "https://arau.example/a", "A", NOON, "")], at=NOON, newest=5)
        [item] = stores.feeds.claim_items(NOON, limit=5, lease=HOUR)
        before = stores.counting.figures(NOON, 0.5)
        stores.feeds.waits(item.id, article())
        after = stores.counting.figures(NOON, 0.5)
    assert (before.queued, after.queued) == (0, 1)
    assert (after.feeds, after.failing) == (1, 2)
