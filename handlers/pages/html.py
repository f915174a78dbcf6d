"""A page as HTML: templates that escape everything, and no word, quote or address put in by any other way."""

from __future__ import annotations

import datetime as dt
import enum
import functools
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from digest.model import Article, Claim, Conflict, Question
from handlers.pages.charts import rows_of
from handlers.pages.measured import MEASURED, unseen
from handlers.pages.sheets import CasePage, EditionSheet, Sheet, StorySheet
from handlers.render import View, how_sure, one_line, question, reasons, web_address
from handlers.texts import LANGUAGES, texts

FOLDER = Path(__file__).parent / "templates"
TITLE = 160  # characters of a headline
KINDS = {StorySheet: "story", CasePage: "conflict", EditionSheet: "edition"}


class Notice(enum.StrEnum):
    """Why there is no page, by the text that says it."""

    MISSING = "page-missing"
    FAILED = "page-failed"
    BUSY = "page-busy"


@dataclass(frozen=True, slots=True)
class Address:
    """Where a page is, as far as its links depend on it."""

    base: str  # the public address of all pages
    path: str  # of this one: "/story/7"
    asked: str | None = None  # the language that the address asks for

    @property
    def root(self) -> str:
        """How its links reach the others, whatever stands before the path at a proxy."""
        return "../" * (self.path.count("/") - 1) or "./"

    def link(self, path: str) -> str:
        """The address of another page, in the language asked for."""
        return f"{self.root}{path}{f'?lang={self.asked}' if self.asked else ''}"


def style() -> str:
    """The style sheet as it stands in every page: what a Content-Security-Policy names it by is its hash."""
    return _style()


def render_sheet(view: View, sheet: Sheet, address: Address) -> str:
    """The page of a story, a conflict or an edition."""
    kind = KINDS[type(sheet)]
    return _render(view, f"{kind}.html", address, sheet=sheet, title=title_of(view, sheet), machine=True)


def render_about(view: View, address: Address) -> str:
    """The page that says how well conflicts are found."""
    title = view.t.plain("page-about")
    return _render(view, "about.html", address, title=title, measured=MEASURED, machine=False)


def render_notice(view: View, address: Address, notice: Notice) -> str:
    """A page that says in a sentence why there is no other."""
    return _render(view, "notice.html", address, title=view.t.plain(notice), machine=False)


def title_of(view: View, sheet: Sheet) -> str:
    """What a page is about, in plain words."""
    if isinstance(sheet, StorySheet):
        return one_line(sheet.story.headline, TITLE) or view.t.plain("no-headline")
    if isinstance(sheet, CasePage):
        return question(view, sheet.sheet.conflict.question, sheet.story.articles).striptags()
    return view.t.plain("page-edition", day=view.day(sheet.made_at))


def speaker_of(claim: Claim, article: Article) -> str:
    """Who says it and what carried it besides the article; empty where the narrator speaks."""
    name = " ".join((claim.attribution.speaker or claim.attribution.role).split())
    carriers = [via for via in claim.attribution.via if via not in name and via != article.outlet]
    return f"{name} via {carriers[0]}" if name and carriers else name


def _render(view: View, template: str, address: Address, **values: Any) -> str:
    def asked(of: Question, articles: Sequence[Article]) -> Markup:
        return question(view, of, articles)

    return _environment().get_template(template).render(
        t=view.t,
        view=view,
        language=view.t.language,
        languages=[(each, texts(each).language_name(each)) for each in LANGUAGES if each != view.t.language],
        here=f"{address.base}{address.path}",
        link=address.link,
        style=Markup(style()),  # noqa: S704 - ours
        asked=asked,
        ctx=_Parts(view),
        unseen=unseen(),
        **values,
    )  # fmt: skip


class _Parts:
    """What `parts.html` needs of a page."""

    def __init__(self, view: View) -> None:
        self.view = view
        self.t = view.t
        self.web = web_address
        self.speaker = speaker_of
        self.chart = rows_of
        self._places: dict[int, Markup] = {}

    def why(self, conflict: Conflict) -> tuple[list[Markup], Markup]:
        """Why a conflict is one, and how sure that is."""
        return reasons(self.view, conflict), how_sure(self.view, conflict)

    def outlet(self, article: Article) -> str:
        """Who published an article."""
        retold = self.t.plain("retold") if article.retold else ""
        name = article.outlet or ("" if retold else self.t.plain("outlet-unknown"))
        return ", ".join(filter(None, (name, retold)))

    def place(self, article: Article) -> Markup:
        """Where and when an article stands, linked; made once, since a page names one many times."""
        if article.id not in self._places:
            parts: Any = _environment().get_template("parts.html").module
            self._places[article.id] = parts.place(article, self)
        return self._places[article.id]


def iso(moment: dt.datetime | dt.date) -> str:
    """A moment as machines read it."""
    return moment.isoformat()


@functools.cache
def _style() -> str:
    return (FOLDER / "style.css").read_text(encoding="utf-8")


@functools.cache
def _environment() -> Environment:
    made = Environment(
        loader=FileSystemLoader(FOLDER),
        autoescape=True,
        undefined=StrictUndefined,  # a slip in a template is a fault, not an empty place
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.filters["iso"] = iso
    return made
