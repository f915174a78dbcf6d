"""Backup, restore and copy: what comes out is what went in, all of it or nothing."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import inspect, text

from digest.claims import read_article
from handlers.intake import take_in
from storage.copying import whole
from storage.copying.tables import OWN, copied_tables
from storage.database import Database
from storage.errors import BrokenBackup, InUse, NoArchive, NotEmpty, TooNew
from storage.leases import PROCESS
from tests.storage.everything import GIVEN, fill_all, rows_of
from tests.storage.factories import HOUR, NOON, article


@pytest.fixture
def full(database: Database) -> Database:
    """A database with something in every table."""
    with database.connected(writing=True) as connection:
        fill_all(connection)
    return database


@dataclass(frozen=True)
class Kept:
    """A backup of a database with something in every table, and its rows."""

    data: bytes
    rows: dict[str, list[dict[str, Any]]]

    def file(self) -> io.BytesIO:
        return io.BytesIO(self.data)


@pytest.fixture(scope="module")
def kept(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Kept:
    """Made once."""
    path = tmp_path_factory.mktemp("kept") / "kabar.db"
    path.write_bytes(sqlite_template.read_bytes())
    database = Database(f"sqlite:///{path}")
    with database.connected(writing=True) as connection:
        fill_all(connection)
    made = Kept(backup_of(database).getvalue(), rows_of(database))
    database.close()
    return made


@pytest.fixture
def other(new_url: Callable[[str], str]) -> Iterator[Database]:
    """Another one, SQLite and PostgreSQL in turn, without any table."""
    opened = Database(new_url("other"))
    yield opened
    opened.close()


def backup_of(database: Database) -> io.BytesIO:
    file = io.BytesIO()
    whole.backup(database, file, at=NOON)
    file.seek(0)
    return file


def test_a_copy_in_any_direction_has_every_row_of_every_table(full: Database, other: Database) -> None:
    whole.copy(full, other)
    assert rows_of(other) == rows_of(full)
    assert other.is_current()


def test_a_backup_restored_on_either_database_has_every_row_of_every_table(full: Database, other: Database) -> None:
    seen: list[tuple[int, int]] = []
    file = io.BytesIO()
    count = whole.backup(full, file, at=NOON, progress=lambda done, total: seen.append((done, total)))
    file.seek(0)
    assert whole.restore(other, file) == count
    assert seen[-1] == (count, count)
    assert rows_of(other) == rows_of(full)


def test_every_table_is_copied_except_what_is_made_anew_and_what_processes_do(database: Database) -> None:
    with database.connected(writing=False) as connection:
        copied = {table.name for table in copied_tables(connection)}
        names: set[str] = set(inspect(connection).get_table_names())
    left = {name for name in names - copied if not name.startswith("sqlite_")}
    assert left == OWN | {"alembic_version", "search_terms", "search_blocks", "search_state"}


def test_a_restored_archive_is_searched_and_grows_with_numbers_never_given(full: Database, other: Database) -> None:
    with full.connected(writing=True) as connection:
        connection.execute(text("DELETE FROM passages"))  # made-up ones, of no article's text
    take_in(full, article("Jembatan Sirih roboh diterjang banjir bandang pada Minggu pagi."), now=NOON)
    whole.restore(other, backup_of(full))
    with other.reading() as stores:
        found = stores.search.find("jembatan", limit=5)
        assert [excerpt.article.id for excerpt in found.excerpts] == [GIVEN + 1]
        assert stores.search.disagreements() == []
    new = article("Pasar Kenari buka kembali pada Senin pagi.")
    with other.writing() as stores:
        assert stores.articles.add(new, read_article(new), at=NOON, by=None).id == GIVEN + 2


def test_what_is_not_empty_is_left_alone_unless_it_is_to_be_replaced(kept: Kept, database: Database) -> None:
    with database.writing() as stores:
        stores.people.appoint(77, by=1, at=NOON)
    before = rows_of(database)
    with pytest.raises(NotEmpty):
        whole.restore(database, kept.file())
    assert rows_of(database) == before
    whole.restore(database, kept.file(), replace=True)
    assert rows_of(database) == kept.rows


def test_a_database_without_anything_in_it_counts_as_empty(kept: Kept, database: Database) -> None:
    whole.restore(database, kept.file())
    assert rows_of(database) == kept.rows


def test_a_database_that_processes_work_with_is_left_alone(
    kept: Kept, sqlite_database: Database, database: Database
) -> None:
    with database.writing() as stores:
        stores.leases.take(PROCESS + "one", "one", HOUR)
    with pytest.raises(InUse):
        whole.restore(database, kept.file(), replace=True)
    with pytest.raises(InUse):
        whole.copy(database, sqlite_database, replace=True)
    with database.writing() as stores:
        stores.leases.release(PROCESS + "one", 1)
    whole.restore(database, kept.file())
    assert rows_of(database) == kept.rows


def test_a_database_without_tables_has_nothing_to_keep(sqlite_database: Database, other: Database) -> None:
    with pytest.raises(NoArchive):
        backup_of(other)
    with pytest.raises(NoArchive):
        whole.copy(other, sqlite_database)


def test_a_newer_schema_is_left_to_newer_versions(database: Database, other: Database) -> None:
    with database.connected(writing=True) as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(TooNew):
        backup_of(database)
    with pytest.raises(TooNew):
        whole.copy(database, other)


@pytest.mark.parametrize("keep", [0, 1, 20, 400, -40])
def test_a_backup_that_is_not_whole_changes_nothing(kept: Kept, tmp_path: Path, keep: int) -> None:
    other = Database(f"sqlite:///{tmp_path / 'other.db'}")
    with pytest.raises(BrokenBackup):
        whole.restore(other, io.BytesIO(kept.data[:keep] if keep else b""))
    with pytest.raises(NoArchive):
        backup_of(other)
    other.close()


def test_a_backup_cut_off_leaves_the_rows_that_were_to_be_replaced(kept: Kept, database: Database) -> None:
    with database.writing() as stores:
        stores.people.appoint(77, by=1, at=NOON)
    before = rows_of(database)
    with pytest.raises(BrokenBackup):
        whole.restore(database, io.BytesIO(kept.data[:-40]), replace=True)
    assert rows_of(database) == before


def test_whoever_writes_during_a_backup_goes_on_and_is_not_in_it(full: Database, tmp_path: Path) -> None:
    before = rows_of(full)
    later = iter(range(1000, 9999))

    def write(_done: int, _total: int) -> None:
        with full.writing() as stores:
            stores.people.appoint(next(later), by=1, at=NOON)

    file = io.BytesIO()
    whole.backup(full, file, at=NOON, progress=write)
    file.seek(0)
    other = Database(f"sqlite:///{tmp_path / 'other.db'}")
    whole.restore(other, file)
    assert rows_of(other) == before
    other.close()
    assert len(rows_of(full)["people"]) > len(before["people"])


def test_what_a_killed_process_sent_is_known_to_whoever_goes_on_with_the_copy(tmp_path: Path) -> None:
    source, target = (Database(f"sqlite:///{tmp_path / name}") for name in ("one.db", "two.db"))
    (tmp_path / "one.db-sent-0a1b2c3d").write_bytes(b"12 -100 77\n")
    whole.carry_sent(source, target)
    for database in (source, target):
        journal = database.journal()
        assert [(each.number, each.message_id) for each in journal.left_behind()] == [(12, 77)]
        journal.close()
        database.close()
