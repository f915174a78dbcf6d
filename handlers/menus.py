"""Telegram's command menus, made from the table of commands: one a scope and language."""

from __future__ import annotations

import logging

from telegram import (
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
    """Tell Telegram which commands to offer where; a menu that is refused is logged and passed over."""
    services: Services = application.bot_data["services"]
    moderators = await services.read(lambda stores: stores.people.moderators())
    people = dict.fromkeys(moderators, Role.MODERATOR) | dict.fromkeys(services.owners, Role.OWNER)
    own = [(BotCommandScopeChat(user_id), Asker(role, private=True, admin=True)) for user_id, role in people.items()]
    for scope, asker in (*SCOPES, *own):
        await _set_menu(application, services, scope, asker)


async def _set_menu(application: Kabar, services: Services, scope: BotCommandScope, asker: Asker) -> None:
    """One menu in every language; the default language is for whoever speaks none of ours."""
    wanted = [(services.defaults.language, None), *((language, language) for language in LANGUAGES)]
    for language, code in wanted:
        commands = described(visible(asker), texts(language))
        try:
            await application.bot.set_my_commands(commands, scope=scope, language_code=code)
        except TelegramError as error:  # somebody who never wrote to the bot has no chat to put a menu into
            log.warning("the menu of %s was not set: %s", scope.type, type(error).__name__)
            return
