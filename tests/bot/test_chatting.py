"""The whole bot in a terminal, piped: the same application and handlers as on Telegram."""

from __future__ import annotations

import pytest

from tests.bot.conftest import CHESS, HOUSE, Shell


def test_a_fresh_start_answers_from_the_starter_articles_as_the_readme_shows(shell: Shell) -> None:
    shell.env["KABAR_STARTER"] = "yes"
    done = shell.process("run", given="/sources NATO\n/sources Zelenski 10.000\n/digest\n")
    assert done.stdout.count("*NATO*") >= 3
    assert done.stderr == ""
    example = (HOUSE / "README.md").read_text(encoding="utf-8").split("```")[1]
    dated = "*Ringkasan Kabar*"  # has the day of reading
    shown = [line for line in example.splitlines() if line and not line.startswith(("/sources", "/digest", dated))]
    said = [line for line in done.stdout.splitlines() if line and not line.startswith(dated)]
    assert len(shown) > 20
    assert said[-len(shown) :] == shown


def test_starter_articles_come_once_and_never_into_an_archive_with_others(newsroom: Shell) -> None:
    newsroom.kabar("import", "news")
    newsroom.env["KABAR_STARTER"] = "yes"
    assert "NATO" not in newsroom.kabar("chat", given="/latest\n").stdout


def test_an_owner_adds_an_article_from_a_document(shell: Shell) -> None:
    shell.write("catur.md", CHESS)
    said = shell.kabar("chat", given="/add\n@catur.md\n1\n/sources turnamen\n").stdout
    assert "*turnamen*" in said


def test_a_moderator_adds_an_article_over_several_messages(shell: Shell) -> None:
    title, _, body = CHESS.split("---\n")[2].partition("\n")
    script = f"/add\nPecatur Pulau Nila juara\\\n\\\n{title}\n{body}/done\n1\n/sources turnamen\n"
    assert "*turnamen*" in shell.kabar("chat", "--as", "moderator", given=script).stdout


def test_a_reader_may_not_add(shell: Shell) -> None:
    shell.write("catur.md", CHESS)
    said = shell.kabar("chat", "--as", "reader", given="/add\n@catur.md\n1\n/sources turnamen\n").stdout
    assert "Gedung Kenari" not in said
    shell.kabar("export", "out.jsonl")
    assert (shell.folder / "out.jsonl").read_text(encoding="utf-8") == ""


def test_bad_input_is_answered_with_a_sentence_and_nothing_is_logged(shell: Shell) -> None:
    shell.env["KABAR_STARTER"] = "yes"
    (shell.folder / "noise.txt").write_bytes(bytes(range(256)) * 50)
    shell.write("empty.txt", "")
    queries = ["", " " + "x" * 5000, " ?!…", " 😀", ' NEAR(a "b', " nilai%_*", " '; drop"]
    script = "".join(f"/sources{query}\n" for query in queries)
    script += "/story x\n/story 99\n/subscribe 25:99\n/subscribe 07:00 Mars/Olympus\n/nonsense\n"
    script += "/add\n@empty.txt\n@noise.txt\n@missing.txt\n"
    done = shell.kabar("chat", given=script)
    assert done.stderr == ""
    assert len(done.stdout.split("\n\n")) >= len(script.splitlines())


def test_a_chat_that_ends_keeps_what_was_said(shell: Shell) -> None:
    assert "08:15" in shell.kabar("chat", given="/subscribe 08:15 Asia/Makassar\n").stdout
    said = shell.kabar("chat", given="/unsubscribe\n/unsubscribe\n").stdout
    first, second = said.strip().split("\n\n")[:2]
    assert first != second


@pytest.mark.parametrize("words", ["@x settings", "@x 07:00", "@x follow banjir", "@x off"])
def test_a_terminal_has_no_channels_and_says_so(shell: Shell, words: str) -> None:
    assert "@x" in shell.kabar("chat", given=f"/channel {words}\n").stdout
