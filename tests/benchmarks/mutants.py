"""`make bench-mutants`: would the tests notice if the newsroom did something else? Small faults, sown one at a time.

A sample of SIZE places (default 160, SEED 1) in `digest/`: a comparison turned, a condition negated, a number one more,
a result left out … Each mutant meets the tests of its module, then the evaluation's floors; whoever fails them is
killed. Words in tables are data, judged by the evaluation, and left alone. It stops after MINUTES (default 60); the
order is random, so that what was done by then is a sample too.
"""

from __future__ import annotations

import ast
import importlib
import multiprocessing
import os
import random
import re
import resource
import shutil
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from rich.console import Console
from rich.table import Table

LIBRARIES = (
    "hypothesis",
    "wordfreq",
    "rapidfuzz",
    "numpy",
    "pydantic",
    "sqlalchemy",
    "alembic.command",
    "rensa",
    "psycopg",
)
HOUSE = Path(__file__).parents[2]
ROOMS = ("bot", "handlers", "digest", "storage", "seeds", "tests")
EVALUATION = "tests/evaluation/test_floors.py"
WHOLE = ("tests/digest/test_analysis.py", "tests/digest/test_claims.py")  # for what has no tests of its own
MOST = 90  # seconds of computing: an endless loop is noticed too
COMPARISONS: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is,
}  # fmt: skip
OPERATORS: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Div, ast.Div: ast.Mult, ast.BitOr: ast.BitAnd,
    ast.BitAnd: ast.BitOr, ast.FloorDiv: ast.Mult,
}  # fmt: skip
NAMES = {"min": "max", "max": "min", "any": "all", "all": "any"}
Change = Callable[[], None]


@dataclass(frozen=True)
class Mutant:
    """One fault, sown into one file."""

    path: str
    line: int
    what: str
    source: str


def places(tree: ast.Module) -> Iterator[tuple[int, str, Change]]:
    """Where a fault can be sown: the line, what it is, and the function that sows it."""
    for node in _walk(tree):
        for what, change in _changes(node):
            yield getattr(node, "lineno", 0), what, change


def _walk(node: ast.AST) -> Iterator[ast.AST]:
    """All that is run when the program does its work: neither annotations nor decorators."""
    yield node
    for name, value in ast.iter_fields(node):
        if name in {"annotation", "returns", "decorator_list", "type_params"}:
            continue
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.AST):
                yield from _walk(child)


def _changes(node: ast.AST) -> Iterator[tuple[str, Change]]:
    match node:
        case ast.Compare(ops=[operator, *rest]) if type(operator) in COMPARISONS:
            other = COMPARISONS[type(operator)]()
            yield f"{_name(operator)} → {_name(other)}", lambda: setattr(node, "ops", [other, *rest])
        case ast.BoolOp(op=operator):
            turned: ast.boolop = ast.Or() if isinstance(operator, ast.And) else ast.And()
            yield f"{_name(operator)} → {_name(turned)}", lambda: setattr(node, "op", turned)
        case ast.BinOp(op=operator) if type(operator) in OPERATORS:
            swapped = OPERATORS[type(operator)]()
            yield f"{_name(operator)} → {_name(swapped)}", lambda: setattr(node, "op", swapped)
        case ast.Constant(value=bool(value)):
            yield f"{value} → {not value}", lambda: setattr(node, "value", not value)
        case ast.Constant(value=int(value) | float(value)):
            yield f"{value} → {value + 1}", lambda: setattr(node, "value", value + 1)
        case ast.Name(id=name) if name in NAMES:
            yield f"{name} → {NAMES[name]}", lambda: setattr(node, "id", NAMES[name])
    yield from _left_out(node)


def _left_out(node: ast.AST) -> Iterator[tuple[str, Change]]:
    """Faults by which something does not happen."""
    match node:
        case ast.Return(value=ast.expr()):
            yield "returns None", lambda: setattr(node, "value", ast.Constant(None))
        case ast.Expr(value=ast.Call()):
            yield "is not called", lambda: setattr(node, "value", ast.Constant(None))
        case ast.If() | ast.While() | ast.IfExp():
            yield "condition negated", lambda: setattr(node, "test", ast.UnaryOp(ast.Not(), node.test))
        case ast.comprehension(ifs=[_, *_]):
            yield "every one is taken", lambda: setattr(node, "ifs", [])


def _name(operator: ast.AST) -> str:
    return type(operator).__name__


def sample(seed: int, size: int) -> list[Mutant]:
    """So many mutants in a random order: each place is as likely as any other."""
    sources = {path: path.read_text(encoding="utf-8") for path in sorted((HOUSE / "digest").rglob("*.py"))}
    every = [(path, number) for path, source in sources.items() for number, _ in enumerate(places(ast.parse(source)))]
    random.Random(seed).shuffle(every)
    return [_sown(path, sources[path], number) for path, number in every[:size]]


def _sown(path: Path, source: str, number: int) -> Mutant:
    tree = ast.parse(source)
    line, what, change = list(places(tree))[number]
    change()
    return Mutant(str(path.relative_to(HOUSE)), line, what, ast.unparse(ast.fix_missing_locations(tree)))


def tests_of(path: str) -> list[str]:
    """The tests of a module: its own, else those that import it, else those that go through everything."""
    own = HOUSE / "tests" / Path(path).parent / f"test_{Path(path).stem}.py"
    if own.exists():
        return [str(own.relative_to(HOUSE))]
    package, name = ".".join(Path(path).parent.parts), Path(path).stem
    imported = re.compile(rf"^from {package}(\.{name} import|.* import .*\b{name}\b)", re.MULTILINE)
    files = sorted((HOUSE / "tests" / "digest").rglob("test_*.py"))
    found = [str(each.relative_to(HOUSE)) for each in files if imported.search(each.read_text(encoding="utf-8"))]
    return found or list(WHOLE)


@contextmanager
def sown(house: Path, mutant: Mutant) -> Iterator[None]:
    """A house with this fault in it, while the block lasts; what was compiled of the rest stays good."""
    file = house / mutant.path
    kept, before = file.read_text(encoding="utf-8"), file.stat()
    file.write_text(mutant.source, encoding="utf-8")
    try:
        yield
    finally:
        file.write_text(kept, encoding="utf-8")
        os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))


def is_killed(house: Path, mutant: Mutant) -> bool:
    """Whether any of the tests that it meets fails in a house with this fault."""
    with sown(house, mutant):
        return not (_pass(house, tests_of(mutant.path)) and _pass(house, [EVALUATION]))


def _pass(house: Path, tests: Sequence[str], *more: str) -> bool:
    """In a process that has the libraries already, and nothing of the house."""
    process = multiprocessing.get_context("fork").Process(target=_run, args=(house, tests, more))
    process.start()
    process.join()
    return process.exitcode == 0


def _run(house: Path, tests: Sequence[str], more: Sequence[str]) -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (MOST, MOST))
    os.chdir(house)
    sys.path[:] = [str(house), *(each for each in sys.path if each not in ("", str(HOUSE)))]
    for room in [name for name in sys.modules if name.partition(".")[0] in ROOMS]:
        del sys.modules[room]
    sys.dont_write_bytecode = not more
    with Path(os.devnull).open("w") as nowhere:
        os.dup2(nowhere.fileno(), 1)
        os.dup2(nowhere.fileno(), 2)
    os._exit(pytest.main(["-x", "-q", "-p", "no:xdist", "-p", "no:cacheprovider", *more, *tests]))


def main() -> None:
    """Sow, run the tests, and print what they noticed."""
    size, seed = int(os.environ.get("SIZE", "160")), int(os.environ.get("SEED", "1"))
    ends = time.monotonic() + 60 * float(os.environ.get("MINUTES", "60"))
    for name in LIBRARIES:
        importlib.import_module(name)
    console, counts = Console(width=120), defaultdict[str, Counter[bool]](Counter)
    with tempfile.TemporaryDirectory(prefix="kabar-mutants-") as folder:
        house = Path(folder)
        for room in ROOMS:
            shutil.copytree(HOUSE / room, house / room, ignore=shutil.ignore_patterns("__pycache__"))
        shutil.copy(HOUSE / "pyproject.toml", house)
        assert _pass(house, ["tests/digest", EVALUATION], "--collect-only"), "what it finds is compiled then"
        assert _pass(house, [EVALUATION]), "without a fault everything passes"
        for mutant in sample(seed, size):
            if time.monotonic() > ends:
                break
            killed = is_killed(house, mutant)
            counts[mutant.path][killed] += 1
            result = "killed" if killed else "survived"
            console.print(f"{result:9} {mutant.path}:{mutant.line}: {mutant.what}", highlight=False)
    console.print(_table(counts))


def _table(counts: dict[str, Counter[bool]]) -> Table:
    table = Table("module", "mutants", "killed", title="Faults sown into digest/ and noticed by the tests")
    for path, count in sorted(counts.items()):
        table.add_row(path, str(count.total()), str(count[True]))
    killed, total = sum(count[True] for count in counts.values()), sum(count.total() for count in counts.values())
    table.add_row("all", str(total), f"{killed} ({killed / max(total, 1):.0%})")
    return table


if __name__ == "__main__":
    main()
