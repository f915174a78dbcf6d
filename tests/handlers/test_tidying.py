"""What is old goes when the settings say so, and nothing that anybody needs."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import event

from digest.model import Article
from handlers.context import Services
from handlers.desk.changing import Work
from handlers.intake import take_in
from handlers.publishing import publish_due
from handlers.tidying import let_go
from storage.database import Database
from storage.decisions import Change
from storage.records import Taste, TasteKind
from storage.retention import Keep
from tests.handlers.conftest import MODERATOR
from tests.handlers.desk.newsdesk import fill
from tests.handlers.newsroom import NOW
from tests.handlers.subscribers import outbox, subscribe
from tests.storage.everything import fill_all, rows_of

DAY = dt.timedelta(days=1)
ARTICLES, RECORDS = Keep(articles=60 * DAY), Keep(records=60 * DAY)
LATER = NOW + 70 * DAY
ARCHIVE = {
    "articles",
    "passages",
    "claims",
    "article_terms",
    "article_buckets",
    "memberships",
    "stories",
    "conflicts",
    "conflict_articles",
    "dismissals",
    "receipt_stories",
    "receipt_conflicts",
}


@pytest.fixture
def articles(database: Database) -> list[int]:
    """Five articles of two stories: three on a ferry, two on a bridge."""
    return fill(database)


def keeping(services: Services, keep: Keep) -> Services:
    return replace(services, keep=keep)


def left(database: Database) -> set[str]:
    """The tables with anything in them."""
    return {name for name, rows in rows_of(database).items() if rows}


def ferry_and_bridge(database: Database) -> tuple[set[int], set[int]]:
    with database.reading() as stores:
        stories = stores.stories.numbers()
        first, second = (set(stores.stories.members(number)) for number in (*stories, 0, 0)[:2])
        return first, second


def words(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        for each in value:
            yield from words(each)
    elif isinstance(value, str):
        yield value


async def test_by_default_everything_is_kept(services: Services, articles: list[int]) -> None:
    before = rows_of(services.database)
    await let_go(services, NOW + 9999 * DAY)
    assert rows_of(services.database) == before


async def test_stories_that_ended_go_with_all_that_was_noted_about_them(
    services: Services, articles: list[int]
) -> None:
    subscribe(services, 1)
    await publish_due(services, NOW)
    outbox(services)
    with services.database.writing() as stores:
        work = Work(stores, MODERATOR, NOW)
        work.put("article", articles[0], state={"title": "Kapal Melati tenggelam"})
        work.finish("edit", f"article {articles[0]}")
        stores.reports.add(f"conflict {stores.conflicts.latest(0, 9)[0][1].id}", 5, NOW)
    await let_go(keeping(services, ARTICLES), LATER)

    rows = rows_of(services.database)
    assert not ARCHIVE & left(services.database)
    assert not [word for word in words(rows) if "Melati" in word or "Jembatan" in word]
    with services.database.reading() as stores:
        assert stores.search.find("Melati", limit=9).excerpts == ()
        [entry] = stores.log.latest(9)
    assert (entry.action, entry.actor, entry.subject, entry.changes) == ("edit", MODERATOR, "article 1", None)
    assert {"receipts", "deliveries", "editions"} <= left(services.database), "records are another setting's"


async def test_what_is_younger_stays(services: Services, articles: list[int]) -> None:
    before = rows_of(services.database)
    await let_go(keeping(services, Keep(60 * DAY, 60 * DAY)), NOW + 59 * DAY)
    assert rows_of(services.database) == before


async def test_a_story_stays_whole_while_articles_come_to_it(services: Services, articles: list[int]) -> None:
    ferry, _ = ferry_and_bridge(services.database)
    text = "Kapal Melati karam di Selat Awan pada Rabu, kata kepala pelabuhan Raka Wen. Bangkai Kapal Melati ditemukan."
    new = take_in(services.database, Article(text, "Kapal Melati", published_at=NOW + 9 * DAY), now=NOW + 20 * DAY)
    await let_go(keeping(services, ARTICLES), LATER)
    assert ferry_and_bridge(services.database) == (ferry | {new.id}, set())
    with services.database.reading() as stores:
        assert stores.search.disagreements() == []


@pytest.mark.parametrize("needed", ["followed", "merged", "dismissed", "edited"])
async def test_what_somebody_needs_stays(services: Services, articles: list[int], needed: str) -> None:
    _, bridge = ferry_and_bridge(services.database)
    with services.database.writing() as stores:
        story = stores.stories.of_article(min(bridge))
        assert story is not None
        if needed == "followed":
            stores.tastes.keep(1, Taste(TasteKind.STORY, str(story), wanted=True), NOW)
        elif needed == "merged":  # into this one, from another that is followed
            merged = stores.stories.open(min(bridge))
            stores.tastes.keep(1, Taste(TasteKind.STORY, str(merged), wanted=True), NOW)
        elif needed == "dismissed":
            stores.conflicts.dismiss(stores.conflicts.rows(story)[0].conflict.id, LATER - DAY)
        else:
            stores.log.add(LATER - DAY, MODERATOR, "edit", f"article {min(bridge)}")
    await let_go(keeping(services, ARTICLES), LATER)
    assert ferry_and_bridge(services.database) == (bridge, set())


async def test_a_story_that_a_moderator_decides_about_after_the_look_stays(
    services: Services, articles: list[int]
) -> None:
    before = LATER - 60 * DAY
    with services.database.reading() as stores:
        ended = stores.retention.ended_stories(before)
        [conflict] = {row.conflict.id for number in ended for row in stores.conflicts.rows(number)} & {1}
    with services.database.writing() as stores:
        change = Change("dismissal", conflict, before=None, after=None)
        stores.log.add(LATER, MODERATOR, "dismiss", "conflict", changes=[change])
        gone = {number: stores.retention.drop_story(number, before, looked=LATER) for number in ended}
        assert gone == {number: number != stores.conflicts.standing(conflict).story_id for number in ended}


async def test_whether_stories_ended_is_asked_for_all_of_them_together(services: Services, articles: list[int]) -> None:
    asked: list[str] = []

    def note(*event: Any) -> None:
        asked.append(event[2])

    event.listen(services.database._engine, "before_cursor_execute", note)
    with services.database.reading() as stores:
        assert len(stores.retention.ended_stories(NOW + 60 * DAY)) == 2
    reading = [statement for statement in asked if statement.startswith("SELECT")]
    assert len(reading) == 3


async def test_old_records_go_and_the_next_edition_comes_as_ever(services: Services, articles: list[int]) -> None:
    wish = subscribe(services, 1)
    await publish_due(services, NOW)
    outbox(services)
    await let_go(keeping(services, RECORDS), LATER)
    assert not {"deliveries", "receipts", "slots", "editions", "receipt_stories"} & left(services.database)
    assert {"articles", "conflicts", "subscriptions"} <= left(services.database)
    assert await publish_due(services, LATER) == 1
    assert [part.subscription_id for part in outbox(services, LATER)] == [wish.id]


async def test_what_waits_or_is_stuck_stays_with_what_it_is_of(services: Services, articles: list[int]) -> None:
    for chat in (1, 2):
        subscribe(services, chat)
    await publish_due(services, NOW)
    with services.database.writing() as stores:
        [stuck, *_] = stores.outbox.claim(NOW, 1, DAY)
        stores.outbox.settle(stuck.id, "failed", at=NOW, error="400")
    before = rows_of(services.database)["deliveries"]
    await let_go(keeping(services, RECORDS), LATER)
    assert rows_of(services.database)["deliveries"] == before
    assert "editions" in left(services.database)


async def test_nothing_that_others_refer_to_goes_before_them(services: Services) -> None:
    with services.database.writing() as stores:
        stores.people.dismiss(MODERATOR)
    with services.database.connected(writing=True) as connection:
        fill_all(connection)
    await let_go(keeping(services, Keep(60 * DAY, 60 * DAY)), NOW + 99_999 * DAY)
    assert {"subscriptions", "chats", "people", "feeds"} <= left(services.database)
    assert "log" not in left(services.database)
