"""Archives go out and come back, whatever happens on the way."""

from __future__ import annotations

import datetime as dt
import signal
import sqlite3
import subprocess
import sys
from itertools import islice
from pathlib import Path
from typing import TypeVar

import pytest

from bot.archiving import export
from bot.importing import import_paths
from digest.model import Article
from handlers.intake import take_in
from seeds.lines import article_line
from storage.database import Database
from tests.benchmarks.newswire import stream
from tests.bot.conftest import Shell

NOW = dt.datetime(2031, 3, 6, 1, tzinfo=dt.UTC)
T = TypeVar("T")
LATER = NOW + dt.timedelta(hours=5)


def some(count: int) -> list[Article]:
    return [item.article for item in islice(stream(3), count)]


def held(database: Database) -> list[tuple[str, dt.datetime | None]]:
    """Every article but for what belongs to one archive: its number and when it came."""
    with database.reading() as stores:
        return sorted((article_line(a).partition('"title"')[2], removed) for a, removed in stores.articles.everything())


def test_an_export_brought_into_another_archive_gives_the_same_articles_removed_ones_too(
    database: Database, tmp_path: Path
) -> None:
    other = Database(f"sqlite:///{tmp_path / 'other.db'}")
    other.migrate()
    odd = Article(
        "Ģ§ bukan mojibake.\nBaris kedua \u2013 \u201cselesai\u201d.", "Ģ§", outlet="Harian Selat", owner="Grup Selat"
    )
    for article in [*some(12), odd]:
        take_in(database, article, now=NOW)
    with database.writing() as stores:
        stores.articles.remove(3, LATER)
        stores.articles.remove(7, LATER + dt.timedelta(microseconds=17))
    assert export(database, tmp_path / "all.jsonl") == 13
    result = import_paths(other, [tmp_path / "all.jsonl"], clock=lambda: LATER)
    assert (result.added, result.known, result.refused) == (13, 0, [])
    assert held(other) == held(database)
    again = import_paths(other, [tmp_path / "all.jsonl"], clock=lambda: LATER)
    assert (again.added, again.known) == (0, 13)
    other.close()


def test_an_import_stopped_anywhere_and_begun_again_ends_complete_with_nothing_twice(
    sqlite_database: Database, tmp_path: Path
) -> None:
    articles = some(20)
    path = tmp_path / "news.jsonl"
    path.write_text("\n".join(map(article_line, articles)), encoding="utf-8")

    def interrupted(items: list[T], _: str) -> list[T]:
        return items[:9]

    import_paths(sqlite_database, [path], clock=lambda: NOW, watched=interrupted)
    result = import_paths(sqlite_database, [path], clock=lambda: LATER)
    assert (result.added, result.known) == (11, 9)
    with sqlite_database.reading() as stores:
        assert stores.articles.count() == 20


def test_an_import_says_how_quick_it_was(newsroom: Shell) -> None:
    done = newsroom.kabar("import", "news")
    assert done.stdout == "added 3, known 0, refused 0\n"
    assert "3 articles in " in done.stderr
    assert " a second)" in done.stderr


@pytest.mark.slow
def test_an_import_killed_in_the_middle_and_repeated_is_complete_with_nothing_twice(shell: Shell) -> None:
    count = 400
    shell.write("news.jsonl", "\n".join(map(article_line, some(count))))
    command = [sys.executable, "-m", "bot.cli", "import", "news.jsonl"]
    process = subprocess.Popen(command, cwd=shell.folder, env=shell.environment())
    stored = 0
    while stored < count // 3 and process.poll() is None:
        stored = _stored(shell.folder / "kabar.db")
    process.send_signal(signal.SIGKILL)
    process.wait()
    before = _stored(shell.folder / "kabar.db")
    assert count // 3 <= before < count
    assert shell.process("import", "news.jsonl").stdout == f"added {count - before}, known {before}, refused 0\n"
    assert _stored(shell.folder / "kabar.db") == count
    database = Database(f"sqlite:///{shell.folder / 'kabar.db'}")
    with database.reading() as stores:
        assert stores.untold.stories() == []
        assert sum(len(stores.stories.get(number).articles) for number in stores.stories.numbers()) == count
    database.close()


def _stored(path: Path) -> int:
    """How many articles there are, whoever is writing."""
    try:
        connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True, timeout=1)
    except sqlite3.Error:
        return 0
    try:
        return int(connection.execute("SELECT count(*) FROM articles").fetchone()[0])
    except sqlite3.Error:
        return 0
    finally:
        connection.close()
