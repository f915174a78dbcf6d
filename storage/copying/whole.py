"""Backup, restore and copy: a whole database in one reading and one writing transaction."""

from __future__ import annotations

import datetime as dt
from typing import BinaryIO

from storage import migrate
from storage.copying.contents import Contents, Progress
from storage.copying.files import FileContents, write
from storage.copying.filling import fill, refuse_in_use
from storage.copying.snapshot import Snapshot
from storage.copying.tables import is_there
from storage.database import Database
from storage.errors import NoArchive, TooNew


def _unseen(_done: int, _total: int) -> None:
    """Nobody watches."""


def is_archive(database: Database) -> bool:
    """Whether there is an archive of Kabar in a database. Raises StorageError."""
    with database.connected(writing=False) as connection:
        return is_there(connection)


def backup(database: Database, file: BinaryIO, *, at: dt.datetime, progress: Progress = _unseen) -> int:
    """Write all that a database holds at this moment into a file; how many rows. Others may write meanwhile.

    The database is only read, and may be of an older schema. Raises NoArchive, TooNew, StorageError and OSError.
    """
    with database.connected(writing=False) as connection:
        if not is_there(connection):
            raise NoArchive
        if migrate.is_newer(connection):
            raise TooNew
        contents = Snapshot(connection)
        write(file, contents, made_at=at.isoformat(timespec="seconds"), progress=progress)
        return _rows(contents)


def restore(database: Database, file: BinaryIO, *, replace: bool = False, progress: Progress = _unseen) -> int:
    """Put what a backup holds into an empty database, brought up to the present schema; how many rows.

    All of it or nothing, in one transaction. `replace`: what is there goes. Raises BrokenBackup, NotEmpty, InUse,
    TooNew, StorageError and OSError.
    """
    return _fill(database, FileContents(file), replace=replace, progress=progress)


def copy(source: Database, target: Database, *, replace: bool = False, progress: Progress = _unseen) -> int:
    """Put all that one database holds into another that is empty, as `restore` does; how many rows.

    Raises NoArchive, NotEmpty, InUse (of either), TooNew and StorageError.
    """
    with source.connected(writing=False) as connection:
        if not is_there(connection):
            raise NoArchive
        if migrate.is_newer(connection):
            raise TooNew
        refuse_in_use(connection)
        return _fill(target, Snapshot(connection), replace=replace, progress=progress)


def carry_sent(source: Database, target: Database) -> None:
    """Let whoever works with the target know what killed processes of the source sent and could not write down."""
    there, here = source.journal(), target.journal()
    for noted in there.left_behind():
        here.note(noted)
    there.close()
    here.close()


def _fill(database: Database, contents: Contents, *, replace: bool, progress: Progress) -> int:
    with database.connected(writing=True) as connection:
        fill(connection, contents, replace=replace, progress=progress)
        database.complete(connection)
    return _rows(contents)


def _rows(contents: Contents) -> int:
    return sum(sheet.count for sheet in contents.sheets)
