"""One key for words that newspapers use for one another."""

import pytest

from digest.language.meanings import LINES, is_shooting, meaning
from digest.language.stems import stem


@pytest.mark.parametrize(
    ("a", "b", "language"),
    [
        ("siswi", "pelajar", "id"),
        ("Kapolres", "polisi", "id"),
        ("disepakati", "kesepakatan", "id"),
        ("positions", "jobs", "en"),
        ("blaze", "fire", "en"),
    ],
)
def test_words_used_for_one_another_meet(a: str, b: str, language: str) -> None:
    assert meaning(a, language) == meaning(b, language)


@pytest.mark.parametrize(
    ("a", "b", "language"), [("naik", "turun", "id"), ("tewas", "luka", "id"), ("protest", "riot", "en")]
)
def test_words_that_differ_stay_apart(a: str, b: str, language: str) -> None:
    assert meaning(a, language) != meaning(b, language)


def test_a_word_of_both_languages_meets_itself() -> None:
    assert meaning("kebakaran", "id") == meaning("blaze", "en")


def test_no_word_stands_in_two_lines() -> None:
    for column, language in enumerate(("id", "en")):
        rows = [{stem(word, language) for word in line.split("|")[column].split()} for line in LINES]
        assert sum(map(len, rows)) == len(set().union(*rows))


@pytest.mark.parametrize(
    ("text", "word", "shots"),
    [
        ("Marlow fired at two officers", "fired", True),
        ("troops opened fire", "fire", True),
        ("they fired tear gas", "fired", True),
        ("the cannery fired Marlow", "fired", False),
        ("the fire spread", "fire", False),
    ],
)
def test_firing_is_shooting_by_what_stands_beside_it(text: str, word: str, shots: bool) -> None:
    start = text.index(word)
    assert is_shooting(text, start, start + len(word)) is shots
