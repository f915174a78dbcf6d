"""A database's contents, as they were when the transaction began; whoever writes meanwhile goes on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from alembic.runtime.migration import MigrationContext
from sqlalchemy import Connection, Table, func, select, text

from storage.copying.contents import Kind, Row, Sheet, converter, in_utc, kind_of
from storage.copying.tables import copied_tables, numbered

BATCH = 1000  # rows
_GIVEN = text("SELECT seq FROM sqlite_sequence WHERE name = :name")
_SEQUENCE = text("SELECT pg_get_serial_sequence(:name, 'id')")


class Snapshot:
    """The contents of a database; to be read within the reading transaction of `connection`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        heads = MigrationContext.configure(connection).get_current_heads()
        self.revision = heads[0] if heads else ""
        self._tables = {table.name: table for table in copied_tables(connection)}
        self.sheets: Sequence[Sheet] = tuple(self._sheet(table) for table in self._tables.values())
        self.numbers: Mapping[str, int] = {
            name: self._highest(table) for name, table in self._tables.items() if numbered(connection, table)
        }

    def rows(self, sheet: Sheet) -> Iterator[Sequence[Row]]:
        """The rows of a sheet by key, some at a time."""
        table = self._tables[sheet.name]
        query = select(*table.columns).order_by(*table.primary_key.columns)
        convert = converter([in_utc if kind is Kind.MOMENT else None for kind in sheet.columns.values()])
        with self._connection.execution_options(stream_results=True, max_row_buffer=BATCH).execute(query) as result:
            for part in result.partitions(BATCH):
                yield [convert(row) for row in part]

    def finish(self) -> None:
        """A transaction sees all or raises."""

    def _sheet(self, table: Table) -> Sheet:
        count = self._connection.scalar(select(func.count()).select_from(table)) or 0
        return Sheet(table.name, {column.name: kind_of(column.type) for column in table.columns}, count)

    def _highest(self, table: Table) -> int:
        """The highest number ever given, also to a row that is gone."""
        if self._connection.dialect.name == "sqlite":
            return self._connection.scalar(_GIVEN, {"name": table.name}) or 0
        name = self._connection.scalar(_SEQUENCE, {"name": table.name})
        row = self._connection.execute(text(f"SELECT last_value, is_called FROM {name}")).one()  # noqa: S608
        return int(row.last_value) if row.is_called else 0
