"""Putting the house together: the only place that knows which parts there are."""

from __future__ import annotations

import asyncio
import datetime as dt
import logging
import signal
from collections.abc import Callable

from telegram import Update
from telegram.error import InvalidToken, TelegramError
from telegram.ext import Application
from telegram.request import BaseRequest

from bot.clocks import Clocks
from bot.inbox import Inbox
from bot.order import ChatOrder
from bot.polling import Poller
from bot.settings import TELEGRAM, Settings
from bot.transport import AiohttpRequest
from handlers.buttons import Signer
from handlers.commands import register
from handlers.context import CONTEXT_TYPES, Defaults, Kabar, Services
from handlers.courier.door import Door
from handlers.courier.gate import Gate
from handlers.menus import set_menus
from seeds.fetching.fetcher import Fetcher
from seeds.fetching.guard import Policy
from seeds.outlets import Outlets
from storage.database import Database

UPDATES = [Update.MESSAGE, Update.CALLBACK_QUERY, Update.INLINE_QUERY, Update.MY_CHAT_MEMBER]
CONNECTIONS = 64  # to Telegram at the same time
LONGEST_PAUSE = 30.0  # seconds between attempts to reach Telegram
log = logging.getLogger(__name__)


def make_services(settings: Settings, database: Database, *, more_owners: frozenset[int] = frozenset()) -> Services:
    """What handlers, clocks and commands work with."""
    defaults = Defaults(settings.kabar_language, settings.kabar_timezone, settings.kabar_digest_time)
    return Services(
        database=database,
        signer=Signer(settings.token or "terminal"),
        outlets=Outlets.load(),
        now=lambda: dt.datetime.now(dt.UTC),
        owners=settings.kabar_owners | more_owners,
        defaults=defaults,
        gate=Gate(settings.kabar_messages_per_second, settings.kabar_chat_pace),
        fetcher=Fetcher(Policy(allowed=settings.kabar_fetch_allow)),
    )


def build_application(
    settings: Settings,
    services: Services,
    request: BaseRequest | None = None,
    *,
    handled: Callable[[int], None] = lambda _: None,
) -> Kabar:
    """The application with every handler; `request` replaces the network, `handled` hears of each handled update."""
    api = settings.telegram_api_url
    network = request or make_request(settings, connections=CONNECTIONS)
    builder = (
        Application.builder()
        .token(settings.token or "1:terminal")
        .base_url(f"{api}/bot")
        .base_file_url(f"{api}/file/bot")  # or documents would be fetched from Telegram, token and all
        .context_types(CONTEXT_TYPES)
        .concurrent_updates(ChatOrder(handled))
        .rate_limiter(Door(services.gate))
        .request(network)
        .get_updates_request(network)
        .updater(None)  # updates are fetched by our own Poller
    )
    application = builder.build()
    application.bot_data["services"] = services
    register(application)
    return application


def make_request(settings: Settings, *, connections: int = 1) -> AiohttpRequest:
    """The network; a Bot API server of one's own is reached directly, whatever HTTP_PROXY says."""
    return AiohttpRequest(connections=connections, proxies=settings.telegram_api_url == TELEGRAM)


async def poll(settings: Settings, services: Services) -> None:
    """Run until SIGINT or SIGTERM: updates by polling, and the clocks. Raises InvalidToken."""
    task = asyncio.current_task()
    assert task is not None
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, task.cancel)
    inbox = Inbox(services)
    application = build_application(settings, services, handled=inbox.done)
    clocks = Clocks(application, tick_seconds=settings.kabar_tick_seconds)
    poller = Poller(application, inbox, make_request(settings), UPDATES)
    try:
        await _reach_telegram(application)
        clocks.start()
        await application.start()
        application.create_task(set_menus(application))
        await poller.run()
    except asyncio.CancelledError:
        log.info("stopping")
    finally:
        await clocks.stop()
        if application.running:
            await application.stop()  # what was taken is handled to its end
        await inbox.close()
        await poller.close()
        await application.shutdown()


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
