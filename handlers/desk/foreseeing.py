"""What publishing an article would do, found without storing anything."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from digest.compose import SHOWN_CONFIDENCE
from digest.copies import witnesses_of
from digest.model import Article, Claim, Conflict, Reading
from digest.stories import STORY_OPEN, choose_story, tell
from handlers.intake import find_copies
from storage.stores import Stores


@dataclass(frozen=True, slots=True)
class Outlook:
    """What would come of an article."""

    claims: int
    story_id: int | None = None  # that it joins; None: it opens one
    headline: str = ""
    known: int | None = None  # the article that it is, by URL or text
    known_removed: bool = False
    copies: tuple[Article, ...] = ()  # that are nearly the same text, of whatever story
    conflicts: tuple[Conflict, ...] = ()  # that its claims would be part of, as a digest shows them


def foresee(stores: Stores, article: Article, reading: Reading) -> Outlook:
    """Weigh an article that is not stored (its number is 0) as storing it would."""
    known = stores.articles.known(article)
    if known is not None:
        removed = stores.revisions.get(known).removed_at is not None
        return Outlook(len(reading.claims), stores.stories.of_article(known), known=known, known_removed=removed)
    near = tuple(copy.article for copy in find_copies(stores, article))
    candidates = stores.stories.candidates(reading.terms, article.published_at, STORY_OPEN)
    number = choose_story(article, reading.terms, candidates)
    if number is None:
        return Outlook(len(reading.claims), copies=near)
    members = stores.stories.articles(number)
    claims = stores.articles.claims([member.id for member in members])
    story = tell(number, [*members, article], [*claims, *reading.claims], stores.stories.conflicts(number))
    reprinted = _reprinted(article, reading.claims, members, claims)
    mine = [conflict for conflict in story.relations.conflicts if _has(conflict, article.id)]
    return Outlook(
        len(reading.claims),
        number,
        story.headline,
        copies=tuple({copy.id: copy for copy in (*near, *reprinted)}.values()),
        conflicts=tuple(conflict for conflict in mine if conflict.confidence >= SHOWN_CONFIDENCE),
    )


def _has(conflict: Conflict, number: int) -> bool:
    return any(claim.article_id == number for side in conflict.sides for claim in side.claims)


def _reprinted(
    article: Article, own: Sequence[Claim], members: Sequence[Article], claims: Sequence[Claim]
) -> tuple[Article, ...]:
    """The articles of its story that are mostly the same sentences; whoever published them."""
    bare = [replace(each, outlet=None, owner=None) for each in (*members, article)]
    witnesses = witnesses_of(bare, [*claims, *own])
    return tuple(member for member in members if witnesses[member.id] == witnesses[article.id])
