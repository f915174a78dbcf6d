"""Filling the archive from files: any number of articles, in their order, each told of once."""

from __future__ import annotations

import datetime as dt
import logging
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol, TypeVar

from bot.keeping import restore_decisions
from digest.claims import read_article
from digest.model import Article, Reading
from digest.stories import reading_order
from handlers.backlog import read_in_order
from handlers.desk.outlets import known_outlets
from handlers.errors import trace
from handlers.intake import Brought, take_in_together, tell_untold
from seeds.files import FileResult, read_paths
from seeds.outlets import Outlets
from storage.database import Database

TOGETHER = 8  # articles stored in one transaction; others who write wait that long
AT_ONCE = 5_000  # articles that join their stories before these are told: a story that grows is told once in all that
T = TypeVar("T")
log = logging.getLogger(__name__)


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


class Watched(Protocol):
    """Gives on what it is given, one by one, and may show how far that is and what is done with it."""

    def __call__(self, items: list[T], doing: str, /) -> Iterable[T]:
        """The same items."""


def unwatched(items: list[T], _: str) -> Iterable[T]:
    """The same items; nothing is shown."""
    return items


def import_paths(
    database: Database, paths: Sequence[Path], *, clock: Callable[[], dt.datetime], watched: Watched = unwatched
) -> Imported:
    """Take in the articles of files and folders, the earliest published first: so any order gives the same stories.

    Each article joins its story as it is stored, or is not stored, and one that is known is passed by. The stories are
    told once that is done, and in between now and then; whoever is stopped leaves some to `tell_untold`. Stopped
    half-way and begun again, an import ends as if it had never been stopped. Raises StorageError.
    """
    result = Imported()
    with database.reading() as stores:
        outlets = known_outlets(Outlets.load(), stores.outlets.all())
    read = list(read_paths(paths, now=clock(), outlets=outlets))
    result.refused = [(each.place, each.refusal.words) for each in read if each.refusal]
    taken = [Read(each.article, each.removed_at, (each.path, each.number)) for each in read if each.article]
    taken.sort(key=lambda one: reading_order(one.article))
    importing = _Importing(database, clock, watched, result)
    importing.take_in(taken)
    _restore(database, [each for each in read if each.decision is not None], importing.numbers, result, clock())
    return result


@dataclass
class _Importing:
    """One import under way."""

    database: Database
    clock: Callable[[], dt.datetime]
    watched: Watched
    result: Imported
    numbers: defaultdict[Path, dict[int, int]] = field(default_factory=lambda: defaultdict(dict))  # there → here
    _waiting: list[tuple[Read, Reading]] = field(default_factory=list)
    _untold: int = 0

    def take_in(self, taken: list[Read]) -> None:
        """Take in these articles, in this order, and tell their stories."""
        readings = read_in_order(self.database, [each.article for each in taken], self._is_new)
        for each, reading in zip(self.watched(taken, "adding"), readings, strict=False):  # asked first, it ends first
            number = self._find(each.article) if reading is None else None
            if number is not None:
                self._count(each, number, known=True)
                continue
            self._waiting.append((each, reading or read_article(each.article)))
            if len(self._waiting) == TOGETHER:
                self._store()
            if self._untold >= AT_ONCE:
                self._tell()
        self._store()
        self._tell()

    def _store(self) -> None:
        brought = [Brought(each.article, reading, each.removed_at) for each, reading in self._waiting]
        intakes = take_in_together(self.database, brought, now=self.clock()) if brought else []
        for (each, _), intake in zip(self._waiting, intakes, strict=True):
            self._count(each, intake.id, known=intake.known)
            self._untold += not intake.known
        self._waiting.clear()

    def _tell(self) -> None:
        tell_untold(self.database, self.clock, lambda stories: self.watched(stories, "telling"))
        self._untold = 0

    def _count(self, each: Read, number: int, *, known: bool) -> None:
        self.result.known += known
        self.result.added += not known
        path, there = each.origin
        self.numbers[path][there] = number

    def _is_new(self, article: Article) -> bool:
        return self._find(article) is None

    def _find(self, article: Article) -> int | None:
        """The number of an article that is there already: reading it again would be in vain."""
        with self.database.reading() as stores:
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
        except (KeyError, TypeError, ValueError) as error:
            log.error("decisions were not restored: %s", "".join(trace(error)))
            result.refused.append((str(path), "what was decided there is not written as an export writes it"))
