"""The signs by which a host sees whether the bot lives, whichever of its processes is asked."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from storage import schema
from storage.records import DeliveryState
from storage.subscriptions import Subscriptions


@dataclass(frozen=True, slots=True)
class Signs:
    """How much waits, and since when, at one moment."""

    unhandled: int  # updates taken and not handled to their end
    waiting: int  # message parts on their way
    waiting_since: dt.datetime | None  # when the one that has waited longest was due; None: none is overdue
    under_way: bool  # some part is being sent
    next_due: dt.datetime | None  # when the next subscription is due; in the past: nobody has published it yet
    last_edition: dt.datetime | None  # when the newest edition was made


class Watching:
    """Reads the signs in one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def signs(self, now: dt.datetime) -> Signs:
        """Return the signs of now."""
        inbox, parts, editions = schema.inbox.c, schema.deliveries.c, schema.editions.c
        sending = select(parts.id).where(parts.due_at > now, parts.state == DeliveryState.SENDING).limit(1)
        newest = select(editions.made_at).order_by(editions.id.desc()).limit(1)
        scalar = self._connection.scalar
        return Signs(
            unhandled=scalar(select(func.count()).where(inbox.body.is_not(None))) or 0,
            waiting=scalar(select(func.count()).where(parts.due_at.is_not(None))) or 0,
            waiting_since=scalar(select(parts.due_at).where(parts.due_at <= now).order_by(parts.due_at).limit(1)),
            under_way=scalar(sending) is not None,
            next_due=Subscriptions(self._connection).next_due(),
            last_edition=scalar(newest),
        )
