"""What was sent, in a file of this machine until the database has it.

A transaction takes milliseconds, and at the wrong moment a second; whoever is killed in between would send again what
has arrived. A line in a file takes microseconds, and the end of the process does not touch it.
"""

from __future__ import annotations

import fcntl
import glob
import logging
import os
import re
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

# A line that was being written at the end is none, nor one whose numbers no database would take.
LINE = re.compile(rb"^(\d{1,18}) (-?\d{1,18}) (\d{1,18})\n", re.MULTILINE)
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Noted:
    """A part that was sent."""

    number: int  # of the delivery
    chat_id: int
    message_id: int


class Journal:
    """One file for each process, named `stem` and something of its own; the lock on it ends with its process.

    Not having one (a folder that cannot be written) only means that a kill may double more: it is logged.
    """

    def __init__(self, stem: Path) -> None:
        self._stem = stem
        self._path: Path | None = None
        self._file: int | None = None  # opened with the first note
        self._left: dict[Path, int] = {}  # files of processes that ended, open and locked

    def note(self, noted: Noted) -> None:
        """Write down that a part was sent; it survives this process from the next moment on."""
        try:
            if self._file is None:
                self._file = self._open_own()
            os.write(self._file, b"%d %d %d\n" % (noted.number, noted.chat_id, noted.message_id))
        except OSError as error:
            log.warning("what is sent cannot be noted in a file: %s", error.strerror)

    def clear(self) -> None:
        """The database has all that was noted."""
        if self._file is None:
            return
        try:
            os.ftruncate(self._file, 0)
        except OSError as error:  # what stays there is known to the database: it changes nothing
            log.warning("what was sent stays noted in a file: %s", error.strerror)

    def left_behind(self) -> Sequence[Noted]:
        """What processes noted that ended before the database had it; kept until `forget_left`."""
        for path in self._stem.parent.glob(f"{glob.escape(self._stem.name)}-sent-*"):
            file = _take_over(path) if path != self._path else None
            if file is not None:
                self._left[path] = file
        return [noted for file in self._left.values() for noted in _read(file)]

    def forget_left(self) -> None:
        """The database has what ended processes noted."""
        for path, file in self._left.items():
            path.unlink(missing_ok=True)
            os.close(file)
        self._left = {}

    def close(self) -> None:
        """End it; what is noted and not cleared is for the next process."""
        for file in self._left.values():
            os.close(file)
        self._left = {}
        if self._file is None or self._path is None:
            return
        if os.fstat(self._file).st_size == 0:
            self._path.unlink(missing_ok=True)
        os.close(self._file)
        self._file = None

    def _open_own(self) -> int:
        """Make this process's file. Raises OSError."""
        while True:
            path = self._stem.with_name(f"{self._stem.name}-sent-{secrets.token_hex(4)}")
            file = os.open(path, os.O_CREAT | os.O_EXCL | os.O_APPEND | os.O_WRONLY, 0o600)
            fcntl.flock(file, fcntl.LOCK_EX)
            if os.fstat(file).st_nlink:  # unless another process has just taken it for one left behind
                self._path = path
                return file
            os.close(file)


def _take_over(path: Path) -> int | None:
    """A file that nobody holds, locked; None if its process lives, or it is gone."""
    try:
        file = os.open(path, os.O_RDONLY)
    except OSError:
        return None
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(file)
        return None
    return file


def _read(file: int) -> list[Noted]:
    content = os.pread(file, os.fstat(file).st_size, 0)
    return [Noted(*map(int, match.groups())) for match in LINE.finditer(content)]
