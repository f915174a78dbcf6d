"""Whether two figures are told on two terms: a month's rate and a year's, a sentence asked for and one given."""

from __future__ import annotations

import re

from digest.language.terms import PERIODS, RULINGS, SO_FAR
from digest.relations.figures import Figure


def other_periods(a: Figure, b: Figure) -> bool:
    """Whether two shares or sums are of periods of two lengths: inflation of a month and of a year."""
    if not (a.measured and a.noun == b.noun):
        return False
    return _differ(_nearest(PERIODS, a), _nearest(PERIODS, b))


def other_rulings(a: Figure, b: Figure) -> bool:
    """Whether one is the sentence that is asked for and the other the one that is given, or the law's."""
    if "sentenced" not in (a.quantity.measure, b.quantity.measure):
        return False
    return _differ(_last(RULINGS, a), _last(RULINGS, b))


def so_far(a: Figure, b: Figure) -> bool:
    """Whether one is a plan, and the other what is done of it by now."""
    plan, deed = (a, b) if a.planned else (b, a)
    return plan.planned and not deed.planned and SO_FAR.search(deed.told.folded, *deed.clause) is not None


def _differ(one: str, other: str) -> bool:
    return bool(one and other) and one != other


def _nearest(cues: re.Pattern[str], figure: Figure) -> str:
    """The name of the cue in its clause that stands nearest to a figure; empty if there is none."""
    start, end = figure.span
    found = [match for match in cues.finditer(figure.told.folded, *figure.clause) if match.lastgroup]
    nearest = min(found, key=lambda match: max(match.start() - end, start - match.end()), default=None)
    return (nearest.lastgroup or "") if nearest else ""


def _last(cues: re.Pattern[str], figure: Figure) -> str:
    """The name of the last cue before a figure in its clause, or else of the first behind it."""
    start, end = figure.span
    first, last = figure.clause
    before = list(cues.finditer(figure.told.folded, first, start))
    found = before[-1] if before else cues.search(figure.told.folded, end, last)
    return (found.lastgroup or "") if found else ""
