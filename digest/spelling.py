"""Figures written in words: "dua ratus lima puluh ribu", "two hundred and fifty thousand", "two thirds"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from digest.language.shape import Numbers

HALF = 0.5


class Words(Protocol):
    """Words that can be looked at one by one."""

    numbers: Numbers

    def low(self, at: int) -> str:
        """The word at a place in lower case; empty beyond the ends."""

    def adjacent(self, at: int) -> bool:
        """Whether a word follows the one before without a blank."""

    def is_masked(self, at: int) -> bool:
        """Whether a word is no part of any figure."""


@dataclass
class Sum:
    """A number as far as it was read: scaled groups, a group below a thousand, a digit waiting for its place."""

    total: float = 0.0
    group: float = 0.0
    digit: float = 0.0

    @property
    def value(self) -> float:
        """What was read so far."""
        return self.total + self.group + self.digit

    def take(self, word: str, numbers: Numbers, *, after_article: bool) -> bool:
        """Add a word if it can go on the number; False if it cannot."""
        return self._take_small(word, numbers) or self._take_large(word, numbers, after_article=after_article)

    def _take_small(self, word: str, numbers: Numbers) -> bool:
        if self.digit:
            return False
        if word in numbers.digits:
            self.digit = numbers.digits[word]
        elif word in numbers.teens and not self.group % 100:
            self.group += numbers.teens[word]
        elif word in numbers.whole and (not self.group or numbers.whole[word] < 1000):
            self.group += numbers.whole[word]
        else:
            return False
        return True

    def _take_large(self, word: str, numbers: Numbers, *, after_article: bool) -> bool:
        if word in numbers.add_ten and self.digit:
            self.group, self.digit = self.group + self.digit + 10, 0
        elif word in numbers.times_ten and self.digit:
            self.group, self.digit = self.group + self.digit * 10, 0
        elif word in numbers.hundreds and (self.digit or after_article):
            self.group, self.digit = self.group + (self.digit or 1) * 100, 0
        elif word in numbers.scales and (self.digit or self.group or after_article):
            self.total += (self.group + self.digit or 1) * numbers.scales[word]
            self.group = self.digit = 0
        else:
            return False
        return True


def read_spelled(words: Words, first: int) -> tuple[float, int, bool] | None:
    """The figure in words that begins at a place: its value, the place behind it, and whether it is a fraction."""
    numbers, at, read = words.numbers, first, Sum()
    article = words.low(first) == "a" and (
        words.low(first + 1) in numbers.hundreds or words.low(first + 1) in numbers.scales
    )
    if words.low(at) in numbers.fractions:  # half a million
        read.digit, at = numbers.fractions[words.low(at)], at + 1 + (words.low(at + 1) == "a")
    elif article:
        at += 1
    begun = at
    while words.low(at) and not words.is_masked(at):
        if not read.take(words.low(at), numbers, after_article=article and at == begun) and not _joins(
            words, at, first
        ):
            break
        at += 1
    if read.value and [words.low(at + step) for step in range(3)] == ["and", "a", "half"]:
        scale = numbers.scales.get(words.low(at + 3), 1.0)
        return (read.value + HALF) * scale, at + (3 if scale == 1 else 4), False
    if read.digit and not numbers.joiner and numbers.fractions.get(words.low(at)) == HALF:  # "dua setengah jam"
        following = words.low(at + 1)
        if following in numbers.scales or following in numbers.units:
            scale = numbers.scales.get(following, 1.0)
            return (read.value + HALF) * scale, at + (1 if scale == 1 else 2), False
    part = at + (words.low(at) == "-")  # one-third
    bottom = numbers.fraction_parts.get(words.low(part))
    if bottom and 0 < read.value < bottom and read.value == read.digit:
        return read.value / bottom, part + 1, True
    return (read.value, at, False) if at > first and read.value else None


def _joins(words: Words, at: int, first: int) -> bool:
    """Whether "and" or a hyphen stands inside a number."""
    numbers, following, before = words.numbers, words.low(at + 1), words.low(at - 1)
    if at == first or not (following in numbers.digits or following in numbers.teens):
        return False
    if words.low(at) == "-":
        return words.adjacent(at) and words.adjacent(at + 1) and before in numbers.teens
    return words.low(at) in numbers.joiner and (before in numbers.hundreds or before in numbers.scales)
