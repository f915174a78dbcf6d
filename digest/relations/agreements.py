"""What independent witnesses say alike."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rapidfuzz import fuzz

from digest.language.denying import NEGATED
from digest.model import Agreement, Claim, Status
from digest.relations.material import Key, Material, Told
from digest.relations.sides import witnesses

_SHARED = 0.55  # of what either sentence tells, the part that the other must tell too
_COPIED = 90  # per cent of the letters, in order, from which one is a copy of the other's text: one witness, not two


def find_agreements(material: Material) -> tuple[Agreement, ...]:
    """The sentences that two or more independent witnesses tell in like words, best supported first.

    A reader sees the second speaker under the first one's words, so each must tell nearly all that the other tells:
    sharing the story's names is not enough.
    """
    links = _links(material)
    taken: set[Key] = set()
    found: list[Agreement] = []
    for first in material.told:
        if first.key in taken or first.key not in links:
            continue
        others = sorted((material.by_key[key] for key in links[first.key] - taken), key=lambda told: told.order)
        members = _independent([first, *(other for other in others if other.order > first.order)])
        if len(members) > 1:
            taken.update(member.key for member in members)
            found.append(Agreement(tuple(member.claim for member in members)))
    return tuple(sorted(found, key=lambda agreement: -len(agreement.claims)))


def _independent(claims: Sequence[Told]) -> list[Told]:
    """The first claim, and of the others those that add a witness to the ones before."""
    members, count = [claims[0]], 1
    voices = {(claims[0].witness, claims[0].speaker)}
    for other in claims[1:]:
        voice = other.witness, other.speaker
        if voice not in voices and (more := witnesses([*members, other])) > count:
            members.append(other)
            voices.add(voice)
            count = more
    return members


def _links(material: Material) -> Mapping[Key, set[Key]]:
    """For each claim those that say the same, whoever tells them."""
    links: dict[Key, set[Key]] = material.notes.setdefault("agreements", {})
    for first in material.fresh:
        if not _stated(first) or not first.whole:
            continue
        for order, weight in material.telling(first.keys, _SHARED * first.whole).items():
            other = material.told[order]
            if other is first or not _stated(other) or weight < _SHARED * other.whole:
                continue
            if _say_the_same(first, other):
                links.setdefault(first.key, set()).add(other.key)
                links.setdefault(other.key, set()).add(first.key)
    return links


def _stated(told: Told) -> bool:
    return told.claim.status in (Status.ASSERTED, Status.CONFIRMED)


def _say_the_same(a: Told, b: Told) -> bool:
    return (
        fuzz.ratio(a.folded, b.folded) < _COPIED
        and a.has(NEGATED) == b.has(NEGATED)
        and _figures(a.claim) == _figures(b.claim)
    )


def _figures(claim: Claim) -> set[tuple[float | None, float | None]]:
    return {(figure.low, figure.high) for figure in claim.quantities}
