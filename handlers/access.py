"""Who may do what, decided in one place by user id.

Owners come from the settings, moderators from the database. Anonymous admins, channels and posts of a linked channel
have no user id of their own: they are never more than readers, except that an anonymous admin is an admin of the group.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass

from telegram import Bot, ChatMember, Update

from handlers.context import Context, Services
from handlers.errors import UserMistake


class Role(enum.IntEnum):
    """What a person is to the archive."""

    READER = 0
    MODERATOR = 1
    OWNER = 2


class Who(enum.Enum):
    """Who may use a command or a button."""

    ANYONE = "anyone"
    CHAT_ADMIN = "chat admin"  # anyone in private, admins in groups
    MODERATOR = "moderator"
    OWNER = "owner"


class Where(enum.Enum):
    """Where a command or a button works."""

    ANYWHERE = "anywhere"
    PRIVATE = "private"


@dataclass(frozen=True, slots=True)
class Rule:
    """Who may, and where."""

    who: Who = Who.ANYONE
    where: Where = Where.ANYWHERE


@dataclass(frozen=True, slots=True)
class Asker:
    """Whoever asks, as far as rules go."""

    role: Role
    private: bool  # asks in a private chat
    admin: bool  # may set up this chat: an admin of the group, or anyone in private


def refusal(rule: Rule, asker: Asker) -> str | None:
    """The text that refuses what the rule does not allow, None if it does."""
    if rule.who is Who.OWNER and asker.role < Role.OWNER:
        return "refused-owner"
    if rule.who is Who.MODERATOR and asker.role < Role.MODERATOR:
        return "refused-moderator"
    if rule.where is Where.PRIVATE and not asker.private:
        return "refused-private"
    if rule.who is Who.CHAT_ADMIN and not asker.admin:
        return "refused-admin"
    return None


async def check(rule: Rule, update: Update, context: Context) -> None:
    """Let pass whom the rule allows. Raises UserMistake."""
    if rule == Rule():
        return
    key = refusal(rule, await find_asker(update, context, admin_matters=rule.who is Who.CHAT_ADMIN))
    if key:
        raise UserMistake(key)


async def find_asker(update: Update, context: Context, *, admin_matters: bool) -> Asker:
    """Whoever asks; whether they are an admin is looked up only if it matters, because Telegram must be asked."""
    private = context.place.private
    role = await find_role(context.services, person_id(update))
    return Asker(role, private, private or (admin_matters and await _is_admin(update, context.bot)))


async def find_role(services: Services, user_id: int | None) -> Role:
    """The role of a person; nobody in particular is a reader."""
    if user_id is None:
        return Role.READER
    if user_id in services.owners:
        return Role.OWNER
    stored = await services.read(lambda stores: stores.people.role(user_id))
    return Role.MODERATOR if stored == "moderator" else Role.READER


def person_id(update: Update) -> int | None:
    """The Telegram id of the person behind an update; None for anonymous admins, channels and bots."""
    pressed = update.callback_query is not None
    if not pressed and update.message and update.message.sender_chat:
        return None
    user = update.effective_user
    return user.id if user and not user.is_bot else None


async def _is_admin(update: Update, bot: Bot) -> bool:
    """Whether whoever asks is an admin of the group they ask in."""
    chat, message, user_id = update.effective_chat, update.message, person_id(update)
    assert chat is not None, "only updates from chats are handled"
    if user_id is None:  # an anonymous admin speaks as the group itself
        return bool(message and message.sender_chat and message.sender_chat.id == chat.id)
    member = await bot.get_chat_member(chat.id, user_id)
    return member.status in {ChatMember.OWNER, ChatMember.ADMINISTRATOR}
