"""`kabar run`, `web`, `worker` and `chat`: the bot on Telegram, whole or in parts, and the bot in this terminal."""

from __future__ import annotations

import asyncio
import logging
import math
import socket
import sys
from contextlib import nullcontext
from dataclasses import replace
from io import TextIOWrapper
from pathlib import Path

import typer
from telegram.error import InvalidToken

from bot.app import build_application, make_services
from bot.archiving import load_starter
from bot.clocks import Clocks
from bot.hosts import refusal, wiped
from bot.house import ANSWERING, SENDING, fail, get_settings, now, only_one, open_database
from bot.offline import OfflineTelegram
from bot.process import Parts, work
from bot.settings import Settings
from bot.terminal import PEOPLE, Screen, TerminalChat, converse
from bot.waking import new_loop
from handlers.courier.gate import Gate
from handlers.intake import tell_untold
from handlers.render import plain
from storage.database import Database
from storage.leases import WEBHOOK

SWITCH = 0.0002  # seconds a thread that computes keeps the event loop waiting; Python's own 5 ms add up in a broadcast
UNPACED = 1e9  # messages a second: a terminal has no flood limits


def run() -> None:
    """The whole bot: by webhook if there is an address for one, else by polling; without a token a chat here."""
    settings = get_settings(level=logging.INFO)
    if not settings.token:
        chat("owner")
    elif settings.kabar_webhook_url:
        _work(settings, Parts(webhook=True, clocks=True, port=_take_port(settings)))
    else:
        asked = "port" in settings.model_fields_set or settings.kabar_pages_url is not None  # on a laptop nobody does
        _work(settings, Parts(polling=True, clocks=True, port=_take_port(settings) if asked else None))


def web() -> None:
    """Answer people by webhook; clocks and courier are a worker's."""
    settings = _settings_of_a_process()
    if not settings.kabar_webhook_url:
        fail("KABAR_WEBHOOK_URL is not set: `kabar web` needs the public address that Telegram posts to")
    _work(settings, Parts(webhook=True, port=_take_port(settings)))


def worker() -> None:
    """Publish, deliver and read feeds; answering people is a web process's."""
    settings = _settings_of_a_process()
    _work(settings, Parts(clocks=True, port=_take_port(settings)))


def _settings_of_a_process() -> Settings:
    settings = get_settings(level=logging.INFO)
    if not settings.token:
        fail("TELEGRAM_BOT_TOKEN is not set")
    return settings


def _take_port(settings: Settings) -> socket.socket:
    """The port, before anything else is begun; one that is taken ends the program with a sentence."""
    from bot.web.server import PortTaken, listen

    try:
        return listen(settings.port)
    except PortTaken as taken:
        fail(str(taken))


def _work(settings: Settings, parts: Parts) -> None:
    sys.setswitchinterval(SWITCH)
    _refuse_where_wiped(settings)
    doing = [ANSWERING] * (parts.polling or parts.webhook) + [SENDING] * parts.clocks
    port = parts.port or nullcontext()
    with port, open_database(settings) as database, only_one(database, *doing):
        if parts.polling:
            _refuse_beside_webhook(database)
        _load_starter(settings, database)
        try:
            with asyncio.Runner(loop_factory=new_loop) as runner:
                runner.run(work(settings, make_services(settings, database), parts))
        except InvalidToken:
            fail("Telegram does not know this bot: check TELEGRAM_BOT_TOKEN")


def _refuse_beside_webhook(database: Database) -> None:
    """Telegram gives updates to those who fetch them or to a webhook: whoever began to fetch would take the other's."""
    with database.reading() as stores:
        webhook = next((lease for lease in stores.leases.all() if lease.name == WEBHOOK and lease.held), None)
    if webhook is not None:
        seconds = max(1, math.ceil((webhook.until - now()).total_seconds()))
        fail(
            "updates of this bot are posted to a webhook by now: stop `kabar web`, or set KABAR_WEBHOOK_URL here too "
            f"(if it was killed, try again in {seconds} s)"
        )


def chat(role: str) -> None:
    """Chat in this terminal as somebody with that role."""
    settings = get_settings()
    with open_database(settings) as database:
        _load_starter(settings, database)
        tell_untold(database, now)
        asyncio.run(_chat(settings, database, role))


async def _chat(settings: Settings, database: Database, role: str) -> None:
    """The same application as on Telegram, with this terminal for a network."""
    user_id = PEOPLE[role]
    if role == "moderator":
        with database.writing() as stores:
            stores.people.appoint(user_id, by=PEOPLE["owner"], at=now())
    for stream in (sys.stdin, sys.stdout):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")  # whatever the locale says
    request = OfflineTelegram(plain)
    services = make_services(settings, database, more_owners=frozenset({PEOPLE["owner"]}))
    services = replace(services, gate=Gate(UNPACED, UNPACED))
    application = build_application(settings, services, request)
    async with application:
        clocks = Clocks(application, tick_seconds=settings.kabar_tick_seconds, chat_id=user_id)
        await clocks.start()
        await application.start()
        if sys.stdin.isatty():
            typer.echo("Kabar in this terminal: /help says what it can do, Ctrl-D ends.", err=True)
        try:
            await converse(TerminalChat(application, request, Screen(sys.stdout, request), user_id), sys.stdin)
        finally:
            await clocks.stop()
            await application.stop()


def _refuse_where_wiped(settings: Settings) -> None:
    """Do not begin what the host's next restart would lose."""
    scheme, _, path = settings.database_url.partition(":///")
    host = wiped(Path(path)) if scheme.startswith("sqlite") else None
    if host is not None:
        fail(refusal(host))


def _load_starter(settings: Settings, database: Database) -> None:
    """Give a new archive something to show."""
    if settings.kabar_starter:
        load_starter(database, at=now())
