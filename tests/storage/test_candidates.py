"""A new article's story is looked for where its rare words were used about the same time."""

from __future__ import annotations

import datetime as dt

import pytest
from sqlalchemy import event

from digest.model import Reading
from storage import candidates
from storage.database import Database
from storage.stores import Stores
from tests.storage.factories import DAY, HOUR, NOON, article

MONTH = dt.timedelta(days=30)


def stored(stores: Stores, story: int | None, *words: str, at: dt.datetime | None = NOON, text: str = "") -> int:
    """Store an article with these rare words in a story and return the story's number."""
    terms = {word: float(len(word)) for word in words}
    new = article(text or f"{words} {at} {stores.articles.count()}", published_at=at)
    number = stores.articles.add(new, Reading((), (), terms), at=NOON).id
    return stores.stories.place(number, story)


@pytest.mark.parametrize(
    ("published_at", "found"),
    [
        (NOON, True),
        (NOON + MONTH, True),
        (NOON - MONTH, True),
        (NOON + MONTH + DAY, False),
        (NOON - MONTH - DAY, False),
        (None, True),
    ],
)
def test_articles_are_near_within_the_time_a_story_stays_open(
    database: Database, published_at: dt.datetime | None, found: bool
) -> None:
    with database.writing() as stores:
        number = stored(stores, None, "arau")
        result = stores.stories.candidates({"arau": 4.0}, published_at, MONTH)
    assert [candidate.id for candidate in result] == ([number] if found else [])


def test_an_article_without_a_date_is_near_to_everything(database: Database) -> None:
    with database.writing() as stores:
        number = stored(stores, None, "arau", at=None)
        result = stores.stories.candidates({"arau": 4.0}, NOON, MONTH)
    assert [(candidate.id, candidate.last_at) for candidate in result] == [(number, None)]


def test_the_story_that_shares_most_comes_first_with_the_terms_of_each_article(database: Database) -> None:
    with database.writing() as stores:
        little = stored(stores, None, "arau", "pasar")
        much = stored(stores, None, "arau", "banjir", "tanggul")
        stored(stores, much, "tanggul", at=NOON + DAY)
        stored(stores, None, "lain")
        result = stores.stories.candidates({"arau": 4.0, "banjir": 6.0, "tanggul": 7.0}, NOON, MONTH)

    assert [candidate.id for candidate in result] == [much, little]
    assert result[0].members == ({"tanggul": 7.0}, {"arau": 4.0, "banjir": 6.0, "tanggul": 7.0})
    assert result[0].last_at == NOON + DAY


def test_removed_articles_find_nothing(database: Database) -> None:
    with database.writing() as stores:
        stored(stores, None, "arau")
        stores.articles.remove(1, NOON)
        assert stores.stories.candidates({"arau": 4.0}, NOON, MONTH) == []


def test_an_article_without_terms_has_no_candidates(database: Database) -> None:
    with database.reading() as stores:
        assert stores.stories.candidates({}, NOON, MONTH) == []


def test_the_work_is_bounded_however_common_the_words_are(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(candidates, "USERS", 3)
    monkeypatch.setattr(candidates, "STORIES", 2)
    monkeypatch.setattr(candidates, "MEMBERS", 1)
    with database.writing() as stores:
        for number in range(8):
            stored(stores, None, "umum", at=NOON - number * DAY)
        stored(stores, 1, "umum", "lain", at=NOON - DAY)
        result = stores.stories.candidates({"umum": 4.0}, NOON, MONTH)
    assert [candidate.id for candidate in result] == [1, 2]  # the newest users of the word
    assert [len(candidate.members) for candidate in result] == [1, 1]


def test_it_is_told_how_many_stories_use_each_term(database: Database) -> None:
    with database.writing() as stores:
        one = stored(stores, None, "arau", "hakim")
        stored(stores, one, "arau", "hakim")
        stored(stores, None, "hakim")
        result = stores.stories.candidates({"arau": 4.0, "hakim": 5.0, "baru": 4.0}, NOON, MONTH)
    assert result[0].id == one
    assert result[0].spread == {"arau": 1, "hakim": 2}


def test_while_all_is_placed_anew_articles_to_come_hide_none_placed_before(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(candidates, "USERS", 3)
    monkeypatch.setattr(candidates, "ALIKE", 3)
    with database.writing() as stores:
        first = stored(stores, None, "arau")
        for hours in range(1, 9):
            stored(stores, first, "arau", at=NOON + hours * HOUR)
        stores.stories.clear()
        assert stores.stories.place(1, None) == first
        result = stores.stories.candidates({"arau": 4.0}, NOON + HOUR, MONTH)
    assert [(candidate.id, len(candidate.members)) for candidate in result] == [(first, 1)]


def test_looking_up_takes_a_handful_of_statements_and_walks_the_index(database: Database) -> None:
    statements: list[str] = []

    with database.writing() as stores:
        for number in range(30):
            stored(stores, None, "arau", f"kata{number}")
        connection = stores._connection
        event.listen(connection, "before_cursor_execute", lambda *given: statements.append(given[2]))
        terms = {f"kata{number}": 5.0 for number in range(100)}
        stores.stories.candidates({"arau": 4.0, **terms}, NOON, MONTH)
        if database.dialect == "sqlite":
            plan = connection.exec_driver_sql(
                "EXPLAIN QUERY PLAN SELECT article_id FROM article_terms WHERE term = 'arau' "
                "AND published_at BETWEEN '2026' AND '2027' ORDER BY published_at DESC, article_id DESC LIMIT 60"
            ).all()
            assert "USING COVERING INDEX ix_article_terms_lookup" in plan[0][3]
            assert len(plan) == 1  # no sorting
    assert len([each for each in statements if each.startswith(("SELECT", "WITH"))]) <= 4
