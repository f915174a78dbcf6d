"""Deliveries are made once, come back when their courier dies, and leave receipts."""

from __future__ import annotations

import datetime as dt
import threading
from dataclasses import replace
from typing import Any

import pytest

from storage.database import Database
from storage.errors import NotFound
from storage.journal import Noted
from storage.records import Receipt, Told
from tests.storage.factories import DAY, HOUR, NOON
from tests.storage.sending import LEASE, SLOT, claimed, edition, queued, settled

MINUTE = dt.timedelta(minutes=1)


def test_an_edition_is_remembered_by_its_stories_and_conflicts(database: Database) -> None:
    with database.writing() as stores:
        number = edition(stores)
        stored = stores.editions.get(number)
        assert (stored.since, stored.until, stored.articles) == (NOON - DAY, NOON, 1)
        assert (stored.outlets, stored.story_ids, stored.conflict_ids) == (("Harian Arau",), (1,), (1,))
        with pytest.raises(NotFound):
            stores.editions.get(99)


def test_a_slot_is_claimed_once_even_by_many_at_once(database: Database) -> None:
    with database.writing() as stores:
        number = edition(stores)
        wish = stores.subscriptions.add(1, None, dt.time(7), "Asia/Jakarta", "id", NOON, NOON)
    gate = threading.Barrier(4)
    results = []

    def claim() -> None:
        gate.wait()
        with database.writing() as stores:
            results.append(stores.editions.claim_slots([(wish.id, SLOT, number)]) == {wish.id})

    threads = [threading.Thread(target=claim) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(results) == [False, False, False, True]
    with database.writing() as stores:
        assert stores.editions.claim_slots([(wish.id, SLOT + DAY, number)])


def test_the_same_part_of_a_slot_is_queued_once(database: Database) -> None:
    with database.writing() as stores:
        parcels = queued(stores, 1, 2)
        stores.outbox.add(parcels, NOON)
        stores.outbox.add([], NOON)
    assert [each.chat_id for each in claimed(database)] == [1, 2]
    assert claimed(database) == []


def test_what_is_claimed_is_told_apart_by_couriers(database: Database) -> None:
    with database.writing() as stores:
        queued(stores, *range(1, 41))
    gate = threading.Barrier(4)
    results: list[int] = []

    def courier() -> None:
        gate.wait()
        while batch := claimed(database, limit=3):
            results.extend(each.id for each in batch)

    threads = [threading.Thread(target=courier) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(results) == list(range(1, 41))


def test_parts_are_given_out_in_order(database: Database) -> None:
    with database.writing() as stores:
        queued(stores, 1, parts=3)
    for part, outcome in ((1, "sent"), (2, "failed"), (3, "sent")):
        (delivery,) = claimed(database)
        assert (delivery.part, delivery.parts, delivery.html) == (part, 3, f"<b>{part}</b>")
        assert claimed(database) == []
        assert settled(database, delivery.id, outcome, message_id=part)
    assert claimed(database, NOON + DAY) == []


def test_a_dead_couriers_part_comes_back_as_doubtful_when_its_lease_ends(database: Database) -> None:
    with database.writing() as stores:
        queued(stores, 1)
    (first,) = claimed(database)
    assert claimed(database, NOON + LEASE - MINUTE) == []
    (second,) = claimed(database, NOON + LEASE)
    assert (first.attempts, first.doubts) == (1, 0)
    assert (second.id, second.attempts, second.doubts) == (first.id, 2, 1)


def test_a_late_sent_is_believed_and_any_other_late_outcome_is_not(database: Database) -> None:
    with database.writing() as stores:
        queued(stores, 1)
    (delivery,) = claimed(database)
    assert settled(database, delivery.id, "later", not_before=NOON + HOUR)
    assert not settled(database, delivery.id, "failed")
    assert settled(database, delivery.id, "sent", message_id=70)
    assert not settled(database, delivery.id, "sent", message_id=71)
    assert claimed(database, NOON + DAY) == []
    with database.reading() as stores:
        assert [each.message_id for each in stores.editions.receipts(1, None, 5)] == [70]


@pytest.mark.parametrize(
    ("outcome", "details", "back_after", "doubts"),
    [
        ("later", {"not_before": NOON + HOUR}, HOUR, 0),
        ("later", {}, 0 * HOUR, 0),
        ("moved", {}, 0 * HOUR, 0),
        ("uncertain", {"not_before": NOON + HOUR}, HOUR, 1),
        ("uncertain", {}, None, 1),
        ("failed", {"error": "bad_request"}, None, 0),
        ("stopped", {"error": "blocked"}, None, 0),
        ("sent", {"message_id": 1}, None, 0),
    ],
)
def test_each_outcome_comes_back_when_it_should(
    database: Database,
    outcome: str,
    details: dict[str, Any],
    back_after: dt.timedelta | None,
    doubts: int,
) -> None:
    with database.writing() as stores:
        queued(stores, 1)
    (delivery,) = claimed(database)
    assert settled(database, delivery.id, outcome, **details)
    if back_after is None:
        assert claimed(database, NOON + DAY) == []
        return
    if back_after:
        assert claimed(database, NOON + back_after - MINUTE) == []
    (again,) = claimed(database, NOON + back_after)
    assert (again.attempts, again.doubts) == (2, doubts)


@pytest.mark.parametrize("outcome", ["waiting", "sending", "lost"])
def test_only_outcomes_settle(database: Database, outcome: str) -> None:
    with pytest.raises(ValueError, match=outcome):
        settled(database, 1, outcome)


def test_a_receipt_says_what_was_shown_where(database: Database) -> None:
    with database.writing() as stores:
        queued(stores, 1, 2)
    for delivery in claimed(database):
        settled(database, delivery.id, "sent", at=NOON + MINUTE, message_id=delivery.chat_id * 10)
    with database.reading() as stores:
        assert stores.editions.receipts(2, None, 5) == [Receipt(2, None, 20, NOON + MINUTE, 1, (1,), (1,))]
        assert stores.editions.receipts(2, 7, 5) == []


def test_a_message_that_told_of_what_is_gone_is_sent_all_the_same(database: Database) -> None:
    with database.writing() as stores:
        (parcel,) = queued(stores, 1)
        stores.outbox.add([replace(parcel, slot=SLOT + DAY, story_ids=(1, 99), conflict_ids=(0, 99))], NOON)
    for delivery in claimed(database):
        assert settled(database, delivery.id, "sent", message_id=delivery.id)
    with database.reading() as stores:
        receipts = stores.editions.receipts(1, None, 5)
    assert [(each.story_ids, each.conflict_ids) for each in receipts] == [((1,), ()), ((1,), (1,))]


def test_what_was_sent_has_a_message_id(database: Database) -> None:
    with pytest.raises(ValueError, match="message_id"):
        settled(database, 1, "sent")


def test_nothing_is_sent_to_who_unsubscribed_or_cannot_be_reached(database: Database) -> None:
    with database.writing() as stores:
        queued(stores, 1, 2, 3)
    first = claimed(database, limit=1)[0]
    with database.writing() as stores:
        stores.subscriptions.remove(1, None)
        stores.subscriptions.deactivate(2, "blocked")
    assert [each.chat_id for each in claimed(database)] == [3]
    assert not settled(database, first.id, "sent", message_id=5)


def test_a_chat_that_moved_gets_what_waits_for_it(database: Database) -> None:
    with database.writing() as stores:
        queued(stores, -1)
    (delivery,) = claimed(database)
    with database.writing() as stores:
        stores.subscriptions.move_chat(-1, -1001)
        stores.outbox.settle(delivery.id, "moved", at=NOON)
    (again,) = claimed(database)
    assert (again.id, again.chat_id) == (delivery.id, -1001)


def test_what_a_part_answers_and_its_buttons_stay_until_it_is_sent(database: Database) -> None:
    buttons = ((("Kutipan", "quotes", "7"), ("Bisukan", "mute", "7")),)
    with database.writing() as stores:
        [made] = queued(stores, 1)
        stores.outbox.add([replace(made, part=2, parts=2, reply_to=44, buttons=buttons)], NOON)
    first, _ = claimed(database), settled(database, 1, "sent", message_id=5)
    assert (first[0].reply_to, first[0].buttons) == (None, ())
    [second] = claimed(database)
    assert (second.reply_to, second.buttons) == (44, buttons)


def test_what_was_told_of_a_story_is_known_by_place(database: Database) -> None:
    with database.writing() as stores:
        queued(stores, 1, 2)
    for number, message in ((1, 50), (2, 60)):
        claimed(database)
        settled(database, number, "sent", message_id=message)
    everywhere = [(1, None), (2, None), (1, 9), (3, None)]
    with database.reading() as stores:
        told = stores.editions.told(everywhere, [1, 99], NOON - DAY)
        assert told == {(1, None): {1: Told(50, frozenset({1}))}, (2, None): {1: Told(60, frozenset({1}))}}
        assert stores.editions.told(everywhere, [1], NOON + DAY) == {}
    with database.writing() as stores:
        stores.subscriptions.move_chat(1, -7)
        assert stores.editions.told([(-7, None)], [1], NOON - DAY)[(-7, None)][1].message_id == 0


def test_what_a_journal_tells_is_believed_only_of_parts_that_were_tried(database: Database) -> None:
    with database.writing() as stores:
        queued(stores, 1, 2, 3, 4, 5)
    tried = claimed(database, limit=4)
    settled(database, tried[1].id, "uncertain", not_before=NOON + MINUTE)
    settled(database, tried[2].id, "sent", message_id=50)
    told = [Noted(part.id, part.chat_id, 60) for part in tried[:3]]
    told += [Noted(tried[3].id, 999, 60), Noted(tried[3].id + 1, 5, 60), Noted(999, 1, 60)]
    with database.writing() as stores:
        assert stores.outbox.recover(told, NOON) == 2
        assert stores.outbox.recover(told, NOON) == 0
    assert [receipt(database, chat) for chat in (1, 2, 3, 4, 5)] == [60, 60, 50, None, None]
    assert {part.chat_id for part in claimed(database, NOON + LEASE)} == {4, 5}


def receipt(database: Database, chat_id: int) -> int | None:
    """The last message to a chat."""
    with database.reading() as stores:
        found = stores.editions.receipts(chat_id, None, 1)
    return found[0].message_id if found else None
