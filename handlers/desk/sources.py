"""From what a moderator sends to an article: typed text, a link, a document, a channel's post."""

from __future__ import annotations

import asyncio
import re
from dataclasses import replace
from pathlib import PurePath

from telegram import Document, Message, MessageOriginChannel

from digest.model import Article
from handlers.context import Context
from handlers.desk.outlets import find_outlets
from handlers.errors import UserMistake
from handlers.refusals import REFUSED, mistake
from seeds.documents import read_document
from seeds.files import LARGEST_DOCUMENT, LARGEST_PAGE, PDF, WORD, parse_text
from seeds.letters import clean_line
from seeds.outlets import Outlets
from seeds.unreadable import Reason, Unreadable
from seeds.web import read_page

LINK = re.compile(r"(?:https?|ftp|file)://\S+|www\.\S+", re.IGNORECASE)
FRONT_MATTER = "---"
MOST = 100  # articles in one document


def is_link(text: str) -> bool:
    """Whether a text is an address and nothing else."""
    return LINK.fullmatch(text.strip()) is not None


async def read_typed(context: Context, text: str) -> Article:
    """The article that a text is, or that is at the address it names. Raises UserMistake."""
    outlets = await find_outlets(context.services)
    services, words = context.services, text.strip()
    try:
        if is_link(words):
            return await read_page(words, fetcher=services.fetcher, now=services.now(), outlets=outlets)
        return await asyncio.to_thread(parse_text, text, now=services.now(), outlets=outlets)
    except Unreadable as refusal:
        raise mistake(refusal) from None


async def read_message(context: Context, message: Message) -> Article:
    """The one article that a message is, as `read_articles`. Raises UserMistake."""
    articles = await read_articles(context, message)
    if len(articles) > 1:
        raise UserMistake("add-several", count=len(articles), most=1)
    return articles[0]


async def read_articles(context: Context, message: Message) -> list[Article]:
    """The article that a message is: its document, or its text with what is known of the channel it is from.

    A document may hold several, `MOST` at most. Raises UserMistake.
    """
    if message.document:
        return await _read_document(context, message.document)
    return [await _read_text(context, message)]


async def _read_text(context: Context, message: Message) -> Article:
    text = message.text or message.caption or ""
    if not text.strip():
        raise UserMistake("add-not-text")
    article = await read_typed(context, text)
    origin = message.forward_origin
    if not isinstance(origin, MessageOriginChannel) or is_link(text):
        return article
    return _posted(article, origin, text, await find_outlets(context.services))


async def _read_document(context: Context, document: Document) -> list[Article]:
    """The articles in a document. Raises UserMistake."""
    name = document.file_name or ""
    suffix = PurePath(name).suffix.lower()
    if (document.file_size or 0) > (LARGEST_DOCUMENT if suffix in PDF | WORD else LARGEST_PAGE):
        raise UserMistake(REFUSED[Reason.TOO_LARGE])
    if not suffix:
        raise UserMistake(REFUSED[Reason.UNKNOWN_FORMAT])
    file = await document.get_file()
    content = bytes(await file.download_as_bytearray())
    try:
        articles = await read_document(name, content, now=context.services.now())
    except Unreadable as refusal:
        raise mistake(refusal) from None
    if not articles:
        raise UserMistake(REFUSED[Reason.NO_TEXT])
    if len(articles) > MOST:
        raise UserMistake("add-several", count=len(articles), most=MOST)
    outlets = await find_outlets(context.services)
    return [_recognised(article, outlets) for article in articles]


def _posted(article: Article, origin: MessageOriginChannel, text: str, outlets: Outlets) -> Article:
    """An article with what a channel's post tells beside its text, unless the text itself says otherwise."""
    says = text.lstrip().startswith(FRONT_MATTER)
    if article.outlet is None and origin.chat.title:
        known = outlets.recognise(origin.chat.title) or outlets.recognise(origin.chat.username or "")
        name = known.name if known else clean_line(origin.chat.title)[:100] or None
        article = replace(article, outlet=name, owner=known.owner if known else None)
    if article.url is None and origin.chat.username:
        article = replace(article, url=f"https://t.me/{origin.chat.username}/{origin.message_id}")
    if article.published_at is None or not says:
        article = replace(article, published_at=origin.date)
    return article


def _recognised(article: Article, outlets: Outlets) -> Article:
    """An article whose outlet bears the name that moderators gave it."""
    known = outlets.recognise(article.outlet) if article.outlet else None
    return replace(article, outlet=known.name, owner=known.owner) if known else article
