"""From a moderator's message to a decision that is carried out, and the answer with a way back."""

from __future__ import annotations

import re
from collections.abc import Callable

from markupsafe import Markup
from telegram import Update

from digest.model import Article
from handlers.access import person_id
from handlers.buttons import Button, Press
from handlers.context import Context, Rows
from handlers.desk.changing import Readings, Work
from handlers.errors import UserMistake
from handlers.refusals import mistake
from seeds.unreadable import Unreadable

NUMBER = re.compile(r"#?(\d{1,12})(?:\s+(.*))?", re.DOTALL)


def me(update: Update) -> int:
    """The moderator who asks; the rules let only people come here."""
    user_id = person_id(update)
    assert user_id is not None, "the rules let only people come here"
    return user_id


def numbered(context: Context, usage: str) -> tuple[int, str]:
    """The number after the command and the words after that. Raises UserMistake with the text that says how to ask."""
    found = NUMBER.fullmatch(context.words.strip())
    if not found:
        raise UserMistake(usage)
    return int(found[1]), (found[2] or "").strip()


async def decide(
    update: Update,
    context: Context,
    action: str,
    subject: str,
    make: Callable[[Work], None],
    read: Readings | None = None,
) -> int | None:
    """Carry a decision out; gives the log entry's number, None if nothing changed. Raises StorageError."""
    actor, now, readings = me(update), context.services.now(), read or Readings()

    def transaction_of(work: Work) -> int | None:
        make(work)
        return work.finish(action, subject)

    return await context.services.write(lambda stores: transaction_of(Work(stores, actor, now, readings)))


async def read_new(article: Article) -> Readings:
    """The reading of what a moderator brings. Raises UserMistake where it is too hard."""
    try:
        return await Readings.apart(article)
    except Unreadable as refusal:
        raise mistake(refusal) from None


async def answer(update: Update, context: Context, text: Markup, entry: int | None) -> None:
    """Say what was done, with a button that takes it back; if nothing changed, say that."""
    if entry is None:
        raise UserMistake("desk-no-change")
    await context.reply(update, text, undo_row(context, entry))


def undo_row(context: Context, entry: int) -> Rows:
    """The button that takes an entry back."""
    return [[Button(context.t.plain("button-undo"), Press("undo", (str(entry),)))]]
