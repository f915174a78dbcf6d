"""How much the bot says in one group: what Telegram lets it say, and no flood when everybody asks at once."""

from __future__ import annotations

import datetime as dt
from collections import deque
from dataclasses import dataclass, field

MINUTE = dt.timedelta(minutes=1)
CHATS = 10_000  # remembered; beyond them the oldest are forgotten


@dataclass
class Cooldown:
    """Counts the answers of the last minute by chat."""

    most: int = 20  # a minute and group: Telegram's own limit
    _answers: dict[int, deque[dt.datetime]] = field(default_factory=dict)

    def take(self, chat_id: int, now: dt.datetime) -> bool | None:
        """Whether one more question of a group is answered; None if it is the first that is not."""
        asked = self._answers.setdefault(chat_id, deque())
        while asked and asked[0] <= now - MINUTE:
            asked.popleft()
        if len(asked) > self.most:
            return False
        asked.append(now)
        if len(self._answers) > CHATS:
            del self._answers[next(iter(self._answers))]
        return True if len(asked) <= self.most else None
