"""Fewer words are taken only where they leave words out, and nothing that could matter."""

import pytest

from digest.advice.wording import is_shorter, is_shorter_headline
from digest.model import Article

INDONESIAN, ENGLISH = Article("", language="id"), Article("", language="en")
HARBOUR = (
    "Kepala pelabuhan Raka Wen mengatakan pada hari Rabu bahwa sekitar 12 penumpang kapal yang karam di selat itu "
    "selamat, sedangkan 3 awak masih belum ditemukan."
)
FERRY = (
    'The harbour master, Rhea Dunn, said on Tuesday that about 40 people who were on the ferry "Blue Wren" were safe, '
    "and that 3 crew had not been found in the dark water of the strait."
)
PRICE = "Harga beras di Kota Arau naik 1,5 persen menjadi Rp14.500 per kilogram menurut catatan pasar pada pekan lalu."
STRIKE = "Warga Desa Lor, Kecamatan Kidul, memukul pencuri yang masuk ke rumah Ani Lore pada malam hari di bulan lalu."


@pytest.mark.parametrize(
    ("wording", "original", "article"),
    [
        (
            "Kepala pelabuhan Raka Wen mengatakan sekitar 12 penumpang selamat, sedangkan 3 awak belum ditemukan.",
            HARBOUR,
            INDONESIAN,
        ),
        (
            "The harbour master, Rhea Dunn, said that about 40 people were safe, and 3 crew had not been found.",
            FERRY,
            ENGLISH,
        ),
        (
            'Rhea Dunn said that about 40 people on the "Blue Wren" were safe, and 3 crew had not been found.',
            FERRY.replace("The harbour master, Rhea Dunn,", "Rhea Dunn"),
            ENGLISH,
        ),
        ("Harga beras di Kota Arau naik 1,5 persen menjadi Rp14.500 per kilogram.", PRICE, INDONESIAN),
    ],
)
def test_a_wording_that_leaves_words_out_is_taken(wording: str, original: str, article: Article) -> None:
    assert is_shorter(wording, original, article)


@pytest.mark.parametrize(
    ("lie", "wording", "original", "article"),
    [
        (
            "another figure",
            "Kepala pelabuhan Raka Wen mengatakan sekitar 13 penumpang selamat, sedangkan 3 awak belum ditemukan.",
            HARBOUR,
            INDONESIAN,
        ),
        (
            "figures that changed places",
            "Kepala pelabuhan Raka Wen mengatakan sekitar 3 penumpang selamat, sedangkan 12 awak belum ditemukan.",
            HARBOUR,
            INDONESIAN,
        ),
        (
            "a figure of something else",
            "Kepala pelabuhan Raka Wen mengatakan sekitar 12 awak belum ditemukan di selat itu.",
            HARBOUR,
            INDONESIAN,
        ),
        (
            "a figure without its 'about'",
            "Kepala pelabuhan Raka Wen mengatakan 12 penumpang selamat, sedangkan 3 awak belum ditemukan.",
            HARBOUR,
            INDONESIAN,
        ),
        (
            "without its 'not'",
            "Kepala pelabuhan Raka Wen mengatakan sekitar 12 penumpang selamat, sedangkan 3 awak ditemukan.",
            HARBOUR,
            INDONESIAN,
        ),
        (
            "a part of a figure",
            "Harga beras di Kota Arau naik 5 persen menjadi Rp14.500 per kilogram.",
            PRICE,
            INDONESIAN,
        ),
        ("a lost currency", "Harga beras di Kota Arau naik 1,5 persen menjadi 14.500 per kilogram.", PRICE, INDONESIAN),
        (
            "another name",
            "Kepala pelabuhan Sinta Wen mengatakan sekitar 12 penumpang selamat, sedangkan 3 awak belum ditemukan.",
            HARBOUR,
            INDONESIAN,
        ),
        (
            "half a name",
            "Kepala pelabuhan Wen mengatakan sekitar 12 penumpang selamat, sedangkan 3 awak belum ditemukan.",
            HARBOUR,
            INDONESIAN,
        ),
        (
            "two names made one",
            "Warga Desa Lor Kidul memukul pencuri yang masuk ke rumah Ani Lore.",
            STRIKE,
            INDONESIAN,
        ),
        ("who did it to whom", "Pencuri memukul warga Desa Lor yang masuk ke rumah Ani Lore.", STRIKE, INDONESIAN),
        (
            "a made-up quote",
            'The harbour master, Rhea Dunn, said that "about 40 people were safe", and 3 crew had not been found.',
            FERRY,
            ENGLISH,
        ),
        (
            "another speaker",
            "The ferry said that about 40 people were safe, and that 3 crew had not been found in the dark water.",
            FERRY,
            ENGLISH,
        ),
        (
            "a new word",
            "The harbour master, Rhea Dunn, said that about 40 people drowned, and 3 crew had not been found.",
            FERRY,
            ENGLISH,
        ),
        (
            "a link",
            "The harbour master, Rhea Dunn, said that about 40 people were safe, 3 crew had not been found @dark",
            FERRY,
            ENGLISH,
        ),
        (
            "a second line",
            "The harbour master, Rhea Dunn, said that about 40 people were safe,\n3 crew had not been found.",
            FERRY,
            ENGLISH,
        ),
        ("too little", "3 crew had not been found.", FERRY, ENGLISH),
        ("nothing shorter", FERRY, FERRY, ENGLISH),
        ("nothing", "", FERRY, ENGLISH),
    ],
)
def test_a_wording_that_says_anything_else_is_refused(lie: str, wording: str, original: str, article: Article) -> None:
    assert not is_shorter(wording, original, article), lie


HEADLINE = "Ferry Blue Wren sinks off Port Hallam, rescue boats from 3 islands search the strait through the night"


@pytest.mark.parametrize(
    ("headline", "taken"),
    [
        ("Ferry Blue Wren sinks off Port Hallam, rescue boats from 3 islands search the strait", True),
        ("Ferry Blue Wren sinks off Port Hallam", False),  # too little of it
        ("Ferry Blue Wren sinks off Port", False),  # half a name
        ("Ferry Blue Wren sinks off Port Hallam, rescue boats from 3", False),
        ("Ferry sinks off Port Hallam, rescue boats search the strait through the night", False),  # in two pieces
        ("erry Blue Wren sinks off Port Hallam, rescue boats from 3 islands search", False),
        ("Ferry Blue Wren sinks off Port Hallam, rescue boats from 9 islands search the strait", False),
        ("", False),
    ],
)
def test_a_headline_is_one_unbroken_stretch_of_the_one_that_the_rules_chose(headline: str, *, taken: bool) -> None:
    assert is_shorter_headline(headline, HEADLINE, ENGLISH) is taken
