"""Claims, stories and conflicts in the shape that programs rely on: of some files, and of an edition."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from html import unescape
from pathlib import Path
from typing import Any

from digest.analysis import analyse
from digest.compose import shown
from digest.model import Article, Claim, Conflict, DateWindow, Edition, Quantity, Question, Side, Story, Update
from handlers.render.questions import question_text

Json = dict[str, Any]
Numbers = Mapping[tuple[int, int, int], int]  # of claims, by what identifies them


def analysis_json(files: Iterable[tuple[Path, Article]], *, language: str, every: bool = False) -> Json:
    """What the newsroom makes of some articles, as plain data; the order of the files does not matter.

    Args:
        files: each article with the file it was read from.
        language: of the questions (ISO 639-1).
        every: the less sure conflicts too, not only those that a digest would show.
    """
    rows = [(path, replace(article, id=n)) for n, (path, article) in enumerate(sorted(files, key=_order), 1)]
    names = _names(rows)
    articles = [{"id": names[a.id], "path": str(path), **_article(a)} for path, a in rows]
    stories = analyse([article for _, article in rows])
    return {"articles": articles, **_stories_json(stories, names, language=language, every=every)}


def edition_json(edition: Edition, *, language: str) -> Json:
    """An edition as plain data: as an analysis of its stories, with the archive's numbers, and its window."""
    stories = [brief.story for brief in edition.stories]
    articles = {article.id: article for story in stories for article in story.articles}
    names = {number: str(number) for number in articles}
    return {
        "since": rfc3339(edition.since),
        "until": rfc3339(edition.until),
        "outlets": list(edition.outlets),
        "new": [names[article.id] for brief in edition.stories for article in brief.new_articles],
        "articles": [
            {"id": names[a.id], "url": a.url, "retold": a.retold, **_article(a)} for _, a in sorted(articles.items())
        ],
        **_stories_json(stories, names, language=language, every=False),
    }


def _stories_json(stories: Sequence[Story], names: Mapping[int, str], *, language: str, every: bool) -> Json:
    """Claims, stories, conflicts and updates that refer to each other; `names` are the articles' ids."""
    claims = sorted((claim for story in stories for claim in story.claims if not claim.in_title), key=_key)
    numbers = {_key(claim): number for number, claim in enumerate(claims, 1)}
    conflicts = [
        (story.id, conflict)
        for story in stories
        for conflict in (story.relations.conflicts if every else shown(story.relations.conflicts))
    ]
    return {
        "claims": [_claim(number, claim, names) for number, claim in enumerate(claims, 1)],
        "stories": [_story(story, names, numbers) for story in stories],
        "conflicts": [
            _conflict(conflict.id or number, story, conflict, names, numbers, language)
            for number, (story, conflict) in enumerate(conflicts, 1)
        ],
        "updates": [
            _update(story.id, update, names, numbers, language)
            for story in stories
            for update in story.relations.updates
        ],
    }


def _order(row: tuple[Path, Article]) -> tuple[str, str, str]:
    path, article = row
    return path.stem, str(path), article.text


def _names(rows: Sequence[tuple[Path, Article]]) -> dict[int, str]:
    """The file's stem for every article; further articles of the same stem get a number behind it."""
    seen: dict[str, int] = {}
    names: dict[int, str] = {}
    for path, article in rows:
        seen[path.stem] = seen.get(path.stem, 0) + 1
        names[article.id] = path.stem if seen[path.stem] == 1 else f"{path.stem}-{seen[path.stem]}"
    return names


def _key(claim: Claim) -> tuple[int, int, int]:
    return claim.article_id, claim.start, claim.end


def _article(article: Article) -> Json:
    return {"title": article.title, "source": article.outlet, "published": rfc3339(article.published_at)}


def _claim(number: int, claim: Claim, names: Mapping[int, str]) -> Json:
    return {
        "id": number,
        "article": names[claim.article_id],
        "quote": claim.quote,
        "speaker": claim.attribution.speaker,
        "role": claim.attribution.role,
        "via": list(claim.attribution.via),
        "status": claim.status.value,
        "quantities": [_quantity(quantity) for quantity in claim.quantities],
    }


def _quantity(quantity: Quantity) -> Json:
    return {
        "low": quantity.low,
        "high": quantity.high,
        "unit": quantity.unit,
        "of": quantity.of,
        "measure": quantity.measure,
        "qualifier": quantity.qualifier,
        "share": quantity.share.value,
        "place": quantity.place,
        "as_of": _window(quantity.as_of),
    }


def _window(window: DateWindow | None) -> list[str] | None:
    return [window.first.isoformat(), window.last.isoformat()] if window else None


def _story(story: Story, names: Mapping[int, str], numbers: Numbers) -> Json:
    return {
        "id": story.id,
        "headline": story.headline,
        "articles": [names[article.id] for article in story.articles],
        "summary": [numbers[_key(claim)] for claim in story.summary if _key(claim) in numbers],
    }


def _conflict(
    number: int, story: int, conflict: Conflict, names: Mapping[int, str], numbers: Numbers, language: str
) -> Json:
    return {
        "id": number,
        "story": story,
        "kind": conflict.kind.value,
        "severity": conflict.severity.value,
        "confidence": conflict.confidence,
        "question": _in_words(conflict.question, language),
        "sides": [_side(side, names, numbers) for side in conflict.sides],
        "why": dict(conflict.why),
        "found_with_model": conflict.question.by_model,
    }


def _side(side: Side, names: Mapping[int, str], numbers: Numbers) -> Json:
    speakers = [claim.attribution.speaker for claim in side.claims if claim.attribution.speaker]
    return {
        "position": side.position,
        "speakers": list(dict.fromkeys(speakers)),
        "quotes": [_quote(claim, names, numbers) for claim in side.claims],
    }


def _quote(claim: Claim, names: Mapping[int, str], numbers: Numbers) -> Json:
    return {"article": names[claim.article_id], "quote": claim.quote, "claim": numbers[_key(claim)]}


def _update(story: int, update: Update, names: Mapping[int, str], numbers: Numbers, language: str) -> Json:
    values = [
        {
            "value": value.value,
            "as_of": _window(value.as_of),
            "quotes": [_quote(claim, names, numbers) for claim in value.claims],
        }
        for value in update.values
    ]
    return {"story": story, "question": _in_words(update.question, language), "values": values}


def _in_words(question: Question, language: str) -> str:
    return unescape(str(question_text(question, language)))


def rfc3339(moment: dt.datetime | None) -> str | None:
    """A moment as programs read it, in UTC."""
    return moment.astimezone(dt.UTC).isoformat().replace("+00:00", "Z") if moment else None
