"""`make bench-pages`: CPU time of the public pages as the archive grows, and whether their queries use indexes.

The archive is `newswire.stream`, filled as `intake` fills its own. SIZE articles (default 20,000), SEED (default 1);
FILE keeps the archive, which is filled only once; COPIES (`copies`) then make it larger. Each kind of page is made for
stories, conflicts and editions picked by chance and for the largest stories, every page anew: read from the database,
rendered as HTML, Atom and JSON. All times are CPU time of this process (SQLite works in it).
"""

from __future__ import annotations

import datetime as dt
import os
import random
import tempfile
import time
from collections.abc import Callable, Sequence
from itertools import islice
from pathlib import Path
from zoneinfo import ZoneInfo

from rich.console import Console
from sqlalchemy import event

from digest.compose import SHOWN_CONFIDENCE
from handlers.editions import find_edition as whole_edition
from handlers.editions import foremost
from handlers.pages import Address, Sheet, data_of, feed_of, find_conflict, find_edition, find_story, render_sheet
from handlers.render import View
from handlers.texts import texts
from storage.database import Database
from storage.stores import Stores
from tests.benchmarks.copies import multiply
from tests.benchmarks.intake import fill
from tests.benchmarks.newswire import stream

PAGES = 100  # of a kind
LARGEST = 20  # stories
DAY = dt.timedelta(days=1)
BASE = "https://kabar.example"
Finder = Callable[[Stores, int], Sheet]


def main() -> None:
    """Fill, measure and print."""
    size, seed = int(os.environ.get("SIZE", "20000")), int(os.environ.get("SEED", "1"))
    console = Console(width=120)
    items = list(islice(stream(seed), size))
    with tempfile.TemporaryDirectory(prefix="kabar-bench-") as folder:
        database = Database(f"sqlite:///{os.environ.get('FILE') or Path(folder) / 'kabar.db'}")
        database.migrate()
        with database.reading() as stores:
            filled = stores.articles.count()
        fill(database, items[filled:])
        if copies := int(os.environ.get("COPIES", "0")):
            multiply(str(database.url.database), copies, items[-1].published_at - items[0].published_at)
        with database.reading() as stores:
            size, now = stores.articles.count(), stores.articles.latest(1)[0].added_at
            assert now
        chance = random.Random(seed)
        with database.reading() as stores:
            numbers = stores.stories.numbers()
            conflicts = [conflict.id for _, conflict in stores.conflicts.latest(SHOWN_CONFIDENCE, 10_000)]
            largest = sorted(numbers, key=lambda number: len(stores.stories.members(number)))[-LARGEST:]
        editions = _editions(database, now)
        console.print(f"{size:,} articles, {len(numbers):,} stories, {len(conflicts):,} conflicts; CPU ms a page")
        console.print(_row("page", "mean", "median", "95 %", "most"))
        view = View(texts("en"), ZoneInfo("Asia/Jakarta"), now, years=True)
        render_sheet(view, _found(database, find_story, largest[0]), Address(BASE, "/story/1"))  # templates are read
        kinds: list[tuple[str, Finder, Sequence[int]]] = [
            ("story", find_story, chance.sample(numbers, min(PAGES, len(numbers)))),
            ("largest story", find_story, largest),
            ("conflict", find_conflict, chance.sample(conflicts, min(PAGES, len(conflicts)))),
            ("edition of a day", find_edition, editions[:-2]),
            ("edition of a week", find_edition, editions[-2:-1]),
            ("the same, looked through", find_edition, editions[-1:]),
        ]
        for name, find, asked in kinds:
            for form in ("html", "json", "atom"):
                spent = [_milliseconds(database, view, find, number, form) for number in asked]
                console.print(_row(f"{name} {form}", *_figures(spent)))
        _print_scans(console, database, [(find, asked[0]) for _, find, asked in kinds if asked])
        database.close()


def _editions(database: Database, now: dt.datetime) -> list[int]:
    """Editions of the last days, one of a week, and the same as if nobody had noted what was foremost in it."""
    windows = [(now - (n + 1) * DAY, now - n * DAY) for n in range(7)] + [(now - 7 * DAY, now)]
    with database.writing() as stores:
        made = [whole_edition(stores, since, until) for since, until in windows]
        numbers = [stores.editions.add(each, each.until, foremost(each)) for each in made]
        return [*numbers, stores.editions.add(made[-1], now)]


def _found(database: Database, find: Finder, number: int) -> Sheet:
    with database.reading() as stores:
        return find(stores, number)


def _milliseconds(database: Database, view: View, find: Finder, number: int, form: str) -> float:
    start = time.process_time()
    sheet, address = _found(database, find, number), Address(BASE, "/story/1")
    if form == "html":
        render_sheet(view, sheet, address)
    else:
        (data_of if form == "json" else feed_of)(view, sheet, address)
    return (time.process_time() - start) * 1000


def _print_scans(console: Console, database: Database, pages: Sequence[tuple[Finder, int]]) -> None:
    """Whatever SQLite would read whole for a page, by its own word."""
    asked: dict[str, object] = {}

    def note(_connection: object, _cursor: object, statement: str, parameters: object, *_: object) -> None:
        if statement.startswith("SELECT"):
            asked[statement] = parameters

    event.listen(database._engine, "before_cursor_execute", note)
    for find, number in pages:
        _found(database, find, number)
    event.remove(database._engine, "before_cursor_execute", note)
    plans = set()
    with database._engine.connect() as connection:
        for statement, parameters in asked.items():
            for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters):  # type: ignore[arg-type]
                plans.add(str(row[-1]))
    console.print(
        f"{len(asked)} statements; tables read whole: {sorted(p for p in plans if p.startswith('SCAN')) or 'none'}"
    )


def _figures(spent: Sequence[float]) -> tuple[str, ...]:
    if not spent:
        return ("–",) * 4
    ordered = sorted(spent)
    middle, late = ordered[len(ordered) // 2], ordered[int(0.95 * (len(ordered) - 1))]
    return tuple(f"{each:.1f}" for each in (sum(ordered) / len(ordered), middle, late, ordered[-1]))


def _row(first: str, *cells: str) -> str:
    return f"{first:<26}" + "".join(f"{cell:>10}" for cell in cells)


if __name__ == "__main__":
    main()
