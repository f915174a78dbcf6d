"""The states of what moderators can change, as plain data: how each kind of thing is looked at and made otherwise."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import TypeAdapter

from digest.model import Article, Reading
from storage.decisions import Appointment, ArticleRecord, Dismissal, State, StoredOutlet
from storage.errors import NotFound
from storage.feed_records import ItemState
from storage.revisions import needs_reading
from storage.stores import Stores

ARTICLE, RECORD, OUTLET = TypeAdapter(Article), TypeAdapter(ArticleRecord), TypeAdapter(StoredOutlet)
APPOINTMENT, DISMISSAL = TypeAdapter(Appointment), TypeAdapter(Dismissal)
PASSAGES = "passages"  # their numbers: an article that is as it was has them again; None: whatever is free
Read = Callable[[Article], Reading]


BEGINNING = 120  # characters of a text that the log keeps, to show them


def as_left(state: State | None) -> State | None:
    """A state as the log keeps it, to know it again: of a text its beginning and what tells it from others.

    What undoing needs is the state before, and undoing that finds the text in the archive; so no text is kept twice.
    """
    if state is None or not isinstance(state.get("text"), str):
        return state
    text = state["text"]
    return {**state, "text": {"begins": text[:BEGINNING], "hash": hashlib.sha256(text.encode()).hexdigest()}}


class TakenError(Exception):
    """Another article has this URL or this text."""

    def __init__(self, number: int) -> None:
        super().__init__(f"article {number} has it")
        self.number = number


@dataclass(frozen=True, slots=True)
class Kind:
    """How one kind of thing is looked at, and made what a state says; None: it is not there."""

    look: Callable[[Stores, int, str], State | None]
    make: Callable[[Stores, int, str, State | None, Read], None]


def article_state(record: ArticleRecord) -> dict[str, Any]:
    """All of an article as plain data."""
    whole = RECORD.dump_python(record, mode="json")
    return {**whole.pop("article"), **whole}


def record_of(state: State) -> ArticleRecord:
    """The article that a whole state is."""
    own = {"added_by", "removed_at"}
    article = {name: value for name, value in state.items() if name not in own and name != PASSAGES}
    return RECORD.validate_python({"article": article, **{name: state[name] for name in own}})


def _look_at_article(stores: Stores, number: int, _: str) -> State | None:
    record = stores.revisions.find(number)
    return None if record is None else {**article_state(record), PASSAGES: stores.revisions.passages(number)}


def _make_article(stores: Stores, number: int, _: str, state: State | None, read: Read) -> None:
    """Raises TakenError if another article has its URL or text."""
    before = stores.revisions.find(number)
    if state is None:
        stores.revisions.delete(number)
        return
    record = record_of(state if before is None else {**article_state(before), **state})
    twin = stores.revisions.twin(record.article)
    if twin is not None:
        raise TakenError(twin)
    numbers = state.get(PASSAGES) or ()
    if before is None:
        stores.revisions.put_back(record, read(record.article), numbers)
    else:
        new = needs_reading(before.article, record.article)
        stores.revisions.change(record, read(record.article) if new else None, numbers)


def _look_at_membership(stores: Stores, number: int, _: str) -> State | None:
    found = stores.stories.membership(number)
    return None if found is None else {"story": found[0], "pinned": found[1]}


def _make_membership(stores: Stores, number: int, _: str, state: State | None, __: Read) -> None:
    if state is not None and stores.revisions.find(number) is not None:
        stores.stories.put(number, state["story"], pinned=state["pinned"])


def _look_at_dismissal(stores: Stores, number: int, _: str) -> State | None:
    found = stores.conflicts.dismissal(number)
    if found is None:
        return None
    told = DISMISSAL.dump_python(found, mode="json", exclude={"conflict"})
    return {**told, "articles": stores.conflicts.articles_of(number)}


def _make_dismissal(stores: Stores, number: int, _: str, state: State | None, __: Read) -> None:
    if state is None:
        stores.conflicts.reopen(number, stores.conflicts.standing(number).changed_at)
        return
    conflict = stores.conflicts.get(number)
    made = DISMISSAL.validate_python({**state, "conflict": conflict})
    stores.conflicts.dismiss(number, made.at, reason=made.reason, by=made.by)


def _look_at_outlet(stores: Stores, _: int, origin: str) -> State | None:
    found = stores.outlets.find(origin)
    return None if found is None else OUTLET.dump_python(found, mode="json")


def _make_outlet(stores: Stores, _: int, origin: str, state: State | None, __: Read) -> None:
    if state is None:
        stores.outlets.drop(origin)
    else:
        stores.outlets.put(OUTLET.validate_python(state))


def _look_at_moderator(stores: Stores, number: int, _: str) -> State | None:
    found = next((each for each in stores.people.appointments() if each.user_id == number), None)
    return None if found is None else APPOINTMENT.dump_python(found, mode="json")


def _make_moderator(stores: Stores, number: int, _: str, state: State | None, __: Read) -> None:
    stores.people.dismiss(number)
    if state is not None:
        made = APPOINTMENT.validate_python(state)
        stores.people.appoint(number, by=made.by, at=made.at)


def _look_at_feed(stores: Stores, number: int, _: str) -> State | None:
    try:
        return stores.feeds.decided(number)
    except NotFound:
        return None


def _make_feed(stores: Stores, number: int, _: str, state: State | None, __: Read) -> None:
    stores.feeds.put(number, state)


def item_state(article: Article) -> dict[str, Any]:
    """An item of a feed that waits for a moderator, as plain data."""
    return {"article": ARTICLE.dump_python(article, mode="json")}


def _look_at_item(stores: Stores, number: int, _: str) -> State | None:
    item = stores.feeds.item(number)
    return item_state(item.article) if item.state is ItemState.WAITING and item.article else None


def _make_item(stores: Stores, number: int, _: str, state: State | None, __: Read) -> None:
    if state is None:
        stores.feeds.discarded(number)
    else:
        stores.feeds.requeue(number, ARTICLE.validate_python(state["article"]))


KINDS: Mapping[str, Kind] = {
    "feed": Kind(_look_at_feed, _make_feed),
    "item": Kind(_look_at_item, _make_item),
    "article": Kind(_look_at_article, _make_article),
    "membership": Kind(_look_at_membership, _make_membership),
    "dismissal": Kind(_look_at_dismissal, _make_dismissal),
    "outlet": Kind(_look_at_outlet, _make_outlet),
    "moderator": Kind(_look_at_moderator, _make_moderator),
}
