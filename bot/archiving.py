"""Filling the archive and copying it out: import, starter articles, export, reindex."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import typer
from rich.console import Console
from rich.progress import Progress

from bot.house import fail, get_settings, now, open_database
from digest.model import Article
from digest.stories import reading_order
from handlers.intake import reindex, take_in
from seeds.files import read_paths
from seeds.lines import article_line
from seeds.starter import starter_articles
from storage.database import Database

STARTER, BEGUN, DONE = "starter", "begun", "done"  # the flag that makes removing the starter articles final
Read = tuple[Article, dt.datetime | None]  # with the time another archive removed it


@dataclass
class Imported:
    """How an import went."""

    added: int = 0
    known: int = 0
    refused: list[tuple[str, str]] = field(default_factory=list)  # path, why


def import_paths(
    database: Database,
    paths: Sequence[Path],
    *,
    clock: Callable[[], dt.datetime],
    watched: Callable[[list[Read]], Iterable[Read]] = iter,
) -> Imported:
    """Take in the articles of files and folders, the earliest published first: so any order gives the same stories.

    `watched` gives what was read on, piece by piece, and may show how far it is. Raises StorageError.
    """
    result = Imported()
    read = list(read_paths(paths, now=clock()))
    result.refused = [(each.place, each.refusal.words) for each in read if each.refusal]
    taken = [(each.article, each.removed_at) for each in read if each.article]
    for article, removed_at in watched(sorted(taken, key=lambda pair: reading_order(pair[0]))):
        if take_in(database, article, now=clock(), removed_at=removed_at).known:
            result.known += 1
        else:
            result.added += 1
    return result


def load_starter(database: Database, *, at: dt.datetime) -> int:
    """Load the starter articles into an archive that never held anything; returns how many were added."""
    with database.writing() as stores:
        state = stores.flags.get(STARTER)
        if state == DONE or (state is None and next(stores.articles.everything(), None)):
            return 0
        stores.flags.set(STARTER, BEGUN)  # whoever is stopped half-way goes on at the next start
    articles = sorted(starter_articles(), key=reading_order)
    added = sum(not take_in(database, article, now=at).known for article in articles)
    with database.writing() as stores:
        stores.flags.set(STARTER, DONE)
    return added


def export(database: Database, path: Path) -> int:
    """Write every article, removed ones marked, as one JSON object a line; returns how many.

    The file appears whole or not at all. Raises OSError and StorageError.
    """
    unfinished = path.with_name(path.name + ".part")
    count = 0
    try:
        with unfinished.open("w", encoding="utf-8") as file, database.reading() as stores:
            for article, removed_at in stores.articles.everything():
                file.write(article_line(article, removed_at) + "\n")
                count += 1
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)
    return count


def import_command(paths: Sequence[Path]) -> None:
    """`kabar import`."""
    with open_database(get_settings()) as database:
        result = import_paths(database, paths, clock=now, watched=_with_bar)
    for path, why in result.refused:
        typer.echo(f"refused: {path}: {why}", err=True)
    typer.echo(f"added {result.added}, known {result.known}, refused {len(result.refused)}")
    if result.refused:
        raise typer.Exit(1)


def export_command(path: Path) -> None:
    """`kabar export`."""
    with open_database(get_settings()) as database:
        try:
            count = export(database, path)
        except OSError as error:
            fail(f"{path} cannot be written: {error.strerror}")
    typer.echo(f"{count} articles in {path}", err=True)


def reindex_command() -> None:
    """`kabar reindex`."""
    with open_database(get_settings()) as database, _bar() as bar:
        task = bar.add_task("reading")
        count = reindex(database, now=now(), progress=lambda done, of: bar.update(task, completed=done, total=of))
    typer.echo(f"{count} articles read anew")


def migrate_command() -> None:
    """`kabar migrate`."""
    with open_database(get_settings()):  # opening brings it up to date
        typer.echo("the database is up to date")


def _with_bar(items: list[Read]) -> Iterator[Read]:
    """The items one by one, with a progress bar on a terminal."""
    with _bar() as bar:
        yield from bar.track(items, description="adding")


def _bar() -> Progress:
    """A progress bar on standard error, shown on a terminal only."""
    console = Console(stderr=True)
    return Progress(console=console, transient=True, disable=not console.is_terminal)
