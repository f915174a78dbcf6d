"""Reading many articles, with the help of every worker process there is.

Reading an article is what costs; joining it to a story has to wait for its turn. So whoever brings many puts the next
few hundred where workers find them, reads along, and gets the readings back in the order of the articles.
"""

from __future__ import annotations

import logging
import secrets
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence

from digest.claims import read_article
from digest.model import Article, Reading
from handlers.errors import trace
from storage.database import Database

WINDOW = 240  # articles that wait for being read, or have been read ahead
SOME = 4  # that one process reads at a time
POLL = 0.02  # seconds between looks for what others are still reading
log = logging.getLogger(__name__)


def read_in_order(
    database: Database, articles: Sequence[Article], wanted: Callable[[Article], bool] = lambda _: True
) -> Iterator[Reading | None]:
    """What reading each article gives, in their order; None for those that are not wanted when their turn comes near.

    On SQLite this process reads them alone, each when it is asked for. Raises StorageError.
    """
    if database.dialect == "sqlite":
        for article in articles:
            yield read_article(article) if wanted(article) else None
        return
    yield from _Ahead(database, articles, wanted).readings()


def read_some(database: Database, limit: int = SOME) -> int:
    """Read some of what anybody brought; how many articles those were. Raises StorageError."""
    with database.writing() as stores:
        found = stores.backlog.lock_some(limit)
        for number, article in found.items():
            stores.backlog.store(number, _read(article))
    return len(found)


def _read(article: Article) -> Reading | None:
    try:
        return read_article(article)
    except Exception as error:  # noqa: BLE001 - whoever brought it meets the fault again, and is told
        log.error("an article could not be read: %s", "".join(trace(error)))
        return None


class _Ahead:
    """The readings of one job, some of them ahead of their turn."""

    def __init__(self, database: Database, articles: Sequence[Article], wanted: Callable[[Article], bool]) -> None:
        self._database, self._articles, self._wanted = database, articles, wanted
        self._job = secrets.token_hex(8)
        self._put = 0  # articles put where workers find them
        self._turns: deque[int | None] = deque()  # numbers in the backlog; None: not wanted
        self._ready: dict[int, Reading | None] = {}

    def readings(self) -> Iterator[Reading | None]:
        """In the order of the articles."""
        try:
            for article in self._articles:
                if len(self._turns) <= WINDOW // 2:
                    self._fill()
                number = self._turns.popleft()
                yield None if number is None else self._reading(number) or read_article(article)
        finally:
            with self._database.writing() as stores:
                stores.backlog.drop(self._job)

    def _fill(self) -> None:
        following = self._articles[self._put : self._put + WINDOW - len(self._turns)]
        self._put += len(following)
        wanted = [self._wanted(article) for article in following]
        with self._database.writing() as stores:
            put = stores.backlog.add(self._job, [a for a, each in zip(following, wanted, strict=True) if each])
        numbers = iter(put)
        self._turns += [next(numbers) if each else None for each in wanted]

    def _reading(self, number: int) -> Reading | None:
        """What reading one gave, as soon as somebody has read it; None if that met a fault."""
        while number not in self._ready:
            with self._database.writing() as stores:
                self._ready |= stores.backlog.collect(self._job)
            if number not in self._ready and not read_some(self._database):
                time.sleep(POLL)
        return self._ready.pop(number)
