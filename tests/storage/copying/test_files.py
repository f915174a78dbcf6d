"""A backup's file: what it says, and what of it is believed."""

from __future__ import annotations

import datetime as dt
import gzip
import io
import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from storage.copying.contents import Kind, Row, Sheet
from storage.copying.files import FileContents, write
from storage.errors import BrokenBackup

VALUES = {
    Kind.NUMBER: st.integers(-(2**63), 2**63 - 1),
    Kind.FRACTION: st.floats(allow_nan=False, allow_infinity=False),
    Kind.TRUTH: st.booleans(),
    Kind.TEXT: st.text('aé“\n\t\\N😀"', max_size=9),
    Kind.MOMENT: st.datetimes(timezones=st.just(dt.UTC)),
    Kind.DAY: st.dates(),
    Kind.TIME: st.times(),
    Kind.BYTES: st.binary(),
}
ROWS = st.lists(st.tuples(*(st.none() | VALUES[kind] for kind in Kind)), max_size=5)


class Made:
    """Contents of one sheet with a column of each kind."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self.revision = "0014"
        self.sheets: Sequence[Sheet] = (Sheet("things", {str(kind): kind for kind in Kind}, len(rows)),)
        self.numbers: Mapping[str, int] = {"things": 9}
        self._rows = rows

    def rows(self, sheet: Sheet) -> Iterator[Sequence[Row]]:
        yield self._rows

    def finish(self) -> None:
        pass


def written(rows: Sequence[Row]) -> bytes:
    file = io.BytesIO()
    write(file, Made(rows), made_at="2026-03-04T12:00:00+00:00", progress=lambda done, total: None)
    return file.getvalue()


def read(data: bytes) -> list[tuple[object, ...]]:
    contents = FileContents(io.BytesIO(data))
    found = [tuple(row) for sheet in contents.sheets for rows in contents.rows(sheet) for row in rows]
    contents.finish()
    return found


@given(ROWS)
@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_whatever_is_written_is_read_back(rows: list[tuple[object, ...]]) -> None:
    assert read(written(rows)) == rows


ONE: list[Row] = [(1, 0.5, True, "Kota Arau", None, None, None, b"\0")]


def test_a_file_says_first_what_it_is() -> None:
    head = json.loads(gzip.decompress(written(ONE)).splitlines()[0])
    assert (head["kabar"], head["revision"], head["made_at"]) == ("backup", "0014", "2026-03-04T12:00:00+00:00")
    assert [(table["name"], table["rows"]) for table in head["tables"]] == [("things", 1)]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"Kota Arau", b"Kota Aran"),
        (b'"rows":1', b'"rows":2'),
        (b'"rows":1', b'"rows":0'),
        (b"[1,0.5", b"[0.5"),
        (b'"kabar":"backup"', b'"kabar":"export"'),
        (b'"moment"', b'"minute"'),
        (b'"AA=="', b"true"),
        (b'"revision":"0014"', b'"revision":14'),
        (b'"format":1', b'"format":2'),
        (b'{"kabar"', b'[[[["kabar"'),
    ],
)
def test_what_was_changed_is_refused(before: bytes, after: bytes) -> None:
    plain = gzip.decompress(written(ONE))
    assert before in plain
    with pytest.raises(BrokenBackup):
        read(gzip.compress(plain.replace(before, after)))


def test_what_stands_behind_the_end_is_refused() -> None:
    with pytest.raises(BrokenBackup):
        read(gzip.compress(gzip.decompress(written(ONE)) + b"[]\n"))


@given(st.binary(max_size=200))
def test_any_other_file_is_refused(data: bytes) -> None:
    for some in (data, gzip.compress(data), gzip.compress(data + b"\n")):
        with pytest.raises(BrokenBackup):
            read(some)


@given(st.data())
def test_a_file_that_was_hurt_anywhere_is_refused_or_says_the_same(data: st.DataObject) -> None:
    whole = written(ONE)
    place = data.draw(st.integers(0, len(whole) - 1))
    hurt = whole[:place] + bytes([data.draw(st.integers(0, 255))]) + whole[place + 1 :]
    with suppress(BrokenBackup):
        assert read(hurt) == ONE
