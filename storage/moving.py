"""What belongs to a chat or a topic, taken over to where it is from now on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Table, and_, delete, exists, true, update

from storage import schema

# Of what is there only once in a place: the columns by which two rows are the same thing.
ONCE: tuple[tuple[Table, tuple[str, ...]], ...] = (
    (schema.subscriptions, ("thread_id", "local_time")),
    (schema.chats, ()),
    (schema.tastes, ("kind", "what")),
    (schema.corrections, ("thread_id", "subject")),
    (schema.news, ("thread_id", "article_id", "conflict_id")),
)
Place = Mapping[str, int]  # the columns that say where something is


def move_chat(connection: Connection, old: int, new: int) -> None:
    """Take all that belongs to a chat over to its new number; what exists there already is kept as it is there."""
    before, after = {"chat_id": old}, {"chat_id": new}
    for table, key in ONCE:
        _forget_twins(connection, table, key, before, after)
        _move(connection, table, before, after)
    _move(connection, schema.notes, before, after)
    _move(connection, schema.deliveries, before, after, reply_to=None)  # messages have other numbers there
    _move(connection, schema.receipts, before, after, message_id=0)


def leave_topic(connection: Connection, chat_id: int, thread_id: int) -> None:
    """Take over what a topic was sent and is to be sent; nothing in the group can answer a message of a topic."""
    before, after = {"chat_id": chat_id, "thread_id": thread_id}, {"chat_id": chat_id, "thread_id": 0}
    for table, key in ONCE:
        if "thread_id" in key:
            _forget_twins(connection, table, tuple(name for name in key if name != "thread_id"), before, after)
    for table in (schema.subscriptions, schema.corrections, schema.news, schema.notes, schema.tastes):
        _move(connection, table, before, after)
    waiting = schema.deliveries.c.due_at.is_not(None)
    _move(connection, schema.deliveries, before, after, waiting, reply_to=None)
    _move(connection, schema.receipts, before, after, message_id=0)


def _forget_twins(connection: Connection, table: Table, key: Sequence[str], before: Place, after: Place) -> None:
    """Delete what would come to lie upon its like."""
    twin = table.alias()
    same = and_(true(), *(twin.c[name] == table.c[name] for name in key))
    there = exists().where(_in(twin, after), same)
    connection.execute(delete(table).where(_in(table, before), there))


def _move(
    connection: Connection, table: Table, before: Place, after: Place, condition: Any = None, **values: Any
) -> None:
    here = _in(table, before) if condition is None else and_(_in(table, before), condition)
    connection.execute(update(table).where(here).values({**after, **values}))


def _in(table: Any, place: Place) -> Any:
    return and_(*(table.c[name] == value for name, value in place.items()))
