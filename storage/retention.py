"""Letting go of what is old enough: stories that ended long ago, and records of what was sent and decided."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, Table, and_, cast, delete, exists, func, select, true, tuple_, update
from sqlalchemy import String as Text

from storage import schema
from storage.columns import UtcDateTime
from storage.locks import lock_archive
from storage.records import DeliveryState, DraftState, TasteKind
from storage.revisions import Revisions

UNSEEN = dt.timedelta(hours=1)  # a decision made so long before a look may not have been there to be seen yet
ABOUT = {"article": "article", "membership": "article", "dismissal": "conflict"}  # what a change is about
STUCK = frozenset({DeliveryState.UNCERTAIN, DeliveryState.FAILED})  # the owner's, until they are dealt with


@dataclass(frozen=True, slots=True)
class Keep:
    """For how long things are kept; None: for good."""

    articles: dt.timedelta | None = None
    records: dt.timedelta | None = None


class Retention:
    """Used in small transactions, again and again, until nothing is left to do."""

    def __init__(self, connection: Connection, revisions: Revisions) -> None:
        self._connection = connection
        self._revisions = revisions

    def ended_stories(self, before: dt.datetime) -> list[int]:
        """Return the stories that nothing came to since, and that nobody needs any more, lowest first.

        Needed are those that somebody follows, those with a conflict that changed since, and those that a moderator
        decided about since.
        """
        decided = self._decided(before)
        return [number for number in self._ended(before) if number not in decided]

    def _ended(self, before: dt.datetime, only: int | None = None) -> list[int]:
        """Those that nothing came to and nobody needs, whatever moderators decided."""
        articles, members = schema.articles.c, schema.memberships
        quiet = and_(
            func.max(articles.added_at, type_=UtcDateTime) < before,
            func.max(func.coalesce(articles.published_at, articles.added_at), type_=UtcDateTime) < before,
        )
        tastes, conflicts = schema.tastes, schema.conflicts
        follows = and_(tastes.c.kind == TasteKind.STORY, tastes.c.wanted)
        followed = exists().where(follows, tastes.c.what == cast(members.c.story_id, Text))
        runs = exists().where(conflicts.c.story_id == members.c.story_id, conflicts.c.changed_at >= before)
        joined, founded = members.alias(), schema.stories  # what was merged into a story is followed as that one
        merged = (
            select(joined.c.story_id)
            .join(founded, founded.c.founder_id == joined.c.article_id)
            .join(tastes, and_(follows, tastes.c.what == cast(founded.c.id, Text)))
        )
        query = (
            select(members.c.story_id)
            .join(schema.articles, articles.id == members.c.article_id)
            .where(
                ~followed,
                ~runs,
                members.c.story_id.not_in(merged),
                true() if only is None else members.c.story_id == only,
            )
            .group_by(members.c.story_id)
            .having(quiet)
            .order_by(members.c.story_id)
        )
        return list(self._connection.scalars(query))

    def drop_story(self, number: int, before: dt.datetime, *, looked: dt.datetime) -> bool:
        """Delete a story with its articles, conflicts and all that was noted about them, unless it is needed by now.

        `looked`: when `ended_stories` gave it; of decisions only those made around then or later are looked at again.
        """
        lock_archive(self._connection)
        if number not in self._ended(before, number) or number in self._decided(max(before, looked - UNSEEN)):
            return False
        articles, conflicts = self._articles(number), self._conflicts(number)
        self._unlink(number, articles, conflicts)
        for article in articles:
            self._revisions.delete(article)
        self._drop(schema.conflicts, schema.conflicts.c.id.in_(conflicts))
        self._drop(schema.stories, schema.stories.c.id == number)
        return True

    def blank_log(self, before: dt.datetime, limit: int) -> int:
        """Keep of older entries who did what and when: they hold texts, and cannot be undone any more. How many."""
        table = schema.log
        said = table.c.changes.is_not(None) | table.c.before.is_not(None) | table.c.after.is_not(None)
        some = select(table.c.id).where(table.c.at < before, said | table.c.conflicts.is_not(None)).limit(limit)
        blank = dict.fromkeys(("before", "after", "changes", "conflicts"))
        return self._connection.execute(update(table).where(table.c.id.in_(some)).values(**blank)).rowcount

    def drop_records(self, before: dt.datetime, limit: int) -> int:
        """Delete some records that are older: of messages sent and editions made, of reports, drafts and the log.

        What waits, and what is stuck, stays. Returns how many rows went.
        """
        return sum(self._drop_some(table, old, limit) for table, old in _records(before))

    def _unlink(self, number: int, articles: Sequence[int], conflicts: Sequence[int]) -> None:
        """Take away whatever names the story, its articles or its conflicts, and is of no use without them."""
        items, news, tastes = schema.feed_items, schema.news, schema.tastes
        blank = {"title": "", "url": "", "body": "", "article": None}
        self._connection.execute(update(items).where(items.c.article_id.in_(articles)).values(**blank))
        subjects = [f"story {number}", *(f"conflict {each}" for each in conflicts)]
        for table, mine in (
            (schema.receipt_stories, schema.receipt_stories.c.story_id == number),
            (schema.receipt_conflicts, schema.receipt_conflicts.c.conflict_id.in_(conflicts)),
            (schema.reports, schema.reports.c.subject.in_(subjects)),
            (schema.corrections, schema.corrections.c.subject.in_(subjects)),
            (news, news.c.article_id.in_(articles) | news.c.conflict_id.in_(conflicts)),
            (tastes, and_(tastes.c.kind == TasteKind.STORY, tastes.c.what == str(number))),
        ):
            self._drop(table, mine)

    def _articles(self, story: int) -> list[int]:
        table = schema.memberships
        return list(self._connection.scalars(select(table.c.article_id).where(table.c.story_id == story)))

    def _conflicts(self, story: int) -> list[int]:
        table = schema.conflicts
        return list(self._connection.scalars(select(table.c.id).where(table.c.story_id == story)))

    def _decided(self, since: dt.datetime) -> set[int]:
        """The stories that moderators decided about since, or about an article or a conflict of theirs."""
        table, members, conflicts = schema.log, schema.memberships, schema.conflicts
        numbers: defaultdict[str, set[int]] = defaultdict(set)
        for row in self._connection.execute(select(table.c.subject, table.c.changes).where(table.c.at >= since)):
            kind, _, number = row.subject.partition(" ")
            if number.isdecimal():
                numbers[kind].add(int(number))
            for change in row.changes or ():
                numbers[ABOUT.get(change.kind, "")].add(change.number)
        of_articles = select(members.c.story_id).where(members.c.article_id.in_(numbers["article"]))
        of_conflicts = select(conflicts.c.story_id).where(conflicts.c.id.in_(numbers["conflict"]))
        return numbers["story"].union(self._connection.scalars(of_articles.union(of_conflicts)))

    def _drop(self, table: Table, condition: ColumnElement[bool]) -> None:
        self._connection.execute(delete(table).where(condition))

    def _drop_some(self, table: Table, condition: ColumnElement[bool], limit: int) -> int:
        key = list(table.primary_key.columns)
        some = select(*key).where(condition).limit(limit)
        return self._connection.execute(delete(table).where(tuple_(*key).in_(some))).rowcount


def _records(before: dt.datetime) -> list[tuple[Table, ColumnElement[bool]]]:
    """The tables of records and which of their rows are old; those that others refer to come last."""
    sent, receipts, slots, notes = schema.deliveries, schema.receipts, schema.slots, schema.notes
    editions, reports, drafts, log = schema.editions, schema.reports, schema.drafts, schema.log
    unused = [
        ~exists().where(table.c.edition_id == editions.c.id) for table in (sent, receipts, slots, schema.corrections)
    ]
    return [
        (sent, and_(sent.c.due_at.is_(None), sent.c.changed_at < before, sent.c.state.not_in(STUCK))),
        (receipts, receipts.c.sent_at < before),
        (slots, slots.c.slot < before.date()),
        (notes, and_(notes.c.made_at < before, ~exists().where(sent.c.note_id == notes.c.id))),
        (editions, and_(editions.c.made_at < before, *unused)),
        (reports, reports.c.closed_at < before),
        (drafts, and_(drafts.c.state != DraftState.OPEN, drafts.c.opened_at < before)),
        (log, log.c.at < before),
    ]
