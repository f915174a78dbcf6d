"""`make bench-delivery`, second part: how fast people are answered, in how much memory, and how long the loop is held.

`python -m tests.benchmarks.answering [UPDATES] [ROUNDS] [MEMORY]`. `kabar run` as people run it, an aiogram 3 bot that
sends a fixed text, and Kabar on the bot library's own HTTP layer, each a process of its own, get the same updates from
the same server, in turn: half ask /help, half /sources in an archive of 10,000 passages. What disturbs a round only
slows it down, so the best of each bot's rounds counts.
"""

from __future__ import annotations

import asyncio
import itertools
import random
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psutil
from rich.console import Console
from rich.table import Table

from tests.benchmarks.corpus import make_corpus
from tests.benchmarks.engines import Kabar
from tests.benchmarks.holding import memory_over, search_lag
from tests.benchmarks.people import asked, running
from tests.benchmarks.queries import QueryMaker
from tests.benchmarks.wire import Line, Telegram

PASSAGES = 10_000  # in the archive
PATIENCE = 300.0  # seconds for one round
AWAY = 0.05  # seconds that a call takes on its way there and back
BOTS = ("Kabar", "aiogram", "httpx")


@dataclass
class Measured:
    """One bot at one latency."""

    a_second: list[float] = field(default_factory=list)  # answers, by round
    milliseconds: list[float] = field(default_factory=list)  # of CPU for each update, by round

    @property
    def best(self) -> float:
        """Answers a second."""
        return max(self.a_second)

    @property
    def cpu(self) -> float:
        """Milliseconds for each update."""
        return min(self.milliseconds)


async def measure(line: Line, process: psutil.Process, updates: list[dict[str, Any]], into: Measured) -> None:
    """One round of one bot. Everybody must have been answered once, and not with an apology."""
    line.expect(len(updates))
    before, begun = process.cpu_times(), time.perf_counter()
    line.push(updates)
    await asyncio.wait_for(line.met.wait(), PATIENCE)
    seconds, after = time.perf_counter() - begun, process.cpu_times()
    sent = line.messages()
    asked_in = sorted(update["message"]["chat"]["id"] for update in updates)
    assert sorted(int(message["chat_id"]) for message in sent) == asked_in, "everybody is answered once"
    assert not any(message["text"].startswith("Maaf") for message in sent), "with an answer"
    into.a_second.append(len(updates) / seconds)
    cpu = after.user + after.system - before.user - before.system
    into.milliseconds.append(1000 * cpu / len(updates))


async def compare(folder: Path, queries: Iterator[str], updates: int, rounds: int) -> dict[tuple[str, float], Measured]:
    """Round by round, all bots in turn; by bot and latency."""
    found = {(name, latency): Measured() for latency in (AWAY, 0.0) for name in BOTS}
    async with Telegram(*BOTS) as telegram:
        with ExitStack() as stack:
            processes = {name: stack.enter_context(running(name, telegram, folder)) for name in BOTS}
            for name, line in telegram.lines.items():
                await asyncio.wait_for(line.polling.wait(), PATIENCE)
                await measure(line, processes[name], asked(queries, 200), Measured())  # imports, caches
            for latency in (AWAY, 0.0):
                telegram.latency = latency
                for _, name in itertools.product(range(rounds), BOTS):
                    into = found[(name, latency)]
                    await measure(telegram.lines[name], processes[name], asked(queries, updates), into)
    return found


def show(console: Console, found: dict[tuple[str, float], Measured]) -> None:
    """The table and the two ratios that count."""
    table = Table("bot", "network", "answers/s", "CPU ms each", "rounds, answers/s", "rounds, CPU ms")
    for (name, latency), measured in found.items():
        rounds = ", ".join(f"{each:.0f}" for each in measured.a_second)
        cpu = ", ".join(f"{each:.2f}" for each in measured.milliseconds)
        table.add_row(name, f"{1000 * latency:.0f} ms", f"{measured.best:.0f}", f"{measured.cpu:.2f}", rounds, cpu)
    console.print(table)
    for other, latency, bar in (("aiogram", AWAY, 1), ("httpx", 0.0, 2)):
        ours, theirs = found[("Kabar", latency)], found[(other, latency)]
        console.print(
            f"Kabar against {other} at {1000 * latency:.0f} ms: {ours.best / theirs.best:.2f} × the answers a second"
            f" (≥ {bar}), {theirs.cpu / ours.cpu:.2f} × as many for the same CPU"
        )


def main() -> None:
    """Measure and print."""
    given = [int(argument) for argument in sys.argv[1:]]
    updates, rounds, memory = (*given, *(1000, 3, 10_000)[len(given) :])
    console = Console(width=150)
    corpus = make_corpus(PASSAGES, 11)
    texts = [query.text for query in QueryMaker(corpus.passages).make(20, 1)]
    random.Random(1).shuffle(texts)
    queries = itertools.cycle(texts)
    with tempfile.TemporaryDirectory(prefix="kabar-bench-") as name:
        folder = Path(name)
        for bot in ("Kabar", "httpx", "memory"):
            Kabar(f"sqlite:///{folder / bot}.db", corpus).database.close()
        if rounds:
            show(console, asyncio.run(compare(folder, queries, updates, rounds)))
        console.print(asyncio.run(memory_over(folder, queries, memory)))
        console.print(asyncio.run(search_lag(folder, texts)))


if __name__ == "__main__":
    main()
