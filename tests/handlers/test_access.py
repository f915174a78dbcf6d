"""Who may do what, where: every command and button in every situation."""

from typing import Any

import pytest

from handlers.access import Asker, Role, Rule, Where, Who, refusal
from handlers.buttons import Press
from handlers.commands import BUTTONS, COMMANDS, visible
from handlers.context import Services
from tests.handlers.conftest import MODERATOR, OWNER, READER
from tests.handlers.telegram import Chatting, Group, Recorder

GROUP = Group()
ANONYMOUS = {
    "sender_chat": {"id": GROUP.id, "type": "supergroup", "title": "G"},
    "from": {"id": 1087968824, "is_bot": True, "first_name": "Group"},
}
CHANNEL = {
    "sender_chat": {"id": -1009, "type": "channel", "title": "C"},
    "from": {"id": 136817688, "is_bot": True, "first_name": "Channel"},
}
LINKED = {**CHANNEL, "from": {"id": 777000, "is_bot": False, "first_name": "Telegram"}, "is_automatic_forward": True}

SITUATIONS: dict[str, dict[str, Any]] = {
    "reader": {"user": READER},
    "moderator": {"user": MODERATOR},
    "owner": {"user": OWNER},
    "group member": {"user": READER, "group": GROUP},
    "group admin": {"user": 2, "group": GROUP},
    "anonymous admin": {"user": READER, "group": GROUP, **ANONYMOUS},
    "channel in group": {"user": READER, "group": GROUP, **CHANNEL},
    "linked channel": {"user": READER, "group": GROUP, **LINKED},
    "moderator in group": {"user": MODERATOR, "group": GROUP},
    "owner in group": {"user": OWNER, "group": GROUP},
    "owner's number in the name of a channel": {"user": OWNER, "group": GROUP, "sender_chat": CHANNEL["sender_chat"]},
}
ADMINS = {"reader", "moderator", "owner", "group admin", "anonymous admin"}
REFUSED = {
    "refused-moderator": "hanya untuk moderator",
    "refused-private": "hanya bekerja di chat pribadi",
    "refused-admin": "hanya admin",
    "refused-owner": "hanya untuk pemilik",
}


PRIVATELY = {"reader", "moderator", "owner"}


def expected(rule: Rule, situation: str) -> str | None:
    """The refusal that the contract wants."""
    who = rule.who
    if who is Who.ANYONE and rule.where is Where.PRIVATE:
        return None if situation in PRIVATELY else "refused-private"
    if who is Who.CHAT_ADMIN:
        return None if situation in ADMINS else "refused-admin"
    if who is Who.OWNER:
        return {"owner": None, "owner in group": "refused-private"}.get(situation, "refused-owner")
    if who is Who.MODERATOR:
        if situation in {"moderator", "owner"}:
            return None
        return "refused-private" if situation in {"moderator in group", "owner in group"} else "refused-moderator"
    return None


@pytest.fixture(autouse=True)
def admins(network: Recorder) -> None:
    network.answers["getChatMember"] = lambda p: {
        "status": "administrator" if p["user_id"] == 2 else "member",
        **dict.fromkeys(
            [
                "can_be_edited",
                "is_anonymous",
                "can_manage_chat",
                "can_delete_messages",
                "can_manage_video_chats",
                "can_restrict_members",
                "can_promote_members",
                "can_change_info",
                "can_invite_users",
                "can_post_stories",
                "can_edit_stories",
                "can_delete_stories",
            ],
            False,
        ),
        "user": {"id": p["user_id"], "is_bot": False, "first_name": "A"},
    }


@pytest.mark.parametrize("situation", SITUATIONS)
async def test_every_command_in_every_situation(chat: Chatting, services: Services, situation: str) -> None:
    for command in COMMANDS:
        services.cooldown.most += 1
        calls = await chat.say(f"/{command.name}@KabarBot", **SITUATIONS[situation])
        text = "\n".join(call.text for call in calls if call.method == "sendMessage")
        key = expected(command.rule, situation)
        assert text, "everybody gets an answer"
        assert [k for k, words in REFUSED.items() if words in text] == ([key] if key else []), command.name


@pytest.mark.parametrize("situation", ["reader", "group member", "owner in group"])
@pytest.mark.parametrize("action", ["publish", "discard", "done"])
async def test_who_may_not_press_changes_nothing(
    chat: Chatting, services: Services, action: str, situation: str
) -> None:
    [_, opened] = [await chat.say("/add", user=OWNER), await chat.say("Kapal karam.", user=OWNER)]
    number = opened[0].buttons["Selesai"].split("|")[1]
    who = SITUATIONS[situation]
    chat_id = GROUP.id if who.get("group") else who["user"]
    data = services.signer.sign(Press(action, (number,)), chat_id)
    [answer] = await chat.press_data(data, **who)
    assert answer.method == "answerCallbackQuery"
    assert "hanya" in answer.params["text"]
    with services.database.reading() as stores:
        assert stores.drafts.of(OWNER) is not None


@pytest.mark.parametrize("data", ["", "publish|1|AAAAAAAAAAA", "nonsense", "x" * 64])
async def test_a_forged_button_gets_a_polite_answer(chat: Chatting, data: str) -> None:
    [answer] = await chat.press_data(data, user=OWNER)
    assert answer.method == "answerCallbackQuery"
    assert "tidak berlaku lagi" in answer.params["text"]


async def test_a_button_we_no_longer_know_gets_a_polite_answer(chat: Chatting, services: Services) -> None:
    [answer] = await chat.press_data(services.signer.sign(Press("gone"), READER))
    assert "tidak berlaku lagi" in answer.params["text"]


async def test_a_button_is_answered_in_the_language_of_its_presser(chat: Chatting) -> None:
    [answer] = await chat.press_data("nonsense", language="en")
    assert answer.params["text"] == "This button no longer works. Please send the command again."


async def test_commands_for_other_bots_and_edited_messages_are_left_alone(chat: Chatting) -> None:
    assert await chat.say("/help@OtherBot", group=GROUP) == []
    assert await chat.update(edited_message=chat.message("/help") | {"edit_date": 1}) == []
    post = chat.message("/help", group=GROUP) | {"chat": {"id": -1009, "type": "channel", "title": "C"}}
    assert await chat.update(channel_post=post) == []


async def test_talk_in_a_group_is_left_alone(chat: Chatting) -> None:
    assert await chat.say("halo semua", group=GROUP) == []
    assert await chat.say("/nonsense", group=GROUP) == []


async def test_a_group_is_answered_with_a_reply_in_its_topic(chat: Chatting) -> None:
    [call] = await chat.say("/latest@KabarBot", group=Group(topic=5, forum=True))
    assert call.params["message_thread_id"] == 5
    assert call.params["reply_parameters"]["allow_sending_without_reply"] is True
    [call] = await chat.say("/latest")
    assert "reply_parameters" not in call.params


async def test_a_group_speaks_its_own_language_whoever_asks(chat: Chatting, services: Services) -> None:
    [call] = await chat.say("/latest", group=GROUP, language="en")
    assert "Arsip masih kosong" in call.text
    with services.database.writing() as stores:
        stores.chats.set_language(GROUP.id, "en")
        stores.chats.set_language(READER, "en")
    assert "still empty" in (await chat.say("/latest", group=GROUP, language="id"))[0].text
    assert "still empty" in (await chat.say("/latest", language="id"))[0].text


def test_the_table_is_whole() -> None:
    names = [command.name for command in COMMANDS]
    assert len(set(names)) == len(names)
    assert all(refusal(p.rule, Asker(Role.OWNER, private=True, admin=True)) is None for p in BUTTONS.values())
    assert visible(Asker(Role.OWNER, private=True, admin=True)) == list(COMMANDS)
