"""What a model replied: which tellings wait, what they cost, and how replies are forgotten."""

from __future__ import annotations

import datetime as dt

from storage.database import Database
from storage.stores import Stores
from tests.storage.factories import article, reading, told

NOON = dt.datetime(2031, 3, 4, 12, tzinfo=dt.UTC)
HOUR = dt.timedelta(hours=1)


def tell(stores: Stores, text: str, at: dt.datetime, *, added_at: dt.datetime = NOON) -> int:
    """A story of one article, told at a moment."""
    added = stores.articles.add(article(text), reading(text), at=added_at)
    number = stores.stories.place(added.id, None)
    stores.stories.save(told(stores, number), at)
    return number


def next_story(stores: Stores, since: dt.datetime = NOON - HOUR) -> int | None:
    telling = stores.advice.next(since)
    return telling.story_id if telling else None


def test_what_was_told_last_comes_first_until_it_was_seen(database: Database) -> None:
    with database.writing() as stores:
        first, second = tell(stores, "Banjir di Kota Arau.", NOON), tell(stores, "Gempa di Lembah Sirih.", NOON + HOUR)
        assert next_story(stores) == second
        stores.advice.seen(second, NOON + HOUR)
        assert next_story(stores) == first
        stores.advice.seen(first, NOON)
        assert next_story(stores) is None
        stores.stories.save(told(stores, first), NOON + 2 * HOUR)
        assert next_story(stores) == first


def test_a_story_without_news_waits_only_if_a_reply_might_still_fit(database: Database) -> None:
    with database.writing() as stores:
        old = tell(stores, "Banjir di Kota Arau.", NOON, added_at=NOON - 9 * HOUR)
        assert next_story(stores) is None
        stores.advice.begin(old, "what was asked", NOON)
        assert next_story(stores) is None
        stores.advice.keep(old, "another question", "{}")
        assert next_story(stores) is None
        stores.advice.keep(old, "what was asked", "{}")
        telling = stores.advice.next(NOON - HOUR)
        assert telling is not None
        assert (telling.story_id, telling.fresh, telling.reply, telling.told_at) == (old, False, "{}", NOON)


def test_attempts_count_for_one_question_and_not_where_the_endpoint_was_away(database: Database) -> None:
    with database.writing() as stores:
        number = tell(stores, "Banjir di Kota Arau.", NOON)
        for _ in range(2):
            stores.advice.begin(number, "one", NOON)
        stores.advice.spare(number)
        telling = stores.advice.next(NOON - HOUR)
        assert telling is not None
        assert (telling.basis, telling.attempts) == ("one", 1)
        stores.advice.keep(number, "one", "{}")
        stores.advice.begin(number, "two", NOON)
        telling = stores.advice.next(NOON - HOUR)
        assert telling is not None
        assert (telling.basis, telling.attempts, telling.reply) == ("two", 1, None)


def test_calls_are_counted_for_a_day(database: Database) -> None:
    with database.writing() as stores:
        number = tell(stores, "Banjir di Kota Arau.", NOON)
        for hours in range(3):
            stores.advice.begin(number, "one", NOON + hours * HOUR)
        assert stores.advice.spent(NOON + 3 * HOUR) == 3
        assert stores.advice.spent(NOON + 25 * HOUR) == 1
        stores.advice.begin(number, "one", NOON + 40 * HOUR)
        assert stores.advice.spent(NOON + 3 * HOUR) == 1, "what is older is not kept"


def test_a_telling_stands_until_the_next(database: Database) -> None:
    with database.writing() as stores:
        number = tell(stores, "Banjir di Kota Arau.", NOON)
        telling = stores.advice.next(NOON - HOUR)
        assert telling is not None
        assert stores.advice.stands(telling)
        stores.stories.save(told(stores, number), NOON + HOUR)
        assert not stores.advice.stands(telling)


def test_replies_are_forgotten_all_together(database: Database) -> None:
    with database.writing() as stores:
        number = tell(stores, "Banjir di Kota Arau.", NOON)
        stores.advice.begin(number, "one", NOON)
        stores.advice.keep(number, "one", "{}")
        stores.advice.forget()
        telling = stores.advice.next(NOON - HOUR)
        assert telling is not None
        assert telling.reply is None


def test_a_telling_does_not_stand_while_an_article_is_on_its_way_into_the_story(database: Database) -> None:
    with database.writing() as stores:
        number = tell(stores, "Banjir di Kota Arau.", NOON)
        telling = stores.advice.next(NOON - HOUR)
        assert telling is not None
        late = stores.articles.add(article("Banjir surut."), reading("Banjir surut."), at=NOON)
        stores.stories.place(late.id, number, told=False)
        assert not stores.advice.stands(telling)
