"""What was sent is known after the end of the process, whatever the database had of it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from storage.database import Database
from storage.journal import Journal, Noted

FIRST, SECOND = Noted(1, 77, 1001), Noted(2, -100_555, 1002)
# Another process notes one part and ends as a killed one does: without a word.
KILLED = """
import os, sys
from pathlib import Path
from storage.journal import Journal, Noted
Journal(Path(sys.argv[1])).note(Noted(1, 77, 1001))
os._exit(9)
"""


@pytest.fixture
def stem(tmp_path: Path) -> Path:
    return tmp_path / "kabar[1].db"


def killed(stem: Path) -> None:
    """Let a process note the first part and be killed."""
    assert subprocess.run([sys.executable, "-c", KILLED, str(stem)], check=False).returncode == 9


def files(stem: Path) -> list[str]:
    return [path.name for path in stem.parent.iterdir()]


def test_what_a_killed_process_noted_is_found_until_it_is_forgotten(stem: Path) -> None:
    killed(stem)
    journal = Journal(stem)
    assert journal.left_behind() == [FIRST]
    assert journal.left_behind() == [FIRST]
    journal.forget_left()
    assert Journal(stem).left_behind() == []
    assert files(stem) == []


def test_a_living_process_keeps_its_own(stem: Path) -> None:
    living = Journal(stem)
    living.note(FIRST)
    other = Journal(stem)
    other.note(SECOND)
    assert other.left_behind() == living.left_behind() == []


def test_what_the_database_has_is_left_to_nobody(stem: Path) -> None:
    journal = Journal(stem)
    journal.note(FIRST)
    journal.clear()
    journal.note(SECOND)
    journal.close()
    assert Journal(stem).left_behind() == [SECOND]
    journal.note(FIRST)
    journal.clear()
    journal.close()
    assert len(files(stem)) == 1  # the one that was left with something in it


def test_a_line_that_was_cut_off_is_none(stem: Path) -> None:
    stem.with_name(f"{stem.name}-sent-0").write_bytes(b"1 77 1001\n2 -100555 10")
    assert Journal(stem).left_behind() == [FIRST]


def test_a_folder_that_cannot_be_written_is_told_and_stops_nothing(
    stem: Path, caplog: pytest.LogCaptureFixture
) -> None:
    journal = Journal(stem / "not there" / "kabar.db")
    journal.note(FIRST)
    journal.clear()
    journal.close()
    assert "cannot be noted" in caplog.text


def test_each_database_has_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    addresses = [
        "sqlite:///a.db",
        f"sqlite:///{tmp_path}/b.db",
        "postgresql://u:secret@h/a",
        "postgresql://u:secret@h/b",
    ]
    for address in addresses:
        database = Database(address)
        ended = database.journal()
        ended.note(FIRST)
        ended.close()
        assert database.journal().left_behind() == [FIRST]
        database.close()
    assert not any("secret" in name for name in files(tmp_path / "a.db"))


@pytest.mark.parametrize("damaged", [b"1" * 30 + b" 77 1\n", b"9 1 77 1001\n", b"x1 77 1001\n", b"1 77 \n"])
def test_a_damaged_line_names_no_part_and_harms_no_other(stem: Path, damaged: bytes) -> None:
    killed(stem)
    [file] = stem.parent.iterdir()
    file.write_bytes(damaged + file.read_bytes())
    assert Journal(stem).left_behind() == [FIRST]
