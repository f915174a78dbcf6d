"""An SQLite file has one process at a time for each thing, and a killed one keeps nobody out."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from storage.alone import NotAlone, alone
from storage.database import Database

HOUSE = Path(__file__).parents[2]
HOLD = """
import sys, time
from storage.alone import alone
from storage.database import Database
with alone(Database(sys.argv[1]), "sending"):
    print("in", flush=True)
    time.sleep(60)
"""


def test_a_second_one_is_told_who_is_there(sqlite_database: Database) -> None:
    with alone(sqlite_database, "answering", "sending"):
        with pytest.raises(NotAlone) as refused, alone(sqlite_database, "sending"):
            raise AssertionError("two at once")
        assert refused.value.process == str(os.getpid())
    with alone(sqlite_database, "sending"):
        pass


def test_different_things_are_done_by_different_processes(sqlite_database: Database) -> None:
    with alone(sqlite_database, "answering"), alone(sqlite_database, "sending"):
        pass


def test_a_killed_process_keeps_nobody_out(sqlite_database: Database) -> None:
    url = sqlite_database.url.render_as_string()
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLD, url], stdout=subprocess.PIPE, env={**os.environ, "PYTHONPATH": str(HOUSE)}
    )
    assert holder.stdout is not None
    with holder.stdout:
        assert holder.stdout.readline() == b"in\n"
        with pytest.raises(NotAlone), alone(sqlite_database, "sending"):
            raise AssertionError("two at once")
        holder.kill()
        holder.wait()
    with alone(sqlite_database, "sending"):
        pass


def test_on_postgresql_there_may_be_several(database: Database) -> None:
    if database.dialect == "postgresql":
        with alone(database, "sending"), alone(database, "sending"):
            pass
