"""Copies of one agency's text count as one witness."""

import pytest

from digest.copies import witnesses_of
from digest.model import Article, Claim

WIRE = [
    "Banjir merendam tiga desa di Kabupaten Rawa sejak Minggu pagi.",
    "Sebanyak 400 warga mengungsi ke balai desa, kata camat setempat.",
    "Air mulai surut pada Senin siang di dua desa.",
    "Petugas masih mencari dua warga yang hilang.",
]
OWN = [
    "Warga Desa Pinang kehilangan sawah mereka karena banjir.",
    "Kepala desa meminta bantuan beras dan selimut.",
    "Sekolah ditutup sampai hari Rabu.",
]


def _story(*texts: list[str]) -> tuple[list[Article], list[Claim]]:
    articles = [Article(text=" ".join(text), id=n, outlet=f"Outlet {n}") for n, text in enumerate(texts, 1)]
    claims = [
        Claim(number, sentence, position, position + len(sentence))
        for number, text in enumerate(texts, 1)
        for position, sentence in enumerate(text)
    ]
    return articles, claims


@pytest.mark.parametrize(
    "copy",
    [WIRE, WIRE[:3], [*WIRE[:3], OWN[0]], [sentence.upper().rstrip(".") for sentence in WIRE]],
    ids=["whole", "cut", "with a line of its own", "letter case and marks"],
)
def test_a_copy_is_the_witness_it_copies(copy: list[str]) -> None:
    assert witnesses_of(*_story(WIRE, OWN, copy)) == {1: "Outlet 1", 2: "Outlet 2", 3: "Outlet 1"}


@pytest.mark.parametrize(
    "other", [OWN, [WIRE[0], *OWN], WIRE[:2]], ids=["own words", "one sentence quoted", "too short to tell"]
)
def test_what_is_no_copy_is_a_witness_of_its_own(other: list[str]) -> None:
    assert witnesses_of(*_story(WIRE, other)) == {1: "Outlet 1", 2: "Outlet 2"}
