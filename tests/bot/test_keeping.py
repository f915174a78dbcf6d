"""What was decided in one archive holds in the next one."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

from bot.archiving import export
from bot.importing import import_paths
from handlers.desk.changing import Work
from storage.database import Database
from storage.feed_records import FeedMode
from tests.handlers.desk.newsdesk import fill
from tests.handlers.newsroom import NOW

OUTLET = {"origin": "Harian Selat", "name": "Pos Selat", "owner": "Grup", "aliases": ["Harian Selat"], "domains": []}


def decide(database: Database) -> None:
    """A bit of everything that moderators decide."""
    said: dict[str, Any] = {"reason": "dua kapal", "by": 8, "at": "2024-11-08T01:00:00Z", "articles": [1, 2, 3]}
    with database.writing() as stores:
        work = Work(stores, 8, NOW)
        work.put("dismissal", 1, state=said)
        for article, story in ((1, 1), (2, 1), (3, 2), (4, 2), (5, 2)):
            work.put("membership", article, state={"story": story, "pinned": True})
        work.put("outlet", 0, "Harian Selat", state=OUTLET)
        work.put("moderator", 55, state={"user_id": 55, "by": 7, "at": "2024-11-08T01:00:00Z"})
        work.finish("merge", "story 1 2")
        stores.feeds.add("https://selat.example/umpan", "Selat", FeedMode.PUBLISH, by=8, at=NOW)


def decided(database: Database) -> dict[str, Any]:
    with database.reading() as stores:
        return {
            "dismissed": [(d.conflict.kind, d.reason, d.by, d.at) for d in stores.conflicts.dismissals()],
            "open": sorted(
                str(c.question) for n in stores.stories.numbers() for c in stores.stories.get(n).relations.conflicts
            ),
            "together": sorted(stores.stories.members(n) for n in stores.stories.numbers()),
            "outlets": stores.outlets.all(),
            "moderators": stores.people.appointments(),
            "feeds": [(f.url, f.title, f.mode, f.state) for f in stores.feeds.all()],
        }


def test_an_import_of_an_export_restores_what_was_decided(
    database: Database, sqlite_template: Path, tmp_path: Path
) -> None:
    shutil.copyfile(sqlite_template, tmp_path / "other.db")
    other = Database(f"sqlite:///{tmp_path / 'other.db'}")
    fill(database)
    decide(database)
    path = tmp_path / "out.jsonl"
    assert export(database, path) == 5
    types = [json.loads(line)["type"] for line in path.read_text().splitlines()]
    assert types == [*["article"] * 5, "outlet", "feed", *["membership"] * 5, "dismissal", "moderator"]
    with other.writing() as stores:  # numbers differ there
        stores.people.appoint(66, by=7, at=NOW)
    result = import_paths(other, [path], clock=lambda: NOW)
    assert (result.added, result.known, result.refused) == (5, 0, [])
    assert result.appointed == [55]
    there = decided(other)
    there["moderators"] = [each for each in there["moderators"] if each.user_id != 66]
    assert there == decided(database)
    again = import_paths(other, [path], clock=lambda: NOW)
    assert (again.added, again.known, again.decisions, again.appointed) == (0, 5, 0, [])
    other.close()


def test_articles_of_files_bear_the_names_that_moderators_gave_their_outlets(
    database: Database, tmp_path: Path
) -> None:
    with database.writing() as stores:
        work = Work(stores, 8, NOW)
        work.put("outlet", 0, "Harian Selat", state=OUTLET)
        work.finish("outlet", "outlet Harian Selat")
    (tmp_path / "a.txt").write_text("---\nsource: Harian Selat\n---\nKapal Melati karam.")
    (tmp_path / "b.jsonl").write_text('{"text": "Jembatan Lembah retak.", "source": "harian selat"}\n')
    assert import_paths(database, [tmp_path], clock=lambda: NOW).added == 2
    with database.reading() as stores:
        assert {(a.outlet, a.owner) for a in stores.articles.latest(5)} == {("Pos Selat", "Grup")}


def test_lines_that_are_no_decisions_are_refused_and_nothing_of_them_kept(
    sqlite_database: Database, tmp_path: Path
) -> None:
    path = tmp_path / "bad.jsonl"
    path.write_text('{"type": "moderator", "id": 5, "by": 7, "at": "2024-11-08T01:00:00Z"}\n{"type": "feed"}\n')
    result = import_paths(sqlite_database, [path], clock=lambda: NOW)
    assert [place for place, _ in result.refused] == [str(path)]
    with sqlite_database.reading() as stores:
        assert stores.people.moderators() == []
