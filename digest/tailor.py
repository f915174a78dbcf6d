"""An edition for one reader: what they do not want left out, what they follow first, and only what is new to them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from digest.compose import summarise
from digest.model import Claim, Conflict, Edition, Relations, Side, Story, StoryBrief, Update, UpdateValue
from digest.similarity import cosine, vector_of
from digest.stories import headline
from digest.text import tokens

PHONE = 10  # stories that somebody reads on a phone in the morning
_SAID_TOO = 0.45  # likeness from which another source tells something of the kind
_WEIGHED = 400  # claims of a story that are looked through for it
_STEM = 5  # letters from which a word stands for its longer forms ("banjir", "banjirnya")


@dataclass(frozen=True, slots=True)
class Wishes:
    """What a reader wants of an edition."""

    followed: tuple[str, ...] = ()  # words
    muted: tuple[str, ...] = ()  # words
    outlets_muted: frozenset[str] = frozenset()
    stories_followed: frozenset[int] = frozenset()
    stories_muted: frozenset[int] = frozenset()
    least_sources: int = 1  # independent ones


Known = Mapping[int, Collection[int]]  # stories told before, and which of their conflicts


def tailor(edition: Edition, wishes: Wishes, known: Known) -> Edition:
    """The edition as one reader gets it; what is less important than a phone holds is counted in `left_out`."""
    wanted = [brief for each in edition.stories if (brief := _wanted(each, wishes))]
    wanted.sort(key=lambda brief: not (brief.followed or brief.story.id in wishes.stories_followed))
    briefs = (_since_told(brief, known.get(brief.story.id)) for brief in wanted[:PHONE])
    return replace(
        edition,
        stories=tuple(replace(brief, single=_single(brief)) for brief in briefs),
        articles=sum(len(brief.new_articles) for brief in wanted),
        outlets=tuple(outlet for outlet in edition.outlets if outlet not in wishes.outlets_muted),
        left_out=max(0, len(wanted) - PHONE),
    )


# --- what is wanted ---------------------------------------------------------------------------------------------------


def _wanted(brief: StoryBrief, wishes: Wishes) -> StoryBrief | None:
    """The story without muted outlets; None if the reader does not want it."""
    if brief.story.id in wishes.stories_muted:
        return None
    kept = _without(brief, wishes.outlets_muted)
    if kept is None or kept.witnesses < wishes.least_sources:
        return None
    titles = [kept.story.headline, *(article.title for article in kept.new_articles)]
    if any(mentions(title, words) for words in wishes.muted for title in titles):
        return None
    told = [*titles, *(claim.quote for claim in kept.claims)] if wishes.followed else []
    return replace(kept, followed=tuple(w for w in wishes.followed if any(mentions(text, w) for text in told)))


def mentions(text: str, words: str) -> bool:
    """Whether all of some words are in a text, in this form or a longer one."""
    there = {token.word for token in tokens(text)}
    return all(
        any(one == wanted or (len(wanted) >= _STEM and one.startswith(wanted)) for one in there)
        for wanted in (token.word for token in tokens(words))
    )


def _without(brief: StoryBrief, outlets: Collection[str]) -> StoryBrief | None:
    """The story as the other outlets tell it; None if they have nothing new."""
    story = brief.story
    if not any(article.outlet in outlets for article in story.articles):
        return brief
    articles = tuple(article for article in story.articles if article.outlet not in outlets)
    new = tuple(article for article in brief.new_articles if article.outlet not in outlets)
    if not new:
        return None
    there = frozenset(article.id for article in articles)
    claims = _of(story.claims, there)
    conflicts = tuple(c for each in brief.conflicts if (c := _conflict_of(each, there)))
    updates = tuple(u for each in brief.updates if (u := _update_of(each, there)))
    summary = _of(story.summary, there)
    bare = Story(story.id, headline(articles), articles, claims, summary, Relations(), story.witnesses)
    return replace(
        brief,
        story=replace(bare, relations=replace(story.relations, conflicts=conflicts, updates=updates)),
        new_articles=new,
        claims=_of(brief.claims, there) or summarise(new, _of(claims, frozenset(article.id for article in new))),
        agreed=tuple(replace(a, claims=_of(a.claims, there)) for a in brief.agreed),
        conflicts=conflicts,
        updates=updates,
        witnesses=len({story.witness_of(article) for article in articles}),
    )


def _of(claims: Iterable[Claim], articles: Collection[int]) -> tuple[Claim, ...]:
    return tuple(claim for claim in claims if claim.article_id in articles)


def _conflict_of(conflict: Conflict, articles: Collection[int]) -> Conflict | None:
    sides = tuple(Side(side.position, kept) for side in conflict.sides if (kept := _of(side.claims, articles)))
    return replace(conflict, sides=sides) if len(sides) > 1 else None


def _update_of(update: Update, articles: Collection[int]) -> Update | None:
    values = tuple(UpdateValue(v.value, v.as_of, kept) for v in update.values if (kept := _of(v.claims, articles)))
    return replace(update, values=values) if len(values) > 1 else None


# --- what is new ------------------------------------------------------------------------------------------------------


def _since_told(brief: StoryBrief, conflicts_told: Collection[int] | None) -> StoryBrief:
    """A story that was told before is continued: what its new articles claim, what moved, and what conflicts now."""
    if conflicts_told is None:
        return brief
    fresh = frozenset(article.id for article in brief.new_articles)
    new = tuple(c for c in brief.conflicts if c.id not in conflicts_told or _has(fresh, *(s.claims for s in c.sides)))
    return replace(
        brief,
        continuing=True,
        claims=_of(brief.claims, fresh) or summarise(brief.new_articles, _of(brief.story.claims, fresh)),
        conflicts=new,
        updates=tuple(update for update in brief.updates if _has(fresh, update.values[-1].claims)),
        known_conflicts=len(brief.conflicts) - len(new),
    )


def _has(articles: Collection[int], *groups: Sequence[Claim]) -> bool:
    return any(claim.article_id in articles for group in groups for claim in group)


# --- what only one source says ----------------------------------------------------------------------------------------


def _single(brief: StoryBrief) -> tuple[Claim, ...]:
    """The claims to show that no other independent source makes, in these words or in like ones."""
    story = brief.story
    if brief.witnesses < 2 or not story.claims:  # without its claims nothing tells what others say
        return ()
    languages = {article.id: article.language for article in story.articles}
    witness = {article.id: story.witness_of(article) for article in story.articles}
    related = [agreement.claims for agreement in brief.agreed]
    related += [side.claims for conflict in story.relations.conflicts for side in conflict.sides]
    others = [
        (witness.get(c.article_id), vector_of(languages.get(c.article_id, "id"), c.quote))
        for c in story.claims[:_WEIGHED]
    ]
    found = []
    for claim in brief.claims:
        mine = witness.get(claim.article_id)
        shared = any(claim in group and any(witness.get(c.article_id) != mine for c in group) for group in related)
        vector = vector_of(languages.get(claim.article_id, "id"), claim.quote)
        if not shared and all(other == mine or cosine(vector, theirs) < _SAID_TOO for other, theirs in others):
            found.append(claim)
    return tuple(found)
