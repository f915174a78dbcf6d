"""The real application on a real database; only the network is replaced."""

import datetime as dt
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace

import pytest
from hypothesis import HealthCheck, settings
from telegram.ext import Application

from handlers.buttons import Signer
from handlers.commands import register
from handlers.context import CONTEXT_TYPES, Services
from handlers.courier.gate import Gate
from handlers.intake import take_in
from seeds.outlets import Outlets
from storage.database import Database
from tests.handlers.newsroom import FIRST, NOW, SECOND
from tests.handlers.telegram import Chatting, Recorder

# a busy machine is no failure
settings.register_profile("handlers", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("handlers")

OWNER, MODERATOR, READER = 7, 8, 1


@dataclass
class Clock:
    """A clock that stands until it is set."""

    now: dt.datetime = NOW

    def __call__(self) -> dt.datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


def services_of(database: Database, now: Callable[[], dt.datetime]) -> Services:
    """The services of a house with an owner and a moderator, at no pace at all."""
    with database.writing() as stores:
        stores.people.appoint(MODERATOR, by=OWNER, at=now())
    return Services(
        database=database,
        signer=Signer("secret"),
        outlets=Outlets.load(),
        now=now,
        owners=frozenset({OWNER}),
        gate=Gate(1e9, 1e9),
    )


@asynccontextmanager
async def chatting(services: Services, network: Recorder) -> AsyncIterator[Chatting]:
    """The real application on these services; people can talk to it."""
    application = (
        Application.builder()
        .token("1:test")
        .context_types(CONTEXT_TYPES)
        .request(network)
        .get_updates_request(Recorder())
        .build()
    )
    application.bot_data["services"] = services
    application.bot_data["offered"] = {OWNER, MODERATOR}  # they have their menus; test_menus.py takes them
    register(application)
    await application.initialize()
    yield Chatting(application, network)
    await application.shutdown()


@pytest.fixture
def services(database: Database, clock: Clock) -> Services:
    return services_of(database, clock)


@pytest.fixture
def network() -> Recorder:
    return Recorder()


@pytest.fixture
async def chat(services: Services, network: Recorder) -> AsyncIterator[Chatting]:
    async with chatting(services, network) as people:
        yield people


@pytest.fixture
def archive(database: Database) -> list[int]:
    """Two made-up articles of one event, added two hours ago; gives their numbers."""
    at = NOW - dt.timedelta(hours=2)
    return [take_in(database, replace(article, id=0), now=at).id for article in (FIRST, SECOND)]
