"""Daily digests: /subscribe [HH:MM] [Zone] and /unsubscribe, for a chat or one topic of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from zoneinfo import ZoneInfo

from telegram import Update

from handlers.buttons import Button, Press, fits
from handlers.context import Context
from handlers.errors import UserMistake
from handlers.render.settings import days
from handlers.slots import Slot, next_slot
from handlers.times import find_zone, guess_zones, parse_time
from storage.records import Choices, Subscription
from storage.stores import Stores


async def subscribe(update: Update, context: Context) -> None:
    """/subscribe: at the time and in the zone given, or those of the house; without either it tells what there is."""
    if not context.words:
        existing = await _subscriptions(context)
        if existing:
            await context.reply(update, _listed(context, existing))
            return
    time, zone = read_wish(context.words, context)
    await _subscribe(update, context, time, zone)


async def subscribe_pressed(update: Update, context: Context) -> None:
    """A button that subscribes: its time ("0700") and its zone, which is kept if none was chosen before."""
    digits, zone = context.press.arguments
    place = context.place
    chosen = await context.services.read(lambda stores: stores.chats.zone(place.chat_id))
    if not chosen:  # confirmed by this press
        await context.services.write(lambda stores: stores.chats.set_zone(place.chat_id, zone))
    await _subscribe(update, context, dt.time(int(digits[:2]), int(digits[2:])), zone)


async def unsubscribe(update: Update, context: Context) -> None:
    """/unsubscribe: no more digests here, and nothing that still waits is sent."""
    place = context.place
    removed = await context.services.write(lambda stores: stores.subscriptions.remove(place.chat_id, place.thread_id))
    if not removed:
        raise UserMistake("unsubscribe-none")
    await context.reply(update, context.t("unsubscribe-done"))


def read_wish(words: str, context: Context) -> tuple[dt.time, str]:
    """The time and zone that were asked for. Raises UserMistake; a zone that is only guessed is offered."""
    first, _, rest = words.partition(" ")
    time: dt.time | None = context.services.defaults.digest_time
    if first[:1].isdigit():
        time, words = parse_time(first), rest
    if time is None:
        raise UserMistake("subscribe-bad-time", word=first[:40])
    zone = find_zone(words) if words.strip() else context.zone.key
    if zone is None:
        raise _which_zone(words, time)
    return time, zone


def _which_zone(words: str, time: dt.time) -> UserMistake:
    presses = [Press("subscribe", (f"{time:%H%M}", zone)) for zone in guess_zones(words)]
    rows = [[Button(press.arguments[1], press)] for press in presses if fits(press)]
    return UserMistake("subscribe-which-zone" if rows else "subscribe-bad-zone", rows, word=words[:40])


async def _subscribe(update: Update, context: Context, time: dt.time, zone: str) -> None:
    place, now = context.place, context.services.now()
    slot = next_slot(time, ZoneInfo(zone), now)

    def add(stores: Stores) -> Choices:
        language = context.t.language
        stores.subscriptions.add(place.chat_id, place.thread_id, time, zone, language, slot.due_at, now)
        return stores.chats.choices(place.chat_id)

    wanted = (await context.services.write(add)).days
    first = _first(context, _on_days(slot, wanted, time, ZoneInfo(zone)), now.astimezone(ZoneInfo(zone)).date())
    text = context.t("subscribe-done", days=days(context.t, wanted), time=f"{time:%H:%M}", zone=zone, first=first)
    await context.reply(update, text)


def _on_days(slot: Slot, wanted: Collection[int], time: dt.time, zone: ZoneInfo) -> Slot:
    """The first slot from this one on that is on a wanted weekday, of which there is at least one."""
    while slot.date.weekday() not in wanted:
        slot = next_slot(time, zone, slot.due_at)
    return slot


def _first(context: Context, slot: Slot, today: dt.date) -> str:
    """When the first one comes: today, or on which day."""
    return context.t.plain("today") if slot.date == today else context.t.weekday(slot.date)


async def _subscriptions(context: Context) -> list[Subscription]:
    place = context.place
    found = await context.services.read(lambda stores: stores.subscriptions.of_chat(place.chat_id, place.thread_id))
    return [subscription for subscription in found if subscription.inactive is None]


def _listed(context: Context, subscriptions: list[Subscription]) -> str:
    times = ", ".join(f"{each.local_time:%H:%M} ({each.zone})" for each in subscriptions)
    return context.t("subscribe-list", times=times)
