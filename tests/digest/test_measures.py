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


@pytest.mark.parametrize(
    ("text", "language", "measure"),
    [
        ("Six workers were killed in the blast.", "en", "dead"),
        ("Twelve mill employees were injured.", "en", "hurt"),
        ("About 2,000 workers joined the strike.", "en", "attended"),
        ("The port employs 5,000 workers.", "en", "employed"),
        ("The mill laid off 220 workers.", "en", "laid_off"),
        ("The mill of 5,000 workers was sold.", "en", "employed"),  # not what befell them
        ("Enam karyawan tewas dalam ledakan itu.", "id", "dead"),
        ("Pabrik itu memiliki 600 karyawan.", "id", "employed"),
    ],
)
def test_staff_are_counted_as_employed_where_nothing_befell_them(text: str, language: str, measure: str) -> None:
    (quantity,) = find_quantities(text, language_of(language), decimal_comma=language == "id")
    assert quantity.measure == measure
