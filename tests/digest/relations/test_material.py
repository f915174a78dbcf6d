"""Which claims tell of the same is looked up, not tried."""

import pytest

from digest.relations.material import Material, _counted, alike
from tests.digest.relations.telling import material

LINES = (
    (1, "", "Banjir bandang merendam empat desa di Kabupaten Sumberwangi."),
    (1, "", "Ratusan warga mengungsi ke balai desa."),
    (2, "", "Empat desa di Sumberwangi terendam banjir bandang, kata camat."),
    (3, "", "Petenis Larasmi melaju ke semifinal turnamen Arvena."),
    (3, "", "Warga mengungsi setelah banjir bandang di Sumberwangi."),
)


@pytest.fixture
def story() -> Material:
    return material(*LINES)


@pytest.mark.parametrize("part", [0.2, 0.5, 0.9])
def test_claims_that_tell_enough_are_found_as_by_trying_all(story: Material, part: float) -> None:
    for told in story.told:
        shares = {other.order: story.weight(told.keys & other.keys) for other in story.told}
        expected = {order: share for order, share in shares.items() if share >= part * told.whole}
        assert story.telling(told.keys, part * told.whole) == pytest.approx(expected)


@pytest.mark.parametrize("least", [0.1, 0.45, 0.99])
def test_like_claims_are_found_as_by_trying_all(story: Material, least: float) -> None:
    for told in story.told:
        expected = [(other.order, alike(told, other)) for other in story.told if alike(told, other) >= least]
        assert [(other.order, likeness) for other, likeness in story.like(told, least)] == expected


@pytest.mark.parametrize(
    ("articles", "counted"), [(1, 1), (8, 8), (11, 8), (12, 12), (17, 12), (18, 18), (27, 27), (1000, 27)]
)
def test_words_are_counted_in_all_of_a_short_story_and_in_the_first_of_a_long_one(articles: int, counted: int) -> None:
    assert _counted(articles) == counted
