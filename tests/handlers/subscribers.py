"""Subscriptions, and what is on its way to them."""

from __future__ import annotations

import datetime as dt

from handlers.context import Services
from storage.records import Delivery, Subscription
from tests.handlers.newsroom import NOW

HOUR = dt.timedelta(hours=1)


def subscribe(services: Services, chat_id: int, due: dt.datetime = NOW, **more: object) -> Subscription:
    known: dict[str, object] = {"local_time": dt.time(8), "zone": "Asia/Jakarta", "language": "id"}
    wish = known | more
    with services.database.writing() as stores:
        return stores.subscriptions.add(chat_id, None, next_due_at=due, at=NOW, **wish)  # type: ignore[arg-type]


def outbox(services: Services, now: dt.datetime = NOW) -> list[Delivery]:
    """What the courier would send now; it is settled as sent."""
    with services.database.writing() as stores:
        deliveries = stores.outbox.claim(now, 1000, HOUR)
        for delivery in deliveries:
            stores.outbox.settle(delivery.id, "sent", at=now, message_id=delivery.id)
        return deliveries
