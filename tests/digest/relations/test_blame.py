"""Two who blame each other."""

import pytest

from digest.model import ConflictKind
from tests.digest.relations.telling import relations

ONE = "Corvane accused Marlow of shelling the power station."
OTHER = "Marlow blamed Corvane for the shelling of the power station."


def test_two_who_blame_each_other_for_one_thing_quarrel() -> None:
    (conflict,) = relations((1, "", ONE), (2, "", OTHER), language="en").conflicts
    assert conflict.kind is ConflictKind.STANCE
    assert {side.claims[0].quote for side in conflict.sides} == {ONE, OTHER}


@pytest.mark.parametrize(
    "other",
    [
        "Marlow blamed Corvane for the price of bread.",
        "Marlow blamed Redport for the shelling of the power station.",
        "Marlow was accused of shelling the power station, Corvane said.",
        "Corvane and Marlow blamed each other for the shelling of the power station.",
        "Marlow did not blame Corvane for the shelling of the power station.",
    ],
    ids=["another matter", "a third", "the passive", "one sentence for both", "no blame"],
)
def test_other_blame_is_silent(other: str) -> None:
    assert not relations((1, "", ONE), (2, "", other), language="en").conflicts


def test_indonesian_blame() -> None:
    one = "Bupati Sela menuding Odan merusak tanggul."
    other = "Odan menyalahkan Sela atas rusaknya tanggul."
    assert len(relations((1, "", one), (2, "", other)).conflicts) == 1
