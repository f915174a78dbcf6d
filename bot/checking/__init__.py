"""`kabar check`: is all well with the database, the token, the webhook, the owner and the clock; what to do if not."""

from __future__ import annotations

import asyncio
from contextlib import closing

import typer

from bot.checking.findings import Finding, Weight, ok, problem
from bot.checking.stored import Stored, look_at_database
from bot.checking.telegram import look_at_telegram
from bot.checking.zones import look_at_zones
from bot.house import get_settings
from bot.settings import Settings, without_password
from storage.database import Database
from storage.errors import StorageError


def check_command() -> None:
    """Print what was found; exit with 1 if anything does not work."""
    findings = look(get_settings())
    for finding in findings:
        typer.echo(finding)
    if any(finding.weight is Weight.PROBLEM for finding in findings):
        raise typer.Exit(1)


def look(settings: Settings) -> list[Finding]:
    """Look at everything; nothing is changed."""
    shown, stored = without_password(settings.database_url), Stored()
    try:
        with closing(Database(settings.database_url)) as database:
            findings, stored = look_at_database(database, shown)
    except (StorageError, ValueError) as error:
        findings = [problem("database", f"{shown} cannot be used: {error}. Look at DATABASE_URL, and whether it is up")]
    findings += look_at_zones(settings.kabar_timezone, stored.zones)
    if not settings.token:
        return [*findings, ok("token", "none set; `kabar run` is a chat in the terminal")]
    return [*findings, *asyncio.run(look_at_telegram(settings, stored))]
