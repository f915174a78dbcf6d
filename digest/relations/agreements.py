"""What independent witnesses say alike."""

from __future__ import annotations

from rapidfuzz import fuzz

from digest.language.nouns import NEGATED
from digest.model import Agreement, Claim, Status
from digest.relations.material import Material, Told
from digest.relations.sides import witnesses

_SHARED = 0.55  # of what either sentence tells, the part that the other must tell too
_COPIED = 90  # per cent of the letters, in order, from which one is a copy of the other's text: one witness, not two


def find_agreements(material: Material) -> tuple[Agreement, ...]:
    """The sentences that two or more independent witnesses tell in like words, best supported first.

    A reader sees the second speaker under the first one's words, so each must tell nearly all that the other tells:
    sharing the story's names is not enough.
    """
    told = {item.order: item for item in material.told if item.claim.status in (Status.ASSERTED, Status.CONFIRMED)}
    taken: set[int] = set()
    found: list[Agreement] = []
    for first in told.values():
        if first.order in taken:
            continue
        members = [first]
        for order, weight in sorted(material.shared(first.keys).items()):
            other = told.get(order)
            if other is None or order <= first.order or order in taken:
                continue
            if weight < _SHARED * max(first.whole, other.whole) or not _say_the_same(first, other):
                continue
            if witnesses([*members, other]) > witnesses(members):
                members.append(other)
        if len(members) > 1:
            taken.update(member.order for member in members)
            found.append(Agreement(tuple(member.claim for member in members)))
    return tuple(sorted(found, key=lambda agreement: -len(agreement.claims)))


def _say_the_same(a: Told, b: Told) -> bool:
    return (
        fuzz.ratio(a.folded, b.folded) < _COPIED
        and bool(NEGATED.search(a.folded)) == bool(NEGATED.search(b.folded))
        and _figures(a.claim) == _figures(b.claim)
    )


def _figures(claim: Claim) -> set[tuple[float | None, float | None]]:
    return {(figure.low, figure.high) for figure in claim.quantities}
