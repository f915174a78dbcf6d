"""Putting the sides of a conflict together: quotes in order, severity, confidence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations

from digest.model import Conflict, ConflictKind, Question, Severity, Side
from digest.relations.material import Told

Scored = tuple[Told, float]


def ranked(quotes: Iterable[Scored]) -> list[Told]:
    """The claims by strength, each once, those of equal strength in reading order."""
    best: dict[int, Scored] = {}
    for told, score in quotes:
        if told.order not in best or best[told.order][1] < score:
            best[told.order] = (told, score)
    return [told for told, _ in sorted(best.values(), key=lambda pair: (-round(pair[1], 6), pair[0].order))]


def side(position: str, quotes: Iterable[Scored]) -> Side:
    """A side from claims with their strengths."""
    return Side(" ".join(position.split()), tuple(told.claim for told in ranked(quotes)))


def claim_keys(quoted: Side) -> set[tuple[int, int]]:
    """What identifies the claims of a side."""
    return {(claim.article_id, claim.start) for claim in quoted.claims}


def witnesses(quotes: Iterable[Told]) -> int:
    """How many independent sources stand behind some claims: one owner or one speaker counts once."""
    rows = sorted(((told.witness, told.speaker) for told in quotes), key=lambda row: (not row[1], row))
    owners: set[str] = set()
    speakers: set[str] = set()
    count = 0
    for owner, speaker in rows:
        if owner not in owners and (not speaker or speaker not in speakers):
            count += 1
        owners.add(owner)
        speakers.add(speaker)
    return count


def conflict(
    question: Question, sides: Sequence[Side], severity: Severity, confidence: float, why: Sequence[tuple[str, str]]
) -> Conflict:
    """A conflict, its confidence kept within 0…1 and free of noise in the last digits."""
    return Conflict(question, tuple(sides), severity, round(min(1.0, max(0.0, confidence)), 3), tuple(why))


def once(conflicts: Sequence[Conflict]) -> list[Conflict]:
    """Without those that another finder put in other words: the same claims stand against each other, more surely."""
    kept: list[Conflict] = []
    for each in sorted(conflicts, key=lambda item: -item.confidence):
        if not any(_same_quarrel(each, other) for other in kept):
            kept.append(each)
    return [each for each in conflicts if each in kept]


def _same_quarrel(a: Conflict, b: Conflict) -> bool:
    """Whether a claim of each of two sides stands on two sides of the other, where sentences and not figures clash.

    Of dates, which may be two in a sentence, one must be the very same.
    """
    kinds = {a.question.kind, b.question.kind}
    dates = kinds == {ConflictKind.DATE}
    if kinds - {ConflictKind.STANCE, ConflictKind.VERIFICATION} and not dates:
        return False
    held = [{number for number, other in enumerate(b.sides) if claim_keys(one) & claim_keys(other)} for one in a.sides]
    if dates and not {one.position for one in a.sides} & {one.position for one in b.sides}:
        return False
    return any(one and two and one | two != one & two for one, two in combinations(held, 2))
