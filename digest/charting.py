"""The figures of a conflict or an update as marks on a scale: who gave which value when."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from digest.model import Article, Claim, Conflict, ConflictKind, Quantity, Update
from digest.relations.values import Match, compare

ENOUGH = 3  # marks from which a picture tells more than a sentence
MOST = 12  # marks that are drawn, the latest


@dataclass(frozen=True, slots=True)
class Mark:
    """One value that somebody gave."""

    claim: Claim
    quantity: Quantity
    day: dt.date | None  # that the figure is of, else of publication


def conflict_marks(conflict: Conflict, articles: Sequence[Article]) -> tuple[Mark, ...]:
    """The values of a conflict of figures, the earliest first; none if they are too few to draw, or no figures."""
    if conflict.kind is not ConflictKind.FIGURE:
        return ()
    return _marks([(side.position, side.claims) for side in conflict.sides], articles)


def update_marks(update: Update, articles: Sequence[Article]) -> tuple[Mark, ...]:
    """The values of an update, the earliest first; none if they are too few to draw."""
    return _marks([(step.value, step.claims) for step in update.values], articles)


def _marks(answers: Sequence[tuple[str, Sequence[Claim]]], articles: Sequence[Article]) -> tuple[Mark, ...]:
    known = {article.id: article for article in articles}
    found: dict[tuple[object, ...], Mark] = {}
    for position, claims in answers:
        lead = next((quantity for claim in claims[:1] if (quantity := _written_in(position, claim))), None)
        if lead is None:
            continue
        for claim in claims:
            same = next((each for each in claim.quantities if compare(each, lead) is Match.SAME), None)
            if same is not None and claim.article_id in known:
                mark = Mark(claim, same, _day(same, known[claim.article_id]))
                found.setdefault((_voice(claim, known), same.low, same.high, mark.day), mark)
    ordered = sorted(found.values(), key=lambda mark: (mark.day or dt.date.min, mark.claim.article_id))[-MOST:]
    return tuple(ordered) if len(ordered) >= ENOUGH else ()


def _written_in(position: str, claim: Claim) -> Quantity | None:
    """The figure of a claim that its side's position gives."""
    for quantity in claim.quantities:
        if claim.quote[quantity.start - claim.start : quantity.end - claim.start] in position:
            return quantity
    return None


def _day(quantity: Quantity, article: Article) -> dt.date | None:
    published = article.published_at.date() if article.published_at else None
    if quantity.as_of is not None and (published is None or quantity.as_of.last < published):
        return quantity.as_of.last
    return published


def _voice(claim: Claim, articles: Mapping[int, Article]) -> str:
    return claim.attribution.key or claim.attribution.speaker or articles[claim.article_id].witness
