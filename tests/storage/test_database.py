"""Transactions keep all or nothing on both databases, and errors come in our own words."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys
import threading
from contextlib import ExitStack
from pathlib import Path

import pytest
from sqlalchemy import QueuePool, text

from storage import database as module
from storage.database import Database
from storage.errors import Busy, StorageError, Unavailable
from tests.storage.factories import NOON, article, reading


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("sqlite:///kabar.db", "sqlite:///kabar.db"),
        ("postgres://ani:rahasia@host:5433/kabar", "postgresql+psycopg://ani:rahasia@host:5433/kabar"),
        ("postgresql://host/kabar?sslmode=require", "postgresql+psycopg://host/kabar?sslmode=require"),
        ("postgresql+psycopg://host/kabar", "postgresql+psycopg://host/kabar"),
        ("postgresql://ani:@/kabar?host=/run/pg", "postgresql+psycopg://ani:@/kabar?host=%2Frun%2Fpg"),
    ],
)
def test_urls_as_hosts_write_them_are_understood(url: str, expected: str) -> None:
    database = Database(url)
    assert database.url.render_as_string(hide_password=False) == expected
    database.close()


@pytest.mark.parametrize("url", ["mysql://host/kabar", "kabar.db", ""])
def test_other_urls_are_refused(url: str) -> None:
    with pytest.raises(ValueError, match="starts with sqlite:// or postgresql://"):
        Database(url)


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("sqlite://", "name a file"),
        ("sqlite:///:memory:", "name a file"),
        ("postgresql://ani:rahasia@host:rahasia/kabar", "cannot be read"),
    ],
)
def test_urls_that_name_no_database_are_refused_without_their_secrets(url: str, words: str) -> None:
    with pytest.raises(ValueError, match=words) as refused:
        Database(url)
    assert "rahasia" not in str(refused.value)


def test_a_reader_sees_one_moment(database: Database) -> None:
    with database.reading() as before:
        assert before.articles.count() == 0
        with database.writing() as stores:
            stores.articles.add(article(), reading(), at=NOON)
        assert before.articles.count() == 0
    with database.reading() as after:
        assert after.articles.count() == 1


def test_writing_in_a_read_transaction_is_refused(database: Database) -> None:
    def write() -> None:
        with database.reading() as stores:
            stores.flags.set("starter", "loaded")

    with pytest.raises(StorageError):
        write()
    with database.writing() as stores:
        assert stores.flags.get("starter") is None
        stores.flags.set("starter", "loaded")  # the same connection, writing again


def test_connections_are_used_again_also_after_a_failure_and_all_given_back_at_the_end(database: Database) -> None:
    before = None
    for value in ("once", "twice", "loaded"):
        with pytest.raises(StorageError), database.reading() as stores:
            stores.flags.set("starter", value)
        with database.writing() as stores, ExitStack() as readers:
            stores.flags.set("starter", value)
            others = [readers.enter_context(database.reading()) for _ in range(8)]
            assert {each.flags.get("starter") for each in others} == {before}
        before = value
    database.close()
    assert isinstance(database._engine.pool, QueuePool)
    assert database._engine.pool.checkedout() == 0


def test_writers_who_read_first_take_their_turns(database: Database) -> None:
    gate = threading.Barrier(4)

    def count_up() -> None:
        gate.wait()
        for _ in range(5):
            with database.writing() as stores:
                stores.articles.add(article(f"{threading.get_ident()} {stores.articles.count()}"), reading(), at=NOON)

    threads = [threading.Thread(target=count_up) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with database.reading() as stores:
        assert stores.articles.count() == 20


def test_an_error_names_no_value(database: Database) -> None:
    def break_a_rule() -> None:
        with database.writing() as stores:
            slot = dt.date(2026, 3, 4)
            stores.drafts.append(stores.drafts.open(1, NOON).id, 5, "rahasia")
            stores.editions.claim_slots([(424242, slot, 434343)])

    with pytest.raises(StorageError) as caught:
        break_a_rule()
    assert "IntegrityError" in str(caught.value)
    assert "424242" not in str(caught.value)
    assert "rahasia" not in f"{caught.value.__cause__}"


def test_a_writer_who_waits_too_long_is_told_that_the_database_is_busy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "BUSY_TIMEOUT", 0.05)
    database = Database(f"sqlite:///{tmp_path / 'kabar.db'}")
    database.migrate()
    with database.writing(), pytest.raises(Busy), database.writing():
        raise AssertionError("two writers at once")
    database.close()


@pytest.mark.parametrize(
    "url",
    ["sqlite:////nowhere/at/all/kabar.db", "postgresql://nobody@/kabar?host=/nowhere", "postgresql://127.0.0.1:1/k"],
)
def test_a_database_that_cannot_be_reached_is_unavailable(url: str) -> None:
    database = Database(url)
    with pytest.raises(Unavailable):
        database.is_current()
    database.close()


def test_a_lost_connection_is_unavailable_and_the_next_one_works(
    database: Database, request: pytest.FixtureRequest
) -> None:
    if database.dialect == "sqlite":
        return  # a file has no connection to lose

    def lose_it() -> None:
        with database.writing() as stores:
            stores.flags.set("starter", "loaded")
            kill = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND datname = "
            request.getfixturevalue("postgres_sql")(f"{kill} '{database.url.database}'")
            stores.flags.get("starter")

    with pytest.raises(Unavailable):
        lose_it()
    with database.reading() as stores:
        assert stores.flags.get("starter") is None


def test_a_full_disk_is_said_to_be_full_and_nothing_of_the_transaction_is_kept(sqlite_database: Database) -> None:
    def too_much() -> None:
        with sqlite_database.connected(writing=True) as connection:
            pages = connection.scalar(text("PRAGMA page_count"))
            connection.execute(text(f"PRAGMA max_page_count = {pages}"))
            for number in range(99):
                values = {"name": f"flag {number}", "value": "x" * 4000}
                connection.execute(text("INSERT INTO flags (name, value) VALUES (:name, :value)"), values)

    with pytest.raises(Unavailable, match="its disk is full"):
        too_much()
    with sqlite_database.reading() as stores:
        assert stores.flags.get("flag 0") is None


def test_a_file_that_may_only_be_read_is_read(sqlite_database: Database) -> None:
    with sqlite_database.writing() as stores:
        stores.flags.set("starter", "done")
    only_read = Database(f"sqlite:///file:{sqlite_database.url.database}?mode=ro&uri=true")
    with only_read.reading() as stores:
        assert stores.flags.get("starter") == "done"
    with pytest.raises(Unavailable, match="it cannot be written to"), only_read.writing() as stores:
        stores.flags.set("starter", "begun")
    only_read.close()


def test_a_damaged_file_is_said_to_be_damaged(tmp_path: Path) -> None:
    (tmp_path / "kabar.db").write_bytes(b"Kota Arau " * 1000)
    database = Database(f"sqlite:///{tmp_path / 'kabar.db'}")
    with pytest.raises(Unavailable, match="its file is no database"):
        database.is_current()
    database.close()


CRASH = """
import os, signal, sys
from storage.database import Database
from tests.storage.factories import NOON, article, reading
database = Database(sys.argv[1])
with database.writing() as stores:
    stores.articles.add(article("Selesai."), reading(), at=NOON)
with database.writing() as stores:
    stores.stories.place(stores.articles.add(article("Setengah."), reading(), at=NOON).id, None)
    os.kill(os.getpid(), signal.SIGKILL)
"""


def test_a_process_killed_in_the_middle_leaves_what_was_finished_and_nothing_else(
    database: Database, database_url: str
) -> None:
    result = subprocess.run([sys.executable, "-c", CRASH, database_url], check=False, cwd=Path(__file__).parents[2])
    assert result.returncode == -9
    with database.writing() as stores:
        assert [each.text for each, _ in stores.articles.everything()] == ["Selesai."]
        assert stores.stories.numbers() == []
        assert not stores.articles.add(article("Setengah."), reading(), at=NOON).known
