"""Views that differ: an article says that somebody tells it otherwise."""

import pytest

from digest.compose import SHOWN_CONFIDENCE
from digest.model import ConflictKind
from tests.digest.relations.telling import relations

MARSH = (1, "Lena Marsh", "Early evidence points to a cracked rail, Lena Marsh said.")


@pytest.mark.parametrize(
    "second",
    [
        "Paul Denby took a different view, saying managers had ignored three warnings.",
        "Paul Denby disagreed and blamed three warnings that managers had ignored.",
        "Paul Denby suggested something else entirely: a driver asleep at the controls.",
    ],
)
def test_who_disagrees_stands_against_whoever_spoke_before(second: str) -> None:
    (conflict,) = relations(MARSH, (1, "Paul Denby", second), language="en").conflicts
    assert conflict.kind is ConflictKind.STANCE
    assert [side.claims[0].quote for side in conflict.sides] == [MARSH[2], second]


def test_a_sentence_that_only_says_so_is_told_by_the_next() -> None:
    view = "Air masuk lewat tanggul yang dibobol penambang pasir."
    (conflict,) = relations(
        (1, "Haris Tumenggung", "Banjir terjadi karena hujan lebat di hulu, kata Haris."),
        (1, "", "Slamet Ginanjar berpendapat lain."),
        (1, "Slamet Ginanjar", view),
    ).conflicts
    assert conflict.sides[1].position == view


@pytest.mark.parametrize(
    "second",
    [
        "Nobody disagreed with the inspector about the rail that evening.",
        "The board took a look at another picture of the rail.",
        "Paul Denby disagreed, saying the line should be closed.",
        "Paul Denby declined to comment on at odds with the findings.",
    ],
    ids=["nobody", "other words", "an opinion", "silence"],
)
def test_no_view_is_no_conflict(second: str) -> None:
    assert not relations(MARSH, (1, "Paul Denby", second), language="en").conflicts


def test_the_same_speaker_does_not_differ_with_himself() -> None:
    again = (1, "Lena Marsh", "That view is at odds with what his managers wrote, Lena Marsh said.")
    assert not relations(MARSH, again, language="en").conflicts


def test_rather_alone_is_less_sure_than_a_view_called_another() -> None:
    said = (1, "Haris Tumenggung", "Banjir terjadi karena hujan lebat di hulu, kata Haris.")
    view = "Slamet Ginanjar {} bahwa tanggul dibobol penambang pasir tahun lalu."
    rather = relations(said, (1, "Slamet Ginanjar", view.format("justru menyebut"))).conflicts
    other = relations(said, (1, "Slamet Ginanjar", view.format("berpendapat lain"))).conflicts
    assert rather[0].confidence < SHOWN_CONFIDENCE <= other[0].confidence


def test_that_every_party_has_a_view_of_its_own_sets_nobody_against_whoever_spoke() -> None:
    said = (1, "Haris Tumenggung", "Banjir terjadi karena hujan lebat di hulu, kata Haris.")
    each = (1, "Slamet Ginanjar", "Setiap fraksi memiliki pandangan yang berbeda tentang tanggul di hulu.")
    assert not relations(said, each).conflicts
