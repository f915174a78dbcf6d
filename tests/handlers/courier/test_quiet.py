"""Quiet hours while something is on its way."""

import datetime as dt

from handlers.context import Services
from handlers.delivering import deliver_due
from storage.corrections import PART
from storage.records import Choices, Parcel, Quiet
from tests.handlers.conftest import Clock
from tests.handlers.newsroom import EDITION, NOW  # NOW is 08:00 in Jakarta
from tests.handlers.telegram import Chatting

MORNING = Quiet(dt.time(7), dt.time(9))
LATE = dt.timedelta(minutes=20)
QUIET, LOUD = 1, 2


def queue(services: Services, part: int = 1) -> None:
    """A part for a chat with quiet hours and for one without."""
    with services.database.writing() as stores:
        stores.chats.choose(QUIET, Choices(quiet=MORNING))
        edition = stores.editions.add(EDITION, NOW)
        for chat in (QUIET, LOUD):
            wish = stores.subscriptions.add(chat, None, dt.time(8), "Asia/Jakarta", "id", NOW, NOW)
            stores.outbox.add([Parcel(wish.id, NOW.date(), part, part, chat, None, "…", (), (), edition)], NOW)


async def sent_to(chat: Chatting, services: Services) -> list[int]:
    before = len(chat.network.calls)
    await deliver_due(chat.application.bot, services)
    return [call.params["chat_id"] for call in chat.network.calls[before:] if call.method == "sendMessage"]


async def test_a_digest_asked_for_at_a_quiet_time_comes_then(chat: Chatting, services: Services) -> None:
    queue(services)
    assert sorted(await sent_to(chat, services)) == [QUIET, LOUD]


async def test_one_that_an_outage_delayed_waits_for_the_end_of_quiet_hours(
    chat: Chatting, services: Services, clock: Clock
) -> None:
    queue(services)
    clock.now = NOW + LATE
    assert await sent_to(chat, services) == [LOUD]
    clock.now = NOW + dt.timedelta(minutes=59)
    assert await sent_to(chat, services) == []
    clock.now = NOW + dt.timedelta(hours=1)
    assert await sent_to(chat, services) == [QUIET]


async def test_a_correction_is_never_asked_for(chat: Chatting, services: Services, clock: Clock) -> None:
    queue(services, PART)
    assert await sent_to(chat, services) == [LOUD]
    clock.now = NOW + dt.timedelta(hours=1)
    assert await sent_to(chat, services) == [QUIET]


async def test_a_note_is_never_asked_for_either(chat: Chatting, services: Services, clock: Clock) -> None:
    with services.database.writing() as stores:
        stores.chats.choose(QUIET, Choices(quiet=MORNING))
        edition = stores.editions.add(EDITION, NOW)
        for to in (QUIET, LOUD):
            note = stores.notes.add((to, 0), "Asia/Jakarta", NOW)
            parcel = Parcel(None, NOW.date(), 1, 1, to, None, "…", (), (), edition, note_id=note)
            stores.outbox.add([parcel, parcel], NOW)
    assert await sent_to(chat, services) == [LOUD]
    clock.now = NOW + dt.timedelta(hours=1)
    assert await sent_to(chat, services) == [QUIET]
    assert await sent_to(chat, services) == []
