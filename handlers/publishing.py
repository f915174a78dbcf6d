"""From due subscriptions to message parts in the outbox; nothing is sent here.

A batch of due subscriptions is read, an edition is composed for each distinct window and put into words for each
distinct language and zone, and then one short transaction claims each slot, fills the outbox and sets the next due
time. Killed before that transaction ends, nothing has happened; after it, everything has.
"""

from __future__ import annotations

import asyncio
import datetime as dt
import logging
from collections.abc import Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from digest.compose import compose_edition
from digest.model import Edition
from handlers.context import Services
from handlers.errors import trace
from handlers.render import View, pack_blocks, render_edition
from handlers.slots import latest_slot, next_slot
from handlers.texts import texts
from storage.records import Parcel, Subscription
from storage.stores import Stores

BATCH = 200  # subscriptions in one transaction
DAY = dt.timedelta(days=1)  # the window of a subscription's first edition
PUT_OFF = dt.timedelta(minutes=10)  # before a subscription that failed is tried again
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Part:
    """One message of an edition in one language, and what it tells."""

    html: str
    story_ids: tuple[int, ...]
    conflict_ids: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Worded:
    """An edition put into words for some subscriptions."""

    edition: Edition
    parts: tuple[Part, ...]


def find_edition(stores: Stores, since: dt.datetime, until: dt.datetime) -> Edition:
    """The edition of the articles added in [since, until); a quiet one names the outlets read lately."""
    told = stores.stories.with_articles_added(since, until)
    outlets = stores.articles.outlets(since, until) or stores.articles.outlets_lately()
    return compose_edition(told, since=since, until=until, outlets=outlets)


async def publish_due(services: Services, now: dt.datetime) -> int:
    """Publish for every subscription whose time has come; returns for how many. Raises StorageError."""
    return await asyncio.to_thread(_publish_all, services, now)


def _publish_all(services: Services, now: dt.datetime) -> int:
    published = 0
    while True:
        with services.database.reading() as stores:
            due = stores.subscriptions.due(now, BATCH)
        if not due:
            return published
        try:
            published += _publish(services, due, now)
        except Exception as error:  # noqa: BLE001 - one bad subscription must not hold up the others
            log.error("a batch of %d subscriptions failed: %s", len(due), "".join(trace(error)))
            published += sum(_publish_alone(services, subscription, now) for subscription in due)


def _publish_alone(services: Services, subscription: Subscription, now: dt.datetime) -> int:
    """Publish for one subscription; put it off if that fails."""
    try:
        return _publish(services, [subscription], now)
    except Exception as error:  # noqa: BLE001 - as above; it is logged and tried again later
        log.error("subscription %d put off: %s", subscription.id, "".join(trace(error)))
        with services.database.writing() as stores:
            stores.subscriptions.reschedule(subscription.id, now + PUT_OFF)
        return 0


def _publish(services: Services, due: Sequence[Subscription], now: dt.datetime) -> int:
    """Publish for some subscriptions in one transaction; returns for how many."""
    with services.database.reading() as stores:
        worded = _word(stores, due, now)
    with services.database.writing() as stores:
        still = {subscription.id for subscription in stores.subscriptions.due(now, 2 * BATCH)}
        numbers: dict[dt.datetime, int] = {}  # of the editions, by the start of their window
        claimed = 0
        for subscription in (s for s in due if s.id in still):
            edition = worded[_wish(subscription, now)].edition
            if edition.since not in numbers:
                numbers[edition.since] = stores.editions.add(edition, now)
            claimed += _claim(stores, subscription, worded[_wish(subscription, now)], numbers[edition.since], now)
        return claimed


Wish = tuple[dt.datetime, str, str]  # start of the window, language, zone


def _wish(subscription: Subscription, now: dt.datetime) -> Wish:
    return subscription.last_until or now - DAY, subscription.language, subscription.zone


def _word(stores: Stores, due: Sequence[Subscription], now: dt.datetime) -> dict[Wish, Worded]:
    """An edition for every distinct window, put into words for every distinct language and zone."""
    wishes = {_wish(subscription, now) for subscription in due}
    editions = {since: find_edition(stores, since, now) for since in {since for since, _, _ in wishes}}
    return {
        (since, language, zone): Worded(
            editions[since], word_edition(View(texts(language), ZoneInfo(zone), now), editions[since])
        )
        for since, language, zone in wishes
    }


def word_edition(view: View, edition: Edition) -> tuple[Part, ...]:
    """The messages of an edition for one reader, each with the stories and conflicts it tells."""
    blocks = render_edition(view, edition)
    briefs = [None] * (len(blocks) - len(edition.stories)) + list(edition.stories)  # the head tells of no story
    parts = []
    for message in pack_blocks(blocks):
        told = [brief for index in message.blocks if (brief := briefs[index])]
        conflicts = tuple(conflict.id for brief in told for conflict in brief.conflicts)
        parts.append(Part(message.html, tuple(brief.story.id for brief in told), conflicts))
    return tuple(parts)


def _claim(stores: Stores, subscription: Subscription, worded: Worded, edition_id: int, now: dt.datetime) -> bool:
    """Take a subscription's latest slot, fill the outbox and move on; False if that slot was published before."""
    zone = ZoneInfo(subscription.zone)
    slot = latest_slot(subscription.local_time, zone, now)
    claimed = stores.editions.claim_slot(subscription.id, slot.date, edition_id)
    if claimed:
        stores.outbox.add(_parcels(subscription, slot.date, worded.parts, edition_id), now)
    until = worded.edition.until if claimed else worded.edition.since
    upcoming = next_slot(subscription.local_time, zone, now)
    stores.subscriptions.moved_on(subscription.id, slot.date, until, upcoming.due_at)
    return claimed


def _parcels(subscription: Subscription, slot: dt.date, parts: Sequence[Part], edition_id: int) -> list[Parcel]:
    return [
        Parcel(
            subscription_id=subscription.id,
            slot=slot,
            part=number,
            parts=len(parts),
            chat_id=subscription.chat_id,
            thread_id=subscription.thread_id,
            html=part.html,
            story_ids=part.story_ids,
            conflict_ids=part.conflict_ids,
            edition_id=edition_id,
        )
        for number, part in enumerate(parts, start=1)
    ]
