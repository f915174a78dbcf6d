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

    A digest at the time it was asked for may always be sent; one that an outage has delayed, and a correction, may not.
    """
    quiet = {
        subscription.id: (subscription, hours)
        for subscription, hours in stores.subscriptions.with_quiet_hours({each.subscription_id for each in claimed})
    }
    held: dict[int, dt.datetime] = {}
    for each in claimed:
        if each.subscription_id not in quiet:
            continue
        subscription, hours = quiet[each.subscription_id]
        zone = ZoneInfo(subscription.zone)
        if each.part < PART and is_punctual(each.slot, subscription.local_time, zone, now):
            continue
        until = quiet_until(hours, zone, now)
        if until is not None:
            held[each.id] = until
    for number, until in held.items():
        stores.outbox.release([number], until)
    return [each for each in claimed if each.id not in held]
