"""Sentences in whole and in damaged text; boilerplate."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.sentences import split_body


def sentences(text: str, language: str = "id") -> list[str]:
    return [p.text for p in split_body(text, language)]


@pytest.mark.parametrize(
    "parts",
    [
        ["Air naik.", "Warga pergi."],
        ["Pukul 11.30 WIB air naik.", "Warga pergi."],
        ["Biayanya Rp1.500.000.", "Warga membayar."],
        ["Air naik di Jl. Melati No. 5 kemarin.", "Warga pergi."],
        ["Menurut Dr. Sari, air naik.", "Ia pergi."],
        ["“Air naik.", "Kami pergi,” kata Sari."],
        ["“Air naik,” kata Sari.", "“Kami pergi.”"],
        ['"Air naik." ujar Sari.', "Ia pergi."],
        ["Air naik… lalu turun.", "Warga pulang."],
        ["Benarkah air naik?", "Warga ragu."],
        ["Warga mengungsi ke Sekolah Melati I.", '"Air naik," kata Sari.'],
        ["PT Air Tbk. dan CV Sungai rugi.", "Warga ragu."],
        ["Air naik, kata W. Sutomo.", "Ia pergi."],
    ],
)
def test_indonesian_sentences(parts: list[str]) -> None:
    assert sentences(" ".join(parts)) == parts


@pytest.mark.parametrize(
    "parts",
    [
        ["The U.S. Senate voted.", "It passed."],
        ["He left the U.S.", "He returned later."],
        ["Mr. Vale said so.", "Others did not."],
        ["It began at 5 p.m. on Friday.", "It ended late."],
        ["Sen. Ann B. Vale, R-Ohio, spoke.", "They left."],
        ["“What now?” asked Mr. Vale.", "Nobody knew."],
        ["It cost $1.375 billion.", "They paid."],
        ["Vale (R-Ky.) announced it.", "They left."],
        ["“We left.", "We had to,” he said."],
    ],
)
def test_english_sentences(parts: list[str]) -> None:
    assert sentences(" ".join(parts), "en") == parts


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Air naik (12/3).Adapun warga pergi.", ["Air naik (12/3).", "Adapun warga pergi."]),
        ('Air naik sekali."Kami pergi," kata Sari.', ["Air naik sekali.", '"Kami pergi," kata Sari.']),
        ("Kin. lima rumah hanyut.", ["Kin. lima rumah hanyut."]),
        ("Situs airnaik.com rusak.", ["Situs airnaik.com rusak."]),
        ("“Air naik. Kami pergi.", ["“Air naik.", "Kami pergi."]),
        ("Sebab Banjir\nAir naik.", ["Sebab Banjir", "Air naik."]),
        ("洪水が来た。人々は逃げた。", ["洪水が来た。", "人々は逃げた。"]),
    ],
)
def test_damaged_and_foreign_text(text: str, parts: list[str]) -> None:
    assert sentences(text) == parts


@pytest.mark.parametrize(
    "line",
    [
        "Baca juga: Banjir Besar Landa Kota Lama",
        "MEMBACA  Banjir besar melanda kota | Berita Daerah",
        "Tautan sumber",
        "Tinggalkan komentar",
        "TAGS:",
        "TAGS: banjir, kota",
        "Sumber : Kabarkota.com",
        "Ikuti Kabar Kota di Facebook: Kabar Kota",
        "Lebih lanjut tentang banjir kota",
        "Published: 12 March 2021 10:15",
        "Updated: 13 March 2021",
        "Read more: Flood Hits Old Town",
        "Follow us on Twitter",
        "Sign up for our newsletter",
        "Copyright 2021 Old Town News. All rights reserved.",
        "ADVERTISEMENT",
        "Jane Vale is a Reporter for Old Town News.",
        "By Jane Vale",
        "Dapatkan update berita pilihan setiap hari dari Kabarkota.com.",
        "Editor: Sari",
        "Warga berjalan di air (Foto: Sari/Kabar)",
        "Water in the old town. (Getty Images)",
    ],
)
def test_boilerplate_is_no_passage(line: str) -> None:
    assert sentences(f"Air naik.\n{line}\nWarga pergi.") == ["Air naik.", "Warga pergi."]


@pytest.mark.parametrize(
    "text",
    [
        "KOTA LAMA, Negeri (AP) – Air naik.",
        "Jakarta, Kabar Indonesia - - Air naik.",
        "JAKARTA, KABAR.com - Air naik.",
        "KABAR.com - Air naik.",
        "Jakarta (ANTARA) - Air naik.",
        "SEOUL, South Korea — Air naik.",
        "KABARKOTA– Air naik.",
        "Laporan Wartawan Kabarkota.com, Sari Melati. KABARKOTA.COM, KUPANG - Air naik.",
        "KabarKota. Air naik.",
        "Air naik. (sri)",
        "Air naik. (sri/ton)",
        "Air naik. Tautan sumber",
    ],
)
def test_datelines_and_signatures_are_cut(text: str) -> None:
    assert sentences(text) == ["Air naik."]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "Air naik. Baca juga: Banjir Besar Landa Kota akibat Hujan Sari mengatakan, warga pergi.",
            ["Air naik.", "Sari mengatakan, warga pergi."],
        ),
        (
            'Air naik. Baca juga: Banjir Besar Landa Kota "Kami pergi," kata Sari.',
            ["Air naik.", '"Kami pergi," kata Sari.'],
        ),
        (
            "Air naik. Baca juga: Banjir Besar Landa Kota Kemudian Desa Baru kena giliran.",
            ["Air naik.", "Kemudian Desa Baru kena giliran."],
        ),
        ("Air naik. Baca juga: Banjir Besar Landa Kota. Warga pergi.", ["Air naik.", "Warga pergi."]),
        ("Air naik.Tautan sumberWarga pergi.", ["Air naik.", "Warga pergi."]),
    ],
)
def test_links_inside_a_paragraph_are_cut_out(text: str, parts: list[str]) -> None:
    assert sentences(text) == parts


def test_a_hyphenated_beginning_is_no_dateline() -> None:
    text = "Desa Melati-Kenanga terendam air setinggi lutut."
    assert sentences(text) == [text]


@given(st.text(alphabet=st.sampled_from('aA. "“”?!…:()-\nBaca juga1'), max_size=300))
def test_nothing_crashes_the_splitter_and_nothing_overlaps(text: str) -> None:
    found = split_body(text, "id")
    assert all(text[p.start : p.end] == p.text for p in found)
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))
