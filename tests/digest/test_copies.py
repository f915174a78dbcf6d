"""Copies of one agency's text count as one witness."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.copies import NEAR, buckets_of, resemblance, sketch_of, witnesses_of
from digest.model import Article, Claim
from tests.digest.wires import EDITED, LONG_WIRE

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


OWN_REPORT = (
    "Tanggul Sungai Kelana jebol dan banjir menggenangi Desa Pinang, Desa Lontar, dan Desa Sawo di Kabupaten Rawa. "
    "Camat mengatakan 400 orang kini tinggal sementara di sekolah-sekolah; sebagian membawa ternak mereka. "
    "Dua orang belum ditemukan sampai Senin sore, menurut regu penolong yang menyisir hilir dengan perahu karet. "
    "Warga menyalahkan tambang pasir yang menggerus tebing, sedangkan bupati berjanji memperbaiki tanggul. "
)


def test_a_copy_edited_in_every_sentence_is_the_witness_it_copies() -> None:
    texts = (LONG_WIRE, OWN_REPORT, EDITED)
    articles = [Article(text=text, id=number, outlet=f"Outlet {number}") for number, text in enumerate(texts, 1)]
    assert witnesses_of(articles, []) == {1: "Outlet 1", 2: "Outlet 2", 3: "Outlet 1"}


def test_an_edited_copy_shares_buckets_and_another_report_does_not_resemble() -> None:
    wire, edited, own = map(sketch_of, (LONG_WIRE, EDITED, OWN_REPORT))
    assert set(buckets_of(wire)) & set(buckets_of(edited))
    assert resemblance(wire, edited) >= NEAR
    assert resemblance(wire, own) < NEAR / 2
    assert resemblance(wire, sketch_of(LONG_WIRE.upper().replace(",", " –"))) == 1.0


def test_a_text_too_short_to_tell_resembles_nothing() -> None:
    short = sketch_of("Banjir merendam tiga desa di Kabupaten Rawa.")
    assert (len(short), buckets_of(short), resemblance(short, short)) == (0, (), 0.0)


@given(st.text(max_size=400))
def test_any_text_has_a_sketch_of_its_own_that_fits_the_database(text: str) -> None:
    sketch = sketch_of(text * 9)
    assert resemblance(sketch, sketch) in {0.0, 1.0}
    assert all(0 <= bucket < 2**63 for bucket in buckets_of(sketch))


def test_a_sketch_is_what_it_was_because_archives_hold_sketches() -> None:
    text = (
        "Banjir bandang melanda Kabupaten Sumberwangi. Sungai Cilarang meluap dan merendam ratusan rumah di "
        "Sumberwangi. Warga mengungsi ke balai kota sejak malam, kata lurah, dan jembatan lama putus diterjang arus "
        "yang deras pada Rabu."
    )
    assert tuple(sketch_of(text)[:3]) == (1436757153, 3226069738, 3259939201)
    assert buckets_of(sketch_of(text))[:2] == (2018164350514510630, 1109513788612268527)
