"""Figures with what they measure: unit, counted noun, class of event, bound, share and place."""

from digest.quantities.finding import find_quantities

__all__ = ["find_quantities"]
