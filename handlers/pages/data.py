"""A page for machines: the same as JSON, in plain words and moments of UTC."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any

from digest.charting import Mark
from digest.model import Article, Question
from handlers.pages.charts import rows_of
from handlers.pages.html import KINDS, Address, speaker_of, title_of
from handlers.pages.sheets import (
    CasePage,
    ConflictSheet,
    EditionSheet,
    Item,
    OutletSheet,
    Quotation,
    Sheet,
    SideSheet,
    StorySheet,
    UpdateSheet,
)
from handlers.render import View, how_sure, question, reasons
from handlers.render.parts import web_address

Data = dict[str, Any]


def data_of(view: View, sheet: Sheet, address: Address) -> Data:
    """Everything a page shows."""
    head = {
        "type": KINDS[type(sheet)],
        "address": f"{address.base}{address.path}",
        "language": view.t.language,
        "title": title_of(view, sheet),
    }
    machine = _Machine(view, address.base)
    if isinstance(sheet, StorySheet):
        return head | machine.story(sheet)
    return head | (machine.case(sheet) if isinstance(sheet, CasePage) else machine.edition(sheet))


class _Machine:
    """Puts the parts of a sheet into plain values."""

    def __init__(self, view: View, base: str) -> None:
        self._view = view
        self._base = base

    def story(self, sheet: StorySheet) -> Data:
        articles = sheet.story.articles
        return {
            "number": sheet.story.id,
            "sources": sheet.sources,
            "updated": moment(sheet.changed_at),
            "conflicts": [self._conflict(each, articles) for each in sheet.conflicts],
            "updates": [self._update(each, articles) for each in sheet.updates],
            "speakers": [{"name": v.name, "quotes": _quotes(v.quotations), "more": v.left_out} for v in sheet.voices],
            "articles": [_article(article) for article in articles],
            "outlets": _outlets(sheet.outlets),
        }

    def case(self, page: CasePage) -> Data:
        story = {"number": page.story.id, "headline": page.story.headline, "address": self._at("story", page.story.id)}
        conflict = self._conflict(page.sheet, page.story.articles)
        return {"updated": moment(page.changed_at), "story": story, "outlets": _outlets(page.outlets)} | conflict

    def edition(self, sheet: EditionSheet) -> Data:
        return {
            "number": sheet.number,
            "since": moment(sheet.since),
            "until": moment(sheet.until),
            "outlets": list(sheet.outlets),
            "stories": [self._item(item) for item in sheet.items],
        }

    def _item(self, item: Item) -> Data:
        return {
            "number": item.story.id,
            "address": self._at("story", item.story.id),
            "headline": item.story.headline,
            "new_articles": item.articles,
            "sources": item.sources,
            "quotes": _quotes(item.claims),
            "conflicts": [self._conflict(each, item.story.articles) for each in item.conflicts],
        }

    def _conflict(self, sheet: ConflictSheet, articles: Sequence[Article]) -> Data:
        found = sheet.conflict
        return {
            "number": found.id,
            "address": self._at("conflict", found.id),
            "kind": found.kind.value,
            "severity": found.severity.value,
            "confidence": round(found.confidence, 3),
            "question": self._asked(found.question, articles),
            "sides": [_side(side) for side in sheet.sides],
            "why": [reason.striptags() for reason in (*reasons(self._view, found), how_sure(self._view, found))],
            "chart": self._chart(sheet.marks, articles),
        }

    def _update(self, sheet: UpdateSheet, articles: Sequence[Article]) -> Data:
        values = [{"value": s.value, "day": moment(s.day), "quotes": _quotes(s.quotations)} for s in sheet.steps]
        return {
            "question": self._asked(sheet.question, articles),
            "values": values,
            "chart": self._chart(sheet.marks, articles),
        }

    @staticmethod
    def _chart(marks: Sequence[Mark], articles: Sequence[Article]) -> list[Data]:
        return [
            {
                "value": row.value,
                "low": row.mark.quantity.low,
                "high": row.mark.quantity.high,
                "day": moment(row.mark.day),
                "who": row.who,
            }
            for row in rows_of(marks, articles)
        ]

    def _asked(self, asked: Question, articles: Sequence[Article]) -> str:
        return question(self._view, asked, articles).striptags()

    def _at(self, kind: str, number: int) -> str:
        return f"{self._base}/{kind}/{number}"


def moment(at: dt.datetime | dt.date | None) -> str | None:
    """A moment or a day as machines read it."""
    return at.isoformat() if at else None


def _side(side: SideSheet) -> Data:
    return {"position": side.position, "quotes": _quotes(side.quotations), "more": side.left_out}


def _quotes(quotations: Iterable[Quotation]) -> list[Data]:
    return [
        {
            "quote": said.claim.quote,
            "sentence": f"{said.lead}{said.quote}{said.tail}",
            "speaker": speaker_of(said.claim, said.article) or None,
            "status": said.claim.status.value,
            "article": _article(said.article),
        }
        for said in quotations
    ]


def _article(article: Article) -> Data:
    return {
        "number": article.id,
        "title": article.title,
        "outlet": article.outlet,
        "owner": article.owner,
        "url": web_address(article.url),
        "language": article.language,
        "published": moment(article.published_at),
        "retold": article.retold,
    }


def _outlets(outlets: Iterable[OutletSheet]) -> list[Data]:
    return [{"name": each.name, "owner": each.owner, "articles": each.articles} for each in outlets]
