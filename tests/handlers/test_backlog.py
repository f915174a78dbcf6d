"""Many articles are read by whoever has time, each once, and come back in their order."""

from __future__ import annotations

import threading

import pytest

from digest.claims import read_article
from digest.model import Article
from handlers import backlog as module
from handlers.backlog import read_in_order, read_some
from storage.database import Database

ARTICLES = [
    Article(f"Menteri Arau mengatakan {number} rumah di Lembah Sirih terendam banjir.", f"Banjir {number}")
    for number in range(2, 42)
]


def titles_read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is read from now on, by whichever thread."""
    titles: list[str] = []

    def read(article: Article) -> object:
        titles.append(article.title)
        return read_article(article)

    monkeypatch.setattr(module, "read_article", read)
    return titles


def test_readings_come_in_order_as_if_one_had_read_them_all(database: Database) -> None:
    assert list(read_in_order(database, ARTICLES)) == [read_article(article) for article in ARTICLES]
    with database.reading() as stores:
        assert not stores.backlog.waits()


def test_several_read_each_article_once(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "WINDOW", 16)
    titles = titles_read(monkeypatch)
    ended = threading.Event()

    def work() -> None:
        while not ended.is_set():
            if not read_some(database):
                ended.wait(0.01)

    workers = [threading.Thread(target=work) for _ in range(2 * (database.dialect == "postgresql"))]
    for worker in workers:
        worker.start()
    readings = list(read_in_order(database, ARTICLES))
    ended.set()
    for worker in workers:
        worker.join()
    assert [reading and reading.passages[0].text for reading in readings] == [article.title for article in ARTICLES]
    assert sorted(titles) == sorted(article.title for article in ARTICLES)


def test_what_is_known_is_not_read(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    titles = titles_read(monkeypatch)
    found = list(read_in_order(database, ARTICLES[:3], lambda article: article.title != "Banjir 3"))
    assert [reading is None for reading in found] == [False, True, False]
    assert sorted(titles) == ["Banjir 2", "Banjir 4"]


def test_what_a_process_had_begun_when_it_died_is_read_by_another(database: Database) -> None:
    with database.writing() as stores:
        stores.backlog.add("job", ARTICLES[:2])
    try:
        with database.writing() as stores:
            assert len(stores.backlog.lock_some(2)) == 2
            raise KeyError  # its connection breaks
    except KeyError:
        pass
    assert read_some(database, 5) == 2
    with database.writing() as stores:
        assert len(stores.backlog.collect("job")) == 2
        assert stores.backlog.collect("job") == {}


def test_a_fault_in_a_workers_reading_is_met_by_whoever_brought_the_article(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(article: Article) -> object:
        raise ValueError(article.title)

    monkeypatch.setattr(module, "read_article", fails)
    with pytest.raises(ValueError, match="Banjir 2"):
        list(read_in_order(database, ARTICLES[:1]))
    with database.reading() as stores:
        assert not stores.backlog.waits()
