"""ONE table of commands and one of buttons; handlers, Telegram's menus and /help are made from them."""

from __future__ import annotations

import functools
import re
from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup
from rapidfuzz import process
from rapidfuzz.distance import JaroWinkler
from telegram import Chat, Update
from telegram.ext import (
    CallbackQueryHandler,
    ChatMemberHandler,
    CommandHandler,
    InlineQueryHandler,
    MessageHandler,
    filters,
)

from handlers import (
    cards,
    channels,
    charts,
    chats,
    checking,
    inline,
    reading,
    sayings,
    stories,
    stuck,
    subscribing,
    trust,
    welcome,
    wishes,
)
from handlers.access import Asker, Role, Rule, Where, Who, check, find_asker, find_role, person_id, refusal
from handlers.buttons import ForgedError, Press
from handlers.context import Context, Kabar
from handlers.desk import adding, articles, conflicts, drafts, figures, grouping, outlets, people, record
from handlers.errors import UserMistake, acknowledge, on_error
from handlers.feeding import commands as feeding
from handlers.feeding import queue
from handlers.following import stopping
from handlers.settings import commands as settings
from handlers.spending import spend
from handlers.texts import Texts

Callback = Callable[[Update, Context], Awaitable[None]]
Wrapped = Callable[[Update, Context], Coroutine[Any, Any, None]]
NEW = filters.UpdateType.MESSAGE  # never edited messages, never posts of channels
STAFF = {Who.MODERATOR, Who.OWNER}
LIKE = 0.87  # from which an unknown command is taken for a slip: "stories" is as like "story"; "stop" is less
NUMBERED = re.compile(r"/([a-z]+)_(\d+)(?:@(\w+))?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Command:
    """Something people type."""

    name: str  # without the slash
    help: str  # key of a text
    rule: Rule
    callback: Callback
    costly: bool = False  # one person may do it so often and no oftener: handlers.limits
    numbered: bool = False  # /name_12 is /name 12, because Telegram makes only the first a link


def _story(press: Press) -> str:
    return f"story_{press.arguments[-1]}"


@dataclass(frozen=True, slots=True)
class Pressed:
    """Something a button does."""

    rule: Rule
    callback: Callback
    linked: Callable[[Press], str] | None = None  # in a channel: what it leads to in the private chat, for nobody else


async def show_help(update: Update, context: Context) -> None:
    """/help: the commands for this person in this chat."""
    asker = await find_asker(update, context, admin_matters=True)
    await context.reply(update, _help(context.t, asker))


@functools.cache  # as many as there are languages and kinds of askers
def _help(t: Texts, asker: Asker) -> Markup:
    """What /help says."""
    lines = [t("help-line", command=f"/{command.name}", help=t(command.help)) for command in visible(asker)]
    return Markup("\n").join([t("help-head"), *lines])


ANYONE = Rule()
PRIVATE = Rule(Who.ANYONE, Where.PRIVATE)
CHAT_ADMIN = Rule(Who.CHAT_ADMIN)
MODERATOR = Rule(Who.MODERATOR, Where.PRIVATE)
OWNER = Rule(Who.OWNER, Where.PRIVATE)

COMMANDS = (
    Command("start", "help-start", ANYONE, welcome.start),
    Command("help", "help-help", ANYONE, show_help),
    Command("sources", "help-sources", ANYONE, reading.sources),
    Command("digest", "help-digest", ANYONE, reading.digest),
    Command("latest", "help-latest", ANYONE, stories.latest),
    Command("story", "help-story", ANYONE, stories.story, numbered=True),
    Command("conflicts", "help-conflicts", ANYONE, stories.conflicts),
    Command("why", "help-why", ANYONE, stories.why, numbered=True),
    Command("who", "help-who", ANYONE, stories.who),
    Command("check", "help-check", ANYONE, checking.check_asked),
    Command("subscribe", "help-subscribe", CHAT_ADMIN, subscribing.subscribe),
    Command("unsubscribe", "help-unsubscribe", CHAT_ADMIN, subscribing.unsubscribe),
    Command("settings", "help-settings", CHAT_ADMIN, settings.settings),
    Command("follow", "help-follow", CHAT_ADMIN, wishes.follow),
    Command("unfollow", "help-unfollow", CHAT_ADMIN, wishes.unfollow),
    Command("mute", "help-mute", CHAT_ADMIN, wishes.mute),
    Command("language", "help-language", CHAT_ADMIN, settings.language),
    Command("timezone", "help-timezone", CHAT_ADMIN, settings.timezone),
    Command("channel", "help-channel", PRIVATE, channels.channel),
    Command("privacy", "help-privacy", ANYONE, trust.privacy),
    Command("export", "help-export", PRIVATE, trust.export),
    Command("forget", "help-forget", PRIVATE, trust.forget),
    Command("add", "help-add", MODERATOR, adding.add, costly=True),
    Command("done", "help-done", MODERATOR, adding.done, costly=True),
    Command("feed", "help-feed", MODERATOR, feeding.feed),
    Command("queue", "help-queue", MODERATOR, queue.queue),
    Command("deliveries", "help-deliveries", OWNER, stuck.deliveries),
    Command("articles", "help-articles", MODERATOR, articles.articles, numbered=True),
    Command("edit", "help-edit", MODERATOR, articles.edit, costly=True),
    Command("remove", "help-remove", MODERATOR, articles.remove, numbered=True, costly=True),
    Command("restore", "help-restore", MODERATOR, articles.restore, numbered=True, costly=True),
    Command("dismiss", "help-dismiss", MODERATOR, conflicts.dismiss, costly=True),
    Command("reopen", "help-reopen", MODERATOR, conflicts.reopen, numbered=True, costly=True),
    Command("reports", "help-reports", MODERATOR, conflicts.reports),
    Command("merge", "help-merge", MODERATOR, grouping.merge, costly=True),
    Command("split", "help-split", MODERATOR, grouping.split, costly=True),
    Command("outlet", "help-outlet", MODERATOR, outlets.outlet, costly=True),
    Command("undo", "help-undo", MODERATOR, record.undo_asked, numbered=True, costly=True),
    Command("log", "help-log", MODERATOR, record.show_log),
    Command("stats", "help-stats", MODERATOR, figures.stats),
    Command("moderators", "help-moderators", OWNER, people.moderators),
    Command("purge", "help-purge", OWNER, articles.purge, costly=True),
)

BUTTONS = {
    "page": Pressed(ANYONE, reading.turn_page),
    "find": Pressed(ANYONE, reading.find_suggested),
    "digest": Pressed(ANYONE, reading.digest),
    "story": Pressed(ANYONE, stories.turn_story),
    "conflicts": Pressed(ANYONE, stories.turn_conflicts),
    "why": Pressed(ANYONE, stories.turn_why),
    "who": Pressed(ANYONE, stories.turn_who),
    "said": Pressed(ANYONE, sayings.said),
    "sayings": Pressed(ANYONE, sayings.turn),
    "latest": Pressed(ANYONE, stories.turn_latest),
    "requeue": Pressed(OWNER, stuck.requeue),
    "card": Pressed(ANYONE, cards.card, linked=_story),
    "quotes": Pressed(ANYONE, cards.quotes, linked=_story),
    "evidence": Pressed(ANYONE, cards.evidence, linked=_story),
    "chart": Pressed(ANYONE, charts.chart, linked=charts.page_of),
    "wish": Pressed(CHAT_ADMIN, cards.wish, linked=_story),
    "stop": Pressed(CHAT_ADMIN, stopping.stop),
    "wrong": Pressed(ANYONE, cards.wrong),
    "sample": Pressed(ANYONE, reading.sample),
    "daily": Pressed(CHAT_ADMIN, welcome.daily),
    "export": Pressed(PRIVATE, trust.export),
    "forget": Pressed(PRIVATE, trust.forget_pressed),
    "settings": Pressed(CHAT_ADMIN, settings.open_screen),
    "put": Pressed(CHAT_ADMIN, settings.put),
    "channel": Pressed(PRIVATE, channels.pressed),
    "subscribe": Pressed(CHAT_ADMIN, subscribing.subscribe_pressed),
    "done": Pressed(MODERATOR, adding.done_pressed),
    "take": Pressed(MODERATOR, queue.publish),
    "drop": Pressed(MODERATOR, queue.discard),
    "publish": Pressed(MODERATOR, drafts.publish),
    "edit": Pressed(MODERATOR, drafts.ask_field),
    "field": Pressed(MODERATOR, drafts.ask_value),
    "preview": Pressed(MODERATOR, drafts.show_again),
    "discard": Pressed(MODERATOR, drafts.discard),
    "articles": Pressed(MODERATOR, articles.turn_page),
    "remove": Pressed(MODERATOR, articles.remove_pressed),
    "purge": Pressed(OWNER, articles.purge_pressed),
    "undo": Pressed(MODERATOR, record.undo_pressed),
    "log": Pressed(MODERATOR, record.turn_log),
    "report-dismiss": Pressed(MODERATOR, conflicts.dismiss_pressed),
    "report-fine": Pressed(MODERATOR, conflicts.report_fine),
}


def visible(asker: Asker) -> list[Command]:
    """The commands that somebody may use where they ask."""
    return [command for command in COMMANDS if refusal(command.rule, asker) is None]


def register(application: Kabar) -> None:
    """Give the application a handler for every command and button, and for whatever else comes in."""
    for command in COMMANDS:
        application.add_handler(CommandHandler(command.name, run(command), NEW))
        if command.numbered:
            pattern = filters.Regex(rf"^/{command.name}_\d+(@\w+)?$")
            application.add_handler(MessageHandler(NEW & pattern, run(command)))
    application.add_handler(CallbackQueryHandler(press))
    application.add_handler(InlineQueryHandler(inline.answer))
    application.add_handler(ChatMemberHandler(chats.membership, ChatMemberHandler.MY_CHAT_MEMBER))
    application.add_handler(MessageHandler(NEW & filters.StatusUpdate.MIGRATE, chats.migration))
    private = NEW & filters.ChatType.PRIVATE & ~filters.StatusUpdate.ALL
    application.add_handler(MessageHandler(private & filters.COMMAND, unknown_command))
    application.add_handler(MessageHandler(private, prepared(adding.anything_else)))
    application.add_error_handler(on_error)


def run(command: Command) -> Wrapped:
    """The handler of a command: who asks what, may they, then do it."""

    async def handle(update: Update, context: Context) -> None:
        message = update.message
        assert message is not None, "filtered for messages"
        text = message.text or ""
        numbered = NUMBERED.fullmatch(text)
        if numbered and (numbered[3] or context.bot.username).casefold() != context.bot.username.casefold():
            return
        await context.prepare(update)
        if not context.place.private and not await may_answer(update, context):
            return
        context.words = numbered[2] if numbered else " ".join(text.split(maxsplit=1)[1:])
        await check(command.rule, update, context)
        if command.costly:
            spend(update, context)
        await command.callback(update, context)
        if command.rule.who in STAFF or command.name == "start":
            await offer_menu(update, context)

    return handle


async def offer_menu(update: Update, context: Context) -> None:
    """Give a moderator or an owner their menu, once in the life of this process: now their chat surely is there."""
    from handlers.menus import set_menu_of  # which is made from this table

    user_id, offered = person_id(update), context.bot_data.setdefault("offered", set())
    if user_id is None or user_id in offered or not context.place.private:
        return
    role = await find_role(context.services, user_id)
    if role > Role.READER:
        offered.add(user_id)
        await set_menu_of(context.bot, context.services, user_id, role)


async def may_answer(update: Update, context: Context) -> bool:
    """Whether a group gets one more answer this minute; the first time it does not, it is told."""
    allowed = context.services.cooldown.take(context.place.chat_id, context.services.now())
    if allowed is None:
        await context.reply(update, context.t("cooldown"))
    return bool(allowed)


def prepared(callback: Callback) -> Wrapped:
    """A handler that needs to know where it is, and nothing else."""

    async def handle(update: Update, context: Context) -> None:
        await context.prepare(update)
        await callback(update, context)

    return handle


async def press(update: Update, context: Context) -> None:
    """The handler of every button: is it ours, may they, then do it; it is answered in any case."""
    query = update.callback_query
    assert query is not None, "only presses come here"
    if update.effective_chat is None:  # under a message sent by way of another bot: none of ours
        await acknowledge(query)
        return
    await context.prepare(update)
    try:
        context.press = context.services.signer.read(query.data or "", update.effective_chat.id)
        pressed = BUTTONS[context.press.action]
    except (ForgedError, KeyError):
        raise UserMistake("button-old") from None
    if pressed.linked and update.effective_chat.type == Chat.CHANNEL:
        what = pressed.linked(context.press)
        await acknowledge(query, url=f"https://t.me/{context.bot.username}?start={what}")
        return
    await check(pressed.rule, update, context)
    if not context.place.private and not context.services.cooldown.take(context.place.chat_id, context.services.now()):
        raise UserMistake("cooldown")
    await pressed.callback(update, context)
    await acknowledge(query, context.notice, alert=False)


async def unknown_command(update: Update, context: Context) -> None:
    """A command that is none of ours, in a private chat: the one that is written much like it is named."""
    await context.prepare(update)
    message = update.message
    assert message is not None, "filtered for messages"
    typed = (message.text or "/").split()[0].removeprefix("/").partition("@")[0].casefold()
    offered = {
        command.name: command.help for command in visible(await find_asker(update, context, admin_matters=False))
    }
    found = process.extractOne(typed, offered.keys(), scorer=JaroWinkler.similarity, score_cutoff=LIKE)
    if found is None:
        raise UserMistake("unknown-command")
    raise UserMistake("unknown-command-near", command=f"/{found[0]}", help=context.t(offered[found[0]]))


def described(commands: list[Command], t: Texts) -> list[tuple[str, str]]:
    """Commands as Telegram's menus want them."""
    return [(command.name, t.plain(command.help)) for command in commands]
