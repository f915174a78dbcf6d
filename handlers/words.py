"""Words as people type them."""

from __future__ import annotations

import unicodedata

UNSEEN = {"Cc", "Cf", "Cs", "Co", "Cn"}  # controls, marks that turn text round, and what is no letter at all


def tidy(text: str) -> str:
    """A query on one line, without what cannot be seen and without the sign that separates a button's arguments."""
    seen = "".join(" " if letter == "|" or unicodedata.category(letter) in UNSEEN else letter for letter in text)
    return " ".join(seen.split())
