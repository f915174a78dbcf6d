"""Figures of which only the noun is told: held together only where something else says that they are of one thing."""

import pytest

from tests.digest.relations.telling import story

# Two sentences, and whether the figures of one noun in them may clash.
ROWS = [
    ("Tomas Reyl had 226 yards on 22 carries.", "Bram Ostell had 101 yards on nine carries.", False),
    (
        "The Hotel Nirwana has 120 rooms and three bars.",
        "The Hotel Nirwana has 180 rooms and five bars.",
        True,
    ),  # one name
    (
        "Marcus Vell ran for 226 yards on 22 carries, including a run of 86 metres.",
        "Marcus Vell ran for 226 yards, including a run of 84 metres on the first play.",
        True,
    ),  # the other figure is of one game
    ("Harrow Tigers made 8 errors and 14 saves.", "Harrow Tigers made 3 errors and 9 saves.", False),  # in two games
    ("The Hotel Nirwana has 120 rooms and three bars.", "The Hotel Melati has 180 rooms and five bars.", False),
    ("The ferry Lune has three decks.", "The ferry Lune has four decks.", True),  # each tells one figure
    (
        "Dunmore counted 412 thefts last year, up from 310 thefts in 2012.",
        "Dunmore counted 512 thefts last year, up from 310 thefts in 2012.",
        True,  # one sentence, but for the figure
    ),
    (
        "The union of Dunmore had 412 officials in 16 towns at the congress.",
        "The union of Dunmore had 512 officials in 16 towns at the congress.",
        True,  # people
    ),
    ("Five workers saw four bombs dropped on Dunmore.", "Three bombs were dropped on Dunmore.", True),  # and people
    (
        "The museum of Dunmore shows 40 masks and six swords.",
        "Five shields and 60 masks are to be seen in the museum of Dunmore.",
        False,
    ),
]


@pytest.mark.parametrize(("first", "second", "clash"), ROWS)
def test_only_more_than_a_noun_makes_two_figures_of_one_thing(first: str, second: str, clash: bool) -> None:
    assert bool(story(first, second, language="en").conflicts) is clash


def test_a_broken_figure_is_no_count() -> None:
    first = "The quake under Harrow Valley was followed by a 2.9 aftershock."
    assert not story(first, "The quake under Harrow Valley was followed by two aftershocks.", language="en").conflicts


def test_a_broken_figure_of_what_was_done_to_one_thing_is_held_against_a_whole_one() -> None:
    sentences = [f"A judge sentenced Ellis Warrick to {years} years in prison." for years in ("2.5", "two")]
    assert story(*sentences, language="en").conflicts
