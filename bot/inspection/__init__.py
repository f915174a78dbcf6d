"""`kabar check`: is all well with the database, the token, the webhook, the owner and the clock; what to do if not."""

from __future__ import annotations

import asyncio
from contextlib import closing

import typer

from bot.house import get_settings
from bot.inspection.remarks import Remark, Weight, ok, problem
from bot.inspection.stored import Stored, look_at_database
from bot.inspection.telegram import look_at_telegram
from bot.inspection.zones import look_at_zones
from bot.settings import Settings, without_password
from storage.database import Database
from storage.errors import StorageError


def check_command() -> None:
    """Print what was found; exit with 1 if anything does not work."""
    remarks = look(get_settings())
    for remark in remarks:
        typer.echo(remark)
    if any(remark.weight is Weight.PROBLEM for remark in remarks):
        raise typer.Exit(1)


def look(settings: Settings) -> list[Remark]:
    """Look at everything; nothing is changed."""
    shown, stored = without_password(settings.database_url), Stored()
    try:
        with closing(Database(settings.database_url)) as database:
            remarks, stored = look_at_database(database, shown)
    except (StorageError, ValueError) as error:
        remarks = [problem("database", f"{shown} cannot be used: {error}. Look at DATABASE_URL, and whether it is up")]
    remarks += look_at_zones(settings.kabar_timezone, stored.zones)
    if not settings.token:
        return [*remarks, ok("token", "none set; `kabar run` is a chat in the terminal")]
    return [*remarks, *asyncio.run(look_at_telegram(settings, stored))]
