"""Every command in every situation, with the outcome that people are promised: written by hand, not derived."""

from typing import Any

import pytest

from handlers.commands import COMMANDS
from handlers.context import Services
from storage.database import Database
from tests.handlers.conftest import MODERATOR, OWNER
from tests.handlers.newsroom import NOW
from tests.handlers.telegram import ME, Chatting, Group, Recorder, person

READING = "start help sources digest latest story conflicts why who check privacy"
SETTING = "subscribe unsubscribe settings follow unfollow mute language timezone"
PRIVATE = "channel export forget"
MODERATING = "add done articles edit remove restore feed queue outlet dismiss reopen merge reports split undo log stats"
OWNING = "moderators purge deliveries"

#            answered: yes    refused because: admin, private, moderator, owner
TABLE = """
             reading  setting  private  moderating  owning
new          yes      yes      yes      moderator   owner
back         yes      yes      yes      moderator   owner
member       yes      admin    private  moderator   owner
admin        yes      yes      private  moderator   owner
anonymous    yes      yes      private  moderator   owner
topic        yes      admin    private  moderator   owner
topic-admin  yes      yes      private  moderator   owner
channel      yes      admin    private  moderator   owner
linked       yes      admin    private  moderator   owner
moderator    yes      yes      yes      yes         owner
owner        yes      yes      yes      yes         yes
mod-in-group yes      admin    private  private     owner
owner-there  yes      admin    private  private     private
"""
WORDS = {
    "admin": "hanya admin",
    "private": "hanya bekerja di chat pribadi",
    "moderator": "hanya untuk moderator",
    "owner": "hanya untuk pemilik",
}
GROUP, TOPIC = Group(), Group(topic=5, forum=True)
NOBODY = {"id": 136817688, "is_bot": True, "first_name": "Channel"}
HIDDEN = {"id": 1087968824, "is_bot": True, "first_name": "Group"}
SITUATIONS: dict[str, dict[str, Any]] = {
    "new": {"user": 31},
    "back": {"user": 32},
    "member": {"user": 31, "group": GROUP},
    "admin": {"user": 2, "group": GROUP},
    "anonymous": {"group": GROUP, "from": HIDDEN, "sender_chat": {"id": -1001, "type": "supergroup", "title": "G"}},
    "topic": {"user": 31, "group": TOPIC},
    "topic-admin": {"user": 2, "group": TOPIC},
    "channel": {"group": GROUP, "from": NOBODY, "sender_chat": {"id": -1009, "type": "channel", "title": "C"}},
    "linked": {
        "group": GROUP,
        "from": {"id": 777000, "is_bot": False, "first_name": "Telegram"},
        "sender_chat": {"id": -1009, "type": "channel", "title": "C"},
    },
    "moderator": {"user": MODERATOR},
    "owner": {"user": OWNER},
    "mod-in-group": {"user": MODERATOR, "group": GROUP},
    "owner-there": {"user": OWNER, "group": GROUP},
}
COLUMNS = {"reading": READING, "setting": SETTING, "private": PRIVATE, "moderating": MODERATING, "owning": OWNING}


def rows() -> dict[str, dict[str, str]]:
    head, *lines = [line.split() for line in TABLE.strip().splitlines()]
    return {line[0]: dict(zip(head, line[1:], strict=True)) for line in lines}


@pytest.fixture
def admins(network: Recorder) -> None:
    def answer(params: dict[str, Any]) -> Any:
        user = {"id": params["user_id"], "is_bot": False, "first_name": "A"}
        return {"status": "creator" if params["user_id"] == 2 else "member", "is_anonymous": False, "user": user}

    network.answers["getChatMember"] = answer


def test_every_command_and_situation_is_in_the_table() -> None:
    assert {command.name for command in COMMANDS} <= set(" ".join(COLUMNS.values()).split())
    assert set(rows()) == set(SITUATIONS)


@pytest.mark.usefixtures("admins", "archive")
@pytest.mark.parametrize("situation", SITUATIONS)
async def test_the_outcome_is_as_promised(chat: Chatting, services: Services, situation: str) -> None:
    services.cooldown.most = 1000
    if situation == "back":
        await blocked_and_back(chat, services.database)
    found = {}
    for column, names in COLUMNS.items():
        for command in COMMANDS:
            if command.name in names.split():
                calls = await chat.say(f"/{command.name}@KabarBot", **SITUATIONS[situation])
                text = "\n".join(call.text for call in calls if call.method == "sendMessage")
                assert text, f"/{command.name} is answered"
                assert "ada yang salah" not in text
                said = [why for why, words in WORDS.items() if words in text]
                found[command.name] = (column, *(said or ["yes"]))
    expected = {name: (column, rows()[situation][column]) for name, (column, *_) in found.items()}
    assert found == expected


async def blocked_and_back(chat: Chatting, database: Database) -> None:
    """Person 32 subscribed, blocked the bot, and let it in again."""
    await chat.say("/subscribe 18:00", user=32)
    user = {**ME}
    for before, after in (("member", "kicked"), ("kicked", "member")):
        ends = {"until_date": 0} if "kicked" in (before, after) else {}
        await chat.update(
            my_chat_member={
                "chat": {"id": 32, "type": "private"},
                "from": person(32, "id"),
                "date": int(NOW.timestamp()),
                "old_chat_member": {"status": before, "user": user} | (ends if before == "kicked" else {}),
                "new_chat_member": {"status": after, "user": user} | (ends if after == "kicked" else {}),
            }
        )
    with database.reading() as stores:
        assert [each.inactive for each in stores.subscriptions.of_chat(32, None)] == [None]
