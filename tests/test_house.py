"""The rules of the house that no linter knows."""

import ast
import re
import subprocess
import tomllib
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).parent.parent
REGISTRY_HOST = re.compile("py" + r"pi\.org|python" + r"hosted|npm" + r"js\.org|deb" + r"ian\.org")


def tracked_files() -> list[Path]:
    listing = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True)
    names = listing.stdout.split() if listing.returncode == 0 else []
    return [ROOT / name for name in names if (ROOT / name).is_file()] or [p for p in ROOT.glob("*.*") if p.is_file()]


def test_no_committed_file_names_a_registry_host() -> None:
    named = [p.name for p in tracked_files() if REGISTRY_HOST.search(p.read_text(encoding="utf-8", errors="replace"))]
    assert named == []


def test_the_wheel_holds_exactly_the_five_rooms() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    packages = project["tool"]["hatch"]["build"]["targets"]["wheel"]["packages"]
    rooms = {p.parent.name for p in ROOT.glob("*/__init__.py")} - {"tests"}
    assert set(packages) == rooms


def test_every_pinned_requirement_has_a_hash() -> None:
    for name in ("requirements.txt", "requirements-dev.txt"):
        blocks = re.split(r"\n(?=\S)", (ROOT / name).read_text().strip())
        assert [b.split()[0] for b in blocks if "--hash=sha256:" not in b] == []


def test_the_environment_is_read_in_two_places_only() -> None:
    """Settings, which mask what is secret, and the look at whose machine this is."""
    reads = re.compile(r"os\.environ|getenv|environb")
    files = [path for room in ("bot", "handlers", "storage", "seeds", "digest") for path in (ROOT / room).rglob("*.py")]
    assert [path.name for path in files if reads.search(path.read_text(encoding="utf-8"))] == ["hosts.py"]
    assert "BaseSettings" in (ROOT / "bot/settings.py").read_text(encoding="utf-8")


def test_what_tests_share_is_in_no_file_of_tests() -> None:
    borrowed = re.compile(r"^\s*(?:from|import) tests\.(?:\w+\.)*test_\w+", re.MULTILINE)
    tests = (path for path in tracked_files() if path.suffix == ".py" and ROOT / "tests" in path.parents)
    assert [path.name for path in tests if borrowed.search(path.read_text(encoding="utf-8"))] == []


def test_no_name_of_a_module_is_given_twice() -> None:
    """The second would take the place of the first, wherever that is used; no linter says so of plain names."""
    twice = []
    for path in (path for path in tracked_files() if path.suffix == ".py"):
        lines = ast.parse(path.read_text(encoding="utf-8")).body
        names = [target.id for line in lines for target in _targets(line) if isinstance(target, ast.Name)]
        twice += [f"{path.name}: {name}" for name, times in Counter(names).items() if times > 1]
    assert twice == []


def _targets(line: ast.stmt) -> list[ast.expr]:
    if isinstance(line, ast.Assign):
        return line.targets
    return [line.target] if isinstance(line, ast.AnnAssign) else []
