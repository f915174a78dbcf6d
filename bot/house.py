"""What every command starts with: settings in force, logs set up, the database open. Mistakes end with a sentence."""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, NoReturn

import typer

from bot import logs
from bot.settings import Settings, SettingsError, load_settings

if TYPE_CHECKING:
    from rich.progress import Progress

    from storage.database import Database

ANSWERING, SENDING = "answering", "sending"  # what one process at a time does with an SQLite file: `web`, `worker`


def fail(reason: str) -> NoReturn:
    """Say what is wrong on standard error and end with exit code 1."""
    typer.echo(f"kabar: {reason}", err=True)
    raise typer.Exit(1)


def get_settings(*, level: int = logging.WARNING) -> Settings:
    """The settings in force, with the logs set up to hide what is secret among them."""
    logs.set_up(level=level)
    try:
        settings = load_settings()
    except SettingsError as error:
        fail(str(error))
    logs.set_up(settings.secrets, level=level)
    return settings


@contextmanager
def open_database(settings: Settings) -> Iterator[Database]:
    """The database with its schema up to date; what goes wrong with it ends the program with a sentence."""
    from storage.database import Database
    from storage.errors import StorageError

    try:
        database = Database(settings.database_url)
    except ValueError as error:
        fail(f"DATABASE_URL cannot be used: {error}")
    try:
        if not database.is_current():
            database.migrate()
        yield database
    except StorageError as error:
        fail(f"the database failed: {error}")
    finally:
        database.close()


@contextmanager
def only_one(database: Database, *doing: str) -> Iterator[None]:
    """Be the only process that does these things with an SQLite file; a second one ends with a sentence."""
    from handlers.refusals import not_alone
    from storage.alone import NotAlone, alone

    try:
        with alone(database, *doing):
            yield
    except NotAlone as error:
        fail(not_alone(error.process))


def say_failed(database: Database) -> bool:
    """Say which stories cannot be told, if there are any; whether there are."""
    with database.reading() as stores:
        failed = stores.untold.failed()
    if failed:
        numbers = ", ".join(map(str, failed))
        typer.echo(f"cannot be told by a fault of the program, and wait: story {numbers}. The log says why", err=True)
    return bool(failed)


def progress_bar() -> Progress:
    """A progress bar on standard error, shown on a terminal only."""
    from rich.console import Console
    from rich.progress import Progress

    console = Console(stderr=True)
    return Progress(console=console, transient=True, disable=not console.is_terminal)


def now() -> dt.datetime:
    """This moment, in UTC."""
    return dt.datetime.now(dt.UTC)
