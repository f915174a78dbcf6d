"""What an archive says about a text that somebody was sent: who says the same, who otherwise, and when it was another.

A story is asked only if most of what the text tells, its names above all, stands in it; then the text's claims are
weighed against the story's as a new article's would be. Nothing here says what is true.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from digest.compose import SHOWN_CONFIDENCE, shown
from digest.model import Article, Claim, ConflictKind, Story, StoryCandidate
from digest.relations import Answer, Bearing, bearings

# Share of what a text's words tell that must stand in a story. Set on 25 prepared texts: those about a story in their
# language had .58 and more, the others .46 at most, but for one of only words that the story has too.
CONCERNED = 0.5
_LEAST_SHARED = 2  # terms of a text that a story must have: one name alone is in many stories


@dataclass(frozen=True, slots=True)
class Finding:
    """What is known about one claim of the text; at least one of the three is not empty."""

    claim: Claim
    same: tuple[Claim, ...] = ()  # say it too
    other: tuple[Claim, ...] = ()  # cannot hold together with it
    moved: tuple[Claim, ...] = ()  # what its figure was, or became, at other times


def concerned(terms: Mapping[str, float], candidates: Iterable[StoryCandidate]) -> list[int]:
    """The numbers of the stories that a text with these terms tells of, those that share most first."""
    shares = {candidate.id: _share(terms, candidate) for candidate in candidates}
    return sorted((number for number in shares if shares[number] >= CONCERNED), key=lambda n: (-shares[n], n))


def _share(terms: Mapping[str, float], candidate: StoryCandidate) -> float:
    """How much of the terms, by the squares of their weights, stands in the story's articles."""
    there = {term for member in candidate.members for term in member}
    shared = [weight * weight for term, weight in terms.items() if term in there]
    whole = sum(weight * weight for weight in terms.values())
    return sum(shared) / whole if len(shared) >= _LEAST_SHARED else 0.0


def check(text: Article, claims: Sequence[Claim], stories: Iterable[Story]) -> tuple[Finding, ...]:
    """What the stories say about a text's claims, in the text's order; a claim they do not touch is left out.

    Args:
        text: with a number that no stored article has.
        claims: its claims; a title says what the body says.
        stories: with their claims.
    """
    body = [claim for claim in claims if not claim.in_title]
    found: dict[int, list[Finding]] = {claim.start: [] for claim in body}
    for story in stories:
        said = [
            each for each in bearings(text, body, story.articles, story.claims) if each.confidence >= SHOWN_CONFIDENCE
        ]
        for claim in body:
            found[claim.start].append(_finding(claim, [each for each in said if each.claim == claim], story))
    joined = (_joined(claim, found[claim.start]) for claim in body)
    return tuple(each for each in joined if each.same or each.other or each.moved)


def _finding(claim: Claim, said: Sequence[Bearing], story: Story) -> Finding:
    """What one story says; a value that it tells to have moved is a step of its timeline, and not another answer."""
    by_answer = {answer: [each.theirs for each in said if each.answer is answer] for answer in Answer}
    same, moved = by_answer[Answer.SAME], by_answer[Answer.MOVED]
    other = [*by_answer[Answer.OTHER], *_contradicting(same, story)]
    for update in story.relations.updates:
        steps = [step.claims for step in update.values]
        if any(claim in same for step in steps for claim in step):
            moved += [claim for step in reversed(steps) for claim in step]
    moved = [claim for claim in moved if claim not in same]
    return Finding(claim, tuple(same), tuple(each for each in other if each not in (*same, *moved)), tuple(moved))


def _contradicting(same: Sequence[Claim], story: Story) -> list[Claim]:
    """What stands against some claims in the conflicts of their story; of figures all were compared."""
    found = []
    for conflict in shown(story.relations.conflicts):
        sides = [side for side in conflict.sides if conflict.kind is not ConflictKind.FIGURE]
        for side in sides:
            if not set(side.claims).isdisjoint(same):
                found += [other.claims[0] for other in sides if other is not side]
    return found


def _joined(claim: Claim, findings: Sequence[Finding]) -> Finding:
    """What all stories say, each claim of theirs once."""
    same, other, moved = (
        tuple(dict.fromkeys(each for finding in findings for each in getattr(finding, name)))
        for name in ("same", "other", "moved")
    )
    return Finding(claim, same, other, moved)
