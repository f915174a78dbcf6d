"""Quality may not drop: floors of what the newsroom finds on the hand-written cases.

`python -m tests.evaluation` prints the figures and every case that went wrong. Raise a floor when the rules got better.
"""

import pytest

from tests.evaluation.measure import KINDS, cases, figures

FLOORS = {
    "precision": 0.98,
    "recall": 0.91,
    "recall figure": 0.945,
    "recall stance": 0.92,
    "recall date": 0.81,
    "recall entity": 0.8,
    "recall verification": 0.78,
    "recall update": 0.7,
}
MOST_ALARMS = 0.02  # a case in which a reader should be told of no conflict


def test_there_are_enough_cases_of_every_kind_on_enough_topics_in_both_languages() -> None:
    every = list(cases())
    assert len(every) > 500
    assert len({case.topic for case in every}) >= 12
    assert {case.language for case in every} == {"id", "en"}
    assert {case.expect for case in every} == KINDS | {"update", "nothing"}


@pytest.mark.parametrize(("figure", "floor"), FLOORS.items())
def test_quality_stays_above_its_floor(figure: str, floor: float) -> None:
    assert figures()[figure] >= floor


def test_alarms_stay_rare() -> None:
    assert figures()["alarms a silent case"] <= MOST_ALARMS
