"""How well conflicts are found: what a digest would show, held against stories that people annotated.

A conflict shown is right when two of its sides quote sentences of opposing camps of one annotated conflict, and at
least half of all its sides quote that conflict. A quote is a sentence if they stand in one article and share half of
the words of the shorter. A second conflict about the same thing counts as an alarm, since a reader is told twice.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from digest.model import Article, Conflict, ConflictKind, Side
from digest.text import tokens

QUOTES = 4  # of a side that count: a reader is shown no more
SHARED, LEAST_SHARED = 0.5, 3  # of the shorter one's words, from which a quote is a sentence; so many at least


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence of an annotated conflict, and whom it speaks for."""

    article: int
    sentence: str
    camp: str


@dataclass(frozen=True, slots=True)
class Annotation:
    """A conflict that people found in a story."""

    kind: ConflictKind
    question: str
    said: tuple[Said, ...]
    major: bool = True
    sure: bool = True  # one that people doubt is neither rewarded nor counted as an alarm


@dataclass(frozen=True, slots=True)
class AnnotatedStory:
    """The articles of a story, numbered, and all conflicts in it."""

    name: str
    articles: tuple[Article, ...]
    annotations: tuple[Annotation, ...] = ()


@dataclass
class Score:
    """Counts over stories; shares are None where there is nothing to count."""

    stories: int = 0
    shown: int = 0
    right: int = 0
    doubtful: int = 0  # shown, and annotated as not sure
    found: Counter[str] = field(default_factory=Counter)  # by "major", "minor" and kind of the major ones
    wanted: Counter[str] = field(default_factory=Counter)
    missed: list[str] = field(default_factory=list)  # story and question
    alarms: list[str] = field(default_factory=list)  # story and what the sides say

    @property
    def alarms_a_story(self) -> float | None:
        """Conflicts shown that are none, or shown twice, by story."""
        return len(self.alarms) / self.stories if self.stories else None


def score(stories: Iterable[tuple[AnnotatedStory, Sequence[Conflict]]]) -> Score:
    """Hold what a digest would show of each story against its annotations."""
    total = Score()
    for story, conflicts in stories:
        _add(total, story, conflicts)
    return total


def _add(total: Score, story: AnnotatedStory, conflicts: Sequence[Conflict]) -> None:
    total.stories += 1
    total.shown += len(conflicts)
    found: set[int] = set()
    for conflict in conflicts:
        shares = {n: _share(conflict, annotation) for n, annotation in enumerate(story.annotations) if n not in found}
        best = max(shares, key=lambda number: shares[number], default=None)
        if best is None or not shares[best]:
            total.alarms.append(f"{story.name}: {' | '.join(side.position for side in conflict.sides)}")
            continue
        found.add(best)
        total.right += story.annotations[best].sure
        total.doubtful += not story.annotations[best].sure
    for number, annotation in enumerate(story.annotations):
        if annotation.sure:
            _count(total, story.name, annotation, found=number in found)


def _count(total: Score, name: str, annotation: Annotation, *, found: bool) -> None:
    for key in ("major", annotation.kind.value) if annotation.major else ("minor",):
        total.wanted[key] += 1
        total.found[key] += found
    if not found:
        total.missed.append(f"{name}: {annotation.question}")


def _share(conflict: Conflict, annotation: Annotation) -> float:
    """The share of a conflict's sides that quote an annotated one; 0 if no two of them are of opposing camps."""
    camps = [_camps(side, annotation.said) for side in conflict.sides]
    opposed = any(a and b and a != b for a, b in combinations(camps, 2))
    share = sum(map(bool, camps)) / len(camps)
    return share if opposed and share >= SHARED else 0.0


def _camps(side: Side, said: Sequence[Said]) -> set[str]:
    """Whom a side's quotes speak for: each for the sentence that it is most alike."""
    found = set()
    for claim in side.claims[:QUOTES]:
        likeness: dict[str, float] = {}
        for each in said:
            if each.article == claim.article_id:
                likeness[each.camp] = max(likeness.get(each.camp, 0.0), _alike(claim.quote, each.sentence))
        best = max(likeness.values(), default=0.0)
        found |= {camp for camp, value in likeness.items() if value == best > 0}
    return found


def _alike(quote: str, sentence: str) -> float:
    """The words that two texts share, of all they have; 0 if they are not one sentence."""
    a, b = _words(quote), _words(sentence)
    both, shorter = len(a & b), min(len(a), len(b))
    if both < min(LEAST_SHARED, shorter) or both < SHARED * shorter or not both:
        return 0.0
    return both / len(a | b)


def _words(text: str) -> frozenset[str]:
    return frozenset(text[word.start : word.end].casefold() for word in tokens(text))


def shares(score: Score) -> Mapping[str, str]:
    """The figures as people write them: shares with their counts."""
    kinds = [kind.value for kind in ConflictKind if score.wanted[kind.value]]
    return {
        "stories": str(score.stories),
        "conflicts shown": str(score.shown),
        "precision": _part(score.right, score.shown - score.doubtful),
        "major conflicts found": _part(score.found["major"], score.wanted["major"]),
        **{f"of kind {kind}": _part(score.found[kind], score.wanted[kind]) for kind in kinds},
        "minor conflicts found": _part(score.found["minor"], score.wanted["minor"]),
        "alarms a story": f"{score.alarms_a_story:.2f}" if score.alarms_a_story is not None else "–",
    }


def _part(part: int, whole: int) -> str:
    return f"{part / whole:.2f} ({part} of {whole})" if whole else "–"
