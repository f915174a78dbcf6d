"""/settings and its buttons; /language and /timezone."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from markupsafe import Markup
from telegram import Update

from handlers.buttons import Button, Press, fits
from handlers.context import Context, Rows
from handlers.errors import UserMistake
from handlers.render.settings import Shown
from handlers.settings.changes import CHANGES, set_language, set_zone
from handlers.settings.screens import SCREENS, front
from handlers.texts import LANGUAGES, language_named, texts
from handlers.times import find_zone, guess_zones
from storage.records import TasteKind
from storage.stores import Stores


async def settings(update: Update, context: Context) -> None:
    """/settings: what holds here, and buttons to change it."""
    await context.reply(update, *front(context.t, await find_shown(context)))


async def open_screen(update: Update, context: Context) -> None:
    """A button that leads to one of the settings, or back."""
    await _show(update, context, context.press.arguments[0])


async def put(update: Update, context: Context) -> None:
    """A button that changes a setting; its screen shows it at once."""
    name, value = context.press.arguments
    if name not in CHANGES:  # a setting that there is no longer
        raise UserMistake("button-old")
    await CHANGES[name](context, value)
    await context.prepare(update)  # the language or the zone may be another one now
    await _show(update, context, name)


async def _show(update: Update, context: Context, name: str) -> None:
    await context.edit(update, *await find_screen(context, name))


async def find_screen(context: Context, name: str) -> tuple[Markup, Rows]:
    """One of the settings as it is now, or the overview of all."""
    shown = await find_shown(context)
    if name not in SCREENS:
        return front(context.t, shown)
    text, rows = SCREENS[name](context.t, shown)
    back = [Button(context.t.plain("button-back"), Press("settings", ("front",)))]
    return text, [*rows, back]


async def find_shown(context: Context) -> Shown:
    """Everything that holds for this chat."""
    place = context.about

    def find(stores: Stores) -> Shown:
        here = stores.subscriptions.of_chat(place.chat_id, place.thread_id)
        tastes = tuple(stores.tastes.of_chat(place.chat_id))
        return Shown(
            times=tuple((each.local_time, each.zone) for each in here if each.inactive is None),
            zone=context.zone.key,
            choices=stores.chats.choices(place.chat_id),
            tastes=tastes,
            outlets=tuple(stores.articles.outlets_lately()),
            headlines=stores.stories.headlines({int(each.what) for each in tastes if each.kind is TasteKind.STORY}),
            in_topic=place.thread_id is not None,
        )

    return await context.services.read(find)


async def show_tastes(update: Update, context: Context) -> None:
    """What is followed and muted here, each with a button to let it go."""
    await context.reply(update, *SCREENS["words"](context.t, await find_shown(context)))


async def language(update: Update, context: Context) -> None:
    """/language [name]: the language spoken here."""
    asked = context.words.strip()
    if not asked:
        text, rows = SCREENS["language"](context.t, await find_shown(context))
        await context.reply(update, text, rows)
        return
    code = language_named(asked)
    if code is None:
        names = ", ".join(texts(each).language_name(each).capitalize() for each in LANGUAGES)
        raise UserMistake("language-unknown", languages=names)
    await set_language(context, code)
    await context.prepare(update)
    await context.reply(update, context.t("language-done"))


async def timezone(update: Update, context: Context) -> None:
    """/timezone [city]: the zone kept here; one that is only guessed is offered."""
    if not context.words.strip():
        text, rows = SCREENS["zone"](context.t, await find_shown(context))
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
