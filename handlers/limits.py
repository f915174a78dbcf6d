"""How often one person may ask for what costs much: a bucket each, filled steadily, kept in memory."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

MOST_PEOPLE = 10_000  # remembered at a time; whoever asked longest ago has a full bucket anyway


@dataclass
class Limit:
    """At most `burst` at once, and one more every `every`."""

    burst: int = 120
    every: dt.timedelta = dt.timedelta(seconds=1)
    _used: dict[int, tuple[float, dt.datetime]] = field(default_factory=dict)  # person → how much, as of when

    def take(self, user_id: int, now: dt.datetime) -> bool:
        """Whether somebody may once more, which is then counted."""
        used, since = self._used.pop(user_id, (0.0, now))
        used = max(0.0, used - (now - since) / self.every)
        allowed = used + 1 <= self.burst
        self._used[user_id] = (used + 1 if allowed else used, now)
        while len(self._used) > MOST_PEOPLE:
            del self._used[next(iter(self._used))]
        return allowed
