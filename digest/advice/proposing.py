"""A conflict that a model proposes: it counts only with two passages that stand where it says they stand."""

from __future__ import annotations

from collections.abc import Iterable

from digest.advice.inquiry import Inquiry
from digest.advice.reply import Passage, Proposal
from digest.advice.standing import find_standing
from digest.language.turns import TURNING
from digest.model import Claim, Conflict, ConflictKind, Question, Severity, Side, Status, Story
from digest.text import tokens

MOST = 3  # in one story
CONFIDENCE = 0.6  # enough for a digest, not enough to be called sure
FEWEST = 3  # words of a passage
LEFT_BEHIND = 3  # words before a position among which there may be no "not"
WHY = (("proposed", "model"),)


def read_proposal(proposal: Proposal, inquiry: Inquiry, story: Story) -> Conflict | None:
    """The conflict that a proposal is, or None: both passages verbatim, of different and independent articles, each
    with its position in it, and nothing that the rules know better."""
    first, second = (_cited(each, inquiry, story) for each in (proposal.first, proposal.second))
    if first is None or second is None or not _independent(first, second, story):
        return None
    if _is_known(first, second, story):
        return None
    positions = [_folded(each.position) for each in (proposal.first, proposal.second)]
    if positions[0].casefold() == positions[1].casefold():
        return None
    sides = (Side(positions[0], (first,)), Side(positions[1], (second,)))
    return Conflict(Question(ConflictKind.STANCE, by_model=True), sides, Severity.LOW, CONFIDENCE, WHY)


def _cited(cited: Passage, inquiry: Inquiry, story: Story) -> Claim | None:
    """The claim that holds the passage, which holds the position; None if either stands anywhere else."""
    if cited.sentence > len(inquiry.claims):
        return None
    claim = inquiry.claims[cited.sentence - 1]
    language = next((a.language for a in story.articles if a.id == claim.article_id), "")
    sentence, passage, position = (_folded(text) for text in (claim.quote, cited.passage, cited.position))
    start = find_standing(passage, sentence)
    if start is None or len(tokens(passage)) < FEWEST or claim.status is Status.NO_COMMENT:
        return None
    at = find_standing(position, sentence, start, start + len(passage))
    return claim if at is not None and tokens(position) and not _is_turned(sentence[:at], language) else None


def _folded(text: str) -> str:
    return " ".join(text.split())


def _is_turned(before: str, language: str) -> bool:
    """Whether a "not" or "about" right before a position is left behind."""
    words = [token.word for token in tokens(before)][-LEFT_BEHIND:]
    return not TURNING.get(language, TURNING["en"]).isdisjoint(words)


def _independent(first: Claim, second: Claim, story: Story) -> bool:
    """Whether two articles say it, and not one house, or one text and its copy."""
    articles = {article.id: article for article in story.articles}
    one, other = articles.get(first.article_id), articles.get(second.article_id)
    return one is not None and other is not None and story.witness_of(one) != story.witness_of(other)


def _is_known(first: Claim, second: Claim, story: Story) -> bool:
    """Whether the rules relate the two already: as a conflict, as one value at two times, or as saying the same."""
    relations = story.relations
    groups: list[Iterable[Claim]] = [agreement.claims for agreement in relations.agreements]
    groups += [[c for value in update.values for c in value.claims] for update in relations.updates]
    groups += [[c for side in conflict.sides for c in side.claims] for conflict in relations.conflicts]
    return any(first in group and second in group for group in map(list, groups))
