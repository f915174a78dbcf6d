"""An update is known by its number from the moment it is taken."""

from __future__ import annotations

import pytest

from storage.database import Database
from storage.errors import Superseded
from storage.records import Unhandled
from tests.storage.factories import DAY, HOUR, NOON


def test_what_came_before_is_not_new(database: Database) -> None:
    with database.writing() as stores:
        assert stores.inbox.take({7: "{}", 8: "{}"}, NOON) == {7, 8}
        assert stores.inbox.take({8: "{}", 9: "{}"}, NOON) == {9}
        assert stores.inbox.take({}, NOON) == set()


def test_what_is_handled_keeps_its_number_and_not_its_words(database: Database) -> None:
    with database.writing() as stores:
        stores.inbox.take({7: '"words"', 8: '"more"'}, NOON)
        stores.inbox.changed(8, "one")
        stores.inbox.done([7])
        assert stores.inbox.unhandled() == [Unhandled(8, '"more"', changed=True)]
        assert stores.inbox.take({7: '"words"'}, NOON) == set()


def test_old_numbers_are_forgotten_and_what_is_unhandled_is_not(database: Database) -> None:
    with database.writing() as stores:
        stores.inbox.take({7: "{}", 8: "{}"}, NOON)
        stores.inbox.done([7])
        stores.inbox.forget(NOON + HOUR)
        assert stores.inbox.take({7: "{}", 8: "{}"}, NOON + DAY) == {7}


def test_a_change_and_its_mark_are_stored_together_or_not_at_all(database: Database) -> None:
    with database.writing() as stores:
        stores.inbox.take({7: "{}"}, NOON)
    try:
        with database.writing() as stores:
            stores.inbox.changed(7, "one")
            raise KeyError
    except KeyError:
        pass
    with database.reading() as stores:
        assert [each.changed for each in stores.inbox.unhandled()] == [False]


def numbers(updates: list[Unhandled]) -> list[int]:
    return [each.update_id for each in updates]


def test_a_chats_updates_go_to_one_process_at_a_time_in_the_order_they_were_sent(database: Database) -> None:
    with database.writing() as stores:
        stores.inbox.take({2: "b", 1: "a", 3: "c"}, NOON, chats={1: 7, 2: 7, 3: 8})
        assert numbers(stores.inbox.claim([7], "one")) == [1, 2]
        stores.inbox.take({4: "d"}, NOON, chats={4: 7})
        assert numbers(stores.inbox.claim([7, 8], "two")) == [3]
        stores.inbox.done([1, 3], "two")
        assert numbers(stores.inbox.claim([7], "two")) == [], "what one handles two cannot finish"
        stores.inbox.done([1, 2], "one")
        assert numbers(stores.inbox.claim([7], "two")) == [4]
        assert numbers(stores.inbox.unhandled()) == [4]


def test_what_another_process_handles_by_now_is_not_changed(database: Database) -> None:
    with database.writing() as stores:
        stores.inbox.take({1: "a"}, NOON, chats={1: 7})
        stores.inbox.claim([7], "one")
        stores.inbox.changed(1, "one")
        stores.inbox.changed(99, "one")  # never came by the inbox
    with pytest.raises(Superseded), database.writing() as stores:
        stores.inbox.changed(1, "two")


def test_what_a_process_leaves_that_is_not_alive_is_taken_over_once(database: Database) -> None:
    with database.writing() as stores:
        stores.inbox.take({1: "a", 2: "b", 3: "c", 4: "d"}, NOON, chats={1: 7, 2: 7, 3: 8, 4: 8})
        stores.leases.take("process alive", "alive", HOUR)
        stores.inbox.claim([7], "dead")
        stores.inbox.claim([8], "alive")
        stores.inbox.take({5: "e", 6: "f"}, NOON, chats={5: 7, 6: 8})
        assert numbers(stores.inbox.left("me")) == [1, 2, 5], "what waits behind the living is in good hands"
        assert stores.inbox.take_over([1, 2, 3, 5], "me") == {1, 2, 5}
        stores.leases.take("process me", "me", HOUR)
        assert stores.inbox.take_over([1, 2, 5], "third") == set()
        assert [each.attempts for each in stores.inbox.unhandled()] == [1, 1, 0, 0, 1, 0]
