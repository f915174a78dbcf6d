"""A subscription is one wish per chat, topic and local time."""

from __future__ import annotations

import datetime as dt

import pytest

from digest.model import Edition, Reading
from storage.database import Database
from storage.decisions import Shown
from storage.errors import NotFound
from storage.records import Parcel, Subscription
from storage.stores import Stores
from tests.storage.factories import DAY, HOUR, NOON, article

SEVEN = dt.time(7, 0)


def subscribed(
    stores: Stores, chat: int, *, thread: int | None = None, time: dt.time = SEVEN, due: dt.datetime = NOON
) -> Subscription:
    return stores.subscriptions.add(chat, thread, time, "Asia/Jakarta", "id", due, NOON)


def test_the_same_wish_again_is_renewed_not_doubled(database: Database) -> None:
    with database.writing() as stores:
        first = subscribed(stores, -100)
        stores.subscriptions.deactivate(-100, "kicked")
        second = stores.subscriptions.add(-100, None, SEVEN, "Asia/Makassar", "en", NOON + DAY, NOON + HOUR)
        subscribed(stores, -100, time=dt.time(6, 30))
        all_ = stores.subscriptions.of_chat(-100, None)

    assert [each.local_time for each in all_] == [dt.time(6, 30), SEVEN]
    assert all_[1] == second
    assert second.id == first.id
    assert (second.zone, second.language, second.next_due_at, second.inactive) == (
        "Asia/Makassar",
        "en",
        NOON + DAY,
        None,
    )


def test_topics_of_one_chat_are_apart(database: Database) -> None:
    with database.writing() as stores:
        subscribed(stores, -100)
        subscribed(stores, -100, thread=5)
        assert [each.thread_id for each in stores.subscriptions.of_chat(-100, None)] == [None]
        assert stores.subscriptions.remove(-100, None) == 1
        assert stores.subscriptions.remove(-100, None) == 0
        assert [each.thread_id for each in stores.subscriptions.of_chat(-100, 5)] == [5]


def test_due_are_the_active_ones_whose_time_has_come_longest_due_first(database: Database) -> None:
    with database.writing() as stores:
        subscribed(stores, 1, due=NOON)
        subscribed(stores, 2, due=NOON - HOUR)
        subscribed(stores, 3, due=NOON + HOUR)
        subscribed(stores, 4, due=NOON - DAY)
        assert stores.subscriptions.deactivate(4, "blocked") == 1

        assert [each.chat_id for each in stores.subscriptions.due(NOON, 10)] == [2, 1]
        assert [each.chat_id for each in stores.subscriptions.due(NOON, 1)] == [2]

        (back,) = stores.subscriptions.activate(4)
        assert stores.subscriptions.activate(4) == []
        stores.subscriptions.reschedule(back.id, NOON + DAY)
        assert [each.chat_id for each in stores.subscriptions.due(NOON, 10)] == [2, 1]


def test_a_slot_dealt_with_moves_the_subscription_on(database: Database) -> None:
    with database.writing() as stores:
        number = subscribed(stores, 1).id
        other = subscribed(stores, 2)
        stores.subscriptions.moved_on([])
        stores.subscriptions.moved_on([(number, dt.date(2026, 3, 4), NOON, NOON + DAY)])
        moved = stores.subscriptions.get(number)
        assert (moved.last_slot, moved.last_until, moved.next_due_at) == (dt.date(2026, 3, 4), NOON, NOON + DAY)
        assert stores.subscriptions.get(other.id) == other
        with pytest.raises(NotFound):
            stores.subscriptions.get(99)


def test_a_chat_that_moves_takes_everything_along_and_merges(database: Database) -> None:
    with database.writing() as stores:
        subscribed(stores, -1)
        kept = subscribed(stores, -1, thread=5)
        there = subscribed(stores, -1001)
        stores.chats.set_language(-1, "en")
        stores.chats.set_zone(-1001, "Asia/Jayapura")
        stores.subscriptions.move_chat(-1, -1001)

        assert stores.subscriptions.of_chat(-1, None) == stores.subscriptions.of_chat(-1, 5) == []
        assert [each.id for each in stores.subscriptions.of_chat(-1001, None)] == [there.id]
        assert [each.id for each in stores.subscriptions.of_chat(-1001, 5)] == [kept.id]
        assert (stores.chats.language(-1), stores.chats.zone(-1001)) == (None, "Asia/Jayapura")


def test_corrections_that_wait_for_a_chat_move_along_and_none_is_doubled(database: Database) -> None:
    with database.writing() as stores:
        edition = stores.editions.add(Edition(NOON - DAY, NOON, (), (), 0), NOON)
        numbers = []
        for title in ("Kapal", "Pasar"):
            number = stores.articles.add(article(title), Reading((), (), {}), at=NOON).id
            numbers.append(stores.stories.place(number, None))
        for chat, story in ((-1, numbers[0]), (-1, numbers[1]), (-1001, numbers[0])):
            wish = subscribed(stores, chat, time=dt.time(story))
            stores.outbox.add([Parcel(wish.id, NOON.date(), 1, 1, chat, None, "…", (story,), (), edition)], NOON)
        for part in stores.outbox.claim(NOON, 9, HOUR):
            stores.outbox.settle(part.id, "sent", at=NOON, message_id=part.id)
        for story in numbers:
            stores.corrections.note(Shown(story, "Kapal"), NOON - DAY, NOON)
        stores.subscriptions.move_chat(-1, -1001)
        waiting = [(each.chat_id, each.shown.story_id) for each in stores.corrections.waiting()]
        assert sorted(waiting) == [(-1001, number) for number in numbers]


def test_what_a_closed_topic_was_told_the_group_was_told(database: Database) -> None:
    with database.writing() as stores:
        edition = stores.editions.add(Edition(NOON - DAY, NOON, (), (), 0), NOON)
        article_id = stores.articles.add(article("Kapal"), Reading((), (), {}), at=NOON).id
        story = stores.stories.place(article_id, None)
        wish = subscribed(stores, -1, thread=5)
        stores.outbox.add([Parcel(wish.id, NOON.date(), 1, 1, -1, 5, "…", (story,), (), edition)], NOON)
        [part] = stores.outbox.claim(NOON, 9, HOUR)
        stores.outbox.settle(part.id, "sent", at=NOON, message_id=70)
        stores.corrections.note(Shown(story, "Kapal"), NOON - DAY, NOON)
        assert [each.id for each in stores.subscriptions.leave_topic(-1, 5)] == [wish.id]
        assert stores.editions.receipts(-1, 5, 9) == []
        assert [(each.message_id, each.story_ids) for each in stores.editions.receipts(-1, None, 9)] == [(0, (story,))]
        assert [each.thread_id for each in stores.corrections.waiting()] == [None]


def test_a_chat_that_moves_to_an_unknown_number_keeps_its_settings(database: Database) -> None:
    with database.writing() as stores:
        stores.chats.set_language(-1, "en")
        stores.subscriptions.move_chat(-1, -1001)
        assert stores.chats.language(-1001) == "en"
