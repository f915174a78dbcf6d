"""Drafts of /add: a moderator's article in the making, which a restart does not lose."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import Connection, Row, select, update

from digest.model import Article
from storage import schema
from storage.errors import NotFound
from storage.records import Draft, DraftState
from storage.statements import insert_numbered, insert_or

TABLE = schema.drafts
PIECES = schema.draft_pieces


class Drafts:
    """Each person has at most one open draft; what is done with it is kept so that a second press changes nothing."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def open(self, user_id: int, at: dt.datetime) -> Draft:
        """Begin a draft; one that was open is discarded."""
        self.discard(user_id)
        return self.get(insert_numbered(self._connection, TABLE, user_id=user_id, state=DraftState.OPEN, opened_at=at))

    def of(self, user_id: int) -> Draft | None:
        """Return a person's open draft."""
        query = select(TABLE).where(TABLE.c.user_id == user_id, TABLE.c.state == DraftState.OPEN)
        row = self._connection.execute(query).one_or_none()
        return None if row is None else self._draft(row)

    def get(self, number: int) -> Draft:
        """Return a draft in whatever state. Raises NotFound."""
        row = self._connection.execute(select(TABLE).where(TABLE.c.id == number)).one_or_none()
        if row is None:
            raise NotFound("draft", number)
        return self._draft(row)

    def append(self, number: int, message_id: int, text: str) -> Draft:
        """Add a message's text to an open draft; the same message again adds nothing. Raises NotFound."""
        self._expect_open(number)
        statement = insert_or(self._connection, PIECES).values(draft_id=number, message_id=message_id, text=text)
        self._connection.execute(statement.on_conflict_do_nothing())
        return self.get(number)

    def understood(self, number: int, article: Article) -> Draft:
        """Keep what the pieces or a document turned out to be, for the moderator to look at. Raises NotFound."""
        self._change(number, {"article": article, "field": None})
        self._drop_pieces([number])
        return self.get(number)

    def ask(self, number: int, field: str | None) -> Draft:
        """Remember which field of an open draft the moderator was asked for. Raises NotFound."""
        self._change(number, {"field": field})
        self._drop_pieces([number])
        return self.get(number)

    def finish(self, number: int, article_id: int) -> None:
        """Close a draft that was published as this article. Raises NotFound if it is not open."""
        self._change(number, {"state": DraftState.FINISHED, "article_id": article_id, "article": None, "field": None})
        self._drop_pieces([number])

    def discard(self, user_id: int) -> bool:
        """Throw a person's open draft away; False if there is none."""
        mine = (TABLE.c.user_id == user_id) & (TABLE.c.state == DraftState.OPEN)
        gone = (
            update(TABLE).where(mine).values(state=DraftState.DISCARDED, article=None, field=None).returning(TABLE.c.id)
        )
        numbers = list(self._connection.scalars(gone))
        self._drop_pieces(numbers)
        return bool(numbers)

    def _expect_open(self, number: int) -> None:
        self._change(number, {"state": DraftState.OPEN})

    def _change(self, number: int, values: dict[str, Any]) -> None:
        open_ = (TABLE.c.id == number) & (TABLE.c.state == DraftState.OPEN)
        if not self._connection.execute(update(TABLE).where(open_).values(**values)).rowcount:
            raise NotFound("draft", number)

    def _drop_pieces(self, numbers: list[int]) -> None:
        self._connection.execute(PIECES.delete().where(PIECES.c.draft_id.in_(numbers)))

    def _draft(self, row: Row[Any]) -> Draft:
        query = select(PIECES.c.text).where(PIECES.c.draft_id == row.id).order_by(PIECES.c.message_id)
        pieces = list(self._connection.scalars(query))
        return Draft(
            id=row.id,
            user_id=row.user_id,
            state=DraftState(row.state),
            text="\n".join(pieces),
            pieces=len(pieces),
            article=row.article,
            field=row.field,
            article_id=row.article_id,
            opened_at=row.opened_at,
        )
