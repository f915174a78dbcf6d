"""Contents as a file: lines of JSON, compressed; the first says what there is, the last holds a checksum of them."""

from __future__ import annotations

import gzip
import hashlib
import json
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, BinaryIO

from storage.copying.contents import Contents, Kind, Progress, Row, Sheet, from_json, to_json
from storage.errors import BrokenBackup

FORMAT = 1  # counts up when an older version could not read it
BATCH = 1000  # rows
_dumps = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode
_loads = json.JSONDecoder().decode


def write(file: BinaryIO, contents: Contents, *, made_at: str, progress: Progress) -> None:
    """Write contents; `made_at` is for people who look inside. Raises OSError."""
    digest = hashlib.sha256()
    sheets = [{"name": s.name, "columns": dict(s.columns), "rows": s.count} for s in contents.sheets]
    head = {"kabar": "backup", "format": FORMAT, "revision": contents.revision, "made_at": made_at, "tables": sheets}
    total, done = sum(sheet.count for sheet in contents.sheets), 0
    with gzip.GzipFile(fileobj=file, mode="wb", compresslevel=6) as packed:

        def say(line: str) -> None:
            data = line.encode() + b"\n"
            digest.update(data)
            packed.write(data)

        say(_dumps(head | {"numbers": dict(contents.numbers)}))
        for sheet in contents.sheets:
            convert = to_json(list(sheet.columns.values()))
            for rows in contents.rows(sheet):
                if rows:
                    say("\n".join(_dumps(list(convert(row))) for row in rows))
                done += len(rows)
                progress(done, total)
        contents.finish()
        packed.write(_dumps({"sha256": digest.hexdigest()}).encode() + b"\n")


class FileContents:
    """What a file holds, read once from its beginning to its end. Raises BrokenBackup if it is no backup."""

    def __init__(self, file: BinaryIO) -> None:
        self._packed = gzip.GzipFile(fileobj=file, mode="rb")
        self._digest = hashlib.sha256()
        head: tuple[str, Sequence[Sheet], Mapping[str, int]] = self._understood(_head_of, self._line())
        self.revision, self.sheets, self.numbers = head

    def rows(self, sheet: Sheet) -> Iterator[Sequence[Row]]:
        """The rows of the sheet that is next. Raises BrokenBackup."""
        convert = from_json(list(sheet.columns.values()))
        width, left = len(sheet.columns), sheet.count

        def read(line: bytes) -> Row:
            row = _loads(line.decode())
            if not isinstance(row, list) or len(row) != width:
                raise ValueError
            return convert(row)

        while left:
            count = min(left, BATCH)
            yield [self._understood(read, self._line()) for _ in range(count)]
            left -= count

    def finish(self) -> None:
        """Compare the checksum. Raises BrokenBackup."""
        expected = {"sha256": self._digest.hexdigest()}
        if self._understood(json.loads, self._line()) != expected or self._line(last=True):
            raise BrokenBackup("it is damaged: the checksum is another")

    def _line(self, *, last: bool = False) -> bytes:
        """The next line; with `last` the one after all, which must not be there."""
        try:
            line = self._packed.readline()
        except (EOFError, zlib.error, gzip.BadGzipFile):
            line = b""
        if not line.endswith(b"\n") and not last:
            raise BrokenBackup("it is not whole, or no backup of Kabar")
        self._digest.update(line)
        return line

    @staticmethod
    def _understood(read: Callable[[bytes], Any], line: bytes) -> Any:
        try:
            return read(line)
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
            raise BrokenBackup("it is damaged, or no backup of Kabar") from None  # its words may be people's


def _head_of(line: bytes) -> tuple[str, tuple[Sheet, ...], dict[str, int]]:
    head = json.loads(line)
    if head["kabar"] != "backup" or not isinstance(head["revision"], str):
        raise ValueError
    if head["format"] != FORMAT:
        raise BrokenBackup("a newer version of Kabar made it; use that one")
    sheets = tuple(
        Sheet(
            str(table["name"]),
            {str(name): Kind(kind) for name, kind in table["columns"].items()},
            int(table["rows"]),
        )
        for table in head["tables"]
    )
    return head["revision"], sheets, {str(name): int(number) for name, number in head["numbers"].items()}
