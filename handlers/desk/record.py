"""/log and /undo: who changed what, and back."""

from __future__ import annotations

import asyncio

from telegram import Update

from digest.model import Article
from handlers.access import Role, find_role
from handlers.buttons import Button, Press
from handlers.context import Context, Rows
from handlers.desk.changing import Readings
from handlers.desk.deciding import answer, me, numbered
from handlers.desk.people import settle_menu
from handlers.desk.states import TakenError
from handlers.desk.undoing import APPOINTING, BlockedError, UndoneError, to_be_read, undo
from handlers.errors import UserMistake
from handlers.render.desk import entry_line, render_log
from storage.errors import NotFound
from storage.records import LogEntry
from storage.stores import Stores

PAGE = 8  # entries in one message


async def show_log(update: Update, context: Context) -> None:
    """/log: the last changes, newest first."""
    blocks, rows = await _page(context, 0)
    await context.reply(update, blocks, rows)


async def turn_log(update: Update, context: Context) -> None:
    """◀ and ▶ of /log."""
    blocks, rows = await _page(context, int(context.press.arguments[0]))
    await context.edit(update, blocks, rows)


async def _page(context: Context, first: int) -> tuple[list[str], Rows]:
    def find(stores: Stores) -> tuple[list[LogEntry], frozenset[int]]:
        return stores.log.latest(PAGE + 1, first), stores.log.undone()

    entries, undone = await context.services.read(find)
    if not entries:
        raise UserMistake("log-none")
    turns = [("◀", first - PAGE)] * (first > 0) + [("▶", first + PAGE)] * (len(entries) > PAGE)
    row = [Button(label, Press("log", (str(max(0, at)),))) for label, at in turns]
    return list(render_log(context.view, entries[:PAGE], undone)), [row]


async def undo_asked(update: Update, context: Context) -> None:
    """/undo: the latest change is taken back; /undo N: that one, if nothing newer depends on it."""
    if not context.words.strip():
        owner = await find_role(context.services, me(update)) is Role.OWNER
        but = frozenset[str]() if owner else APPOINTING
        latest = await context.services.read(lambda stores: stores.log.standing(but=but))
        if latest is None:
            raise UserMistake("undo-nothing")
        await _undo(update, context, latest.id)
        return
    number, _ = numbered(context, "undo-usage")
    await _undo(update, context, number)


async def undo_pressed(update: Update, context: Context) -> None:
    """The button Undo below what was just done."""
    await _undo(update, context, int(context.press.arguments[0]))


async def _undo(update: Update, context: Context, number: int) -> None:
    services, actor, now = context.services, me(update), context.services.now()
    try:
        entry, articles = await services.read(lambda stores: _with_articles(stores, number))
    except NotFound:
        raise UserMistake("undo-none", number=number) from None
    if _appoints(entry) and await find_role(services, actor) is not Role.OWNER:
        raise UserMistake("refused-owner")
    read = await asyncio.to_thread(Readings.here, articles)
    try:
        made = await services.write(lambda stores: undo(stores, entry, actor=actor, now=now, read=read))
    except UndoneError:
        raise UserMistake("undo-already" if entry.changes else "undo-cannot", number=number) from None
    except BlockedError as blocked:
        if blocked.entry is None:
            raise UserMistake("undo-changed", number=number) from None
        what = entry_line(context.view, blocked.entry)
        raise UserMistake("undo-blocked", number=number, other=blocked.entry.id, what=what) from None
    except TakenError as taken:
        raise UserMistake("desk-taken", article=taken.number) from None
    for change in entry.changes or ():
        if change.kind == "moderator":
            await settle_menu(context, change.number)
    await answer(update, context, context.t("undo-done", number=number, what=entry_line(context.view, entry)), made)


def _with_articles(stores: Stores, number: int) -> tuple[LogEntry, list[Article]]:
    entry = stores.log.get(number)
    return entry, to_be_read(stores, entry)


def _appoints(entry: LogEntry) -> bool:
    return any(change.kind == "moderator" for change in entry.changes or ())
