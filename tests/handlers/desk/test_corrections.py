"""Chats that were shown what no longer stands get one short correction, one a day at most."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import replace

import pytest

from digest.model import Conflict, ConflictKind, Question, Relations, Severity, Side
from handlers.context import Services
from handlers.desk import corrections
from handlers.desk.corrections import BATCH, send_corrections
from handlers.publishing import publish_due
from handlers.render import plain
from storage.records import Choices, Delivery
from tests.handlers.conftest import Clock
from tests.handlers.desk.newsdesk import Desk
from tests.handlers.newsroom import NOW

DAY = dt.timedelta(days=1)
CHAT, OTHER = 501, 502


@pytest.fixture
async def told(desk: Desk, services: Services, clock: Clock) -> None:
    """Two chats; only the first was shown an edition."""
    with services.database.writing() as stores:
        for chat, due in ((CHAT, NOW), (OTHER, NOW + DAY)):
            stores.subscriptions.add(chat, None, dt.time(8), "Asia/Jakarta", "id", due, NOW)
    await publish_due(services, NOW)
    [edition] = sent(services, NOW)
    assert "20 penumpang" in plain(edition.html)
    clock.now = NOW + dt.timedelta(hours=1)


def sent(services: Services, now: dt.datetime) -> list[Delivery]:
    """What the courier would send now; it is settled as sent."""
    with services.database.writing() as stores:
        deliveries = stores.outbox.claim(now, 1000, DAY)
        for delivery in deliveries:
            stores.outbox.settle(delivery.id, "sent", at=now, message_id=delivery.id)
        return deliveries


async def corrected(services: Services, now: dt.datetime) -> list[str]:
    """The corrections that go out now."""
    await send_corrections(services, now)
    return [plain(delivery.html) for delivery in sent(services, now)]


@pytest.mark.usefixtures("told")
async def test_a_removed_article_is_corrected_where_its_conflict_was_shown(
    desk: Desk, services: Services, clock: Clock
) -> None:
    await desk.do("/remove 1")
    [message] = await corrected(services, clock.now)
    assert message.startswith("*Ralat*\n\n*Kapal Melati")
    assert "/story_1\n⚠ " in message
    assert "(12 penumpang / 20 penumpang) tidak berlaku lagi" in message
    assert "/settings" in message
    assert await corrected(services, clock.now) == []


@pytest.mark.usefixtures("told")
async def test_an_edited_figure_is_corrected_with_what_holds_now(desk: Desk, services: Services, clock: Clock) -> None:
    with services.database.reading() as stores:
        text = stores.articles.get(1).text
    await desk.do("/edit 1 text " + text.replace("12 penumpang", "14 penumpang"))
    [message] = await corrected(services, clock.now)
    assert "Kami tampilkan: 12 penumpang / 20 penumpang\nSekarang: 14 penumpang / 20 penumpang" in message


@pytest.mark.usefixtures("told")
async def test_what_is_undone_before_needs_no_correction(desk: Desk, services: Services, clock: Clock) -> None:
    await desk.do("/remove 1")
    await desk.do("/undo")
    assert await corrected(services, clock.now) == []
    with services.database.reading() as stores:
        assert stores.corrections.waiting() == []


@pytest.mark.usefixtures("told")
async def test_one_a_day_at_most(desk: Desk, services: Services, clock: Clock) -> None:
    await desk.do("/remove 1")
    assert len(await corrected(services, clock.now)) == 1
    await desk.do("/remove 4")
    assert await corrected(services, clock.now) == []
    assert len(await corrected(services, clock.now + DAY)) == 1


@pytest.mark.usefixtures("told")
async def test_several_on_one_day_are_one_message(desk: Desk, services: Services, clock: Clock) -> None:
    await desk.do("/remove 1")
    await desk.do("/remove 4")
    [message] = await corrected(services, clock.now)
    assert message.count("/story_") == 3  # the bridge has two conflicts


@pytest.mark.usefixtures("told")
@pytest.mark.parametrize("text", ["/dismiss 1 dua kapal", "/outlet Harian Selat name Pos Selat", "/edit 1 url -"])
async def test_what_takes_nothing_back_is_no_correction(
    desk: Desk, services: Services, clock: Clock, text: str
) -> None:
    await desk.do(text)
    assert await corrected(services, clock.now) == []


@pytest.mark.parametrize(("text", "count"), [("/edit 1 title Kapal Melati di Selat Awan", 0), ("/remove 1", 1)])
async def test_a_conflict_found_with_a_model_is_corrected_only_if_what_it_rests_on_is_gone(
    desk: Desk, services: Services, clock: Clock, text: str, count: int
) -> None:
    with services.database.writing() as stores:
        stores.subscriptions.add(CHAT, None, dt.time(8), "Asia/Jakarta", "id", NOW, NOW)
        story = stores.stories.get(1)
        sides = [next(c for c in story.claims if c.article_id == article and not c.in_title) for article in (1, 2)]
        proposed = Conflict(
            Question(ConflictKind.STANCE, by_model=True),
            tuple(Side(claim.quote[:12], (claim,)) for claim in sides),
            Severity.LOW,
            0.6,
        )
        stores.stories.save(replace(story, relations=Relations(conflicts=(proposed,))), NOW)
    await publish_due(services, NOW)
    assert "dengan model" in "".join(plain(part.html) for part in sent(services, NOW))
    clock.now = NOW + dt.timedelta(hours=1)
    await desk.do(text)
    with services.database.reading() as stores:
        assert len(stores.corrections.waiting()) == count


@pytest.mark.usefixtures("told")
async def test_a_new_article_is_news_and_no_correction(desk: Desk, services: Services, clock: Clock) -> None:
    await desk.do("/add Kapal Melati karam di Selat Awan. Menurut Raka Wen, 31 penumpang selamat di Selat Awan.")
    [preview] = await desk.do("/done")
    await desk.press(preview, "Terbitkan")
    assert await corrected(services, clock.now) == []


@pytest.mark.usefixtures("told")
async def test_whoever_wants_none_or_left_gets_none(desk: Desk, services: Services, clock: Clock) -> None:
    with services.database.writing() as stores:
        stores.chats.choose(CHAT, replace(Choices(), corrections=False))
    await desk.do("/remove 1")
    assert await corrected(services, clock.now) == []
    with services.database.writing() as stores:
        stores.chats.choose(CHAT, Choices())
        stores.subscriptions.remove(CHAT, None)
    await desk.do("/remove 4")
    assert await corrected(services, clock.now) == []


@pytest.mark.usefixtures("told")
async def test_a_purged_articles_words_are_not_in_its_correction(desk: Desk, services: Services, clock: Clock) -> None:
    await desk.purge(1)
    [message] = await corrected(services, clock.now)
    assert "12 penumpang" not in message
    assert "ditarik atau diperbaiki" in message


@pytest.fixture
async def many(desk: Desk, services: Services, clock: Clock) -> list[int]:
    """More chats than one transaction takes, all of which were shown an edition."""
    chats = list(range(1001, 1001 + 2 * BATCH + 3))
    with services.database.writing() as stores:
        for chat in chats:
            stores.subscriptions.add(chat, None, dt.time(8), "Asia/Jakarta", "id", NOW, NOW)
    await publish_due(services, NOW)
    assert len(sent(services, NOW)) == len(chats)
    clock.now = NOW + dt.timedelta(hours=1)
    return chats


async def test_a_crash_in_the_middle_leaves_each_chat_with_its_correction_once(
    desk: Desk, services: Services, clock: Clock, many: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    await desk.do("/remove 1")
    send, seen = corrections._send, Counter[str]()

    def crashing(*args: object) -> bool:
        seen["chats"] += 1
        if seen["chats"] == BATCH + 7:
            raise RuntimeError("a crash")
        return send(*args)  # type: ignore[arg-type]

    monkeypatch.setattr(corrections, "_send", crashing)
    with pytest.raises(RuntimeError):
        await send_corrections(services, clock.now)
    with services.database.reading() as stores:
        assert len(stores.corrections.waiting()) == len(many) - BATCH
        assert stores.outbox.waiting() == BATCH
    monkeypatch.undo()
    assert await send_corrections(services, clock.now) == len(many) - BATCH
    told = Counter(delivery.chat_id for delivery in sent(services, clock.now))
    assert told == dict.fromkeys(many, 1)


async def test_chats_that_had_theirs_today_keep_nobody_waiting(
    desk: Desk, services: Services, clock: Clock, many: list[int]
) -> None:
    first, last = many[: 2 * BATCH], many[2 * BATCH :]
    await desk.do("/remove 1")
    with services.database.writing() as stores:
        stores.corrections.drop([each.id for each in stores.corrections.waiting() if each.chat_id in last])
    assert await send_corrections(services, clock.now) == len(first)
    sent(services, clock.now)
    await desk.do("/remove 4")
    assert await send_corrections(services, clock.now) == len(last)
    assert {delivery.chat_id for delivery in sent(services, clock.now)} == set(last)
    assert await send_corrections(services, clock.now + DAY) == len(first)


async def test_a_correction_too_long_for_one_message_comes_whole(
    desk: Desk, services: Services, clock: Clock, monkeypatch: pytest.MonkeyPatch, told: None
) -> None:
    monkeypatch.setattr(corrections, "split_blocks", lambda blocks: list(blocks))
    await desk.do("/remove 1")
    messages = []
    await send_corrections(services, clock.now)
    while found := sent(services, clock.now):
        messages += [plain(delivery.html) for delivery in found]
    assert [message.split()[0] for message in messages] == ["*Ralat*", "*Kapal", "Tidak"]
    assert "/settings" in messages[-1]
