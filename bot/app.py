"""Putting the house together: the only place that knows which parts there are."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from telegram import Update
from telegram.ext import Application
from telegram.request import BaseRequest

from bot.order import ChatOrder
from bot.settings import TELEGRAM, Settings
from bot.transport import AiohttpRequest
from handlers.buttons import Signer
from handlers.commands import register
from handlers.context import CONTEXT_TYPES, Defaults, Kabar, Services
from handlers.courier.door import Door
from handlers.courier.gate import Gate
from seeds.fetching.fetcher import Fetcher
from seeds.fetching.guard import Policy
from seeds.outlets import Outlets
from storage.database import Database
from storage.retention import Keep

UPDATES = [Update.MESSAGE, Update.CALLBACK_QUERY, Update.INLINE_QUERY, Update.MY_CHAT_MEMBER]
CONNECTIONS = 64  # to Telegram at the same time


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
        keep=Keep(_days(settings.kabar_keep_articles_days), _days(settings.kabar_keep_records_days)),
        fetcher=Fetcher(Policy(allowed=settings.kabar_fetch_allow)),
        pages=settings.kabar_pages_url,
    )


def _days(number: int | None) -> dt.timedelta | None:
    return None if number is None else dt.timedelta(days=number)


def build_application(
    settings: Settings,
    services: Services,
    request: BaseRequest | None = None,
    *,
    handled: Callable[[int], None] = lambda _: None,
) -> Kabar:
    """The application with every handler; `request` replaces the network, `handled` hears of each handled update."""
    api = settings.telegram_api_url
    network = request or make_request(settings, connections=CONNECTIONS, seen=services.tally.called)
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


def make_request(
    settings: Settings, *, connections: int = 1, seen: Callable[[int], None] = lambda _: None
) -> AiohttpRequest:
    """The network; a Bot API server of one's own is reached directly, whatever HTTP_PROXY says."""
    return AiohttpRequest(connections=connections, proxies=settings.telegram_api_url == TELEGRAM, seen=seen)
