"""Sending one message part and saying what became of it."""

from __future__ import annotations

import logging

from markupsafe import Markup
from telegram import Bot
from telegram.constants import ParseMode
from telegram.error import TelegramError

from handlers.buttons import Signer, rows_of
from handlers.context import NO_PREVIEW, answering
from handlers.courier.door import admitted
from handlers.courier.judge import Outcome, doubtful, judge
from handlers.errors import trace
from storage.records import Delivery, DeliveryState

log = logging.getLogger(__name__)


async def send(bot: Bot, delivery: Delivery, signer: Signer, *, plain: bool = False) -> Outcome:
    """Send one part, which has passed the gate; without its markup if Telegram cannot read that. Never raises."""
    passed = admitted.set(True)
    try:
        message = await bot.send_message(
            delivery.chat_id,
            without_markup(delivery.html) if plain else delivery.html,
            parse_mode=None if plain else ParseMode.HTML,
            message_thread_id=delivery.thread_id,
            link_preview_options=NO_PREVIEW,
            reply_parameters=answering(delivery.reply_to),
            reply_markup=signer.keyboard(rows_of(delivery.buttons), delivery.chat_id),
        )
    except TelegramError as error:
        outcome = judge(error, delivery)
        log.info("delivery %d: %s (%s)", delivery.id, outcome.state, outcome.error)
        return outcome
    except Exception as error:  # noqa: BLE001 - an answer nobody foresaw must not stop the courier
        log.error("delivery %d: %s", delivery.id, "".join(trace(error)))
        return doubtful(type(error).__name__, delivery)
    finally:
        admitted.reset(passed)
    return Outcome(DeliveryState.SENT, message.message_id)


def without_markup(html: str) -> str:
    """The words of Telegram HTML, its lines kept."""
    return "\n".join(str(Markup(line).striptags()) for line in html.split("\n"))  # noqa: S704 - our own HTML
