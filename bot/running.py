"""`kabar run` and `kabar chat`: the bot on Telegram, and the bot in this terminal."""

from __future__ import annotations

import asyncio
import logging
import sys
from dataclasses import replace
from io import TextIOWrapper

import typer
from telegram.error import InvalidToken

from bot.app import build_application, make_services, poll
from bot.archiving import load_starter
from bot.clocks import Clocks
from bot.house import fail, get_settings, now, open_database
from bot.offline import OfflineTelegram
from bot.settings import Settings
from bot.terminal import PEOPLE, Screen, TerminalChat, converse
from handlers.courier.gate import Gate
from handlers.render import plain
from storage.database import Database

SWITCH = 0.001  # seconds a thread that computes keeps the event loop waiting; Python's own 5 ms add up in a broadcast
UNPACED = 1e9  # messages a second: a terminal has no flood limits


def run() -> None:
    """Poll Telegram if there is a token, otherwise chat here."""
    settings = get_settings(level=logging.INFO)
    if not settings.token:
        chat("owner")
        return
    sys.setswitchinterval(SWITCH)
    if settings.kabar_webhook_url:
        fail("KABAR_WEBHOOK_URL is set, but this version reads updates by polling: leave it empty")
    with open_database(settings) as database:
        _load_starter(settings, database)
        try:
            asyncio.run(poll(settings, make_services(settings, database)))
        except InvalidToken:
            fail("Telegram does not know this bot: check TELEGRAM_BOT_TOKEN")


def chat(role: str) -> None:
    """Chat in this terminal as somebody with that role."""
    settings = get_settings()
    with open_database(settings) as database:
        _load_starter(settings, database)
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
        clocks.start()
        await application.start()
        if sys.stdin.isatty():
            typer.echo("Kabar in this terminal: /help says what it can do, Ctrl-D ends.", err=True)
        try:
            await converse(TerminalChat(application, request, Screen(sys.stdout, request), user_id), sys.stdin)
        finally:
            await clocks.stop()
            await application.stop()


def _load_starter(settings: Settings, database: Database) -> None:
    """Give a new archive something to show."""
    if settings.kabar_starter:
        load_starter(database, at=now())
