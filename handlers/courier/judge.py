"""What an error means for a message part: a pure decision."""

from __future__ import annotations

import datetime as dt
import enum
from dataclasses import dataclass

from telegram.error import BadRequest, ChatMigrated, Forbidden, InvalidToken, NetworkError, RetryAfter, TelegramError

from storage.records import Delivery, DeliveryState

# Pauses before a part whose answer was lost is sent once more, by how often that has happened. Telegram has no way to
# ask whether a message arrived, so each doubtful send is repeated exactly once; whatever is doubtful as often as this
# rests for the owner to look at. None is longer than two minutes: readers wait.
DOUBT_PAUSES = tuple(dt.timedelta(seconds=seconds) for seconds in (45, 60, 75, 90, 90))
LONGEST_PAUSE = dt.timedelta(minutes=5)  # between attempts of a part that surely was not sent
# Words of Telegram's refusals, matched only where its status 400 says too little.
GONE = ("chat not found", "user not found", "chat_write_forbidden", "not enough rights", "need administrator rights",
        "have no rights", "peer_id_invalid", "group chat was deactivated", "chat_restricted")  # fmt: skip
TOPIC = ("thread not found", "topic_closed", "topic_deleted", "topic_id_invalid")
MARKUP = ("can't parse entities", "entity", "entities")


class NotSent(NetworkError):
    """Nothing left this machine: no connection came about. Repeating the call cannot double anything."""


class Also(enum.Enum):
    """What else follows from an outcome."""

    NOTHING = enum.auto()
    HOLD_CHAT = enum.auto()  # Telegram asks to wait, and the words fit this chat alone or everybody: the gate weighs it
    TROUBLE = enum.auto()  # Telegram did not answer properly: perhaps it is down
    PLAIN = enum.auto()  # send it once more, without markup
    LEAVE_TOPIC = enum.auto()  # the topic is closed or gone: the subscription moves to the group itself


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one send."""

    state: DeliveryState
    message_id: int | None = None
    wait: dt.timedelta | None = None  # before it is tried again; None: not again, or at once if it was moved
    error: str = ""  # a code or the kind of error, never a message's text
    moved_to: int | None = None  # the chat's new number
    also: Also = Also.NOTHING


def judge(error: TelegramError, delivery: Delivery) -> Outcome:
    """What an error means for a part."""
    name = type(error).__name__
    match error:
        case Forbidden():
            return Outcome(DeliveryState.STOPPED, error=name)
        case ChatMigrated():
            return Outcome(DeliveryState.MOVED, error=name, moved_to=error.new_chat_id)
        case RetryAfter():
            return Outcome(DeliveryState.LATER, wait=pause_of(error), error=name, also=Also.HOLD_CHAT)
        case BadRequest():  # a NetworkError to the library, so it is asked about first
            return _refused(error, delivery)
        case NotSent() | InvalidToken():
            wait = min(LONGEST_PAUSE, dt.timedelta(seconds=2 ** min(delivery.attempts, 10)))
            return Outcome(DeliveryState.LATER, wait=wait, error=name, also=Also.TROUBLE)
        case _:
            return doubtful(name, delivery)


def doubtful(name: str, delivery: Delivery) -> Outcome:
    """The answer was lost: it may have arrived. It is repeated once, after a pause; too often, and it rests."""
    wait = DOUBT_PAUSES[delivery.doubts] if delivery.doubts < len(DOUBT_PAUSES) else None
    return Outcome(DeliveryState.UNCERTAIN, wait=wait, error=name, also=Also.TROUBLE)


def _refused(error: BadRequest, delivery: Delivery) -> Outcome:
    """Telegram read it and said no."""
    words = error.message.casefold()
    if delivery.thread_id and any(each in words for each in TOPIC):
        return Outcome(DeliveryState.MOVED, error="topic", moved_to=delivery.chat_id, also=Also.LEAVE_TOPIC)
    if is_gone(error) or any(each in words for each in TOPIC):
        return Outcome(DeliveryState.STOPPED, error=type(error).__name__)
    if any(each in words for each in MARKUP):
        return Outcome(DeliveryState.FAILED, error="markup", also=Also.PLAIN)
    return Outcome(DeliveryState.FAILED, error=error.message[:80])


def is_gone(error: BadRequest) -> bool:
    """Whether it says that a chat is not there, or closed to the bot; anything else refused is a fault of ours."""
    return any(each in error.message.casefold() for each in GONE)


def pause_of(error: RetryAfter) -> dt.timedelta:
    """How long Telegram asks to wait; the library tells it in one of two types."""
    wait = error.retry_after
    return wait if isinstance(wait, dt.timedelta) else dt.timedelta(seconds=wait)
