"""Putting contents into a database: all of it in one transaction, so that it is there as a whole or not at all."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import psycopg
from psycopg import sql
from sqlalchemy import Connection, Table, delete, exists, insert, literal, select, text
from sqlalchemy.exc import DBAPIError

from storage import migrate, schema
from storage.copying.contents import Contents, Progress, Row, Sheet
from storage.copying.tables import VERSION, copied_tables, is_there
from storage.errors import BrokenBackup, InUse, NotEmpty, TooNew
from storage.leases import database_time


def fill(connection: Connection, contents: Contents, *, replace: bool, progress: Progress) -> None:
    """Give an empty database, which may lack every table, these contents under their own revision of the schema.

    `replace`: what is there goes. The caller brings the schema up to date and makes the search index, in the same
    transaction. Raises NotEmpty, InUse, TooNew and whatever reading the contents raises.
    """
    if not migrate.is_known(connection, contents.revision):
        raise TooNew
    _clear(connection, replace=replace)
    migrate.upgrade(connection, contents.revision)
    tables = {table.name: table for table in copied_tables(connection)}
    for table in reversed(tables.values()):
        connection.execute(delete(table))  # what migrations put there is among the contents
    total, done = sum(sheet.count for sheet in contents.sheets), 0
    for sheet in contents.sheets:
        if sheet.name not in tables:
            raise BrokenBackup(f"it has a table that this version does not know: {sheet.name[:40]!r}")
        for rows in contents.rows(sheet):
            _put(connection, tables[sheet.name], sheet, rows)
            done += len(rows)
            progress(done, total)
    contents.finish()
    for name, number in contents.numbers.items():
        _go_on_from(connection, name, number)


def refuse_in_use(connection: Connection) -> None:
    """Raise InUse if processes work with this database. Those of an SQLite file hold locks beside it instead."""
    leases = schema.leases
    if connection.dialect.has_table(connection, leases.name):
        held = select(exists().where(leases.c.until > database_time(connection)))
        if connection.scalar(held):
            raise InUse


def _clear(connection: Connection, *, replace: bool) -> None:
    """Take away every table of ours. Raises NotEmpty if there is anything in them that nobody asked to replace."""
    if not is_there(connection):
        return
    refuse_in_use(connection)
    if not replace and any(connection.scalar(select(_has_rows(table))) for table in copied_tables(connection)):
        raise NotEmpty
    migrate.upgrade(connection)  # whatever revision it is of: then its tables are the ones that we know
    schema.metadata.drop_all(connection)
    connection.execute(text(f"DROP TABLE {VERSION}"))


def _has_rows(table: Table) -> Any:
    return exists(select(literal(1)).select_from(table))


def _put(connection: Connection, table: Table, sheet: Sheet, rows: Sequence[Row]) -> None:
    if connection.dialect.name == "postgresql":
        _copy_in(connection, table, sheet, rows)
    elif rows:
        names = list(sheet.columns)
        connection.execute(insert(table), [dict(zip(names, row, strict=True)) for row in rows])


def _copy_in(connection: Connection, table: Table, sheet: Sheet, rows: Sequence[Row]) -> None:
    """PostgreSQL's own way for many rows, which takes a fifth of the time of INSERT."""
    columns = sql.SQL(", ").join(map(sql.Identifier, sheet.columns))
    statement = sql.SQL("COPY {} ({}) FROM STDIN").format(sql.Identifier(table.name), columns)
    raw = connection.connection.driver_connection
    assert isinstance(raw, psycopg.Connection)
    try:
        with raw.cursor() as cursor, cursor.copy(statement) as copy:
            for row in rows:
                copy.write_row(row)
    except psycopg.Error as error:
        raise DBAPIError.instance("COPY", None, error, psycopg.Error, dialect=connection.dialect) from error


def _go_on_from(connection: Connection, name: str, number: int) -> None:
    """Let the next row get a higher number than any before, also than those that are gone."""
    if not number:
        return
    if connection.dialect.name == "postgresql":
        statement = text("SELECT setval(pg_get_serial_sequence(:name, 'id'), :number)")
        connection.execute(statement, {"name": name, "number": number})
        return
    connection.execute(text("DELETE FROM sqlite_sequence WHERE name = :name"), {"name": name})
    statement = text("INSERT INTO sqlite_sequence (name, seq) VALUES (:name, :number)")
    connection.execute(statement, {"name": name, "number": number})
