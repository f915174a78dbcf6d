"""Stories keep their numbers; what is told of them is stored and comes back whole."""

from __future__ import annotations

import datetime as dt

import pytest

from digest.model import (
    Agreement,
    ConflictKind,
    DateWindow,
    Question,
    Relations,
    Story,
    Update,
    UpdateValue,
)
from storage.database import Database
from storage.errors import NotFound
from storage.stores import Stores
from tests.storage.factories import DAY, HOUR, NOON, article, claim, conflict, reading, told


def added(stores: Stores, text: str, *, at: dt.datetime = NOON, published_at: dt.datetime | None = NOON) -> int:
    return stores.articles.add(article(text, published_at=published_at), reading(text), at=at).id


def test_a_story_comes_back_as_it_was_told(database: Database) -> None:
    question = Question(ConflictKind.FIGURE, noun="warga", place="Arau")
    window = DateWindow(dt.date(2026, 3, 3), dt.date(2026, 3, 4))
    relations = Relations(
        conflicts=(conflict("3", "7"),),
        updates=(Update(question, (UpdateValue("3", window, (claim(),)), UpdateValue("5", None, ()))),),
        agreements=(Agreement((claim(speaker="camat"), claim(speaker="lurah"))),),
    )
    with database.writing() as stores:
        later, earlier = added(stores, "Kedua."), added(stores, "Pertama.", published_at=NOON - DAY)
        undated = added(stores, "Tanpa tanggal.", published_at=None)
        number = stores.stories.place(later, None)
        for each in (earlier, undated):
            assert stores.stories.place(each, number) == number
        saved = stores.stories.save(told(stores, number, relations), NOON)

    with database.reading() as stores:
        assert stores.stories.get(number) == saved
        assert [each.id for each in saved.articles] == [earlier, later, undated]
        assert saved.relations.updates == relations.updates
        assert saved.relations.agreements == relations.agreements
        assert [each.id for each in saved.relations.conflicts] == [1]
        assert stores.stories.of_article(earlier) == number
        assert stores.stories.of_article(99) is None


def test_a_story_without_articles_is_not_found_but_keeps_its_number(database: Database) -> None:
    with database.writing() as stores:
        one = added(stores, "Satu.")
        number = stores.stories.place(one, None)
        stores.articles.remove(one, NOON)
        with pytest.raises(NotFound):
            stores.stories.get(number)
        assert stores.stories.place(added(stores, "Dua."), None) == number + 1
        stores.articles.restore(one)
        assert stores.stories.get(number).id == number
        with pytest.raises(NotFound):
            stores.stories.save(Story(99, "", (), (), (), Relations()), NOON)


def test_conflicts_get_numbers_that_are_never_given_again(database: Database) -> None:
    with database.writing() as stores:
        number = stores.stories.place(added(stores, "Satu."), None)
        first = stores.stories.save(told(stores, number, Relations((conflict("3", "7"), conflict("a", "b")))), NOON)
        gone = stores.stories.save(told(stores, number, Relations(first.relations.conflicts[:1])), NOON + HOUR)
        new = stores.stories.save(
            told(stores, number, Relations((*gone.relations.conflicts, conflict("x", "y")))), NOON + DAY
        )

        assert [each.id for each in first.relations.conflicts] == [1, 2]
        assert [each.id for each in gone.relations.conflicts] == [1]
        assert [each.id for each in new.relations.conflicts] == [1, 3]
        assert [each.id for each in stores.stories.conflicts(number)] == [1, 2, 3]
        assert [(stores.conflicts.standing(n).state, stores.conflicts.standing(n).changed_at) for n in (1, 2, 3)] == [
            ("open", NOON),
            ("closed", NOON + HOUR),
            ("open", NOON + DAY),
        ]


def test_a_closed_conflict_that_is_found_again_is_open_under_its_old_number(database: Database) -> None:
    with database.writing() as stores:
        number = stores.stories.place(added(stores, "Satu."), None)
        stores.stories.save(told(stores, number, Relations((conflict("3", "7"),))), NOON)
        stores.stories.save(told(stores, number), NOON)
        assert stores.conflicts.standing(1).state == "closed"
        changed = conflict("3", "8", number=1)
        stores.stories.save(told(stores, number, Relations((changed,))), NOON + HOUR)
        assert stores.stories.get(number).relations.conflicts == (changed,)
        assert stores.conflicts.get(1) == changed


def test_a_dismissed_conflict_stays_away_until_reopened(database: Database) -> None:
    again = conflict("3", "7", number=1)
    with database.writing() as stores:
        number = stores.stories.place(added(stores, "Satu."), None)
        stores.stories.save(told(stores, number, Relations((conflict("3", "7"),))), NOON)
        stores.conflicts.dismiss(1, NOON)

        saved = stores.stories.save(told(stores, number, Relations((again,))), NOON)
        assert saved.relations.conflicts == stores.stories.get(number).relations.conflicts == ()
        stores.stories.save(told(stores, number), NOON)
        assert stores.conflicts.standing(1).state == "dismissed"

        stores.conflicts.reopen(1, NOON)
        assert stores.stories.get(number).relations.conflicts == ()
        stores.stories.save(told(stores, number, Relations((again,))), NOON)
        assert stores.stories.get(number).relations.conflicts == (again,)
        for missing in (stores.conflicts.get, stores.conflicts.standing):
            with pytest.raises(NotFound):
                missing(99)
        with pytest.raises(NotFound):
            stores.conflicts.dismiss(99, NOON)
        with pytest.raises(NotFound):
            stores.stories.save(told(stores, number, Relations((conflict(number=99),))), NOON)


def test_a_window_holds_the_stories_with_articles_added_in_it_most_first(database: Database) -> None:
    with database.writing() as stores:
        before = stores.stories.place(added(stores, "Sebelum.", at=NOON - HOUR), None)
        single = stores.stories.place(added(stores, "Satu.", at=NOON), None)
        double = stores.stories.place(added(stores, "Dua.", at=NOON), None)
        stores.stories.place(added(stores, "Dua lagi.", at=NOON + HOUR), double)
        stores.stories.place(added(stores, "Sesudah.", at=NOON + DAY), before)
        gone = added(stores, "Dibuang.", at=NOON)
        stores.stories.place(gone, None)
        stores.articles.remove(gone, NOON)

        found = stores.stories.with_articles_added(NOON, NOON + DAY)
        assert [story.id for story in found] == [double, single]
        assert [len(story.articles) for story in found] == [2, 1]
        assert found[0].claims == ()  # what an edition shows was told already


def test_grouped_anew_the_stories_get_their_numbers_back(database: Database) -> None:
    with database.writing() as stores:
        one, two, three = (added(stores, text) for text in ("Satu.", "Dua.", "Tiga."))
        first = stores.stories.place(one, None)
        second = stores.stories.place(two, None)
        stores.stories.place(three, second)

        stores.stories.clear()
        assert stores.stories.numbers() == []
        assert stores.stories.place(one, None) == first
        assert stores.stories.place(three, first) == first
        assert stores.stories.place(two, None) == second
        assert stores.stories.numbers() == [first, second]


def test_an_article_moves_between_stories(database: Database) -> None:
    with database.writing() as stores:
        one, two = added(stores, "Satu."), added(stores, "Dua.")
        first, second = stores.stories.place(one, None), stores.stories.place(two, None)
        assert stores.stories.place(two, first) == first
        assert [each.id for each in stores.stories.articles(first)] == [one, two]
        assert stores.stories.articles(second) == []
        assert stores.stories.numbers() == [first]
