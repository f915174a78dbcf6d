"""/follow, /unfollow, /mute: words that a chat wants first, or not at all."""

from __future__ import annotations

import re

from telegram import Update

from digest.text import tokens
from handlers.context import Context
from handlers.errors import UserMistake
from handlers.settings.commands import show_tastes
from handlers.words import tidy
from storage.records import Taste, TasteKind
from storage.search import can_be_watched
from storage.stores import Stores

LONGEST = 60  # characters of words
ABBREVIATION = re.compile(r"[A-Z]{2,4}")  # capitals are what tells "AS", the country, from "as"
MOST = 50  # things that a chat follows and mutes


async def follow(update: Update, context: Context) -> None:
    """/follow WORDS: notes about what is new of them, and stories about them first in the digest."""
    await _keep(update, context, wanted=True)


async def mute(update: Update, context: Context) -> None:
    """/mute WORDS: stories about them, or an outlet of that name, no longer come."""
    await _keep(update, context, wanted=False)


async def unfollow(update: Update, context: Context) -> None:
    """/unfollow WORDS: neither follow nor mute them; without words, what there is to press."""
    words = tidy(context.words)
    if not words:
        await show_tastes(update, context)
        return
    await drop_words(context, words)
    await context.reply(update, context.t("unfollow-done", words=words))


async def drop_words(context: Context, words: str) -> None:
    """Neither follow nor mute some words. Raises UserMistake if nobody did."""
    chat_id = context.about.chat_id

    def drop(stores: Stores) -> int:
        gone = [each for each in stores.tastes.of_chat(chat_id) if each.what.casefold() == words.casefold()]
        for each in gone:
            stores.tastes.drop(chat_id, each.kind, each.what)
        return len(gone)

    if not await context.services.write(drop):
        raise UserMistake("unfollow-none")


async def _keep(update: Update, context: Context, *, wanted: bool) -> None:
    words = tidy(context.words)
    await keep_words(context, words, wanted=wanted)
    await context.reply(update, context.t("follow-done" if wanted else "mute-done", words=words))


async def keep_words(context: Context, words: str, *, wanted: bool) -> None:
    """Follow or mute some words. Raises UserMistake if they cannot be."""
    place, now = context.about, context.services.now()
    if not tokens(words):
        raise UserMistake("follow-usage" if wanted else "mute-usage")
    if wanted and not can_be_watched(words):
        raise UserMistake("follow-too-common")
    if len(words) > LONGEST:
        raise UserMistake("follow-too-long")

    def keep(stores: Stores) -> bool:
        same = [each for each in stores.tastes.of_chat(place.chat_id) if each.what.casefold() == words.casefold()]
        if not same and stores.tastes.count(place.chat_id) >= MOST:
            return False
        for each in same:
            stores.tastes.drop(place.chat_id, each.kind, each.what)
        outlets = {name.casefold(): name for name in stores.articles.outlets_lately()}
        name = None if wanted else outlets.get(words.casefold())
        kind = TasteKind.OUTLET if name else TasteKind.WORDS
        taste = Taste(kind, name or _folded(words), wanted)
        stores.tastes.keep(place.chat_id, taste, now, thread_id=place.thread_id, language=context.t.language)
        return True

    if not await context.services.write(keep):
        raise UserMistake("follow-too-many")


def _folded(words: str) -> str:
    """Words as they are kept: in small letters, but for abbreviations."""
    return " ".join(word if ABBREVIATION.fullmatch(word) else word.casefold() for word in words.split())
