"""From what waits for a place to one short note in the outbox; nothing is sent here.

Publishing, only smaller: a short transaction takes what waits for some places, leaves out what is not to be told any
more, and puts a note into the outbox or looks again later.
"""

from __future__ import annotations

import asyncio
import datetime as dt
from collections.abc import Sequence
from zoneinfo import ZoneInfo

from digest.model import Edition, Story, StoryBrief
from handlers.batches import work_off
from handlers.buttons import labels_of
from handlers.context import Services
from handlers.following.choosing import Reader, Stories, choose, find_stories
from handlers.following.gathering import gather
from handlers.following.stopping import note_rows
from handlers.following.timing import DAY, not_before
from handlers.render import View, split_blocks
from handlers.render.notes import Noted, render_note
from handlers.texts import texts
from storage.notes import Spot
from storage.records import News, Parcel
from storage.stores import Stores

BATCH = 50  # places in one transaction
PUT_OFF = dt.timedelta(minutes=10)  # before a place that failed is tried again


async def send_notes(services: Services, now: dt.datetime) -> int:
    """Look for news and put the notes that may go now into the outbox; returns for how many places.

    Raises StorageError.
    """
    return await asyncio.to_thread(_send_all, services, now)


def _send_all(services: Services, now: dt.datetime) -> int:
    gather(services, now)

    def find() -> Sequence[Spot]:
        with services.database.reading() as stores:
            return stores.notes.due(now, BATCH)

    def put_off(spot: Spot) -> None:
        with services.database.writing() as stores:
            stores.notes.put_off(spot, now + PUT_OFF)

    return work_off(find, lambda spots: _send(services, spots, now), put_off, "places with news")


def _send(services: Services, spots: Sequence[Spot], now: dt.datetime) -> int:
    with services.database.writing() as stores:
        waiting = {spot: stores.notes.waiting(spot) for spot in spots}
        stories = find_stories(stores, [news for each in waiting.values() for news in each])
        return sum(_note(services, stores, spot, news, stories, now) for spot, news in waiting.items())


def _note(
    services: Services, stores: Stores, spot: Spot, waiting: Sequence[News], stories: Stories, now: dt.datetime
) -> bool:
    """Put one place's note into the outbox, if there still is something to tell and it may be told now."""
    reader = _reader(services, stores, spot)
    news = choose(waiting, stories, reader, now)
    wanted = {each for one in news for each in one.news}
    stores.notes.drop([each for each in waiting if each not in wanted])
    if not news:
        return False
    made = stores.notes.made(spot, now - DAY)
    at = not_before(now, made, [each.next_due_at for each in reader.digests], reader.choices.quiet, reader.zone)
    if at > now:
        stores.notes.put_off(spot, at)
        return False
    stores.notes.drop(wanted)
    number = stores.notes.add(spot, reader.zone.key, now)
    stores.outbox.add([_parcel(stores, spot, number, news, reader, now)], now)
    return True


def _reader(services: Services, stores: Stores, spot: Spot) -> Reader:
    """What a place wants and knows, and how it is spoken to there."""
    chat_id, digests = spot[0], stores.notes.digests(spot)
    language, zone = stores.chats.manner(chat_id)
    usual = services.defaults
    language = language or next((each.language for each in digests), None) or stores.tastes.language(chat_id)
    zone = zone or next((each.zone for each in digests), usual.zone)
    tastes = tuple(stores.tastes.of_chat(chat_id))
    return Reader(tastes, stores.chats.choices(chat_id), digests, language or usual.language, ZoneInfo(zone))


def _parcel(stores: Stores, spot: Spot, number: int, news: Sequence[Noted], reader: Reader, now: dt.datetime) -> Parcel:
    view = View(texts(reader.language), reader.zone, now)
    edition = _edition(news, now)
    return Parcel(
        subscription_id=None,
        note_id=number,
        slot=now.astimezone(reader.zone).date(),
        part=1,
        parts=1,
        chat_id=spot[0],
        thread_id=spot[1] or None,
        html=split_blocks(render_note(view, news))[0],
        story_ids=tuple(brief.story.id for brief in edition.stories),
        conflict_ids=tuple(sorted({conflict.id for each in news for conflict in each.conflicts})),
        edition_id=stores.editions.add(edition, now),
        buttons=labels_of(note_rows(view.t, news)),
    )


def _edition(news: Sequence[Noted], now: dt.datetime) -> Edition:
    """What a note tells, as it is remembered: digests and corrections go on from it."""
    briefs = tuple(_brief(each.story, each) for each in news)
    outlets = {article.outlet for each in news for article in each.articles if article.outlet}
    since = min(one.found_at for each in news for one in each.news)
    told = sum(len(each.articles) for each in news)
    return Edition(since=since, until=now, stories=briefs, outlets=tuple(sorted(outlets)), articles=told)


def _brief(story: Story, noted: Noted) -> StoryBrief:
    return StoryBrief(story, tuple(noted.articles), (), (), tuple(noted.conflicts), (), witnesses=0)
