"""Telegram's command menus."""

from typing import Any

import pytest

from handlers.access import Who
from handlers.commands import COMMANDS
from handlers.menus import set_menus
from handlers.texts import LANGUAGES
from tests.handlers.conftest import MODERATOR, OWNER
from tests.handlers.telegram import Call, Chatting, Group, RefusalError

EVERYBODY = ["start", "help", "sources", "digest", "latest", "story", "conflicts", "why", "who", "check"]


Menus = dict[tuple[str, Any, str | None], dict[str, str]]
CODES = (None, *LANGUAGES)


def menus(calls: list[Call]) -> Menus:
    """The commands offered, with their descriptions, by scope, person and language."""
    return {
        (scope["type"], scope.get("chat_id"), call.params.get("language_code")): {
            command["command"]: command["description"] for command in call.params["commands"]
        }
        for call in calls
        if call.method == "setMyCommands"
        for scope in [call.params["scope"]]
    }


async def test_every_scope_offers_what_can_be_done_there_in_every_language(chat: Chatting) -> None:
    await set_menus(chat.application)
    made = menus(chat.network.calls)
    settings = ["subscribe", "unsubscribe", "settings", "follow", "unfollow", "mute", "language", "timezone"]
    private = ["channel", "privacy", "export", "forget"]
    expected = {
        ("all_private_chats", None): [*EVERYBODY, *settings, *private],
        ("all_group_chats", None): [*EVERYBODY, "privacy"],
        ("all_chat_administrators", None): [*EVERYBODY, *settings, "privacy"],
    }
    assert {key: list(menu) for key, menu in made.items()} == {
        (*scope, code): names for scope, names in expected.items() for code in CODES
    }
    assert made[("all_private_chats", None, None)]["latest"] == "artikel terbaru"
    assert made[("all_private_chats", None, "en")]["latest"] == "newest articles"


@pytest.mark.parametrize("user", [OWNER, MODERATOR])
@pytest.mark.parametrize("first", ["/start", "/add"])
async def test_who_may_do_more_gets_a_menu_when_they_first_write(chat: Chatting, user: int, first: str) -> None:
    chat.application.bot_data["offered"].clear()
    assert menus(await chat.say(first, user=user, group=Group())) == {}
    made = menus(await chat.say(first, user=user))
    assert set(made) == {("chat", user, code) for code in CODES}
    desk = {command.name for command in COMMANDS if command.rule.who is Who.MODERATOR}
    assert {"add", "edit", "remove", "restore", "dismiss", "merge", "split", "undo", "log"} <= desk
    owned = {"moderators", "purge"} if user == OWNER else set()
    assert all({"sources", *desk, *owned} <= set(menu) for menu in made.values())
    assert user == OWNER or not any({"moderators", "purge"} & set(menu) for menu in made.values())
    assert menus(await chat.say(first, user=user)) == {}


async def test_a_reader_gets_no_menu_of_their_own(chat: Chatting) -> None:
    assert menus(await chat.say("/start")) == {}


async def test_a_menu_that_is_refused_spoils_nothing(chat: Chatting) -> None:
    def refuse(params: dict[str, Any]) -> Any:
        if params["scope"]["type"] == "all_group_chats":
            raise RefusalError(400, "Bad Request")
        return True

    chat.network.answers["setMyCommands"] = refuse
    await set_menus(chat.application)
    assert ("all_chat_administrators", None, "en") in menus(chat.network.calls)
