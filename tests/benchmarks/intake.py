"""`make bench`: reading articles, taking them in and making a digest, as the archive grows.

The news is `newswire.stream`: 2,000 articles a day by 24 outlets, 600 new stories a day in two languages. Two thirds of
them have one article, one in thirty has 13 to 60 over some days (a third of all articles are in those), so the stories
that an article may join are longer in a larger archive until, after some 6,000 articles, as many end as begin. An
archive is filled by reading and placing every article in order and telling each story once, the one that grew last
last, as if it had been taken in one by one; what is then measured is the whole intake of one article after the other.

SIZE articles in the largest archive (default 10,000; 500 for a quick look), SEED of the made-up news (default 1),
DATABASE_URL of an empty database (default: SQLite in a temporary folder). All times are CPU time of this process; on
PostgreSQL, whose server works elsewhere, they are by the clock on the wall.
"""

from __future__ import annotations

import datetime as dt
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

from rich.console import Console
from rich.progress import track
from rich.table import Table

from digest.analysis import analyse
from digest.claims import read_article
from handlers.editions import DAY, find_edition
from handlers.intake import place, retell, take_in
from storage.database import Database
from tests.benchmarks.clustering import compare
from tests.benchmarks.lexrank import summarise_by_lexrank
from tests.benchmarks.newswire import Item, stream

SHARES = (10, 5, 2, 1)  # the archives measured: SIZE divided by these
BATCH = 500  # articles in a transaction while filling
WARMING = 100  # articles taken in uncounted, so that what a running house remembers of its stories is remembered
MEASURED = 200  # articles taken in after that, at each size
READ = 300  # articles read for the rate of extraction
TIMES = 3  # a digest is made, the least counts
LEXRANK = (25, 50, 100)  # articles
IMPORTS = "import digest.claims, digest.stories, digest.compose"


@dataclass(frozen=True)
class Growth:
    """What was measured at one size of the archive."""

    articles: int
    milliseconds: list[float]  # of each article taken in from there on
    digest: float  # seconds
    stories: int  # in the digest
    memory: int  # bytes, the most this process has used so far

    @property
    def mean(self) -> float:
        """Milliseconds an article."""
        return sum(self.milliseconds) / len(self.milliseconds)


def main() -> None:
    """Measure and print."""
    size, seed = int(os.environ.get("SIZE", "10000")), int(os.environ.get("SEED", "1"))
    console = Console(width=120)
    marks = [size // share for share in SHARES]
    items = list(islice(stream(seed), size + WARMING + MEASURED))
    letters = sum(len(item.article.text) for item in items) / len(items)
    console.print(f"{len(items):,} made-up articles of {letters:,.0f} letters, seed {seed}; CPU time")
    console.print(f"{IMPORTS}: {_import_seconds():.2f} s")
    _print_extraction(console, items[:READ])
    with _database() as database:
        _print_growth(console, _grow(database, items, marks))
        _print_stories(console, database, items)
    _print_lexrank(console, items)


def _grow(database: Database, items: Sequence[Item], marks: Sequence[int]) -> Iterator[Growth]:
    """Measure at each mark: a digest of the last day, then the next articles one after the other."""
    clock = time.perf_counter if database.dialect == "postgresql" else time.process_time
    done = 0
    for mark in marks:
        fill(database, items[done:mark])
        digest = _digest(database, items[mark], clock)
        spent = []
        done = mark + WARMING + MEASURED
        for item in track(items[mark:done], f"taking in after {mark:,}", transient=True):
            start = clock()
            take_in(database, item.article, now=item.published_at)
            spent.append((clock() - start) * 1000)
        del spent[:WARMING]
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
        yield Growth(mark, spent, *digest, memory)


def fill(database: Database, items: Sequence[Item]) -> None:
    """Make the archive larger without measuring: each story is told once, and not with every article."""
    told: dict[int, dt.datetime] = {}
    for first in range(0, len(items), BATCH):
        batch = items[first : first + BATCH]
        with database.writing() as stores:
            for item in track(batch, f"filling from {first:,} of {len(items):,}", transient=True):
                reading = read_article(item.article)
                number = stores.articles.add(item.article, reading, at=item.published_at).id
                story = place(stores, replace(item.article, id=number), reading)
                told.pop(story, None)
                told[story] = item.published_at  # what is told last here would be told last one by one, too
    with database.writing() as stores:
        for story, moment in track(told.items(), "telling", transient=True):
            retell(stores, story, moment)


def _digest(database: Database, item: Item, clock: Callable[[], float]) -> tuple[float, int]:
    """Seconds that a digest of the last day takes, and how many stories it has."""
    until = item.published_at
    times = []
    for _ in range(TIMES):
        start = clock()
        with database.reading() as stores:
            edition = find_edition(stores, until - DAY, until)
        times.append(clock() - start)
    return min(times), len(edition.stories)


@contextmanager
def _database() -> Iterator[Database]:
    with tempfile.TemporaryDirectory(prefix="kabar-bench-") as folder:
        database = Database(os.environ.get("DATABASE_URL") or f"sqlite:///{Path(folder) / 'kabar.db'}")
        database.migrate()
        try:
            yield database
        finally:
            database.close()


def _import_seconds() -> float:
    """CPU seconds that a fresh interpreter needs to import the engine, without its own start."""
    script = f"import time; start = time.process_time(); {IMPORTS}; print(time.process_time() - start)"
    printed = [subprocess.check_output([sys.executable, "-c", script], text=True) for _ in range(TIMES)]
    return min(map(float, printed))


def _print_extraction(console: Console, items: Sequence[Item]) -> None:
    read_article(items[0].article)  # loads the words of the language
    times = []
    for item in items:
        start = time.process_time()
        read_article(item.article)
        times.append((time.process_time() - start) * 1000)
    times.sort()
    rate = 1000 * len(times) / sum(times)
    console.print(f"extraction: {rate:.0f} articles/s; median {times[len(times) // 2]:.1f} ms, most {times[-1]:.1f} ms")


def _print_growth(console: Console, grown: Iterable[Growth]) -> None:
    """A row as soon as it is measured: the largest archive takes its time."""
    console.print(_row("archive", "intake ms", "÷ first", "median", "95 %", "digest s", "its stories", "peak MB"))
    first = 0.0
    for each in grown:
        ordered, first = sorted(each.milliseconds), first or each.mean
        console.print(
            _row(
                f"{each.articles:,}",
                f"{each.mean:.1f}",
                f"{each.mean / first:.2f}",
                f"{ordered[len(ordered) // 2]:.1f}",
                f"{ordered[int(0.95 * len(ordered))]:.1f}",
                f"{each.digest:.3f}",
                f"{each.stories:,}",
                f"{each.memory / 1e6:.0f}",
            )
        )


def _row(*cells: str) -> str:
    return "".join(f"{cell:>12}" for cell in cells)


def _print_stories(console: Console, database: Database, items: Sequence[Item]) -> None:
    """How many articles landed in their true story."""
    found: dict[str, int] = {}
    with database.reading() as stores:
        for article, _ in stores.articles.everything():
            story = stores.stories.of_article(article.id)
            if article.url is not None and story is not None:
                found[article.url] = story
    true = {item.article.url: item.story for item in items if item.article.url in found}
    result = compare(found, {url: story for url, story in true.items() if url is not None})
    console.print(
        f"stories: {len(set(found.values())):,} found, {len(set(true.values())):,} true; B³ F1 {result.f1:.3f}"
        f" (precision {result.precision:.3f}, recall {result.recall:.3f}); {result.landed:.1%} of articles in their own"
    )


def _print_lexrank(console: Console, items: Sequence[Item]) -> None:
    """For scale: another library on the same articles, beside everything that we do with them."""
    table = Table("articles", "sumy LexRank s", "Kabar: read, group, relate, summarise s")
    for count in LEXRANK:
        articles = [item.article for item in items[:count]]
        start = time.process_time()
        summarise_by_lexrank(articles, 5)
        middle = time.process_time()
        analyse(articles)
        table.add_row(str(count), f"{middle - start:.2f}", f"{time.process_time() - middle:.2f}")
    console.print(table)


if __name__ == "__main__":
    main()
