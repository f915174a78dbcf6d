"""Telling chats, once a day at most, that something they were shown no longer stands: one short message."""

from __future__ import annotations

import asyncio
import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from zoneinfo import ZoneInfo

from handlers.context import Services
from handlers.render import View, split_blocks
from handlers.render.corrections import render_corrections
from handlers.texts import texts
from storage.corrections import PART, Place
from storage.decisions import Correction, Shown
from storage.records import ConflictState, Parcel, Subscription
from storage.stores import Stores

BATCH = 50  # chats in one transaction


async def send_corrections(services: Services, now: dt.datetime) -> int:
    """Put the corrections that are due into the outbox; gives for how many chats. Raises StorageError.

    A few chats a transaction, so that nobody waits for long. A chat's corrections are in the outbox or still waiting,
    whenever this stops.
    """
    count = 0
    while places := await services.read(lambda stores: stores.corrections.places(now, BATCH)):
        count += await asyncio.to_thread(_send_some, services, places, now)
    return count


def _send_some(services: Services, places: Sequence[Place], now: dt.datetime) -> int:
    with services.database.writing() as stores:
        waiting: defaultdict[Place, list[Correction]] = defaultdict(list)
        for correction in stores.corrections.waiting(places):
            waiting[correction.chat_id, correction.thread_id].append(correction)
        standing = Standing(stores)
        return sum(_send(stores, place, waiting[place], standing, now) for place in places if waiting[place])


@dataclass
class Standing:
    """How what was shown stands now, looked up once for all chats of a transaction."""

    stores: Stores
    _sides: dict[int, tuple[str, ...]] = field(default_factory=dict)  # by conflict
    _quotes: dict[int, frozenset[str]] = field(default_factory=dict)  # by story

    def sides(self, number: int) -> tuple[str, ...]:
        """The sides of a conflict; none if it stands no more."""
        if number not in self._sides:
            conflicts = self.stores.conflicts
            stands = conflicts.standing(number).state is ConflictState.OPEN
            self._sides[number] = tuple(side.position for side in conflicts.get(number).sides) if stands else ()
        return self._sides[number]

    def is_as(self, shown: Shown) -> bool:
        """Whether what was shown has come back as it was, because the change was taken back."""
        if shown.conflict_id is not None:
            sides = self.sides(shown.conflict_id)
            return bool(sides) and sides == shown.positions
        if shown.story_id not in self._quotes:
            summary = self.stores.stories.last_told(shown.story_id).summary
            self._quotes[shown.story_id] = frozenset(claim.quote for claim in summary)
        return bool(shown.quotes) and self._quotes[shown.story_id].issuperset(shown.quotes)


def _send(stores: Stores, place: Place, waiting: Sequence[Correction], standing: Standing, now: dt.datetime) -> bool:
    """Put one chat's correction into the outbox; a chat that had one today waits, one that wants none is left alone."""
    wished = [each for each in stores.subscriptions.of_chat(*place) if each.inactive is None]
    wanted = bool(wished) and stores.chats.choices(place[0]).corrections
    needed = [each for each in waiting if wanted and not standing.is_as(each.shown)]
    stores.corrections.drop([each.id for each in waiting if each not in needed])
    if not needed:
        return False
    subscription = wished[0]
    zone = ZoneInfo(subscription.zone)
    slot = now.astimezone(zone).date()
    if any(stores.corrections.is_told(each.id, slot) for each in wished):
        tomorrow = dt.datetime.combine(slot + dt.timedelta(days=1), subscription.local_time, zone)
        stores.corrections.postpone([each.id for each in needed], tomorrow)
        return False
    stores.outbox.add(_parcels(subscription, slot, needed, standing, now), now)
    stores.corrections.drop([each.id for each in needed])
    return True


def _parcels(
    subscription: Subscription, slot: dt.date, needed: Sequence[Correction], standing: Standing, now: dt.datetime
) -> list[Parcel]:
    """The message; more than one only where Telegram's limits want it so."""
    view = View(texts(subscription.language), ZoneInfo(subscription.zone), now)
    shown = [each.shown for each in needed]
    now_told = {each.conflict_id: standing.sides(each.conflict_id) for each in shown if each.conflict_id is not None}
    messages = split_blocks(render_corrections(view, shown, now_told))
    return [
        Parcel(
            subscription_id=subscription.id,
            slot=slot,
            part=part,
            parts=PART + len(messages) - 1,
            chat_id=subscription.chat_id,
            thread_id=subscription.thread_id,
            html=html,
            story_ids=tuple(sorted({each.story_id for each in shown})),
            conflict_ids=tuple(sorted(number for number, sides in now_told.items() if sides)),
            edition_id=max(each.edition_id for each in needed),
        )
        for part, html in enumerate(messages, PART)
    ]
