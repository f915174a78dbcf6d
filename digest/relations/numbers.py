"""The stable numbers of conflicts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from digest.model import Claim, Conflict

ClaimKey = tuple[int, bool, int, int]


def claim_key(claim: Claim) -> ClaimKey:
    """What identifies a claim: (article, in the title, start, end)."""
    return claim.article_id, claim.in_title, claim.start, claim.end


def carry_numbers(old: Sequence[Conflict], new: Sequence[Conflict]) -> tuple[Conflict, ...]:
    """The new conflicts, each with the number of the old one that it is (same kind, most shared claims), else 0."""
    shared = sorted(
        (
            (-len(_claims(before) & _claims(after)), before.id, index)
            for before in old
            if before.id
            for index, after in enumerate(new)
            if before.kind is after.kind and _claims(before) & _claims(after)
        ),
    )
    numbers: dict[int, int] = {}
    for _, number, index in shared:
        if index not in numbers and number not in numbers.values():
            numbers[index] = number
    return tuple(replace(conflict, id=numbers.get(index, 0)) for index, conflict in enumerate(new))


def _claims(conflict: Conflict) -> set[ClaimKey]:
    return {claim_key(claim) for side in conflict.sides for claim in side.claims}
