"""What may be shown in public: only what rests on articles that are there, and conflicts that are sure enough."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from digest.compose import shown
from digest.model import Agreement, Article, Claim, Conflict, Relations, Story, Update
from digest.stories import headline
from handlers.pages.sheets import OutletSheet


def public_story(story: Story) -> Story:
    """A story without whatever rests, even in part, on an article that is not in it (any more).

    A story is told anew in the transaction that removes an article, so this finds something to do only where somebody
    has changed the database by hand; a page is not the place to find that out.
    """
    there = {article.id for article in story.articles}
    relations = Relations(
        conflicts=tuple(each for each in story.relations.conflicts if is_public(each, there)),
        updates=tuple(each for each in story.relations.updates if _rests_on(_claims_of(each), there)),
        agreements=tuple(each for each in story.relations.agreements if _rests_on(_claims_of(each), there)),
    )
    return replace(
        story,
        headline=story.headline if _is_said(story) else headline(story.articles),
        summary=tuple(claim for claim in story.summary if claim.article_id in there),
        relations=relations,
    )


def is_public(conflict: Conflict, there: Collection[int]) -> bool:
    """Whether a conflict is sure enough, and all it rests on is among these articles."""
    return bool(shown([conflict])) and _rests_on(_claims_of(conflict), there)


def outlets_of(articles: Iterable[Article]) -> tuple[OutletSheet, ...]:
    """The outlets of some articles with their owners, those with most articles first."""
    counted = Counter((article.outlet, article.owner) for article in articles)
    ordered = sorted(counted.items(), key=lambda pair: (-pair[1], (pair[0][0] or "").casefold()))
    return tuple(OutletSheet(name, owner, count) for (name, owner), count in ordered)


def resting_on(conflict: Conflict, articles: Sequence[Article]) -> list[Article]:
    """Those of these articles that a conflict quotes."""
    quoted = {claim.article_id for claim in _claims_of(conflict)}
    return [article for article in articles if article.id in quoted]


def _claims_of(found: Conflict | Update | Agreement) -> list[Claim]:
    if isinstance(found, Conflict):
        return [claim for side in found.sides for claim in side.claims]
    if isinstance(found, Update):
        return [claim for step in found.values for claim in step.claims]
    return list(found.claims)


def _rests_on(claims: Iterable[Claim], there: Collection[int]) -> bool:
    return all(claim.article_id in there for claim in claims)


def _is_said(story: Story) -> bool:
    """Whether the headline is from an article that is still there."""
    return any(story.headline in (article.title or article.text) for article in story.articles)
