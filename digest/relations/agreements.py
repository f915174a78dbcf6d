"""What independent witnesses say alike."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from digest.model import Agreement, Article, Claim, Status
from digest.similarity import cosine, unit, weigh

_ALIKE = 0.55  # likeness of two sentences that say the same thing
_COPIED = 0.95  # likeness from which one is a copy of the other's text: one witness, not two


def find_agreements(articles: Mapping[int, Article], claims: Sequence[Claim]) -> tuple[Agreement, ...]:
    """The sentences that two or more independent witnesses tell in like words, best supported first."""
    told = [claim for claim in claims if not claim.in_title and claim.status in (Status.ASSERTED, Status.CONFIRMED)]
    vectors = [unit(weigh([claim.quote], articles[claim.article_id].language)) for claim in told]
    taken: set[int] = set()
    found: list[Agreement] = []
    for first, claim in enumerate(told):
        if first in taken:
            continue
        members, witnesses = [first], {articles[claim.article_id].witness}
        for other in range(first + 1, len(told)):
            witness = articles[told[other].article_id].witness
            if other in taken or witness in witnesses:
                continue
            if _ALIKE <= cosine(vectors[first], vectors[other]) < _COPIED and _same_figures(claim, told[other]):
                members.append(other)
                witnesses.add(witness)
        if len(members) > 1:
            taken.update(members)
            found.append(Agreement(tuple(told[index] for index in members)))
    return tuple(sorted(found, key=lambda agreement: -len(agreement.claims)))


def _same_figures(a: Claim, b: Claim) -> bool:
    """Whether every figure of each claim is also one of the other's, as far as both tell of the same unit."""
    mine = {(figure.unit, figure.low, figure.high) for figure in a.quantities}
    theirs = {(figure.unit, figure.low, figure.high) for figure in b.quantities}
    units = {unit for unit, _, _ in mine} & {unit for unit, _, _ in theirs}
    return {figure for figure in mine if figure[0] in units} == {figure for figure in theirs if figure[0] in units}
