"""What a story's buttons do: quotes, why, follow, mute, "this is wrong"."""

from __future__ import annotations

from markupsafe import Markup
from telegram import InlineKeyboardMarkup, Message, Update
from telegram.error import BadRequest

from digest.compose import shown
from handlers.access import person_id
from handlers.buttons import Button, ForgedError, Press
from handlers.context import Context
from handlers.errors import UserMistake, log
from handlers.render import conflict_line
from handlers.stories import story_page, why_page
from handlers.story_buttons import story_rows
from storage.errors import NotFound
from storage.records import Taste, TasteKind
from storage.stores import Stores


async def card(update: Update, context: Context) -> None:
    """The number of a story under an edition: its buttons appear below the numbers."""
    number = int(context.press.arguments[0])
    message = update.effective_message
    rows = _numbers(context, message) if isinstance(message, Message) else []
    if not rows or update.callback_query is None:
        await context.reply(update, context.t("story-buttons", number=number), story_rows(context.t, number))
        return
    keyboard = context.services.signer.keyboard(
        [*rows, *story_rows(context.t, number, named=True)], context.place.chat_id
    )
    try:
        await update.callback_query.edit_message_reply_markup(keyboard)
    except BadRequest as error:  # pressed twice: they are there
        log.info("buttons were not changed: %s", error)


def _numbers(context: Context, message: Message) -> list[list[Button]]:
    """The numbers and charts that are under a message already."""
    markup: InlineKeyboardMarkup | None = message.reply_markup
    rows: list[list[Button]] = []
    for row in markup.inline_keyboard if markup else ():
        kept = []
        for button in row:
            try:
                press = context.services.signer.read(str(button.callback_data or ""), context.place.chat_id)
            except ForgedError:
                continue
            if press.action in {"card", "chart"}:
                kept.append(Button(button.text, press))
        rows += [kept] if kept else []
    return rows


async def quotes(update: Update, context: Context) -> None:
    """The button Quotes: the story with its quotes, in a message of its own."""
    await context.reply(update, *await story_page(context, int(context.press.arguments[0]), 0))


async def evidence(update: Update, context: Context) -> None:
    """The button Why: the evidence for the story's conflict, or which ones there are to choose from."""
    number = int(context.press.arguments[0])
    try:
        story = await context.services.read(lambda stores: stores.stories.get(number))
    except NotFound:
        raise UserMistake("story-none", number=number) from None
    conflicts = shown(story.relations.conflicts)
    if not conflicts:
        raise UserMistake("story-no-conflicts")
    if len(conflicts) == 1:
        await context.reply(update, *await why_page(context, conflicts[0].id, 0))
        return
    lines = [conflict_line(context.view, each, story.articles) for each in conflicts]
    label = context.t.plain("button-why")
    choice = [Button(f"{label} {each.id}", Press("why", (str(each.id), "0"))) for each in conflicts]
    rows = [choice[start : start + 3] for start in range(0, len(choice), 3)]
    await context.reply(update, [context.t.count("conflict-mark", len(conflicts)), Markup("\n").join(lines)], rows)


NOTICES = {
    ("follow", True): "taste-followed",
    ("follow", False): "taste-followed-no-more",
    ("mute", True): "taste-muted",
    ("mute", False): "taste-muted-no-more",
}


async def wish(update: Update, context: Context) -> None:  # noqa: ARG001 - as every handler
    """The buttons Follow and Mute; pressed again they take it back."""
    verb, number = context.press.arguments
    taste = Taste(TasteKind.STORY, number, wanted=verb == "follow")
    chat_id, now = context.place.chat_id, context.services.now()

    def turn(stores: Stores) -> bool:
        if taste in stores.tastes.of_chat(chat_id):
            stores.tastes.drop(chat_id, taste.kind, taste.what)
            return False
        stores.tastes.keep(chat_id, taste, now, thread_id=context.place.thread_id, language=context.t.language)
        return True

    context.notice = context.t.plain(NOTICES[verb, await context.services.write(turn)])


async def wrong(update: Update, context: Context) -> None:
    """The button "This is wrong": moderators will see it; once a person and thing."""
    kind, number = context.press.arguments
    user_id, now = person_id(update), context.services.now()
    assert user_id is not None, "whoever presses a button is a person"
    added = await context.services.write(lambda stores: stores.reports.add(f"{kind} {number}", user_id, now))
    context.notice = context.t.plain("report-thanks" if added else "report-known")
