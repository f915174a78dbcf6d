"""/channel: a digest for a channel and its settings, set up by one of its admins from their private chat.

Whether they are an admin there, and whether we may post, is asked anew at each command and each press.
"""

from __future__ import annotations

from collections.abc import Sequence
from zoneinfo import ZoneInfo

from markupsafe import Markup
from telegram import Chat, ChatFullInfo, ChatMember, ChatMemberAdministrator, Update
from telegram.error import BadRequest, Forbidden

from handlers.access import person_id
from handlers.buttons import Button, Press, fits
from handlers.context import Context, Place, Rows
from handlers.errors import UserMistake
from handlers.settings.changes import CHANGES
from handlers.settings.commands import find_screen
from handlers.slots import next_slot
from handlers.subscribing import read_wish
from handlers.texts import in_all_languages, texts
from handlers.wishes import drop_words, keep_words
from handlers.words import tidy
from storage.stores import Stores

OFF, SETTINGS = "off", "settings"  # what our own texts say, in every language
WORDS = {"follow": "channel-followed", "mute": "channel-muted", "unfollow": "channel-unfollowed"}


async def channel(update: Update, context: Context) -> None:
    """/channel @name [HH:MM] [Zone]: a daily digest there; or `off`, `settings`, or what to follow and mute for it."""
    name, _, words = context.words.partition(" ")
    if not name:
        raise UserMistake("channel-usage")
    found = await find_channel(update, context, name)
    await _enter(context, found)
    words = words.strip()
    verb, _, rest = words.partition(" ")
    verb = verb.casefold()
    answer: tuple[str | Sequence[str], Rows]
    if verb in WORDS:
        answer = await _wish(context, found, verb, tidy(rest))
    elif verb == SETTINGS:
        answer = await _screen(context, found, "front")
    elif words.casefold() in {OFF, *in_all_languages("word-stop")}:
        answer = await _stop(context, found)
    else:
        answer = await _subscribe(context, found, words)
    await context.reply(update, *answer)


async def _subscribe(context: Context, found: ChatFullInfo, words: str) -> tuple[Markup, Rows]:
    """A digest a day there, at the time and in the zone that the words say."""
    time, zone = read_wish(words, context)
    now, language = context.services.now(), context.t.language
    due_at = next_slot(time, ZoneInfo(zone), now).due_at

    def add(stores: Stores) -> None:
        stores.chats.set_language(found.id, language)
        stores.chats.set_zone(found.id, zone)
        stores.subscriptions.add(found.id, None, time, zone, language, due_at, now)

    await context.services.write(add)
    opens = Button(context.t.plain("button-channel-settings"), Press("channel", (str(found.id), "front")))
    done = context.t("channel-done", name=found.title or _handle(found), time=f"{time:%H:%M}", zone=zone)
    return done, [[opens]]


async def _stop(context: Context, found: ChatFullInfo) -> tuple[Markup, Rows]:
    """No digest there any more."""
    removed = await context.services.write(lambda stores: stores.subscriptions.remove(found.id, None))
    return context.t("channel-stopped" if removed else "channel-none", name=found.title or _handle(found)), []


async def pressed(update: Update, context: Context) -> None:
    """A button of a channel's settings: which channel, which setting, and perhaps its new value."""
    number, name, *value = context.press.arguments
    found = await find_channel(update, context, number)
    await _enter(context, found)
    if value:
        if name not in CHANGES:  # a setting that there is no longer
            raise UserMistake("button-old")
        await CHANGES[name](context, value[0])
        await _enter(context, found)  # the language or the zone may be another one now
    await context.edit(update, *await _screen(context, found, name))


async def _enter(context: Context, found: ChatFullInfo) -> None:
    """From here on it is about the channel, in its language and its zone as far as they are known."""

    def find(stores: Stores) -> tuple[str | None, str | None]:
        language, zone = stores.chats.manner(found.id)
        times = stores.subscriptions.of_chat(found.id, None)
        return language, zone or (times[0].zone if times else None)

    context.channel = Place(found.id, private=False)
    language, zone = await context.services.read(find)
    context.t = texts(language) if language else context.t
    context.zone = ZoneInfo(zone) if zone else context.zone


async def _screen(context: Context, found: ChatFullInfo, name: str) -> tuple[list[Markup], Rows]:
    """One of the channel's settings, its buttons made to mean the channel."""
    text, rows = await find_screen(context, name)
    ours = [[Button(b.label, Press("channel", (str(found.id), *b.press.arguments))) for b in row] for row in rows]
    head = context.t("channel-settings", name=found.title or "", handle=_handle(found))
    return [head, text], [[button for button in row if fits(button.press)] for row in ours]


def _handle(found: ChatFullInfo) -> str:
    return f"@{found.username}" if found.username else str(found.id)


async def _wish(context: Context, found: ChatFullInfo, verb: str, words: str) -> tuple[Markup, Rows]:
    """Follow or mute words for the channel, or neither any more."""
    if verb == "unfollow":
        await drop_words(context, words)
    else:
        await keep_words(context, words, wanted=verb == "follow")
    key = WORDS[verb]
    return context.t(key, words=words, name=found.title or "", handle=_handle(found)), []


async def find_channel(update: Update, context: Context, name: str) -> ChatFullInfo:
    """The channel of a name, if we may post there and whoever asks is an admin of it. Raises UserMistake."""
    user_id = person_id(update)
    assert user_id is not None, "private chats are with people"
    try:
        found = await context.bot.get_chat(name if name.startswith(("@", "-")) else f"@{name}")
        if found.type != Chat.CHANNEL:
            raise UserMistake("channel-no-channel", name=name)
        ours = await context.bot.get_chat_member(found.id, context.bot.id)
        theirs = await context.bot.get_chat_member(found.id, user_id)
    except (BadRequest, Forbidden):
        raise UserMistake("channel-unknown", name=name) from None
    if not (isinstance(ours, ChatMemberAdministrator) and ours.can_post_messages):
        raise UserMistake("channel-no-right", name=name)
    if theirs.status not in {ChatMember.OWNER, ChatMember.ADMINISTRATOR}:
        raise UserMistake("channel-not-yours", name=name)
    return found
