"""How a moderator's decision is carried out, written down and taken back: one transaction, all of it or nothing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from digest.claims import read_article
from digest.model import Article, Reading
from handlers.desk.noticing import note_corrections
from handlers.desk.states import KINDS, as_left
from handlers.intake import Intake, add_and_place, place, retell_touched
from seeds.apart import read_apart
from storage.decisions import Change, ConflictRow, State
from storage.stores import Stores


class Readings:
    """Articles read before the transaction, because reading is slow; what is missing is read when it is wanted."""

    def __init__(self, *known: tuple[Article, Reading]) -> None:
        self._read = {_content(article): reading for article, reading in known}

    @classmethod
    def here(cls, articles: Iterable[Article]) -> Readings:
        """Read articles that the archive has had before."""
        return cls(*((article, read_article(article)) for article in articles))

    @classmethod
    async def apart(cls, article: Article) -> Readings:
        """Read an article in the process apart, so that one that hangs there or ends it takes nothing else along.

        Raises Unreadable where it takes too much time or memory, and ReadingFault.
        """
        return cls((article, await read_apart(read_article, article)))

    def __call__(self, article: Article) -> Reading:
        """The reading of an article."""
        known = self._read.get(_content(article))
        return read_article(article) if known is None else known


def _content(article: Article) -> tuple[str, str, str, dt.datetime | None]:
    return article.text, article.title, article.language, article.published_at


@dataclass
class Work:
    """One decision in the making; `finish` has to be called once all its changes are made."""

    stores: Stores
    actor: int | None
    now: dt.datetime
    read: Readings = field(default_factory=Readings)
    changes: list[Change] = field(default_factory=list)
    _before: dict[int, ConflictRow] = field(default_factory=dict)  # conflicts of the stories that are touched
    _stories: set[int] = field(default_factory=set)

    def put(self, kind: str, number: int = 0, name: str = "", *, state: State | None) -> None:
        """Make something what a state says: all of it, or only the fields that the state has.

        Raises TakenError.
        """
        self._watch_around(kind, number)
        before = KINDS[kind].look(self.stores, number, name)
        if before is not None and state is not None:
            before = {key: before.get(key) for key in state}
        if before == state:
            return
        KINDS[kind].make(self.stores, number, name, state, self.read)
        self.changes.append(Change(kind, number, name, before, as_left(state)))
        if kind == "membership" and state is not None:
            self.watch(state["story"])

    def add(self, article: Article) -> Intake:
        """Store a new article and put it into its story, unless it is known."""
        intake = add_and_place(self.stores, article, self.read(article), now=self.now, by=self.actor)
        if intake.at is not None and intake.story_id is not None:
            self.now = max(self.now, intake.at)
            self.watch(intake.story_id)
            for kind in ("article", "membership"):
                found = KINDS[kind].look(self.stores, intake.id, "")
                self.changes.append(Change(kind, intake.id, "", None, as_left(found)))
        return intake

    def place_anew(self, number: int) -> None:
        """Let an article that reads differently now find its story, unless a moderator put it where it is."""
        look = KINDS["membership"].look
        before = look(self.stores, number, "")
        if before is None or before["pinned"]:
            return
        article = self.stores.revisions.get(number).article
        place(self.stores, article, self.read(article))
        after = look(self.stores, number, "")
        if before != after and after is not None:
            self.watch(after["story"])
            self.changes.append(Change("membership", number, "", before, after))

    def watch(self, story_id: int) -> None:
        """Remember how the conflicts of a story stand, before it is told anew."""
        if story_id not in self._stories:
            self._stories.add(story_id)
            for row in self.stores.conflicts.rows(story_id):
                self._before.setdefault(row.conflict.id, row)

    def finish(
        self, action: str, subject: str, *, undoes: int | None = None, restored: Sequence[ConflictRow] = ()
    ) -> int | None:
        """Tell the touched stories anew and write it all down; gives the log entry's number, None if nothing changed.

        `restored`: conflicts as they were before what is undone, so that they get their numbers back.
        """
        if not self.changes:
            return None
        told = {story: self.stores.stories.last_told(story) for story in sorted(self._stories)}
        self.stores.conflicts.put_back(restored)
        for story in told:
            retell_touched(self.stores, story, self.now)
        after = {row.conflict.id: row for story in told for row in self.stores.conflicts.rows(story)}
        moved = [row for number, row in sorted(self._before.items()) if after.get(number) != row]
        note_corrections(self.stores, self.changes, told, moved, self.now)
        return self.stores.log.add(
            self.now, self.actor, action, subject, changes=self.changes, conflicts=moved, undoes=undoes
        )

    def _watch_around(self, kind: str, number: int) -> None:
        if kind in {"article", "membership"}:
            found = self.stores.stories.membership(number)
            if found is not None:
                self.watch(found[0])
        elif kind == "dismissal":
            self.watch(self.stores.conflicts.standing(number).story_id)
