"""Which language a page is in."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.pages.language import preferred
from handlers.texts import LANGUAGES


@pytest.mark.parametrize(
    ("accepted", "language"),
    [
        ("", "id"),
        ("en", "en"),
        ("en-GB,en;q=0.9,id;q=0.8", "en"),
        ("de-DE, de;q=0.9, en;q=0.5, id;q=0.7", "id"),
        ("id;q=0,en;q=0.1", "en"),
        ("fr, de", "id"),
        ("en;q=0", "id"),
        ("*;q=0.5", "id"),
        ("EN", "en"),
        ("en;q=2, id;q=0.1", "id"),
        (";;;,,=q", "id"),
        ("en;q=0.3,id;q=0.3", "en"),
    ],
)
def test_a_browser_gets_the_language_it_wants_most(accepted: str, language: str) -> None:
    assert preferred(accepted, "id") == language


@given(st.text(max_size=300))
def test_whatever_a_browser_says_some_language_is_spoken(accepted: str) -> None:
    assert preferred(accepted, "id") in LANGUAGES
