"""/channel: a digest for a channel, set up by one of its admins from their private chat."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from telegram import Chat, ChatFullInfo, ChatMember, ChatMemberAdministrator, Update
from telegram.error import BadRequest, Forbidden

from handlers.access import person_id
from handlers.context import Context
from handlers.errors import UserMistake
from handlers.slots import next_slot
from handlers.subscribing import read_wish
from handlers.texts import in_all_languages
from storage.stores import Stores

OFF = "off"  # what our own texts say, in every language


async def channel(update: Update, context: Context) -> None:
    """/channel @name [HH:MM] [Zone]: a daily digest there; `off` ends it."""
    name, _, words = context.words.partition(" ")
    if not name:
        raise UserMistake("channel-usage")
    found = await find_channel(update, context, name)
    if words.strip().casefold() in {OFF, *in_all_languages("word-stop")}:
        removed = await context.services.write(lambda stores: stores.subscriptions.remove(found.id, None))
        await context.reply(
            update, context.t("channel-stopped" if removed else "channel-none", name=found.title or name)
        )
        return
    time, zone = read_wish(words.strip(), context)
    now, language = context.services.now(), context.t.language
    due_at = next_slot(time, ZoneInfo(zone), now).due_at

    def add(stores: Stores) -> None:
        stores.chats.set_language(found.id, language)
        stores.subscriptions.add(found.id, None, time, zone, language, due_at, now)

    await context.services.write(add)
    await context.reply(update, context.t("channel-done", name=found.title or name, time=f"{time:%H:%M}", zone=zone))


async def find_channel(update: Update, context: Context, name: str) -> ChatFullInfo:
    """The channel of a name, if we may post there and whoever asks is an admin of it. Raises UserMistake."""
    user_id = person_id(update)
    assert user_id is not None, "private chats are with people"
    try:
        found = await context.bot.get_chat(name if name.startswith(("@", "-")) else f"@{name}")
        if found.type != Chat.CHANNEL:
            raise UserMistake("channel-no-channel", name=name)
        ours = await context.bot.get_chat_member(found.id, context.bot.id)
        theirs = await context.bot.get_chat_member(found.id, user_id)
    except (BadRequest, Forbidden):
        raise UserMistake("channel-unknown", name=name) from None
    if not (isinstance(ours, ChatMemberAdministrator) and ours.can_post_messages):
        raise UserMistake("channel-no-right", name=name)
    if theirs.status not in {ChatMember.OWNER, ChatMember.ADMINISTRATOR}:
        raise UserMistake("channel-not-yours", name=name)
    return found
