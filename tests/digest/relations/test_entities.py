"""Codes, ages and places that differ."""

import pytest

from digest.model import ConflictKind
from tests.digest.relations.telling import relations


@pytest.mark.parametrize(
    ("first", "second", "kind"),
    [
        ("Pesawat KA 693 berangkat terlambat.", "Pesawat KA-936 tertahan di bandara.", ConflictKind.ENTITY),
        ("Polisi menahan Bagas Lintang (24) di Arvena.", "Bagas Lintang (34) ditahan.", ConflictKind.FIGURE),
        (
            "Korban penembakan, Tirta, dibawa ke Rumah Sakit Kenanga usai ditembak.",
            "Korban penembakan, Tirta, dibawa ke Rumah Sakit Melati usai ditembak.",
            ConflictKind.ENTITY,
        ),
    ],
    ids=["digits swapped", "age", "hospital"],
)
def test_one_thing_with_two_values_is_a_conflict(first: str, second: str, kind: ConflictKind) -> None:
    (conflict,) = relations((1, "", first), (2, "", second)).conflicts
    assert conflict.kind is kind


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Pesawat KA 693 berangkat terlambat.", "Pesawat KA-512 tertahan di bandara."),
        ("Polisi menahan Bagas Lintang (24) di Arvena.", "Pemilik toko, Tukimin Saroja (61), merugi."),
        ("Korban dibawa ke Rumah Sakit Kenanga.", "Direktur Rumah Sakit Melati menolak tawaran itu."),
        ("Pesawat KA 693 dan KA 936 terlambat.", "Pesawat KA-936 tertahan di bandara."),
        (
            "Korban penembakan, Tirta, dibawa ke RSUD Kenanga usai ditembak.",
            "Korban penembakan, Tirta, dibawa ke Rumah Sakit Umum Daerah (RSUD) Kenanga usai ditembak.",
        ),
        (
            "Tirta ditembak lalu dibawa ke RS Kenanga, dan dari RS Kenanga ke RS Anggrek.",
            "Korban penembakan, Tirta, ditembak lalu dibawa ke RS Melati.",
        ),
        ("Arvena menang di St Mary's Stadium.", "Arvena menang di St. Mary’s Stadium."),
        ("Rohit Luhung, 7.", "Arvena menang berkat gol Rohit Luhung (53) pada menit ke-53."),
    ],
    ids=[
        "another flight",
        "another person",
        "another matter",
        "both in one article",
        "one name, short and long",
        "moved on",
        "one name, other signs",
        "shirt and minute",
    ],
)
def test_other_things_are_silent(first: str, second: str) -> None:
    assert not relations((1, "", first), (2, "", second)).conflicts


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Carol Hines, 34, led the mill through the first half of the year.", "Carol Hines, 43, led the mill."),
        ("Carol Hines, 34, was shot in the second half of May.", "Carol Hines, 43, was shot in May."),
        ("Carol Hines, 34, read ‘Room 12’ aloud.", "Carol Hines, 43, read it aloud."),
    ],
)
def test_a_half_or_a_quotation_makes_no_article_one_about_a_match(first: str, second: str) -> None:
    (conflict,) = relations((1, "", first), (2, "", second), language="en").conflicts
    assert conflict.kind is ConflictKind.FIGURE


def test_a_half_and_a_score_are_of_a_match() -> None:
    lines = [(1, "", "Lewis Cole, 9, scored in the first half."), (1, "", "Redport won 2-1.")]
    age = (2, "", "Lewis Cole, 29, comes from Redport.")
    assert not relations(*lines, age, language="en").conflicts
    assert relations(lines[0], age, language="en").conflicts


def test_a_half_of_a_year_and_a_range_are_of_no_match() -> None:
    lines = [
        (1, "", "Sales fell in the first half."),
        (1, "", "Prices rose 10-15 percent."),
        (1, "", "Lewis Cole, 54, left."),
    ]
    assert relations(*lines, (2, "", "Lewis Cole, 57, comes from Redport."), language="en").conflicts


@pytest.mark.parametrize(
    ("one", "other", "count"),
    [
        ("Wirya mengendarai Toyota Calya B 1732 ZLO.", "Mobil Daihatsu Sigra B 1732 ZLO itu disita.", 1),
        ("Wirya mengendarai Toyota Calya B 1732 ZLO.", "Mobil Toyota B 1732 ZLO itu disita.", 0),
        ("Wirya mengendarai Toyota Calya B 1732 ZLO.", "Mobil Daihatsu Sigra B 4410 KA itu disita.", 0),
    ],
    ids=["two makes", "the make alone", "two cars"],
)
def test_one_plate_is_on_one_car(one: str, other: str, count: int) -> None:
    assert len(relations((1, "", one), (2, "", other)).conflicts) == count
