"""Whether two figures can both be right."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.model import Bound, Quantity
from digest.relations.values import Match, compare, digits, equal, metric, point, shifted, slipped, vague


def exact(value: float) -> Quantity:
    return Quantity(value, value, 0, 1)


def about(value: float) -> Quantity:
    return Quantity(value * 0.9, value * 1.1, 0, 1, bound=Bound.ABOUT)


def at_least(value: float) -> Quantity:
    return Quantity(value, None, 0, 1, bound=Bound.AT_LEAST)


def more_than(value: float) -> Quantity:
    return Quantity(value, None, 0, 1, bound=Bound.AT_LEAST, qualifier="more than")


def at_most(value: float) -> Quantity:
    return Quantity(None, value, 0, 1, bound=Bound.AT_MOST)


def between(low: float, high: float) -> Quantity:
    return Quantity(low, high, 0, 1, bound=Bound.RANGE)


@pytest.mark.parametrize(
    ("a", "b", "match"),
    [
        (exact(138), exact(138), Match.SAME),
        (exact(138), exact(163), Match.APART),
        (exact(1.375e9), exact(1.4e9), Match.SAME),
        (exact(3.6e9), exact(3.5e9), Match.APART),
        (about(3.6e9), exact(3.5e9), Match.NEAR),
        (about(11_000), about(10_000), Match.NEAR),
        (about(11_000), about(3_000), Match.APART),
        (about(4e12), exact(4.03e12), Match.SAME),
        (at_least(2_000), exact(2_340), Match.NEAR),
        (at_least(5_000), exact(3_120), Match.APART),
        (at_least(100), at_least(1_000), Match.NEAR),
        (more_than(26_000), more_than(31_000), Match.APART),  # who knew of 31,000 would not say so
        (more_than(26_000), exact(28_000), Match.NEAR),
        (more_than(26_000), exact(31_000), Match.APART),
        (more_than(26_000), at_least(31_000), Match.APART),
        (more_than(26_000), at_least(20_000), Match.NEAR),
        (more_than(100), exact(140), Match.NEAR),  # a round figure leaves more open
        (more_than(100), about(300), Match.APART),
        (at_most(50), exact(80), Match.APART),
        (at_most(50), exact(40), Match.NEAR),
        (between(20, 99), exact(30), Match.SAME),
        (between(20, 99), exact(200), Match.APART),
    ],
)
def test_figures_agree_within_rounding_and_bounds(a: Quantity, b: Quantity, match: Match) -> None:
    assert compare(a, b) is match
    assert compare(b, a) is match


@pytest.mark.parametrize(("value", "count"), [(11_000, 2), (1.375e9, 4), (13_885, 5), (10, 1), (0, 0), (86.86, 4)])
def test_significant_digits(value: float, count: int) -> None:
    assert digits(value) == count


@pytest.mark.parametrize(
    ("a", "b", "is_slip"),
    [
        (14_382, 14_832, True),
        (14_382, 14_392, True),
        (14_382, 15_493, False),
        (138, 183, False),
        (11_000, 10_000, False),
        (4_318.25, 4_818.25, True),
        (86.86, 86.36, False),
        (1.375, 1.875, False),
    ],
)
def test_one_digit_or_two_swapped_is_a_slip(a: float, b: float, is_slip: bool) -> None:
    assert slipped(a, b) is is_slip


@pytest.mark.parametrize(
    ("a", "b", "is_shifted"),
    [(14_500, 145_000, True), (15_000, 150_000, True), (100, 1_000, False), (14_500, 146_000, False), (0, 0, False)],
)
def test_a_nought_too_many_is_a_shift(a: float, b: float, is_shifted: bool) -> None:
    assert shifted(a, b) is shifted(b, a) is is_shifted


def test_an_order_of_magnitude_is_vague() -> None:
    assert vague(between(20, 99))
    assert not vague(between(20, 30))
    assert point(at_least(7)) == point(at_most(7)) == 7


@given(st.floats(0, 1e12), st.floats(0, 1e12))
def test_equality_is_symmetric_and_reflexive(x: float, y: float) -> None:
    assert equal(x, y) == equal(y, x)
    assert equal(x, x)


@pytest.mark.parametrize(
    ("one", "other", "match"),
    [
        (Quantity(2000, 2000, 0, 1, unit="ft"), Quantity(600, 600, 0, 1, unit="m"), Match.SAME),
        (Quantity(200, 200, 0, 1, unit="ft"), Quantity(150, 150, 0, 1, unit="m"), Match.APART),
        (Quantity(56, 56, 0, 1, unit="mi"), Quantity(91, 91, 0, 1, unit="km"), Match.SAME),
        (Quantity(3, 3, 0, 1, unit="km"), Quantity(3000, 3000, 0, 1, unit="m"), Match.SAME),
        (Quantity(100, 100, 0, 1, unit="acre"), Quantity(100, 100, 0, 1, unit="ha"), Match.APART),
        (Quantity(170_000, 170_000, 0, 1, unit="ft²"), Quantity(15_800, 15_800, 0, 1, unit="m²"), Match.SAME),
        (Quantity(40, 40, 0, 1, unit="mi²"), Quantity(40, 40, 0, 1, unit="km²"), Match.APART),
    ],
)
def test_units_of_one_kind_are_compared_in_one(one: Quantity, other: Quantity, match: Match) -> None:
    assert compare(metric(one), metric(other)) is match
    assert metric(one).unit == metric(other).unit
