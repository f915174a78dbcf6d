"""Figures as written: digits, number words and mixtures of both, as intervals with offsets."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from digest.language import Language
from digest.language.shape import Numbers
from digest.spelling import read_spelled

__all__ = ["Numeral", "Word", "find_numerals", "may_hold_figures", "split_words", "writes_decimal_comma"]

WORD = re.compile(r"(?:[A-Z]\.){2,}|\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*|½|¼|¾|⅓|⅔|\S")
GROUPS_OF_THREE = {",": re.compile(r"\d{1,3}(?:,\d{3})+"), ".": re.compile(r"\d{1,3}(?:\.\d{3})+")}
FRACTION_SIGNS = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3}
SUFFIXES = {"k": 1e3, "m": 1e6, "b": 1e9, "t": 1e12, "bn": 1e9, "mn": 1e6, "tn": 1e12, "rb": 1e3, "jt": 1e6}
RUPIAH_SUFFIXES = {**SUFFIXES, "m": 1e9}  # Rp 5 M: miliar
MONEY_SIGNS = frozenset({"$", "€", "£", "¥", "₹"})
DASHES = frozenset({"-", "–", "—"})
TEN, HUNDRED = 10.0, 100.0
CHANCE_OF = 100  # "one in a hundred" is a chance, "5 in 2019" is none
LONGEST_FIGURE = 18  # digits; longer ones are account numbers


@dataclass(frozen=True, slots=True)
class Word:
    """A word, a run of digits or a sign, with offsets."""

    text: str
    low: str  # lower case
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Numeral:
    """One figure: an interval, its offsets, and the words it takes up as [first, last)."""

    low: float
    high: float
    start: int
    end: int
    first: int
    last: int
    fraction: bool = False  # "a third": of something, not so many
    vague: bool = False  # "dozens"
    collective: bool = False  # "ketujuh"
    spelled: bool = False  # no digits

    @property
    def is_range(self) -> bool:
        """Whether two ends were written."""
        return self.high > self.low


def split_words(text: str, start: int, end: int) -> list[Word]:
    """The words, figures and signs in a stretch of text."""
    return [Word(m[0], m[0].lower(), m.start(), m.end()) for m in WORD.finditer(text, start, end)]


@functools.cache
def _number_words(language: Language) -> frozenset[str]:
    """The words that can begin a figure."""
    n = language.numbers
    listed = (
        n.digits,
        n.teens,
        n.whole,
        n.several,
        n.vague,
        n.fractions,
        n.collective,
        n.hundreds,
        n.scales,
        FRACTION_SIGNS,
    )
    return frozenset().union(*listed, {"a"} if n.head_last else ())


def may_hold_figures(words: Sequence[Word], language: Language) -> bool:
    """A quick look whether any word could begin a figure."""
    listed = _number_words(language)
    return any(word.low[0].isdigit() or (word.low in listed and word.low != "a") for word in words)


def writes_decimal_comma(text: str, language: Language) -> bool:
    """Whether 1,8 is a decimal in this text: as its language has it, unless its figures show the contrary."""
    usual = language.numbers.decimal_comma
    foreign = re.compile(
        r"\b\d{1,3}(?:,\d{3}){2,}\b|\b\d{1,3}(?:,\d{3})+\.\d" if usual else r"\b\d{1,3}(?:\.\d{3}){2,}\b"
    )
    native = re.compile(r"\b\d{1,3}(?:\.\d{3})+\b" if usual else r"\b\d{1,3}(?:,\d{3})+\b")
    return usual if native.search(text) or not foreign.search(text) else not usual


def find_numerals(
    words: Sequence[Word], language: Language, *, decimal_comma: bool, masked: Sequence[tuple[int, int]]
) -> list[Numeral]:
    """The figures among words, ranges joined, none inside a masked stretch."""
    return list(_joined(Reader(words, language, decimal_comma, masked)))


def _joined(reader: Reader) -> Iterator[Numeral]:
    """Ranges and chances ("one in three") as one numeral; scores ("3-1") as none."""
    at = 0
    while at < len(reader.words):
        numeral = reader.read(at)
        if numeral is None:
            at += 1
            continue
        if chance := reader.chance(numeral):
            yield chance
            at = chance.last
            continue
        connector = reader.range_connector(numeral)
        second = reader.read(connector) if connector else None
        if second is None:
            yield numeral
        elif joined := _range(numeral, second, reader):
            yield joined
        at = second.last if second else numeral.last


def _range(first: Numeral, second: Numeral, reader: Reader) -> Numeral | None:
    low, high = first.low, second.high
    if low < 1000 <= high and not reader.has_scale(first) and reader.has_scale(second):
        low *= reader.scale_of(second)  # "5–10 ribu"
    if low >= high or first.fraction or second.fraction:
        return None
    return replace(first, low=low, high=high, end=second.end, last=second.last)


class Reader:
    """Reads one figure at a place among words."""

    def __init__(
        self, words: Sequence[Word], language: Language, decimal_comma: bool, masked: Sequence[tuple[int, int]]
    ) -> None:
        self.words = words
        self.numbers: Numbers = language.numbers
        self.listed = _number_words(language)
        self.decimal_comma = decimal_comma
        self.masked = [
            any(a < w.end and w.start < b for a, b in masked) if w.low[0].isalnum() else False for w in words
        ]

    def low(self, at: int) -> str:
        """The word at a place in lower case; empty beyond the ends."""
        return self.words[at].low if 0 <= at < len(self.words) else ""

    def adjacent(self, at: int) -> bool:
        """Whether word `at` follows the one before without a blank."""
        return 0 < at < len(self.words) and self.words[at - 1].end == self.words[at].start

    def read(self, at: int) -> Numeral | None:
        """The figure that begins with word `at`, if one does."""
        if at >= len(self.words) or self.masked[at]:
            return None
        word = self.words[at].low
        if word[0].isdigit() and word.isascii():
            return self._digits(at)
        if word not in self.listed:
            return None
        if word in self.numbers.several:
            return self._several(at)
        if word in self.numbers.vague:
            return self._vague(at)
        if word in FRACTION_SIGNS:
            return self._numeral(at, at + 1, FRACTION_SIGNS[word], fraction=True)
        if word in self.numbers.fractions and not self._counts_scale(at + 1):
            return self._fraction(at)
        if word in self.numbers.collective:
            return self._collective(at)
        return self._spelled(at)

    def range_connector(self, numeral: Numeral) -> int | None:
        """Where the second end of a range would begin; None if nothing connects."""
        after = self.low(numeral.last)
        if after in DASHES and not self.masked[numeral.last]:
            return self._past_money(numeral.last + 1)
        before = self.low(numeral.first - 1)
        starts = before in ("from", "dari") and self.low(numeral.first - 2) not in self.numbers.ranging
        if after in self.numbers.range_words and not starts:
            return self._past_money(numeral.last + 1)
        unit_between = numeral.last + 1 if before in self.numbers.between or before in self.numbers.ranging else 0
        if unit_between and self.low(unit_between) in self.numbers.range_words and self.low(numeral.last).isalpha():
            return self._past_money(unit_between + 1)  # "antara 4.500 unit hingga 5.000 unit"
        closes = next(
            (end for start, end in self.numbers.between.items() if start in (before, self.low(numeral.first - 2))), None
        )
        if closes and after == closes:
            return self._past_money(numeral.last + 1)
        return None

    def chance(self, numeral: Numeral) -> Numeral | None:
        """ "One in three", "1-in-3", as a fraction."""
        at = numeral.last + (self.low(numeral.last) == "-")
        if self.low(at) != "in":
            return None
        whole = self.read(at + 1 + (self.low(at + 1) == "-"))
        if whole is None or not 0 < numeral.low < whole.low <= CHANCE_OF:
            return None
        return replace(
            numeral,
            low=numeral.low / whole.low,
            high=numeral.low / whole.low,
            end=whole.end,
            last=whole.last,
            fraction=True,
        )

    def has_scale(self, numeral: Numeral) -> bool:
        """Whether a figure was written with "thousand" or the like."""
        return self.scale_of(numeral) > 1

    def scale_of(self, numeral: Numeral) -> float:
        """The scale a figure was written with, else 1."""
        return next(
            (
                self.numbers.scales[w.low]
                for w in self.words[numeral.first : numeral.last]
                if w.low in self.numbers.scales
            ),
            1.0,
        )

    def _past_money(self, at: int) -> int:
        return at + 1 if self.low(at) in MONEY_SIGNS or (self.low(at) == "rp" and not self.masked[at]) else at

    def _numeral(self, first: int, last: int, low: float, high: float | None = None, **kind: bool) -> Numeral:
        return Numeral(
            low, low if high is None else high, self.words[first].start, self.words[last - 1].end, first, last, **kind
        )

    def _digits(self, at: int) -> Numeral | None:
        value = self._value(self.words[at].text)
        if value is None:
            return None
        last = at + 1
        if self.low(last) in FRACTION_SIGNS:
            value, last = value + FRACTION_SIGNS[self.low(last)], last + 1
        elif self._slash_fraction(last) and not self.adjacent(last):
            value, last = value + int(self.low(last)) / int(self.low(last + 2)), last + 3
        elif self.low(last) == "/" and self.adjacent(last) and self.low(last + 1).isdigit():
            return self._plain_fraction(at, value)
        suffixes = RUPIAH_SUFFIXES if self.decimal_comma else SUFFIXES
        suffix = suffixes.get(self.low(last)) if self.adjacent(last) or self.low(at - 1) in ("rp", "$") else None
        if suffix and self._suffix_means_scale(at, last):
            return self._numeral(at, last + 1, value * suffix)
        hyphen = self.low(last) == "-" and self.adjacent(last) and self.adjacent(last + 1)  # "€110-billion"
        return self._scaled(at, last + (hyphen and self.low(last + 1) in self.numbers.scales), value)

    def _suffix_means_scale(self, at: int, last: int) -> bool:
        """Whether "m" is million: beside money, "$2m" and "2m euros"; "bn" always is."""
        money = self.low(at - 1) in MONEY_SIGNS or self.low(at - 1) in ("rp", "usd", "idr") or self.low(at - 2) == "rp"
        money = money or self.low(last + 1) in self.numbers.currencies_after
        return money or self.low(last) in ("k", "bn", "mn", "tn", "rb", "jt")

    def _plain_fraction(self, at: int, value: float) -> Numeral | None:
        bottom = int(self.low(at + 2))
        return self._numeral(at, at + 3, value / bottom, fraction=True) if 1 < bottom <= 10 and value < bottom else None

    def _slash_fraction(self, at: int) -> bool:
        top, bottom = self.low(at), self.low(at + 2)
        return top.isdigit() and self.low(at + 1) == "/" and bottom.isdigit() and 0 < int(top) < int(bottom) <= 10

    def _value(self, digits: str) -> float | None:
        if sum(c.isdigit() for c in digits) > LONGEST_FIGURE or (
            len(digits) > 1 and digits[0] == "0" and digits[1].isdigit()
        ):
            return None
        thousands, decimal = (".", ",") if self.decimal_comma else (",", ".")
        if GROUPS_OF_THREE[thousands].fullmatch(digits):
            return float(digits.replace(thousands, ""))
        if digits.count(decimal) > 1:  # written the other way round, or not a figure
            return float(digits.replace(decimal, "")) if GROUPS_OF_THREE[decimal].fullmatch(digits) else None
        whole, _, rest = digits.partition(decimal)
        if thousands in whole:
            if not GROUPS_OF_THREE[thousands].fullmatch(whole):
                # "2.5" in a text that groups with dots can only be a decimal.
                return float(digits.replace(",", ".")) if digits.count(thousands) == 1 and not rest else None
            whole = whole.replace(thousands, "")
        return float(f"{whole}.{rest or 0}") if rest.isdigit() or not rest else None

    def _scaled(self, first: int, last: int, value: float) -> Numeral:
        """Scales behind digits, and a smaller figure behind them ("2 juta 300 ribu")."""
        total = value
        last = self._past_about(last)
        scale = self.numbers.scales.get(self.low(last)) if not self.is_masked(last) else None
        while scale:
            value, last = value * scale, last + 1
            total = value
            following = self.numbers.scales.get(self.low(last))
            if following and following > scale:  # "ribu triliun"
                scale = following
                continue
            smaller = self.low(last)
            if smaller.isdigit() and self.numbers.scales.get(self.low(last + 1), scale) < scale:
                total += int(smaller) * self.numbers.scales[self.low(last + 1)]
                last += 2
            break
        return self._numeral(first, last, total)

    def _past_about(self, at: int) -> int:
        """Behind an ending that only says "about", if a scale follows: "200-an juta"."""
        for length in (2, 1):
            ending = "".join(self.low(at + step) for step in range(length)).removeprefix("-")
            if ending and ending == self.numbers.about and self.low(at + length) in self.numbers.scales:
                return at + length
        return at

    def is_masked(self, at: int) -> bool:
        """Whether a word is no part of any figure."""
        return at >= len(self.words) or self.masked[at]

    def _counts_scale(self, at: int) -> bool:
        return self.low(at) in self.numbers.scales or (self.low(at) == "a" and self.low(at + 1) in self.numbers.scales)

    def _vague(self, at: int) -> Numeral:
        low, high = self.numbers.vague[self.low(at)]
        last, span = at + 1, self.numbers.scales.get(self.low(at + 1))
        if span:
            return self._numeral(at, at + 2, low * span, high * span, vague=True, spelled=True)
        if self.low(last) == "of" and self.low(last + 1) in self.numbers.vague:  # tens of thousands
            inner = self.numbers.vague[self.low(last + 1)][0]
            unit = 10 ** (len(str(int(inner))) - 1)
            return self._numeral(at, at + 3, low * unit, high * unit, vague=True, spelled=True)
        return self._numeral(at, last, low, high, vague=True, spelled=True)

    def _several(self, at: int) -> Numeral | None:
        """ "Several hundred", "beberapa ribu"; "a few" of anything else is no figure."""
        n, word = self.numbers, self.low(at + 1)
        scale = HUNDRED if word in n.hundreds else TEN if word in n.times_ten else n.scales.get(word, 0)
        return self._numeral(at, at + 2, 2 * scale, 10 * scale - 1, vague=True, spelled=True) if scale else None

    def _fraction(self, at: int) -> Numeral:
        return self._numeral(at, at + 1, self.numbers.fractions[self.low(at)], fraction=True, spelled=True)

    def _collective(self, at: int) -> Numeral | None:
        """ "Ketujuh kapal", but not "kapal ketujuh": the noun must follow, and none may stand before."""
        following, before = self.low(at + 1), self.low(at - 1)
        noun_before = before.isalpha() and before not in self.numbers.stoppers
        if (
            not following.isalpha()
            or following in ("dan", "yang", "di", "kali", "kalinya", "pada", "ini", "itu", "setelah")
            or noun_before
        ):
            return None
        return self._numeral(at, at + 1, float(self.numbers.collective[self.low(at)]), collective=True, spelled=True)

    def _spelled(self, first: int) -> Numeral | None:
        read = read_spelled(self, first)
        if read is None:
            return None
        value, last, fraction = read
        return self._numeral(first, last, value, fraction=fraction, spelled=True)
