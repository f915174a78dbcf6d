"""What is told to have happened to what a figure counts."""

import pytest

from digest.language import language_of
from digest.quantities import find_quantities


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("The mill cut 400 jobs in Dunmore.", "laid_off"),
        ("The council cut $400 million from schools in Dunmore.", ""),  # a sum is not laid off
    ],
)
def test_only_posts_are_cut_by_laying_off(text: str, measure: str) -> None:
    (quantity,) = find_quantities(text, language_of("en"), decimal_comma=False)
    assert quantity.measure == measure
