"""How well articles were put into stories, against the stories that they truly belong to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Agreement:
    """B³: for each article, who shares its story as found and who does in truth; averaged over articles."""

    precision: float
    recall: float
    landed: float  # share of articles that are in the story where most of their true story is, and which is mostly it

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return 2 * self.precision * self.recall / (self.precision + self.recall)


def compare(found: Mapping[str, int], true: Mapping[str, int]) -> Agreement:
    """Compare stories found with true ones; both by article. Raises ValueError if there is nothing to compare."""
    if not true:
        raise ValueError("no articles")
    both = Counter((found[article], true[article]) for article in true)
    in_found, in_true = Counter(found[article] for article in true), Counter(true.values())
    main_found = {story: max((n, f) for (f, t), n in both.items() if t == story)[1] for story in in_true}
    main_true = {story: max((n, t) for (f, t), n in both.items() if f == story)[1] for story in in_found}
    count = len(true)
    return Agreement(
        precision=sum(n * n / in_found[f] for (f, _), n in both.items()) / count,
        recall=sum(n * n / in_true[t] for (_, t), n in both.items()) / count,
        landed=sum(n for (f, t), n in both.items() if main_found[t] == f and main_true[f] == t) / count,
    )
