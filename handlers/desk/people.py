"""/moderators: whom the owner lets change the archive."""

from __future__ import annotations

import logging
import re

from telegram import BotCommandScopeChat, Message, MessageOriginUser, Update
from telegram.error import TelegramError

from handlers.access import Role, find_role
from handlers.context import Context
from handlers.desk.changing import Work
from handlers.desk.deciding import answer, decide, me
from handlers.errors import UserMistake
from handlers.render.desk import render_moderators
from handlers.texts import LANGUAGES

ASKED = re.compile(r"(add|remove|list|tambah|hapus|daftar)(?:\s+(\d{1,15}))?", re.IGNORECASE)
ADD = {"add", "tambah"}
LIST = {"list", "daftar"}
log = logging.getLogger(__name__)


async def moderators(update: Update, context: Context) -> None:
    """/moderators list, /moderators add ID, /moderators remove ID; instead of the ID a reply to what they wrote."""
    asked = ASKED.fullmatch(context.words.strip() or "list")
    if asked is None:
        raise UserMistake("moderators-usage")
    word = asked[1].casefold()
    if word in LIST:
        people = await context.services.read(lambda stores: stores.people.appointments())
        await context.reply(update, render_moderators(context.view, sorted(context.services.owners), people))
        return
    user_id = int(asked[2]) if asked[2] else _meant(update.message)
    if user_id is None:
        raise UserMistake("moderators-who")
    await _appoint(update, context, user_id, wanted=word in ADD)


async def _appoint(update: Update, context: Context, user_id: int, *, wanted: bool) -> None:
    if user_id in context.services.owners:
        raise UserMistake("moderators-owner")
    now, by = context.services.now(), me(update)
    at = now.isoformat().replace("+00:00", "Z")

    def make(work: Work) -> None:
        there = work.stores.people.role(user_id) is not None
        if there != wanted:
            work.put("moderator", user_id, state={"user_id": user_id, "by": by, "at": at} if wanted else None)

    action = "moderators-add" if wanted else "moderators-remove"
    entry = await decide(update, context, action, f"person {user_id}", make)
    if entry is None:
        raise UserMistake("moderators-already" if wanted else "moderators-none", user=user_id)
    await settle_menu(context, user_id)
    await answer(
        update, context, context.t("moderators-added" if wanted else "moderators-removed", user=user_id), entry
    )


async def settle_menu(context: Context, user_id: int) -> None:
    """Take the commands that are not theirs any more out of somebody's menu; who gets more has them when they write."""
    offered: set[int] = context.bot_data.setdefault("offered", set())
    if user_id not in offered or await find_role(context.services, user_id) is not Role.READER:
        return
    offered.discard(user_id)
    try:
        for language in (None, *LANGUAGES):
            await context.bot.delete_my_commands(BotCommandScopeChat(user_id), language_code=language)
    except TelegramError as error:
        log.info("a menu was not taken back: %s", type(error).__name__)


def _meant(message: Message | None) -> int | None:
    """Who is meant by a reply: who wrote what was forwarded, a contact, or who wrote the message replied to."""
    replied = message.reply_to_message if message else None
    if replied is None:
        return None
    if isinstance(replied.forward_origin, MessageOriginUser):
        user = replied.forward_origin.sender_user
        return None if user.is_bot else user.id
    if replied.forward_origin is not None:  # hidden, or a channel
        return None
    if replied.contact is not None:
        return replied.contact.user_id
    return replied.from_user.id if replied.from_user and not replied.from_user.is_bot else None
