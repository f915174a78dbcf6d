"""What a process that runs for months may remember: everything has a bound, and all bounds together are small."""

import functools
import gc
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from typing import Any

from handlers.intake import take_in
from storage.database import Database
from tests.benchmarks.newswire import stream

ROOMS = ("bot", "handlers", "digest", "storage", "seeds")
BUDGET = 32  # MiB, of all that has a bound, if it were full
USUAL = 250  # bytes of an entry: a word or a number, what it is as, and its place in the cache
LARGER = {"passing_sentence": 4_400, "validate_json": 900, "read_query": 1_000, "_compare": 600}


def caches() -> Iterator[tuple[str, Any]]:
    """Those of functions of ours, and those that columns have, by name."""
    for each in gc.get_objects():
        if isinstance(each, functools._lru_cache_wrapper):
            name = getattr(each, "__name__", "")
            room = getattr(each, "__module__", "").split(".")[0]
            if room in ROOMS or name == "validate_json":
                yield name, each


def sizes_without_bound() -> Counter[str]:
    without: Counter[str] = Counter()
    for name, each in caches():
        if each.cache_parameters()["maxsize"] is None:
            without[name] += each.cache_info().currsize
    return without


def take_in_some(database: Database, first: int, last: int) -> None:
    for item in islice(stream(seed=3), first, last):
        take_in(database, item.article, now=item.published_at)


def test_what_has_no_bound_does_not_grow_with_the_news(sqlite_database: Database) -> None:
    take_in_some(sqlite_database, 0, 16)  # whatever is read once has been read
    before = sizes_without_bound()
    assert before["_verb"], "one of each language"
    take_in_some(sqlite_database, 16, 26)
    assert sizes_without_bound() == before


def test_all_that_has_a_bound_is_small_together(sqlite_database: Database) -> None:
    take_in_some(sqlite_database, 0, 2)
    bounds = {name: most for name, each in caches() if (most := each.cache_parameters()["maxsize"])}
    assert bounds.keys() >= {"validate_json", "passing_sentence", "meaning", "read_query"}
    sizes = {name: most * LARGER.get(name, USUAL) / 2**20 for name, most in bounds.items()}
    assert sum(sizes.values()) < BUDGET, sizes
