"""What every handler is given: the services of the house, and who asks, where, and in which language."""

from __future__ import annotations

import asyncio
import datetime as dt
import logging
import os
import secrets
import socket
from collections.abc import Callable, Sequence
from contextvars import ContextVar
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from telegram import Bot, Chat, LinkPreviewOptions, MaybeInaccessibleMessage, Message, ReplyParameters, Update
from telegram.constants import ParseMode
from telegram.error import BadRequest
from telegram.ext import Application, CallbackContext, ContextTypes, ExtBot, JobQueue

from handlers.buttons import Button, Press, Signer
from handlers.cooldown import Cooldown
from handlers.courier.gate import Gate
from handlers.limits import Limit
from handlers.readers import Readers
from handlers.render import View, split_blocks
from handlers.tally import Tally
from handlers.texts import Texts, supported, texts
from seeds.fetching.fetcher import Fetcher
from seeds.outlets import Outlets
from storage.database import Database
from storage.retention import Keep
from storage.stores import Stores

T = TypeVar("T")
Rows = Sequence[Sequence[Button]]
log = logging.getLogger(__name__)
current_update: ContextVar[int | None] = ContextVar("current_update", default=None)  # the one being handled
NO_PREVIEW = LinkPreviewOptions(is_disabled=True)


def _process_name() -> str:
    """A name that no other process has or had: the machine, the process there, and something by chance."""
    return f"{socket.gethostname()[:32]}-{os.getpid()}-{secrets.token_hex(4)}"


@dataclass(frozen=True, slots=True)
class Defaults:
    """What holds until a chat has chosen."""

    language: str = "id"
    zone: str = "Asia/Jakarta"
    digest_time: dt.time = dt.time(7)


@dataclass(frozen=True, slots=True)
class Services:
    """What handlers, publishing and delivering work with; made once by `bot`."""

    database: Database
    signer: Signer
    outlets: Outlets
    now: Callable[[], dt.datetime]  # aware, UTC
    owners: frozenset[int] = frozenset()
    defaults: Defaults = field(default_factory=Defaults)
    gate: Gate = field(default_factory=Gate)  # paces everything the bot says
    limit: Limit = field(default_factory=Limit)  # how often one person may ask for what costs much
    cooldown: Cooldown = field(default_factory=Cooldown)  # of groups
    fetcher: Fetcher = field(default_factory=Fetcher)  # pages and feeds
    tally: Tally = field(default_factory=Tally)  # what this process did, counted
    keep: Keep = field(default_factory=Keep)  # what is old is let go of
    pages: str | None = None  # where the public pages are; None: there are none
    process: str = field(default_factory=_process_name)  # this one, among those of one database
    readers: Readers = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "readers", Readers(self.database))

    def under(self, lease: str, number: int) -> Services:
        """The same services for the holder of a lease, who writes nothing any more once another has taken it."""
        return replace(self, database=self.database.under(lease, number))

    async def read(self, work: Callable[[Stores], T]) -> T:
        """Do some reading of the database off the loop, all of it at one moment. Raises StorageError."""
        return await self.readers.read(work)

    async def write(self, work: Callable[[Stores], T]) -> T:
        """Do some writing to the database off the loop, in one transaction. Raises StorageError."""

        update_id = current_update.get()

        def transaction() -> T:
            with self.database.writing() as stores:
                result = work(stores)
                if update_id is not None:
                    stores.inbox.changed(update_id, self.process)  # with the change itself: nobody makes it twice
                return result

        return await asyncio.to_thread(transaction)


@dataclass(frozen=True, slots=True)
class Place:
    """Where something is said: a chat, and the topic in it."""

    chat_id: int
    thread_id: int | None = None  # of a forum topic; None in its General topic and everywhere else
    private: bool = True

    @classmethod
    def of(cls, chat: Chat, message: MaybeInaccessibleMessage | None) -> Place:
        """The place of a message; a thread that is no forum topic is only a chain of replies."""
        topic = message.message_thread_id if isinstance(message, Message) and message.is_topic_message else None
        return cls(chat.id, topic, chat.type == Chat.PRIVATE)


class Context(CallbackContext[ExtBot[None], dict[Any, Any], dict[Any, Any], dict[Any, Any]]):
    """The library's context with what our handlers need of an update; filled in by `prepare` and whoever dispatches."""

    place: Place
    t: Texts
    zone: ZoneInfo
    words: str = ""  # what follows the command
    press: Press  # what the pressed button asks for
    notice: str = ""  # shown for a moment where the button was pressed
    channel: Place | None = None  # whose settings are talked about, if not those of this place

    @property
    def about(self) -> Place:
        """Where what is chosen holds: here, or in a channel that is set up from here."""
        return self.channel or self.place

    @property
    def services(self) -> Services:
        """The services of the house."""
        services = self.bot_data["services"]
        assert isinstance(services, Services)
        return services

    @property
    def view(self) -> View:
        """How whoever asks sees dates and words."""
        return View(self.t, self.zone, self.services.now(), pages=self.services.pages)

    async def prepare(self, update: Update) -> None:
        """Learn where this is, which language is spoken there and which time it keeps. Raises StorageError."""
        chat, user, defaults = update.effective_chat, update.effective_user, self.services.defaults
        assert chat is not None, "only updates from chats are handled"
        self.place = Place.of(chat, update.effective_message)
        own = supported(user.language_code) if user and self.place.private else None
        self.t, self.zone = texts(own or defaults.language), ZoneInfo(defaults.zone)
        chosen, zone = await self.services.read(lambda stores: stores.chats.manner(chat.id))
        self.t = texts(chosen) if chosen else self.t
        self.zone = ZoneInfo(zone) if zone else self.zone

    async def reply(self, update: Update, blocks: str | Sequence[str], rows: Rows = ()) -> None:
        """Answer in the place of the question, in a group as a reply to it; buttons go under the last message."""
        asked = update.effective_message
        answered = None if self.place.private or asked is None else asked.message_id
        await say(self.bot, self.services, self.place, blocks, rows, reply_to=answered)

    async def edit(self, update: Update, blocks: str | Sequence[str], rows: Rows = ()) -> None:
        """Put something else into the message whose button was pressed; what does not fit goes below it."""
        query = update.callback_query
        assert query is not None, "only a pressed button has a message of ours"
        first, *rest = split_blocks([blocks] if isinstance(blocks, str) else blocks)
        keyboard = self.services.signer.keyboard(() if rest else rows, self.place.chat_id)
        try:
            await query.edit_message_text(
                first, parse_mode=ParseMode.HTML, link_preview_options=NO_PREVIEW, reply_markup=keyboard
            )
        except BadRequest as error:  # pressed twice: it says so already; deleted: nobody will miss it
            log.info("a message was not changed: %s", error)
        if rest:
            await self.reply(update, rest, rows)


CONTEXT_TYPES = ContextTypes(context=Context)
Kabar = Application[ExtBot[None], Context, dict[Any, Any], dict[Any, Any], dict[Any, Any], JobQueue[Any]]


async def say(
    bot: Bot,
    services: Services,
    place: Place,
    blocks: str | Sequence[str],
    rows: Rows = (),
    *,
    reply_to: int | None = None,
) -> None:
    """Send blocks of HTML to a place, in as many messages as they need; buttons go under the last one."""
    messages = split_blocks([blocks] if isinstance(blocks, str) else blocks)
    for number, html in enumerate(messages, start=1):
        await bot.send_message(
            place.chat_id,
            html,
            parse_mode=ParseMode.HTML,
            message_thread_id=place.thread_id,
            link_preview_options=NO_PREVIEW,
            reply_parameters=answering(reply_to),
            reply_markup=services.signer.keyboard(rows, place.chat_id) if number == len(messages) else None,
        )
        reply_to = None  # only the first part answers


def answering(message_id: int | None) -> ReplyParameters | None:
    """What makes a message answer another one of its chat, if that is still there."""
    return ReplyParameters(message_id, allow_sending_without_reply=True) if message_id else None
