"""/articles, /edit, /remove, /restore and /purge: what is in the archive, and how it is changed."""

from __future__ import annotations

from markupsafe import Markup
from telegram import Update

from digest.model import Article
from handlers.buttons import Button, Press, fits
from handlers.context import Context, Rows
from handlers.desk.changing import Work
from handlers.desk.deciding import answer, decide, me, numbered, read_new
from handlers.desk.fields import field_of, with_field
from handlers.desk.outlets import find_outlets
from handlers.desk.purging import purge_article
from handlers.desk.states import PASSAGES, TakenError
from handlers.errors import UserMistake
from handlers.render.desk import render_record, render_records, title_of
from storage.decisions import ArticleRecord
from storage.errors import NotFound
from storage.revisions import needs_reading
from storage.stores import Stores

PAGE = 8  # articles in one message
SEARCHED = 100  # passages with the words, among whose articles /articles looks
SURE = 0.95  # score of a passage that has the words as they were asked for


async def articles(update: Update, context: Context) -> None:
    """/articles [words]: the newest articles, or those that have these words; /articles 12: one of them."""
    words = context.words.strip()
    if words.lstrip("#").isdigit() and len(words) <= 12:
        await _show(update, context, int(words.lstrip("#")), context.t("edit-usage-of", number=words.lstrip("#")))
        return
    blocks, rows = await _page(context, " ".join(words.split()), 0)
    await context.reply(update, blocks, rows)


async def turn_page(update: Update, context: Context) -> None:
    """◀ and ▶ of /articles."""
    first, words = context.press.arguments
    blocks, rows = await _page(context, words, int(first))
    await context.edit(update, blocks, rows)


async def _page(context: Context, words: str, first: int) -> tuple[list[Markup], Rows]:
    found = await context.services.read(lambda stores: _find(stores, words, first))
    if not found:
        raise UserMistake("articles-none")
    turns = [("◀", first - PAGE)] * (first > 0) + [("▶", first + PAGE)] * (len(found) > PAGE)
    presses = [(label, Press("articles", (str(max(0, at)), words))) for label, at in turns]
    row = [Button(label, press) for label, press in presses if fits(press)]
    return render_records(context.view, found[:PAGE]), [row]


def _find(stores: Stores, words: str, first: int) -> list[ArticleRecord]:
    """The articles that have these words, the newest first; only if there are none, those with nearly these words."""
    excerpts = stores.search.find(words, limit=SEARCHED).excerpts if words else ()
    said = {each.article.id for each in excerpts if each.score >= SURE}
    nearly = {each.article.id for each in excerpts}
    found: list[ArticleRecord] = []
    for numbers in (said, nearly):
        found = found or stores.revisions.with_words(words.split(), numbers, limit=PAGE + 1, offset=first)
    return found


async def _show(update: Update, context: Context, number: int, *more: Markup) -> None:
    """One article with what can be done to it."""
    record = await find_record(context, number)
    story = await context.services.read(lambda stores: stores.stories.of_article(number))
    gone = record.removed_at is not None
    label = context.t.plain("button-restore" if gone else "button-remove")
    row = [Button(label, Press("remove", (str(number), "0" if gone else "1")))]
    await context.reply(update, [render_record(context.view, record, story), *more], [row])


async def edit(update: Update, context: Context) -> None:
    """/edit N field value: one field of an article; the value may also be in the message replied to."""
    number, rest = numbered(context, "edit-usage")
    word, *said = rest.split(maxsplit=1)[:2] or [""]
    field = field_of(word)
    message = update.message
    replied = message.reply_to_message if message else None
    value = (said[0] if said else "") or ((replied.text or replied.caption or "") if replied else "")
    record = await find_record(context, number)
    if not rest:
        await _show(update, context, number, context.t("edit-usage-of", number=number))
        return
    if field is None or not value:
        raise UserMistake("edit-usage-of", number=number)
    outlets = await find_outlets(context.services)
    changed = with_field(record.article, field, value, now=context.services.now(), outlets=outlets)
    entry = await _edit(update, context, record.article, changed)
    text = context.t("edit-done", number=number, title=title_of(changed))
    await answer(update, context, text, entry)


async def _edit(update: Update, context: Context, before: Article, after: Article) -> int | None:
    """Change what differs between two versions of an article; a text that reads differently may join another story."""
    new = needs_reading(before, after)
    read = await read_new(after) if new else None
    fields = ("title", "outlet", "owner", "url", "published_at", "language", "text")
    changed = {name: getattr(after, name) for name in fields if getattr(before, name) != getattr(after, name)}
    if after.published_at is not None and "published_at" in changed:
        changed["published_at"] = after.published_at.isoformat().replace("+00:00", "Z")

    if new:
        changed[PASSAGES] = None

    def make(work: Work) -> None:
        work.put("article", before.id, state=changed)
        if new and work.changes:
            work.place_anew(before.id)

    try:
        return await decide(update, context, "edit", f"article {before.id}", make, read)
    except TakenError as taken:
        raise UserMistake("desk-taken", article=taken.number) from None


async def remove(update: Update, context: Context) -> None:
    """/remove N: an article leaves everything that is shown; it stays in the archive."""
    number, _ = numbered(context, "remove-usage")
    await _set_removed(update, context, number, removed=True)


async def restore(update: Update, context: Context) -> None:
    """/restore N: a removed article is back."""
    number, _ = numbered(context, "restore-usage")
    await _set_removed(update, context, number, removed=False)


async def remove_pressed(update: Update, context: Context) -> None:
    """The button Remove or Restore below an article."""
    number, wanted = context.press.arguments
    await _set_removed(update, context, int(number), removed=wanted == "1")


async def _set_removed(update: Update, context: Context, number: int, *, removed: bool) -> None:
    record = await find_record(context, number)
    if (record.removed_at is not None) == removed:
        raise UserMistake("remove-already" if removed else "restore-already", number=number)
    at = context.services.now().isoformat().replace("+00:00", "Z") if removed else None
    entry = await decide(
        update,
        context,
        "remove" if removed else "restore",
        f"article {number}",
        lambda work: work.put("article", number, state={"removed_at": at}),
    )
    text = context.t("remove-done" if removed else "restore-done", number=number, title=title_of(record.article))
    await answer(update, context, text, entry)


async def purge(update: Update, context: Context) -> None:
    """/purge N: shows what would be gone for good, also from the log, and asks."""
    number, _ = numbered(context, "purge-usage")
    record = await find_record(context, number)
    t = context.t
    asked = t("purge-ask", number=number, title=title_of(record.article))
    sure = Button(t.plain("button-purge"), Press("purge", (str(number), "yes")))
    await context.reply(
        update, asked, [[sure], [Button(t.plain("button-cancel"), Press("purge", (str(number), "no")))]]
    )


async def purge_pressed(update: Update, context: Context) -> None:
    """The buttons of /purge: the owner deletes the article for good, or lets it be."""
    number, answered = int(context.press.arguments[0]), context.press.arguments[1]
    if answered != "yes":
        await context.edit(update, context.t("purge-not", number=number))
        return
    await find_record(context, number)
    actor, now = me(update), context.services.now()
    await context.services.write(lambda stores: purge_article(stores, number, actor=actor, now=now))
    await context.edit(update, context.t("purge-done", number=number))


async def find_record(context: Context, number: int) -> ArticleRecord:
    """All that is kept of an article. Raises UserMistake if there is none."""
    try:
        return await context.services.read(lambda stores: stores.revisions.get(number))
    except NotFound:
        raise UserMistake("article-none", number=number) from None
