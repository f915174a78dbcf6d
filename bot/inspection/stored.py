"""The database: is it there, has it the present schema, does its index fit, are digests published when due."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from bot.house import ANSWERING, now
from bot.inspection.remarks import Remark, note, ok, problem
from storage.alone import is_taken
from storage.database import Database
from storage.leases import FETCHER, WEBHOOK
from storage.stores import Stores

LATE = dt.timedelta(minutes=5)  # a subscription due for longer means that nobody publishes


@dataclass(frozen=True, slots=True)
class Stored:
    """What the database tells that is looked at elsewhere too."""

    zones: frozenset[str] = frozenset()  # of subscriptions
    fetched: bool = False  # a process of this database polls Telegram
    posted: bool = False  # a process of this database has updates posted to its webhook


def look_at_database(database: Database, shown: str) -> tuple[list[Remark], Stored]:
    """What is found, and what is known for the rest. Raises StorageError."""
    if database.is_missing():
        return [problem("database", f"{shown} is not there yet: `kabar migrate` makes it")], Stored()
    if not database.is_current():
        needed = "a newer version of Kabar" if database.is_newer() else "`kabar migrate`"
        return [problem("database", f"{shown} needs {needed}")], Stored()
    with database.reading() as stores:
        found = [
            ok("database", f"{shown}, {stores.articles.count()} articles"),
            _search(stores),
            *_digests(stores),
            *_failed(stores),
        ]
        held = {lease.name for lease in stores.leases.all() if lease.held}
        zones = frozenset(stores.subscriptions.zones())
    posted = WEBHOOK in held
    fetched = FETCHER in held or (not posted and is_taken(database, ANSWERING))
    return found, Stored(zones, fetched, posted)


def _search(stores: Stores) -> Remark:
    """Whether the index holds what the archive holds, both as they were at one moment."""
    if stores.search.is_outdated():
        return problem("search", "the index was made by another version: it needs `kabar reindex`")
    wrong = len(stores.search.disagreements())
    if wrong:
        return problem("search", f"{wrong} passages are not indexed as they are stored: it needs `kabar reindex`")
    return ok("search", "the index holds what the archive holds")


def _digests(stores: Stores) -> Iterator[Remark]:
    if stores.subscriptions.due(now() - LATE, 1):
        yield problem("digests", "subscriptions are overdue: is `kabar run`, or `kabar worker`, running?")


def _failed(stores: Stores) -> Iterator[Remark]:
    failed = stores.untold.failed()
    if failed:
        numbers = ", ".join(map(str, failed))
        seen = f"story {numbers} cannot be told by a fault of the program: a newer version may, after `kabar reindex`"
        yield note("stories", seen)
