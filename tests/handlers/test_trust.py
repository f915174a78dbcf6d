"""What is kept about people, and how it goes."""

import json

from handlers.context import Services
from storage.feed_records import FeedMode
from storage.records import Taste, TasteKind
from tests.handlers.conftest import MODERATOR, OWNER
from tests.handlers.newsroom import NOW
from tests.handlers.telegram import Chatting, Group


async def test_privacy_says_what_is_kept_and_leads_to_the_rest(chat: Chatting) -> None:
    [call] = await chat.say("/privacy")
    assert "*Yang disimpan tentang Anda*" in call.text
    shown, _ = await chat.press(call, "Tampilkan semuanya")
    assert '"chat": 1' in shown.text
    asked, _ = await chat.press(call, "Lupakan saya …")
    assert "*Hapus semua tentang Anda?*" in asked.text
    assert "grup ini" in (await chat.say("/privacy", group=Group()))[0].text


async def test_an_export_has_everything_a_chat_chose(chat: Chatting) -> None:
    await chat.say("/subscribe 06:15 WITA")
    await chat.say("/follow banjir")
    [call] = await chat.say("/export")
    kept = json.loads(call.text.split("\n\n", 1)[1])
    assert kept["subscriptions"] == [{"time": "06:15", "timezone": "Asia/Makassar", "language": "id"}]
    assert kept["follows_and_mutes"] == [{"kind": "words", "what": "banjir", "wanted": True}]
    assert kept["role"] == "reader"


async def test_forgetting_takes_two_presses_and_leaves_nothing(chat: Chatting, services: Services) -> None:
    await chat.say("/subscribe 06:15", user=MODERATOR)
    await chat.say("/follow banjir", user=MODERATOR)
    await chat.say("/language en", user=MODERATOR)
    with services.database.writing() as stores:
        stores.reports.add("story 1", MODERATOR, NOW)
        feed, _ = stores.feeds.add("https://selat.example/feed", "Harian Selat", FeedMode.QUEUE, by=MODERATOR, at=NOW)
        stores.log.add(NOW, MODERATOR, "add", "article 1", None, {"by": MODERATOR, "title": "Kapal"})
        stores.log.add(NOW, OWNER, "moderators-add", f"person {MODERATOR}")
    [asked] = await chat.say("/forget", user=MODERATOR)
    kept, _ = await chat.press(asked, "No", user=MODERATOR)
    assert kept.text == "Nothing was deleted."
    done, _ = await chat.press(asked, "Yes, delete everything", user=MODERATOR)
    assert "Everything about you is deleted" in done.text
    with services.database.reading() as stores:
        assert stores.subscriptions.of_chat(MODERATOR, None) == []
        assert stores.tastes.of_chat(MODERATOR) == []
        assert (stores.chats.language(MODERATOR), stores.people.role(MODERATOR)) == (None, None)
        assert stores.reports.waiting(9) == []
        assert stores.feeds.get(feed.id).added_by is None
        appointed, added = stores.log.latest(2)
    assert added.actor is not None
    assert added.actor < 0
    assert added.after == {"by": added.actor, "title": "Kapal"}
    assert (appointed.actor, appointed.subject) == (OWNER, f"person {added.actor}")


async def test_nobody_is_forgotten_by_another(chat: Chatting, services: Services) -> None:
    with services.database.writing() as stores:
        stores.tastes.keep(2, Taste(TasteKind.WORDS, "pasar", wanted=True), NOW)
    [asked] = await chat.say("/forget")
    await chat.press(asked, "Ya, hapus semuanya")
    with services.database.reading() as stores:
        assert len(stores.tastes.of_chat(2)) == 1
    assert "di chat pribadi" in (await chat.say("/forget", group=Group()))[0].text
