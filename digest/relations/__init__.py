"""How the claims of one story stand to each other: conflict, update, agreement."""

from __future__ import annotations

from collections.abc import Sequence

from digest.model import Article, Claim, Relations
from digest.relations.agreements import find_agreements
from digest.relations.numbers import carry_numbers, claim_key

__all__ = ["carry_numbers", "relate"]


def relate(articles: Sequence[Article], claims: Sequence[Claim]) -> Relations:
    """Weigh all claims of a story against each other; the order of articles and claims changes nothing."""
    known = {article.id: article for article in articles}
    ordered = sorted((claim for claim in claims if claim.article_id in known), key=claim_key)
    return Relations(agreements=find_agreements(known, ordered))
