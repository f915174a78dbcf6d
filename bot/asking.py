"""`kabar search`, `digest`, `stats` and `analyze`: answers on the command line, for people and for programs."""

from __future__ import annotations

import datetime as dt
import json
import sys
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import typer
from markupsafe import Markup

from bot.analyze import analysis_json, edition_json, rfc3339
from bot.house import fail, get_settings, now, open_database, say_failed
from bot.settings import Settings
from digest.analysis import analyse
from digest.compose import SHOWN_CONFIDENCE
from digest.text import tokens
from handlers.intake import tell_untold
from handlers.publishing import DAY, find_edition
from handlers.render import View, plain, render_edition, render_excerpts, render_story
from handlers.render.figures import render_figures
from handlers.texts import supported, texts
from seeds.files import read_paths
from storage.database import Database
from storage.search import SearchResult

BETWEEN = "\n\n"  # blocks


def search_command(query: str, *, as_json: bool, limit: int) -> None:
    """Answer one query, or with `-` every line of standard input as it comes."""
    settings = get_settings()
    queries = (line.rstrip("\r\n") for line in sys.stdin) if query == "-" else iter([query])
    with open_database(settings) as database:
        for words in queries:
            result, milliseconds = _find(database, words, limit)
            if as_json:
                answer = _search_shape(words, result, milliseconds)
                typer.echo(json.dumps(answer, ensure_ascii=False))
            else:
                typer.echo(_in_words(_found(_view(settings), words, result)))
            sys.stdout.flush()  # whoever pipes queries in waits for each answer


def _find(database: Database, query: str, limit: int) -> tuple[SearchResult, float]:
    """One query's answer and how many milliseconds it took."""
    began = time.perf_counter()
    with database.reading() as stores:
        result = stores.search.find(query, limit=limit)
    return result, (time.perf_counter() - began) * 1000


def _found(view: View, query: str, result: SearchResult) -> list[Markup]:
    """The excerpts, or that there are none and which spellings come near."""
    if result.excerpts:
        return render_excerpts(view, query, result)
    nothing = view.t("sources-nothing", query=query) if tokens(query) else view.t("sources-no-words")
    near = Markup("\n").join([view.t("sources-suggestions"), *(f"• {words}" for words in result.suggestions)])
    return [nothing, near] if result.suggestions else [nothing]


def _search_shape(query: str, result: SearchResult, milliseconds: float) -> dict[str, Any]:
    """One query's answer as programs read it."""
    excerpts = [
        {
            "article": excerpt.article.id,
            "url": excerpt.article.url,
            "source": excerpt.article.outlet,
            "published": rfc3339(excerpt.article.published_at),
            "text": excerpt.passage.text,
            "highlights": [list(span) for span in excerpt.highlights],
            "score": round(excerpt.score, 4),
        }
        for excerpt in result.excerpts
    ]
    return {
        "query": query,
        "milliseconds": round(milliseconds, 3),
        "total": result.total,
        "more": result.more,
        "excerpts": excerpts,
        "suggestions": list(result.suggestions),
    }


def digest_command(since: str, until: str, language: str, *, as_json: bool) -> None:
    """Print the edition of a window."""
    settings = get_settings()
    if language and not supported(language):
        fail(f"there are no texts in {language}; say id or en")
    zone = ZoneInfo(settings.kabar_timezone)
    with open_database(settings) as database:
        tell_untold(database, now)  # what an import that was killed has left
        say_failed(database)
        end = _moment(until, zone) if until else now()
        start = _moment(since, zone) if since else end - DAY
        if start >= end:
            fail("--since must be earlier than --until")
        with database.reading() as stores:
            edition = find_edition(stores, start, end)
    if as_json:
        typer.echo(_as_json(edition_json(edition, language=language or settings.kabar_language)))
    else:
        typer.echo(_in_words(render_edition(replace(_view(settings, language), now=end), edition)))


def stats_command() -> None:
    """Print how much there is of everything."""
    settings = get_settings()
    with open_database(settings) as database, database.reading() as stores:
        figures = stores.counting.figures(now() - DAY, SHOWN_CONFIDENCE)
    typer.echo(_in_words([render_figures(_view(settings), figures)]))


def analyze_command(paths: Sequence[Path], *, as_json: bool, every: bool) -> None:
    """Print what the newsroom makes of some files; exits with 1 if any was refused."""
    settings = get_settings()
    read = list(read_paths(paths, now=now()))
    files = [(each.path, each.article) for each in read if each.article]
    if as_json:
        typer.echo(_as_json(analysis_json(files, language=settings.kabar_language, every=every)))
    else:
        stories = analyse([replace(article, id=number) for number, (_, article) in enumerate(files, 1)])
        blocks = [block for story in stories for block in render_story(_view(settings), story)]
        typer.echo(_in_words(blocks))
    refused = [(each.place, each.refusal.words) for each in read if each.refusal]
    for place, why in refused:
        typer.echo(f"refused: {place}: {why}", err=True)
    if refused:
        raise typer.Exit(1)


def _moment(text: str, zone: ZoneInfo) -> dt.datetime:
    """A date or time as people write it; without an offset it is local."""
    try:
        read = dt.datetime.fromisoformat(text)
    except ValueError:
        fail(f"{text!r} is no date or time; write it like 2024-11-01 or 2024-11-01T07:00+07:00")
    return read if read.tzinfo else read.replace(tzinfo=zone)


def _view(settings: Settings, language: str = "") -> View:
    """How somebody at this machine sees things."""
    return View(texts(language or settings.kabar_language), ZoneInfo(settings.kabar_timezone), now())


def _as_json(answer: dict[str, Any]) -> str:
    return json.dumps(answer, ensure_ascii=False, indent=1)


def _in_words(blocks: list[Markup]) -> str:
    return BETWEEN.join(plain(block) for block in blocks)
