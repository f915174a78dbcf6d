"""What a moderator does and what the archive then is, for the tests of the desk."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from digest.model import Article
from handlers.intake import take_in
from storage.database import Database
from tests.handlers.conftest import MODERATOR, OWNER
from tests.handlers.newsroom import NOW
from tests.handlers.telegram import Call, Chatting

DAY = dt.timedelta(days=1)
FERRY = (
    ("Kapal Melati karam", "Harian Selat", ("Kapal Melati karam di Selat Awan pada Rabu. Kepala pelabuhan Raka Wen "
     "mengatakan 12 penumpang selamat. Kapal itu berangkat dari Pelabuhan Teluk Sari.")),
    ("Penumpang Kapal Melati", "Kabar Pulau", ("Kapal Melati karam di Selat Awan. Menurut kepala pelabuhan Raka Wen, "
     "20 penumpang selamat. Tim penyelamat masih mencari di Selat Awan.")),
    ("Kapal Melati dan Selat Awan", "Warta Teluk", ("Kapal Melati karam di Selat Awan pada Rabu malam. Sebanyak 20 "
     "penumpang selamat, kata juru bicara tim penyelamat Sinta Olo.")),
)  # fmt: skip
BRIDGE = (
    ("Jembatan Lembah retak", "Harian Selat", ("Jembatan Lembah di Kota Arau retak pada Kamis. Wali Kota Arau Dimas "
     "Pora membantah jembatan itu akan ditutup. Retakan sepanjang 3 meter ditemukan.")),
    ("Jembatan Lembah ditutup", "Warta Teluk", ("Jembatan Lembah di Kota Arau akan ditutup, kata kepala dinas jalan "
     "Tora Mila. Retakan sepanjang 5 meter ditemukan pada Jembatan Lembah.")),
)  # fmt: skip


def fill(database: Database) -> list[int]:
    """Five articles of two events, with conflicts; gives their numbers."""
    numbers = []
    for hour, (title, outlet, text) in enumerate((*FERRY, *BRIDGE)):
        moment = NOW - DAY + dt.timedelta(hours=hour)
        article = Article(text, title, outlet, url=f"https://selat.example/{hour}", published_at=moment)
        numbers.append(take_in(database, article, now=NOW - dt.timedelta(hours=10 - hour)).id)
    return numbers


@dataclass
class Desk:
    """A moderator and the owner at work."""

    chat: Chatting

    async def do(self, text: str, user: int = MODERATOR, **more: Any) -> list[Call]:
        """A moderator sends something."""
        return await self.chat.say(text, user=user, **more)

    async def own(self, text: str, **more: Any) -> list[Call]:
        """The owner sends something."""
        return await self.do(text, user=OWNER, **more)

    async def purge(self, number: int) -> list[Call]:
        """The owner deletes an article for good, and is sure."""
        [asked] = await self.own(f"/purge {number}")
        return await self.press(asked, "Hapus selamanya", user=OWNER)

    async def press(self, call: Call, label: str, user: int = MODERATOR) -> list[Call]:
        """A moderator presses a button."""
        return await self.chat.press(call, label, user=user)

    async def said(self, text: str, user: int = MODERATOR, **more: Any) -> str:
        """What is answered to a moderator's message."""
        return shown(await self.do(text, user=user, **more))


def shown(calls: list[Call]) -> str:
    """What people read of some calls."""
    return "\n".join(call.text for call in calls if call.method in {"sendMessage", "editMessageText"})


def state(database: Database) -> dict[str, Any]:
    """Everything that a moderator's action may change, as people and programs see it."""
    with database.writing() as stores:  # SQLite looks through its index in a table of the moment
        articles = [article.id for article, _ in stores.articles.everything()]
        stories = stores.stories.numbers()
        told = [stores.stories.get(number) for number in stories if stores.stories.articles(number)]
        rows = [row for number in stories for row in stores.conflicts.rows(number) if row.state != "closed"]
        return {
            "articles": [stores.revisions.get(number) for number in articles],
            "claims": {number: stores.articles.claims([number]) for number in articles},
            "memberships": {number: stores.stories.membership(number) for number in articles},
            "stories": told,
            "conflicts": sorted(rows, key=lambda row: row.conflict.id),
            "dismissals": stores.conflicts.dismissals(),
            "index": stores.search.disagreements(),
            "found": [
                [(e.article.id, e.passage.text) for e in stores.search.find(word, limit=50).excerpts]
                for word in ("Melati", "retakan", "Selat")
            ],
            "outlets": stores.outlets.all(),
            "moderators": stores.people.appointments(),
        }
