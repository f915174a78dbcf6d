"""One round of the courier, for whoever wants no more than that; the bot itself lets it run."""

from __future__ import annotations

from telegram import Bot

from handlers.context import Services
from handlers.courier.courier import Courier


async def deliver_due(bot: Bot, services: Services, *, chat_id: int | None = None) -> int:
    """Send what is due, longest due first, until nothing is or may be; returns how much was sent.

    `chat_id`: the only chat that `bot` can reach. Raises StorageError.
    """
    courier = Courier(bot, services, chat_id=chat_id)
    await courier.deliver_due()
    return courier.sent
