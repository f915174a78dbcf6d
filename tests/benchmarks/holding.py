"""What the bot holds: memory over many updates, and the event loop while people search."""

from __future__ import annotations

import asyncio
import itertools
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from bot.app import make_services
from bot.settings import Settings
from storage.database import Database
from tests.benchmarks.people import mixed, running
from tests.benchmarks.wire import Telegram

STEPS = 4  # times that memory is looked at
PATIENCE = 600.0  # seconds
TICK = 0.001  # seconds between looks at the clock
SEARCHERS = 20  # people who search at the same time
SEARCHES = 400


async def memory_over(folder: Path, queries: Iterator[str], updates: int) -> str:
    """The memory of `kabar run` before, during and after so many updates of all kinds from as many people."""
    sizes = []
    async with Telegram("memory") as telegram:
        with running("memory", telegram, folder) as process:
            line = telegram.lines["memory"]
            await asyncio.wait_for(line.polling.wait(), PATIENCE)
            sizes.append(process.memory_info().rss)
            for step in range(STEPS):
                count = updates // STEPS
                line.expect(count)
                line.push(mixed(queries, count, step * count))
                await asyncio.wait_for(line.met.wait(), PATIENCE)
                sizes.append(process.memory_info().rss)
    looks = [f"{size / 2**20:.0f} MiB after {number * updates // STEPS:,}" for number, size in enumerate(sizes)]
    return f"Memory of kabar run, updates of as many people (≤ 200 MiB, flat): {', '.join(looks)}"


async def search_lag(folder: Path, queries: Sequence[str]) -> str:
    """How late the loop is while people search, beside a loop that only waits."""
    database = Database(f"sqlite:///{folder}/Kabar.db")
    services = make_services(Settings(), database)
    words = itertools.cycle(queries)

    async def search(count: int) -> None:
        for _ in range(count):
            query = next(words)
            await services.read(lambda stores, query=query: stores.search.find(query))  # type: ignore[misc]

    await search(5)  # the vocabulary is read once
    begun = time.perf_counter()
    searching = await _late(asyncio.gather(*(search(SEARCHES // SEARCHERS) for _ in range(SEARCHERS))))
    seconds = time.perf_counter() - begun
    waiting = await _late(asyncio.ensure_future(asyncio.sleep(seconds)))
    database.close()
    return (
        f"The loop while {SEARCHERS} people search, {SEARCHES} searches in {seconds:.1f} s (≤ 20 ms):"
        f" {_words(searching)}; while it only waits: {_words(waiting)}"
    )


async def _late(work: asyncio.Future[Any]) -> list[float]:
    """By how many milliseconds each tick came too late while something is going on."""
    late = []
    while not work.done():
        due = time.perf_counter() + TICK
        await asyncio.sleep(TICK)
        late.append(1000 * (time.perf_counter() - due))
    await work
    return sorted(late)


def _words(late: Sequence[float]) -> str:
    return (
        f"p50 {late[len(late) // 2]:.1f} ms, p99 {late[99 * len(late) // 100]:.1f} ms, at most {late[-1]:.1f} ms late"
    )
