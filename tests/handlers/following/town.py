"""A ferry that sinks, article by article, and whoever follows it, for the tests of notes."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from digest.model import Article
from handlers.context import Services
from handlers.delivering import deliver_due
from handlers.following.noting import send_notes
from handlers.intake import take_in
from handlers.publishing import publish_due
from tests.handlers.conftest import Clock
from tests.handlers.desk.newsdesk import FERRY as SUNK
from tests.handlers.telegram import Call, Chatting

SEARCH = (
    "Pencarian penumpang Kapal Melati di Selat Awan diteruskan, kata juru bicara tim penyelamat Sinta Olo. "
    "Kapal Melati karam di Selat Awan pada Rabu."
)
CLOSED = (
    "Selat Awan ditutup bagi kapal lain sejak Kapal Melati karam, kata kepala pelabuhan Raka Wen. "
    "Kapal Melati karam pada Rabu."
)
FERRY = (
    *SUNK,
    ("Pencarian di Selat Awan", "Pos Arau", SEARCH),
    ("Selat Awan ditutup bagi kapal", "Harian Lembah", CLOSED),
)
BRIDGE = (
    "Jembatan Lembah retak",
    "Harian Selat",
    "Jembatan Lembah di Kota Arau retak pada Kamis. Wali Kota Arau Dimas Pora meminta warga memutar.",
)
CARNIVAL = ("Karnaval Nusa meriah", "Kabar Pulau", "Karnaval di Kota Nusa berlangsung meriah, kata panitia Tika Loma.")


@dataclass
class Town:
    """What happens there, and what people are sent because of it."""

    chat: Chatting
    services: Services
    clock: Clock

    def publish(
        self, *news: tuple[str, str, str], old: float = 0, added: float = 0, by: int | None = 8, **more: Any
    ) -> list[int]:
        """Articles come in that appeared so many hours ago, and were added so many hours ago; gives their numbers."""
        appeared, at = (self.clock.now - dt.timedelta(hours=hours) for hours in (old, added))
        known = {"published_at": appeared} | more
        articles = [Article(text, title, outlet, **known) for title, outlet, text in news]
        return [take_in(self.services.database, each, now=at, by=by).id for each in articles]

    async def tick(self, minutes: float = 0) -> list[Call]:
        """Time passes; the notes that come then."""
        self.clock.now += dt.timedelta(minutes=minutes)
        await send_notes(self.services, self.clock.now)
        return await self.deliver()

    async def morning(self, minutes: float = 0) -> list[Call]:
        """Time passes; everything that comes by itself."""
        self.clock.now += dt.timedelta(minutes=minutes)
        await publish_due(self.services, self.clock.now)
        return await self.tick()

    async def deliver(self) -> list[Call]:
        before = len(self.chat.network.calls)
        await deliver_due(self.chat.application.bot, self.services)
        return [call for call in self.chat.network.calls[before:] if call.method == "sendMessage"]
