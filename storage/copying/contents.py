"""What a database holds, as sheets of plain values that both databases and a file can take."""

from __future__ import annotations

import base64
import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Protocol

from sqlalchemy import Boolean, Date, DateTime, Float, Integer, LargeBinary, Time
from sqlalchemy.types import TypeEngine

Row = Sequence[Any]
Progress = Callable[[int, int], None]  # rows done, of how many


class Kind(StrEnum):
    """What a column's values are in Python, and how a file writes them."""

    NUMBER = "number"
    FRACTION = "fraction"
    TRUTH = "truth"
    TEXT = "text"
    MOMENT = "moment"  # an aware datetime in UTC
    DAY = "day"
    TIME = "time"
    BYTES = "bytes"


_KINDS: tuple[tuple[type[TypeEngine[Any]], Kind], ...] = (
    (Boolean, Kind.TRUTH),
    (Float, Kind.FRACTION),
    (Integer, Kind.NUMBER),
    (DateTime, Kind.MOMENT),
    (Date, Kind.DAY),
    (Time, Kind.TIME),
    (LargeBinary, Kind.BYTES),
)
_WRITTEN: Mapping[Kind, Callable[[Any], Any]] = {
    Kind.MOMENT: dt.datetime.isoformat,
    Kind.DAY: dt.date.isoformat,
    Kind.TIME: dt.time.isoformat,
    Kind.BYTES: lambda value: base64.b64encode(value).decode(),
}
_READ: Mapping[Kind, Callable[[Any], Any]] = {
    Kind.MOMENT: dt.datetime.fromisoformat,
    Kind.DAY: dt.date.fromisoformat,
    Kind.TIME: dt.time.fromisoformat,
    Kind.BYTES: base64.b64decode,
}


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table: its name, the kind of each column, and how many rows there are."""

    name: str
    columns: Mapping[str, Kind]
    count: int


class Contents(Protocol):
    """All of a database as it was at one moment, under one revision of the schema."""

    revision: str
    sheets: Sequence[Sheet]  # what others refer to comes first
    numbers: Mapping[str, int]  # of tables whose rows get numbers: the highest that was ever given

    def rows(self, sheet: Sheet) -> Iterator[Sequence[Row]]:
        """The rows of a sheet, some at a time; each sheet once, in order."""

    def finish(self) -> None:
        """Make sure that it was whole; to be called after the last sheet. Raises BrokenBackup."""


def kind_of(column: TypeEngine[Any]) -> Kind:
    """What kind of values a column has; those of unknown types are text."""
    return next((kind for sort, kind in _KINDS if isinstance(column, sort)), Kind.TEXT)


def in_utc(value: dt.datetime | None) -> dt.datetime | None:
    """A moment as databases give it: SQLite without a zone, PostgreSQL in the session's."""
    if value is None:
        return None
    return value.replace(tzinfo=dt.UTC) if value.tzinfo is None else value.astimezone(dt.UTC)


def to_json(kinds: Sequence[Kind]) -> Callable[[Row], Row]:
    """How rows of these kinds become what JSON can hold."""
    return converter([_WRITTEN.get(kind) for kind in kinds])


def from_json(kinds: Sequence[Kind]) -> Callable[[Row], Row]:
    """How they come back from it; it raises ValueError or TypeError for what is none of these kinds."""
    return converter([_READ.get(kind) for kind in kinds])


def converter(changes: Sequence[Callable[[Any], Any] | None]) -> Callable[[Row], Row]:
    """Change some values of each row, and leave the others and what is unknown alone."""
    wanted = [(place, change) for place, change in enumerate(changes) if change is not None]
    if not wanted:
        return lambda row: row

    def convert(row: Row) -> Row:
        values = list(row)
        for place, change in wanted:
            if values[place] is not None:
                values[place] = change(values[place])
        return values

    return convert
