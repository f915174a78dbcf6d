"""A process of the bot: which parts of it run here, how they begin, and how they end within seconds."""

from __future__ import annotations

import asyncio
import logging
import signal
import socket
from dataclasses import dataclass
from typing import TYPE_CHECKING

from telegram.error import InvalidToken, TelegramError

from bot.app import UPDATES, build_application, make_request
from bot.clocks import Clocks
from bot.extracting import Extracting
from bot.inbox import Inbox
from bot.leftovers import keep_taking_up, take_up_at_last
from bot.polling import Poller
from bot.reception import Reception
from bot.roles import Role, Roles
from bot.settings import Settings
from handlers.context import Kabar, Services
from handlers.courier.sharing import Sharing
from handlers.menus import set_menus
from storage.leases import FETCHER, PROCESS

if TYPE_CHECKING:
    from bot.web.server import Port

FINISHING = 10.0  # seconds for what is being handled when the process ends; what is left another process takes up
LONGEST_PAUSE = 30.0  # seconds between attempts to reach Telegram
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Parts:
    """What a process does."""

    polling: bool = False  # fetches updates
    webhook: bool = False  # has them posted to its port
    clocks: bool = False  # publishes, delivers, reads feeds
    port: socket.socket | None = None  # where it is asked how it is


async def work(settings: Settings, services: Services, parts: Parts) -> None:
    """Run one process until SIGINT or SIGTERM. Raises InvalidToken."""
    _end_when_told()
    process = _Process(settings, services, parts)
    try:
        await process.begin()
        await process.go_on()
    except asyncio.CancelledError:
        log.info("stopping")
    finally:
        await process.end()


def _end_when_told() -> None:
    """Let the first signal cancel this task; what comes while it ends, ends nothing a second time."""
    task = asyncio.current_task()
    assert task is not None
    loop = asyncio.get_running_loop()
    told = False

    def end() -> None:
        nonlocal told
        if not told:
            told = True
            task.cancel()

    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, end)


class _Process:
    """The parts, made and not begun."""

    def __init__(self, settings: Settings, services: Services, parts: Parts) -> None:
        self._settings, self._services, self._parts = settings, services, parts
        self._inbox = Inbox(services)
        self._application = build_application(settings, services, handled=self._inbox.done)
        self._reception = Reception(self._application, self._inbox, may_take=self._is_known)
        self._clocks = self._make_clocks() if parts.clocks else None
        self._fetching = Role(FETCHER)
        self._turns = Roles(services, self._fetching, leases=_are_several(services))
        self._poller = self._make_poller() if parts.polling else None
        self._port = self._make_port(parts.port) if parts.port else None
        self._known = Role(PROCESS + services.process)
        self._alive = Roles(services, self._known, leases=_are_several(services))
        self._sharing = Sharing(services, self._sends)
        self._extracting = Extracting(services)
        self._looking: asyncio.Task[None] | None = None
        self._ending = False

    async def begin(self) -> None:
        """Be known as alive, answer on the port, then find Telegram and begin with the rest. Raises InvalidToken."""
        if self._parts.polling or self._parts.webhook:
            await self._alive.start()
        if self._port is not None:
            self._port.open()
        await _reach_telegram(self._application)
        if _are_several(self._services):
            await self._sharing.start()
        if self._clocks is not None:
            await self._clocks.start()
            self._extracting.start()
        await self._application.start()
        if self._parts.polling or self._parts.webhook:
            await self._begin_answering()

    async def _begin_answering(self) -> None:
        """Look after what processes leave that are not alive any more."""
        if _are_several(self._services):
            self._looking = asyncio.create_task(keep_taking_up(self._application, self._inbox))
        self._application.create_task(set_menus(self._application))

    async def go_on(self) -> None:
        """Receive updates, or wait, until cancelled."""
        if self._poller is not None:
            await self._turns.start()
            await self._poller.run()
        elif self._parts.webhook:
            from bot.web.registration import Registration

            await take_up_at_last(self._application, self._inbox)
            await Registration(self._application.bot, self._services, self._settings, UPDATES).keep()
        else:
            await asyncio.Event().wait()

    async def end(self) -> None:
        """Take nothing more, finish what is under way, and close."""
        self._ending = True
        self._inbox.leave()
        if self._looking is not None:
            self._looking.cancel()
        if self._port is not None:
            await self._port.close()
        clocks = [self._clocks.stop()] if self._clocks is not None else []
        await asyncio.gather(self._finish(), *clocks)
        await self._extracting.stop()
        await self._inbox.close()
        await self._alive.stop()
        await self._sharing.stop()
        if self._poller is not None:
            await self._poller.close()
            await self._turns.stop()
        await self._application.shutdown()

    def _sends(self) -> bool:
        """Whether people or subscribers get messages from this process; a worker that stands by sends none."""
        answers = self._parts.polling or self._parts.webhook
        return answers or (self._clocks is not None and self._clocks.sends)

    async def _finish(self) -> None:
        """Handle what was taken, as far as that goes in time."""
        if not self._application.running:
            return
        try:
            await asyncio.wait_for(self._application.stop(), FINISHING)
        except TimeoutError:
            log.warning("%d updates are left for another process", self._inbox.at_work)

    def _make_clocks(self) -> Clocks:
        others: list[Role] = []
        if self._settings.kabar_model_url:
            from bot.advice.adviser import Adviser  # what nobody else needs

            others.append(Adviser.of(self._settings).role)
        return Clocks(self._application, tick_seconds=self._settings.kabar_tick_seconds, others=others)

    def _make_poller(self) -> Poller:
        request = make_request(self._settings, seen=self._services.tally.called)
        return Poller(self._application, self._reception, request, UPDATES, may_fetch=self._may_fetch)

    def _make_port(self, taken: socket.socket) -> Port:
        from bot.web.serving import make_port  # what no other process needs

        reception = self._reception if self._parts.webhook else None
        return make_port(
            self._settings,
            self._services,
            taken,
            reception=reception,
            ready=self._is_ready,
            pages=self._parts.polling or self._parts.webhook,  # answering people is not a worker's
        )

    def _may_fetch(self) -> bool:
        """Whether it is this process that Telegram's updates are fetched by."""
        return self._fetching.held is not None

    def _is_known(self) -> bool:
        """Whether other processes know this one as alive: they would take from it what it takes."""
        return self._known.held is not None

    def _is_ready(self) -> bool:
        return not (self._ending or (self._parts.webhook and self._reception.full))


def _are_several(services: Services) -> bool:
    """Whether other processes may work with the same database."""
    return services.database.dialect == "postgresql"


async def _reach_telegram(application: Kabar) -> None:
    """Wait until Telegram answers, however long it is down."""
    pause = 1.0
    while True:
        try:
            return await application.initialize()
        except InvalidToken:
            raise
        except TelegramError as error:
            log.warning("Telegram does not answer (%s); trying again in %g s", error, pause)
        await asyncio.sleep(pause)
        pause = min(LONGEST_PAUSE, 2 * pause)
