"""An update that ends the process again and again is set aside in the end; no other is."""

from __future__ import annotations

import json

import pytest

from bot.app import build_application, make_services
from bot.inbox import Inbox
from bot.leftovers import take_up
from bot.offline import OfflineTelegram
from bot.settings import Settings
from handlers.context import Kabar, Services
from handlers.render import plain
from storage.database import Database
from tests.bot.updates import command

OWNER = 99


class CrashError(BaseException):
    """The process ends here."""


class Machine:
    """Starts one process after the other; the update numbered `deadly` ends whichever begins it."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.deadly = 0
        self.handled: list[int] = []
        self.told: list[str] = []

    async def start(self) -> bool:
        """Start a process and let it work off what was left; whether it survives."""
        settings = Settings(kabar_owners=frozenset({OWNER}))
        services: Services = make_services(settings, self.database)
        inbox = Inbox(services)
        network = OfflineTelegram(plain)
        network.on_event = lambda what, message: self.told.append(plain(message["text"]))
        application: Kabar = build_application(settings, services, network, handled=inbox.done)
        application.process_update = self._process  # type: ignore[method-assign]
        async with application:
            try:
                await take_up(application, inbox)
                while not application.update_queue.empty():
                    update = await application.update_queue.get()
                    await application.update_processor.process_update(update, self._process(update))
            except CrashError:
                return False
            await inbox.close()
        return True

    async def _process(self, update: object) -> None:
        number = update.update_id  # type: ignore[attr-defined]
        if number == self.deadly:
            raise CrashError
        self.handled.append(number)


@pytest.fixture
def machine(sqlite_database: Database) -> Machine:
    with sqlite_database.writing() as stores:
        now = make_services(Settings(), sqlite_database).now()
        stores.inbox.take({number: json.dumps(command(number, "/help", number)) for number in range(1, 6)}, now)
    return Machine(sqlite_database)


async def test_what_is_harmless_is_handled_at_the_first_start(machine: Machine) -> None:
    assert await machine.start()
    assert machine.handled == [1, 2, 3, 4, 5]
    assert await machine.start()
    assert len(machine.handled) == 5


async def test_what_ends_every_process_is_set_aside_and_the_owner_told(machine: Machine) -> None:
    machine.deadly = 3
    assert [await machine.start() for _ in range(3)] == [False, False, True]
    assert sorted(set(machine.handled)) == [1, 2, 4, 5]
    assert [text for text in machine.told if "3" in text]
    assert await machine.start()
    with machine.database.reading() as stores:
        assert stores.inbox.unhandled() == []


async def test_one_that_was_only_nearby_is_not_set_aside(machine: Machine) -> None:
    machine.deadly = 1
    await machine.start()
    machine.deadly = 0
    assert await machine.start()
    assert sorted(set(machine.handled)) == [1, 2, 3, 4, 5]
    assert machine.told == []
