"""Ten texts as people pass them on, five in each language, against an archive of a flood and of a shipwreck."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import pytest

from digest.model import Article
from handlers.intake import take_in
from storage.database import Database
from tests.handlers.newsroom import NOW
from tests.handlers.telegram import Chatting, Group

FIRST = dt.datetime(2024, 11, 4, 3, tzinfo=dt.UTC)
DAY = dt.timedelta(days=1)
FLOOD = (
    (
        (0, "Harian Arau", "Banjir bandang di Kota Arau, tiga tewas"),
        """Banjir bandang melanda Kota Arau setelah Sungai Sirih meluap. Badan penanggulangan bencana Arau mengatakan \
tiga warga tewas akibat banjir itu. Sebanyak 400 rumah terendam, kata badan penanggulangan bencana Arau.""",
    ),
    (
        (0, "Warta Sirih", "Sungai Sirih meluap, Kota Arau terendam"),
        """Sungai Sirih meluap dan merendam Kota Arau. Palang Merah Arau mengatakan 650 rumah terendam banjir. Warga \
mengatakan tanggul Sungai Sirih di Kota Arau jebol.""",
    ),
    (
        (1, "Kabar Pulau", "Wali kota Arau membantah tanggul jebol"),
        """Wali kota Arau Rama Tandi membantah tanggul Sungai Sirih jebol. Badan penanggulangan bencana Arau \
mengatakan tujuh warga tewas akibat banjir bandang di Kota Arau.""",
    ),
    (
        (3, "Harian Arau", "Korban tewas banjir Arau menjadi dua belas"),
        """Jumlah korban tewas akibat banjir bandang di Kota Arau menjadi dua belas warga, kata badan penanggulangan \
bencana Arau. Air Sungai Sirih sudah surut.""",
    ),
)
WRECK = (
    (
        (0, "Dunmore Post", "Ferry Melissa sinks off Dunmore"),
        """The ferry Melissa sank off Dunmore in the Hale Strait on Monday. The coast guard said 14 passengers had \
died. The ferry carried 210 passengers, the coast guard said.""",
    ),
    (
        (0, "Hale Courier", "Owner counts 150 passengers on the Melissa"),
        """The ferry Melissa sank in the Hale Strait. The owner, Brin Lines, said the ferry carried 150 passengers. \
Survivors said the ferry Melissa was overloaded.""",
    ),
    (
        (1, "Hale Evening News", "Brin Lines speaks of the Melissa"),
        """Brin Lines denied that the ferry Melissa was overloaded. The coast guard said 19 passengers had died in \
the sinking of the ferry Melissa.""",
    ),
    (
        (3, "Dunmore Post", "The search for the Melissa goes on"),
        """The coast guard said 23 passengers had died in the sinking of the ferry Melissa off Dunmore. The search in \
the Hale Strait goes on.""",
    ),
)


@dataclass(frozen=True)
class Case:
    """A text and what is to be said of it, by heading; nothing at all: the archive says nothing."""

    text: str
    same: tuple[str, ...] = ()
    other: tuple[str, ...] = ()
    moved: tuple[str, ...] = ()


INDONESIAN = {
    "agrees": Case(
        "Katanya 12 warga tewas akibat banjir bandang di Kota Arau.",
        same=("menjadi dua belas",),
        moved=("tiga", "tujuh"),
    ),
    "conflicts": Case("Banjir bandang di Kota Arau merendam 1.500 rumah!", other=("400 rumah", "650 rumah")),
    "older figure": Case(
        "SEBARKAN: banjir bandang di Kota Arau menewaskan tiga warga",
        same=("tiga warga",),
        moved=("tujuh", "dua belas"),
    ),
    "in dispute": Case("Tanggul Sungai Sirih di Kota Arau jebol", same=("Kota Arau jebol",), other=("membantah",)),
    "unknown": Case("Gempa bumi mengguncang Pulau Kelapa dan merusak dua jembatan."),
}
ENGLISH = {
    "agrees": Case(
        "I heard that 23 passengers died when the ferry Melissa sank off Dunmore.", same=("23 passengers",),
        moved=("14 passengers", "19"),
    ),
    "conflicts": Case(
        "The ferry Melissa carried 400 passengers when it sank off Dunmore!", other=("210 passengers", "150 passengers")
    ),
    "older figure": Case(
        "PLEASE SHARE 14 passengers died on the ferry Melissa off Dunmore", same=("14 passengers",), moved=("19", "23")
    ),
    "in dispute": Case("The ferry Melissa was overloaded", same=("was overloaded",), other=("denied",)),
    "unknown": Case("A dam in the Orme Valley burst and drowned eighty cattle."),
}  # fmt: skip
CASES = [
    pytest.param(language, case, id=f"{language}: {name}")
    for language, cases in (("id", INDONESIAN), ("en", ENGLISH))
    for name, case in cases.items()
]
HEADINGS = {
    "id": ("Mengatakan hal yang sama:", "Mengatakan lain:", "Pada waktu lain:"),
    "en": ("Says the same:", "Says otherwise:", "At other times:"),
}
NOTHING = {"id": "Arsip tidak berisi apa pun tentang teks ini", "en": "The archive says nothing about this text"}
ORIGIN = {"type": "hidden_user", "sender_user_name": "N", "date": int(FIRST.timestamp())}


@pytest.fixture
def told(database: Database) -> None:
    for language, articles in (("id", FLOOD), ("en", WRECK)):
        for (days, outlet, title), text in articles:
            moment = FIRST + days * DAY
            take_in(database, Article(text, title, outlet, language=language, published_at=moment), now=NOW - DAY)


def parts_of(answer: str, language: str) -> list[str]:
    """What stands under each heading, in the order of `HEADINGS`; empty where there is none."""
    parts, rest = [], answer
    for heading in reversed(HEADINGS[language]):
        rest, _, part = rest.partition(heading)
        parts.append(part)
    return parts[::-1]


async def answered(chat: Chatting, text: str, language: str, way: str) -> str:
    if way == "/check":
        calls = await chat.say(f"/check {text}", language=language)
    elif way == "forwarded":
        calls = await chat.say(text, language=language, forward_origin=ORIGIN)
    else:
        group = Group()
        asked = chat.message(text, 5, group=group)
        calls = await chat.say("/check", 6, language=language, group=group, reply_to_message=asked)
    return "\n".join(call.text for call in calls if call.method == "sendMessage")


@pytest.mark.usefixtures("told")
@pytest.mark.parametrize("way", ["/check", "forwarded", "in a group"])
@pytest.mark.parametrize(("language", "case"), CASES)
async def test_each_text_meets_what_the_archive_says_of_it(
    chat: Chatting, database: Database, language: str, case: Case, way: str
) -> None:
    with database.writing() as stores:
        stores.chats.set_language(Group().id, language)
    answer = await answered(chat, case.text, language, way)
    if not (case.same or case.other or case.moved):
        assert NOTHING[language] in answer
        return
    for wanted, said in zip((case.same, case.other, case.moved), parts_of(answer, language), strict=True):
        assert all(words in said for words in wanted), answer
        assert bool(wanted) == bool(said), answer
