"""What the stores give out beside the newsroom's own nouns: frozen data, never rows."""

from __future__ import annotations

import datetime as dt
import enum
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from digest.model import Article, Passage
from storage.decisions import Change, ConflictRow

Labels = tuple[tuple[tuple[str, ...], ...], ...]  # rows of buttons, unsigned: label, action, arguments
EVERY_DAY = frozenset(range(7))


class ConflictState(enum.StrEnum):
    """Whether a conflict stands."""

    OPEN = "open"
    CLOSED = "closed"  # no longer found: an article was removed or read better
    DISMISSED = "dismissed"  # a moderator said no; sticks when it is found again


class DeliveryState(enum.StrEnum):
    """How far one message part is."""

    WAITING = "waiting"
    SENDING = "sending"  # leased
    SENT = "sent"
    LATER = "later"  # refused for now: flood limit, Telegram down
    STOPPED = "stopped"  # the chat is gone or has unsubscribed
    MOVED = "moved"  # the group has a new number: sent again to that one
    UNCERTAIN = "uncertain"  # the answer was lost: repeated once, then left to the owner
    FAILED = "failed"


class Length(enum.StrEnum):
    """How much a chat wants to read of each story."""

    HEADLINES = "headlines"
    NORMAL = "normal"
    FULL = "full"


class TasteKind(enum.StrEnum):
    """What a chat follows or mutes."""

    WORDS = "words"
    OUTLET = "outlet"
    STORY = "story"


class DraftState(enum.StrEnum):
    """What became of a moderator's /add."""

    OPEN = "open"
    FINISHED = "finished"
    DISCARDED = "discarded"


@dataclass(frozen=True, slots=True)
class Added:
    """What `articles.add` did."""

    id: int
    known: bool  # same URL or same text was there before, perhaps removed
    at: dt.datetime | None = None  # since when it counts as added; None: it was known


@dataclass(frozen=True, slots=True)
class IndexedPassage:
    """A passage with its number, as the search index keeps it."""

    id: int  # grows with publication time
    article_id: int
    passage: Passage


@dataclass(frozen=True, slots=True)
class StoredConflict:
    """Where a conflict stands."""

    story_id: int
    state: ConflictState
    found_at: dt.datetime
    changed_at: dt.datetime


@dataclass(frozen=True, slots=True)
class Subscription:
    """One wish for a daily edition."""

    id: int
    chat_id: int
    thread_id: int | None
    local_time: dt.time
    zone: str  # an IANA name
    language: str
    next_due_at: dt.datetime
    last_slot: dt.date | None  # the local date of its last edition
    last_until: dt.datetime | None  # end of its last edition's window; None before the first
    inactive: str | None  # why nothing is sent; None while active


@dataclass(frozen=True, slots=True)
class Quiet:
    """Hours of a chat's day in which nothing comes that was not asked for at that time."""

    begins: dt.time  # local
    ends: dt.time  # before `begins`: on the next day


@dataclass(frozen=True, slots=True)
class Choices:
    """What a chat has chosen; what it has not is as here."""

    length: Length = Length.NORMAL
    days: frozenset[int] = EVERY_DAY  # of the week, Monday is 0
    least_sources: int = 1  # independent ones, for a story to be told
    alerts: bool = True
    corrections: bool = True
    quiet: Quiet | None = None


@dataclass(frozen=True, slots=True)
class Taste:
    """One thing that a chat follows or mutes."""

    kind: TasteKind
    what: str  # words, an outlet's name, or a story's number
    wanted: bool  # followed, else muted


@dataclass(frozen=True, slots=True)
class Follower:
    """A chat, the topic in it where notes go, and what it follows."""

    chat_id: int
    thread_id: int  # 0: no topic
    kind: TasteKind
    what: str  # as in its taste


@dataclass(frozen=True, slots=True)
class News:
    """Something new for whoever follows something: an article or a conflict."""

    follower: Follower
    article_id: int  # 0: it is a conflict
    conflict_id: int  # 0: it is an article
    found_at: dt.datetime  # when it came into the archive


@dataclass(frozen=True, slots=True)
class Report:
    """What readers find wrong and no moderator has dealt with."""

    subject: str  # "conflict 4"
    readers: int
    first_at: dt.datetime
    last_at: dt.datetime


@dataclass(frozen=True, slots=True)
class Told:
    """The last message that told a chat of a story, and what it knows since."""

    message_id: int  # 0: it cannot be answered any more
    conflict_ids: frozenset[int]  # of all that was told of the story


@dataclass(frozen=True, slots=True)
class StoredEdition:
    """What is remembered of an edition."""

    id: int
    since: dt.datetime
    until: dt.datetime
    articles: int
    outlets: tuple[str, ...]
    story_ids: tuple[int, ...]
    conflict_ids: tuple[int, ...]
    made_at: dt.datetime
    foremost: tuple[int, ...] = ()  # the stories of its window, whoever it was made for; none: not known


@dataclass(frozen=True, slots=True)
class Parcel:
    """One message part on its way into the outbox."""

    subscription_id: int | None  # None: of a note
    slot: dt.date
    part: int  # from 1
    parts: int
    chat_id: int
    thread_id: int | None
    html: str
    story_ids: tuple[int, ...]  # told in this part
    conflict_ids: tuple[int, ...]
    edition_id: int
    reply_to: int | None = None  # a message of ours in that chat
    buttons: Labels = ()
    note_id: int | None = None


@dataclass(frozen=True, slots=True)
class Delivery:
    """One message part out of the outbox, leased to whoever claimed it."""

    id: int
    subscription_id: int | None  # None: of a note
    slot: dt.date
    part: int
    parts: int
    chat_id: int
    thread_id: int | None
    html: str
    attempts: int  # this one included
    doubts: int  # how many earlier attempts may have arrived
    reply_to: int | None = None  # a message of ours in that chat
    buttons: Labels = ()
    note_id: int | None = None


@dataclass(frozen=True, slots=True)
class Stuck:
    """A message part that did not surely arrive and is not tried again by itself."""

    id: int
    chat_id: int
    part: int
    parts: int
    state: DeliveryState  # uncertain or failed
    error: str  # a code or a short reason
    changed_at: dt.datetime


@dataclass(frozen=True, slots=True)
class Unhandled:
    """An update that was taken and, when the program ended, not handled to its end."""

    update_id: int
    body: str  # JSON as Telegram sent it
    changed: bool  # what it asked for was stored
    attempts: int = 0  # how often a later process began it once more, and ended too
    chat_id: int = 0  # whose turn it waits for


@dataclass(frozen=True, slots=True)
class Share:
    """What one process sends, of all that Telegram allows the bot."""

    answers: float  # a second, that people asked it for
    broadcasts: bool  # it has some to send
    pace: float  # messages a second that it allows itself


@dataclass(frozen=True, slots=True)
class Lease:
    """Who does what only one process may do."""

    name: str  # of the role: "courier"
    holder: str  # of the process
    number: int  # grows with each new holder
    until: dt.datetime
    held: bool  # its end is still to come, by the database's clock


@dataclass(frozen=True, slots=True)
class Receipt:
    """A message that told stories to a chat."""

    chat_id: int
    thread_id: int | None
    message_id: int
    sent_at: dt.datetime
    edition_id: int
    story_ids: tuple[int, ...]
    conflict_ids: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Draft:
    """A moderator's article in the making."""

    id: int
    user_id: int
    state: DraftState
    text: str  # its pieces in the order sent
    pieces: int
    article: Article | None  # as understood, once that is known
    field: str | None  # of it that the moderator was asked for
    article_id: int | None  # what it became
    opened_at: dt.datetime


@dataclass(frozen=True, slots=True)
class LogEntry:
    """Who changed what."""

    id: int
    at: dt.datetime
    actor: int | None  # a person's Telegram id; None: the program itself
    action: str
    subject: str
    before: Mapping[str, Any] | None
    after: Mapping[str, Any] | None
    changes: tuple[Change, ...] | None = None  # exactly; None: it cannot be undone
    conflicts: tuple[ConflictRow, ...] | None = None  # those that changed because of it, as they were before
    undoes: int | None = None  # the entry that this one takes back
