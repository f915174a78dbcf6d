"""What an edition shows of its stories: which come first, and which of their claims."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from digest.model import Agreement, Article, Claim, Conflict, Edition, Severity, Status, Story, StoryBrief
from digest.similarity import Vectors, centroid, cosine, vector_of

SHOWN_CONFIDENCE = 0.5  # conflicts below are kept, but only shown when asked for
SUMMARY = 6  # claims in a story's summary
_SAME = 0.6  # likeness from which two sentences say the same thing
_POSITION, _CENTRE = 0.75, 0.25  # what makes a claim matter (measured on 3,463 Indonesian articles)
_REPETITION = 0.5  # how much a claim loses for saying what was said
_WEIGHT = {Severity.HIGH: 0, Severity.MEDIUM: 1, Severity.LOW: 2}


def summarise(
    articles: Sequence[Article], claims: Sequence[Claim], vectors_of: Vectors = vector_of
) -> tuple[Claim, ...]:
    """The claims that matter most, best first: early in their article, near the story's middle, none said twice."""
    languages = {article.id: article.language for article in articles}
    worth = [claim for claim in claims if not claim.in_title and claim.status is not Status.NO_COMMENT]
    vectors = [vectors_of(languages.get(claim.article_id, "id"), claim.quote) for claim in worth]
    middle = centroid(vectors)
    ranks = _ranks(worth)
    scores = [_POSITION / (1 + ranks[index]) + _CENTRE * cosine(vectors[index], middle) for index in range(len(worth))]
    holders: dict[str, list[tuple[int, float]]] = {}  # of each word: who has it, and how heavy it is there
    for index, vector in enumerate(vectors):
        for word, weight in vector.items():
            holders.setdefault(word, []).append((index, weight))
    chosen: list[int] = []
    repeats = dict.fromkeys(range(len(worth)), 0.0)  # of what is left: its likeness to what was chosen
    while repeats and len(chosen) < SUMMARY:
        best = max(repeats, key=lambda index: (scores[index] - _REPETITION * repeats[index], _order(worth[index])))
        chosen.append(best)
        likeness = _likeness(vectors[best], holders)
        repeats = {
            index: max(repeat, likeness.get(index, 0.0))
            for index, repeat in repeats.items()
            if index != best and max(repeat, likeness.get(index, 0.0)) < _SAME
        }
    return tuple(worth[index] for index in chosen)


def _likeness(vector: Mapping[str, float], holders: Mapping[str, Sequence[tuple[int, float]]]) -> dict[int, float]:
    """The cosine of a vector with each that shares a word with it: most of a long story shares none."""
    found: dict[int, float] = {}
    for word, weight in vector.items():
        for index, other in holders.get(word, ()):
            found[index] = found.get(index, 0.0) + weight * other
    return found


def _ranks(claims: Sequence[Claim]) -> list[int]:
    """For each claim how many of its article's claims stand before it."""
    starts: dict[int, list[int]] = {}
    for claim in claims:
        starts.setdefault(claim.article_id, []).append(claim.start)
    return [sum(start < claim.start for start in starts[claim.article_id]) for claim in claims]


def _order(claim: Claim) -> tuple[int, int]:
    return -claim.article_id, -claim.start


def compose_edition(
    stories: Sequence[Story], *, since: dt.datetime, until: dt.datetime, outlets: Sequence[str]
) -> Edition:
    """The edition of the articles added in [since, until): the stories with news, the most important first."""
    briefs = [brief for story in stories if (brief := _brief(story, since, until)).new_articles]
    briefs.sort(key=_importance)
    return Edition(
        since=since,
        until=until,
        stories=tuple(briefs),
        outlets=tuple(sorted(set(outlets))),
        articles=sum(len(brief.new_articles) for brief in briefs),
    )


def shown(conflicts: Sequence[Conflict]) -> tuple[Conflict, ...]:
    """The conflicts that are sure enough to show, the most severe first."""
    sure = [conflict for conflict in conflicts if conflict.confidence >= SHOWN_CONFIDENCE]
    return tuple(sorted(sure, key=lambda conflict: (_WEIGHT[conflict.severity], -conflict.confidence)))


def _brief(story: Story, since: dt.datetime, until: dt.datetime) -> StoryBrief:
    new = tuple(a for a in story.articles if a.added_at is not None and since <= a.added_at < until)
    fresh = {article.id for article in new}
    claims = sorted(story.summary, key=lambda claim: claim.article_id not in fresh)  # news first, else as ranked
    return StoryBrief(
        story=story,
        new_articles=new,
        claims=tuple(claims),
        agreed=tuple(agreement for agreement in story.relations.agreements if _independent(story, agreement)),
        conflicts=shown(story.relations.conflicts),
        updates=story.relations.updates,
        witnesses=len({story.witness_of(article) for article in story.articles}),
    )


def _independent(story: Story, agreement: Agreement) -> bool:
    told_by = {claim.article_id for claim in agreement.claims}
    return len({story.witness_of(article) for article in story.articles if article.id in told_by}) > 1


def _importance(brief: StoryBrief) -> tuple[int, int, float, int]:
    """A sort key, most important first: independent witnesses, conflicts shown, freshness, number."""
    newest = max((a.published_at.timestamp() for a in brief.new_articles if a.published_at), default=0.0)
    return -brief.witnesses, -len(brief.conflicts), -newest, brief.story.id
