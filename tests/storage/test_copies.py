"""Near-identical texts find each other by the buckets they share."""

from __future__ import annotations

from digest.model import Reading
from storage.database import Database
from storage.stores import Stores
from tests.storage.factories import NOON, article


def stored(stores: Stores, text: str, *buckets: int) -> int:
    return stores.articles.add(article(text), Reading((), (), {}, buckets), at=NOON).id


def test_the_articles_that_share_most_buckets_come_first(database: Database) -> None:
    with database.writing() as stores:
        one, two, _ = stored(stores, "a", 1, 2, 9), stored(stores, "b", 1, 2, 3), stored(stores, "c", 7)
        found = stores.articles.sharing([1, 2, 3, 2**63 - 1], 5)
        assert [each.id for each in found] == [two, one]
        assert [each.id for each in stores.articles.sharing([1, 2, 3], 1)] == [two]
        assert stores.articles.sharing([], 5) == []


def test_removed_articles_and_readings_given_up_are_not_found(database: Database) -> None:
    with database.writing() as stores:
        one, two = stored(stores, "a", 1), stored(stores, "b", 1)
        stores.articles.remove(one, NOON)
        stores.articles.replace_reading(two, Reading((), (), {}, (4, 4)))
        assert stores.articles.sharing([1], 5) == []
        assert [each.id for each in stores.articles.sharing([4], 5)] == [two]
