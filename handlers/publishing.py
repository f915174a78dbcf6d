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

from handlers.batches import work_off
from handlers.context import Services
from handlers.editions import DAY, Reader, Spot, Worded, Wording, find_edition, find_readers, with_link
from handlers.slots import FARTHEST, PUNCTUAL, Slot, is_timely, latest_slot, next_slot, quiet_until
from storage.records import Choices, Parcel, Quiet, Subscription, Told
from storage.stores import Stores

__all__ = ["DAY", "find_edition", "publish_due"]

BATCH = 200  # subscriptions in one transaction
PUT_OFF = dt.timedelta(minutes=10)  # before a subscription that failed is tried again
log = logging.getLogger(__name__)


async def publish_due(services: Services, now: dt.datetime) -> int:
    """Publish for every subscription whose time has come; returns for how many. Raises StorageError."""
    return await asyncio.to_thread(_publish_all, services, now)


def _publish_all(services: Services, now: dt.datetime) -> int:
    _mend(services, now)
    shared = Wording(now, services.pages)

    def find() -> Sequence[Subscription]:
        with services.database.reading() as stores:
            return stores.subscriptions.due(now, BATCH)

    def put_off(subscription: Subscription) -> None:
        with services.database.writing() as stores:
            stores.subscriptions.reschedule(subscription.id, now + PUT_OFF)

    return work_off(find, lambda due: _publish(services, due, shared), put_off, "subscriptions")


def _mend(services: Services, now: dt.datetime) -> None:
    """Bring back subscriptions that a clock gone wrong has put off for longer than any slot is away."""
    with services.database.reading() as stores:
        lost = stores.subscriptions.too_far(now + FARTHEST, BATCH)
    if lost:
        log.warning("%d subscriptions were due too far ahead: has the clock jumped?", len(lost))
        with services.database.writing() as stores:
            for each in lost:
                stores.subscriptions.reschedule(each.id, now)  # looked at now; published only if its slot is not yet


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


def _publish(services: Services, due: Sequence[Subscription], wording: Wording) -> int:
    """Publish for some subscriptions in one transaction; returns for how many."""
    now = wording.now
    due = _awake(services, due, now)
    with services.database.reading() as stores:
        plans = _plans(stores, due, wording)
    with services.database.writing() as stores:
        still = stores.subscriptions.still_due([subscription.id for subscription in due], now)
        plans = [plan for plan in plans if plan.subscription.id in still]
        editions = {id(plan.worded): plan.worded.edition for plan in plans if plan.timely}
        numbers = {made: stores.editions.add(each, now, wording.foremost(each)) for made, each in editions.items()}
        wishes = [(plan.subscription.id, plan.slot.date, numbers[id(plan.worded)]) for plan in plans if plan.timely]
        claimed = stores.editions.claim_slots(wishes)
        mine = [plan for plan in plans if plan.subscription.id in claimed]
        parcels = (_parcels(plan, numbers[id(plan.worded)], wording.pages) for plan in mine)
        stores.outbox.add([parcel for each in parcels for parcel in each], now)
        stores.subscriptions.moved_on([plan.step(plan.subscription.id in claimed) for plan in plans])
        return len(claimed)


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be done for one due subscription."""

    subscription: Subscription
    worded: Worded
    told: Mapping[int, Told]  # what this reader was told of the edition's stories before
    slot: Slot
    upcoming: Slot
    timely: bool  # not too late, and a day on which one is wanted

    def step(self, published: bool) -> tuple[int, dt.date, dt.datetime, dt.datetime]:
        """Where the subscription stands afterwards; the window of a slot that was left out goes into the next one."""
        until = self.worded.edition.until if published else self.worded.edition.since
        return self.subscription.id, self.slot.date, until, self.upcoming.due_at


def _plans(stores: Stores, due: Sequence[Subscription], wording: Wording) -> list[Plan]:
    """What is to be done for each subscription, with its edition in words."""
    windows = {each.id: each.last_until or wording.now - DAY for each in due}
    editions = [wording.edition(stores, since) for since in set(windows.values())]
    stories = {brief.story.id for edition in editions for brief in edition.stories}
    readers = find_readers(stores, {_spot(each) for each in due}, stories, wording.now)
    return [_plan(each, windows[each.id], readers[_spot(each)], wording) for each in due]


def _plan(subscription: Subscription, since: dt.datetime, reader: Reader, wording: Wording) -> Plan:
    now = wording.now
    slot, upcoming = _slots_around(subscription.local_time, subscription.zone, now)
    return Plan(
        subscription=subscription,
        worded=wording.worded(since, subscription.language, subscription.zone, reader),
        told=reader.told,
        slot=slot,
        upcoming=upcoming,
        timely=is_timely(slot, now) and slot.date.weekday() in reader.choices.days,
    )


@functools.lru_cache(maxsize=64)
def _slots_around(local_time: dt.time, zone: str, now: dt.datetime) -> tuple[Slot, Slot]:
    """The last slot up to now and the next one: thousands of subscriptions share a few times and zones."""
    return latest_slot(local_time, ZoneInfo(zone), now), next_slot(local_time, ZoneInfo(zone), now)


def _spot(subscription: Subscription) -> Spot:
    return subscription.chat_id, subscription.thread_id


def _parcels(plan: Plan, edition_id: int, pages: str | None) -> list[Parcel]:
    subscription, parts = plan.subscription, plan.worded.parts
    last = with_link(parts[-1].html, pages, subscription.language, edition_id)
    return [
        Parcel(
            subscription_id=subscription.id,
            slot=plan.slot.date,
            part=number,
            parts=len(parts),
            chat_id=subscription.chat_id,
            thread_id=subscription.thread_id,
            html=last if number == len(parts) else part.html,
            story_ids=part.story_ids,
            conflict_ids=part.conflict_ids,
            edition_id=edition_id,
            reply_to=plan.told[part.answers].message_id if part.answers else None,
            buttons=part.buttons,
        )
        for number, part in enumerate(parts, start=1)
    ]
