"""Filling the archive and copying it out: import, starter articles, export, reindex."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TypeVar

import typer
from rich.progress import Progress

from bot.house import fail, get_settings, now, open_database, progress_bar, say_failed
from bot.importing import Watched, import_paths
from bot.keeping import decision_lines
from digest.stories import reading_order
from handlers.intake import reindex, take_in
from seeds.lines import article_line
from seeds.starter import starter_articles
from storage.database import Database

STARTER, BEGUN, DONE = "starter", "begun", "done"  # the flag that makes removing the starter articles final

T = TypeVar("T")


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
    """Write every article, removed ones marked, and every decision as one JSON object a line.

    Returns how many articles there are.
    The file appears whole or not at all. Raises OSError and StorageError.
    """
    unfinished = path.with_name(path.name + ".part")
    count = 0
    try:
        with unfinished.open("w", encoding="utf-8") as file, database.reading() as stores:
            for article, removed_at in stores.articles.everything():
                file.write(article_line(article, removed_at) + "\n")
                count += 1
            for line in decision_lines(stores):
                file.write(line + "\n")
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)
    return count


def import_command(paths: Sequence[Path]) -> None:
    """`kabar import`."""
    with open_database(get_settings()) as database, progress_bar() as bar:
        begun = time.monotonic()
        result = import_paths(database, paths, clock=now, watched=_shown_by(bar))
        seconds = time.monotonic() - begun
        failed = say_failed(database)
    for path, why in result.refused:
        typer.echo(f"refused: {path}: {why}", err=True)
    decided = f", decisions {result.decisions}" if result.decisions else ""
    typer.echo(f"added {result.added}, known {result.known}, refused {len(result.refused)}{decided}")
    if result.appointed:
        people = ", ".join(map(str, result.appointed))
        typer.echo(f"moderators from now on: {people} (/moderators remove takes it back)")
    count = result.added + result.known
    typer.echo(f"{count} articles in {seconds:.1f} s ({count / max(seconds, 0.001):.0f} a second)", err=True)
    if result.refused or failed:
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
    with open_database(get_settings()) as database, progress_bar() as bar:
        task = bar.add_task("reading")
        count = reindex(database, now=now(), progress=lambda done, of: bar.update(task, completed=done, total=of))
        failed = say_failed(database)
    typer.echo(f"{count} articles read anew")
    if failed:
        raise typer.Exit(1)


def migrate_command() -> None:
    """`kabar migrate`."""
    with open_database(get_settings()):  # opening brings it up to date
        typer.echo("the database is up to date")


def _shown_by(bar: Progress) -> Watched:
    """One line for whatever is being done."""

    def watched(items: list[T], doing: str) -> Iterator[T]:
        task = bar.add_task(doing, total=len(items))
        yield from bar.track(items, task_id=task)
        bar.remove_task(task)

    return watched
