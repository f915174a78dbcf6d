"""What moderators decide, as data: what changed from what to what, so that it can be read, undone and exported."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from digest.model import Article, Claim, Conflict, Question

State = Mapping[str, Any]  # plain JSON values


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that a moderator changed: its state, or only the fields that were changed, before and after.

    `before` None: it was not there; `after` None: it is gone.
    """

    kind: str  # "article", "membership", "dismissal", "outlet", "moderator", "feed"
    number: int  # of the article, the conflict, the person; 0 for what has a name
    name: str = ""  # of the outlet
    before: State | None = None
    after: State | None = None

    @property
    def key(self) -> tuple[str, int, str]:
        """What it is about."""
        return self.kind, self.number, self.name


@dataclass(frozen=True, slots=True)
class ArticleRecord:
    """All that is kept of an article beside what reading it gives."""

    article: Article
    added_by: int | None
    removed_at: dt.datetime | None


@dataclass(frozen=True, slots=True)
class ConflictRow:
    """A conflict with where it stands, whole."""

    conflict: Conflict
    story_id: int
    state: str  # records.ConflictState
    found_at: dt.datetime
    changed_at: dt.datetime


@dataclass(frozen=True, slots=True)
class Dismissal:
    """A moderator's word that a conflict is none."""

    conflict: Conflict
    reason: str
    by: int | None
    at: dt.datetime


@dataclass(frozen=True, slots=True)
class Pin:
    """A moderator's word about which story an article belongs to."""

    article_id: int
    story_id: int


@dataclass(frozen=True, slots=True)
class Appointment:
    """Who was made a moderator, by whom and when."""

    user_id: int
    by: int
    at: dt.datetime


@dataclass(frozen=True, slots=True)
class StoredOutlet:
    """An outlet as moderators want it; it stands in for the one of the house that is called `origin`, if there is."""

    origin: str  # its first name: what it is known by whatever it is called later
    name: str
    owner: str | None = None
    aliases: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Telling:
    """What was told of a story last."""

    id: int
    headline: str
    summary: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """What an edition showed and a moderator's change then touched, as it was shown."""

    story_id: int
    headline: str
    conflict_id: int | None = None  # None: only claims of the story were touched
    question: Question | None = None
    positions: tuple[str, ...] = ()
    quotes: tuple[str, ...] = ()  # of the claims that were touched, where no conflict was
    articles: tuple[int, ...] = ()  # whose claims were shown and stand no more as they were


@dataclass(frozen=True, slots=True)
class Correction:
    """Something shown to a chat that stands no more as it was shown, and was not yet corrected there."""

    id: int
    chat_id: int
    thread_id: int | None
    edition_id: int
    shown: Shown
    at: dt.datetime
