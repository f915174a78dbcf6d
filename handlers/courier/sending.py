"""Sending one message part and saying what became of it."""

from __future__ import annotations

import logging
from typing import Any

from markupsafe import Markup
from telegram import Bot
from telegram.constants import ParseMode
from telegram.error import NetworkError, TelegramError
from telegram.request import RequestData
from telegram.request._requestparameter import RequestParameter  # of a library that is pinned

from handlers.buttons import Signer, rows_of
from handlers.context import NO_PREVIEW, answering
from handlers.courier.judge import Outcome, doubtful, judge
from handlers.errors import trace
from storage.records import Delivery, DeliveryState

PREVIEW = NO_PREVIEW.to_dict()
log = logging.getLogger(__name__)


async def send(bot: Bot, delivery: Delivery, signer: Signer, *, plain: bool = False) -> Outcome:
    """Send one part, which has passed the gate; without its markup if Telegram cannot read that. Never raises."""
    reply, keyboard = answering(delivery.reply_to), signer.signed(rows_of(delivery.buttons), delivery.chat_id)
    words = {
        "chat_id": delivery.chat_id,
        "text": without_markup(delivery.html) if plain else delivery.html,
        "parse_mode": None if plain else ParseMode.HTML.value,
        "message_thread_id": delivery.thread_id,
        "link_preview_options": PREVIEW,
        "reply_parameters": reply and reply.to_dict(),
        "reply_markup": {"inline_keyboard": keyboard} if keyboard else None,
    }
    try:
        message_id = await _call(bot, words)
    except TelegramError as error:
        outcome = judge(error, delivery)
        log.info("delivery %d: %s (%s)", delivery.id, outcome.state, outcome.error)
        return outcome
    except Exception as error:  # noqa: BLE001 - an answer nobody foresaw must not stop the courier
        log.error("delivery %d: %s", delivery.id, "".join(trace(error)))
        return doubtful(type(error).__name__, delivery)
    return Outcome(DeliveryState.SENT, message_id)


async def _call(bot: Bot, words: dict[str, Any]) -> int:
    """The message's number. `bot.send_message` would put the answer into objects, nine tenths of the work of a send."""
    data = RequestData([RequestParameter(name, value, None) for name, value in words.items() if value is not None])
    message = await bot.request.post(f"{bot.base_url}/sendMessage", data)
    if not isinstance(message, dict) or not isinstance(message.get("message_id"), int):
        raise NetworkError("the answer is no message")
    return int(message["message_id"])


def without_markup(html: str) -> str:
    """The words of Telegram HTML, its lines kept."""
    return "\n".join(str(Markup(line).striptags()) for line in html.split("\n"))  # noqa: S704 - our own HTML
