"""Refusing whoever asks too often for what costs much."""

from __future__ import annotations

from telegram import Update

from handlers.access import person_id
from handlers.context import Context
from handlers.errors import UserMistake


def spend(update: Update, context: Context) -> None:
    """Count something costly for whoever asks. Raises UserMistake once it was too often."""
    user_id = person_id(update)
    if user_id is not None and not context.services.limit.take(user_id, context.services.now()):
        raise UserMistake("too-often")
