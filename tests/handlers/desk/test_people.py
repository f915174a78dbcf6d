"""/moderators: at once, by number or reply, also for people the bot has never met."""

from typing import Any

import pytest

from handlers.context import Services
from tests.handlers.conftest import MODERATOR, OWNER, READER
from tests.handlers.desk.newsdesk import Desk, shown

SOMEBODY = {"id": 55, "is_bot": False, "first_name": "Sinta"}
FORWARDED = {"type": "user", "date": 1_731_000_000, "sender_user": SOMEBODY}
HIDDEN = {"type": "hidden_user", "date": 1_731_000_000, "sender_user_name": "Sinta"}
CONTACT = {"phone_number": "0", "first_name": "Sinta", "user_id": 55}


async def test_a_moderator_is_appointed_and_dismissed_at_once(desk: Desk) -> None:
    assert "hanya untuk moderator" in await desk.said("/articles", user=55)
    assert "55 kini moderator" in await desk.said("/moderators add 55", user=OWNER)
    assert "Artikel dalam arsip" in await desk.said("/articles", user=55)
    assert "memang moderator" in await desk.said("/moderators add 55", user=OWNER)
    listed = await desk.said("/moderators list", user=OWNER)
    assert "7 (tg://user?id=7), pemilik" in listed
    assert "/moderators remove 55" in listed
    assert "bukan moderator lagi" in await desk.said("/moderators remove 55", user=OWNER)
    assert "hanya untuk moderator" in await desk.said("/articles", user=55)
    assert "55 bukan moderator" in await desk.said("/moderators remove 55", user=OWNER)


async def test_whoever_is_dismissed_loses_the_menu_they_had(desk: Desk) -> None:
    await desk.own("/moderators add 55")
    desk.chat.application.bot_data["offered"] = {55}
    calls = await desk.own("/moderators remove 55")
    taken = [call.params for call in calls if call.method == "deleteMyCommands"]
    assert {each["scope"]["chat_id"] for each in taken} == {55}
    assert {each.get("language_code") for each in taken} == {None, "id", "en"}
    calls = await desk.own("/moderators add 56")
    assert {call.method for call in calls} == {"sendMessage"}, "nobody is called who never wrote"


@pytest.mark.parametrize(
    ("more", "answer"),
    [
        ({"forward_origin": FORWARDED}, "55 kini moderator"),
        ({"contact": CONTACT}, "55 kini moderator"),
        ({"forward_origin": HIDDEN}, "Siapa?"),
        ({"from": {"id": 99, "is_bot": True, "first_name": "Kabar"}}, "Siapa?"),
    ],
)
async def test_by_a_reply(desk: Desk, more: dict[str, Any], answer: str) -> None:
    said = desk.chat.message("halo", user=OWNER) | more
    assert answer in await desk.said("/moderators add", user=OWNER, reply_to_message=said)


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("/moderators add", "Siapa?"),
        ("/moderators add sinta", "/moderators add 123456789"),
        ("/moderators hapuskan 5", "/moderators add 123456789"),
        ("/moderators add 7", "KABAR_OWNERS"),
        ("/moderators remove 7", "KABAR_OWNERS"),
    ],
)
async def test_what_is_refused(desk: Desk, text: str, answer: str) -> None:
    assert answer in await desk.said(text, user=OWNER)


@pytest.mark.parametrize("user", [MODERATOR, READER])
async def test_nobody_but_the_owner_appoints(desk: Desk, services: Services, user: int) -> None:
    assert "hanya untuk pemilik" in await desk.said("/moderators add 55", user=user)
    with services.database.reading() as stores:
        assert stores.people.role(55) is None


async def test_a_dismissed_moderators_buttons_do_nothing(desk: Desk, services: Services) -> None:
    [done] = await desk.do("/edit 1 judul Satu")
    [listed] = await desk.do("/articles 1")
    await desk.do("/add Kapal lain karam pada Jumat.")
    [preview] = await desk.do("/done")
    await desk.own(f"/moderators remove {MODERATOR}")
    for call, label in ((done, "Batalkan"), (listed, "Hapus dari arsip"), (preview, "Terbitkan"), (preview, "Ubah")):
        [refused] = await desk.press(call, label)
        assert "hanya untuk moderator" in refused.params["text"]
    with services.database.reading() as stores:
        assert (stores.articles.get(1).title, stores.articles.count()) == ("Satu", 5)


async def test_whoever_asks_too_often_has_to_wait(desk: Desk, services: Services) -> None:
    services.limit.burst = 2
    answers = [shown(await desk.do("/undo")) for _ in range(3)]
    assert ["Terlalu sering" in answer for answer in answers] == [False, False, True]
    assert "Terlalu sering" not in await desk.said("/undo", user=OWNER)
