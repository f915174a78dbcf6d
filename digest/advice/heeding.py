"""Where rules and model meet: as much of a reply as stands up, put into the story that the rules told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from digest.advice.inquiry import Inquiry
from digest.advice.proposing import MOST, read_proposal
from digest.advice.reply import Reply
from digest.advice.wording import is_shorter, is_shorter_headline
from digest.model import Claim, Conflict, Story
from digest.relations import carry_numbers

VETOED = 0.4  # confidence that a vetoed conflict keeps: not in a digest, still under "/conflicts all"
VETO = ("vetoed", "model")  # why it has no more


@dataclass(frozen=True, slots=True)
class Heeded:
    """A story after a reply was looked at, and how many things of the reply were taken and refused, by kind."""

    story: Story
    taken: Mapping[str, int]
    refused: Mapping[str, int]


def heed(story: Story, inquiry: Inquiry, reply: Reply, known: Sequence[Conflict] = ()) -> Heeded:
    """Put into a story what a reply to the inquiry about it says and what stands up; all else stays as the rules say.

    `known` are all conflicts that the story ever had: a proposal that comes again keeps its number.
    """
    taken: Counter[str] = Counter()
    refused: Counter[str] = Counter()
    headline = _headline(story, inquiry, reply)
    wordings = _wordings(story, inquiry, reply)
    vetoed = {number for number in reply.no_conflict if number <= len(inquiry.doubtful)}
    conflicts = _with_vetoes(story.relations.conflicts, [inquiry.doubtful[n - 1] for n in vetoed])
    proposed = _proposed(story, inquiry, reply)
    _count(taken, refused, "headline", int(headline is not None), int(bool(reply.headline)))
    _count(taken, refused, "wording", len(wordings), len(reply.wordings))
    _count(taken, refused, "veto", len(vetoed), len(reply.no_conflict))
    _count(taken, refused, "conflict", len(proposed), len(reply.conflicts))
    present = {conflict.id for conflict in conflicts}
    numbered = carry_numbers([old for old in known if old.id not in present], proposed)
    told = replace(
        story,
        headline=headline or story.headline,
        summary=tuple(replace(claim, wording=wordings.get(claim, "")) for claim in story.summary),
        relations=replace(story.relations, conflicts=(*conflicts, *numbered)),
    )
    return Heeded(told, taken, refused)


def _count(taken: Counter[str], refused: Counter[str], what: str, good: int, offered: int) -> None:
    taken[what] += good
    refused[what] += offered - good


def _headline(story: Story, inquiry: Inquiry, reply: Reply) -> str | None:
    """A shorter headline, if one was asked for and it is one."""
    article = next((a for a in story.articles if a.title == story.headline), story.articles[0])
    if inquiry.headline and reply.headline and is_shorter_headline(reply.headline, story.headline, article):
        return reply.headline
    return None


def _wordings(story: Story, inquiry: Inquiry, reply: Reply) -> dict[Claim, str]:
    """The sentences that were to be shorter and are, in the words that make them so."""
    articles = {article.id: article for article in story.articles}
    found = {}
    for each in reply.wordings:
        if each.sentence in inquiry.long:
            claim = inquiry.claims[each.sentence - 1]
            if is_shorter(each.text, claim.quote, articles[claim.article_id]):
                found[claim] = each.text
    return found


def _with_vetoes(conflicts: Sequence[Conflict], vetoed: Sequence[Conflict]) -> tuple[Conflict, ...]:
    """The rules' conflicts; the doubtful ones that the model sees none in are no longer sure enough for a digest."""
    return tuple(replace(c, confidence=VETOED, why=(*c.why, VETO)) if c in vetoed else c for c in conflicts)


def _proposed(story: Story, inquiry: Inquiry, reply: Reply) -> list[Conflict]:
    """The proposals that stand up, each pair of sentences once."""
    found: dict[frozenset[tuple[int, int]], Conflict] = {}
    for proposal in reply.conflicts:
        conflict = read_proposal(proposal, inquiry, story)
        if conflict is not None:
            pair = frozenset((claim.article_id, claim.start) for side in conflict.sides for claim in side.claims)
            found.setdefault(pair, conflict)
    return list(found.values())[:MOST]
