"""Verified by one, not to be verified by another."""

import pytest

from digest.model import ConflictKind
from tests.digest.relations.telling import relations

VERIFIED = "Video serangan ke jembatan Drusk telah diverifikasi oleh Pusat Keamanan Ostravia."
UNVERIFIED = "Merania Press tidak dapat memverifikasi video serangan ke jembatan Drusk itu."


@pytest.mark.parametrize("articles", [(1, 1), (1, 2)], ids=["in one article", "in two"])
def test_one_verified_what_the_other_could_not(articles: tuple[int, int]) -> None:
    (conflict,) = relations((articles[0], "Pusat", VERIFIED), (articles[1], "Press", UNVERIFIED)).conflicts
    assert conflict.kind is ConflictKind.VERIFICATION
    assert [side.claims[0].quote for side in conflict.sides] == [VERIFIED, UNVERIFIED]


@pytest.mark.parametrize(
    "other",
    [
        "Merania Press tidak dapat memverifikasi jumlah korban di Drusk.",
        "Pasukan Ostravia mundur dari jembatan Drusk.",
        "Foto banjir di Karelmia belum dapat dikonfirmasi.",
    ],
)
def test_another_thing_unverified_is_no_conflict(other: str) -> None:
    assert not relations((1, "Pusat", VERIFIED), (2, "Press", other)).conflicts


def test_a_rumour_called_a_hoax_is_a_matter_of_verification() -> None:
    rumour = "Beredar pesan berantai bahwa badai siklon menghantam Pulau Seruling malam ini."
    answer = "Informasi badai siklon menghantam Pulau Seruling itu tidak benar."
    (conflict,) = relations((1, "", rumour), (2, "BMKG", answer)).conflicts
    assert conflict.kind is ConflictKind.VERIFICATION
