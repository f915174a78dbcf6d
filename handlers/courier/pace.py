"""When the next message may go: pure arithmetic on a monotonic clock, for everybody together and for each chat.

Telegram's published limits: about 30 messages a second in all, one a second in a chat (a short burst is forgiven), 20 a
minute in a group. All times are seconds of one monotonic clock, so no change of the wall clock moves a deadline.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field

GROUP_MESSAGES = 20  # in GROUP_SECONDS
GROUP_SECONDS = 61.0  # a minute, and a second because messages arrive less evenly than they are sent
BURST = 3  # messages that may answer a person in one go
CATCH_UP = 0.035  # seconds that one message may come before its time: a late wake-up is made good
LATE = 0.5  # seconds made good while messages are waiting, which a busy machine lets through too late
UNLIMITED = 10_000  # messages a second: nobody who allows as many wants any second counted
IN_A_SECOND = 29 / 28  # of `per_second`: what any second may hold in spite of that
REMEMBERED = 4096  # chats; beyond that those at rest are forgotten


@dataclass(slots=True)
class _Chat:
    opens_at: float = 0.0  # when a chat at this pace would be free again
    held_until: float = 0.0  # Telegram asked to wait
    last: deque[float] = field(default_factory=lambda: deque(maxlen=GROUP_MESSAGES))  # a group's latest messages


class Pace:
    """Deadlines. `per_second` holds for all together; `chat_pace` is messages a second in a private chat."""

    def __init__(self, per_second: float, chat_pace: float) -> None:
        self.per_second = per_second  # may be set anew at any time, to no more than this: others have the rest
        self._chat_interval = 1 / chat_pace
        self._window = GROUP_SECONDS / chat_pace
        self._opens_at = 0.0
        most = max(1, int(per_second * IN_A_SECOND))
        self._latest: deque[float] = deque(maxlen=most if most < UNLIMITED else 0)
        self.held_until = 0.0
        self._chats: dict[int, _Chat] = {}

    @property
    def opens_at(self) -> float:
        """When the next message may go to anybody."""
        full = self._latest and len(self._latest) == self._latest.maxlen
        return max(self._opens_at, self.held_until, self._latest[0] + 1.0 if full else 0.0)

    def chat_opens_at(self, chat_id: int, *, answer: bool) -> float:
        """When the next message may go to this chat: an answer may come in a short burst, a broadcast may not."""
        chat = self._chats.get(chat_id)
        if chat is None:
            return 0.0
        at = max(chat.held_until, chat.opens_at - (BURST - 1) * self._chat_interval * answer)
        if len(chat.last) == GROUP_MESSAGES:
            at = max(at, chat.last[0] + self._window)
        return at

    def take(self, chat_id: int, now: float, *, waited: bool = False) -> None:
        """Count a message that goes now; `waited`: it could have gone before, had the machine been quicker."""
        self._opens_at = max(self._opens_at, now - (LATE if waited else CATCH_UP)) + 1 / self.per_second
        self._latest.append(now)
        chat = self._chats.get(chat_id)
        if chat is None:
            if len(self._chats) >= REMEMBERED:
                self._forget(now)
            chat = self._chats[chat_id] = _Chat()
        chat.opens_at = max(chat.opens_at, now) + self._chat_interval
        if chat_id < 0:
            chat.last.append(now)

    def hold(self, until: float, chat_id: int | None = None) -> None:
        """Let nothing pass before `until`, to this chat or, without one, to anybody."""
        if chat_id is None:
            self.held_until = max(self.held_until, until)
        else:
            chat = self._chats.setdefault(chat_id, _Chat())
            chat.held_until = max(chat.held_until, until)

    def chat_held_until(self, chat_id: int) -> float:
        """Until when Telegram asked this chat to be left alone."""
        chat = self._chats.get(chat_id)
        return chat.held_until if chat else 0.0

    def is_own_fault(self, chat_id: int, now: float) -> bool:
        """Whether a request to wait is likelier to be about this chat than about everybody; Telegram does not say.

        Groups have limits of their own (slow mode too); a private chat has met its own only if it was just written to.
        """
        chat = self._chats.get(chat_id)
        return chat_id < 0 or (chat is not None and chat.opens_at - now > 1.5 * self._chat_interval)

    def _forget(self, now: float) -> None:
        at_rest = [
            number
            for number, chat in self._chats.items()
            if max(chat.opens_at, chat.held_until, (chat.last[-1] if chat.last else 0.0) + self._window) < now
        ]
        for number in at_rest:
            del self._chats[number]
