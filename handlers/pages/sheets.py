"""What a page shows, found and checked, without words of any language: HTML, JSON and Atom are made from the same."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from digest.charting import Mark
from digest.model import Article, Claim, Conflict, Question, Story


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quote where it stands: its sentence in the article, and the sentences around that one in their paragraph."""

    article: Article
    claim: Claim
    quote: str  # the verbatim span
    lead: str = ""  # of its own sentence, what comes before it
    tail: str = ""  # and after it
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class SideSheet:
    """One answer to a conflict's question, with the quotes that give it."""

    position: str
    quotations: tuple[Quotation, ...]
    left_out: int = 0  # quotes that say the same and are not shown

    @property
    def language(self) -> str:
        """The language of its position, which is that of the article it stands in."""
        return self.quotations[0].article.language if self.quotations else ""


@dataclass(frozen=True, slots=True)
class ConflictSheet:
    """A conflict with all its sides."""

    conflict: Conflict
    sides: tuple[SideSheet, ...]
    marks: tuple[Mark, ...] = ()  # to draw; none if they are too few


@dataclass(frozen=True, slots=True)
class StepSheet:
    """One value of a timeline and who gave it."""

    value: str
    day: dt.date | None
    quotations: tuple[Quotation, ...]


@dataclass(frozen=True, slots=True)
class UpdateSheet:
    """A value that moved as time passed."""

    question: Question
    steps: tuple[StepSheet, ...]
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class VoiceSheet:
    """One speaker and what they claim."""

    name: str
    quotations: tuple[Quotation, ...]
    left_out: int = 0


@dataclass(frozen=True, slots=True)
class OutletSheet:
    """An outlet, who owns it, and how many articles are its."""

    name: str | None
    owner: str | None
    articles: int


@dataclass(frozen=True, slots=True)
class StorySheet:
    """A story's page."""

    story: Story
    articles: tuple[Article, ...]  # to list: the newest of a long story
    conflicts: tuple[ConflictSheet, ...]
    updates: tuple[UpdateSheet, ...]
    voices: tuple[VoiceSheet, ...]
    outlets: tuple[OutletSheet, ...]
    sources: int  # independent ones
    changed_at: dt.datetime | None  # when its newest article came in


@dataclass(frozen=True, slots=True)
class CasePage:
    """A conflict's page: the conflict, and the story it is of."""

    sheet: ConflictSheet
    story: Story
    outlets: tuple[OutletSheet, ...]  # of the articles it rests on
    changed_at: dt.datetime


@dataclass(frozen=True, slots=True)
class Item:
    """One story as an edition's page shows it."""

    story: Story  # its articles without dates
    first_at: dt.datetime | None  # publication of its earliest article
    last_at: dt.datetime | None
    articles: int  # new in the window
    sources: int
    claims: tuple[Quotation, ...]
    conflicts: tuple[ConflictSheet, ...]


@dataclass(frozen=True, slots=True)
class EditionSheet:
    """An edition's page: everything that came in within its window, whoever it was made for."""

    number: int
    since: dt.datetime
    until: dt.datetime
    made_at: dt.datetime
    outlets: tuple[str, ...]  # of the new articles
    items: tuple[Item, ...]
    more: bool  # there are less important stories, which are not shown


Sheet = StorySheet | CasePage | EditionSheet
