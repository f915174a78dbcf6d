"""What a chat has chosen; nothing about a chat is kept before it chooses."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, bindparam, select

from storage import schema
from storage.records import EVERY_DAY, Choices, Length, Quiet
from storage.statements import insert_or

TABLE = schema.chats
CHOICES = (TABLE.c.length, TABLE.c.days, TABLE.c.least_sources, TABLE.c.alerts, TABLE.c.corrections)
QUIET = (TABLE.c.quiet_from, TABLE.c.quiet_until)
# made once: every update asks for it, and making a statement takes longer than executing it
MANNER = select(TABLE.c.language, TABLE.c.zone).where(TABLE.c.chat_id == bindparam("chat_id"))


class Chats:
    """Language and zone per chat, each None until chosen, and how its digest is to be."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def manner(self, chat_id: int) -> tuple[str | None, str | None]:
        """Return the language and the time zone a chat chose."""
        row = self._connection.execute(MANNER, {"chat_id": chat_id}).one_or_none()
        return (row.language, row.zone) if row else (None, None)

    def language(self, chat_id: int) -> str | None:
        """Return the language a chat chose."""
        return self._connection.scalar(select(schema.chats.c.language).where(schema.chats.c.chat_id == chat_id))

    def set_language(self, chat_id: int, language: str) -> None:
        """Keep the language a chat chose."""
        self._set(chat_id, "language", language)

    def zone(self, chat_id: int) -> str | None:
        """Return the time zone a chat chose, an IANA name."""
        return self._connection.scalar(select(schema.chats.c.zone).where(schema.chats.c.chat_id == chat_id))

    def set_zone(self, chat_id: int, zone: str) -> None:
        """Keep the time zone a chat chose."""
        self._set(chat_id, "zone", zone)

    def choices(self, chat_id: int) -> Choices:
        """Return what a chat has chosen of its digest."""
        return self.all_choices([chat_id]).get(chat_id, Choices())

    def all_choices(self, chat_ids: Sequence[int]) -> dict[int, Choices]:
        """Return by chat what was chosen; chats that never chose anything are left out."""
        rows = self._connection.execute(select(TABLE.c.chat_id, *CHOICES, *QUIET).where(TABLE.c.chat_id.in_(chat_ids)))
        return {row.chat_id: _choices(row) for row in rows}

    def choose(self, chat_id: int, choices: Choices) -> None:
        """Keep how a chat wants its digest."""
        values = {
            "length": choices.length,
            "days": sum(1 << day for day in choices.days),
            "least_sources": choices.least_sources,
            "alerts": choices.alerts,
            "corrections": choices.corrections,
            "quiet_from": choices.quiet and choices.quiet.begins,
            "quiet_until": choices.quiet and choices.quiet.ends,
        }
        statement = insert_or(self._connection, TABLE).values(chat_id=chat_id, **values)
        self._connection.execute(statement.on_conflict_do_update(index_elements=["chat_id"], set_=values))

    def _set(self, chat_id: int, name: str, value: str) -> None:
        statement = insert_or(self._connection, schema.chats).values({"chat_id": chat_id, name: value})
        self._connection.execute(statement.on_conflict_do_update(index_elements=["chat_id"], set_={name: value}))


def _choices(row: Any) -> Choices:
    """Make choices of a row; what was never chosen stays as it is for everybody."""
    usual = Choices()
    return Choices(
        length=Length(row.length) if row.length else usual.length,
        days=frozenset(day for day in EVERY_DAY if row.days >> day & 1) if row.days else usual.days,
        least_sources=row.least_sources or usual.least_sources,
        alerts=usual.alerts if row.alerts is None else row.alerts,
        corrections=usual.corrections if row.corrections is None else row.corrections,
        quiet=Quiet(row.quiet_from, row.quiet_until) if row.quiet_from is not None else None,
    )
