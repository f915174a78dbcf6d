"""The sentences of articles, for what stands around a claim."""

from __future__ import annotations

from sqlalchemy import Engine, event

from digest.claims import read_article
from storage.database import Database
from tests.storage.factories import HOUR, NOON, article

TEXT = "Hujan turun di Arau. Camat berkata tiga warga tewas.\n\nSungai surut pada Kamis."


def added(database: Database, text: str, title: str) -> int:
    one = article(text, title=title)
    with database.writing() as stores:
        return stores.articles.add(one, read_article(one), at=NOON).id


def test_the_sentences_of_an_article_come_in_its_order(database: Database) -> None:
    number = added(database, TEXT, "Banjir di Arau")
    other = added(database, "Pasar dibuka lagi di Kota Nila.", "Pasar Nila")
    with database.reading() as stores:
        found = stores.sentences.around([(number, 0, 60), (number, 0, 5), (other, 0, 5), (999, 0, 5)], 400)
    body = [(TEXT[each.start : each.end], each.paragraph) for each in found[number] if not each.in_title]
    assert body == [
        ("Hujan turun di Arau.", 0),
        ("Camat berkata tiga warga tewas.", 0),
        ("Sungai surut pada Kamis.", 1),
    ]
    assert [(each.start, each.end) for each in found[number] if each.in_title] == [(0, len("Banjir di Arau"))]
    assert sorted(found) == [number, other]


def test_a_removed_article_has_none(database: Database) -> None:
    number = added(database, TEXT, "Banjir di Arau")
    with database.writing() as stores:
        stores.articles.remove(number, NOON + HOUR)
    with database.reading() as stores:
        assert stores.sentences.around([(number, 0, 60)], 400) == {}


def test_whatever_is_asked_for_the_statement_is_the_same(database: Database) -> None:
    statements: list[str] = []

    def note(*details: object) -> None:
        statements.append(str(details[2]))

    event.listen(Engine, "before_cursor_execute", note)
    try:
        with database.reading() as stores:
            stores.sentences.around([(1, 0, 60)], 400)
            first = statements[-1]
            stores.sentences.around([(7, 3, 9), (8, 0, 5)], 400)
    finally:
        event.remove(Engine, "before_cursor_execute", note)
    assert "passages" in first
    assert statements[-1] == first


def test_nobody_asked_for_gives_nothing(database: Database) -> None:
    with database.reading() as stores:
        assert stores.sentences.around([], 400) == {}


def test_only_what_stands_near_is_given(database: Database) -> None:
    text = " ".join(f"Kalimat nomor {n} ini tentang banjir di Arau." for n in range(40))
    number = added(database, text, "Banjir di Arau")
    start = text.index("Kalimat nomor 20")
    with database.reading() as stores:
        (near,) = stores.sentences.around([(number, start, start + 10)], 50).values()
    said = [text[each.start : each.end] for each in near if not each.in_title]
    assert [line.split()[2] for line in said] == ["18", "19", "20", "21"]
