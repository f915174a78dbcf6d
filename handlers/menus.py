"""Telegram's command menus, made from the table of commands: one a scope and language."""

from __future__ import annotations

import logging

from telegram import (
    Bot,
    BotCommandScope,
    BotCommandScopeAllChatAdministrators,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
)
from telegram.error import TelegramError

from handlers.access import Asker, Role
from handlers.commands import described, visible
from handlers.context import Kabar, Services
from handlers.texts import LANGUAGES, texts

log = logging.getLogger(__name__)

SCOPES: tuple[tuple[BotCommandScope, Asker], ...] = (
    (BotCommandScopeAllPrivateChats(), Asker(Role.READER, private=True, admin=True)),
    (BotCommandScopeAllGroupChats(), Asker(Role.READER, private=False, admin=False)),
    (BotCommandScopeAllChatAdministrators(), Asker(Role.READER, private=False, admin=True)),
)


async def set_menus(application: Kabar) -> None:
    """Tell Telegram which commands to offer where; people with more of them get theirs when they first use one."""
    services: Services = application.bot_data["services"]
    for scope, asker in SCOPES:
        await _set_menu(application.bot, services, scope, asker)


async def set_menu_of(bot: Bot, services: Services, user_id: int, role: Role) -> None:
    """Offer one person the commands of their role in their chat with the bot."""
    await _set_menu(bot, services, BotCommandScopeChat(user_id), Asker(role, private=True, admin=True))


async def _set_menu(bot: Bot, services: Services, scope: BotCommandScope, asker: Asker) -> None:
    """One menu in every language; the default language is for whoever speaks none of ours."""
    wanted = [(services.defaults.language, None), *((language, language) for language in LANGUAGES)]
    for language, code in wanted:
        commands = described(visible(asker), texts(language))
        try:
            await bot.set_my_commands(commands, scope=scope, language_code=code)
        except TelegramError as error:  # somebody who never wrote to the bot has no chat to put a menu into
            log.warning("the menu of %s was not set: %s", scope.type, type(error).__name__)
            return
