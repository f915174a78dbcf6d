"""Which followed words a new text answers: as if each were searched for."""

from __future__ import annotations

import pytest

from storage.database import Database
from storage.search import Watched, can_be_watched
from tests.storage.search_archive import fill_each

ARCHIVE = (
    "Presiden Zelenskyy berbicara tentang Kursk.",
    "Para pejabat AS enggan berkomentar.",
    "Wali kota Arau memerintahkan evakuasi karena banjir.",
    "Prices rose as fast as wages.",
    "Korban bertambah.",
    *(f"Korban ke-{number} ditemukan." for number in range(12)),
    "Kurban dipotong di Kota Nusa.",
)


@pytest.fixture
def archive(database: Database) -> Database:
    fill_each(database, ARCHIVE)
    return database


@pytest.mark.parametrize(
    ("words", "text", "answers"),
    [
        ("zelenski kursk", ARCHIVE[0], True),
        ("Kursk", ARCHIVE[0], True),
        ("kurks", ARCHIVE[0], True),
        ("kursk arau", ARCHIVE[0], False),  # all the words, or none
        ("AS", ARCHIVE[1], True),
        ("AS", ARCHIVE[3], False),
        ("perintah evakuasi", ARCHIVE[2], True),  # another form of the word
        ("Amerika Serikat", ARCHIVE[1], True),  # another name
        ('"kota Arau"', ARCHIVE[2], True),
        ('"Arau kota"', ARCHIVE[2], False),
        ("banjir -evakuasi", ARCHIVE[2], False),
        ("banjir outlet:selat", ARCHIVE[2], True),
        ("banjir outlet:gunung", ARCHIVE[2], False),
        ("korban", ARCHIVE[-1], False),  # the archive has enough of them as typed
        ("kurban", ARCHIVE[-1], True),
        ("kurban", ARCHIVE[4], True),  # of these it has few
        ("after:2030-01-01", ARCHIVE[0], False),
    ],
)
def test_a_text_answers_as_a_search_would_find_it(archive: Database, words: str, text: str, answers: bool) -> None:
    with archive.reading() as stores:
        found = stores.search.answered([words, "tidak ada"], {7: Watched([text], "Harian Selat"), 8: Watched([])})
    assert found == ({words: {7}} if answers else {})


def test_the_words_stand_in_one_passage(archive: Database) -> None:
    with archive.reading() as stores:
        apart = Watched(["Banjir surut.", "Arau tenang."])
        assert stores.search.answered(["banjir arau", "banjir"], {1: apart}) == {"banjir": {1}}


@pytest.mark.parametrize(
    ("words", "says"),
    [("yang di", False), ("as", False), ("x", False), ("AS", True), ("banjir di", True), ("?", False)],
)
def test_words_that_are_in_every_text_are_not_watched_for(words: str, says: bool) -> None:
    assert can_be_watched(words) is says
