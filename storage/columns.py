"""Column types: aware UTC datetimes, and frozen data as JSON."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import cached_property, lru_cache
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import DateTime, Dialect, Text, TypeDecorator


class UtcDateTime(TypeDecorator[dt.datetime]):
    """An aware datetime, kept and given back in UTC; a naive one is refused."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: dt.datetime | None, dialect: Dialect) -> dt.datetime | None:  # noqa: ARG002
        """Refuse naive datetimes (ValueError): nobody could say what moment they mean."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a naive datetime cannot be stored")
        return value.astimezone(dt.UTC)

    def process_result_value(self, value: dt.datetime | None, dialect: Dialect) -> dt.datetime | None:  # noqa: ARG002
        """Give UTC back: SQLite drops the zone, PostgreSQL answers in the session's."""
        if value is None:
            return None
        return value.replace(tzinfo=dt.UTC) if value.tzinfo is None else value.astimezone(dt.UTC)


class Data(TypeDecorator[Any]):
    """Frozen data (a dataclass, a tuple of them, a mapping) as JSON text, checked on its way in and out.

    Text and not the database's own JSON: nothing is ever looked up inside, and it comes back exactly as it went in.
    """

    impl = Text
    cache_ok = True

    def __init__(self, shape: Any, remembered: int = 0) -> None:
        super().__init__()
        self.shape = shape
        self.remembered = remembered

    @cached_property
    def adapter(self) -> TypeAdapter[Any]:
        """What reads and writes the shape; made when first needed."""
        return TypeAdapter(self.shape)

    @cached_property
    def read(self) -> Callable[[str], Any]:
        """What reads the shape; with `remembered`, the same text gives the same data again, so it must be frozen."""
        if not self.remembered:
            return self.adapter.validate_json
        return lru_cache(maxsize=self.remembered)(self.adapter.validate_json)

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:  # noqa: ARG002
        """Write the data as JSON."""
        return None if value is None else self.adapter.dump_json(value).decode()

    def process_result_value(self, value: str | None, dialect: Dialect) -> Any:  # noqa: ARG002
        """Read the data back, checked against its shape."""
        return None if value is None else self.read(value)
