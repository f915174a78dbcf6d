"""`kabar check`: is all well with the database, the token and the clock."""

from __future__ import annotations

import asyncio
import datetime as dt
from collections.abc import Iterator
from contextlib import closing
from zoneinfo import ZoneInfo

import typer
from telegram import Bot
from telegram.error import InvalidToken, TelegramError

from bot.app import make_request
from bot.house import get_settings, now
from bot.settings import Settings, without_password
from storage.database import Database
from storage.errors import StorageError

LATE = dt.timedelta(minutes=5)  # a subscription due for longer means that nobody publishes
Finding = tuple[bool, str, str]  # whether it is well, what was looked at, what was seen


def check_command() -> None:
    """Print what was found; exit with 1 unless all is well."""
    settings = get_settings()
    findings = [*_database(settings), asyncio.run(_token(settings)), _clock(settings)]
    for well, what, seen in findings:
        typer.echo(f"{'ok     ' if well else 'PROBLEM'} {what}: {seen}")
    if not all(well for well, _, _ in findings):
        raise typer.Exit(1)


def _database(settings: Settings) -> Iterator[Finding]:
    """Whether it can be reached and has the present schema, and whether subscriptions are published when due."""
    shown = without_password(settings.database_url)
    try:
        with closing(Database(settings.database_url)) as database:
            if database.is_missing():
                yield False, "database", f"{shown} is not there yet: `kabar migrate` makes it"
                return
            if not database.is_current():
                needed = "a newer version of Kabar" if database.is_newer() else "`kabar migrate`"
                yield False, "database", f"{shown} needs {needed}"
                return
            with database.reading() as stores:
                articles, late = stores.articles.count(), stores.subscriptions.due(now() - LATE, 1)
                outdated = stores.search.is_outdated()
            wrong = [] if outdated else _disagreements(database)
    except (StorageError, ValueError) as error:
        yield False, "database", f"{shown} cannot be used: {error}"
        return
    yield True, "database", f"{shown}, {articles} articles"
    if outdated:
        yield False, "search", "the index was made by another version: it needs `kabar reindex`"
    elif wrong:
        yield False, "search", f"{len(wrong)} passages are not indexed as they are stored: it needs `kabar reindex`"
    else:
        yield True, "search", "the index holds what the archive holds"
    if late:
        yield False, "clock", "subscriptions are overdue: is `kabar run` running?"


def _disagreements(database: Database) -> list[int]:
    """The passages that the index does not have as the archive does, both as they were at one moment."""
    with database.reading() as stores:
        return stores.search.disagreements()


async def _token(settings: Settings) -> Finding:
    """Whether Telegram knows the bot."""
    if not settings.token:
        return True, "token", "none set; `kabar run` is a chat in the terminal"
    bot = Bot(settings.token, base_url=f"{settings.telegram_api_url}/bot", request=make_request(settings))
    try:
        async with bot:
            return True, "token", f"@{bot.bot.username}"
    except InvalidToken:
        return False, "token", "Telegram does not know TELEGRAM_BOT_TOKEN"
    except TelegramError as error:
        return False, "token", f"Telegram cannot be reached ({type(error).__name__})"


def _clock(settings: Settings) -> Finding:
    """What time it is here: for whoever looks to compare."""
    local = now().astimezone(ZoneInfo(settings.kabar_timezone))
    return True, "clock", f"{local:%Y-%m-%d %H:%M} {settings.kabar_timezone}"
