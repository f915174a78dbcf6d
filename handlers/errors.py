"""People's mistakes get a helpful sentence, our faults an apology and a logged trace."""

from __future__ import annotations

import logging
import secrets
import traceback
from collections.abc import Iterator, Sequence

from telegram import CallbackQuery, InlineQuery, InlineQueryResultsButton, Update
from telegram.error import BadRequest, ChatMigrated, Forbidden, NetworkError, RetryAfter, TelegramError

from handlers.buttons import Button
from handlers.context import Context, Kabar
from handlers.texts import supported, texts
from storage.errors import StorageError, Superseded, Unavailable

NOTICE = 200  # characters of an answer to a button
log = logging.getLogger(__name__)


class UserMistake(Exception):
    """What somebody asked for cannot be done: a text that says so and what to do next, perhaps with buttons for it."""

    def __init__(self, key: str, /, rows: Sequence[Sequence[Button]] = (), **values: object) -> None:
        super().__init__(key)
        self.key = key
        self.rows = rows
        self.values = values


async def on_error(update: object, context: Context) -> None:
    """The error handler of the application."""
    error = context.error
    assert error is not None, "the library calls this with an error"
    if isinstance(error, (Forbidden, RetryAfter)) or (
        isinstance(error, NetworkError) and not isinstance(error, BadRequest)
    ):
        log.warning("no answer could be sent: %s", type(error).__name__)
        return
    if isinstance(error, Superseded):
        log.warning("another process answers by now: %s", error)
        return
    if isinstance(error, ChatMigrated):  # a button of the time before the group got its new number
        error = UserMistake("button-old")
    code = ""
    if isinstance(error, Unavailable):  # no fault of ours, and whoever waits for an answer is told below
        log.warning("the database cannot be used: %s", error)
    elif not isinstance(error, UserMistake):
        code = secrets.token_hex(3)
        log.error("fault %s: %s", code, "".join(trace(error)))
    if isinstance(update, Update) and update.effective_chat:
        await _answer(update, context, error, code)
    elif isinstance(update, Update) and update.inline_query:
        await _excuse(update.inline_query, context, error)


async def _answer(update: Update, context: Context, error: Exception, code: str) -> None:
    """Say it where it was asked, in the language spoken there."""
    try:
        await context.prepare(update)
    except StorageError as unavailable:
        log.warning("the language of a chat is unknown: %s", unavailable)
        context.t = texts(context.services.defaults.language)
    if isinstance(error, UserMistake):
        text, rows = context.t(error.key, **error.values), error.rows
    else:
        text, rows = context.t("busy" if isinstance(error, StorageError) else "fault", code=code), ()
    try:
        if update.callback_query:
            await acknowledge(update.callback_query, text.striptags())
        else:
            await context.reply(update, text, rows)
    except TelegramError as unsent:
        log.warning("no apology could be sent: %s", type(unsent).__name__)


async def _excuse(query: InlineQuery, context: Context, error: Exception) -> None:
    """Say it where the results of an inline query would stand; the chat that it is typed in is not known."""
    t = texts(supported(query.from_user.language_code) or context.services.defaults.language)
    button = InlineQueryResultsButton(t.plain("inline-failed"), start_parameter="inline")
    log.info("an inline query failed: %s", type(error).__name__)
    try:
        await query.answer([], cache_time=0, button=button)
    except TelegramError as unsent:
        log.warning("no apology could be sent: %s", type(unsent).__name__)


async def acknowledge(query: CallbackQuery, notice: str = "", *, alert: bool = True, url: str | None = None) -> None:
    """Answer a pressed button, so that it stops waiting; a press too old to be answered is let go.

    A notice is shown until it is closed (`alert`), or for a moment; `url` opens our private chat instead.
    """
    try:
        await query.answer(notice[:NOTICE] or None, show_alert=alert and bool(notice), url=url)
    except BadRequest as error:
        log.info("a button could not be answered: %s", error)


def trace(error: BaseException | None) -> Iterator[str]:
    """Where an error came from and what caused it: types and places only, because its words may be people's."""
    while error is not None:
        yield f"{type(error).__name__}\n"
        yield from traceback.format_tb(error.__traceback__)
        error = error.__cause__


async def tell_interrupted(update: Update, application: Kabar) -> None:
    """Say in a chat that the program was restarted after it stored what was asked for, and before it could answer."""
    context = Context.from_update(update, application)
    if update.effective_chat is None:
        return
    try:
        await context.prepare(update)
        await context.reply(update, context.t("interrupted"))
    except (TelegramError, StorageError) as error:
        log.warning("no word about a restart could be sent: %s", type(error).__name__)
