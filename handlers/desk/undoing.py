"""Taking a decision back: its changes the other way round, unless something newer depends on it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from digest.model import Article
from handlers.desk.changing import Readings, Work
from handlers.desk.states import KINDS, PASSAGES, article_state, as_left, record_of
from storage.decisions import Change
from storage.feed_records import FeedState
from storage.records import LogEntry
from storage.stores import Stores

APPOINTING = frozenset({"moderators-add", "moderators-remove"})  # the owner's: nobody else may undo them

ENGINES = frozenset({"articles", PASSAGES})  # fields that the engine may change afterwards


class UndoneError(Exception):
    """The entry was taken back before, or cannot be."""


class BlockedError(Exception):
    """Something newer depends on what should be undone: an entry, or None if it was no moderator's doing."""

    def __init__(self, entry: LogEntry | None) -> None:
        super().__init__("something newer depends on it")
        self.entry = entry


def to_be_read(stores: Stores, entry: LogEntry) -> list[Article]:
    """The articles that undoing an entry may have to read anew, so that this is done before the transaction."""
    wanted = []
    for change in entry.changes or ():
        record = stores.revisions.find(change.number) if change.kind == "article" else None
        if change.kind == "article" and change.before is not None:
            whole = change.before if record is None else {**article_state(record), **change.before}
            wanted.append(record_of(whole).article)
    return wanted


def undo(stores: Stores, entry: LogEntry, *, actor: int, now: dt.datetime, read: Readings) -> int:
    """Take an entry's changes back and write that down; gives the number of the new entry.

    Raises UndoneError, BlockedError, and TakenError if another article now has the text or URL that would come back.
    """
    if not entry.changes or entry.id in stores.log.undone():
        raise UndoneError
    _expect_free(stores, entry)
    work = Work(stores, actor, now, read)
    for change in reversed(entry.changes):
        if not _is_soft(change) or _is_as_it_was_left(stores, change):
            work.put(change.kind, change.number, change.name, state=change.before)
    number = work.finish("undo", entry.subject, undoes=entry.id, restored=entry.conflicts or ())
    if number is None:
        raise UndoneError
    return number


def _expect_free(stores: Stores, entry: LogEntry) -> None:
    """Raises BlockedError if a newer decision, or anything else, changed what this entry changed."""
    assert entry.changes is not None, "only what can be undone comes here"
    gone = stores.log.undone()
    for later in stores.log.after(entry.id):
        cancels = later.undoes is not None and later.undoes > entry.id
        if later.id not in gone and not cancels and _depends(later.changes or (), entry.changes):
            raise BlockedError(later)
    for change in entry.changes:
        if not _is_soft(change) and not _is_as_it_was_left(stores, change):
            raise BlockedError(None)


def _is_as_it_was_left(stores: Stores, change: Change) -> bool:
    """Whether what was changed is still so, in those of its fields that were changed."""
    found = KINDS[change.kind].look(stores, change.number, change.name)
    if change.after is None:
        return found is None or found.get("state") == FeedState.REMOVED
    if found is None:
        return False
    now = {**found, **(as_left({"text": found["text"]}) or {})} if _is_short(change.after.get("text")) else found
    return all(now.get(key) == value for key, value in change.after.items() if key not in ENGINES)


def _is_short(text: object) -> bool:
    """Whether a text was kept as `as_left` does; entries of former versions keep all of it."""
    return isinstance(text, Mapping)


def _depends(later: Sequence[Change], earlier: Sequence[Change]) -> bool:
    return any(_touches(newer, older) for newer in later for older in earlier)


def _touches(newer: Change, older: Change) -> bool:
    """Whether a newer change builds on an older one."""
    if older.kind == "article" and (older.before is None or older.after is None):
        if newer.kind == "dismissal":
            states = (newer.before or {}, newer.after or {})
            return any(older.number in state.get("articles", ()) for state in states)
        return newer.number == older.number and newer.kind in {"article", "membership"}
    if newer.key != older.key or _is_soft(older):
        return False
    fields = [set(state) if state is not None else None for state in (newer.before, newer.after)]
    mine = [set(state) if state is not None else None for state in (older.before, older.after)]
    if None in fields or None in mine:
        return True
    return bool(((fields[0] or set()) & (mine[0] or set())) - ENGINES)


def _is_soft(change: Change) -> bool:
    """Whether the engine did it and may do it otherwise: a story found for an article."""
    states = (change.before, change.after)
    return change.kind == "membership" and not any(state and state["pinned"] for state in states)
