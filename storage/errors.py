"""What can go wrong here, in our own words: the drivers' errors are translated once, in `translated`."""

from __future__ import annotations

import sqlalchemy.exc

BUSY_STATES = {
    "40001",  # serialization failure
    "40P01",  # deadlock
    "55P03",  # lock not available
}

WRONG = {  # what the operator has to see to, by the beginning of SQLite's name or PostgreSQL's number for it
    "SQLITE_FULL": "its disk is full",
    "SQLITE_IOERR": "its disk is full or cannot be used",
    "SQLITE_READONLY": "it cannot be written to",
    "SQLITE_CORRUPT": "its file is damaged",
    "SQLITE_NOTADB": "its file is no database",
    "53100": "its disk is full",
    "25006": "it cannot be written to",
    "42501": "its role may not do that; `kabar migrate` is for the role that owns the tables",
}


class StorageError(Exception):
    """The database could not do what was asked; nothing of the transaction was kept."""


class Busy(StorageError):
    """Another writer held the database for too long; trying again is safe."""


class Unavailable(StorageError):
    """The database cannot be reached or cannot be written to, or the connection to it broke."""


class Superseded(StorageError):
    """Somebody else holds the lease by now: whoever held it before changes nothing any more."""


class TooNew(StorageError):
    """A newer version of the program has changed the schema: this one would not know what it does."""

    def __init__(self) -> None:
        super().__init__("a newer version of Kabar has brought it up to date; start that one")


class NotEmpty(StorageError):
    """There is something in a database that was to be empty."""

    def __init__(self) -> None:
        super().__init__("it is not empty")


class InUse(StorageError):
    """Processes work with a database that was to be left alone."""

    def __init__(self) -> None:
        super().__init__("the bot works with it")


class NoArchive(StorageError):
    """There is no archive of Kabar in a database."""

    def __init__(self) -> None:
        super().__init__("there is no archive in it")


class BrokenBackup(Exception):
    """A file is no backup, or not a whole one; its words say which, after "it"."""


class NotFound(StorageError):
    """There is nothing with that number."""

    def __init__(self, kind: str, number: int) -> None:
        super().__init__(f"no {kind} {number}")
        self.kind = kind
        self.number = number


def translated(error: sqlalchemy.exc.SQLAlchemyError) -> Exception:
    """Put a driver's error into our words, without the statement's values: they may hold people's texts.

    A value that a column type of ours refused is the caller's mistake, and comes back as it was raised.
    """
    name = type(error).__name__
    if isinstance(error, sqlalchemy.exc.TimeoutError):
        return Busy("no free connection in the pool")
    if not isinstance(error, sqlalchemy.exc.DBAPIError):
        refused = error.orig if isinstance(error, sqlalchemy.exc.StatementError) else None
        return refused if isinstance(refused, Exception) else StorageError(name)
    driver = error.orig
    state = getattr(driver, "sqlstate", None)
    code = getattr(driver, "sqlite_errorname", None) or ""
    if state in BUSY_STATES or code.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return Busy(f"{name}: {state or code}")
    wrong = next((words for begin, words in WRONG.items() if (state or code).startswith(begin)), None)
    if wrong is not None:
        return Unavailable(f"{wrong} ({state or code})")
    if error.connection_invalidated or isinstance(
        error, (sqlalchemy.exc.OperationalError, sqlalchemy.exc.InterfaceError)
    ):
        return Unavailable(f"it cannot be reached ({state or code or type(driver).__name__})")
    return StorageError(f"{name}: {state or code or type(driver).__name__}")
