"""The schema's history leads to the schema, whoever starts at the same moment."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import text

from storage import migrate
from storage.database import Database
from storage.errors import TooNew
from storage.records import Follower, Parcel, TasteKind
from storage.schema import metadata
from tests.storage.factories import HOUR, NOON


def test_migrations_build_exactly_the_schema(database: Database) -> None:
    with database._engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        differences = compare_metadata(context, metadata)
    assert differences == []


def test_a_migrated_database_is_current_and_stays_so_when_migrated_again(database: Database) -> None:
    assert database.is_current()
    database.migrate()
    assert database.is_current()


@pytest.fixture(params=["sqlite", "postgresql"])
def empty_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'empty.db'}"
    run: Callable[[str], None] = request.getfixturevalue("postgres_sql")
    name = f"empty_{request.node.name.partition('[')[0][:40]}"
    run(f"CREATE DATABASE {name}")
    url: str = request.getfixturevalue("postgres_url")(name)
    return url


def test_an_empty_database_is_not_current(empty_url: str) -> None:
    database = Database(empty_url)
    assert not database.is_current()
    database.close()


def test_several_that_start_at_once_migrate_once(empty_url: str) -> None:
    gate = threading.Barrier(4)
    failures: list[BaseException] = []

    def start() -> None:
        database = Database(empty_url)
        gate.wait()
        try:
            database.migrate()
        except BaseException as error:
            failures.append(error)
            raise
        finally:
            database.close()

    threads = [threading.Thread(target=start) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert failures == []
    after = Database(empty_url)
    assert after.is_current()
    after.close()


def test_an_older_version_leaves_a_newer_schema_alone(database: Database) -> None:
    assert not database.is_newer()
    run(database, "UPDATE alembic_version SET version_num = '9999'")
    assert database.is_newer()
    with pytest.raises(TooNew, match="newer version of Kabar"):
        database.migrate()


def test_while_somebody_reads_a_table_that_is_to_change_the_others_go_on_and_then_it_changes(
    postgres_sql: Callable[[str], None], postgres_url: Callable[[str], str]
) -> None:
    postgres_sql("CREATE DATABASE busy_schema")
    database = Database(postgres_url("busy_schema"))
    with database._transaction(writing=True) as connection:
        command.upgrade(migrate._config(connection), "0010")
    migrating = threading.Thread(target=database.migrate)
    with database._engine.connect() as reader, database._engine.connect() as other:
        reader.execute(text("SELECT count(*) FROM inbox"))
        other.execute(text("SET statement_timeout = '20s'"))
        other.commit()
        migrating.start()
        tried = "SELECT count(*) FROM pg_locks WHERE NOT granted AND relation = 'inbox'::regclass"
        while not other.scalar(text(tried)):
            other.rollback()
        other.execute(text("INSERT INTO inbox (update_id, changed, taken_at) VALUES (1, false, now())"))
        other.commit()
        assert not database.is_current(), "it waits for whoever reads"
        reader.rollback()
    migrating.join(60)
    assert database.is_current()
    database.close()


def run(database: Database, statement: str) -> None:
    with database._transaction(writing=True) as connection:
        connection.execute(text(statement))


def test_what_waits_in_the_outbox_and_is_followed_goes_on_with_notes(empty_url: str) -> None:
    database = Database(empty_url)
    with database._transaction(writing=True) as connection:
        command.upgrade(migrate._config(connection), "0013")
        for statement in (*BEFORE_NOTES, "DELETE FROM deliveries WHERE id = 9"):
            connection.execute(text(statement))
    database.migrate()
    with database.writing() as stores:
        [delivery] = stores.outbox.claim(NOON, 9, HOUR)
        assert (delivery.id, delivery.subscription_id, delivery.note_id, delivery.html) == (5, 1, None, "five")
        assert stores.tastes.followers(TasteKind.WORDS, ["banjir"]) == [Follower(1, 0, TasteKind.WORDS, "banjir")]
        parcel = Parcel(1, NOON.date(), 9, 9, 1, None, "six", (), (), 1)
        stores.outbox.add([parcel], NOON)
        [added] = stores.outbox.claim(NOON, 9, HOUR)
        assert added.id > (9 if database.dialect == "sqlite" else 0), "a number is never given twice"
        assert stores.subscriptions.remove(1, None) == 1
        assert stores.outbox.waiting() == 0
    database.close()


REST = "story_ids, conflict_ids, state, attempts, doubts, due_at, error, changed_at)"
VALUES = "'[]', '[]', 'waiting', 0, 0, '2024-11-08 00:00:00', '', '2024-11-08 00:00:00'"
BEFORE_NOTES = tuple(
    f"INSERT INTO {table} VALUES ({values})"
    for table, values in (
        (
            "subscriptions (id, chat_id, thread_id, local_time, zone, language, next_due_at, added_at)",
            "1, 1, 0, '07:00:00', 'Asia/Jakarta', 'id', '2024-11-09 00:00:00', '2024-11-01 00:00:00'",
        ),
        (
            "editions (id, since, until, articles, outlets, story_ids, conflict_ids, made_at)",
            "1, '2024-11-07 00:00:00', '2024-11-08 00:00:00', 0, '[]', '[]', '[]', '2024-11-08 00:00:00'",
        ),
        *(
            (
                "deliveries (id, part, subscription_id, slot, parts, edition_id, chat_id, thread_id, html, " + REST,
                f"{number}, {number}, 1, '2024-11-08', 9, 1, 1, 0, 'five', " + VALUES,
            )
            for number in (5, 9)
        ),
        ("tastes (chat_id, kind, what, wanted, since)", "1, 'words', 'banjir', true, '2024-11-01 00:00:00'"),
    )
)
