"""The archive keeps each article once, with what reading it gave."""

from __future__ import annotations

import datetime as dt
import threading

import pytest

from digest.model import Reading
from storage import passages
from storage.database import Database
from storage.errors import NotFound
from tests.storage.factories import DAY, HOUR, NOON, article, claim, reading


def test_an_article_comes_back_as_it_went_in(database: Database) -> None:
    given = article(url="https://arau.example/banjir", owner="Grup Arau", language="id", retold=True)

    with database.writing() as stores:
        added = stores.articles.add(given, reading(), at=NOON, by=7)

    with database.reading() as stores:
        stored = stores.articles.get(added.id)
        claims = stores.articles.claims([added.id])
    assert not added.known
    assert (stored.text, stored.title, stored.url, stored.owner, stored.retold) == (
        given.text,
        given.title,
        given.url,
        given.owner,
        True,
    )
    assert (stored.id, stored.added_at, stored.published_at) == (added.id, NOON, NOON)
    assert claims == [claim(given.text, article_id=added.id, speaker="camat")]


@pytest.mark.parametrize(
    ("first", "second", "known"),
    [
        ({"url": "https://a.example/1"}, {"url": "https://a.example/1", "text": "Teks lain."}, True),
        ({}, {"title": "Judul lain", "outlet": None}, True),
        ({"text": "Satu dua.\n\nTiga."}, {"text": " Satu  dua. Tiga.\n"}, True),
        ({"text": "Satu dua."}, {"text": "Satu Dua."}, False),
        ({"url": "https://a.example/1"}, {"url": "https://a.example/2", "text": "Teks lain."}, False),
        ({"text": "Satu."}, {"text": "Dua."}, False),  # both without a URL
    ],
)
def test_the_same_url_or_the_same_text_is_known(
    database: Database, first: dict[str, str], second: dict[str, str], known: bool
) -> None:
    with database.writing() as stores:
        one = stores.articles.add(article(**first), reading(), at=NOON)
        two = stores.articles.add(article(**second), reading(), at=NOON + HOUR)
        count = stores.articles.count()

    assert two.known is known
    assert (two.id == one.id) is known
    assert count == (1 if known else 2)


def test_a_removed_article_is_known_but_not_shown_until_restored(database: Database) -> None:
    with database.writing() as stores:
        number = stores.articles.add(article(), reading(), at=NOON).id
        assert stores.articles.remove(number, NOON + HOUR)
        assert not stores.articles.remove(number, NOON + DAY)
        again = stores.articles.add(article(), reading(), at=NOON + DAY)
        assert (again.id, again.known) == (number, True)
        assert stores.articles.find(number) is None
        assert stores.articles.count() == 0
        assert stores.articles.latest(5) == []
        assert [(each.id, removed_at) for each, removed_at in stores.articles.everything()] == [(number, NOON + HOUR)]

        assert stores.articles.restore(number)
        assert not stores.articles.restore(number)
        assert stores.articles.get(number).id == number


def test_what_does_not_exist_is_not_found(database: Database) -> None:
    with database.writing() as stores:
        for attempt in (stores.articles.get, stores.articles.restore):
            with pytest.raises(NotFound):
                attempt(99)
        with pytest.raises(NotFound):
            stores.articles.replace_reading(99, reading())


def test_an_exception_in_the_middle_leaves_nothing(database: Database) -> None:
    def fail() -> None:
        with database.writing() as stores:
            number = stores.articles.add(article(), reading(), at=NOON).id
            stores.stories.place(number, None)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()

    with database.reading() as stores:
        assert stores.articles.count() == 0
        assert stores.stories.numbers() == []
        assert list(stores.articles.everything()) == []


def test_two_who_add_the_same_article_at_once_store_it_once(database: Database) -> None:
    gate = threading.Barrier(4)
    results = []

    def add() -> None:
        gate.wait()
        with database.writing() as stores:
            results.append(stores.articles.add(article(url="https://a.example/1"), reading(), at=NOON))

    threads = [threading.Thread(target=add) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(each.known for each in results) == [False, True, True, True]
    assert len({each.id for each in results}) == 1


def test_latest_pages_backwards(database: Database) -> None:
    with database.writing() as stores:
        numbers = [stores.articles.add(article(f"Berita {n}."), reading(), at=NOON).id for n in range(5)]
        first = stores.articles.latest(2)
        second = stores.articles.latest(2, before_id=first[-1].id)

    assert [each.id for each in first + second] == numbers[:0:-1]


def test_a_reading_can_be_replaced(database: Database) -> None:
    anew = Reading(passages=(), claims=(claim("lain"), claim("baru")), terms={"baru": 1.0})
    with database.writing() as stores:
        number = stores.articles.add(article(), reading(), at=NOON).id
        stores.articles.replace_reading(number, anew)
        assert [each.quote for each in stores.articles.claims([number])] == ["lain", "baru"]
        assert stores.stories.candidates({"arau": 3.0}, None, DAY) == []


def test_outlets_are_those_of_the_window_or_lately(database: Database) -> None:
    with database.writing() as stores:
        for hours, outlet in ((0, "Warta Timur"), (1, "antar Kota"), (2, None), (3, "Warta Timur"), (30, "Lain")):
            stores.articles.add(article(f"Berita {hours}", outlet=outlet), reading(), at=NOON + hours * HOUR)
        assert stores.articles.outlets(NOON + HOUR, NOON + 3 * HOUR) == ["antar Kota"]
        assert stores.articles.outlets(NOON, NOON + DAY) == ["antar Kota", "Warta Timur"]
        assert stores.articles.outlets_lately() == ["antar Kota", "Lain", "Warta Timur"]


def test_newer_texts_have_higher_passage_numbers_whenever_they_are_added(database: Database) -> None:
    with database.writing() as stores:
        for text, published in (("Baru.", NOON + DAY), ("Lama.", NOON), ("Juga lama.", NOON), ("Tanpa tanggal.", None)):
            stores.articles.add(article(text, published_at=published), reading(text), at=NOON + 2 * DAY)
        connection = stores._connection
        stored = {number: passages.of_article(connection, number) for number in (1, 2, 3, 4)}

    assert [each.passage.in_title for each in stored[1]] == [True, False]
    order = sorted((each.id, number) for number, group in stored.items() for each in group)
    assert [number for _, number in order] == [2, 2, 3, 3, 1, 1, 4, 4]
    assert all(each.id < 2**53 for group in stored.values() for each in group)


def test_a_naive_time_is_refused(database: Database) -> None:
    with pytest.raises(ValueError, match="naive"), database.writing() as stores:
        stores.articles.add(article(), reading(), at=dt.datetime(2026, 3, 4))  # noqa: DTZ001
