"""`kabar backup`, `restore` and `copy`: the whole database into a file, out of one, and into another database."""

from __future__ import annotations

import glob
import os
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import BinaryIO

import typer

from bot import logs
from bot.house import ANSWERING, SENDING, fail, get_settings, now, only_one, progress_bar
from bot.settings import secrets_of
from storage.copying import whole
from storage.copying.contents import Progress
from storage.copying.identity import is_same
from storage.database import Database
from storage.errors import BrokenBackup, InUse, NoArchive, NotEmpty, StorageError

THE_DATABASE = "the database"
STREAM = Path("-")  # standard output or input instead of a file
REPLACE = "`--replace` puts the other contents in its place, and what is there is gone"


def backup_command(path: Path) -> None:
    """`kabar backup`."""
    with (
        _opened(get_settings().database_url, "DATABASE_URL") as database,
        _told(THE_DATABASE, path),
        _watched("writing") as see,
    ):
        if database.is_missing():
            raise NoArchive
        with _new_file(path) as file:
            count = whole.backup(database, file, at=now(), progress=see)
    typer.echo(f"{count} rows in {path}", err=True)


def restore_command(path: Path, *, replace: bool) -> None:
    """`kabar restore`."""
    with (
        _opened(get_settings().database_url, "DATABASE_URL") as database,
        _told(THE_DATABASE, path),
        only_one(database, ANSWERING, SENDING),
        _existing_file(path) as file,
        _watched("restoring") as see,
    ):
        count = whole.restore(database, file, replace=replace, progress=see)
    typer.echo(f"{count} rows restored", err=True)


def copy_command(source_url: str, target_url: str, *, replace: bool) -> None:
    """`kabar copy`."""
    logs.set_up((*get_settings().secrets, *secrets_of(source_url), *secrets_of(target_url)))
    with (
        _opened(source_url, "the first address") as source,
        _opened(target_url, "the second address") as target,
        _told("a database"),
        _watched("copying") as see,
    ):
        with _told("the first database"):
            if source.is_missing() or not whole.is_archive(source):
                raise NoArchive
        with _told("the second database"):
            if not target.is_missing():
                whole.is_archive(target)  # or it cannot be used at all
            if is_same(source, target):
                fail("both addresses lead to the same database. Nothing was changed")
        with only_one(source, ANSWERING, SENDING), only_one(target, ANSWERING, SENDING):
            count = whole.copy(source, target, replace=replace, progress=see)
            whole.carry_sent(source, target)
    typer.echo(f"{count} rows copied; DATABASE_URL may name the second database now", err=True)


@contextmanager
def _opened(url: str, what: str) -> Iterator[Database]:
    """A database as it is: its schema is not touched."""
    try:
        database = Database(url)
    except ValueError as error:
        fail(f"{what} cannot be used: {error}")
    with closing(database):
        yield database


@contextmanager
def _told(database: str, file: Path | None = None) -> Iterator[None]:
    """End with a sentence when something goes wrong with a database, or with the file."""
    try:
        yield
    except NoArchive:
        fail(f"there is no archive in {database}: nothing was written")
    except NotEmpty:
        fail(f"{'the second database' if file is None else database} is not empty: nothing was changed. {REPLACE}")
    except InUse:
        fail(f"the bot works with {database}: stop it, and try again in half a minute. Nothing was changed")
    except BrokenBackup as error:
        fail(f"{file or 'the first database'} cannot be restored: {error}. Nothing was changed")
    except StorageError as error:
        fail(f"{database} failed: {error}. Nothing was changed")
    except OSError as error:
        fail(f"{file or database}: {error.strerror or type(error).__name__}. Nothing was changed")


@contextmanager
def _watched(doing: str) -> Iterator[Progress]:
    """A progress bar on a terminal."""
    with progress_bar() as bar:
        task = bar.add_task(doing, total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


@contextmanager
def _new_file(path: Path) -> Iterator[BinaryIO]:
    """A file that only its owner may read, and that appears whole or not at all."""
    if path == STREAM:
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    unfinished = path.with_name(f"{path.name}.{os.getpid()}.part")  # its own: two backups may run at once
    for left in path.parent.glob(f"{glob.escape(path.name)}.*.part"):
        if _abandoned(left):  # its process was killed
            left.unlink(missing_ok=True)
    try:
        with open(os.open(unfinished, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as file:  # noqa: PTH123
            yield file
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)


def _abandoned(unfinished: Path) -> bool:
    """Whether nobody writes such a file any more, as far as this machine can tell: its process is gone, or is this."""
    number = unfinished.suffixes[-2].removeprefix(".")
    if not number.isdecimal() or int(number) == os.getpid():
        return number.isdecimal()
    try:
        os.kill(int(number), 0)
    except ProcessLookupError:
        return True
    except (PermissionError, OverflowError):  # somebody else's, or no process's number
        return False
    return False


@contextmanager
def _existing_file(path: Path) -> Iterator[BinaryIO]:
    if path == STREAM:
        yield sys.stdin.buffer
        return
    with path.open("rb") as file:
        yield file
