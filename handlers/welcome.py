"""The first minute: /start, a subscription in two taps, a sample answer; and a hello to groups."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from zoneinfo import ZoneInfo

from telegram import Update

from handlers.buttons import Button, Press, fits
from handlers.chats import resume
from handlers.context import Context, Rows
from handlers.stories import story_page, why_page
from handlers.times import city_of, zones_of

LINKED = re.compile(r"(story|why)_([0-9]{1,9})", re.ASCII)  # what follows /start in a link to one thing
TIMES = (dt.time(6), dt.time(12), dt.time(18))  # offered beside the usual one
ZONES = ("Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura")  # offered beside the one that is guessed
PAGES = {"story": story_page, "why": why_page}


async def start(update: Update, context: Context) -> None:
    """/start: what this is and is not, and the things most people want; behind a link the thing itself."""
    linked = LINKED.fullmatch(context.words)
    if linked:
        await context.reply(update, *await PAGES[linked[1]](context, int(linked[2]), 0))
        return
    t, services = context.t, context.services
    if not context.place.private:
        await context.reply(update, t("start-group"))
        return
    await resume(services, context.place.chat_id)
    blocks = [t("start")]
    if not services.owners:
        blocks.append(t("start-no-owner", id=context.place.chat_id))
    await context.reply(update, blocks, _first_buttons(context))


def _first_buttons(context: Context) -> Rows:
    """A daily digest, the usual time first; the digest now, and a sample answer."""
    t, usual = context.t, context.services.defaults.digest_time
    daily = Button(t.plain("button-subscribe", time=f"{usual:%H:%M}"), Press("daily", (f"{usual:%H%M}",)))
    others = [Button(f"{time:%H:%M}", Press("daily", (f"{time:%H%M}",))) for time in TIMES if time != usual]
    now = [Button(t.plain("button-digest"), Press("digest")), Button(t.plain("button-sample"), Press("sample"))]
    return [[daily], others, now]


async def daily(update: Update, context: Context) -> None:
    """A time for a daily digest: in the zone this chat has chosen, or after a look at which one it is."""
    digits = context.press.arguments[0]
    chosen = await context.services.read(lambda stores: stores.chats.zone(context.place.chat_id))
    user = update.effective_user
    guessed = zones_of((user.language_code if user else None) or "")
    usual = context.zone.key
    zones = [chosen] if chosen else [usual, *ZONES, *guessed] if usual in guessed else [*guessed, usual, *ZONES]
    rows = [[button] for button in _places(context, digits, zones)]
    time = f"{digits[:2]}:{digits[2:]}"
    await context.reply(update, context.t("subscribe-where", time=time), rows)


def _places(context: Context, digits: str, zones: Sequence[str]) -> list[Button]:
    """A button for each zone; of those with the same time now one is enough."""
    now, t = context.services.now(), context.t
    places: dict[str, Button] = {}
    for zone in zones:
        local, press = f"{now.astimezone(ZoneInfo(zone)):%H:%M}", Press("subscribe", (digits, zone))
        if fits(press) and local not in places:
            places[local] = Button(t.plain("button-zone", city=city_of(zone, t.language), time=local), press)
    return list(places.values())
