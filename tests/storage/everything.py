"""A row or three in every table of a database of any revision, with all that makes copying hard."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, Table, UniqueConstraint, delete, insert, text

from digest.model import Article
from storage import migrate, schema
from storage.columns import Data
from storage.copying.contents import Kind, kind_of
from storage.copying.snapshot import Snapshot
from storage.copying.tables import copied_tables, numbered
from storage.database import Database
from storage.decisions import Change, ConflictRow, Shown
from tests.storage.factories import HOUR, NOON, article, claim, conflict, reading

HARD = "Kota “Arau” \\N \\ 'petik' \"dua\"\t{}\nbaris kedua \N{WAVING HAND SIGN}"
NUMBERS = (3, 5, 1_000_000_007)
GIVEN = 1_000_000_031  # the highest number that was given in each table; its row is gone
STATES = {
    "conflicts": "open",
    "deliveries": "waiting",
    "drafts": "discarded",
    "feeds": "active",
    "feed_items": "waiting",
}
KINDS = {"conflicts": "figure", "tastes": "words", "news": "words"}
COLUMNS = {"mode": "queue", "length": "full", "role": "moderator", "severity": "high", "zone": "Asia/Jakarta"}
BODIES: Mapping[tuple[str, str], Any] = {
    ("articles", "terms"): {"arau": 3.25},
    ("claims", "body"): claim(HARD, article_id=3),
    ("stories", "summary"): (claim(article_id=5),),
    ("stories", "updates"): (),
    ("stories", "agreements"): (),
    ("stories", "witnesses"): {3: "Harian Arau"},
    ("conflicts", "body"): conflict("3", "7"),
    ("outlets", "aliases"): ("Arau",),
    ("outlets", "domains"): ("arau.example",),
    ("editions", "outlets"): ("Harian Arau",),
    ("editions", "story_ids"): (3, 5),
    ("editions", "conflict_ids"): (3,),
    ("editions", "foremost"): (5, 3),
    ("deliveries", "story_ids"): (5,),
    ("deliveries", "conflict_ids"): (),
    ("deliveries", "buttons"): ((("1", "quotes 5"),),),
    ("log", "before"): {"title": HARD},
    ("log", "after"): None,
    ("log", "changes"): (Change("article", 3, before={"title": HARD}, after=None),),
    ("log", "conflicts"): (ConflictRow(conflict(), 3, "open", NOON, NOON),),
    ("corrections", "shown"): Shown(3, HARD, quotes=(HARD,)),
    ("drafts", "article"): article(HARD),
    ("feed_items", "article"): article(HARD),
    ("backlog", "article"): Article(HARD),
    ("backlog", "reading"): reading(HARD),
}


def fill_all(connection: Connection) -> None:
    """Put three rows into every table that is copied; the last has NULL wherever it may."""
    for table in copied_tables(connection):
        rows = [_row(table, place) for place in range(len(NUMBERS))]
        connection.execute(insert(table), rows)
        if numbered(connection, table):
            _give(connection, table, rows[0])


def _give(connection: Connection, table: Table, like: Mapping[str, Any]) -> None:
    """Give the table's highest number to a row that goes again."""
    if connection.dialect.name == "postgresql":
        sequence = text(f"SELECT setval(pg_get_serial_sequence('{table.name}', 'id'), {GIVEN})")
        connection.execute(sequence)
        return
    unlike = {name: value for name, value in like.items() if not table.columns[name].nullable}
    together = [each.columns for each in table.constraints if isinstance(each, UniqueConstraint)]
    unique = {column.name for columns in (*together, *(each.columns for each in table.indexes)) for column in columns}
    row = {name: _value(table, name, 9) if name in unique else value for name, value in unlike.items()}
    row |= {key.parent.name: like[key.parent.name] for key in table.foreign_keys if key.parent.name in row}
    connection.execute(insert(table), row | {"id": GIVEN})
    connection.execute(delete(table).where(table.columns["id"] == GIVEN))


def _row(table: Table, place: int) -> dict[str, Any]:
    last = place == len(NUMBERS) - 1
    return {
        column.name: None if last and column.nullable and not column.unique else _value(table, column.name, place)
        for column in table.columns
    }


def _value(table: Table, name: str, place: int) -> Any:
    number = NUMBERS[place] if place < len(NUMBERS) else GIVEN
    column = table.columns[name]
    if (table.name, name) in BODIES:
        return _json(table.name, name)
    if column.foreign_keys or name == "id" or name.endswith("_id"):
        return number
    if name == "state":
        return STATES[table.name]
    if name == "kind":
        return KINDS[table.name]
    if name in COLUMNS:
        return COLUMNS[name]
    return _plain(column.type, place)


def _plain(sort: Any, place: int) -> Any:
    match kind_of(sort):
        case Kind.NUMBER:
            return place
        case Kind.FRACTION:
            return 0.1 + place
        case Kind.TRUTH:
            return place == 0
        case Kind.MOMENT:
            return NOON + place * HOUR + dt.timedelta(microseconds=7)
        case Kind.DAY:
            return NOON.date() + dt.timedelta(days=place)
        case Kind.TIME:
            return dt.time(7, place)
        case Kind.BYTES:
            return bytes(range(256))
    length = getattr(sort, "length", None)
    return HARD.format(place) if length is None else f"v{place}"


def _json(table: str, name: str) -> str | None:
    sort = schema.metadata.tables[table].columns[name].type
    assert isinstance(sort, Data)
    value = BODIES[table, name]
    return None if value is None else sort.adapter.dump_json(value).decode()


def rows_of(database: Database) -> dict[str, list[dict[str, Any]]]:
    """Every row of every table that is copied, by table; the numbers given last under "numbers"."""
    with database.connected(writing=False) as connection:
        contents = Snapshot(connection)
        found = {
            sheet.name: [dict(zip(sheet.columns, row, strict=True)) for some in contents.rows(sheet) for row in some]
            for sheet in contents.sheets
        }
        return found | {"numbers": [dict(contents.numbers)]}


def migrated_to(url: str, revision: str) -> Database:
    """An empty database whose schema is of that revision."""
    database = Database(url)
    with database.connected(writing=True) as connection:
        migrate.upgrade(connection, revision)
    return database
