"""`kabar backup`, `restore` and `copy` as people run them, also killed in the middle."""

from __future__ import annotations

import os
import resource
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import make_url, text

from storage.alone import alone
from storage.database import Database
from tests.bot.conftest import Shell
from tests.storage.everything import fill_all, rows_of


def opened(shell: Shell, name: str = "kabar.db") -> Database:
    return Database(f"sqlite:///{shell.folder / name}")


def fill(database: Database, *, more: int = 0) -> None:
    """Something in every table, and `more` rows of a few kB each, which take a while."""
    database.migrate()
    with database.connected(writing=True) as connection:
        fill_all(connection)
        add = text("INSERT INTO flags (name, value) VALUES (:name, :value)")
        if more:
            connection.execute(add, [{"name": f"flag {n}", "value": os.urandom(1500).hex()} for n in range(more)])


def test_a_backup_is_restored_beside_what_it_was_made_of(newsroom: Shell) -> None:
    newsroom.kabar("import", "news")
    newsroom.kabar("backup", "kept.kabar")
    newsroom.env["DATABASE_URL"] = "sqlite:///other.db"
    assert "rows restored" in newsroom.kabar("restore", "kept.kabar").stderr
    one, other = opened(newsroom), opened(newsroom, "other.db")
    assert rows_of(one) == rows_of(other)
    assert "Banjir" in newsroom.kabar("digest").stdout
    assert "*lumpur*" in newsroom.kabar("search", "lumpr").stdout
    assert "the index holds what the archive holds" in newsroom.kabar("check").stdout
    one.close()
    other.close()


def test_a_backup_goes_through_a_pipe(newsroom: Shell) -> None:
    newsroom.kabar("import", "news")
    command, env = [sys.executable, "-m", "bot.cli"], newsroom.environment()
    into = env | {"DATABASE_URL": "sqlite:///other.db"}
    packed = subprocess.run([*command, "backup", "-"], cwd=newsroom.folder, env=env, capture_output=True, check=True)
    subprocess.run([*command, "restore", "-"], cwd=newsroom.folder, env=into, input=packed.stdout, check=True)
    one, other = opened(newsroom), opened(newsroom, "other.db")
    assert rows_of(one) == rows_of(other)
    one.close()
    other.close()


def test_only_its_owner_reads_a_backup_and_a_second_takes_its_place(newsroom: Shell) -> None:
    newsroom.kabar("import", "news")
    for _ in range(2):
        newsroom.kabar("backup", "kept.kabar")
    assert stat.S_IMODE((newsroom.folder / "kept.kabar").stat().st_mode) == 0o600
    assert not list(newsroom.folder.glob("*.part"))


def test_a_backup_leaves_alone_what_another_writes_for_the_same_name(newsroom: Shell) -> None:
    newsroom.kabar("import", "news")
    other = newsroom.folder / "kept.kabar.part"
    other.write_bytes(b"another process writes here")
    newsroom.kabar("backup", "kept.kabar")
    assert other.read_bytes() == b"another process writes here"


def test_what_a_killed_backup_left_is_gone_with_the_next_and_what_one_at_work_writes_stays(newsroom: Shell) -> None:
    newsroom.kabar("import", "news")
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as at_work:
        gone = subprocess.run([sys.executable, "-c", "import os; print(os.getpid())"], capture_output=True, text=True)
        left, kept = (newsroom.folder / f"kept.kabar.{pid}.part" for pid in (int(gone.stdout), at_work.pid))
        other = newsroom.folder / f"other.kabar.{int(gone.stdout)}.part"
        for path in (left, kept, other):
            path.write_bytes(b"half")
        newsroom.kabar("backup", "kept.kabar")
        assert {path.name for path in newsroom.folder.glob("*.part")} == {kept.name, other.name}
        at_work.communicate(b"\n")


OURS, FULL, TEXT = "sqlite:///kabar.db", "sqlite:///full.db", "sqlite:///news/a.txt"
NOT_YET, AWAY = "sqlite:///other.db", "postgresql://me:hunter2@127.0.0.1:1/db"
IMPOSSIBLE = {
    ("restore", "nowhere.kabar"): "nowhere.kabar: No such file",
    ("restore", "news/a.txt"): "no backup of Kabar",
    ("restore", "kept.kabar"): "--replace",
    ("backup", "nowhere/kept.kabar"): "No such file",
    ("copy", OURS, OURS): "the same database",
    ("copy", OURS, "sqlite:///news/../kabar.db"): "the same database",
    ("copy", "sqlite:///nowhere.db", NOT_YET): "no archive in the first database",
    ("copy", OURS, FULL): "the second database is not empty: nothing was changed. `--rep",
    ("copy", TEXT, NOT_YET): "the first database failed: its file is no database",
    ("copy", OURS, TEXT): "the second database failed: its file is no database",
    ("copy", "mysql://me:hunter2@host/db", NOT_YET): "starts with sqlite:// or postgresql://",
    ("copy", OURS, AWAY): "the second database failed: it cannot be reached",
    ("copy", AWAY, NOT_YET): "the first database failed: it cannot",
}


def test_what_cannot_be_done_is_said_and_changes_nothing(newsroom: Shell) -> None:
    newsroom.kabar("import", "news")
    newsroom.kabar("backup", "kept.kabar")
    fill(opened(newsroom, "full.db"))
    before = rows_of(opened(newsroom))
    for arguments, said in IMPOSSIBLE.items():
        done = newsroom.kabar(*arguments, code=1)
        assert said in done.stderr
        assert "hunter2" not in done.stderr + done.stdout
    assert rows_of(opened(newsroom)) == before


@pytest.mark.parametrize("options", [[], ["--replace"]])
def test_one_postgresql_under_two_names_is_not_copied_onto_itself(
    newsroom: Shell, postgres_url: Callable[[str], str], postgres_sql: Callable[[str], None], options: list[str]
) -> None:
    postgres_sql("DROP DATABASE IF EXISTS twice WITH (FORCE)")
    postgres_sql("CREATE DATABASE twice")
    name = postgres_url("twice")
    newsroom.env["DATABASE_URL"] = name
    newsroom.kabar("import", "news")
    before = rows_of(Database(name))
    other = make_url(name).update_query_dict({"application_name": "other"}).render_as_string(hide_password=False)
    said = newsroom.kabar("copy", *options, name, other, code=1).stderr
    assert "lead to the same database. Nothing was changed" in said
    assert rows_of(Database(name)) == before


def test_nothing_is_restored_or_copied_while_the_bot_works_with_the_file(newsroom: Shell) -> None:
    newsroom.kabar("import", "news")
    newsroom.kabar("backup", "kept.kabar")
    with alone(opened(newsroom), "sending"):
        assert str(os.getpid()) in newsroom.kabar("restore", "--replace", "kept.kabar", code=1).stderr
        newsroom.kabar("copy", "sqlite:///kabar.db", "sqlite:///other.db", code=1)
        newsroom.kabar("backup", "kept.kabar")
    newsroom.kabar("copy", "sqlite:///kabar.db", "sqlite:///other.db")
    assert rows_of(opened(newsroom)) == rows_of(opened(newsroom, "other.db"))


def test_a_full_disk_leaves_the_backup_that_was_there(shell: Shell) -> None:
    fill(opened(shell), more=200)
    (shell.folder / "kept.kabar").write_bytes(b"the one before")
    done = subprocess.run(
        [sys.executable, "-m", "bot.cli", "backup", "kept.kabar"],
        cwd=shell.folder,
        env=shell.environment(),
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000)),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert "File too large" in done.stderr
    assert "Traceback" not in done.stderr
    assert (shell.folder / "kept.kabar").read_bytes() == b"the one before"
    assert not list(shell.folder.glob("*.part"))


@pytest.mark.slow
class TestKilled:
    """SIGKILL in the middle: the source is untouched, the target as it was before."""

    MANY = 3000  # rows, so that it takes a while

    def test_a_backup(self, shell: Shell) -> None:
        database = opened(shell)
        fill(database, more=self.MANY)
        before = rows_of(database)
        process = self.start(shell, "backup", "-", stdout=subprocess.PIPE)
        assert process.stdout is not None
        assert len(process.stdout.read(100_000)) == 100_000
        self.kill(process)
        assert rows_of(database) == before
        shell.kabar("backup", "kept.kabar")

    @pytest.mark.parametrize("replace", [False, True])
    def test_a_restore(self, shell: Shell, new_url: Callable[[str], str], replace: bool) -> None:
        source, target = opened(shell), Database(new_url("restored"))
        fill(source, more=self.MANY)
        shell.kabar("backup", "kept.kabar")
        shell.env["DATABASE_URL"] = target.url.render_as_string(hide_password=False)
        if replace:
            fill(target)
        before = rows_of(target)
        data = (shell.folder / "kept.kabar").read_bytes()
        options = ["--replace"] * replace
        process = self.start(shell, "restore", *options, "-", stdin=subprocess.PIPE)
        assert process.stdin is not None
        process.stdin.write(data[: len(data) * 9 // 10])
        process.stdin.flush()
        self.kill(process)
        assert rows_of(target) == before
        shell.kabar("restore", *options, "kept.kabar")
        assert rows_of(target) == rows_of(source)
        target.close()

    def test_a_copy(self, shell: Shell, new_url: Callable[[str], str]) -> None:
        source, url = opened(shell), new_url("copied")
        fill(source, more=self.MANY)
        before = rows_of(source)
        target = Database(url)
        process = self.start(shell, "copy", f"sqlite:///{shell.folder / 'kabar.db'}", url)
        while not self.begun(target) and process.poll() is None:
            time.sleep(0.005)
        self.kill(process)
        assert rows_of(source) == before
        assert not target.is_current()
        shell.kabar("copy", f"sqlite:///{shell.folder / 'kabar.db'}", url)
        assert rows_of(target) == before
        target.close()

    @staticmethod
    def begun(target: Database) -> bool:
        """Whether somebody puts rows into it."""
        if target.dialect == "sqlite":
            path = Path(f"{target.url.database}-wal")
            return path.exists() and path.stat().st_size > 1_000_000
        with target.connected(writing=False) as connection:
            return bool(connection.scalar(text("SELECT count(*) FROM pg_stat_progress_copy")))

    @staticmethod
    def start(
        shell: Shell, *arguments: str, stdin: int | None = None, stdout: int | None = None
    ) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", "bot.cli", *arguments]
        return subprocess.Popen(command, cwd=shell.folder, env=shell.environment(), stdin=stdin, stdout=stdout)

    @staticmethod
    def kill(process: subprocess.Popen[bytes]) -> None:
        process.kill()
        process.communicate()
        assert process.returncode == -signal.SIGKILL
