"""Which of what editions showed stands no more as it was shown, because an article was removed or edited."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from digest.compose import SHOWN_CONFIDENCE
from digest.model import Claim, Conflict
from storage.decisions import Change, ConflictRow, Shown, Telling
from storage.records import ConflictState
from storage.stores import Stores

SAID = {"text", "title", "outlet", "published_at"}  # what readers see of an article


def note_corrections(
    stores: Stores,
    changes: Sequence[Change],
    told: Mapping[int, Telling],
    moved: Sequence[ConflictRow],
    now: dt.datetime,
) -> None:
    """Keep for the chats that were shown it what a decision took back; an article that only comes in is news.

    `told` is what was told of the touched stories before, `moved` the conflicts as they were, of those that changed.
    """
    since = _taken_back(stores, changes)
    if not since:
        return
    noted = set()
    for row in moved:
        articles = _articles(row.conflict) & since.keys()
        if articles and row.story_id in told and _was_shown(row) and not _stands(stores, row):
            shown = _of_conflict(row, told[row.story_id], articles)
            if stores.corrections.note(shown, min(since[number] for number in articles), now):
                noted.add(row.story_id)
    for story in told.values():
        lost = _claims_lost(stores, story, set(since)) if story.id not in noted else []
        if lost:
            articles = {claim.article_id for claim in lost}
            quotes = tuple(claim.quote for claim in lost)
            shown = Shown(story.id, story.headline, quotes=quotes, articles=tuple(sorted(articles)))
            stores.corrections.note(shown, min(since[number] for number in articles), now)


def _taken_back(stores: Stores, changes: Sequence[Change]) -> dict[int, dt.datetime]:
    """The articles that were removed, deleted or edited, and when they came: nothing of them was shown before."""
    if any(change.kind == "outlet" for change in changes):
        return {}  # a name that is written otherwise now
    found = {}
    for change in changes:
        if change.kind != "article" or change.before is None or change.before.get("removed_at") is not None:
            continue
        record = stores.revisions.find(change.number)
        if change.after is None or record is None:
            found[change.number] = dt.datetime.fromisoformat(change.before["added_at"])
        elif SAID & change.before.keys() or record.removed_at is not None:
            assert record.article.added_at is not None, "stored articles know when they came"
            found[change.number] = record.article.added_at
    return found


def _was_shown(row: ConflictRow) -> bool:
    return row.state == ConflictState.OPEN and row.conflict.confidence >= SHOWN_CONFIDENCE


def _stands(stores: Stores, row: ConflictRow) -> bool:
    """Whether a conflict still reads as it was shown.

    Of one that a model proposed it is enough that all it rests on is still said: a telling by the rules closes it,
    until the model's reply is put in again.
    """
    if row.conflict.question.by_model:
        claims = [claim for side in row.conflict.sides for claim in side.claims]
        return not _unsaid(stores, claims)
    now = stores.conflicts.standing(row.conflict.id)
    return now.state is ConflictState.OPEN and _reads(stores.conflicts.get(row.conflict.id)) == _reads(row.conflict)


def _reads(conflict: Conflict) -> list[tuple[str, list[tuple[int, str]]]]:
    return [(side.position, [(claim.article_id, claim.quote) for claim in side.claims]) for side in conflict.sides]


def _of_conflict(row: ConflictRow, story: Telling, articles: set[int]) -> Shown:
    return Shown(
        story.id,
        story.headline,
        row.conflict.id,
        row.conflict.question,
        tuple(side.position for side in row.conflict.sides),
        articles=tuple(sorted(articles)),
    )


def _claims_lost(stores: Stores, story: Telling, articles: set[int]) -> list[Claim]:
    """The claims of these articles that the story was summed up with and that they make no more."""
    return _unsaid(stores, [claim for claim in story.summary if claim.article_id in articles])


def _unsaid(stores: Stores, mine: Sequence[Claim]) -> list[Claim]:
    """Those of these claims that their articles make no more."""
    there = {number for number in {claim.article_id for claim in mine} if stores.articles.find(number)}
    says = {(claim.article_id, _said(claim)) for claim in stores.articles.claims(sorted(there))}
    return [claim for claim in mine if (claim.article_id, _said(claim)) not in says]


def _said(claim: Claim) -> tuple[str, str | None]:
    return claim.quote, claim.attribution.speaker


def _articles(conflict: Conflict) -> set[int]:
    return {claim.article_id for side in conflict.sides for claim in side.claims}
