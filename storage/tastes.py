"""What a chat follows and what it does not want to see."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row, delete, func, select

from storage import schema
from storage.records import Taste, TasteKind
from storage.statements import insert_or

TABLE = schema.tastes
IN_ORDER = (TABLE.c.since, TABLE.c.kind, TABLE.c.what)


class Tastes:
    """One entry for each thing; to follow what was muted is to mute it no longer."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def of_chat(self, chat_id: int) -> list[Taste]:
        """Return what a chat follows and mutes, oldest first."""
        return self.of_chats([chat_id]).get(chat_id, [])

    def of_chats(self, chat_ids: Sequence[int]) -> dict[int, list[Taste]]:
        """Return the same by chat; chats without any are left out."""
        found: defaultdict[int, list[Taste]] = defaultdict(list)
        for row in self._connection.execute(select(TABLE).where(TABLE.c.chat_id.in_(chat_ids)).order_by(*IN_ORDER)):
            found[row.chat_id].append(_taste(row))
        return dict(found)

    def followers(self, kind: TasteKind) -> dict[int, list[str]]:
        """Return by chat what is followed of a kind."""
        query = select(TABLE).where(TABLE.c.kind == kind, TABLE.c.wanted.is_(True)).order_by(*IN_ORDER)
        found: defaultdict[int, list[str]] = defaultdict(list)
        for row in self._connection.execute(query):
            found[row.chat_id].append(row.what)
        return dict(found)

    def count(self, chat_id: int) -> int:
        """Return how many things a chat follows and mutes."""
        query = select(func.count()).select_from(TABLE).where(TABLE.c.chat_id == chat_id)
        return self._connection.execute(query).scalar_one()

    def keep(self, chat_id: int, taste: Taste, at: dt.datetime) -> None:
        """Follow or mute something."""
        key = {"chat_id": chat_id, "kind": taste.kind, "what": taste.what}
        statement = insert_or(self._connection, TABLE).values(**key, wanted=taste.wanted, since=at)
        self._connection.execute(
            statement.on_conflict_do_update(index_elements=list(key), set_={"wanted": taste.wanted})
        )

    def drop(self, chat_id: int, kind: TasteKind, what: str) -> bool:
        """Neither follow nor mute it any longer; False if nobody did."""
        mine = (TABLE.c.chat_id == chat_id, TABLE.c.kind == kind, TABLE.c.what == what)
        return bool(self._connection.execute(delete(TABLE).where(*mine)).rowcount)


def _taste(row: Row[Any]) -> Taste:
    return Taste(TasteKind(row.kind), row.what, row.wanted)
