"""A page for feed readers: a story's conflicts and articles, a conflict's sides, an edition's stories, as Atom."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from xml.etree import ElementTree  # writes only: what is parsed anywhere goes through defusedxml

from digest.model import Article
from handlers.pages.html import Address, speaker_of, title_of
from handlers.pages.sheets import CasePage, ConflictSheet, EditionSheet, Quotation, Sheet, SideSheet, StorySheet
from handlers.render import View, one_line, question

ATOM = "http://www.w3.org/2005/Atom"
UNWRITABLE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # XML 1.0, section 2.2
LONG_AGO = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)  # Atom wants a moment of everything
TITLE = 200  # characters
ElementTree.register_namespace("", ATOM)


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a feed; its address is also what it is known by."""

    address: str
    name: str  # tells entries of one address apart
    title: str
    updated: dt.datetime
    text: str


def feed_of(view: View, sheet: Sheet, address: Address) -> bytes:
    """The page as an Atom feed."""
    here = f"{address.base}{address.path}"
    entries = list(_entries(view, sheet, address.base))
    feed = ElementTree.Element(f"{{{ATOM}}}feed", {"{http://www.w3.org/XML/1998/namespace}lang": view.t.language})
    _add(feed, "id", here)
    _add(feed, "title", title_of(view, sheet))
    _add(feed, "updated", max((each.updated for each in entries), default=LONG_AGO).isoformat())
    _add(feed, "link", rel="alternate", type="text/html", href=here)
    _add(feed, "link", rel="self", type="application/atom+xml", href=f"{here}.atom")
    _add(_add(feed, "author"), "name", "Kabar")
    for each in entries:
        entry = _add(feed, "entry")
        _add(entry, "id", f"{each.address}#{each.name}")
        _add(entry, "title", one_line(each.title, TITLE))
        _add(entry, "updated", each.updated.isoformat())
        _add(entry, "link", rel="alternate", href=each.address)
        _add(entry, "content", each.text, type="text")
    written: bytes = ElementTree.tostring(feed, encoding="utf-8", xml_declaration=True)
    return written


def _entries(view: View, sheet: Sheet, base: str) -> Iterator[Entry]:
    if isinstance(sheet, StorySheet):
        yield from _of_story(view, sheet, base)
    elif isinstance(sheet, CasePage):
        for number, side in enumerate(sheet.sheet.sides, start=1):
            address = f"{base}/conflict/{sheet.sheet.conflict.id}"
            yield Entry(address, f"side-{number}", side.position, sheet.changed_at, _side(view, side))
    else:
        yield from _of_edition(view, sheet, base)


def _of_story(view: View, sheet: StorySheet, base: str) -> Iterator[Entry]:
    articles, changed = sheet.story.articles, sheet.changed_at or LONG_AGO
    for each in sheet.conflicts:
        address = f"{base}/conflict/{each.conflict.id}"
        yield Entry(address, "conflict", _asked(view, each, articles), changed, _sides(view, each))
    for article in sheet.articles:
        title = article.title or one_line(article.text, TITLE)
        place = f"{article.outlet or view.t.plain('outlet-unknown')}, {view.day(article.published_at)}"
        updated = article.added_at or LONG_AGO
        yield Entry(f"{base}/story/{sheet.story.id}", f"article-{article.id}", title, updated, place)


def _of_edition(view: View, sheet: EditionSheet, base: str) -> Iterator[Entry]:
    for item in sheet.items:
        lines = [_said(view, each) for each in item.claims]
        for each in item.conflicts:
            lines += [_asked(view, each, item.story.articles), _sides(view, each)]
        address = f"{base}/story/{item.story.id}"
        yield Entry(address, f"edition-{sheet.number}", item.story.headline, sheet.made_at, "\n".join(lines))


def _asked(view: View, sheet: ConflictSheet, articles: Sequence[Article]) -> str:
    return question(view, sheet.conflict.question, articles).striptags()


def _sides(view: View, sheet: ConflictSheet) -> str:
    return "\n".join(f"▸ {side.position}\n{_side(view, side)}" for side in sheet.sides)


def _side(view: View, side: SideSheet) -> str:
    return "\n".join(_said(view, each) for each in side.quotations)


def _said(view: View, said: Quotation) -> str:
    article, speaker = said.article, speaker_of(said.claim, said.article)
    words = said.quote if article.retold else f"“{said.quote}”"
    retold = view.t.plain("retold") if article.retold else ""
    place = ", ".join(filter(None, (article.outlet, retold, view.day(article.published_at))))
    return f"{words} — {f'{speaker} ({place})' if speaker else place}"


def _add(parent: ElementTree.Element, name: str, text: str = "", /, **attributes: str) -> ElementTree.Element:
    made = ElementTree.SubElement(parent, f"{{{ATOM}}}{name}", attributes)
    made.text = UNWRITABLE.sub("", text) or None
    return made
