"""`@Name NATO` in any chat: excerpts to choose from and post, with outlet and link; no words: the newest articles."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from uuid import uuid4
from zoneinfo import ZoneInfo

from telegram import InlineQuery, InlineQueryResultArticle, InlineQueryResultsButton, InputTextMessageContent, Update
from telegram.constants import ParseMode
from telegram.error import BadRequest

from digest.text import tokens
from handlers.context import NO_PREVIEW, Context
from handlers.reading import LONGEST_QUERY
from handlers.render import Posting, View, article_posting, excerpt_posting
from handlers.texts import Texts, supported, texts
from handlers.words import tidy
from storage.stores import Stores

PAGE = 20  # results at a time; Telegram takes 50
CACHED = 60  # seconds that Telegram answers the same words itself
START = "inline"  # what /start is told by somebody who comes from here
log = logging.getLogger(__name__)

Page = tuple[list[Posting], str]  # and where the next page begins; "" if there is none


async def answer(update: Update, context: Context) -> None:
    """Offer excerpts, or the newest articles."""
    query = update.inline_query
    assert query is not None, "only inline queries come here"
    t, words = _spoken(query, context), tidy(query.query[:LONGEST_QUERY])
    view = View(t, ZoneInfo(context.services.defaults.zone), context.services.now())
    start = int(query.offset) if query.offset.isascii() and query.offset.isdigit() and len(query.offset) < 10 else 0

    def read(stores: Stores) -> Page:
        return _excerpts(stores, view, words, start) if tokens(words) else _latest(stores, view, start)

    page, following = await context.services.read(read)
    button = None
    if not page and not start:
        button = InlineQueryResultsButton(t.plain("inline-nothing"), start_parameter=START)
    await _offer(query, page, following, button)


def _spoken(query: InlineQuery, context: Context) -> Texts:
    """The texts of whoever asks."""
    return texts(supported(query.from_user.language_code) or context.services.defaults.language)


def _excerpts(stores: Stores, view: View, words: str, start: int) -> Page:
    found = stores.search.find(words, limit=PAGE, offset=start)
    return [excerpt_posting(view, each) for each in found.excerpts], str(start + PAGE) if found.more else ""


def _latest(stores: Stores, view: View, before: int) -> Page:
    articles = stores.articles.latest(PAGE, before or None)
    return [article_posting(view, each) for each in articles], str(articles[-1].id) if len(articles) == PAGE else ""


async def _offer(
    query: InlineQuery, page: Sequence[Posting], following: str, button: InlineQueryResultsButton | None
) -> None:
    """Answer; whoever typed on meanwhile no longer waits for it."""
    results = [
        InlineQueryResultArticle(
            uuid4().hex,
            each.title,
            InputTextMessageContent(each.html, parse_mode=ParseMode.HTML, link_preview_options=NO_PREVIEW),
            description=each.description,
        )
        for each in page
    ]
    try:
        await query.answer(results, cache_time=CACHED, is_personal=True, next_offset=following, button=button)
    except BadRequest as error:
        log.info("an inline query could not be answered: %s", error)
