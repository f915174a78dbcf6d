"""/check, and whatever a reader sends: what the archive says about a text. It is not stored, and nothing is judged."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from telegram import Message, MessageOriginChannel, Update

from digest.checking import Finding, Sent, check, concerned
from digest.model import Article, Story
from digest.stories import STORY_OPEN
from digest.text import detect_language, tokens
from handlers.context import Context, Services
from handlers.desk.sources import is_link, read_typed
from handlers.errors import UserMistake
from handlers.render import render_findings
from handlers.spending import spend
from seeds.letters import clean
from seeds.making import LONGEST_TEXT

LEAST = 4  # words: with fewer it is a search
# A line end before a small letter or a figure, but for the number of a list.
_WRAPPED = re.compile(r"(?<=[^\n.!?:;])\n(?=[a-z\d])(?!\d{1,2}[.)]\s)")
MOST_STORIES = 3  # that a text is compared with


@dataclass(frozen=True, slots=True)
class Checked:
    """What came of a text."""

    claims: int  # that it makes
    findings: tuple[Finding, ...]
    stories: tuple[Story, ...]  # that they are from


async def check_asked(update: Update, context: Context) -> None:
    """/check: the words after it, or the message that it replies to."""
    message = update.message
    assert message is not None, "commands are messages"
    if context.words:
        words = (message.text or "").split(maxsplit=1)[-1]
        await _answer(update, context, words, None)
    elif message.reply_to_message:
        await check_message(update, context, message.reply_to_message)
    else:
        raise UserMistake("check-usage")


async def check_message(update: Update, context: Context, message: Message) -> None:
    """Check what a message says. Raises UserMistake if that is too little."""
    text = message.text or message.caption or ""
    if not text.strip():
        raise UserMistake("check-usage")
    origin = message.forward_origin
    await _answer(update, context, text, origin if isinstance(origin, MessageOriginChannel) else None)


async def _answer(update: Update, context: Context, words: str, origin: MessageOriginChannel | None) -> None:
    spend(update, context)
    article = await read_typed(context, words) if is_link(words) else _as_sent(words, origin)
    if len(tokens(article.text)) < LEAST:
        raise UserMistake("check-too-short")
    checked = await look_up(context.services, article)
    await context.reply(update, render_findings(context.view, checked.claims, checked.findings, checked.stories))


def _as_sent(words: str, origin: MessageOriginChannel | None) -> Article:
    """A text as an article that is not stored; when it was written is known of a channel's post only."""
    text = _unwrapped(clean(words).strip()[:LONGEST_TEXT])
    return Article(text=text, language=detect_language(text), published_at=origin.date if origin else None)


def _unwrapped(text: str) -> str:
    """A text without the line breaks inside its sentences, if it has capitals at all where sentences begin."""
    return _WRAPPED.sub(" ", text) if text[:1].isupper() else text


async def look_up(services: Services, article: Article) -> Checked:
    """What the stories say that a text tells of; older ones too, since what is sent around is often old.

    The text is read, once more in each story's words, and compared while no transaction is open.
    """
    sent, terms = await asyncio.to_thread(_read, article)
    candidates = await services.read(lambda stores: stores.stories.candidates(terms, None, STORY_OPEN))
    near = await asyncio.to_thread(concerned, sent, candidates)
    stories = await services.read(lambda stores: stores.stories.whole(list(near)[:MOST_STORIES]))
    return await asyncio.to_thread(_compare, sent, near, stories)


def _read(article: Article) -> tuple[Sent, Mapping[str, float]]:
    """The text, read, and the terms by which its stories are looked for."""
    sent = Sent.read(article)
    return sent, sent.wide_terms()


def _compare(sent: Sent, near: Mapping[int, Sent], stories: Sequence[Story]) -> Checked:
    findings = check(sent, [(story, near[story.id]) for story in stories])
    said = {claim.article_id for each in findings for claim in (*each.same, *each.other, *each.moved)}
    told = tuple(story for story in stories if any(article.id in said for article in story.articles))
    return Checked(len(sent.claims), findings, told)
