"""What chats choose, follow and mute, and what readers report."""

from __future__ import annotations

import datetime as dt

from storage.database import Database
from storage.records import Choices, Follower, Length, Quiet, Report, Taste, TasteKind
from tests.storage.factories import HOUR, NOON

FLOODS = Taste(TasteKind.WORDS, "banjir", wanted=True)
QUIET = Choices(
    Length.HEADLINES, frozenset({0, 4}), 2, alerts=False, corrections=False, quiet=Quiet(dt.time(22), dt.time(6))
)


def test_a_chat_that_chose_nothing_gets_what_everybody_gets(database: Database) -> None:
    with database.writing() as stores:
        assert stores.chats.choices(1) == Choices()
        stores.chats.set_language(1, "en")
        assert stores.chats.choices(1) == Choices()
        stores.chats.choose(1, QUIET)
        assert (stores.chats.choices(1), stores.chats.language(1)) == (QUIET, "en")
        assert stores.chats.all_choices([1, 2]) == {1: QUIET}


def test_what_is_followed_is_muted_no_longer(database: Database) -> None:
    muted = Taste(TasteKind.OUTLET, "Harian Arau", wanted=False)
    with database.writing() as stores:
        stores.tastes.keep(1, FLOODS, NOON)
        stores.tastes.keep(1, muted, NOON + HOUR)
        stores.tastes.keep(2, muted, NOON)
        assert stores.tastes.of_chat(1) == [FLOODS, muted]
        stores.tastes.keep(2, Taste(TasteKind.OUTLET, "Harian Arau", wanted=True), NOON, thread_id=4)
        followers = stores.tastes.followers(TasteKind.OUTLET, ["Harian Arau", "Pos Arau"])
        assert followers == [Follower(2, 4, TasteKind.OUTLET, "Harian Arau")]
        assert stores.tastes.count(1) == 2
        assert stores.tastes.drop(1, TasteKind.WORDS, "banjir")
        assert not stores.tastes.drop(1, TasteKind.WORDS, "banjir")
        assert stores.tastes.of_chats([1, 3]) == {1: [muted]}


def test_a_group_that_gets_a_new_number_keeps_its_choices(database: Database) -> None:
    with database.writing() as stores:
        stores.chats.choose(1, QUIET)
        stores.tastes.keep(1, FLOODS, NOON)
        stores.tastes.keep(1, Taste(TasteKind.STORY, "3", wanted=True), NOON)
        stores.tastes.keep(-7, Taste(TasteKind.STORY, "3", wanted=False), NOON)
        stores.subscriptions.move_chat(1, -7)
        assert stores.chats.choices(-7) == QUIET
        assert set(stores.tastes.of_chat(-7)) == {FLOODS, Taste(TasteKind.STORY, "3", wanted=False)}
        assert stores.tastes.of_chat(1) == []


def test_a_report_counts_once_a_person_until_somebody_looked_at_it(database: Database) -> None:
    with database.writing() as stores:
        assert stores.reports.add("story 1", 5, NOON)
        assert not stores.reports.add("story 1", 5, NOON + HOUR)
        assert stores.reports.add("conflict 4", 5, NOON)
        assert stores.reports.add("conflict 4", 6, NOON + HOUR)
        assert stores.reports.waiting(10) == [
            Report("conflict 4", 2, NOON, NOON + HOUR),
            Report("story 1", 1, NOON, NOON),
        ]
        assert stores.reports.close("conflict 4", NOON)
        assert not stores.reports.close("conflict 4", NOON)
        stores.reports.forget(5)
        assert (stores.reports.waiting(10), stores.reports.count()) == ([], 0)
