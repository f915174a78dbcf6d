"""`python -m tests.benchmarks.million`: a million subscriptions, and the minutes in which some of them are due.

SUBSCRIPTIONS spread evenly over the minutes of a day (default 1,000,000), RUSH more at 07:00 (default 20,000),
DATABASE_URL of an empty database (default: SQLite in a temporary folder). Finding asks the database what is due;
queueing composes the editions and writes slots, outbox and next due times. Seconds by the clock, and of this process.
"""

from __future__ import annotations

import datetime as dt
import os
import time
from itertools import islice

from sqlalchemy import BigInteger, Connection, cast, func, insert, literal, select, text

from bot.app import make_services
from bot.settings import Settings
from handlers.context import Services
from handlers.intake import take_in
from handlers.publishing import BATCH, _publish_all
from storage import schema
from storage.database import Database
from tests.benchmarks.intake import _database
from tests.benchmarks.newswire import stream

MINUTES = 24 * 60
ARTICLES = 20  # that there are to tell of
QUIET, RUSHED = 0, 7 * 60  # minutes of the day; those between are another day's
TABLE = schema.subscriptions


def main() -> None:
    """Measure and print."""
    many, rush = int(os.environ.get("SUBSCRIPTIONS", "1000000")), int(os.environ.get("RUSH", "20000"))
    with _database() as database:
        services = make_services(Settings(), database)
        midnight = services.now().replace(hour=0, minute=0, second=0, microsecond=0) + dt.timedelta(days=1)
        for item in islice(stream(1), ARTICLES):
            take_in(database, item.article, now=midnight - dt.timedelta(hours=1))
        begun = time.perf_counter()
        _fill(database, midnight, many, rush)
        _say(f"{database.dialect}: {many:,} subscriptions and {rush:,} more at 07:00, in {_since(begun):.0f} s")
        for minute in (QUIET, RUSHED):
            _measure(services, midnight + dt.timedelta(minutes=minute, seconds=1))
        begun = time.perf_counter()
        with database.writing() as stores:
            claimed = stores.outbox.claim(services.now() + dt.timedelta(days=2), 17, dt.timedelta(minutes=1))
        _say(f"claiming the next {len(claimed)} of {_waiting(database):,} parts: {1000 * _since(begun):.1f} ms")


def _measure(services: Services, moment: dt.datetime) -> None:
    begun = time.perf_counter()
    with services.database.reading() as stores:
        stores.subscriptions.due(moment, BATCH)
    found = _since(begun)
    begun, spent = time.perf_counter(), time.process_time()
    published = _publish_all(services, moment)
    seconds, spent = _since(begun), time.process_time() - spent
    each = 1000 * spent / max(1, published)
    _say(
        f"{moment:%H:%M}: {published:,} due; the first {BATCH} found in {1000 * found:.1f} ms; all queued in"
        f" {seconds:.2f} s, {spent:.2f} s of this process's CPU ({each:.2f} ms each)"
    )


def _fill(database: Database, midnight: dt.datetime, many: int, rush: int) -> None:
    """One subscription a minute first; then what there is is doubled, with other chats, until it is enough."""
    rows = [
        {"chat_id": minute + 1, "thread_id": 0, "local_time": dt.time(minute // 60, minute % 60), "zone": "UTC"}
        | {
            "language": ("id", "en")[minute % 2],
            "next_due_at": midnight + dt.timedelta(minutes=minute, days=QUIET < minute < RUSHED),
        }
        | {"added_at": midnight - dt.timedelta(days=3)}
        for minute in range(MINUTES)
    ]
    with database.writing() as stores:
        connection = stores._connection
        connection.execute(insert(TABLE), rows)
        _double(connection, many, TABLE.c.id > 0, MINUTES, 1)
        _double(connection, rush, TABLE.c.local_time == dt.time(RUSHED // 60), 0, many + 1)
        connection.execute(text("ANALYZE"))


def _double(connection: Connection, wanted: int, alike: object, there: int, first_chat: int) -> None:
    names = [column.name for column in TABLE.c if column.name not in ("id", "chat_id")]
    while there < wanted:
        number = func.row_number().over(order_by=TABLE.c.id) + literal(first_chat + there - 1)
        query = select(cast(number, BigInteger), *(TABLE.c[name] for name in names)).where(alike)  # type: ignore[arg-type]
        more = insert(TABLE).from_select(["chat_id", *names], query.limit(wanted - there))
        there += connection.execute(more, execution_options={"preserve_rowcount": True}).rowcount


def _waiting(database: Database) -> int:
    with database.reading() as stores:
        return stores.outbox.waiting()


def _since(moment: float) -> float:
    return time.perf_counter() - moment


def _say(line: str) -> None:
    print(line, flush=True)  # noqa: T201 - this is what it is for


if __name__ == "__main__":
    main()
