"""What anyone may ask: excerpts, the digest now."""

from __future__ import annotations

from markupsafe import Markup
from telegram import Update

from digest.model import Edition
from digest.tailor import tailor
from digest.text import tokens
from handlers.buttons import Button, Press, fits, rows_of
from handlers.context import Context, Rows
from handlers.editions import DAY, Reader, find_edition, find_readers, word_edition
from handlers.errors import UserMistake
from handlers.render import View, render_excerpts
from handlers.texts import Texts
from handlers.words import tidy
from storage.search import SearchResult
from storage.stores import Stores

PAGE = 5  # excerpts in one answer
LONGEST_QUERY = 200  # characters


async def sources(update: Update, context: Context) -> None:
    """/sources: the first page of excerpts for some words."""
    query = tidy(context.words)
    if not query:
        raise UserMistake("sources-usage")
    if len(query) > LONGEST_QUERY:
        raise UserMistake("sources-too-long")
    if not tokens(query):
        raise UserMistake("sources-no-words")
    blocks, rows = await find_page(context, query, 0)
    await context.reply(update, blocks, rows)


async def turn_page(update: Update, context: Context) -> None:
    """◀ and ▶: another page of excerpts in the same message."""
    offset, query = context.press.arguments
    blocks, rows = await find_page(context, query, int(offset))
    await context.edit(update, blocks, rows)


async def sample(update: Update, context: Context) -> None:
    """A sample of what /sources answers: the longest word of the newest article's title."""
    articles = await context.services.read(lambda stores: stores.articles.latest(1))
    title = (articles[0].title or articles[0].text) if articles else ""
    words = sorted((title[word.start : word.end] for word in tokens(title)), key=len)
    if not words:
        raise UserMistake("latest-none")
    blocks, rows = await find_page(context, words[-1], 0)
    await context.reply(update, [context.t("sample-head", query=words[-1]), *blocks], rows)


async def find_suggested(update: Update, context: Context) -> None:
    """A spelling that was offered: its excerpts in a new message."""
    blocks, rows = await find_page(context, context.press.arguments[0], 0)
    await context.reply(update, blocks, rows)


async def find_page(context: Context, query: str, offset: int) -> tuple[list[Markup], Rows]:
    """A page of excerpts, or what to do when nothing is found, with its buttons."""
    result = await context.services.read(lambda stores: stores.search.find(query, limit=PAGE, offset=offset))
    if not result.excerpts and offset:  # articles were removed since this page was offered
        return await find_page(context, query, 0)
    if not result.excerpts:
        return _nothing(context.t, query, result)
    blocks = render_excerpts(context.view, query, result, first=offset + 1)
    turns = [Press("page", (str(to), query)) for to in (offset - PAGE, offset + PAGE) if 0 <= to < result.total]
    if not all(fits(press) for press in turns):
        return [*blocks, context.t("sources-more")], []
    arrows = ["◀", "▶"] if offset else ["▶"]
    return blocks, [[Button(arrow, press) for arrow, press in zip(arrows, turns, strict=False)]]


def _nothing(t: Texts, query: str, result: SearchResult) -> tuple[list[Markup], Rows]:
    """Nothing was found: the nearest spellings to press, or where else to look."""
    presses = [Press("find", (tidy(words),)) for words in result.suggestions]
    rows = [[Button(press.arguments[0], press)] for press in presses if fits(press)]
    return [t("sources-nothing", query=query), t("sources-suggestions" if rows else "sources-nothing-hint")], rows


async def digest(update: Update, context: Context) -> None:
    """/digest: what the next edition would tell here, without using it up."""
    now, place = context.services.now(), context.place

    def find(stores: Stores) -> tuple[Edition, Reader]:
        here = stores.subscriptions.of_chat(place.chat_id, place.thread_id)
        ends = [each.last_until for each in here if each.last_until]
        edition = find_edition(stores, max(ends, default=now - DAY), now)
        stories = {brief.story.id for brief in edition.stories} if here else set()
        return edition, find_readers(stores, [spot], stories, now)[spot]

    spot = (place.chat_id, place.thread_id)
    edition, reader = await context.services.read(find)
    mine = tailor(edition, reader.wishes, {number: told.conflict_ids for number, told in reader.told.items()})
    view = View(context.t, context.zone, now, reader.choices.length, context.services.pages)
    for part in word_edition(view, mine):
        await context.reply(update, part.html, rows_of(part.buttons))
