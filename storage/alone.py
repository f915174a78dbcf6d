"""Being the only process at an SQLite file: a lock beside it, which ends with its process, however that ends."""

from __future__ import annotations

import errno
import fcntl
import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from storage.database import Database
from storage.errors import Unavailable


class NotAlone(Exception):
    """Another process does this with the same database file."""

    def __init__(self, process: str) -> None:
        super().__init__(f"process {process}")
        self.process = process  # its number, "?" if it has not said


def is_taken(database: Database, what: str) -> bool:
    """Whether a process does this with the same SQLite file; looking leaves no trace."""
    path = Path(f"{database.url.database}-{what}.lock")
    if database.dialect != "sqlite" or not path.exists():
        return False
    try:
        with _locked(path):
            return False
    except NotAlone:
        return True


@contextmanager
def alone(database: Database, *doing: str) -> Iterator[None]:
    """Be the only one who does these things while the block lasts; on PostgreSQL anybody may.

    Raises NotAlone, and Unavailable where nothing may be written.
    """
    with ExitStack() as stack:
        if database.dialect == "sqlite":
            for what in doing:
                stack.enter_context(_locked(Path(f"{database.url.database}-{what}.lock")))
        yield


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    """The file stays when the lock ends: taking it away would let two in at once. Raises Unavailable."""
    try:
        file = os.open(path, os.O_CREAT | os.O_RDWR | os.O_CLOEXEC, 0o600)
    except OSError as error:  # a disk that may only be read
        raise Unavailable(f"it cannot be written to ({errno.errorcode.get(error.errno or 0, '?')})") from error
    try:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise NotAlone(os.pread(file, 20, 0).decode(errors="replace").strip() or "?") from None
        os.ftruncate(file, 0)
        os.pwrite(file, str(os.getpid()).encode(), 0)
        yield
    finally:
        os.close(file)
