"""How the claims of one story stand to each other: conflict, update, agreement.

`relate` prepares the claims once (material) and hands them to one finder a kind of conflict; each compares filled
slots, and says nothing where the slots do not match. The finders that would compare every claim with every other keep
what they found in the story's memory, and compare only what is new with the rest.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from digest.model import Article, Claim, Relations
from digest.relations.agreements import find_agreements
from digest.relations.blame import find_blame
from digest.relations.contrasts import find_contrasts
from digest.relations.doubted_numbers import find_doubted_numbers
from digest.relations.entities import find_entities
from digest.relations.figure_conflicts import find_figure_relations
from digest.relations.labels import find_labels
from digest.relations.material import prepared
from digest.relations.memory import Memories, Memory
from digest.relations.moments import find_moments
from digest.relations.newcomer import Answer, Bearing, weigh_text
from digest.relations.numbers import carry_numbers
from digest.relations.roles import find_roles
from digest.relations.sides import once
from digest.relations.stances import find_stances
from digest.relations.unknowns import find_unknowns
from digest.relations.verification import find_verifications
from digest.relations.views import find_views

__all__ = ["Answer", "Bearing", "Memories", "Memory", "bearings", "carry_numbers", "relate"]

# Of conflicts that are not of figures.
FINDERS = (
    find_stances,
    find_contrasts,
    find_labels,
    find_blame,
    find_doubted_numbers,
    find_views,
    find_verifications,
    find_unknowns,
    find_moments,
    find_entities,
    find_roles,
)


def relate(
    articles: Sequence[Article],
    claims: Sequence[Claim],
    memory: Memory | None = None,
    sources: Mapping[int, str] | None = None,
) -> Relations:
    """Weigh all claims of a story against each other; the order of articles and claims changes nothing.

    With the memory of the last telling only what is new is weighed against everything; the outcome is the same.
    `sources` are the witnesses by article (`digest.copies.witnesses_of`), where they are known.
    """
    with prepared(articles, claims, memory, sources) as material:
        figures, updates = find_figure_relations(material)
        conflicts = [*figures, *once([conflict for find in FINDERS for conflict in find(material)])]
        return Relations(conflicts=tuple(conflicts), updates=tuple(updates), agreements=find_agreements(material))


def bearings(
    text: Article, own: Sequence[Claim], articles: Sequence[Article], claims: Sequence[Claim]
) -> list[Bearing]:
    """What the claims of a story say to those of a text that is not in it; see `weigh_text`."""
    return weigh_text(text, own, articles, claims, FINDERS)
