"""The signs by which a host sees whether the bot lives, whichever of its processes is asked."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from storage import schema
from storage.holds import EVERYBODY, Holds
from storage.leases import PROCESS, Leases
from storage.records import DeliveryState, Lease
from storage.subscriptions import Subscriptions


@dataclass(frozen=True, slots=True)
class Signs:
    """What should not be late, at one moment."""

    waiting_since: dt.datetime | None  # when the part that has waited longest was due; None: none is overdue
    under_way: bool  # some part is being sent
    held: bool  # Telegram asked everybody to wait
    next_due: dt.datetime | None  # when the next subscription is due; in the past: nobody has published it yet
    last_edition: dt.datetime | None  # when the newest edition was made
    roles: tuple[Lease, ...]  # what one process does for all, once some process has


@dataclass(frozen=True, slots=True)
class Backlog:
    """How much waits, at one moment."""

    unhandled: int  # updates taken and not handled to their end
    waiting: int  # message parts on their way


class Watching:
    """Reads the signs in one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def signs(self, now: dt.datetime) -> Signs:
        """Return the signs of now; it costs little, however much there is."""
        parts, editions = schema.deliveries.c, schema.editions.c
        waiting = select(parts.due_at).where(parts.due_at <= now).order_by(parts.due_at).limit(1)
        sending = select(parts.id).where(parts.due_at > now, parts.state == DeliveryState.SENDING).limit(1)
        newest = select(editions.made_at).order_by(editions.id.desc()).limit(1)
        leases = Leases(self._connection).all()
        return Signs(
            waiting_since=self._connection.scalar(waiting),
            under_way=self._connection.scalar(sending) is not None,
            held=EVERYBODY in Holds(self._connection).all(),
            next_due=Subscriptions(self._connection).next_due(),
            last_edition=self._connection.scalar(newest),
            roles=tuple(lease for lease in leases if not lease.name.startswith(PROCESS)),
        )

    def backlog(self) -> Backlog:
        """Count what waits."""
        updates = select(func.count()).where(schema.inbox.c.body.is_not(None))
        parts = select(func.count()).where(schema.deliveries.c.due_at.is_not(None))
        return Backlog(self._connection.scalar(updates) or 0, self._connection.scalar(parts) or 0)
