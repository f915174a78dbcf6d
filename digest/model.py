"""The newsroom's nouns: frozen data that every room passes around. Words as in docs/glossary."""

from __future__ import annotations

import datetime as dt
import enum
from collections.abc import Mapping
from dataclasses import dataclass, field


class Status(enum.StrEnum):
    """How a claim is put forward by whoever makes it."""

    ASSERTED = "asserted"
    CONFIRMED = "confirmed"
    DENIED = "denied"
    DOUBTED = "doubted"
    UNVERIFIED = "unverified"
    ESTIMATED = "estimated"
    ALLEGED = "alleged"
    NO_COMMENT = "no_comment"


class ConflictKind(enum.StrEnum):
    """What the sides of a conflict disagree about."""

    FIGURE = "figure"
    STANCE = "stance"
    DATE = "date"
    VERIFICATION = "verification"
    ENTITY = "entity"


class Severity(enum.StrEnum):
    """How much a conflict matters: relative gap, independence of the sources, certainty of the slots."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


@dataclass(frozen=True, slots=True)
class Article:
    """One published text."""

    text: str  # as stored, "\n" line ends; every offset counts code points in it
    title: str = ""
    outlet: str | None = None  # canonical name; None when unknown, never guessed
    owner: str | None = None  # the outlet's owner; outlets of one owner count as one witness
    url: str | None = None
    language: str = "id"  # ISO 639-1
    published_at: dt.datetime | None = None  # aware, UTC
    retold: bool = False  # our own retelling: no quotation marks round anybody's words
    id: int = 0  # the N of /edit N; 0 until stored
    added_at: dt.datetime | None = None  # aware, UTC; None until stored

    @property
    def witness(self) -> str:
        """Who counts as the independent source: the owner, else the outlet, else this article alone."""
        return self.owner or self.outlet or f"article {self.id}"


@dataclass(frozen=True, slots=True)
class Passage:
    """A title or one sentence with its offsets; what is searched."""

    text: str  # article.text[start:end], or article.title[start:end]
    start: int
    end: int
    in_title: bool = False
    paragraph: int = 0  # 0-based


@dataclass(frozen=True, slots=True)
class DateWindow:
    """A stretch of days that a phrase names, both ends included."""

    first: dt.date
    last: dt.date


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date phrase in an article, resolved against its publication date."""

    start: int  # offsets in the article's text (or title, as the claim's)
    end: int
    window: DateWindow


class Bound(enum.StrEnum):
    """Which way a figure is left open."""

    EXACT = "exact"
    ABOUT = "about"  # sekitar, about
    AT_LEAST = "at_least"  # setidaknya, at least
    AT_MOST = "at_most"  # hingga, up to
    RANGE = "range"  # 10–20, puluhan


class Share(enum.StrEnum):
    """How a figure relates to the whole it belongs to."""

    WHOLE = "whole"
    TOTAL = "total"
    PART = "part"
    PER = "per"  # masing-masing, each
    INCREMENT = "increment"  # 12 more


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure as an interval, with the slots that say what it measures.

    "Sekitar 100" is [90, 110], "hampir 100" [90, 100], "setidaknya 100" [100, None], "hingga 100" [None, 100],
    "puluhan" [20, 99]. A fraction ("sepertiga warga") has a value below one and the share PART.
    """

    low: float | None  # None: no lower end
    high: float | None  # None: no upper end
    start: int  # offsets of the figure in the article's text (or title, as the claim's)
    end: int
    unit: str = (
        ""  # what is counted, as the source wrote it ("prajurit"), or "%", an ISO 4217 code, "km", "h", "d", "y"
    )
    of: str = ""  # its modifiers ("infanteri Korea Utara")
    measure: str = ""  # class of what happened to it: "dead", "hurt", "sent" … (digest/language)
    qualifier: str = ""  # as written: "sekitar", "at least"
    bound: Bound = Bound.EXACT
    share: Share = Share.WHOLE
    place: str = ""
    as_of: DateWindow | None = None


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says it. `speaker` is None where the narrator speaks."""

    speaker: str | None = None  # the proper name as written, or the body that speaks ("Pentagon")
    role: str = ""  # "kepala intelijen militer Ukraina"
    key: str = ""  # one key for all spellings in an article; across articles `digest.attribution.same_speaker`
    cue: str = ""  # "menurut", "said"
    via: tuple[str, ...] = ()  # agencies and media that carried it (AFP, KBS)


@dataclass(frozen=True, slots=True)
class Claim:
    """A passage, or part of one, that states something checkable; identified by (article_id, in_title, start, end)."""

    article_id: int
    quote: str  # the verbatim span
    start: int
    end: int
    in_title: bool = False
    attribution: Attribution = field(default_factory=Attribution)
    status: Status = Status.ASSERTED
    quantities: tuple[Quantity, ...] = ()
    dates: tuple[DateMention, ...] = ()
    wording: str = field(default="", compare=False)  # the quote in fewer words, by a language model (`digest.advice`)


@dataclass(frozen=True, slots=True)
class Reading:
    """What reading one article gives: all that is stored of it beside its text."""

    passages: tuple[Passage, ...]
    claims: tuple[Claim, ...]
    terms: Mapping[str, float]  # the article's rarest terms and their weights, for finding its story
    buckets: tuple[int, ...] = ()  # keys that near-identical texts share (`digest.copies`)


@dataclass(frozen=True, slots=True)
class Question:
    """What a conflict or an update is about, in slots; put into words for the reader's language when shown."""

    kind: ConflictKind
    noun: str = ""  # as the source wrote it: "tentara Korea Utara", "video"
    measure: str = ""  # class name as in Quantity.measure
    place: str = ""
    by_model: bool = False  # asked by a language model and not by a rule; said wherever the question is put into words


@dataclass(frozen=True, slots=True)
class Side:
    """One answer to a conflict's question."""

    position: str  # "11.000", or a verbatim span
    claims: tuple[Claim, ...]  # strongest first


@dataclass(frozen=True, slots=True)
class Conflict:
    """Claims of one story that cannot all hold; reported, never judged."""

    question: Question
    sides: tuple[Side, ...]
    severity: Severity
    confidence: float  # 0…1
    why: tuple[tuple[str, str], ...] = ()  # (slot, value): which slots matched, which values clash
    id: int = 0  # the stable number; 0 until stored

    @property
    def kind(self) -> ConflictKind:
        """What the sides disagree about."""
        return self.question.kind


@dataclass(frozen=True, slots=True)
class UpdateValue:
    """One step of a timeline."""

    value: str
    as_of: DateWindow | None
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Update:
    """A value that moved as time passed; shown as a timeline, never as a conflict."""

    question: Question
    values: tuple[UpdateValue, ...]  # oldest first


@dataclass(frozen=True, slots=True)
class Agreement:
    """Claims of independent witnesses that say the same."""

    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Relations:
    """How the claims of one story stand to each other."""

    conflicts: tuple[Conflict, ...] = ()  # all of them; `digest.compose.SHOWN_CONFIDENCE` says which a digest shows
    updates: tuple[Update, ...] = ()
    agreements: tuple[Agreement, ...] = ()


@dataclass(frozen=True, slots=True)
class Story:
    """The articles about one event and what they claim."""

    id: int  # the stable number; 0 until stored
    headline: str
    articles: tuple[Article, ...]  # by publication time
    claims: tuple[Claim, ...]
    summary: tuple[Claim, ...]  # the claims that matter, best first
    relations: Relations
    witnesses: Mapping[int, str] = field(default_factory=dict)  # by article number; see `witness_of`

    def witness_of(self, article: Article) -> str:
        """Who counts as the independent source of an article in it: a copy's is that of the text it copies."""
        return self.witnesses.get(article.id, article.witness)


@dataclass(frozen=True, slots=True)
class StoryCandidate:
    """A stored story that a new article might belong to."""

    id: int
    members: tuple[Mapping[str, float], ...]  # the terms of each article in it
    last_at: dt.datetime | None  # publication of its newest article
    spread: Mapping[str, int] = field(
        default_factory=dict
    )  # by the new article's rarest terms: stories using it lately


@dataclass(frozen=True, slots=True)
class StoryBrief:
    """One story as an edition shows it."""

    story: Story
    new_articles: tuple[Article, ...]  # those added in the window
    claims: tuple[Claim, ...]  # to show, best first
    agreed: tuple[Agreement, ...]
    conflicts: tuple[Conflict, ...]  # above the threshold, most severe first
    updates: tuple[Update, ...]
    witnesses: int = 1  # independent sources of the whole story
    single: tuple[Claim, ...] = ()  # those of `claims` that only one of several independent sources makes
    continuing: bool = False  # this reader was told of the story before: only what changed is here
    known_conflicts: int = 0  # still open, and told before as they are
    followed: tuple[str, ...] = ()  # the reader's own words that are in it


@dataclass(frozen=True, slots=True)
class Edition:
    """What is published for one window; the same for every reader of it, put into words per language."""

    since: dt.datetime  # aware, UTC; articles added in [since, until)
    until: dt.datetime
    stories: tuple[StoryBrief, ...]  # most important first
    outlets: tuple[str, ...]  # read in the window, or lately if the window is empty; alphabetical
    articles: int  # how many were added in the window
    left_out: int = 0  # stories with news that did not fit, less important than those in `stories`
