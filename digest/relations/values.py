"""Whether two figures can both be right, by their intervals and by how exactly they were written."""

from __future__ import annotations

import math
from dataclasses import replace
from enum import Enum, auto
from functools import lru_cache
from typing import NamedTuple

from digest.language.counts import OVER
from digest.model import Bound, Quantity

_ROUNDED = 0.05  # a rounding moves a figure at most so far
_ABOUT = 0.1  # how far from the truth "sekitar" may be
_VAGUE = 2.5  # how many times its low end the high end of a vague figure is
_OVER = 1.15  # how many times a round figure that of which it is told that it is over it may be, or a round step more
_SLACK = 1e-6
_LONG, _LONG_CENTS = 4, 6  # digits of a whole figure, and of one with cents, in which one may have slipped


METRIC = {  # unit → the one that it is compared in, and how many of that it is
    "ft": ("m", 0.3048), "in": ("m", 0.0254), "yd": ("m", 0.9144), "km": ("m", 1000.0), "mi": ("m", 1609.344),
    "cm": ("m", 0.01), "mm": ("m", 0.001), "lb": ("kg", 0.4536), "oz": ("kg", 0.02835), "g": ("kg", 0.001),
    "t": ("kg", 1000.0), "acre": ("ha", 0.4047), "gal": ("l", 3.785),
    "m²": ("ha", 0.0001), "km²": ("ha", 100.0), "ft²": ("ha", 0.0000092903), "mi²": ("ha", 258.9988),
}  # fmt: skip


def metric(quantity: Quantity) -> Quantity:
    """The quantity in the unit that all of its kind are compared in; what is converted was rounded before."""
    unit, factor = METRIC.get(quantity.unit, ("", 1.0))
    if not unit:
        return quantity
    low, high = (None if end is None else end * factor for end in (quantity.low, quantity.high))
    loose = quantity.bound is Bound.EXACT and not math.log10(factor).is_integer()  # feet, not kilometres
    return replace(quantity, low=low, high=high, unit=unit, bound=Bound.ABOUT if loose else quantity.bound)


class Match(Enum):
    """How two values stand to each other."""

    SAME = auto()  # equal, or one is the other rounded, or within its bounds
    NEAR = auto()  # both loose, and close: neither agreement nor conflict
    APART = auto()


class Value(NamedTuple):
    """What of a quantity decides how it stands to another: two stories' worth of figures have some hundred of them."""

    low: float | None
    high: float | None
    bound: Bound
    over: bool = False  # "more than 26,000": no more than the next round figure; "at least" leaves it open


def _value(quantity: Quantity) -> Value:
    over = quantity.bound is Bound.AT_LEAST and OVER.search(quantity.qualifier.casefold()) is not None
    return Value(quantity.low, quantity.high, quantity.bound, over)


def point(quantity: Quantity | Value) -> float:
    """The figure as written: of an open interval its end, of a range its middle."""
    ends = [end for end in (quantity.low, quantity.high) if end is not None]
    return sum(ends) / len(ends) if ends else 0.0


@lru_cache(maxsize=4096)
def digits(value: float) -> int:
    """How many significant digits a value is written with: 11,000 has two."""
    if not value or not math.isfinite(value):
        return 0
    return len(f"{abs(value):.10e}".split("e")[0].replace(".", "").rstrip("0")) or 1


def compare(a: Quantity, b: Quantity) -> Match:
    """How the values of two quantities stand to each other; the order of the two does not matter."""
    return _compare(_value(a), _value(b))


def passed(a: Quantity, b: Quantity) -> bool:
    """Whether one value only is too low for the other because a round figure is told to be passed: "more than 100"."""
    one, two = (_value(each)._replace(over=False) for each in (a, b))
    return _compare(one, two) is not Match.APART and compare(a, b) is Match.APART


@lru_cache(maxsize=4096)
def _compare(a: Value, b: Value) -> Match:
    x, y = point(a), point(b)
    if Bound.RANGE in (a.bound, b.bound):
        return Match.SAME if _overlap(a, b) else Match.APART
    open_ends = {a.bound, b.bound} & {Bound.AT_LEAST, Bound.AT_MOST}
    if open_ends:
        return _compare_open(a, b)
    if equal(x, y):
        return Match.SAME
    loose = [value for value in (a, b) if value.bound is Bound.ABOUT]
    if loose and _gap(x, y) <= _ABOUT:
        finer = digits(x) != digits(y)
        return Match.SAME if len(loose) == 1 and finer else Match.NEAR
    return Match.APART


def _compare_open(a: Value, b: Value) -> Match:
    x, y = point(a), point(b)
    if equal(x, y):
        return Match.SAME
    a, b = (value._replace(high=_at_most(point(value))) if value.over else value for value in (a, b))
    if (a.bound is b.bound and not (a.over or b.over)) or _overlap(a, b):
        return Match.NEAR
    return Match.APART if _gap(x, y) > _ROUNDED else Match.NEAR


def _at_most(low: float) -> float:
    """What somebody knows of who tells that it is over a figure: hardly more than the next that is as round."""
    step = 10.0 ** (math.floor(math.log10(low)) - digits(low) + 1) if low >= 1 else low
    return max(low + step, low * _OVER)


def _overlap(a: Value, b: Value) -> bool:
    low = max(-math.inf if a.low is None else a.low, -math.inf if b.low is None else b.low)
    high = min(math.inf if a.high is None else a.high, math.inf if b.high is None else b.high)
    return low <= high + _SLACK


def _gap(x: float, y: float) -> float:
    return abs(x - y) / max(abs(x), abs(y), _SLACK)


@lru_cache(maxsize=4096)
def equal(x: float, y: float) -> bool:
    """Whether the coarser of two values is the finer one rounded, either way or cut off."""
    if _gap(x, y) <= _SLACK:
        return True
    coarse, fine = sorted((x, y), key=digits)
    if digits(coarse) == digits(fine) or _gap(x, y) > _ROUNDED or not coarse:
        return False
    step = 10.0 ** (math.floor(math.log10(abs(coarse))) - digits(coarse) + 1)
    return abs(fine - coarse) < step


def vague(quantity: Quantity) -> bool:
    """Whether a figure only gives an order of magnitude ("puluhan", "thousands")."""
    return quantity.bound is Bound.RANGE and (quantity.high or 0) >= _VAGUE * (quantity.low or 1)


def slipped(x: float, y: float) -> bool:
    """Whether two long figures, whole or in cents, differ by one digit or by two neighbours swapped."""
    x, y = float(x), float(y)
    if not (x * 100).is_integer() or not (y * 100).is_integer():
        return False
    cents = not (x.is_integer() and y.is_integer())
    a, b = (f"{value * 100 if cents else value:.0f}" for value in (x, y))
    if len(a) != len(b) or len(a) < (_LONG_CENTS if cents else _LONG) or a.endswith("000") or b.endswith("000"):
        return False
    places = [index for index, (left, right) in enumerate(zip(a, b, strict=True)) if left != right]
    if len(places) == 1:
        return True
    return len(places) == 2 and places[1] == places[0] + 1 and sorted(a) == sorted(b)


def shifted(x: float, y: float) -> bool:
    """Whether one figure of two digits or more is the other with noughts to it: 14,500 and 145,000."""
    low, high = sorted((x, y))
    return digits(low) > 1 and any(equal(low * scale, high) for scale in (10, 100, 1000))


def relative_gap(x: float, y: float) -> float:
    """How far apart two values are, as a share of the larger one."""
    return _gap(x, y)
