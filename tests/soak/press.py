"""Outlets on loopback: feeds and pages of made-up articles that appear in the course of a week."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from email.utils import format_datetime
from itertools import islice
from typing import Self

from aiohttp import web
from markupsafe import escape

from tests.benchmarks.newswire import stream
from tests.handlers.feeding.poison import ENDS
from tests.soak.clock import Clock

HOUR, DAY = dt.timedelta(hours=1), dt.timedelta(days=1)
MORNING, EVENING, RIVER, CLOSED = "morning", "evening", "river", "closed"  # feeds
A_DAY = 40  # articles of the newswire
FLOOD = (
    "Banjir bandang melanda Kota Kwandaruba di Lembah Sirih setelah sungai meluap. "
    "{who} mengatakan {dead} warga tewas dan ratusan rumah terendam lumpur. "
    "Wali kota Kwandaruba meminta warga di bantaran sungai mengungsi ke balai kota. "
    "Jalan menuju Lembah Sirih tertutup lumpur sejak banjir melanda Kota Kwandaruba."
)
FAIR = (
    "Pekan raya Zumaretika dibuka untuk hari ke-{day} di lapangan kota. "
    "Panitia mengatakan {stalls} lapak ikut serta pada hari itu. "
    "Pengunjung datang sejak pagi dan pulang setelah pertunjukan malam berakhir."
)


@dataclass(frozen=True)
class Piece:
    """An article of a feed, and when it appears."""

    feed: str
    outlet: str
    title: str
    text: str
    at: dt.datetime

    def page(self) -> str:
        """What a browser is shown."""
        paragraphs = "".join(f"<p>{escape(each)}</p>" for each in self.text.split("\n\n"))
        head = (
            f'<meta charset="utf-8"><title>{escape(self.title)}</title>'
            f'<meta property="og:site_name" content="{escape(self.outlet)}">'
            f'<meta property="article:published_time" content="{self.at.isoformat()}">'
        )
        body = f"<article><h1>{escape(self.title)}</h1>{paragraphs}</article>"
        return f"<html><head>{head}</head><body>{body}</body></html>"


def write_week(monday: dt.datetime, days: int) -> list[Piece]:
    """A newswire in two feeds; in a third a flood that sources disagree about, a fair every day, and the poison."""
    pace = DAY / A_DAY
    pieces = []
    for number, item in enumerate(islice(stream(seed=1), A_DAY * days)):
        article, feed = item.article, (MORNING, EVENING)[number % 2]
        title = f"{article.title} ({number})"  # a feed's readers tell articles apart by their titles
        pieces.append(Piece(feed, article.outlet or "", title, article.text, monday + number * pace))
    flood = (
        ("Harian Kwandaruba", "Badan penanggulangan bencana Kwandaruba", "tiga", monday + DAY + 3 * HOUR),
        ("Warta Sirih", "Palang Merah Kwandaruba", "lima", monday + DAY + 9 * HOUR),
        ("Suara Lembah", "Kepala kepolisian Kwandaruba", "lima", monday + 3 * DAY + 10 * HOUR),
    )
    for number, (outlet, who, dead, at) in enumerate(flood, start=1):
        text = FLOOD.format(who=who, dead=dead)
        pieces.append(Piece(RIVER, outlet, f"Banjir bandang melanda Kota Kwandaruba, laporan {number}", text, at))
    for day in range(days):
        text = FAIR.format(day=day + 1, stalls=40 + 3 * day)
        at = monday + day * DAY + 15 * HOUR
        pieces.append(Piece(RIVER, "Harian Zumaretika", f"Pekan raya Zumaretika, hari ke-{day + 1}", text, at))
    pieces.append(Piece(RIVER, "Warta Sirih", ENDS, FAIR.format(day=9, stalls=9), monday + 2 * DAY + 5 * HOUR))
    return pieces


class Press:
    """Serves what has appeared by the clock. `faults`: from when to when a feed answers with a status."""

    def __init__(
        self,
        clock: Clock,
        pieces: Sequence[Piece],
        faults: Mapping[str, tuple[int, dt.datetime, dt.datetime]],
    ) -> None:
        self._clock, self._pieces, self._faults = clock, pieces, faults

    async def __aenter__(self) -> Self:
        app = web.Application()
        app.router.add_get("/{feed}.rss", self._feed)
        app.router.add_get("/article/{number}", self._page)
        self._runner = web.AppRunner(app, access_log=None)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        self.host = f"127.0.0.1:{self._runner.addresses[0][1]}"
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._runner.cleanup()

    def address(self, feed: str) -> str:
        """Where a feed is."""
        return f"http://{self.host}/{feed}.rss"

    async def _feed(self, request: web.Request) -> web.Response:
        name, now = request.match_info["feed"], self._clock.now()
        status, begins, ends = self._faults.get(name, (200, now, now))
        if begins <= now < ends:
            return web.Response(status=status)
        shown = [each for each in enumerate(self._pieces) if each[1].feed == name and each[1].at <= now]
        items = "".join(self._item(number, piece) for number, piece in reversed(shown[-100:]))
        rss = f'<?xml version="1.0"?><rss version="2.0"><channel><title>Feed {name}</title>{items}</channel></rss>'
        return web.Response(text=rss, content_type="application/rss+xml")

    def _item(self, number: int, piece: Piece) -> str:
        link = f"http://{self.host}/article/{number}"
        told = f"<title>{escape(piece.title)}</title><link>{link}</link><guid>{link}</guid>"
        return f"<item>{told}<pubDate>{format_datetime(piece.at)}</pubDate></item>"

    async def _page(self, request: web.Request) -> web.Response:
        piece = self._pieces[int(request.match_info["number"])]
        return web.Response(text=piece.page(), content_type="text/html", charset="utf-8")
