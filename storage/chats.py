"""What a chat has chosen; nothing about a chat is kept before it chooses."""

from __future__ import annotations

from sqlalchemy import Connection, select

from storage import schema
from storage.statements import insert_or


class Chats:
    """Language and zone per chat, each None until chosen."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

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

    def _set(self, chat_id: int, name: str, value: str) -> None:
        statement = insert_or(self._connection, schema.chats).values({"chat_id": chat_id, name: value})
        self._connection.execute(statement.on_conflict_do_update(index_elements=["chat_id"], set_={name: value}))
