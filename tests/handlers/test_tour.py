"""docs/tour.md: what people see, made by the real handlers from the starter articles.

Stale? `make tour` (or KABAR_TOUR=write) writes it anew; look at what changed before you commit it.
"""

import datetime as dt
import os
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from digest.model import Article
from handlers.context import Services
from handlers.delivering import deliver_due
from handlers.following.noting import send_notes
from handlers.intake import take_in
from handlers.publishing import publish_due
from seeds.starter import starter_articles
from storage.database import Database
from tests.handlers.conftest import MODERATOR, Clock, chatting, services_of
from tests.handlers.telegram import Call, Chatting, Group, Recorder

TOUR = Path(__file__).parents[2] / "docs" / "tour.md"
EVENING = dt.datetime(2024, 11, 13, 12, 0, tzinfo=dt.UTC)  # 19:00 in Jakarta, when the last starter article appeared
GROUP = Group()
NEWS = {
    "id": "Warga Teluk Arau kembali ke rumah\n\nBupati Raka Wen mengatakan 120 keluarga sudah kembali ke Teluk Arau. "
    "Menurut Sinta Olo dari regu penolong, baru 80 keluarga yang kembali.",
    "en": "Families return to Arau Bay\n\nRegent Raka Wen said 120 families had returned to Arau Bay. "
    "Sinta Olo of the rescue team said only 80 families had returned.",
}
MORE = {
    "id": Article(
        "Juru bicara regu penolong, Sinta Olo, mengatakan 95 keluarga sudah kembali ke Teluk Arau pada Jumat.",
        "Makin banyak keluarga kembali ke Teluk Arau",
        outlet="Pos Arau",
        url="https://arau.example/95",
    ),
    "en": Article(
        "A spokesperson of the rescue team, Sinta Olo, said 95 families had returned to Arau Bay on Friday.",
        "More families return to Arau Bay",
        outlet="Arau Post",
        url="https://arau.example/95",
        language="en",
    ),
}
HEAD = """# A tour

What people see, in Indonesian and in English, from the starter articles: made by a test from the real handlers, so it
cannot go stale (`make tour` writes it). Bold is shown as `*bold*`, buttons as `[label]`.
"""


@dataclass
class Guide:
    """Goes through scenes and writes them down."""

    chat: Chatting
    services: Services
    clock: Clock
    language: str
    lines: list[str] = field(default_factory=list)
    last: Call | None = None

    def title(self, text: str) -> None:
        self.lines += [f"## {text}", ""]

    async def say(self, text: str, user: int = 1, group: Group | None = None) -> str:
        """Somebody writes; what the bot answers."""
        self.lines += [f"**→** `{text.splitlines()[0]}`" + (" …" if "\n" in text else ""), ""]
        return self._show(await self.chat.say(text, user, self.language, group))

    async def press(self, label: str, user: int = 1, group: Group | None = None) -> str:
        """Somebody presses a button of the last message that has any."""
        assert self.last is not None
        full = next(each for each in self.last.buttons if each.startswith(label))
        self.lines += [f"**→** [{full}]", ""]
        return self._show(await self.chat.press(self.last, full, user, self.language, group))

    async def night(self, hours: float) -> str:
        """Time passes; what comes by itself."""
        self.clock.now += dt.timedelta(hours=hours)
        before = len(self.chat.network.calls)
        await publish_due(self.services, self.clock.now)
        await send_notes(self.services, self.clock.now)
        await deliver_due(self.chat.application.bot, self.services)
        self.lines += [f"*{self.clock.now + dt.timedelta(hours=7):%H:%M}*", ""]
        return self._show(self.chat.network.calls[before:])

    def _show(self, calls: list[Call]) -> str:
        shown = [call for call in calls if call.method in {"sendMessage", "editMessageText"}]
        notices = [c.params["text"] for c in calls if c.method == "answerCallbackQuery" and c.params.get("text")]
        for call in shown:
            rows = call.params.get("reply_markup", {}).get("inline_keyboard", [])
            buttons = ["  ".join(f"[{button['text']}]" for button in row) for row in rows]
            self.lines += ["```", call.text, *([""] if buttons else []), *buttons, "```", ""]
            self.last = call if rows else self.last
        self.lines += [f"> {notice}\n" for notice in notices]
        return "\n".join([*(call.text for call in shown), *notices])


def pick(guide: Guide, indonesian: str, english: str) -> str:
    return indonesian if guide.language == "id" else english


async def first_day(guide: Guide) -> None:
    guide.title(pick(guide, "Hari pertama seorang pembaca", "A subscriber's first day"))
    assert "Kabar" in await guide.say("/start")
    assert "07:00" in await guide.press(pick(guide, "Tiap hari 07:00", "Every day 07:00"))
    assert "Asia/Jakarta" in await guide.press("Jakarta")
    morning = await guide.night(12)
    assert "⚠" in morning
    assert "/story_1" in morning
    assert "Kirill Budanov" in morning
    assert "/why_" in await guide.press(pick(guide, "Mengapa", "Why"))
    assert "▸" in await guide.press(pick(guide, "Mengapa", "Why"))  # of the first one listed
    assert "Kirill Budanov" in await guide.say("/who Budanof")
    assert pick(guide, "dikerahkan", "deployed") in await guide.say("/conflicts Budanov")
    assert "NATO" in await guide.say("/sources NATO Kursk")
    rumour = "SEBARKAN: cuma 500 tentara Korea Utara yang dikirim ke Rusia!"  # quotes stay in the articles' language
    assert "1.500" in await guide.say(rumour)
    await guide.say(pick(guide, "/follow Kursk", "/follow Kursk"))
    assert "kursk" in await guide.say("/settings")
    await guide.press(pick(guide, "Panjang", "Length"))
    await guide.press(pick(guide, "judul saja", "headlines only"))
    quiet = await guide.night(24)
    assert pick(guide, "Tidak ada artikel baru", "No new articles") in quiet
    assert "06:15" in await guide.say("/subscribe 06:15")
    assert pick(guide, "Berhenti", "Stopped") in await guide.say("/unsubscribe")


async def group_asks(guide: Guide) -> None:
    guide.title(pick(guide, "Sebuah grup bertanya", "A group asks"))
    with guide.services.database.writing() as stores:
        stores.chats.set_language(GROUP.id, guide.language)
    assert "/sources NATO" in await guide.say("/start@KabarBot", group=GROUP)
    assert "Kursk" in await guide.say("/sources@KabarBot Kursk", group=GROUP)
    assert pick(guide, "hanya admin", "Only admins") in await guide.say("/subscribe 07:00", group=GROUP)
    assert await guide.say("/help@OtherBot", group=GROUP) == ""


async def moderators_morning(guide: Guide) -> None:
    guide.title(pick(guide, "Pagi seorang moderator", "A moderator's morning"))
    await guide.say("/add", user=MODERATOR)
    await guide.say(NEWS[guide.language], user=MODERATOR)
    assert "Arau" in await guide.press(pick(guide, "Selesai", "Done"), user=MODERATOR)
    assert "/story_2" in await guide.press(pick(guide, "Terbitkan", "Publish"), user=MODERATOR)
    assert "Raka Wen" in await guide.say("/story_2", user=MODERATOR)
    assert pick(guide, "hanya untuk moderator", "for moderators only") in await guide.say("/add")


async def reader_follows(guide: Guide) -> None:
    guide.title(pick(guide, "Seorang pembaca mengikuti sesuatu", "A reader follows something"))
    await send_notes(guide.services, guide.clock.now)
    assert "arau" in (await guide.say(pick(guide, "/follow Teluk Arau", "/follow Arau Bay"))).casefold()
    article = replace(MORE[guide.language], published_at=guide.clock.now)
    take_in(guide.services.database, article, now=guide.clock.now)
    note = await guide.night(0)
    assert "/story_2" in note
    assert "arau.example/95" in note
    assert pick(guide, "Tidak lagi diikuti", "No longer followed") in await guide.press(
        pick(guide, "Berhenti mengikuti", "Stop following")
    )


SCENES: tuple[Callable[[Guide], Awaitable[None]], ...] = (first_day, group_asks, moderators_morning, reader_follows)


@pytest.fixture
async def guides(tmp_path: Path) -> AsyncIterator[list[Guide]]:
    async with AsyncExitStack() as open_things:
        made = []
        for language in ("id", "en"):
            database = Database(f"sqlite:///{tmp_path / language}.db")
            open_things.callback(database.close)
            database.migrate()
            clock = Clock(EVENING)
            for article in starter_articles():
                take_in(database, article, now=EVENING - dt.timedelta(hours=1))
            services = services_of(database, clock)
            people = await open_things.enter_async_context(chatting(services, Recorder()))
            made.append(Guide(people, services, clock, language))
        yield made


async def test_the_tour_shows_what_the_handlers_say(guides: list[Guide]) -> None:
    for guide in guides:
        guide.lines += [pick(guide, "# Bahasa Indonesia", "# English"), ""]
        for scene in SCENES:
            await scene(guide)
    told = HEAD + "\n" + "\n".join(line for guide in guides for line in guide.lines).rstrip() + "\n"
    if os.environ.get("KABAR_TOUR") == "write":
        TOUR.write_text(told, encoding="utf-8")
    assert TOUR.read_text(encoding="utf-8") == told, "docs/tour.md is stale: make tour"
