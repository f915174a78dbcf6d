"""The tables, named with the words of the house. `migrations/` builds them; a test holds the two together."""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    Double,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    Time,
    UniqueConstraint,
    text,
    true,
)

from digest.model import Agreement, Article, Claim, Conflict, Reading, Update
from storage.columns import Data, UtcDateTime
from storage.decisions import Change, ConflictRow, Shown
from storage.records import Labels

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

Number = BigInteger().with_variant(Integer, "sqlite")  # SQLite counts up only in an INTEGER PRIMARY KEY


def _table(name: str, *parts: Any) -> Table:
    return Table(name, metadata, *parts, sqlite_autoincrement=True)  # a number is never given twice


# -- the archive

articles = _table(
    "articles",
    Column("id", Number, primary_key=True),
    Column("url", Text, unique=True),  # NULL when there is none: those may be many
    Column("text_hash", String(64), nullable=False, unique=True),  # of the text with white space folded
    Column("title", Text, nullable=False),
    Column("outlet", Text),
    Column("owner", Text),
    Column("language", String(8), nullable=False),
    Column("published_at", UtcDateTime),
    Column("retold", Boolean, nullable=False),
    Column("added_at", UtcDateTime, nullable=False, index=True),
    Column("added_by", BigInteger),  # a person's Telegram id; NULL for imports and starters
    Column("removed_at", UtcDateTime),  # NULL while it counts
    Column("terms", Data(dict[str, float]), nullable=False),  # Reading.terms
    Column("text", Text, nullable=False),  # last: SQLite walks through a long value to reach what lies behind it
)

passages = Table(
    "passages",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),  # grows with publication time: storage.passages
    Column("article_id", Number, ForeignKey("articles.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("text", Text, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("in_title", Boolean, nullable=False),
    Column("paragraph", Integer, nullable=False),
)

article_terms = Table(
    "article_terms",
    metadata,
    Column("article_id", Number, ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True),
    Column("term", Text, primary_key=True),
    Column("weight", Double, nullable=False),
    Column("published_at", UtcDateTime),  # the article's: one index finds the newest users of a term
    Index("ix_article_terms_lookup", "term", "published_at", "article_id", "weight"),
)

article_buckets = Table(
    "article_buckets",  # by which near-identical texts find each other
    metadata,
    Column("bucket", BigInteger, primary_key=True, autoincrement=False),
    Column("article_id", Number, ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True),
    Index("ix_article_buckets_article", "article_id"),
    sqlite_with_rowid=False,
)

claims = Table(
    "claims",
    metadata,
    Column("article_id", Number, ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True),
    Column("position", Integer, primary_key=True),  # in the article's reading, from 0
    Column("speaker", Text, nullable=False, index=True),  # Attribution.key: who has claimed what
    Column("body", Data(Claim, remembered=3_000), nullable=False),  # a growing story is loaded with every article
)

# -- search

search_terms = _table(
    "search_terms",
    Column("id", Number, primary_key=True),  # grows in the order of commits: whoever knows one knows all before it
    Column("word", Text, nullable=False),
)

search_blocks = Table(
    "search_blocks",  # storage.search.postings
    metadata,
    Column("term", Text().with_variant(Text(collation="C"), "postgresql"), primary_key=True),
    Column("first", BigInteger, primary_key=True, autoincrement=False),  # the block's lowest passage
    Column("steps", LargeBinary, nullable=False),  # to its other passages
    sqlite_with_rowid=False,
)

search_state = Table(
    "search_state",  # one row
    metadata,
    Column("generation", Integer, primary_key=True, autoincrement=False),  # counts up when the index is built anew
    Column("rules", Integer, nullable=False),  # storage.search.keeping.RULES it was built by
)

# -- stories

_UNKNOWN = text("NOT desk_knows")
stories = _table(
    "stories",
    Column("id", Number, primary_key=True),
    Column(
        "founder_id", Number, nullable=False, index=True
    ),  # the first article: grouped anew, it gets this number back
    Column("headline", Text, nullable=False),
    Column("summary", Data(tuple[Claim, ...]), nullable=False),
    Column("updates", Data(tuple[Update, ...]), nullable=False),
    Column("agreements", Data(tuple[Agreement, ...]), nullable=False),
    Column("witnesses", Data(dict[int, str]), nullable=False, server_default="{}"),  # as told; Story.witnesses
    Column("told_at", UtcDateTime),  # NULL: never
    Column("failed_at", UtcDateTime),  # since when telling it anew meets a fault of ours; NULL: it does not
    Column("desk_knows", Boolean, nullable=False, server_default=true()),  # moderators were told of that
    Index("ix_stories_trouble", "id", sqlite_where=_UNKNOWN, postgresql_where=_UNKNOWN),
)

_UNTOLD = text("NOT told")
memberships = Table(
    "memberships",
    metadata,
    Column("article_id", Number, ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True),
    Column("story_id", Number, ForeignKey("stories.id"), nullable=False, index=True),
    Column("pinned", Boolean, nullable=False),  # put there by a moderator: the engine leaves it
    Column("told", Boolean, nullable=False, server_default=true()),  # the story as last told knows of it
    Index("ix_memberships_untold", "story_id", sqlite_where=_UNTOLD, postgresql_where=_UNTOLD),
)

conflicts = _table(
    "conflicts",
    Column("id", Number, primary_key=True),
    Column("story_id", Number, ForeignKey("stories.id"), nullable=False),
    Column("state", String(16), nullable=False),  # records.ConflictState
    Column("kind", String(16), nullable=False),
    Column("severity", String(8), nullable=False),
    Column("confidence", Double, nullable=False),
    Column("body", Data(Conflict), nullable=False),
    Column("found_at", UtcDateTime, nullable=False),
    Column("changed_at", UtcDateTime, nullable=False),  # when its state or body last changed
    Index("ix_conflicts_story", "story_id", "state"),
    Index("ix_conflicts_latest", "state", "changed_at"),
)

conflict_articles = Table(
    "conflict_articles",  # whose claims a conflict holds: it is the same one when its articles are in another story
    metadata,
    Column("conflict_id", Number, ForeignKey("conflicts.id", ondelete="CASCADE"), primary_key=True),
    Column("article_id", BigInteger, primary_key=True),  # perhaps deleted since
    Index("ix_conflict_articles_article", "article_id"),
)

dismissals = Table(
    "dismissals",
    metadata,
    Column("conflict_id", Number, ForeignKey("conflicts.id", ondelete="CASCADE"), primary_key=True),
    Column("reason", Text, nullable=False),
    Column("by", BigInteger),  # a person's Telegram id; NULL for imports
    Column("at", UtcDateTime, nullable=False),
)

outlets = Table(
    "outlets",  # as moderators want them; those of the house are in seeds/outlets.toml
    metadata,
    Column("origin", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("owner", Text),
    Column("aliases", Data(tuple[str, ...]), nullable=False),
    Column("domains", Data(tuple[str, ...]), nullable=False),
)

# -- publishing

subscriptions = _table(
    "subscriptions",
    Column("id", Number, primary_key=True),
    Column("chat_id", BigInteger, nullable=False),
    Column("thread_id", BigInteger, nullable=False),  # 0: no topic (NULLs would not be unique)
    Column("local_time", Time, nullable=False),
    Column("zone", String(64), nullable=False),  # an IANA name
    Column("language", String(8), nullable=False),
    Column("next_due_at", UtcDateTime, nullable=False),
    Column("last_slot", Date),  # local date of its last edition
    Column("last_until", UtcDateTime),  # end of its last edition's window
    Column("inactive", Text),  # why nothing is sent; NULL while active
    Column("added_at", UtcDateTime, nullable=False),
    UniqueConstraint("chat_id", "thread_id", "local_time"),
    Index("ix_subscriptions_due", "inactive", "next_due_at"),
)

editions = _table(
    "editions",
    Column("id", Number, primary_key=True),
    Column("since", UtcDateTime, nullable=False),
    Column("until", UtcDateTime, nullable=False),
    Column("articles", Integer, nullable=False),
    Column("outlets", Data(tuple[str, ...]), nullable=False),
    Column("story_ids", Data(tuple[int, ...]), nullable=False),
    Column("conflict_ids", Data(tuple[int, ...]), nullable=False),
    Column("made_at", UtcDateTime, nullable=False),
    Column("foremost", Data(tuple[int, ...])),  # stories of the window for everybody; NULL: not known
)

slots = Table(
    "slots",
    metadata,
    Column("subscription_id", Number, ForeignKey("subscriptions.id", ondelete="CASCADE"), primary_key=True),
    Column("slot", Date, primary_key=True),  # the local date
    Column("edition_id", Number, ForeignKey("editions.id"), nullable=False),
)

notes = _table(
    "notes",  # short messages to whoever follows something: a chat gets so many a day
    Column("id", Number, primary_key=True),
    Column("chat_id", BigInteger, nullable=False),
    Column("thread_id", BigInteger, nullable=False),
    Column("zone", String(64), nullable=False),  # an IANA name: quiet hours are told by it
    Column("made_at", UtcDateTime, nullable=False),
    Index("ix_notes_place", "chat_id", "thread_id", "made_at"),
)

news = Table(
    "news",  # for whoever follows something, not yet noted
    metadata,
    Column("chat_id", BigInteger, primary_key=True, autoincrement=False),
    Column("thread_id", BigInteger, primary_key=True, autoincrement=False),
    Column("article_id", BigInteger, primary_key=True, autoincrement=False),  # 0: it is a conflict
    Column("conflict_id", BigInteger, primary_key=True, autoincrement=False),  # 0: it is an article
    Column("kind", String(16), nullable=False),  # records.TasteKind of what is followed
    Column("what", Text, nullable=False),
    Column("found_at", UtcDateTime, nullable=False),
    Column("due_at", UtcDateTime, nullable=False, index=True),  # looked at again from then on
)

deliveries = _table(
    "deliveries",
    Column("id", Number, primary_key=True),
    Column("subscription_id", Number, ForeignKey("subscriptions.id", ondelete="CASCADE")),  # NULL: of a note
    Column("note_id", Number, ForeignKey("notes.id", ondelete="CASCADE"), unique=True),  # NULL: of an edition
    Column("slot", Date, nullable=False),
    Column("part", Integer, nullable=False),  # from 1
    Column("parts", Integer, nullable=False),
    Column("edition_id", Number, ForeignKey("editions.id"), nullable=False),
    Column("chat_id", BigInteger, nullable=False, index=True),
    Column("thread_id", BigInteger, nullable=False),
    Column("html", Text, nullable=False),
    Column("story_ids", Data(tuple[int, ...]), nullable=False),
    Column("conflict_ids", Data(tuple[int, ...]), nullable=False),
    Column("reply_to", BigInteger),  # the message that last told a story of this part; NULL: it begins afresh
    Column("buttons", Data(Labels)),  # unsigned; NULL: none
    Column("state", String(16), nullable=False),  # records.DeliveryState
    Column("attempts", Integer, nullable=False),
    Column("doubts", Integer, nullable=False, server_default="0"),  # attempts that may have arrived
    Column("due_at", UtcDateTime),  # may be claimed from then on; while sending the lease's end; NULL once settled
    Column("message_id", BigInteger),
    Column("error", Text, nullable=False),  # a code or a short reason, never a message's text
    Column("changed_at", UtcDateTime, nullable=False),
    UniqueConstraint("subscription_id", "slot", "part"),
    Index("ix_deliveries_queue", "due_at", "id"),
    Index("ix_deliveries_changed", "changed_at", "state"),  # /stats: what became of the last day's
)

receipts = _table(
    "receipts",
    Column("id", Number, primary_key=True),
    Column("edition_id", Number, ForeignKey("editions.id"), nullable=False),
    Column("chat_id", BigInteger, nullable=False),
    Column("thread_id", BigInteger, nullable=False),
    Column("message_id", BigInteger, nullable=False),  # 0 once the chat has another number
    Column("sent_at", UtcDateTime, nullable=False),
    Index("ix_receipts_chat", "chat_id", "thread_id", "id"),
)

receipt_stories = Table(
    "receipt_stories",
    metadata,
    Column("receipt_id", Number, ForeignKey("receipts.id", ondelete="CASCADE"), primary_key=True),
    Column("story_id", Number, ForeignKey("stories.id"), primary_key=True),
    Index("ix_receipt_stories_story", "story_id", "receipt_id"),
)

receipt_conflicts = Table(
    "receipt_conflicts",
    metadata,
    Column("receipt_id", Number, ForeignKey("receipts.id", ondelete="CASCADE"), primary_key=True),
    Column("conflict_id", Number, ForeignKey("conflicts.id"), primary_key=True),
    Index("ix_receipt_conflicts_conflict", "conflict_id", "receipt_id"),
)

# -- people

people = Table(
    "people",
    metadata,
    Column("user_id", BigInteger, primary_key=True, autoincrement=False),
    Column("role", String(16), nullable=False),  # "moderator"; owners come from the settings
    Column("appointed_by", BigInteger, nullable=False),
    Column("appointed_at", UtcDateTime, nullable=False),
)

chats = Table(
    "chats",
    metadata,
    Column("chat_id", BigInteger, primary_key=True, autoincrement=False),
    Column("language", String(8)),  # NULL: never chosen
    Column("zone", String(64)),
    Column("length", String(16)),  # records.Length
    Column("days", Integer),  # of the week, a bit each: Monday is 1
    Column("quiet_from", Time),  # local; NULL: no quiet hours
    Column("quiet_until", Time),
    Column("least_sources", Integer),  # independent ones, for a story to be told
    Column("alerts", Boolean),
    Column("corrections", Boolean),
)

tastes = Table(
    "tastes",  # what a chat follows and does not want to see
    metadata,
    Column("chat_id", BigInteger, primary_key=True, autoincrement=False),
    Column("kind", String(16), primary_key=True),  # records.TasteKind
    Column("what", Text, primary_key=True),  # words, an outlet's name, or a story's number
    Column("wanted", Boolean, nullable=False),  # followed, else muted
    Column("since", UtcDateTime, nullable=False),
    Column("thread_id", BigInteger, nullable=False, server_default="0"),  # the topic where it was asked for last
    Column("language", String(8)),  # that was spoken there; NULL: unknown
    Column("inactive", Text),  # why nothing is sent; NULL while active
    Index("ix_tastes_what", "kind", "what"),
)

reports = _table(
    "reports",  # readers' "this is wrong"
    Column("id", Number, primary_key=True),
    Column("subject", String(64), nullable=False),  # "conflict 4"
    Column("user_id", BigInteger, nullable=False, index=True),
    Column("at", UtcDateTime, nullable=False),
    Column("closed_at", UtcDateTime),  # NULL while no moderator has dealt with it
    UniqueConstraint("subject", "user_id"),
)

corrections = _table(
    "corrections",  # not yet sent: a chat gets one message a day at most
    Column("id", Number, primary_key=True),
    Column("chat_id", BigInteger, nullable=False),
    Column("thread_id", BigInteger, nullable=False),
    Column("edition_id", Number, ForeignKey("editions.id"), nullable=False),
    Column("subject", String(64), nullable=False),  # "conflict 4": as it was shown last, however often it changes
    Column("shown", Data(Shown), nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Column("not_before", UtcDateTime),  # the chat had one that day; NULL: at once
    UniqueConstraint("chat_id", "thread_id", "subject"),
)

_OPEN_DRAFT = text("state = 'open'")  # one each
drafts = _table(
    "drafts",
    Column("id", Number, primary_key=True),
    Column("user_id", BigInteger, nullable=False),
    Column("state", String(16), nullable=False),  # records.DraftState
    Column("article", Data(Article)),  # as understood; NULL while its pieces are still coming
    Column("field", String(16)),  # what the moderator was asked for, to change it; NULL: nothing
    Column("article_id", Number, ForeignKey("articles.id")),  # what it became
    Column("opened_at", UtcDateTime, nullable=False),
    Index("uq_drafts_open", "user_id", unique=True, sqlite_where=_OPEN_DRAFT, postgresql_where=_OPEN_DRAFT),
)

draft_pieces = Table(
    "draft_pieces",
    metadata,
    Column("draft_id", Number, ForeignKey("drafts.id", ondelete="CASCADE"), primary_key=True),
    Column("message_id", BigInteger, primary_key=True),  # the order they were sent in; a repeated update adds nothing
    Column("text", Text, nullable=False),
)

# -- where articles come from

feeds = _table(
    "feeds",
    Column("id", Number, primary_key=True),
    Column("url", Text, nullable=False, unique=True),
    Column("title", Text, nullable=False),
    Column("mode", String(16), nullable=False),  # feed_records.FeedMode
    Column("state", String(16), nullable=False),  # feed_records.FeedState
    Column("etag", Text, nullable=False),
    Column("last_modified", Text, nullable=False),
    Column("failures", Integer, nullable=False),  # in a row
    Column("error", String(32), nullable=False),  # why the last attempt failed; empty: it did not
    Column("due_at", UtcDateTime, nullable=False),  # while it is asked the lease's end
    Column("polled_at", UtcDateTime),  # when it last answered well
    Column("told", Boolean, nullable=False),  # moderators know that it is dead
    Column("added_by", BigInteger),
    Column("added_at", UtcDateTime, nullable=False),
    Index("ix_feeds_due", "state", "due_at"),
)

feed_items = _table(
    "feed_items",
    Column("id", Number, primary_key=True),
    Column("feed_id", Number, ForeignKey("feeds.id", ondelete="CASCADE"), nullable=False),
    Column("key", String(64), nullable=False),  # a hash of what the feed calls it
    Column("url", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("published_at", UtcDateTime),  # as the feed says
    Column("state", String(16), nullable=False),  # feed_records.ItemState
    Column("article", Data(Article)),  # as read, while it waits
    Column("article_id", Number, ForeignKey("articles.id", ondelete="SET NULL"), index=True),  # what it became
    Column("attempts", Integer, nullable=False),
    Column("reason", String(32), nullable=False),  # why the last attempt failed
    Column("due_at", UtcDateTime, nullable=False),
    Column("seen_at", UtcDateTime, nullable=False),
    Column("body", Text, nullable=False),  # the feed's own HTML until it was read
    Column("desk_knows", Boolean, nullable=False, server_default=true()),  # moderators were told that it was set aside
    UniqueConstraint("feed_id", "key"),
    Index("ix_feed_items_due", "state", "due_at"),
    Index("ix_feed_items_trouble", "id", sqlite_where=_UNKNOWN, postgresql_where=_UNKNOWN),
)

log = _table(
    "log",
    Column("id", Number, primary_key=True),
    Column("at", UtcDateTime, nullable=False),
    Column("actor", BigInteger),  # NULL: the program itself
    Column("action", String(64), nullable=False),
    Column("subject", Text, nullable=False),  # "article 12"
    Column("before", Data(dict[str, Any] | None)),
    Column("after", Data(dict[str, Any] | None)),
    Column("changes", Data(tuple[Change, ...])),  # exactly, for undoing; NULL: cannot be undone
    Column("conflicts", Data(tuple[ConflictRow, ...])),  # those that changed because of it, as they were before
    Column("undoes", Number, index=True),  # the entry that this one takes back
)

_OPEN_UPDATE = text("body IS NOT NULL")
inbox = Table(
    "inbox",  # Telegram's updates: handled once, however often they come
    metadata,
    Column("update_id", BigInteger, primary_key=True, autoincrement=False),
    Column("body", Text),  # as it came; NULL once handled: what people write is not kept
    Column("changed", Boolean, nullable=False),  # what it asked for is stored, perhaps not yet answered
    Column("attempts", Integer, nullable=False, server_default="0"),  # times a later process began it once more
    Column("taken_at", UtcDateTime, nullable=False, index=True),
    Column("chat_id", BigInteger, nullable=False, server_default="0"),  # whose updates take their turns; 0: no chat
    Column("holder", String(64)),  # the process that handles it; NULL: none yet
    Index("ix_inbox_open", "chat_id", "update_id", sqlite_where=_OPEN_UPDATE, postgresql_where=_OPEN_UPDATE),
)

# -- several processes

leases = Table(
    "leases",  # what only one process may do at a time, and which processes are alive
    metadata,
    Column("name", String(64), primary_key=True),
    Column("holder", String(64), nullable=False),
    Column("number", BigInteger, nullable=False),  # grows with each holder: whoever held an earlier one is out
    Column("until", UtcDateTime, nullable=False),  # by the database's clock
)

holds = Table(
    "holds",  # Telegram asked to wait
    metadata,
    Column("chat_id", BigInteger, primary_key=True, autoincrement=False),  # 0: everybody
    Column("until", UtcDateTime, nullable=False),  # by the database's clock
)

shares = Table(
    "shares",  # how the processes share what Telegram allows in a second
    metadata,
    Column("process", String(64), primary_key=True),
    Column("answers", Double, nullable=False),  # a second, that it would like to give
    Column("broadcasts", Boolean, nullable=False),  # it has some to send
    Column("pace", Double, nullable=False),  # messages a second that it allows itself
    Column("seen_at", UtcDateTime, nullable=False),  # by the database's clock
)

_UNREAD = text("reading IS NULL AND NOT failed")
backlog = _table(
    "backlog",  # articles on their way in that any process may read
    Column("id", Number, primary_key=True),
    Column("job", String(64), nullable=False),  # whose they are
    Column("article", Data(Article), nullable=False),
    Column("reading", Data(Reading)),  # NULL: not read yet
    Column("failed", Boolean, nullable=False),  # reading it met a fault of ours: its own process is to meet it too
    Column("added_at", UtcDateTime, nullable=False),
    Index("ix_backlog_job", "job"),
    Index("ix_backlog_unread", "id", sqlite_where=_UNREAD, postgresql_where=_UNREAD),
)

# -- what a language model replied, if one is asked

advice = Table(
    "advice",
    metadata,
    Column("story_id", Number, ForeignKey("stories.id", ondelete="CASCADE"), primary_key=True, autoincrement=False),
    Column("basis", String(64), nullable=False),  # a hash of what was asked last
    Column("reply", Text),  # as it came; NULL: none that can be used
    Column("attempts", Integer, nullable=False),  # calls for that basis
    Column("seen_at", UtcDateTime),  # stories.told_at of the last telling that nothing is left to do about
)

model_calls = _table(
    "model_calls",  # of the last day: there is a budget
    Column("id", Number, primary_key=True),
    Column("at", UtcDateTime, nullable=False, index=True),
)

flags = Table(
    "flags",  # facts about this installation: "starter loaded"
    metadata,
    Column("name", String(64), primary_key=True),
    Column("value", Text, nullable=False),
)
