"""What happens to chats: the bot is blocked, unblocked, added, thrown out, or the group gets a new number."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from telegram import Chat, ChatMember, Update

from handlers.context import Context, Services, say
from handlers.slots import next_slot
from storage.stores import Stores

GONE = {ChatMember.LEFT, ChatMember.BANNED}


async def membership(update: Update, context: Context) -> None:
    """Our own membership changed: a chat that shut us out is left alone, its settings kept; a new group is greeted."""
    change, chat = update.my_chat_member, update.effective_chat
    if change is None or chat is None:
        return
    status = change.new_chat_member.status
    if status in GONE:
        await context.services.write(lambda stores: stores.subscriptions.deactivate(chat.id, str(status)))
        return
    await resume(context.services, chat.id)
    if change.old_chat_member.status in GONE and chat.type in {Chat.GROUP, Chat.SUPERGROUP}:
        await context.prepare(update)
        await say(context.bot, context.services, context.place, context.t("start-group"))


async def migration(update: Update, context: Context) -> None:
    """A group became a supergroup: everything moves to its new number."""
    message = update.message
    if message is None or message.migrate_to_chat_id is None:
        return
    old, new = message.chat_id, message.migrate_to_chat_id
    await context.services.write(lambda stores: stores.subscriptions.move_chat(old, new))


async def resume(services: Services, chat_id: int) -> None:
    """Take up a chat's subscriptions again, each from its next slot on."""
    now = services.now()

    def activate(stores: Stores) -> None:
        for subscription in stores.subscriptions.activate(chat_id):
            slot = next_slot(subscription.local_time, ZoneInfo(subscription.zone), now)
            stores.subscriptions.reschedule(subscription.id, slot.due_at)

    await services.write(activate)
