"""What the papers say is so: links lead somewhere, settings exist, examples work."""

import datetime as dt
import re
from pathlib import Path

import pytest
import typer

from bot.cli import app
from bot.settings import Settings
from handlers.commands import COMMANDS
from seeds.files import parse_text

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
PAPERS = [*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")]


@pytest.mark.parametrize("paper", PAPERS, ids=lambda p: p.name)
def test_every_link_within_the_house_leads_somewhere(paper: Path) -> None:
    links = re.findall(r"\]\((?!https?:)([^)#]+)", paper.read_text(encoding="utf-8"))
    assert [link for link in links if not (paper.parent / link).exists()] == []


@pytest.mark.parametrize("paper", ["README.md", ".env.example", "docs/operating.md"])
def test_every_setting_named_in_a_paper_exists(paper: str) -> None:
    named = set(re.findall(r"\b(?:KABAR|TELEGRAM|DATABASE)_[A-Z_]+\b", (ROOT / paper).read_text(encoding="utf-8")))
    assert named <= {field.upper() for field in Settings.model_fields}


def test_the_readme_names_every_folder_of_the_house() -> None:
    rooms = {p.parent.name for p in ROOT.glob("*/__init__.py")}
    assert rooms <= set(re.findall(r"^(\w+)/ ", README, re.MULTILINE))


def test_the_readme_tells_of_every_command_in_telegram_and_of_no_other() -> None:
    table = re.search(r"## In Telegram\n(.*?)\n## ", README, re.DOTALL)
    assert table
    told = re.findall(
        r"`/(\w+)", "\n".join(re.split(r"(?<!\\)\|", row)[1] for row in table[1].splitlines() if row.startswith("|"))
    )
    assert sorted(told) == sorted(command.name for command in COMMANDS)


def test_every_process_of_the_procfile_is_a_command() -> None:
    lines = dict(re.findall(r"^(\w+): kabar (\w+)$", (ROOT / "Procfile").read_text(), re.MULTILINE))
    assert lines == {"release": "migrate", "web": "web", "worker": "worker"}
    assert set(lines.values()) <= set(typer.main.get_group(app).commands)


def test_the_article_file_in_the_readme_reads_as_it_says() -> None:
    example = re.search(r"```\n(---\n.*?)```", README, re.DOTALL)
    assert example
    article = parse_text(example[1], now=dt.datetime(2026, 1, 1, tzinfo=dt.UTC))
    assert (article.title, article.outlet) == ("Jembatan lama ditutup", "Warta Contoh")
    assert article.published_at == dt.datetime(2024, 11, 6, 11, 42, tzinfo=dt.UTC)


def test_every_test_that_the_papers_name_is_there() -> None:
    named = {each for paper in PAPERS for each in re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", paper.read_text("utf-8"))}
    assert len(named) > 30
    assert [f"{file}::{test}" for file, test in sorted(named) if f"def {test}(" not in (ROOT / file).read_text()] == []


def test_every_line_of_the_threat_model_names_a_test() -> None:
    lines = (ROOT / "docs/security.md").read_text(encoding="utf-8").splitlines()
    rows = [line for line in lines if line.startswith("| ") and not line.startswith("| wants")]
    assert len(rows) > 20
    assert [row for row in rows if "`tests/" not in row.rpartition(" | ")[2]] == []
