"""A database of every earlier revision, with something in every table, loses nothing on its way up."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from storage import schema
from storage.copying import whole
from storage.database import Database
from tests.storage.everything import fill_all, migrated_to, rows_of
from tests.storage.factories import NOON

VERSIONS = Path(__file__).parents[2] / "storage/migrations/versions"
REVISIONS = sorted(path.name[1:5] for path in VERSIONS.glob("v*.py"))
OFTEN = {"0001", "0009", REVISIONS[-1]}  # the others are tried with the slow tests
GONE = {"doubtful"}  # columns that became others; `told_after` says which


def told_after(row: dict[str, Any]) -> dict[str, Any]:
    """What a row must say after the upgrade."""
    if "doubtful" in row:
        row = row | {"doubts": int(row["doubtful"])}
    return {name: value for name, value in row.items() if name not in GONE}


@pytest.mark.parametrize(
    "revision", [each if each in OFTEN else pytest.param(each, marks=pytest.mark.slow) for each in REVISIONS]
)
def test_nothing_is_lost_by_an_upgrade_nor_by_a_backup_from_before_it(
    new_url: Callable[[str], str], revision: str
) -> None:
    old = migrated_to(new_url("old"), revision)
    with old.connected(writing=True) as connection:
        fill_all(connection)
    before, kept = rows_of(old), io.BytesIO()
    whole.backup(old, kept, at=NOON)
    assert rows_of(old) == before, "a backup only reads"

    old.migrate()
    after = rows_of(old)
    for name, rows in before.items():
        if name != "numbers":
            assert [told_after(row) for row in rows] == [
                {column: row[column] for column in told_after(rows[0])} for row in after[name]
            ], name
    [numbers], [numbers_after] = before["numbers"], after["numbers"]
    assert numbers == {name: numbers_after[name] for name in numbers}
    understood(old)

    other = Database(new_url("other"))
    kept.seek(0)
    whole.restore(other, kept)
    assert other.is_current()
    assert rows_of(other) == after
    for database in (old, other):
        database.close()


def understood(database: Database) -> None:
    """Everything can be read as the present program reads it."""
    with database.connected(writing=False) as connection:
        for table in schema.metadata.sorted_tables:
            connection.execute(select(table)).all()
