"""Buttons: what is in their callback data, and how it is known to be ours.

The data is `action|argument|…|signature`. The signature covers the chat as well, so that a button works only where it
was put. It is made from a secret that outlives restarts, so old messages keep working. A good signature says only that
we made the button: whether the presser may do what it does is asked anew at each press (`handlers.access`).
"""

from __future__ import annotations

import base64
import hashlib
import hmac
from collections.abc import Sequence
from dataclasses import dataclass

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

LIMIT = 64  # bytes of callback data
SIGNATURE = 8  # bytes of the HMAC that are kept: 2⁻⁶⁴ for a guess
SIGNATURE_LETTERS = 11  # of them in base64
BETWEEN = "|"


class ForgedError(Exception):
    """Callback data that we did not make, or not for this chat."""


@dataclass(frozen=True, slots=True)
class Press:
    """What a button asks for."""

    action: str  # a key of the table of buttons
    arguments: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Button:
    """A button before it is signed."""

    label: str  # plain text
    press: Press


def labels_of(rows: Sequence[Sequence[Button]]) -> tuple[tuple[tuple[str, ...], ...], ...]:
    """Rows of buttons as the outbox keeps them: label, action, arguments."""
    return tuple(tuple((b.label, b.press.action, *b.press.arguments) for b in row) for row in rows)


def rows_of(labels: Sequence[Sequence[Sequence[str]]]) -> list[list[Button]]:
    """Rows of buttons from what the outbox kept."""
    return [[Button(label, Press(action, tuple(more))) for label, action, *more in row] for row in labels]


def fits(press: Press) -> bool:
    """Whether a press can be put into callback data."""
    whole = all(BETWEEN not in argument for argument in press.arguments)
    return whole and len(_payload(press).encode()) + len(BETWEEN) + SIGNATURE_LETTERS <= LIMIT


def _payload(press: Press) -> str:
    return BETWEEN.join((press.action, *press.arguments))


class Signer:
    """Signs and checks callback data."""

    def __init__(self, secret: str) -> None:
        self._key = hashlib.blake2b(secret.encode(), person=b"kabar buttons").digest()

    def sign(self, press: Press, chat_id: int) -> str:
        """The callback data of a button in a chat. Raises ValueError if it does not fit."""
        if not fits(press):
            raise ValueError(
                f"{press.action!r} with its arguments does not fit into {LIMIT} bytes, or holds {BETWEEN!r}"
            )
        payload = _payload(press)
        return f"{payload}{BETWEEN}{self._signature(payload, chat_id)}"

    def read(self, data: str, chat_id: int) -> Press:
        """What signed callback data asks for. Raises ForgedError."""
        payload, _, signature = data.rpartition(BETWEEN)
        if not hmac.compare_digest(signature.encode(), self._signature(payload, chat_id).encode()):
            raise ForgedError
        action, *arguments = payload.split(BETWEEN)
        return Press(action, tuple(arguments))

    def _signature(self, payload: str, chat_id: int) -> str:
        digest = hmac.digest(self._key, f"{chat_id}{BETWEEN}{payload}".encode(), "sha256")
        return base64.urlsafe_b64encode(digest[:SIGNATURE]).rstrip(b"=").decode()

    def signed(self, rows: Sequence[Sequence[Button]], chat_id: int) -> list[list[dict[str, str]]]:
        """The rows of buttons as they go over the wire; none if there is no button at all.

        The courier writes these itself: the library's objects cost four fifths of a keyboard (0.40 against 0.07 ms).
        """
        made = [[{"text": b.label, "callback_data": self.sign(b.press, chat_id)} for b in row] for row in rows]
        return made if any(made) else []

    def keyboard(self, rows: Sequence[Sequence[Button]], chat_id: int) -> InlineKeyboardMarkup | None:
        """The rows of buttons as the bot library wants them; None if there is no button at all."""
        made = [
            [InlineKeyboardButton(b["text"], callback_data=b["callback_data"]) for b in row]
            for row in self.signed(rows, chat_id)
        ]
        return InlineKeyboardMarkup(made) if made else None
