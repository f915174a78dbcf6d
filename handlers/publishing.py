"""From due subscriptions to message parts in the outbox; nothing is sent here.

A batch of due subscriptions is read, an edition is composed for each distinct window and put into words for each
distinct language and zone, and then one short transaction claims each slot, fills the outbox and sets the next due
time. Killed before that transaction ends, nothing has happened; after it, everything has.
"""

from __future__ import annotations

import asyncio
import datetime as dt
import functools
import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from digest.compose import compose_edition, cut
from digest.model import Edition
from handlers.context import Services
from handlers.errors import trace
from handlers.render import View, pack_blocks, render_edition
from handlers.slots import FARTHEST, PUNCTUAL, Slot, is_timely, latest_slot, next_slot, quiet_until
from handlers.texts import texts
from storage.records import Choices, Parcel, Quiet, Subscription
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
    _mend(services, now)
    published, worded = 0, dict[Wish, Worded]()
    while True:
        with services.database.reading() as stores:
            due = stores.subscriptions.due(now, BATCH)
        if not due:
            return published
        try:
            published += _publish(services, due, now, worded)
        except Exception as error:  # noqa: BLE001 - one bad subscription must not hold up the others
            log.error("a batch of %d subscriptions failed: %s", len(due), "".join(trace(error)))
            published += sum(_publish_alone(services, subscription, now) for subscription in due)


def _mend(services: Services, now: dt.datetime) -> None:
    """Bring back subscriptions that a clock gone wrong has put off for longer than any slot is away."""
    with services.database.reading() as stores:
        lost = stores.subscriptions.too_far(now + FARTHEST, BATCH)
    if lost:
        log.warning("%d subscriptions were due too far ahead: has the clock jumped?", len(lost))
        with services.database.writing() as stores:
            for each in lost:
                stores.subscriptions.reschedule(each.id, now)  # looked at now; published only if its slot is not yet


def _publish_alone(services: Services, subscription: Subscription, now: dt.datetime) -> int:
    """Publish for one subscription; put it off if that fails."""
    try:
        return _publish(services, [subscription], now, {})
    except Exception as error:  # noqa: BLE001 - as above; it is logged and tried again later
        log.error("subscription %d put off: %s", subscription.id, "".join(trace(error)))
        with services.database.writing() as stores:
            stores.subscriptions.reschedule(subscription.id, now + PUT_OFF)
        return 0


def _awake(services: Services, due: Sequence[Subscription], now: dt.datetime) -> list[Subscription]:
    """Those whose chats may be written to now: what is late waits for the end of quiet hours."""
    late = [each for each in due if now - _slots_around(each.local_time, each.zone, now)[0].due_at > PUNCTUAL]
    if not late:
        return list(due)
    with services.database.reading() as stores:
        choices = stores.chats.all_choices([each.chat_id for each in late])
    quiet = {each.id: quiet_until(_quiet(choices, each), ZoneInfo(each.zone), now) for each in late}
    ends = {number: until for number, until in quiet.items() if until is not None}
    with services.database.writing() as stores:
        for number, until in ends.items():
            stores.subscriptions.reschedule(number, until)
    return [each for each in due if each.id not in ends]


def _quiet(choices: Mapping[int, Choices], subscription: Subscription) -> Quiet | None:
    chosen = choices.get(subscription.chat_id)
    return chosen.quiet if chosen else None


def _publish(services: Services, due: Sequence[Subscription], now: dt.datetime, worded: dict[Wish, Worded]) -> int:
    """Publish for some subscriptions in one transaction; returns for how many. What is put into words is added."""
    due = _awake(services, due, now)
    with services.database.reading() as stores:
        worded |= _word(stores, due, now, worded)
    plans = [_plan(subscription, worded[_wish(subscription, now)], now) for subscription in due]
    with services.database.writing() as stores:
        still = stores.subscriptions.still_due([subscription.id for subscription in due], now)
        plans = [plan for plan in plans if plan.subscription.id in still]
        editions = {plan.worded.edition.since: plan.worded.edition for plan in plans if plan.timely}
        numbers = {since: stores.editions.add(edition, now) for since, edition in editions.items()}
        wishes = [
            (plan.subscription.id, plan.slot.date, numbers[plan.worded.edition.since]) for plan in plans if plan.timely
        ]
        claimed = stores.editions.claim_slots(wishes)
        mine = [plan for plan in plans if plan.subscription.id in claimed]
        stores.outbox.add([p for plan in mine for p in _parcels(plan, numbers[plan.worded.edition.since])], now)
        stores.subscriptions.all_moved_on([plan.step(plan.subscription.id in claimed) for plan in plans])
        return len(claimed)


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be done for one due subscription."""

    subscription: Subscription
    worded: Worded
    slot: Slot
    upcoming: Slot
    timely: bool  # not too late

    def step(self, published: bool) -> tuple[int, dt.date, dt.datetime, dt.datetime]:
        """Where the subscription stands afterwards; the window of a slot that was left out goes into the next one."""
        until = self.worded.edition.until if published else self.worded.edition.since
        return self.subscription.id, self.slot.date, until, self.upcoming.due_at


def _plan(subscription: Subscription, worded: Worded, now: dt.datetime) -> Plan:
    slot, upcoming = _slots_around(subscription.local_time, subscription.zone, now)
    return Plan(subscription, worded, slot, upcoming, is_timely(slot, now))


@functools.lru_cache(maxsize=64)
def _slots_around(local_time: dt.time, zone: str, now: dt.datetime) -> tuple[Slot, Slot]:
    """The last slot up to now and the next one: thousands of subscriptions share a few times and zones."""
    return latest_slot(local_time, ZoneInfo(zone), now), next_slot(local_time, ZoneInfo(zone), now)


Wish = tuple[dt.datetime, str, str]  # start of the window, language, zone


def _wish(subscription: Subscription, now: dt.datetime) -> Wish:
    return subscription.last_until or now - DAY, subscription.language, subscription.zone


def _word(
    stores: Stores, due: Sequence[Subscription], now: dt.datetime, known: Mapping[Wish, Worded]
) -> dict[Wish, Worded]:
    """An edition for every distinct window, put into words for every distinct language and zone, beside the known."""
    wishes = {_wish(subscription, now) for subscription in due} - set(known)
    editions = {since: cut(find_edition(stores, since, now)) for since in {since for since, _, _ in wishes}}
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


def _parcels(plan: Plan, edition_id: int) -> list[Parcel]:
    subscription, parts = plan.subscription, plan.worded.parts
    return [
        Parcel(
            subscription_id=subscription.id,
            slot=plan.slot.date,
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
