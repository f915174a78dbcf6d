"""What a figure may be: exact, a range, about, at least or at most."""

from __future__ import annotations

import re

from digest.model import Bound
from digest.numerals import Numeral
from digest.quantities.sentence import BEFORE, Sentence, before_money

DIGITS = re.compile(r"\d[\d.,]*\b")
ABOUT = 0.1  # "sekitar 100" is 90 to 110
ALMOST = 0.9  # "hampir 100" is 90 to 100


def qualifier_of(sentence: Sentence, numeral: Numeral) -> tuple[str, str] | None:
    """The words that open or loosen a figure, and how."""
    start = max(sentence.start, numeral.start - BEFORE)
    before = sentence.text[start : before_money(sentence, numeral)]
    found = [
        (match[0].strip(), bound) for pattern, bound in sentence.numbers.qualifiers if (match := pattern.search(before))
    ]
    if found:
        return max(found, key=lambda qualifier: len(qualifier[0]))  # "no more than", not "more than"
    written = DIGITS.match(sentence.text, numeral.start)
    ends = {numeral.end, written.end() if written else numeral.end}  # "200-an juta": behind the digits, too
    for pattern, bound in sentence.numbers.qualifiers_after:
        for end in sorted(ends):
            match = pattern.match(sentence.text, end, min(sentence.end, end + BEFORE))
            if match:
                return match[0].strip(), bound
    return None


def interval_of(sentence: Sentence, numeral: Numeral) -> tuple[str, Bound, float | None, float | None]:
    """The words that qualify a figure, what they say of its bounds, and the bounds: None where it is open."""
    low, high = float(numeral.low), float(numeral.high)
    qualifier, kind = qualifier_of(sentence, numeral) or ("", "")
    match kind:
        case "at_least" | "more_than":
            return qualifier, Bound.AT_LEAST, low, None
        case "at_most" | "less_than":
            return qualifier, Bound.AT_MOST, None, high
        case "almost":
            return qualifier, Bound.ABOUT, round(low * ALMOST, 6), high
        case "about":
            if numeral.vague:  # "sekitar seratusan" is as wide as "seratusan"
                return qualifier, Bound.RANGE, low, high
            return qualifier, Bound.ABOUT, round(low * (1 - ABOUT), 6), round(high * (1 + ABOUT), 6)
    return qualifier, Bound.RANGE if numeral.is_range else Bound.EXACT, low, high
