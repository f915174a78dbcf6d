"""Taking articles in: all that follows from an article is stored with it, or nothing is."""

from __future__ import annotations

import datetime as dt
import itertools
import random
from pathlib import Path

import pytest

from digest.model import Article
from handlers import intake
from handlers.intake import find_copies, reindex, take_in
from storage.database import Database
from storage.errors import NotFound
from tests.digest.wires import EDITED, LONG_WIRE
from tests.handlers.archives import FLOOD, busy_day, told

NOON = dt.datetime(2031, 3, 4, 12, tzinfo=dt.UTC)
DAY = dt.timedelta(days=1)
CHESS = (
    "Pecatur muda asal Pulau Nila menjuarai turnamen terbuka Teluk Kenari pada Minggu sore. "
    "Ia mengalahkan unggulan pertama dalam partai final selama lima jam di Gedung Kenari."
)


def article(text: str, title: str, days: int = 0, outlet: str = "Harian Arau") -> Article:
    return Article(text=text, title=title, outlet=outlet, published_at=NOON + days * DAY)


FIRST = article(FLOOD.format(dead="tiga"), "Banjir bandang melanda Kota Arau")
SECOND = article(FLOOD.format(dead="tujuh"), "Korban banjir Kota Arau bertambah", 1, "Suara Sirih")
OTHER = article(CHESS, "Pecatur Pulau Nila juara di Teluk Kenari", 1, "Suara Sirih")


def test_an_article_is_stored_with_its_passages_claims_and_story(database: Database) -> None:
    taken = take_in(database, FIRST, now=NOON, by=7)
    assert not taken.known
    with database.reading() as stores:
        assert stores.articles.get(taken.id).title == FIRST.title
        assert stores.articles.claims([taken.id])
        assert taken.story_id
        story = stores.stories.get(taken.story_id)
    assert [each.id for each in story.articles] == [taken.id]
    assert story.headline == FIRST.title


def test_articles_on_one_event_share_a_story_and_others_do_not(database: Database) -> None:
    first, second, other = (take_in(database, each, now=NOON) for each in (FIRST, SECOND, OTHER))
    assert first.story_id == second.story_id
    assert other.story_id != first.story_id


def test_the_same_article_twice_is_known_and_changes_nothing(database: Database) -> None:
    first = take_in(database, FIRST, now=NOON)
    again = take_in(database, FIRST, now=NOON + DAY)
    assert again.known
    assert (again.id, again.story_id) == (first.id, first.story_id)
    with database.reading() as stores:
        assert stores.articles.count() == 1


def test_an_article_that_fails_half_way_leaves_no_trace(
    sqlite_database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object) -> None:
        raise RuntimeError("made up")

    monkeypatch.setattr(intake, "tell", fails)
    with pytest.raises(RuntimeError):
        take_in(sqlite_database, FIRST, now=NOON)
    with sqlite_database.reading() as stores:
        assert not list(stores.articles.everything())
        assert not stores.stories.numbers()


def test_an_article_removed_elsewhere_comes_in_removed(database: Database) -> None:
    taken = take_in(database, FIRST, now=NOON, removed_at=NOON - DAY)
    with database.reading() as stores:
        assert stores.articles.find(taken.id) is None
        assert [removed_at for _, removed_at in stores.articles.everything()] == [NOON - DAY]


def test_reading_everything_anew_keeps_every_number(database: Database) -> None:
    taken = [take_in(database, each, now=NOON) for each in (FIRST, OTHER, SECOND)]
    seen = []
    assert reindex(database, now=NOON + DAY, progress=lambda done, total: seen.append((done, total))) == 3
    assert seen == [(0, 3), (1, 3), (2, 3), (3, 3)]
    with database.reading() as stores:
        assert [stores.stories.of_article(each.id) for each in taken] == [each.story_id for each in taken]
        assert all(stores.articles.claims([each.id]) for each in taken)


def test_near_copies_of_a_text_are_found_before_and_after_it_is_stored(database: Database) -> None:
    wire, edited = (article(text, "Banjir", outlet=outlet) for text, outlet in ((LONG_WIRE, "A"), (EDITED, "B")))
    first = take_in(database, wire, now=NOON)
    take_in(database, OTHER, now=NOON)
    with database.reading() as stores:
        assert [copy.article.id for copy in find_copies(stores, edited)] == [first.id]
        assert find_copies(stores, OTHER) == ()
    second = take_in(database, edited, now=NOON)
    assert second.story_id == first.story_id
    with database.reading() as stores:
        stored = stores.articles.get(second.id)
        assert [copy.article.id for copy in find_copies(stores, stored)] == [first.id]
        story = stores.stories.get(second.story_id or 0)
    assert {story.witness_of(each) for each in story.articles} == {"A"}


def test_reading_everything_anew_with_removed_articles_and_stories_left_empty(database: Database) -> None:
    taken = take_in(database, FIRST, now=NOON)
    with database.writing() as stores:
        stores.articles.remove(taken.id, NOON)
    assert reindex(database, now=NOON + DAY) == 1
    with database.reading() as stores, pytest.raises(NotFound):
        stores.stories.get(taken.story_id or 0)


@pytest.mark.parametrize("order", list(itertools.permutations((FIRST, SECOND, OTHER))))
def test_after_reading_anew_the_order_of_arrival_no_longer_shows(
    sqlite_database: Database, order: tuple[Article, ...]
) -> None:
    for each in order:
        take_in(sqlite_database, each, now=NOON)
    reindex(sqlite_database, now=NOON + DAY)
    with sqlite_database.reading() as stores:
        stories = [stores.stories.get(number) for number in stores.stories.numbers()]
    assert sorted(sorted(each.title for each in story.articles) for story in stories) == sorted(
        [sorted([FIRST.title, SECOND.title]), [OTHER.title]]
    )


def test_a_busy_day_is_told_alike_bit_by_bit_read_anew_and_in_whatever_order_it_came(
    sqlite_database: Database, tmp_path: Path
) -> None:
    items = busy_day()
    for item in items:
        take_in(sqlite_database, item.article, now=item.published_at)
    bit_by_bit = told(sqlite_database)
    assert any(conflicts for _, _, conflicts, _, _ in bit_by_bit.values())
    reindex(sqlite_database, now=NOON)
    assert told(sqlite_database) == bit_by_bit

    mixed = Database(f"sqlite:///{tmp_path / 'mixed.db'}")
    mixed.migrate()
    for item in random.Random(5).sample(items, len(items)):
        take_in(mixed, item.article, now=item.published_at)
    reindex(mixed, now=NOON)
    assert told(mixed) == bit_by_bit
    mixed.close()
