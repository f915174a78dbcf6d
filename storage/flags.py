"""Facts about this installation, by name: "starter" says that the starter articles were loaded once."""

from __future__ import annotations

from sqlalchemy import Connection, and_, select, update

from storage import schema
from storage.statements import insert_or


class Flags:
    """Names and values."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, name: str) -> str | None:
        """Return a flag's value, None if it was never set."""
        return self._connection.scalar(select(schema.flags.c.value).where(schema.flags.c.name == name))

    def swap(self, name: str, old: str | None, new: str) -> bool:
        """Set a flag if it still is as it was (None: never set); False if somebody else was faster."""
        if old is None:
            statement = insert_or(self._connection, schema.flags).values(name=name, value=new)
            statement = statement.on_conflict_do_nothing().returning(schema.flags.c.name)
            return self._connection.scalar(statement) is not None
        same = and_(schema.flags.c.name == name, schema.flags.c.value == old)
        return bool(self._connection.execute(update(schema.flags).where(same).values(value=new)).rowcount)

    def set(self, name: str, value: str) -> None:
        """Set a flag."""
        statement = insert_or(self._connection, schema.flags).values(name=name, value=value)
        self._connection.execute(statement.on_conflict_do_update(index_elements=["name"], set_={"value": value}))
