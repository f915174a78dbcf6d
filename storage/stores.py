"""The stores of one transaction."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property

from sqlalchemy import Connection
from sqlalchemy.exc import SQLAlchemyError

from storage.advice import Advice
from storage.arrivals import Arrivals
from storage.articles import Articles
from storage.backlog import Backlog
from storage.chats import Chats
from storage.conflicts import Conflicts
from storage.corrections import Corrections
from storage.drafts import Drafts
from storage.editions import Editions
from storage.errors import translated
from storage.feeds import Feeds
from storage.figures import Counting
from storage.flags import Flags
from storage.forgetting import Forgetting
from storage.glances import Glances
from storage.holds import Holds
from storage.inbox import Inbox
from storage.leases import Leases
from storage.log import Log
from storage.notes import Notes
from storage.outbox import Outbox
from storage.outlets import StoredOutlets
from storage.people import People
from storage.purging import Purging
from storage.reports import Reports
from storage.retention import Retention
from storage.revisions import Revisions
from storage.search import Search, Vocabulary
from storage.sentences import Sentences
from storage.shares import Shares
from storage.signs import Watching
from storage.speakers import Speakers
from storage.stories import Stories
from storage.subscriptions import Subscriptions
from storage.tastes import Tastes
from storage.untold import Untold


class Stores:
    """One store per aggregate, all on one transaction's connection."""

    def __init__(self, connection: Connection, vocabulary: Vocabulary) -> None:
        self._connection = connection
        self._vocabulary = vocabulary

    @contextmanager
    def attempt(self) -> Iterator[None]:
        """What fails inside leaves no trace, and the transaction goes on without it. Raises StorageError."""
        try:
            with self._connection.begin_nested():
                yield
        except SQLAlchemyError as error:
            raise translated(error) from error

    @cached_property
    def articles(self) -> Articles:
        """Articles with what reading them gave."""
        return Articles(self._connection, self.search)

    @cached_property
    def revisions(self) -> Revisions:
        """Articles changed, deleted and put back, removed ones too."""
        return Revisions(self._connection, self.articles, self.search)

    @cached_property
    def outlets(self) -> StoredOutlets:
        """Outlets as moderators want them."""
        return StoredOutlets(self._connection)

    @cached_property
    def search(self) -> Search:
        """Passages found by words, whatever way they are spelt."""
        return Search(self._connection, self._vocabulary)

    @cached_property
    def sentences(self) -> Sentences:
        """What stands around a claim."""
        return Sentences(self._connection)

    @cached_property
    def stories(self) -> Stories:
        """Stories, their articles and conflicts."""
        return Stories(self._connection)

    @cached_property
    def glances(self) -> Glances:
        """Stories as far as a public page shows them."""
        return Glances(self._connection)

    @cached_property
    def untold(self) -> Untold:
        """Articles in stories that are still to be told anew."""
        return Untold(self._connection)

    @cached_property
    def conflicts(self) -> Conflicts:
        """Conflicts by their numbers."""
        return Conflicts(self._connection)

    @cached_property
    def advice(self) -> Advice:
        """What a language model replied about stories."""
        return Advice(self._connection)

    @cached_property
    def speakers(self) -> Speakers:
        """Who has claimed what."""
        return Speakers(self._connection)

    @cached_property
    def subscriptions(self) -> Subscriptions:
        """Who wants an edition when."""
        return Subscriptions(self._connection)

    @cached_property
    def editions(self) -> Editions:
        """What was published, the slots it was published for, and the receipts."""
        return Editions(self._connection)

    @cached_property
    def outbox(self) -> Outbox:
        """Message parts not yet settled."""
        return Outbox(self._connection)

    @cached_property
    def inbox(self) -> Inbox:
        """Updates from Telegram, each handled once."""
        return Inbox(self._connection)

    @cached_property
    def leases(self) -> Leases:
        """What only one process may do at a time."""
        return Leases(self._connection)

    @cached_property
    def backlog(self) -> Backlog:
        """Articles on their way in that any process may read."""
        return Backlog(self._connection)

    @cached_property
    def holds(self) -> Holds:
        """What Telegram asked to wait for."""
        return Holds(self._connection)

    @cached_property
    def shares(self) -> Shares:
        """How processes share the pace."""
        return Shares(self._connection)

    @cached_property
    def people(self) -> People:
        """Moderators."""
        return People(self._connection)

    @cached_property
    def chats(self) -> Chats:
        """What a chat has chosen."""
        return Chats(self._connection)

    @cached_property
    def forgetting(self) -> Forgetting:
        """How a person is forgotten."""
        return Forgetting(self._connection)

    @cached_property
    def purging(self) -> Purging:
        """How an article is deleted for good."""
        return Purging(self._connection)

    @cached_property
    def retention(self) -> Retention:
        """What is let go of once it is old."""
        return Retention(self._connection, self.revisions)

    @cached_property
    def tastes(self) -> Tastes:
        """What a chat follows and mutes."""
        return Tastes(self._connection)

    @cached_property
    def arrivals(self) -> Arrivals:
        """What came in since somebody last looked."""
        return Arrivals(self._connection)

    @cached_property
    def notes(self) -> Notes:
        """What whoever follows something is to be told."""
        return Notes(self._connection)

    @cached_property
    def reports(self) -> Reports:
        """Readers' "this is wrong"."""
        return Reports(self._connection)

    @cached_property
    def drafts(self) -> Drafts:
        """Moderators' articles in the making."""
        return Drafts(self._connection)

    @cached_property
    def feeds(self) -> Feeds:
        """Feeds and their items."""
        return Feeds(self._connection)

    @cached_property
    def log(self) -> Log:
        """Who changed what."""
        return Log(self._connection)

    @cached_property
    def corrections(self) -> Corrections:
        """What chats were shown and stands no more."""
        return Corrections(self._connection)

    @cached_property
    def counting(self) -> Counting:
        """How much there is of everything."""
        return Counting(self._connection)

    @cached_property
    def watching(self) -> Watching:
        """Whether it all lives."""
        return Watching(self._connection)

    @cached_property
    def flags(self) -> Flags:
        """Facts about this installation."""
        return Flags(self._connection)
