"""A clock that can be set ahead, for several processes: this machine's, and what a file says on top of it."""

from __future__ import annotations

import datetime as dt
import os
import struct
from pathlib import Path

AHEAD = struct.Struct("d")  # seconds


class Clock:
    """Runs at the pace of real time, and jumps when it is set: as on a machine that slept."""

    def __init__(self, path: Path) -> None:
        self._file = os.open(path, os.O_RDWR | os.O_CREAT)
        self.path = path

    def now(self) -> dt.datetime:
        """The moment it shows, aware, UTC."""
        (ahead,) = AHEAD.unpack(os.pread(self._file, AHEAD.size, 0))
        return dt.datetime.now(dt.UTC) + dt.timedelta(seconds=ahead)

    def set(self, moment: dt.datetime) -> None:
        """Show another moment, in all processes at once."""
        ahead = moment - dt.datetime.now(dt.UTC)
        os.pwrite(self._file, AHEAD.pack(ahead.total_seconds()), 0)
