"""One thing told at two poles: open and closed, resigned and removed."""

import pytest

from digest.model import ConflictKind
from tests.digest.relations.telling import relations


@pytest.mark.parametrize(
    ("first", "second", "positions"),
    [
        ("Bandara Suling masih ditutup.", "Bandara Suling tetap beroperasi.", {"ditutup", "tetap beroperasi"}),
        ("Kepala Dinas Ratri Sekar mengundurkan diri.", "Ratri Sekar dipecat.", {"mengundurkan diri", "dipecat"}),
        ("Bupati Sela Mandika sudah ditahan.", "Bupati Sela Mandika belum ditahan.", {"ditahan", "belum ditahan"}),
        ("Kubu timur merebut Varnesk.", "Kubu barat masih menguasai Varnesk.", {"merebut", "masih menguasai"}),
    ],
    ids=["open or closed", "left or removed", "not yet", "what the verb is done to"],
)  # fmt: skip
def test_one_thing_at_two_poles_is_a_conflict(first: str, second: str, positions: set[str]) -> None:
    (conflict,) = relations((1, "", first), (2, "", second)).conflicts
    assert conflict.kind is ConflictKind.STANCE
    assert {side.position for side in conflict.sides} == positions


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Bandara Tanjung Suling masih ditutup.", "Bandara Muara Kecil tetap beroperasi."),
        ("Rumah Sakit Rawa ditutup.", "Puskesmas Rawa tetap buka."),
        ("Persirawa menang atas Putra Teluk.", "Persirawa kalah dari Muara United."),
        ("Bandara Tanjung Suling ditutup.", "Bandara Tanjung Suling akan tetap beroperasi jika hujan reda."),
    ],
    ids=["another airport", "another house of one town", "another opponent", "a condition"],
)
def test_other_things_are_silent(first: str, second: str) -> None:
    assert not relations((1, "", first), (2, "", second)).conflicts


def test_an_article_that_tells_both_tells_two_times() -> None:
    lines = [
        (1, "", "Bandara Tanjung Suling ditutup."),
        (2, "", "Bandara Tanjung Suling tetap beroperasi."),
        (2, "", "Bandara Tanjung Suling ditutup pekan lalu."),
    ]
    assert not relations(*lines).conflicts
