"""How well conflicts were found when it was measured: docs/evaluation.md in figures; a test holds the two together."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Measured:
    """One set of real news stories that people annotated."""

    stories: int
    first_year: int
    last_year: int
    shown: int  # conflicts that Kabar showed
    judged: int  # of those, the ones that count as right or wrong
    right: int
    found: int  # major conflicts
    major: int  # that the annotators saw
    alarms: float  # a story
    unseen: bool  # the rules had not been fitted to them


MEASURED = (
    Measured(16, 2011, 2024, shown=24, judged=23, right=23, found=20, major=29, alarms=0, unseen=False),
    Measured(6, 2013, 2019, shown=13, judged=13, right=6, found=4, major=17, alarms=1.0, unseen=True),
    Measured(6, 2005, 2019, shown=23, judged=23, right=9, found=6, major=23, alarms=2.2, unseen=True),
    Measured(8, 2010, 2019, shown=14, judged=14, right=5, found=3, major=17, alarms=1.0, unseen=True),
    Measured(13, 2011, 2019, shown=4, judged=4, right=0, found=0, major=19, alarms=0.3, unseen=True),
    Measured(7, 2018, 2025, shown=13, judged=13, right=9, found=6, major=15, alarms=0.6, unseen=True),
    Measured(7, 2015, 2022, shown=20, judged=20, right=7, found=5, major=22, alarms=1.9, unseen=True),
    Measured(8, 2008, 2025, shown=3, judged=3, right=1, found=1, major=18, alarms=0.3, unseen=True),
    Measured(8, 2008, 2025, shown=9, judged=9, right=7, found=6, major=19, alarms=0.3, unseen=True),
    Measured(10, 2011, 2019, shown=15, judged=15, right=8, found=5, major=25, alarms=0.6, unseen=True),
    Measured(10, 2010, 2019, shown=7, judged=7, right=3, found=3, major=19, alarms=0.3, unseen=True),
)


def unseen() -> dict[str, int]:
    """The sums of what was not fitted: the figures that tell what to expect of tomorrow's news."""
    fresh = [each for each in MEASURED if each.unseen]
    return {
        name: sum(getattr(each, name) for each in fresh) for name in ("stories", "judged", "right", "found", "major")
    }
