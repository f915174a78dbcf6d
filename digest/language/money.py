"""The currencies that any language names."""

from __future__ import annotations

from functools import cache

from digest.language import LANGUAGES


@cache
def currencies() -> frozenset[str]:
    """The codes (ISO 4217) that figures have as their unit."""
    tables = [language.numbers for language in LANGUAGES.values()]
    return frozenset(code for n in tables for code in (*n.currencies_before.groupindex, *n.currencies_after.values()))
