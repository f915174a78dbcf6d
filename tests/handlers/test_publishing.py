"""From due subscriptions to the outbox."""

import datetime as dt
import re
from contextlib import closing
from dataclasses import replace
from html import unescape
from zoneinfo import ZoneInfo

import pytest

from digest.claims import read_article
from digest.model import Article
from handlers import publishing
from handlers.context import Services
from handlers.editions import DAY, Wording, find_edition, foremost, with_link, word_edition
from handlers.intake import add_and_place, retell, take_in
from handlers.publishing import publish_due
from handlers.render import View, plain, units
from handlers.slots import LATEST
from handlers.texts import texts
from storage.database import Database
from storage.records import Choices, Length, Quiet, Subscription, Taste, TasteKind
from tests.handlers.newsroom import BRIEF, EDITION, FIRST, NOW, SECOND, article
from tests.handlers.subscribers import HOUR, outbox, subscribe

THERE = NOW - 2 * HOUR + dt.timedelta(microseconds=2)  # right behind the last of the archive's two articles


def subscription(services: Services, number: int) -> Subscription:
    with services.database.reading() as stores:
        return stores.subscriptions.get(number)


async def test_a_due_subscription_gets_its_edition_once(services: Services, archive: list[int]) -> None:
    wish = subscribe(services, 1)
    assert await publish_due(services, NOW) == 1
    assert await publish_due(services, NOW) == 0
    [parcel] = outbox(services)
    assert (parcel.chat_id, parcel.slot, parcel.part, parcel.parts) == (1, dt.date(2024, 11, 8), 1, 1)
    assert plain(parcel.html).startswith("*Ringkasan Kabar* · Jum, 8 Nov\n2 artikel")
    after = subscription(services, wish.id)
    assert (after.next_due_at, after.last_until) == (NOW + dt.timedelta(days=1), THERE)


async def test_the_next_edition_tells_only_what_was_added_since(services: Services, archive: list[int]) -> None:
    subscribe(services, 1)
    await publish_due(services, NOW)
    outbox(services)
    tomorrow = NOW + dt.timedelta(days=1)
    await publish_due(services, tomorrow)
    [quiet] = outbox(services, tomorrow)
    assert plain(quiet.html).startswith("Tidak ada artikel baru sejak Jum, 8 Nov, 06:00.\nDibaca: Harian Selat")
    take_in(services.database, replace(article(9, "Pasar Lumbung dibuka lagi."), id=0), now=tomorrow + HOUR)
    await publish_due(services, tomorrow + dt.timedelta(days=1))
    [parcel] = outbox(services, tomorrow + dt.timedelta(days=1))
    assert "Pasar Lumbung" in parcel.html


async def test_what_is_not_due_waits(services: Services) -> None:
    subscribe(services, 1, NOW + dt.timedelta(seconds=1))
    assert await publish_due(services, NOW) == 0
    assert outbox(services) == []


async def test_everybody_reads_in_their_language(services: Services, archive: list[int]) -> None:
    subscribe(services, 1)
    subscribe(services, 2, language="en")
    await publish_due(services, NOW)
    assert sorted(plain(p.html).split(" ·")[0] for p in outbox(services)) == ["*Kabar digest*", "*Ringkasan Kabar*"]


async def test_many_subscriptions_share_one_edition(
    services: Services, archive: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(publishing, "BATCH", 3)
    for chat_id in range(1, 8):
        subscribe(services, chat_id)
    assert await publish_due(services, NOW) == 7
    parcels = outbox(services)
    assert sorted(p.chat_id for p in parcels) == list(range(1, 8))
    assert len({p.html for p in parcels}) == 1


async def test_after_a_long_night_one_edition_comes_and_not_one_a_day(services: Services, archive: list[int]) -> None:
    wish = subscribe(services, 1, NOW - dt.timedelta(days=3))
    assert await publish_due(services, NOW + 2 * HOUR) == 1
    [parcel] = outbox(services, NOW + 2 * HOUR)
    assert parcel.slot == dt.date(2024, 11, 8)
    assert subscription(services, wish.id).next_due_at == NOW + dt.timedelta(days=1)


async def test_no_second_digest_on_one_local_date(services: Services, archive: list[int]) -> None:
    wish = subscribe(services, 1)
    await publish_due(services, NOW)
    outbox(services)
    subscribe(services, 1, NOW + HOUR, zone="Asia/Bangkok")  # the same wish, a zone later
    assert await publish_due(services, NOW + HOUR) == 0
    assert outbox(services, NOW + HOUR) == []
    after = subscription(services, wish.id)
    assert after.next_due_at is not None
    assert after.next_due_at > NOW + HOUR


async def test_one_bad_subscription_does_not_hold_up_the_others(services: Services, archive: list[int]) -> None:
    bad = subscribe(services, 1, zone="Nowhere/Atall")
    subscribe(services, 2)
    assert await publish_due(services, NOW) == 1
    assert [p.chat_id for p in outbox(services)] == [2]
    assert subscription(services, bad.id).next_due_at == NOW + publishing.PUT_OFF


async def test_a_crash_before_the_end_leaves_nothing_half_done(
    services: Services, archive: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    wish = subscribe(services, 1)

    class PowerCutError(BaseException):
        pass

    def cut(*_: object) -> None:
        raise PowerCutError

    with monkeypatch.context() as patch:
        patch.setattr(publishing, "is_timely", cut)
        with pytest.raises(PowerCutError):
            await publish_due(services, NOW)
    assert outbox(services) == []
    assert subscription(services, wish.id).next_due_at == NOW
    assert await publish_due(services, NOW) == 1


def test_a_long_edition_says_in_each_part_which_stories_it_tells() -> None:
    stories = tuple(replace(BRIEF, story=replace(BRIEF.story, id=number)) for number in range(1, 12))
    view = View(texts("id"), ZoneInfo("Asia/Jakarta"), NOW)
    parts = word_edition(view, replace(EDITION, stories=stories))
    assert len(parts) > 1
    assert [n for part in parts for n in part.story_ids] == list(range(1, 12))
    assert all(f"/story_{n}" in part.html for part in parts for n in part.story_ids)
    assert all(part.conflict_ids for part in parts)


async def test_a_slot_within_the_limit_comes_late_and_one_beyond_it_waits_for_the_next(
    services: Services, archive: list[int]
) -> None:
    punctual = subscribe(services, 1)
    late = subscribe(services, 2, NOW + HOUR, local_time=dt.time(9))
    now = NOW + LATEST + HOUR  # the first is too late by an hour, the second by nothing
    assert await publish_due(services, now) == 1
    assert [p.chat_id for p in outbox(services, now)] == [2]
    assert subscription(services, punctual.id).next_due_at == NOW + dt.timedelta(days=1)
    assert subscription(services, late.id).last_until == THERE
    tomorrow = NOW + dt.timedelta(days=1)
    await publish_due(services, tomorrow)
    [parcel] = outbox(services, tomorrow)
    assert "2 artikel" in parcel.html  # nothing of the slot that was left out is lost


async def test_a_clock_that_jumped_ahead_and_back_loses_no_slot_and_repeats_none(
    services: Services, archive: list[int]
) -> None:
    wish = subscribe(services, 1)
    await publish_due(services, NOW)
    outbox(services)
    ahead = NOW + dt.timedelta(days=30)
    assert await publish_due(services, ahead) == 1
    outbox(services, ahead)
    for hours in range(1, 24):
        assert await publish_due(services, NOW + hours * HOUR) == 0
    assert subscription(services, wish.id).next_due_at == NOW + dt.timedelta(days=1)
    assert await publish_due(services, NOW + dt.timedelta(days=1)) == 1


async def test_what_is_late_waits_for_the_end_of_quiet_hours_and_what_is_in_time_does_not(
    services: Services, archive: list[int]
) -> None:
    wishes = [subscribe(services, 1), subscribe(services, 2), subscribe(services, 3, NOW + HOUR, local_time=dt.time(9))]
    morning = Choices(quiet=Quiet(dt.time(6), dt.time(10)))  # NOW is 8 there
    with services.database.writing() as stores:
        stores.chats.choose(1, morning)
        stores.chats.choose(3, morning)
    assert await publish_due(services, NOW + HOUR) == 2  # an hour late for the first two
    assert [p.chat_id for p in outbox(services, NOW + HOUR)] == [2, 3]
    assert subscription(services, wishes[0].id).next_due_at == NOW + 2 * HOUR
    assert await publish_due(services, NOW + 2 * HOUR) == 1
    [parcel] = outbox(services, NOW + 2 * HOUR)
    assert (parcel.chat_id, parcel.slot) == (1, dt.date(2024, 11, 8))
    assert subscription(services, wishes[0].id).next_due_at == NOW + dt.timedelta(days=1)


def parts_of(known: dict[int, int], *numbers: int) -> list[tuple[tuple[int, ...], int | None]]:
    """The stories of each part and which one's last message it answers."""
    stories = tuple(
        replace(BRIEF, story=replace(BRIEF.story, id=number), continuing=number in known) for number in numbers
    )
    view = View(texts("id"), ZoneInfo("Asia/Jakarta"), NOW)
    return [(part.story_ids, part.answers) for part in word_edition(view, replace(EDITION, stories=stories), known)]


@pytest.mark.parametrize(
    ("known", "numbers", "parts"),
    [
        ({}, (1, 2), [((1, 2), None)]),
        ({1: 1}, (1, 2), [((1, 2), 1)]),
        ({2: 1}, (1, 2), [((1, 2), 2)]),
        ({1: 1, 2: 1}, (1, 2), [((1, 2), 1)]),
        ({1: 1, 2: 2}, (1, 2, 3), [((1,), 1), ((2, 3), 2)]),
        ({1: 1, 2: 2, 3: 1}, (1, 2, 3), [((1, 3), 1), ((2,), 2)]),
    ],
)
def test_what_continues_different_messages_is_told_in_different_ones(
    known: dict[int, int], numbers: tuple[int, ...], parts: list[tuple[tuple[int, ...], int | None]]
) -> None:
    assert parts_of(known, *numbers) == parts


def test_several_parts_are_numbered_and_one_is_not() -> None:
    view = View(texts("en"), ZoneInfo("Asia/Jakarta"), NOW)
    stories = tuple(replace(BRIEF, story=replace(BRIEF.story, id=number)) for number in range(1, 12))
    parts = word_edition(view, replace(EDITION, stories=stories))
    marks = [f"Part {number} of {len(parts)}" in part.html for number, part in enumerate(parts, 1)]
    assert marks == [True] * len(parts)
    assert all(units(part.html) <= 4096 + part.html.count("<") * 20 for part in parts)
    assert "Part" not in word_edition(view, EDITION)[0].html


async def test_a_continuing_story_answers_the_message_that_told_it_last(services: Services, archive: list[int]) -> None:
    subscribe(services, 1)
    await publish_due(services, NOW)
    [first] = outbox(services)
    more = replace(article(9, "Menurut Sinta Olo, 31 penumpang selamat. Kapal Melati karam di Selat."), id=0)
    tomorrow = NOW + dt.timedelta(days=1)
    take_in(services.database, more, now=tomorrow - HOUR)
    await publish_due(services, tomorrow)
    [second] = outbox(services, tomorrow)
    assert (first.reply_to, second.reply_to) == (None, first.id)  # message numbers are those of the deliveries here
    assert "lanjutan · 1 artikel baru" in second.html
    assert "12 penumpang selamat.” " not in second.html
    assert [label for row in second.buttons for label, *_ in row] == [
        "Kutipan",
        "Mengapa",
        "Ikuti",
        "Bisukan",
        "Ini keliru",
        "Grafik",
    ]


async def test_readers_get_what_they_want_and_only_on_their_days(services: Services, archive: list[int]) -> None:
    friday = NOW.weekday()
    with services.database.writing() as stores:
        stores.chats.choose(1, Choices(length=Length.HEADLINES))
        stores.chats.choose(2, Choices(days=frozenset(range(7)) - {friday}))
        stores.tastes.keep(3, Taste(TasteKind.OUTLET, "Harian Selat", wanted=False), NOW)
        stores.tastes.keep(3, Taste(TasteKind.OUTLET, "Kabar Pulau", wanted=False), NOW)
    late = [subscribe(services, chat_id).id for chat_id in (1, 2, 3)][1]
    assert await publish_due(services, NOW) == 2
    short, nothing = sorted(outbox(services), key=lambda parcel: parcel.chat_id)
    assert "•" not in short.html
    assert "Tidak ada artikel baru" in nothing.html
    assert subscription(services, late).last_until == NOW - dt.timedelta(days=1)  # told with the next one


async def test_an_edition_remembers_what_was_foremost_in_its_window_whoever_reads_it(
    services: Services, archive: list[int]
) -> None:
    with services.database.writing() as stores:
        everything = find_edition(stores, NOW - dt.timedelta(days=1), NOW)
        for brief in everything.stories:
            stores.tastes.keep(1, Taste(TasteKind.STORY, str(brief.story.id), wanted=False), NOW)
    subscribe(services, 1)
    assert await publish_due(services, NOW) == 1
    with services.database.reading() as stores:
        made = stores.editions.get(1)
    assert made.story_ids == ()
    assert made.foremost == foremost(everything) != ()


async def test_with_public_pages_headlines_and_a_line_below_lead_to_them(
    services: Services, archive: list[int]
) -> None:
    public = replace(services, pages="https://kabar.example")
    subscribe(services, 1)
    subscribe(services, 2, language="en")
    await publish_due(public, NOW)
    indonesian, english = outbox(services)
    for parcel, words in ((indonesian, "Edisi ini sebagai halaman"), (english, "This edition as a page")):
        assert re.search(r'<b><a href="https://kabar\.example/story/\d+">[^<]+</a></b>', parcel.html)
        link = re.search(r'\n\n<a href="https://kabar\.example/edition/(\d+)">([^<]+)</a>$', parcel.html)
        assert link
        assert link[2] == words
        with services.database.reading() as stores:
            assert stores.editions.get(int(link[1])).until == THERE


async def test_without_public_pages_nothing_leads_to_them(services: Services, archive: list[int]) -> None:
    subscribe(services, 1)
    await publish_due(services, NOW)
    [parcel] = outbox(services)
    assert "/edition/" not in parcel.html
    assert not re.search(r"<b><a ", parcel.html)


def test_links_to_pages_leave_room_for_themselves() -> None:
    view = View(texts("en"), ZoneInfo("Asia/Jakarta"), NOW, pages="https://kabar.example")
    stories = tuple(replace(BRIEF, story=replace(BRIEF.story, id=number)) for number in range(1, 40))
    for upto in range(1, 40):
        parts = word_edition(view, replace(EDITION, stories=stories[:upto]))
        last = with_link(parts[-1].html, view.pages, "id", 123_456_789)
        assert all(length_of(html) <= 4096 for html in (*(part.html for part in parts), last))


def length_of(html: str) -> int:
    """As Telegram counts it: without tags."""
    return units(unescape(re.sub(r"<[^>]*>", "", html)))


def editions_around(database: Database, database_url: str, article: Article) -> list[list[str]]:
    """What the edition read while an article is on its way tells, and the one after it, by the titles of what is new.

    It was stamped before the edition's moment, and its transaction ended after the edition was read.
    """
    with closing(Database(database_url)) as other, other.writing() as stores:
        intake = add_and_place(stores, article, read_article(article), now=NOW - HOUR, by=None)
        with database.reading() as reading:
            edition = Wording(NOW).edition(reading, NOW - DAY)
        retell(stores, intake.story_id or 0, intake.at or NOW)
    with database.reading() as stores:
        following = Wording(NOW + DAY).edition(stores, edition.until)
    return [[new.title for brief in each.stories for new in brief.new_articles] for each in (edition, following)]


def test_an_article_on_its_way_while_an_edition_is_read_is_in_the_next_one(
    database: Database, database_url: str
) -> None:
    take_in(database, replace(FIRST, id=0), now=NOW - HOUR)
    told = editions_around(database, database_url, replace(SECOND, id=0))
    assert told == [[FIRST.title], [SECOND.title]]


def test_the_very_first_article_on_its_way_is_in_the_next_edition(database: Database, database_url: str) -> None:
    assert editions_around(database, database_url, replace(FIRST, id=0)) == [[], [FIRST.title]]


def test_a_clock_that_is_behind_stamps_no_article_into_a_window_that_has_ended(database: Database) -> None:
    take_in(database, replace(FIRST, id=0), now=NOW)
    with database.reading() as stores:
        edition = Wording(NOW + HOUR).edition(stores, NOW - DAY)
    slow = take_in(database, replace(SECOND, id=0), now=NOW - HOUR / 2)
    with database.reading() as stores:
        following = Wording(NOW + 2 * HOUR).edition(stores, edition.until)
        added_at = stores.articles.get(slow.id).added_at
    assert [brief.new_articles[0].id for brief in following.stories] == [slow.id]
    assert added_at == NOW + dt.timedelta(microseconds=1)


def test_one_article_stamped_by_a_clock_gone_wrong_takes_no_other_along(database: Database) -> None:
    take_in(database, replace(FIRST, id=0), now=NOW + 400 * DAY)
    taken = take_in(database, replace(SECOND, id=0), now=NOW)
    with database.reading() as stores:
        assert stores.articles.get(taken.id).added_at == NOW
        assert stores.arrivals.window_end(NOW + HOUR) == NOW + dt.timedelta(microseconds=1)


def test_what_a_clock_two_hours_ahead_stamped_holds_nothing_back_when_its_hour_comes(database: Database) -> None:
    take_in(database, replace(FIRST, id=0), now=NOW + 2 * HOUR)
    take_in(database, replace(SECOND, id=0), now=NOW)
    late = NOW + 2 * HOUR - dt.timedelta(minutes=40)
    for number, at in enumerate((late, late + HOUR / 2)):
        third = take_in(database, replace(SECOND, id=0, text=f"{SECOND.text} Laporan {number}."), now=at)
        with database.reading() as stores:
            assert stores.articles.get(third.id).added_at == at
            assert stores.arrivals.window_end(at + HOUR / 60) == at + dt.timedelta(microseconds=1)


def test_a_clock_half_an_hour_ahead_is_followed_by_one_article_after_the_other(database: Database) -> None:
    ahead = take_in(database, replace(FIRST, id=0), now=NOW + HOUR / 2)
    stamps = []
    for number in range(2):
        taken = take_in(database, replace(SECOND, id=0, text=f"{SECOND.text} Laporan {number}."), now=NOW)
        with database.reading() as stores:
            stamps.append(stores.articles.get(taken.id).added_at)
    with database.reading() as stores:
        first = stores.articles.get(ahead.id).added_at
    assert first is not None
    assert stamps == [first + dt.timedelta(microseconds=number) for number in (1, 2)]
