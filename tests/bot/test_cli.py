"""The command line as people and programs use it, with a database file in an empty folder."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from contextlib import closing

import pytest

from storage.alone import alone
from storage.database import Database
from tests.bot.conftest import HOUSE, Shell


def test_an_import_says_what_was_added_and_what_was_known(newsroom: Shell) -> None:
    assert newsroom.process("import", "news").stdout == "added 3, known 0, refused 0\n"
    assert newsroom.kabar("import", "news/a.txt", "news").stdout == "added 0, known 4, refused 0\n"


def test_what_cannot_be_read_is_named_with_its_reason_and_the_rest_is_added(newsroom: Shell) -> None:
    newsroom.write("news/empty.txt", "")
    done = newsroom.kabar("import", "news", "nowhere.txt", code=1)
    assert done.stdout == "added 3, known 0, refused 2\n"
    assert "empty.txt" in done.stderr
    assert "nowhere.txt" in done.stderr


def test_the_order_of_files_makes_no_difference_to_stories(
    newsroom: Shell, tmp_path_factory: pytest.TempPathFactory
) -> None:
    other = Shell(tmp_path_factory.mktemp("other"))
    files = ["news/a.txt", "news/b.txt", "news/c.md"]
    newsroom.kabar("import", *files)
    other.kabar("import", *(str(newsroom.folder / name) for name in reversed(files)))
    assert newsroom.kabar("digest").stdout == other.kabar("digest").stdout


def test_a_search_answers_people(newsroom: Shell) -> None:
    newsroom.kabar("import", "news")
    said = newsroom.kabar("search", "lumpr").stdout
    assert "*lumpur*" in said
    assert "Harian Arau" in said


@pytest.mark.parametrize(("query", "said"), [("  ", "tidak ada kata"), ("zzzzqqq", "zzzzqqq"), ("krna", "• ")])
def test_a_search_that_finds_nothing_says_so(newsroom: Shell, query: str, said: str) -> None:
    newsroom.kabar("import", "news")
    answer = newsroom.kabar("search", query).stdout
    assert said in answer
    assert "0 " not in answer


def test_a_search_answers_programs_a_line_for_each_query(newsroom: Shell) -> None:
    newsroom.kabar("import", "news")
    done = newsroom.kabar("search", "--json", "-", "--limit", "2", given="Sirih\nturnamen\n\nzzzzqqq\n")
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert [answer["query"] for answer in answers] == ["Sirih", "turnamen", "", "zzzzqqq"]
    assert set(answers[0]) == {"query", "milliseconds", "total", "more", "excerpts", "suggestions"}
    assert len(answers[0]["excerpts"]) == 2
    first = answers[1]["excerpts"][0]
    assert set(first) == {"article", "url", "source", "published", "text", "highlights", "score"}
    assert first["url"] == "https://suara.example/catur"
    assert first["published"] == "2031-03-05T03:00:00Z"
    assert "turnamen" in [first["text"][start:end].casefold() for start, end in first["highlights"]]
    assert answers[3]["excerpts"] == []


def test_the_digest_tells_what_was_added_in_its_window(newsroom: Shell) -> None:
    newsroom.kabar("import", "news")
    said = newsroom.kabar("digest", "--language", "en").stdout
    assert "Banjir" in said
    assert "Pecatur" in said
    assert "Banjir" not in newsroom.kabar("digest", "--since", "2001-01-01", "--until", "2001-01-02").stdout


def test_the_digest_answers_programs_in_the_shape_of_an_analysis(newsroom: Shell) -> None:
    newsroom.kabar("import", "news")
    told = json.loads(newsroom.kabar("digest", "--json").stdout)
    assert sorted(told["new"]) == [article["id"] for article in told["articles"]] == ["1", "2", "3"]
    (conflict,) = told["conflicts"]
    flood = next(story for story in told["stories"] if story["id"] == conflict["story"])
    assert sorted(flood["articles"]) == ["1", "2"]
    quotes = [quote["quote"] for side in conflict["sides"] for quote in side["quotes"]]
    assert any("tiga" in quote for quote in quotes)
    assert any("lima" in quote for quote in quotes)


def test_figures_are_told_as_in_telegram(newsroom: Shell) -> None:
    newsroom.kabar("import", "news")
    said = newsroom.kabar("stats").stdout.splitlines()
    assert said[:3] == ["*Kabar dalam angka*", "Artikel: 3", "Peristiwa: 2"]
    assert "Umpan: 0 baik, 0 gagal (/feed list)" in said


def test_an_import_says_whom_it_makes_a_moderator(newsroom: Shell) -> None:
    newsroom.write("people.jsonl", '{"type": "moderator", "id": 55, "by": 7, "at": "2024-11-08T01:00:00Z"}\n')
    line = "moderators from now on: 55 (/moderators remove takes it back)\n"
    assert newsroom.kabar("import", "people.jsonl").stdout == "added 0, known 0, refused 0, decisions 1\n" + line
    assert "moderators from" not in newsroom.kabar("import", "people.jsonl").stdout


def test_an_analysis_needs_no_database_and_tells_people_the_same(newsroom: Shell) -> None:
    told = json.loads(newsroom.kabar("analyze", "--json", "news").stdout)
    assert [article["id"] for article in told["articles"]] == ["a", "b", "c"]
    assert told["articles"][2]["published"] == "2031-03-05T03:00:00Z"
    assert len(told["stories"]) == 2
    assert len(told["conflicts"]) == 1
    assert "Banjir" in newsroom.kabar("analyze", "news").stdout
    assert not (newsroom.folder / "kabar.db").exists()


def test_an_analysis_goes_on_without_what_cannot_be_read(newsroom: Shell) -> None:
    done = newsroom.kabar("analyze", "--json", "news/a.txt", "nowhere.txt", code=1)
    assert len(json.loads(done.stdout)["articles"]) == 1
    assert "nowhere.txt" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["digest", "--since", "yesterday-ish"], "yesterday-ish"),
        (["digest", "--since", "2031-01-02", "--until", "2031-01-01"], "earlier"),
        (["digest", "--language", "xx"], "xx"),
        (["export", "no/such/folder/out.jsonl"], "cannot be written"),
    ],
)
def test_a_mistake_is_answered_with_a_sentence(shell: Shell, arguments: list[str], said: str) -> None:
    assert said in shell.kabar(*arguments, code=1).stderr


@pytest.mark.parametrize(
    "arguments", [["chat", "--as", "king"], ["search"], ["search", "x", "--limit", "0"], ["nonsense"]]
)
def test_what_the_command_line_does_not_know_is_said_with_how_to_use_it(shell: Shell, arguments: list[str]) -> None:
    assert "Usage" in shell.kabar(*arguments, code=2).stderr


@pytest.mark.parametrize(
    "url", ["mysql://host/db", "nonsense", "sqlite:////no/such/folder/x.db", "postgresql://ann:hushhush@127.0.0.1:1/x"]
)
def test_a_database_that_cannot_be_used_is_said_without_its_password(shell: Shell, url: str) -> None:
    shell.env["DATABASE_URL"] = url
    assert "kabar: " in (said := shell.kabar("migrate", code=1).stderr)
    assert "hushhush" not in said


def test_a_setting_that_cannot_be_used_is_named(shell: Shell) -> None:
    shell.env["KABAR_TIMEZONE"] = "Mars/Olympus"
    assert "KABAR_TIMEZONE" in shell.kabar("settings", code=1).stderr


def test_settings_mask_the_token(shell: Shell) -> None:
    shell.env["TELEGRAM_BOT_TOKEN"] = "123456:hushhush"
    said = shell.kabar("settings").stdout
    assert "TELEGRAM_BOT_TOKEN=•••" in said
    assert "hushhush" not in said


def test_an_export_holds_everything_and_comes_back_the_same(newsroom: Shell) -> None:
    newsroom.kabar("import", "news")
    newsroom.kabar("export", "out.jsonl")
    lines = (newsroom.folder / "out.jsonl").read_text(encoding="utf-8").splitlines()
    articles = [json.loads(line) for line in lines]
    assert {article["type"] for article in articles} == {"article"}
    assert [article["id"] for article in articles] == [1, 2, 3]
    assert not any(article["removed"] for article in articles)
    (newsroom.folder / "kabar.db").unlink()
    assert newsroom.kabar("import", "out.jsonl").stdout == "added 3, known 0, refused 0\n"
    newsroom.kabar("export", "again.jsonl")
    assert (newsroom.folder / "again.jsonl").read_text(encoding="utf-8").splitlines() == lines


def test_everything_can_be_read_anew(newsroom: Shell) -> None:
    newsroom.kabar("import", "news")
    before = newsroom.kabar("digest").stdout
    assert newsroom.kabar("reindex").stdout == "3 articles read anew\n"
    assert newsroom.kabar("digest").stdout == before


def test_a_check_says_what_is_well_and_what_is_not(shell: Shell) -> None:
    assert "kabar migrate" in shell.kabar("check", code=1).stdout
    assert not list(shell.folder.glob("*.db*"))  # looking makes nothing
    shell.kabar("migrate")
    said = shell.kabar("check").stdout
    assert "database" in said
    assert "token" in said
    assert "clock" in said
    assert "ok      search" in said
    [file] = shell.folder.glob("*.db")
    with closing(sqlite3.connect(file)) as raw, raw:
        raw.execute("INSERT INTO search_blocks (term, first, steps) VALUES ('banjir', 7, x'00')")
    assert "1 passages are not indexed" in shell.kabar("check", code=1).stdout
    shell.env |= {"TELEGRAM_BOT_TOKEN": "123456:hushhush", "TELEGRAM_API_URL": "http://127.0.0.1:1"}
    done = shell.kabar("check", code=1)
    assert "cannot be reached" in done.stdout
    assert "hushhush" not in done.stdout + done.stderr


def test_asking_for_help_loads_no_heavy_library() -> None:
    script = "import sys, bot.cli; print({'telegram', 'sqlalchemy', 'numpy', 'lxml'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", script], cwd=HOUSE, capture_output=True, text=True, check=True)
    assert done.stdout == "set()\n"


def test_a_second_process_at_an_sqlite_file_is_refused_with_a_sentence(shell: Shell) -> None:
    shell.kabar("migrate")
    shell.env["TELEGRAM_BOT_TOKEN"] = "424242:made-up"
    database = Database(f"sqlite:///{shell.folder}/kabar.db")
    for doing in ("answering", "sending"):
        with alone(database, doing):
            said = shell.kabar("run", code=1).stderr
            assert "already running" in said
            assert "sudah berjalan" in said
    database.close()
