"""Whoever follows a story or words gets short notes: at once, then at most one an hour, never when it is quiet."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from digest.claims import read_article
from digest.model import Article
from handlers import intake
from handlers.desk.corrections import send_corrections
from handlers.following import gathering
from handlers.following.timing import MOST
from storage.records import Choices, Quiet, Taste, TasteKind
from tests.handlers.conftest import MODERATOR
from tests.handlers.following.town import BRIDGE, CARNIVAL, FERRY, Town
from tests.handlers.telegram import ME, Call, Group, person

HOUR = dt.timedelta(hours=1)
DAY_MINUTES = 24 * 60


async def follow_story(town: Town) -> None:
    """Person 1 presses Follow under the story."""
    [digest] = await town.chat.say("/digest")
    [answer] = await town.chat.press(digest, "Ikuti")
    assert answer.params["text"].startswith("Diikuti")


def tastes(town: Town, chat_id: int = 1) -> list[Taste]:
    with town.services.database.reading() as stores:
        return stores.tastes.of_chat(chat_id)


async def test_a_new_article_in_a_followed_story_is_noted_at_once(town: Town) -> None:
    await follow_story(town)
    town.publish(FERRY[3], url="https://arau.example/4")
    [note] = await town.tick()
    assert note.params["chat_id"] == 1
    lines = note.text.splitlines()
    assert lines[:2] == ["*Yang baru dari yang Anda ikuti*", ""]
    assert "/story_1" in lines[2]
    assert lines[3:] == ["• Pencarian di Selat Awan — Pos Arau (https://arau.example/4), 8 Nov"]
    assert list(note.buttons) == ["Berhenti mengikuti: Peristiwa 1"]
    assert await town.tick(120) == []


async def test_an_article_that_is_told_late_is_noted_then_and_once(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError

    await follow_story(town)
    database = town.services.database
    with monkeypatch.context() as broken:
        broken.setattr(intake, "tell", fail)
        title, outlet, text = FERRY[3]
        late = Article(text, title, outlet, published_at=town.clock.now)
        intake.take_in_together(database, [intake.Brought(late, read_article(late))], now=town.clock.now)
        intake.tell_untold(database, town.services.now)
        assert await town.tick(10) == []
    town.publish(BRIDGE)
    assert await town.tick(10) == [], "the look has gone past it"
    intake.tell_untold(database, town.services.now)
    [note] = await town.tick(10)
    assert "Pencarian di Selat Awan" in note.text
    assert await town.tick(120) == []


async def test_a_new_conflict_in_it_is_told_with_its_sides(town: Town) -> None:
    await follow_story(town)
    town.publish(FERRY[1])
    [note] = await town.tick()
    assert "⚠" in note.text
    assert "/why_1\n12 penumpang / 20 penumpang" in note.text


async def test_words_are_followed_as_a_search_would_find_them(town: Town) -> None:
    await town.chat.say("/follow karnafal nusa")
    town.publish(FERRY[1], BRIDGE)
    assert await town.tick() == []
    town.publish(CARNIVAL)
    [note] = await town.tick()
    assert "Diikuti: karnafal nusa\n• Karnaval Nusa meriah — Kabar Pulau" in note.text
    assert list(note.buttons) == ["Berhenti mengikuti: karnafal nusa", "Bisukan: Peristiwa 3"]


async def test_three_more_within_the_hour_are_one_further_note(town: Town) -> None:
    await follow_story(town)
    town.publish(FERRY[1])
    assert len(await town.tick()) == 1
    for news in FERRY[2:]:
        town.publish(news)
        assert await town.tick(10) == []
    assert await town.tick(29) == []
    [further] = await town.tick(1)
    assert further.text.count("\n• ") == 3
    assert await town.tick(60) == []


async def test_what_quiet_hours_hold_comes_as_one_when_they_end(town: Town) -> None:
    await follow_story(town)  # NOW is 08:00 in Jakarta
    with town.services.database.writing() as stores:
        stores.chats.choose(1, Choices(quiet=Quiet(dt.time(7), dt.time(12))))
    town.publish(FERRY[1])
    assert await town.tick() == []
    town.publish(FERRY[2])
    assert await town.tick(239) == []
    [note] = await town.tick(1)
    assert note.text.count("\n• ") == 2


async def test_a_note_on_its_way_is_held_as_well(town: Town) -> None:
    await follow_story(town)
    with town.services.database.writing() as stores:
        stores.chats.choose(1, Choices(quiet=Quiet(dt.time(9), dt.time(12))))
    town.publish(FERRY[1])
    unsent = town.deliver
    town.deliver = no_courier  # type: ignore[method-assign]
    await town.tick()
    town.deliver = unsent  # type: ignore[method-assign]
    assert await town.tick(60) == []
    assert len(await town.tick(180)) == 1


async def no_courier() -> list[Call]:
    return []


async def test_a_chat_gets_so_many_in_a_day_and_the_rest_in_one(town: Town) -> None:
    await town.chat.say("/follow karnaval")
    got = 0
    for number in range(12):
        title, outlet, text = CARNIVAL
        town.publish((f"{title} {number}", outlet, f"{text} Ada {number + 2} panggung."))
        got += len(await town.tick(61))
    assert got == MOST
    [last] = await town.tick(DAY_MINUTES - 12 * 61 + 61)
    assert last.text.count("\n• ") == 3
    assert "1 lagi" in last.text


@pytest.mark.parametrize("label", ["Berhenti mengikuti: karnaval", "Bisukan: Peristiwa 2"])
async def test_one_tap_on_the_note_ends_it(town: Town, label: str) -> None:
    await town.chat.say("/follow karnaval")
    town.publish(CARNIVAL)
    [note] = await town.tick()
    town.publish((CARNIVAL[0] + " lagi", *CARNIVAL[1:2], CARNIVAL[2] + " Warga menari."))
    assert await town.tick(5) == []
    answer = (await town.chat.press(note, label))[-1]
    assert answer.method == "answerCallbackQuery"
    assert await town.tick(60) == []


async def test_pressed_twice_it_is_still_over(town: Town) -> None:
    await town.chat.say("/follow karnaval")
    town.publish(CARNIVAL)
    [note] = await town.tick()
    for _ in range(2):
        [answer] = await town.chat.press(note, "Berhenti mengikuti: karnaval")
        assert answer.params["text"] == "Tidak lagi diikuti."
        assert tastes(town) == []


async def test_the_switch_in_the_settings_ends_and_begins_them(town: Town) -> None:
    await follow_story(town)
    [front] = await town.chat.say("/settings")
    await town.chat.press(front, "Kabar singkat: ya")
    town.publish(FERRY[1])
    assert await town.tick() == []
    [front] = await town.chat.say("/settings")
    await town.chat.press(front, "Kabar singkat: tidak")
    town.publish(FERRY[2])
    assert len(await town.tick()) == 1


async def test_a_removed_article_and_a_dismissed_conflict_are_not_told(town: Town) -> None:
    await follow_story(town)
    town.publish(FERRY[3])
    assert len(await town.tick()) == 1
    [second, third] = town.publish(FERRY[1], FERRY[2])
    await town.tick(1)
    await town.chat.say(f"/remove {second}", user=MODERATOR)
    await town.chat.say("/dismiss 1 lain kapal", user=MODERATOR)
    [note] = await town.tick(60)
    assert "Penumpang Kapal Melati —" not in note.text
    assert "⚠" not in note.text
    await town.chat.say(f"/remove {third}", user=MODERATOR)
    assert await town.tick(61) == []


async def test_an_import_of_old_or_undated_articles_is_no_news(town: Town) -> None:
    await follow_story(town)
    await town.chat.say("/follow karnaval")
    town.clock.now += dt.timedelta(days=3)
    town.publish(*FERRY[1:], old=49)
    town.publish(CARNIVAL, old=24 * 365)
    assert await town.tick() == []


@pytest.mark.parametrize(("by", "notes"), [(None, 0), (MODERATOR, 1)])
async def test_an_article_without_a_date_is_news_if_a_person_added_it(town: Town, by: int | None, notes: int) -> None:
    await town.chat.say("/follow karnaval")
    town.publish(CARNIVAL, published_at=None, by=by)
    assert len(await town.tick()) == notes


async def test_a_storm_of_fresh_articles_is_one_note(town: Town) -> None:
    await town.chat.say("/follow kota")
    title, outlet, _ = CARNIVAL
    for number in range(30):
        town.publish((f"{title} {number}", outlet, f"Kota Nusa{number}: panitia {number * 7} Loma{number} menari."))
    [note] = await town.tick()
    assert len(note.text) < 2000
    assert await town.tick(60) == []


@pytest.mark.parametrize(("muted", "notes"), [("Harian Selat", 0), ("karnaval nusa", 0), ("Kabar Pulau", 1)])
async def test_what_is_muted_stays_away(town: Town, muted: str, notes: int) -> None:
    town.publish(FERRY[1])  # its outlet is known now
    await town.chat.say("/follow karnaval")
    await town.chat.say(f"/mute {muted}")
    title, _, text = CARNIVAL
    town.publish((title, "Harian Selat", text))
    assert len(await town.tick()) == notes


# --- beside the digest ------------------------------------------------------------------------------------------------


async def test_what_the_digest_is_about_to_tell_or_has_told_is_not_noted(town: Town) -> None:
    await follow_story(town)
    await town.chat.say("/subscribe 09:00")
    town.publish(FERRY[1])
    assert await town.morning(31) == []  # 08:31: the digest is near
    [digest] = await town.morning(29)
    assert "20 penumpang" in digest.text
    assert await town.morning(1) == []
    town.publish(FERRY[2])
    assert len(await town.morning(1)) == 1


async def test_what_a_note_told_is_continued_by_the_digest(town: Town) -> None:
    await follow_story(town)
    await town.chat.say("/subscribe 12:00")
    town.publish(FERRY[1])
    [note] = await town.tick()
    [digest] = await town.morning(240)
    assert digest.params["reply_parameters"]["message_id"] == 1000 + [
        call for call in town.chat.network.calls if call.method == "sendMessage"
    ].index(note)


# --- places -----------------------------------------------------------------------------------------------------------


async def test_a_group_and_a_topic_are_noted_where_they_asked(town: Town) -> None:
    group, topic = Group(), Group(-1002, topic=5, forum=True)
    town.chat.network.answers["getChatMember"] = lambda p: (
        {"status": "creator", "is_anonymous": False} | {"user": person(p["user_id"], "id")}
    )
    for place in (group, topic):
        await town.chat.say("/follow@KabarBot karnaval", group=place)
    town.publish(CARNIVAL)
    notes = {(c.params["chat_id"], c.params.get("message_thread_id")): c for c in await town.tick()}
    assert set(notes) == {(-1001, None), (-1002, 5)}
    answer = (await town.chat.press(notes[-1002, 5], "Berhenti mengikuti: karnaval", group=topic))[-1]
    assert answer.params["text"] == "Tidak lagi diikuti."
    assert tastes(town, -1002) == []


async def test_in_a_group_only_admins_stop_them(town: Town) -> None:
    group = Group()
    town.chat.network.answers["getChatMember"] = lambda p: (
        {"status": "creator", "is_anonymous": False} | {"user": person(p["user_id"], "id")}
    )
    await town.chat.say("/follow@KabarBot karnaval", group=group)
    town.publish(CARNIVAL)
    [note] = await town.tick()
    del town.chat.network.answers["getChatMember"]
    answer = (await town.chat.press(note, "Berhenti mengikuti: karnaval", user=31, group=group))[-1]
    assert "hanya admin" in answer.params["text"].casefold()
    assert len(tastes(town, group.id)) == 1


async def test_a_group_with_a_new_number_gets_them_there(town: Town) -> None:
    with town.services.database.writing() as stores:
        stores.tastes.keep(-5, Taste(TasteKind.WORDS, "karnaval", wanted=True), town.clock.now, language="en")
    town.publish(CARNIVAL)
    [note] = await town.tick()
    assert note.text.startswith("*News about what you follow*")
    town.publish((*CARNIVAL[:2], CARNIVAL[2] + " Warga menari."))
    await town.tick(1)
    message = town.chat.message("", 1) | {"chat": {"id": -5, "type": "group", "title": "G"}, "migrate_to_chat_id": -77}
    await town.chat.update(message=message)
    [note] = await town.tick(60)
    assert note.params["chat_id"] == -77
    assert await town.tick(1) == []


async def test_a_closed_topics_notes_go_to_the_group(town: Town) -> None:
    with town.services.database.writing() as stores:
        for thread, words in ((9, "karnaval"), (9, "jembatan"), (0, "nusa")):
            stores.tastes.keep(-5, Taste(TasteKind.WORDS, words, wanted=True), town.clock.now, thread_id=thread)
    town.publish(CARNIVAL)
    await town.tick()
    town.publish(BRIDGE)
    await town.tick(1)
    with town.services.database.writing() as stores:
        stores.subscriptions.leave_topic(-5, 9)
    [note] = await town.tick(60)
    assert (note.params["chat_id"], note.params.get("message_thread_id")) == (-5, None)
    assert "Jembatan Lembah retak" in note.text


async def test_a_forgotten_person_gets_nothing_more(town: Town) -> None:
    await follow_story(town)
    town.publish(FERRY[1])
    assert len(await town.tick()) == 1
    town.publish(FERRY[2])
    await town.tick(1)
    [asked] = await town.chat.say("/forget")
    await town.chat.press(asked, "Ya, hapus semuanya")
    assert await town.tick(60) == []
    with town.services.database.reading() as stores:
        assert stores.notes.due(town.clock.now + HOUR, 9) == []
        assert stores.notes.made((1, 0), town.clock.now - 9 * HOUR) == []


async def test_whoever_shuts_the_bot_out_is_left_alone_until_they_are_back(town: Town) -> None:
    await follow_story(town)
    await membership(town, "member", "kicked")
    town.publish(FERRY[1])
    assert await town.tick() == []
    await membership(town, "kicked", "member")
    assert await town.tick() == []
    town.publish(FERRY[2])
    assert len(await town.tick()) == 1


async def membership(town: Town, before: str, after: str) -> None:
    ends = {"until_date": 0}
    await town.chat.update(
        my_chat_member={
            "chat": {"id": 1, "type": "private"},
            "from": person(1, "id"),
            "date": 1,
            "old_chat_member": {"status": before, "user": ME} | (ends if before == "kicked" else {}),
            "new_chat_member": {"status": after, "user": ME} | (ends if after == "kicked" else {}),
        }
    )


# --- what moderators do -----------------------------------------------------------------------------------------------


async def test_a_story_that_was_merged_is_followed_as_the_one_it_is_in(town: Town) -> None:
    town.publish(BRIDGE)
    await town.tick()
    with town.services.database.writing() as stores:
        stores.tastes.keep(1, Taste(TasteKind.STORY, "2", wanted=True), town.clock.now)
    await town.chat.say("/merge 1 2", user=MODERATOR)
    assert await town.tick() == []  # its articles are no news
    town.publish(FERRY[3])
    [note] = await town.tick()
    assert "/story_1" in note.text
    await town.chat.say("/undo", user=MODERATOR)
    town.publish(FERRY[4])
    assert await town.tick(61) == []


async def test_what_was_split_off_meanwhile_is_no_news_of_the_story(town: Town) -> None:
    await follow_story(town)
    town.publish(FERRY[3])
    assert len(await town.tick()) == 1
    [number] = town.publish(FERRY[4])
    await town.tick(1)
    await town.chat.say(f"/split 1 {number}", user=MODERATOR)
    assert await town.tick(60) == []


# --- crashes and other processes --------------------------------------------------------------------------------------


async def test_two_that_look_at_once_find_it_once(town: Town) -> None:
    await follow_story(town)
    town.publish(FERRY[1])
    with town.services.database.reading() as stores:
        slow = gathering._look(stores, town.clock.now)
    assert slow is not None
    assert gathering.gather(town.services, town.clock.now) == 2
    with town.services.database.writing() as stores:
        assert not stores.flags.swap(gathering.MARK, slow.before, slow.after)
    assert len(await town.tick()) == 1


async def test_one_bad_place_holds_up_nobody(town: Town) -> None:
    await follow_story(town)
    with town.services.database.writing() as stores:
        stores.tastes.keep(2, Taste(TasteKind.STORY, "1", wanted=True), town.clock.now)
        stores.chats.set_zone(2, "No/Such")
    town.publish(FERRY[1])
    assert [note.params["chat_id"] for note in await town.tick()] == [1]
    with town.services.database.writing() as stores:
        stores.chats.set_zone(2, "Asia/Jakarta")
    assert await town.tick(9) == []
    assert [note.params["chat_id"] for note in await town.tick(1)] == [2]


async def test_a_correction_reaches_whoever_was_only_noted(town: Town) -> None:
    """It goes to those who have a digest as well; the others have nowhere it could go by."""
    await follow_story(town)
    await town.chat.say("/subscribe 07:00")
    [number] = town.publish(FERRY[1])
    assert "⚠" in (await town.tick())[0].text
    await town.chat.say(f"/remove {number}", user=MODERATOR)
    await send_corrections(town.services, town.clock.now)
    [correction] = await town.deliver()
    assert "Ralat" in correction.text


async def test_words_that_say_nothing_are_refused(town: Town) -> None:
    assert "di setiap artikel" in (await town.chat.say("/follow yang di"))[0].text
    await town.chat.say("/follow AS")
    assert tastes(town) == [Taste(TasteKind.WORDS, "AS", wanted=True)]
    await town.chat.say("/follow as x")
    await town.chat.say("/unfollow as")
    assert tastes(town) == []


async def test_alerts_of_a_chat_that_chose_otherwise_are_dropped_while_they_wait(town: Town) -> None:
    await follow_story(town)
    town.publish(FERRY[1])
    assert len(await town.tick()) == 1
    town.publish(FERRY[2])
    await town.tick(1)
    with town.services.database.writing() as stores:
        stores.chats.choose(1, replace(Choices(), alerts=False))
    assert await town.tick(60) == []
