"""`python -m tests.benchmarks.extraction`: a backlog read by one worker, then by two.

ARTICLES made-up ones (default 5,000), DATABASE_URL of an empty PostgreSQL database: SQLite has one process only. Only
the reading is split among workers; joining articles to stories keeps its order, and is another process's.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from itertools import islice

from storage.database import Database
from tests.benchmarks.newswire import stream


def main() -> None:
    """Measure and print."""
    many = int(os.environ.get("ARTICLES", "5000"))
    database = Database(os.environ["DATABASE_URL"])
    database.migrate()
    articles = [item.article for item in islice(stream(1), many)]
    seconds = {}
    for workers in (1, 2):
        with database.writing() as stores:
            stores.backlog.add("measured", articles)
        begun, spent = time.perf_counter(), _children()
        processes = [subprocess.Popen([sys.executable, "-m", "bot.extracting"]) for _ in range(workers)]
        for process in processes:
            process.wait()
        seconds[workers] = time.perf_counter() - begun
        with database.writing() as stores:
            assert len(stores.backlog.collect("measured")) == many
        print(  # noqa: T201 - this is what it is for
            f"{workers} of them: {many:,} articles in {seconds[workers]:.1f} s, {_children() - spent:.1f} s of CPU",
            flush=True,
        )
    print(f"two against one: {seconds[2] / seconds[1]:.2f} of the time")  # noqa: T201
    database.close()


def _children() -> float:
    """CPU seconds of the processes that have ended."""
    times = os.times()
    return times.children_user + times.children_system


if __name__ == "__main__":
    main()
