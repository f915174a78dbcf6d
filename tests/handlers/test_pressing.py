"""Every button of every message, pressed by whoever may and whoever may not: answered once, no dead end, no fault."""

import datetime as dt
from collections import deque
from typing import Any

import pytest

from handlers.buttons import LIMIT
from handlers.context import Services
from handlers.intake import take_in
from handlers.render import LIMIT as LONGEST
from handlers.render import units
from seeds.starter import starter_articles
from tests.handlers.conftest import MODERATOR, OWNER
from tests.handlers.newsroom import NOW
from tests.handlers.telegram import Call, Chatting, Group, Recorder

SAID = [
    *["/start", "/help", "/digest", "/latest", "/story_1", "/conflicts", "/why_1", "/settings"],
    *["/language", "/timezone", "/privacy", "/forget", "/subscribe"],
    *("/sources Korea", "/sources Zelenskyi Kursk", "/who Rutte", "/timezone Jakata", "/follow Kursk"),
]
FAULTS = ("ada yang salah", "something went wrong", "(kode ", "(code ")
MOST = 250  # different buttons
SEEN = {"sendMessage", "sendPhoto", "editMessageText", "editMessageReplyMarkup"}


@pytest.fixture(autouse=True)
def newsroom(services: Services, network: Recorder) -> None:
    for each in starter_articles():
        take_in(services.database, each, now=NOW - dt.timedelta(hours=2))
    services.cooldown.most = 10_000
    network.answers["getChatMember"] = lambda params: {
        "status": "creator" if params["user_id"] in {2, OWNER} else "member",
        "is_anonymous": False,
        "user": {"id": params["user_id"], "is_bot": False, "first_name": "A"},
    }


def check(calls: list[Call], *, pressed: bool) -> None:
    answers = [call for call in calls if call.method == "answerCallbackQuery"]
    assert len(answers) == int(pressed)
    for call in calls:
        assert units(call.text) <= LONGEST
        assert not any(fault in f"{call.html} {call.params.get('text', '')}" for fault in FAULTS)
        for data in call.buttons.values():
            assert len(data.encode()) <= LIMIT
    if pressed:
        shown = [call for call in calls if call.method in SEEN]
        assert shown or answers[0].params.get("text"), "something happens that can be seen"


@pytest.mark.parametrize(
    ("right", "wrong", "group"),
    [
        (31, None, None),
        (OWNER, None, None),
        (2, 31, Group()),
        (2, MODERATOR, Group(topic=5, forum=True)),
    ],
    ids=["reader", "owner", "group", "topic"],
)
async def test_every_button_is_answered_and_leads_somewhere(
    chat: Chatting, right: int, wrong: int | None, group: Group | None
) -> None:
    place: dict[str, Any] = {"group": group} if group else {}
    waiting: deque[Call] = deque()
    for said in SAID:
        calls = await chat.say(said, user=right, **place)
        check(calls, pressed=False)
        waiting += calls
    seen: set[str] = set()
    while waiting and len(seen) < MOST:
        call = waiting.popleft()
        for data in call.buttons.values():
            if data in seen or data.startswith("forget|all"):
                continue
            seen.add(data)
            markup = call.params["reply_markup"]
            for user in filter(None, (wrong, right)):
                calls = await chat.press_data(data, user, "id", group, markup)
                check(calls, pressed=True)
            waiting += calls
    assert len(seen) > 25
