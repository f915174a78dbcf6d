"""A sentence as the slots of its figures are read from it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from digest.language import Language
from digest.language.shape import Numbers
from digest.numerals import Numeral, Word

BEFORE = 60  # characters before a figure that can qualify it


@dataclass(frozen=True, slots=True)
class Sentence:
    """What the slots of one sentence's figures are read from."""

    text: str
    start: int
    end: int
    language: Language
    words: Sequence[Word]

    @property
    def numbers(self) -> Numbers:
        """The number data of its language."""
        return self.language.numbers


def before_money(sentence: Sentence, numeral: Numeral) -> int:
    """Where a figure begins, with the currency before it."""
    money = sentence.numbers.currencies_before.search(
        sentence.text, max(sentence.start, numeral.start - 12), numeral.start
    )
    return money.start() if money else numeral.start
