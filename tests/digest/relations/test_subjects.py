"""Whether two noun phrases mean one thing."""

import pytest

from digest.relations.subjects import one_thing, phrases
from tests.digest.relations.telling import material


def thing(text: str, language: str) -> list[list[str]]:
    (told,) = material((1, "", text), language=language).told
    return [[word.plain for word in phrase.words] for phrase in phrases(told, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("The north bridge is closed.", "en", [["north", "bridge"]]),
        ("The bridge of Calder was closed.", "en", [["bridge", "calder"]]),
        ("Ann Vale, the mayor of Calder, has resigned.", "en", [["ann", "vale"], ["mayor", "calder"]]),
        ("The bridge, according to Vale, is closed.", "en", [["bridge"]]),
        ("The bridge, in March, was closed.", "en", [["bridge"]]),
        ("Jembatan utara sudah ditutup.", "id", [["jembatan", "utara"]]),
        ("Jembatan di Cilarang masih ditutup.", "id", [["jembatan", "cilarang"]]),
        ("Sela Mandika, bupati Rawa, telah mundur.", "id", [["sela", "mandika"], ["bupati", "rawa"]]),
        ("Jembatan itu, menurut Mandika, sudah ditutup.", "id", [["jembatan"]]),
    ],
    ids=["noun", "of", "two names", "who says it", "when", "nomina", "di", "dua sebutan", "kata siapa"],
)
def test_a_phrase_goes_up_to_the_verb_and_begins_anew_behind_a_comma(
    text: str, language: str, expected: list[list[str]]
) -> None:
    assert thing(text, language) == expected


@pytest.mark.parametrize(
    ("first", "second", "language"),
    [
        ("The bridge is closed.", "The north bridge is closed.", "en"),
        ("The bridge is closed.", "The bridge of Calder is closed.", "en"),
        ("Governor Ann Vale is ill.", "Ann Vale is well.", "en"),
        ("Lieutenant Ann Vale is ill.", "Ann Vale is well.", "en"),
        ("Ann Vale, the mayor, has resigned.", "The mayor was sacked.", "en"),
        ("Jembatan sudah ditutup.", "Jembatan utara sudah dibuka.", "id"),
        ("Bupati Sela Mandika sudah ditahan.", "Sela Mandika belum ditahan.", "id"),
        ("Brigadir Sela Mandika masih hidup.", "Sela Mandika sudah tewas.", "id"),
        ("Stok beras masih cukup.", "Beras tetap langka.", "id"),
    ],
    ids=["fuller", "where", "title", "rank", "called twice", "lebih lengkap", "jabatan", "pangkat", "stok"],
)
def test_a_fuller_name_or_a_title_is_the_same_thing(first: str, second: str, language: str) -> None:
    assert same(first, second, language)


@pytest.mark.parametrize(
    ("first", "second", "language"),
    [
        ("The bridge is closed.", "The tunnel is open.", "en"),
        ("The north bridge is closed.", "The south bridge is open.", "en"),
        ("The mayor is dead.", "The mayor's dog is alive.", "en"),
        ("Vale is closed.", "The Vale bridge is closed.", "en"),
        ("Ann Vale, the mayor, has resigned.", "Rob Tarn, the mayor, has died.", "en"),
        ("Jembatan sudah ditutup.", "Terowongan masih dibuka.", "id"),
        ("Jembatan utara sudah ditutup.", "Jembatan selatan masih dibuka.", "id"),
        ("Rawa sudah ditutup.", "Jembatan Rawa sudah dibuka.", "id"),
        ("Sela Mandika, bupati Rawa, telah mundur.", "Rudi Saptana, bupati Rawa, masih menjabat.", "id"),
    ],
    ids=["head", "modifier", "owner", "in a name", "first name", "inti", "sifat", "dalam nama", "nama pertama"],
)
def test_another_head_owner_or_modifier_is_another_thing(first: str, second: str, language: str) -> None:
    assert not same(first, second, language)


def same(first: str, second: str, language: str) -> bool:
    one, two = material((1, "", first), (2, "", second), language=language).told
    found = [phrases(told, 0, len(told.claim.quote)) for told in (one, two)]
    assert all(found)
    assert one_thing(*found) is one_thing(*reversed(found))
    return one_thing(*found)
