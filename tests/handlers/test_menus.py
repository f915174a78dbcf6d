"""Telegram's command menus."""

from typing import Any

from handlers.access import Who
from handlers.commands import COMMANDS
from handlers.menus import set_menus
from tests.handlers.conftest import MODERATOR, OWNER
from tests.handlers.telegram import Chatting, RefusalError

EVERYBODY = ["start", "help", "sources", "digest", "latest", "story", "conflicts", "why", "who"]


async def menus(chat: Chatting) -> dict[tuple[str, Any, str | None], dict[str, str]]:
    before = len(chat.network.calls)
    await set_menus(chat.application)
    return {
        (scope["type"], scope.get("chat_id"), call.params.get("language_code")): {
            command["command"]: command["description"] for command in call.params["commands"]
        }
        for call in chat.network.calls[before:]
        for scope in [call.params["scope"]]
    }


async def test_every_scope_offers_what_can_be_done_there_in_every_language(chat: Chatting) -> None:
    made = await menus(chat)
    settings = ["subscribe", "unsubscribe"]
    desk = [command.name for command in COMMANDS if command.rule.who is Who.MODERATOR]
    assert {"add", "edit", "remove", "restore", "dismiss", "merge", "split", "undo", "log"} <= set(desk)
    owners = [command.name for command in COMMANDS if command.rule.who in {Who.MODERATOR, Who.OWNER}]
    assert {"moderators", "purge", *desk} <= set(owners)
    expected = {
        ("all_private_chats", None): [*EVERYBODY, *settings],
        ("all_group_chats", None): EVERYBODY,
        ("all_chat_administrators", None): [*EVERYBODY, *settings],
        ("chat", MODERATOR): [*EVERYBODY, *settings, *desk],
        ("chat", OWNER): [*EVERYBODY, *settings, *owners],
    }
    assert {key: list(menu) for key, menu in made.items()} == {
        (*scope, code): names for scope, names in expected.items() for code in (None, "id", "en")
    }
    assert made[("all_private_chats", None, None)]["latest"] == "artikel terbaru"
    assert made[("all_private_chats", None, "en")]["latest"] == "newest articles"


async def test_a_moderator_the_bot_has_not_met_does_not_spoil_the_others(chat: Chatting) -> None:
    def refuse(params: dict[str, Any]) -> Any:
        if params["scope"].get("chat_id") == MODERATOR:
            raise RefusalError(400, "Bad Request: chat not found")
        return True

    chat.network.answers["setMyCommands"] = refuse
    assert ("chat", OWNER, "en") in await menus(chat)
