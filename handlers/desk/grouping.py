"""/merge and /split: which articles tell of one event, as a moderator sees it."""

from __future__ import annotations

import re

from telegram import Update

from handlers.context import Context
from handlers.desk.changing import Work
from handlers.desk.deciding import answer, decide
from handlers.errors import UserMistake
from storage.stores import Stores

NUMBERS = re.compile(r"#?\d{1,12}(?:[\s,]+#?\d{1,12})+")
MOST = 200  # articles that one decision moves


async def merge(update: Update, context: Context) -> None:
    """/merge A B: the articles of story B belong to story A, also when all is grouped anew."""
    into, *others = _numbers(context, "merge-usage")
    if into in others:
        raise UserMistake("merge-usage")

    found = await _members(context, into, *others)

    def make(work: Work) -> None:
        for story in found:
            for article in work.stores.stories.members(story):
                work.put("membership", article, state={"story": into, "pinned": True})

    entry = await decide(update, context, "merge", " ".join(["story", *map(str, found)]), make)
    text = context.t("merge-done", story=into, others=", ".join(map(str, others)))
    await answer(update, context, text, entry)


async def split(update: Update, context: Context) -> None:
    """/split STORY ARTICLE…: these articles are a story of their own, also when all is grouped anew."""
    story, *articles = _numbers(context, "split-usage")
    members = (await _members(context, story))[story]
    for article in articles:
        if article not in members:
            raise UserMistake("split-not-in", article=article, story=story)
    if len(set(articles)) == len(members):
        raise UserMistake("split-all", story=story)
    opened: list[int] = []

    def make(work: Work) -> None:
        opened.append(work.stores.stories.open(articles[0]))
        for article in work.stores.stories.members(story):
            where = opened[-1] if article in articles else story
            work.put("membership", article, state={"story": where, "pinned": True})

    entry = await decide(update, context, "split", f"story {story}", make)
    text = context.t("split-done", story=story, new=opened[-1], articles=", ".join(map(str, sorted(set(articles)))))
    await answer(update, context, text, entry)


async def _members(context: Context, *stories: int) -> dict[int, list[int]]:
    """The articles of some stories that there are. Raises UserMistake, also if they are too many for one decision."""

    def find(stores: Stores) -> dict[int, list[int]]:
        return {story: stores.stories.members(story) for story in stories}

    found = await context.services.read(find)
    for story, articles in found.items():
        if not articles:
            raise UserMistake("story-none", number=story)
    if sum(map(len, found.values())) > MOST:
        raise UserMistake("merge-too-many", most=MOST)
    return found


def _numbers(context: Context, usage: str) -> list[int]:
    """Two or more numbers after the command. Raises UserMistake with the text that says how to ask."""
    words = context.words.strip()
    if not NUMBERS.fullmatch(words):
        raise UserMistake(usage)
    return [int(word) for word in re.findall(r"\d+", words)]
