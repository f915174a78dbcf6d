"""Filling the archive and copying it out: import, starter articles, export, reindex."""

from __future__ import annotations

import datetime as dt
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import typer

from bot.house import fail, get_settings, now, open_database, progress_bar
from bot.keeping import decision_lines, restore_decisions
from digest.model import Article
from digest.stories import reading_order
from handlers.backlog import read_in_order
from handlers.desk.outlets import known_outlets
from handlers.intake import reindex, take_in
from seeds.files import FileResult, read_paths
from seeds.lines import article_line
from seeds.outlets import Outlets
from seeds.starter import starter_articles
from storage.database import Database

STARTER, BEGUN, DONE = "starter", "begun", "done"  # the flag that makes removing the starter articles final


@dataclass(frozen=True, slots=True)
class Read:
    """An article on its way in."""

    article: Article
    removed_at: dt.datetime | None  # when another archive removed it
    origin: tuple[Path, int]  # the file it is from, and the number it had in the archive that file is from


@dataclass
class Imported:
    """How an import went."""

    added: int = 0
    known: int = 0
    refused: list[tuple[str, str]] = field(default_factory=list)  # path, why
    decisions: int = 0  # of moderators of the archive that it was exported from
    appointed: list[int] = field(default_factory=list)  # Telegram ids of people who moderate from now on


def import_paths(
    database: Database,
    paths: Sequence[Path],
    *,
    clock: Callable[[], dt.datetime],
    watched: Callable[[list[Read]], Iterable[Read]] = iter,
) -> Imported:
    """Take in the articles of files and folders, the earliest published first: so any order gives the same stories.

    Each article is stored with all that follows from it or not at all, and one that is known is passed by: stopped
    half-way and begun again, an import ends as if it had never been stopped.

    `watched` gives what was read on, piece by piece, and may show how far it is. Raises StorageError.
    """
    result = Imported()
    with database.reading() as stores:
        outlets = known_outlets(Outlets.load(), stores.outlets.all())
    read = list(read_paths(paths, now=clock(), outlets=outlets))
    result.refused = [(each.place, each.refusal.words) for each in read if each.refusal]
    taken = [Read(each.article, each.removed_at, (each.path, each.number)) for each in read if each.article]
    numbers: defaultdict[Path, dict[int, int]] = defaultdict(dict)
    taken.sort(key=lambda one: reading_order(one.article))
    articles = [each.article for each in taken]
    readings = read_in_order(database, articles, lambda article: _find(database, article) is None)
    for each, reading in zip(watched(taken), readings, strict=False):  # `watched` is asked first, and ends first
        number = _find(database, each.article)
        if number is None:
            intake = take_in(database, each.article, reading=reading, now=clock(), removed_at=each.removed_at)
            number, known = intake.id, intake.known
        else:
            known = True
        result.known += known
        result.added += not known
        path, there = each.origin
        numbers[path][there] = number
    _restore(database, [each for each in read if each.decision is not None], numbers, result, clock())
    return result


def _find(database: Database, article: Article) -> int | None:
    """The number of an article that is there already: reading it again would be in vain."""
    with database.reading() as stores:
        return stores.articles.known(article)


def _restore(
    database: Database,
    read: Sequence[FileResult],
    numbers: Mapping[Path, Mapping[int, int]],
    result: Imported,
    at: dt.datetime,
) -> None:
    """Decide here what was decided in the archives that were exported; a file's decisions all or none."""
    by_file: defaultdict[Path, list[Mapping[str, object]]] = defaultdict(list)
    for each in read:
        if each.decision is not None:
            by_file[each.path].append(each.decision)
    for path, decisions in by_file.items():
        try:
            with database.writing() as stores:
                before = stores.people.moderators()
                made = restore_decisions(stores, decisions, numbers.get(path, {}), now=at)
                appointed = [each for each in stores.people.moderators() if each not in before]
            result.decisions += made
            result.appointed += appointed
        except (KeyError, TypeError, ValueError):
            result.refused.append((str(path), "what was decided there is not written as an export writes it"))


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
    with open_database(get_settings()) as database:
        begun = time.monotonic()
        result = import_paths(database, paths, clock=now, watched=_with_bar)
        seconds = time.monotonic() - begun
    for path, why in result.refused:
        typer.echo(f"refused: {path}: {why}", err=True)
    decided = f", decisions {result.decisions}" if result.decisions else ""
    typer.echo(f"added {result.added}, known {result.known}, refused {len(result.refused)}{decided}")
    if result.appointed:
        people = ", ".join(map(str, result.appointed))
        typer.echo(f"moderators from now on: {people} (/moderators remove takes it back)")
    count = result.added + result.known
    typer.echo(f"{count} articles in {seconds:.1f} s ({count / max(seconds, 0.001):.0f} a second)", err=True)
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
    with open_database(get_settings()) as database, progress_bar() as bar:
        task = bar.add_task("reading")
        count = reindex(database, now=now(), progress=lambda done, of: bar.update(task, completed=done, total=of))
    typer.echo(f"{count} articles read anew")


def migrate_command() -> None:
    """`kabar migrate`."""
    with open_database(get_settings()):  # opening brings it up to date
        typer.echo("the database is up to date")


def _with_bar(items: list[Read]) -> Iterator[Read]:
    """The items one by one, with a progress bar on a terminal."""
    with progress_bar() as bar:
        yield from bar.track(items, description="adding")
