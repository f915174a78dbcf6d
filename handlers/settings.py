"""/settings and its buttons: how the digest is to be, for this chat; /language and /timezone."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from zoneinfo import ZoneInfo

from markupsafe import Markup
from telegram import Update

from handlers.buttons import Button, Press, fits
from handlers.context import Context, Rows
from handlers.errors import UserMistake
from handlers.render.settings import LENGTHS, NAMES, Shown, day_names, hours, render_settings
from handlers.slots import next_slot
from handlers.texts import LANGUAGES, Texts, supported, texts
from handlers.times import city_of, find_zone, guess_zones
from storage.records import Choices, Length, Quiet, Taste, TasteKind
from storage.stores import Stores

TIMES = ("06:00", "07:00", "08:00", "12:00", "18:00", "21:00")  # offered; /subscribe takes any
ZONES = ("Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura")  # offered; /timezone finds any
NIGHTS = ("21-6", "22-6", "22-7", "23-7")  # quiet hours that are offered
LEAST = (1, 2, 3)  # independent sources
OUTLETS = 12  # offered for muting
ON, OFF = "✓ ", "✕ "


async def settings(update: Update, context: Context) -> None:
    """/settings: what holds here, and buttons to change it."""
    await context.reply(update, *_front(context.t, await find_shown(context)))


async def open_screen(update: Update, context: Context) -> None:
    """A button that leads to one of the settings, or back."""
    await _show(update, context, context.press.arguments[0])


async def put(update: Update, context: Context) -> None:
    """A button that changes a setting; its screen shows it at once."""
    name, value = context.press.arguments
    await CHANGES[name](context, value)
    await context.prepare(update)  # the language or the zone may be another one now
    await _show(update, context, SCREEN_OF.get(name, name))


async def _show(update: Update, context: Context, name: str) -> None:
    shown = await find_shown(context)
    if name not in SCREENS:
        await context.edit(update, *_front(context.t, shown))
        return
    text, rows = SCREENS[name](context.t, shown)
    back = [Button(context.t.plain("button-back"), Press("settings", ("front",)))]
    await context.edit(update, text, [*rows, back])


async def find_shown(context: Context) -> Shown:
    """Everything that holds for this chat."""
    place = context.place

    def find(stores: Stores) -> Shown:
        here = stores.subscriptions.of_chat(place.chat_id, place.thread_id)
        return Shown(
            times=tuple((each.local_time, each.zone) for each in here if each.inactive is None),
            zone=context.zone.key,
            choices=stores.chats.choices(place.chat_id),
            tastes=tuple(stores.tastes.of_chat(place.chat_id)),
            outlets=tuple(stores.articles.outlets_lately()),
        )

    return await context.services.read(find)


# --- screens ----------------------------------------------------------------------------------------------------------

Screen = tuple[Markup, list[list[Button]]]


def _front(t: Texts, shown: Shown) -> tuple[Markup, Rows]:
    """The overview, with a button for each setting."""

    def leads(*names: str) -> list[Button]:
        return [Button(t.plain(NAMES[name]), Press("settings", (name,))) for name in names]

    rows = [leads("times", "days", "zone"), leads("language", "length", "sources"), leads("words", "outlets", "quiet")]
    switches = [_switch(t, "corrections", on=shown.choices.corrections)]
    return render_settings(t, shown), [*rows, switches]


def _switch(t: Texts, name: str, *, on: bool) -> Button:
    label = t.plain(NAMES[name]) + ": " + t.plain("yes" if on else "no")
    return Button(label, Press("put", (name, "0" if on else "1")))


def _choice(label: str, name: str, value: str, *, chosen: bool) -> Button:
    return Button((ON if chosen else "") + label, Press("put", (name, value)))


def _times(t: Texts, shown: Shown) -> Screen:
    have = {f"{each:%H:%M}" for each, _ in shown.times}
    buttons = [_choice(time, "times", time.replace(":", ""), chosen=time in have) for time in sorted({*TIMES, *have})]
    return t("settings-times"), _in_rows(buttons, 3)


def _days(t: Texts, shown: Shown) -> Screen:
    chosen = shown.choices.days
    buttons = [_choice(name, "days", str(day), chosen=day in chosen) for day, name in enumerate(day_names(t))]
    return t("settings-days"), _in_rows(buttons, 4)


def _zone(t: Texts, shown: Shown) -> Screen:
    zones = dict.fromkeys([shown.zone, *ZONES])
    return t("settings-zone", zone=shown.zone), [
        [_choice(city_of(zone, t.language), "zone", zone, chosen=zone == shown.zone)]
        for zone in zones
        if fits(Press("put", ("zone", zone)))
    ]


def _language(t: Texts, shown: Shown) -> Screen:  # noqa: ARG001 - as every screen
    buttons = [
        _choice(texts(code).language_name(code).capitalize(), "language", code, chosen=code == t.language)
        for code in LANGUAGES
    ]
    return t("settings-language"), _in_rows(buttons, 2)


def _length(t: Texts, shown: Shown) -> Screen:
    return t("settings-length"), [
        [_choice(t.plain(key), "length", length, chosen=length == shown.choices.length)]
        for length, key in LENGTHS.items()
    ]


def _sources(t: Texts, shown: Shown) -> Screen:
    buttons = [_choice(str(n), "sources", str(n), chosen=n == shown.choices.least_sources) for n in LEAST]
    return t("settings-sources"), [buttons]


def _words(t: Texts, shown: Shown) -> Screen:
    listed = [taste for taste in shown.tastes if taste.kind is not TasteKind.OUTLET]
    rows = [[Button(OFF + _named(t, taste), Press("put", ("words", token(taste))))] for taste in listed]
    return t("settings-words"), rows


def _named(t: Texts, taste: Taste) -> str:
    what = t.plain("story-number", number=taste.what) if taste.kind is TasteKind.STORY else taste.what
    return t.plain("taste-is-followed" if taste.wanted else "taste-is-muted", what=what[:40])


def _outlets(t: Texts, shown: Shown) -> Screen:
    muted = [taste.what for taste in shown.tastes if taste.kind is TasteKind.OUTLET and not taste.wanted]
    names = [*muted, *(name for name in shown.outlets if name not in muted)][: max(OUTLETS, len(muted))]
    return t("settings-outlets"), [
        [Button((OFF if name in muted else "") + name[:40], Press("put", ("outlets", short_hash(name))))]
        for name in names
    ]


def _quiet(t: Texts, shown: Shown) -> Screen:
    quiet = shown.choices.quiet
    buttons = [_choice(hours(night), "quiet", night, chosen=quiet == night_of(night)) for night in NIGHTS]
    none = _choice(t.plain("quiet-none"), "quiet", "none", chosen=quiet is None)
    return t("settings-quiet"), [*_in_rows(buttons, 2), [none]]


def _in_rows(buttons: Sequence[Button], width: int) -> list[list[Button]]:
    return [list(buttons[start : start + width]) for start in range(0, len(buttons), width)]


SCREENS: dict[str, Callable[[Texts, Shown], Screen]] = {
    "times": _times,
    "days": _days,
    "zone": _zone,
    "language": _language,
    "length": _length,
    "sources": _sources,
    "words": _words,
    "outlets": _outlets,
    "quiet": _quiet,
}
SCREEN_OF = {"corrections": "front"}


# --- changes ----------------------------------------------------------------------------------------------------------


def short_hash(text: str) -> str:
    """A name as a button has room for it."""
    return hashlib.blake2s(text.encode(), digest_size=8).hexdigest()


def token(taste: Taste) -> str:
    """Which of its tastes a chat means."""
    return short_hash(f"{taste.kind} {taste.what}")


def night_of(text: str) -> Quiet:
    """Quiet hours from "22-6"."""
    begins, ends = text.split("-")
    return Quiet(dt.time(int(begins)), dt.time(int(ends)))


async def _choose(context: Context, change: Callable[[Choices], Choices]) -> None:
    chat_id = context.place.chat_id
    await context.services.write(lambda stores: stores.chats.choose(chat_id, change(stores.chats.choices(chat_id))))


async def _put_time(context: Context, value: str) -> None:
    """Subscribe to a time, or no longer."""
    place, zone, now = context.place, context.zone, context.services.now()
    time = dt.time(int(value[:2]), int(value[2:]))
    due_at = next_slot(time, zone, now).due_at

    def turn(stores: Stores) -> None:
        if not stores.subscriptions.remove_time(place.chat_id, place.thread_id, time):
            stores.subscriptions.add(place.chat_id, place.thread_id, time, zone.key, context.t.language, due_at, now)

    await context.services.write(turn)


async def _put_day(context: Context, value: str) -> None:
    """Want a digest on a weekday, or no longer; the last one stays."""
    chat_id = context.place.chat_id

    def turn(stores: Stores) -> bool:
        old = stores.chats.choices(chat_id)
        left = old.days ^ {int(value)}
        stores.chats.choose(chat_id, replace(old, days=left or old.days))
        return bool(left)

    if not await context.services.write(turn):
        context.notice = context.t.plain("settings-last-day")


async def set_zone(context: Context, zone: str) -> None:
    """Keep a chat's zone; its subscriptions keep their local times."""
    chat_id, now = context.place.chat_id, context.services.now()

    def change(stores: Stores) -> None:
        stores.chats.set_zone(chat_id, zone)
        for each in stores.subscriptions.adjust(chat_id, zone=zone):
            stores.subscriptions.reschedule(each.id, next_slot(each.local_time, ZoneInfo(zone), now).due_at)

    await context.services.write(change)


async def set_language(context: Context, language: str) -> None:
    """Keep a chat's language."""
    chat_id = context.place.chat_id

    def change(stores: Stores) -> None:
        stores.chats.set_language(chat_id, language)
        stores.subscriptions.adjust(chat_id, language=language)

    await context.services.write(change)


async def _put_outlet(context: Context, value: str) -> None:
    """Mute an outlet, or no longer."""
    chat_id, now = context.place.chat_id, context.services.now()

    def turn(stores: Stores) -> None:
        muted = [each.what for each in stores.tastes.of_chat(chat_id) if each.kind is TasteKind.OUTLET]
        for name in {*muted, *stores.articles.outlets_lately()}:
            if short_hash(name) == value and not stores.tastes.drop(chat_id, TasteKind.OUTLET, name):
                stores.tastes.keep(chat_id, Taste(TasteKind.OUTLET, name, wanted=False), now)

    await context.services.write(turn)


async def _drop_taste(context: Context, value: str) -> None:
    """Follow or mute something no longer."""
    chat_id = context.place.chat_id

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
    "corrections": lambda context, value: _choose(context, lambda old: replace(old, corrections=value == "1")),
}


# --- commands ---------------------------------------------------------------------------------------------------------


async def language(update: Update, context: Context) -> None:
    """/language [name]: the language spoken here."""
    asked = context.words.strip().casefold()
    if not asked:
        text, rows = _language(context.t, await find_shown(context))
        await context.reply(update, text, rows)
        return
    code = supported(asked) or next((c for c in LANGUAGES if asked in _names_of(c)), None)
    if code is None:
        names = ", ".join(texts(each).language_name(each).capitalize() for each in LANGUAGES)
        raise UserMistake("language-unknown", languages=names)
    await set_language(context, code)
    await context.prepare(update)
    await context.reply(update, context.t("language-done"))


def _names_of(code: str) -> set[str]:
    """What a language is called in each of ours."""
    return {texts(each).language_name(code).casefold() for each in LANGUAGES}


async def timezone(update: Update, context: Context) -> None:
    """/timezone [city]: the zone kept here; one that is only guessed is offered."""
    if not context.words.strip():
        text, rows = _zone(context.t, await find_shown(context))
        await context.reply(update, text, rows)
        return
    zone = find_zone(context.words)
    if zone is None:
        guesses = [Press("put", ("zone", guess)) for guess in guess_zones(context.words)]
        offered = [[Button(press.arguments[1], press)] for press in guesses if fits(press)]
        raise UserMistake("subscribe-which-zone" if offered else "timezone-unknown", offered, word=context.words[:40])
    await set_zone(context, zone)
    local = context.services.now().astimezone(ZoneInfo(zone))
    await context.reply(update, context.t("timezone-done", zone=zone, time=f"{local:%H:%M}"))
