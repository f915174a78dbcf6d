"""An edition on its way to some chats."""

from __future__ import annotations

import datetime as dt

from handlers.context import Services
from storage.records import Parcel
from tests.handlers.newsroom import EDITION, NOW

MINUTE = dt.timedelta(minutes=1)


def queue(services: Services, *chats: int, parts: int = 1, thread_id: int | None = None) -> None:
    """Put an edition into the outbox for some chats."""
    with services.database.writing() as stores:
        edition = stores.editions.add(EDITION, NOW)
        for chat in chats:
            wish = stores.subscriptions.add(chat, thread_id, dt.time(8), "Asia/Jakarta", "id", NOW + MINUTE, NOW)
            stores.editions.claim_slots([(wish.id, NOW.date(), edition)])
            stores.outbox.add(
                [
                    Parcel(wish.id, NOW.date(), n, parts, chat, thread_id, f"<b>{chat}</b> {n}", (), (), edition)
                    for n in range(1, parts + 1)
                ],
                NOW,
            )
