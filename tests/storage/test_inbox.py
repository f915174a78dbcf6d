"""An update is known by its number from the moment it is taken."""

from __future__ import annotations

from storage.database import Database
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
        stores.inbox.changed(8)
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
            stores.inbox.changed(7)
            raise KeyError
    except KeyError:
        pass
    with database.reading() as stores:
        assert [each.changed for each in stores.inbox.unhandled()] == [False]
