"""`make bench-search`: how well and how fast passages are found, beside other engines, in one run.

SIZE passages (default 10,000), SEEDS sets of queries (default 2; the last one is new at every run), QUERIES of each
family and seed (default 20). Engines of this process are measured by CPU time, PostgreSQL by the clock on the wall;
query by query in turn, the least of three. Scores are recall@10.
"""

from __future__ import annotations

import gc
import os
import random
import resource
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

from rich.console import Console
from rich.table import Table

from tests.benchmarks.corpus import Corpus, make_corpus
from tests.benchmarks.engines import Engine, Fts5, Kabar, Naive, Tantivy, percentile, postgres
from tests.benchmarks.queries import BenchmarkQuery, QueryMaker

SLOW_UP_TO = 100_000  # passages: beyond, the engines that read everything are left out
REPEATS = 3
SAMPLED = 40  # queries for an engine that takes a second for each
CORPUS_SEED = 11


def main() -> None:
    """Measure and print."""
    size, seeds = int(os.environ.get("SIZE", "10000")), int(os.environ.get("SEEDS", "2"))
    per_family = int(os.environ.get("QUERIES", "20"))
    console = Console(width=150)
    corpus = make_corpus(size, CORPUS_SEED)
    fresh = random.SystemRandom().randrange(10**6)
    chosen = [*range(1, seeds), fresh]
    console.print(f"{size:,} passages, {corpus.letters / 1e6:.1f} MB of text; query seeds {chosen}")
    gc.disable()  # while millions of objects are made that stay
    maker = QueryMaker(corpus.passages)
    queries = [query for seed in chosen for query in maker.make(per_family, seed)]
    gc.enable()
    gc.freeze()
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="kabar-bench-")))
        engines = list(_engines(folder, corpus, stack))
        found = [Measured(engine) for engine in engines]
        gc.collect()
        gc.freeze()  # the corpus is not to be walked through while others are measured
        for number, query in enumerate(queries):
            for each in found:
                if not each.slow or number % max(1, len(queries) // SAMPLED) == 0:
                    each.measure(query)
        _print(console, found, corpus)
        _print_ratios(console, found)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024**2
        console.print(f"peak memory of this process, with the corpus and every engine in it: {peak:.1f} GiB")
        _print_common_word(console, engines, maker.commonest(), queries)


class Measured:
    """What an engine has shown so far."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.recall: dict[str, list[float]] = defaultdict(list)
        self.milliseconds: list[float] = []
        self.slow = isinstance(engine, Naive) or engine.name == Fts5.TRIGRAM

    def measure(self, query: BenchmarkQuery) -> None:
        """Ask once for the answer, and for the time as often as it takes to see past the noise."""
        times = []
        for _ in range(1 if self.slow else REPEATS):
            start = self.engine.clock()
            answer = self.engine.search(query)
            times.append((self.engine.clock() - start) * 1000)
        self.milliseconds.append(min(times))
        self.recall[query.family].append(len(query.right & set(answer)) / len(query.right))

    def mean_recall(self) -> float:
        """Recall over all queries."""
        values = [value for family in self.recall.values() for value in family]
        return sum(values) / len(values)


def _engines(folder: Path, corpus: Corpus, stack: ExitStack) -> Iterator[Engine]:
    urls = [f"sqlite:///{folder / 'kabar.db'}"]
    if os.environ.get("POSTGRES", "yes") == "yes":
        data = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="kabar-pg-", ignore_cleanup_errors=True)))
        urls.append(stack.enter_context(postgres(data)))
    for url in urls:
        ours = Kabar(url, corpus)
        ours.know(corpus)
        stack.callback(ours.database.close)
        words, seconds = ours.start()
        Console().print(f"{ours.name}: {words:,} words in memory after {seconds:.2f} s")
        yield ours
    yield Tantivy(folder, corpus)
    yield Fts5(folder, corpus, trigram=False)
    if len(corpus.passages) <= SLOW_UP_TO:
        yield Fts5(folder, corpus, trigram=True)
        yield Naive(corpus)


def _print(console: Console, found: list[Measured], corpus: Corpus) -> None:
    recall = Table("recall@10", *(each.engine.name for each in found))
    for family in found[0].recall:
        recall.add_row(family, *(_mean(each.recall.get(family, [])) for each in found))
    recall.add_section()
    recall.add_row("all", *(f"{each.mean_recall():.3f}" for each in found))
    console.print(recall)
    speed = Table("engine", "clock", "p50 ms", "p95 ms", "p99 ms", "index ÷ text", "passages/s")
    for each in found:
        times, engine = each.milliseconds, each.engine
        clock = "wall" if "PostgreSQL" in engine.name else "CPU"
        marks = (f"{percentile(times, share):.2f}" for share in (0.5, 0.95, 0.99))
        speed.add_row(engine.name, clock, *marks, f"{engine.size / corpus.letters:.2f}", f"{engine.rate:,.0f}")
    console.print(speed)


def _print_ratios(console: Console, found: list[Measured]) -> None:
    """How much longer ours takes than the others of this process, at the same share of the queries."""
    ours = found[0]
    for other in found[1:]:
        if "PostgreSQL" in other.engine.name:
            continue
        marks = (0.5, 0.95, 0.99)
        times = [(percentile(ours.milliseconds, mark), percentile(other.milliseconds, mark)) for mark in marks]
        ratios = ", ".join(
            f"p{mark * 100:.0f} {own / theirs:.3f} ×" for mark, (own, theirs) in zip(marks, times, strict=True)
        )
        console.print(f"{ours.engine.name} ÷ {other.engine.name}: {ratios}")


def _print_common_word(console: Console, engines: list[Engine], commonest: str, queries: list[BenchmarkQuery]) -> None:
    """How much longer the archive's commonest word takes than a rare one."""
    rare = next(query for query in queries if query.family == "exact, one word")
    for engine in engines:
        if isinstance(engine, Naive):
            continue
        times = []
        for query in (rare, BenchmarkQuery(commonest, "common", (commonest,), frozenset())):
            measured = Measured(engine)
            for _ in range(5):
                engine.search(query)
            for _ in range(10):
                start = engine.clock()
                engine.search(query)
                measured.milliseconds.append((engine.clock() - start) * 1000)
            times.append(min(measured.milliseconds))
        ratio = f"{times[1]:.2f} ms, “{rare.text}” {times[0]:.2f} ms: {times[1] / times[0]:.1f} ×"
        console.print(f"{engine.name}: “{commonest}” {ratio}")


def _mean(values: list[float]) -> str:
    return f"{sum(values) / len(values):.3f} ({len(values)})" if values else "–"


if __name__ == "__main__":
    main()
