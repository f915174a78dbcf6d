"""A plain "not", or "fake", of a text that is asked about, against those who tell or have verified it."""

from dataclasses import replace

import pytest

from digest.relations.rebuttals import rebuttals
from tests.digest.relations.telling import Line, material

LANDED = "Kapten Mira Sune mengatakan kapal Bahtera sudah berlabuh di Pelabuhan Sanro."
VERIFIED = "Video kapal Bahtera sudah diverifikasi oleh Lembaga Cek Fakta Ombu."
LINES: list[Line] = [
    (1, "Mira Sune", LANDED),
    (1, "Dewan Laut", "Kapal Bahtera dikirim ke Pelabuhan Sanro untuk berlabuh, kata Dewan Laut."),
    (2, "Serikat Pelaut", "Serikat Pelaut mendesak agar kapal Bahtera berlabuh di Pelabuhan Sanro."),
    (2, "Syahbandar", "Syahbandar mengatakan kapal Bahtera tidak berlabuh di Pelabuhan Sanro."),
    (2, "Lembaga Cek Fakta Ombu", VERIFIED),
    (2, "", "Dokumen kapal Bahtera sudah diverifikasi oleh kantor syahbandar."),
]


def answers(text: str) -> list[str]:
    whole = material(*LINES, (3, "", text))
    return [theirs.claim.quote for _, theirs in rebuttals(replace(whole, new=frozenset({3})))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kapal Bahtera belum berlabuh di Pelabuhan Sanro", [LANDED]),
        ("Kapal Bahtera tidak berlabuh di Sanro!", [LANDED]),
        ("Kapal Bahtera tidak berlabuh di Pelabuhan Wena", []),
        ("Kapal Bahtera sudah berlabuh di Pelabuhan Sanro", []),
        ("Bukan kapal Bahtera yang tidak berlabuh di Sanro", []),
        ("Tidak ada apa-apa", []),
        ("Video kapal Bahtera itu palsu", [VERIFIED]),
        ("Foto kapal Bahtera itu palsu", []),
    ],
)
def test_a_denial_is_met_by_who_tells_it_as_a_fact_and_a_fake_by_who_verified_it(
    text: str, expected: list[str]
) -> None:
    assert answers(text) == expected
