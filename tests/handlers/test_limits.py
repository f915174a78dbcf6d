"""How often one person may ask for what costs much."""

import datetime as dt

from handlers.limits import Limit
from tests.handlers.newsroom import NOW

SECOND = dt.timedelta(seconds=1)


def test_a_bucket_empties_and_fills_again() -> None:
    limit = Limit(burst=3, every=10 * SECOND)
    assert [limit.take(1, NOW) for _ in range(4)] == [True, True, True, False]
    assert limit.take(2, NOW)
    assert not limit.take(1, NOW + 9 * SECOND)
    assert limit.take(1, NOW + 10 * SECOND)
    assert [limit.take(1, NOW + 3600 * SECOND) for _ in range(4)] == [True, True, True, False]


def test_only_so_many_people_are_remembered() -> None:
    limit = Limit(burst=1)
    for user in range(10_001):
        limit.take(user, NOW)
    assert limit.take(0, NOW)
    assert not limit.take(10_000, NOW)
