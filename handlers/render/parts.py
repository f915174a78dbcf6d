"""The small parts that messages are made of: a quote, who says it, where it stands, when."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from markupsafe import Markup, escape

from digest.model import Article, Claim, Story
from handlers.render.html import shortened
from handlers.texts import Texts
from storage.records import Length

LINE = Markup("\n")
QUOTATION = '"“”„«» \n'  # marks that a sentence may bring along
QUOTE = 300  # characters of a quote that are shown
HEADLINE = 160  # characters of a headline
SPEAKER = 60  # characters of a speaker's name
VOICES = 4  # who says the same, before "and 3 more"


@dataclass(frozen=True, slots=True)
class View:
    """How one reader sees things: language, zone, and the moment of reading."""

    t: Texts
    zone: ZoneInfo
    now: dt.datetime  # aware, UTC
    length: Length = Length.NORMAL  # how much of each story
    pages: str | None = None  # where the public pages are; None: there are none
    years: bool = False  # every date with its year: for what is read long after

    def day(self, moment: dt.datetime | None) -> str:
        """The local date of a moment; a moment at midnight UTC is a date without a time and shown as it is."""
        if moment is None:
            return self.t.plain("no-date")
        local = moment if moment.time() == dt.time() else moment.astimezone(self.zone)
        return self.t.day(local.date(), today=None if self.years else self.now.astimezone(self.zone).date())

    def span(self, articles: Iterable[Article]) -> str:
        """The first and last publication date of some articles."""
        moments = [a.published_at for a in articles if a.published_at]
        return self.between(min(moments, default=None), max(moments, default=None))

    def between(self, first_at: dt.datetime | None, last_at: dt.datetime | None) -> str:
        """The first and the last date of something; one that is unknown is both."""
        first, last = self.day(first_at), self.day(last_at)
        if first == last:
            return first
        year = last[-5:]  # once is enough: "20 Oct – 13 Nov 2024"
        return f"{first.removesuffix(year) if year.strip().isdigit() and len(year.strip()) == 4 else first} – {last}"


def one_line(text: str, length: int = QUOTE) -> str:
    """A text without line breaks, cut to a length."""
    return shortened(" ".join(text.split()), length)


def web_address(url: str | None) -> str | None:
    """The address, if it is one of the web: nothing else is made a link."""
    return url if url and url.startswith(("http://", "https://")) else None


def linked(label: str, url: str | None) -> Markup:
    """A label, linked if there is a web address for it."""
    return Markup('<a href="{}">{}</a>').format(url, label) if web_address(url) else escape(label)


def on_page(view: View, kind: str, number: int, label: str) -> Markup:
    """A label, linked to the public page of an edition, a story or a conflict if there are pages."""
    return linked(label, f"{view.pages}/{kind}/{number}" if view.pages else None)


def outlet(view: View, article: Article, *, label: bool = True) -> Markup:
    """Who published an article, linked to it; a retelling says so unless the label stands elsewhere."""
    retold = view.t.plain("retold") if article.retold and label else ""
    name = article.outlet or ("" if retold else view.t.plain("outlet-unknown"))
    return linked(", ".join(filter(None, (name, retold))), article.url)


def quoted(text: str, article: Article, length: int = QUOTE) -> Markup:
    """A span of an article as it is shown; a retelling has no quotation marks: those are not anybody's words."""
    words = escape(one_line(text.strip(QUOTATION), length))
    return words if article.retold else Markup("“{}”").format(words)


def where(view: View, article: Article, *, label: bool = True) -> Markup:
    """Where and when it stands: `Outlet, 25 Oct`; of our own retellings of nobody in particular only the date."""
    return Markup(", ").join(filter(None, _place(view, article, label=label)))


def _place(view: View, article: Article, *, label: bool, alone: bool = False) -> tuple[Markup, Markup]:
    """An article's outlet and date; no outlet of our own retellings of nobody in particular unless it stands alone."""
    nobody = article.retold and not label and not article.outlet and not alone
    return Markup("") if nobody else outlet(view, article, label=label), escape(view.day(article.published_at))


def voice(view: View, claim: Claim, article: Article, *, label: bool = True) -> Markup:
    """Who says it, where and when: `Speaker (Outlet, 25 Oct)`, or `Outlet, 25 Oct` where the narrator speaks."""
    name = _speaker(claim, article)
    place = Markup(", ").join(filter(None, _place(view, article, label=label, alone=not name)))
    return Markup("{} ({})").format(name, place) if name else place


def _speaker(claim: Claim, article: Article) -> Markup:
    """Who says it, and what carried it besides the article; empty where the narrator speaks."""
    speaker = claim.attribution.speaker or claim.attribution.role
    if not speaker:
        return Markup("")
    carriers = [name for name in claim.attribution.via if name not in speaker and name != article.outlet]
    via = "".join(f" via {name}" for name in carriers[:1])
    return Markup("{}{}").format(one_line(speaker, SPEAKER), via)


def voices(view: View, claims: Sequence[Claim], articles: Sequence[Article]) -> Markup:
    """Who all say it, each named once with all outlets that carry it; of a story, `articles` are all it has."""
    known = {article.id: article for article in articles}
    label = not all_retold(articles)
    said = [(_speaker(c, known[c.article_id]), known[c.article_id]) for c in claims if c.article_id in known]
    each = list(dict.fromkeys((name, *_place(view, a, label=label, alone=not name)) for name, a in said))
    names: defaultdict[Markup, defaultdict[Markup, list[Markup]]] = defaultdict(lambda: defaultdict(list))
    for name, carrier, day in each[:VOICES]:
        names[name][day].append(carrier)
    shown = Markup("; ").join(_named(name, days) for name, days in names.items())
    rest = len(each) - VOICES
    return shown if rest <= 0 else Markup("{}; {}").format(shown, view.t.count("and-more", rest))


def _named(name: Markup, days: Mapping[Markup, Sequence[Markup]]) -> Markup:
    """`Speaker (Outlet, Other, 25 Oct; Third, 26 Oct)`; where the narrator speaks only what is in the brackets."""
    places = Markup("; ").join(Markup(", ").join([*filter(None, outlets), day]) for day, outlets in days.items())
    return Markup("{} ({})").format(name, places) if name else places


def all_retold(articles: Iterable[Article]) -> bool:
    """Whether every article of a story is our own retelling, so that one label under the headline says it."""
    return all(article.retold for article in articles)


def story_headline(view: View, story: Story) -> Markup:
    """The story's headline in bold."""
    words = one_line(story.headline, HEADLINE) or view.t.plain("no-headline")
    return Markup("<b>{}</b>").format(on_page(view, "story", story.id, words))


def story_facts(view: View, story: Story, number: Markup) -> Markup:
    """The line under a headline: how many articles, from when, retold or not, and the story's number."""
    retold = view.t("all-retold") if all_retold(story.articles) else Markup("")
    counted = view.t.count("articles-count", len(story.articles))
    return Markup(" · ").join(filter(None, (counted, escape(view.span(story.articles)), retold, number)))
