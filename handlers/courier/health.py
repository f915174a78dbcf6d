"""Whether Telegram answers at all: several bad answers in a row, from whatever chats, and the courier waits."""

from __future__ import annotations

import logging

from telegram import Bot
from telegram.error import TelegramError

TOO_MANY = 5  # bad answers in a row; at one in twenty that happens once in three million sends
FIRST_PAUSE, LONGEST_PAUSE = 1.0, 30.0  # seconds between attempts to reach Telegram
log = logging.getLogger(__name__)


class Health:
    """Counts bad answers. The pause grows from outage to outage until something has been sent again."""

    def __init__(self) -> None:
        self._streak = 0
        self.doubtful = False  # it was ill, and nothing has been answered properly since but the question how it is
        self.pause = FIRST_PAUSE

    @property
    def ill(self) -> bool:
        """Whether sending should wait."""
        return self._streak >= TOO_MANY

    def well(self) -> None:
        """Telegram answered properly."""
        self._streak = 0
        self.doubtful = False
        self.pause = FIRST_PAUSE

    def trouble(self) -> None:
        """Telegram did not answer, or not properly."""
        self._streak += 1
        if self._streak == TOO_MANY:
            log.warning("Telegram does not answer properly; deliveries wait")
            self.doubtful = True

    async def check(self, bot: Bot) -> None:
        """Ask Telegram something that changes nothing; whoever calls has waited for `pause`."""
        self.pause = min(LONGEST_PAUSE, 2 * self.pause)
        try:
            await bot.get_me()
        except TelegramError as error:
            log.info("Telegram is still away: %s", type(error).__name__)
        else:
            self._streak = TOO_MANY - 1  # one bad answer to a message, and it is ill again
