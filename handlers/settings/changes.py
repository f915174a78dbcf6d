"""What a press on one of the settings changes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Awaitable, Callable
from dataclasses import replace
from zoneinfo import ZoneInfo

from handlers.context import Context
from handlers.settings.values import night_of, short_hash, token
from handlers.slots import next_slot
from storage.records import Choices, Length, Taste, TasteKind
from storage.stores import Stores


async def _choose(context: Context, change: Callable[[Choices], Choices]) -> None:
    chat_id = context.about.chat_id
    await context.services.write(lambda stores: stores.chats.choose(chat_id, change(stores.chats.choices(chat_id))))


async def _put_time(context: Context, value: str) -> None:
    """Subscribe to a time, or no longer."""
    place, zone, now = context.about, context.zone, context.services.now()
    time = dt.time(int(value[:2]), int(value[2:]))
    due_at = next_slot(time, zone, now).due_at

    def turn(stores: Stores) -> None:
        if not stores.subscriptions.remove_time(place.chat_id, place.thread_id, time):
            stores.subscriptions.add(place.chat_id, place.thread_id, time, zone.key, context.t.language, due_at, now)

    await context.services.write(turn)


async def _put_day(context: Context, value: str) -> None:
    """Want a digest on a weekday, or no longer; the last one stays."""
    chat_id = context.about.chat_id

    def turn(stores: Stores) -> bool:
        old = stores.chats.choices(chat_id)
        left = old.days ^ {int(value)}
        stores.chats.choose(chat_id, replace(old, days=left or old.days))
        return bool(left)

    if not await context.services.write(turn):
        context.notice = context.t.plain("settings-last-day")


async def set_zone(context: Context, zone: str) -> None:
    """Keep a chat's zone; its subscriptions keep their local times."""
    chat_id, now = context.about.chat_id, context.services.now()

    def change(stores: Stores) -> None:
        stores.chats.set_zone(chat_id, zone)
        for each in stores.subscriptions.adjust(chat_id, zone=zone):
            stores.subscriptions.reschedule(each.id, next_slot(each.local_time, ZoneInfo(zone), now).due_at)

    await context.services.write(change)


async def set_language(context: Context, language: str) -> None:
    """Keep a chat's language."""
    chat_id = context.about.chat_id

    def change(stores: Stores) -> None:
        stores.chats.set_language(chat_id, language)
        stores.subscriptions.adjust(chat_id, language=language)

    await context.services.write(change)


async def _put_outlet(context: Context, value: str) -> None:
    """Mute an outlet, or no longer."""
    chat_id, now = context.about.chat_id, context.services.now()

    def turn(stores: Stores) -> None:
        muted = [each.what for each in stores.tastes.of_chat(chat_id) if each.kind is TasteKind.OUTLET]
        for name in {*muted, *stores.articles.outlets_lately()}:
            if short_hash(name) == value and not stores.tastes.drop(chat_id, TasteKind.OUTLET, name):
                stores.tastes.keep(chat_id, Taste(TasteKind.OUTLET, name, wanted=False), now)

    await context.services.write(turn)


async def _drop_taste(context: Context, value: str) -> None:
    """Follow or mute something no longer."""
    chat_id = context.about.chat_id

    def drop(stores: Stores) -> None:
        for each in stores.tastes.of_chat(chat_id):
            if token(each) == value:
                stores.tastes.drop(chat_id, each.kind, each.what)

    await context.services.write(drop)


CHANGES: dict[str, Callable[[Context, str], Awaitable[None]]] = {
    "times": _put_time,
    "days": _put_day,
    "zone": set_zone,
    "language": set_language,
    "length": lambda context, value: _choose(context, lambda old: replace(old, length=Length(value))),
    "sources": lambda context, value: _choose(context, lambda old: replace(old, least_sources=int(value))),
    "words": _drop_taste,
    "outlets": _put_outlet,
    "quiet": lambda context, value: _choose(
        context, lambda old: replace(old, quiet=None if value == "none" else night_of(value))
    ),
    "alerts": lambda context, value: _choose(context, lambda old: replace(old, alerts=value == "1")),
    "corrections": lambda context, value: _choose(context, lambda old: replace(old, corrections=value == "1")),
}
