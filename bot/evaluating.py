"""`kabar evaluate` and `kabar cases export`: how well conflicts are found, and new cases to measure that on.

An annotated story is a folder with article files and a `gold.json`; docs/evaluation.md says what is in it.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from html import unescape
from pathlib import Path
from string import ascii_uppercase
from typing import Any

import typer

from bot.house import fail, get_settings, now, open_database
from digest.analysis import analyse
from digest.compose import shown
from digest.model import Article, Conflict, ConflictKind, Story
from digest.scoring import AnnotatedStory, Annotation, Said, Score, score, shares
from handlers.render.questions import question_text
from seeds.files import read_paths
from seeds.lines import article_line
from storage.errors import NotFound
from storage.stores import Stores

GOLD = "gold.json"
MANY = 1000  # reports that are looked through
Json = Mapping[str, Any]
Tell = Callable[[Sequence[Article]], Sequence[Story]]


def evaluate_command(path: Path, *, verbose: bool, model: str = "") -> None:
    """Print how well conflicts are found in a folder of annotated stories, by the rules and, if named, with a model."""
    settings = get_settings()
    if model and not settings.kabar_model_url:
        fail("KABAR_MODEL_URL is not set: it says where the model is asked")
    try:
        stories = list(read_stories(path, at=now()))
    except (OSError, ValueError, KeyError, TypeError) as error:
        fail(f"{path} cannot be read as annotated stories: {type(error).__name__}: {error}")
    if not stories:
        fail(f"{path} holds no story with a {GOLD}")
    _print(evaluate(stories), verbose=verbose)
    if model:
        from bot.advice.measuring import Consulting  # what nobody else needs

        consulting = Consulting.of(settings, model)
        result = evaluate(stories, consulting.tell)
        typer.echo(f"\nwith {model}:")
        _print(result, verbose=verbose)
        for line in consulting.lines():
            typer.echo(line)


def _print(result: Score, *, verbose: bool) -> None:
    for name, figure in shares(result).items():
        typer.echo(f"{name}: {figure}")
    if verbose:
        for line in [*(f"missed: {each}" for each in result.missed), *(f"alarm: {each}" for each in result.alarms)]:
            typer.echo(line)


def evaluate(stories: Sequence[AnnotatedStory], tell: Tell = analyse) -> Score:
    """Read each story as its articles came, and hold what a digest would show against its annotations."""
    return score((story, _shown(tell(story.articles))) for story in stories)


def _shown(told: Sequence[Story]) -> list[Conflict]:
    return [conflict for story in told for conflict in shown(story.relations.conflicts)]


def read_stories(path: Path, *, at: dt.datetime) -> Iterator[AnnotatedStory]:
    """The annotated stories in a folder and below, by name. Raises OSError, ValueError, KeyError or TypeError."""
    for gold in sorted(path.rglob(GOLD)):
        read = [each for each in read_paths([gold.parent], now=at) if each.path.parent == gold.parent]
        refused = next((each for each in read if each.refusal), None)
        if refused is not None and refused.refusal is not None:
            raise ValueError(f"{refused.place}: {refused.refusal.words}")
        files = [(each.path.stem, each.article) for each in read if each.article]
        articles = tuple(replace(article, id=number) for number, (_, article) in enumerate(files, 1))
        numbers = {stem: number for number, (stem, _) in enumerate(files, 1)}
        told = json.loads(gold.read_text(encoding="utf-8"))
        yield AnnotatedStory(
            gold.parent.name, articles, tuple(_annotation(each, numbers) for each in told["conflicts"])
        )


def _annotation(told: Json, numbers: Mapping[str, int]) -> Annotation:
    said = [Said(numbers[each["article"]], each["sentence"], each["camp"]) for each in told["sides"]]
    return Annotation(
        ConflictKind(told["kind"]),
        told["question"],
        tuple(said),
        major=told.get("importance", "major") == "major",
        sure=told.get("certainty", "high") != "low",
    )


def export_cases_command(folder: Path) -> None:
    """Write what moderators dismissed and readers find wrong as annotated stories."""
    if folder.exists() and any(folder.iterdir()):
        fail(f"{folder} is not empty; name a new folder")
    with open_database(get_settings()) as database, database.reading() as stores:
        count = export_cases(stores, folder)
    typer.echo(f"cases: {count}")


def export_cases(stores: Stores, folder: Path) -> int:
    """Write a case for each story with a conflict that was dismissed, or that readers find wrong; return how many.

    Its open conflicts are annotated as they were found, and as doubtful, since nobody has confirmed them; those that
    were dismissed are not annotated: found again, they are alarms.
    """
    dismissed = {stores.conflicts.standing(each.conflict.id).story_id for each in stores.conflicts.dismissals()}
    return sum(_write(stores, folder, number) for number in sorted(dismissed | set(_reported(stores))))


def _reported(stores: Stores) -> Iterator[int]:
    """The stories that readers find wrong, or a conflict in them."""
    for report in stores.reports.waiting(MANY):
        kind, _, number = report.subject.partition(" ")
        if kind == "story":
            yield int(number)
        else:
            yield stores.conflicts.standing(int(number)).story_id


def _write(stores: Stores, folder: Path, number: int) -> bool:
    try:
        story = stores.stories.get(number)
    except NotFound:  # removed since: nothing is left to measure
        return False
    home = folder / f"story-{number}"
    home.mkdir(parents=True)
    for article in story.articles:
        (home / f"{article.id}.jsonl").write_text(article_line(article) + "\n", encoding="utf-8")
    gold = {"conflicts": [_gold(conflict, story.articles[0].language) for conflict in story.relations.conflicts]}
    (home / GOLD).write_text(json.dumps(gold, ensure_ascii=False, indent=1), encoding="utf-8")
    return True


def _gold(conflict: Conflict, language: str) -> Json:
    """A conflict as an annotation that nobody has confirmed."""
    sides = [
        {"article": str(claim.article_id), "sentence": claim.quote, "camp": camp}
        for camp, side in zip(ascii_uppercase, conflict.sides, strict=False)
        for claim in side.claims
    ]
    question = unescape(str(question_text(conflict.question, language)))
    return {
        "kind": conflict.kind.value,
        "question": question,
        "importance": "minor",
        "certainty": "low",
        "sides": sides,
    }
