"""Language as data: cue verbs, number words, month names, abbreviations; one module a language."""

from __future__ import annotations

from collections.abc import Mapping

from digest.language.english import ENGLISH
from digest.language.indonesian import INDONESIAN
from digest.language.shape import Language

__all__ = ["LANGUAGES", "Language", "language_of"]

LANGUAGES: Mapping[str, Language] = {language.code: language for language in (INDONESIAN, ENGLISH)}


def language_of(code: str) -> Language:
    """The language data for an ISO 639-1 code; English for a language without data of its own."""
    return LANGUAGES.get(code, ENGLISH)
