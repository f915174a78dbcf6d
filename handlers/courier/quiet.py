"""Quiet hours, as far as the courier keeps them: what nobody asked for at this time waits for their end."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from zoneinfo import ZoneInfo

from handlers.slots import is_punctual, quiet_until
from storage.corrections import PART
from storage.records import Delivery
from storage.stores import Stores


def awake(stores: Stores, claimed: Sequence[Delivery], now: dt.datetime) -> list[Delivery]:
    """The claimed parts that may be sent now; the others are given back until their chats' quiet hours end.

    A digest at the time it was asked for may always be sent; one that an outage has delayed, a correction and a note
    may not.
    """
    ends = _ends(stores, claimed, now)
    held = {each.id: until for each in claimed if (until := ends.get(each.id)) is not None}
    for number, until in held.items():
        stores.outbox.release([number], until)
    return [each for each in claimed if each.id not in held]


def _ends(stores: Stores, claimed: Sequence[Delivery], now: dt.datetime) -> dict[int, dt.datetime | None]:
    """By delivery when the quiet hours end in which it may not be sent."""
    wished = {each.subscription_id for each in claimed if each.subscription_id is not None}
    subscriptions = {each.id: (each, quiet) for each, quiet in stores.subscriptions.with_quiet_hours(wished)}
    noted = {each.note_id for each in claimed if each.note_id is not None}
    notes = {number: (zone, quiet) for number, zone, quiet in stores.notes.with_quiet_hours(noted)} if noted else {}
    ends: dict[int, dt.datetime | None] = {}
    for each in claimed:
        if each.note_id in notes:
            name, quiet = notes[each.note_id]
            ends[each.id] = quiet_until(quiet, ZoneInfo(name), now)
        elif each.subscription_id in subscriptions:
            subscription, quiet = subscriptions[each.subscription_id]
            zone = ZoneInfo(subscription.zone)
            asked = each.part < PART and is_punctual(each.slot, subscription.local_time, zone, now)
            ends[each.id] = None if asked else quiet_until(quiet, zone, now)
    return ends
