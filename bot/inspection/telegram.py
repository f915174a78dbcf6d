"""Telegram: the token, the webhook, the owners, and what time it is there. Nothing is fetched, sent or registered."""

from __future__ import annotations

import datetime as dt
from collections.abc import AsyncIterator, Iterator
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

import aiohttp
from telegram import Bot, WebhookInfo
from telegram.error import BadRequest, Forbidden, InvalidToken, TelegramError

from bot.app import make_request
from bot.house import now
from bot.inspection.remarks import Remark, note, ok, problem
from bot.inspection.stored import Stored
from bot.settings import TELEGRAM, Settings
from bot.web.webhook import PREFIX

SKEW = dt.timedelta(seconds=30)  # a clock that is further off needs somebody; Telegram tells whole seconds
LATELY = dt.timedelta(hours=1)  # a post that failed before that has been mended since
PATIENCE = aiohttp.ClientTimeout(total=10)
WHOSE = "if that is another program's, this one needs a token of its own (@BotFather)"


async def look_at_telegram(settings: Settings, stored: Stored) -> list[Remark]:
    """All that Telegram can tell, or that it cannot be reached."""
    assert settings.token is not None, "without one there is nothing to ask"
    found = [each async for each in _clock(settings)]
    bot = Bot(settings.token, base_url=f"{settings.telegram_api_url}/bot", request=make_request(settings))
    try:
        async with bot:
            found.append(ok("token", f"@{bot.bot.username}"))
            info = await bot.get_webhook_info()
            found += look_at_webhook(settings, info, stored)
            found += [each async for each in _owners(bot, settings)]
    except InvalidToken:
        found.append(problem("token", "Telegram does not know TELEGRAM_BOT_TOKEN: copy it again from @BotFather"))
    except TelegramError as error:
        what = (
            f"Telegram cannot be reached ({type(error).__name__}): look at the network, TELEGRAM_API_URL, HTTPS_PROXY"
        )
        found.append(problem("token", what))
    return found


async def _clock(settings: Settings) -> AsyncIterator[Remark]:
    """How far the clock here is from the one that stamps Telegram's answers; nothing if that cannot be seen."""
    begun = now()
    try:
        async with (
            aiohttp.ClientSession(timeout=PATIENCE, trust_env=settings.telegram_api_url == TELEGRAM) as client,
            client.get(settings.telegram_api_url, allow_redirects=False) as answer,
        ):
            there = parsedate_to_datetime(answer.headers.get("Date", ""))
    except (aiohttp.ClientError, TimeoutError, ValueError):
        return
    skew = begun + (now() - begun) / 2 - there.astimezone(dt.UTC)
    if abs(skew) > SKEW:
        way = "ahead of" if skew > dt.timedelta() else "behind"
        what = f"it is {_span(abs(skew))} {way} Telegram's, and digests come at wrong times"
        yield problem("clock", f"{what}: have it set by itself (`timedatectl set-ntp true`)")


def _span(time: dt.timedelta) -> str:
    minutes = round(time.total_seconds() / 60)
    return f"{minutes} min" if minutes < 120 else f"{minutes // 60} h"


def look_at_webhook(settings: Settings, info: WebhookInfo, stored: Stored) -> Iterator[Remark]:
    """Whether updates come the way that the settings say, and only that way."""
    there = urlsplit(info.url).hostname or info.url
    if settings.kabar_webhook_url:
        yield _own_webhook(settings, info, stored, there)
    elif not info.url:
        waiting = f"; {info.pending_update_count} wait to be fetched" if info.pending_update_count else ""
        yield ok("webhook", f"none: `kabar run` fetches the updates{waiting}")
    elif stored.fetched:
        what = f"`kabar run` fetches updates and gets none, because Telegram posts them to {there}"
        yield problem("webhook", f"{what}: stop the program there; {WHOSE}")
    elif stored.posted:
        what = f"a process of this database has updates posted to {there}"
        yield problem("webhook", f"{what}, and KABAR_WEBHOOK_URL is not set here: set it for all processes alike")
    else:
        yield note("webhook", f"Telegram posts updates to {there}: `kabar run` takes that down as it starts; {WHOSE}")


def _own_webhook(settings: Settings, info: WebhookInfo, stored: Stored, there: str) -> Remark:
    """Where updates should be posted to KABAR_WEBHOOK_URL."""
    assert settings.kabar_webhook_url is not None, "asked for only if there is one"
    if settings.telegram_api_url == TELEGRAM and not settings.kabar_webhook_url.startswith("https://"):
        return problem("webhook", "Telegram posts to https only: write KABAR_WEBHOOK_URL with https://")
    if stored.fetched:
        what = "a `kabar run` without KABAR_WEBHOOK_URL fetches the updates of this database"
        return problem("webhook", f"{what}, and with a webhook it gets none: stop it, or set the address for it too")
    here = urlsplit(settings.kabar_webhook_url).hostname
    if info.url == f"{settings.kabar_webhook_url}{PREFIX}{settings.webhook_path}":
        return _posting(info, stored, there)
    if not info.url:
        seen = "Telegram knows of none"
    elif there == here:
        seen = f"Telegram posts to {there}, but with another secret: KABAR_WEBHOOK_SECRET has to be the same everywhere"
    else:
        seen = f"Telegram posts to {there}, not to {here}; {WHOSE}"
    if stored.posted:  # it looked within the last minutes, and somebody has changed it since
        return problem(
            "webhook", f"{seen}. A process here is running and will put it right within a minute: look again"
        )
    return note("webhook", f"{seen}. `kabar web`, or `kabar run`, registers it as it starts")


def _posting(info: WebhookInfo, stored: Stored, there: str) -> Remark:
    """The address is the right one: does what is posted arrive?"""
    failed = info.last_error_date is not None and now() - info.last_error_date < LATELY
    if failed and (info.pending_update_count or not stored.posted):
        what = (
            f"Telegram could not post to {there} ({info.last_error_message}), {info.pending_update_count} updates wait"
        )
        return problem("webhook", f"{what}: is `kabar web` running, and does the address lead to its PORT?")
    running = "" if stored.posted else ", and no process of this database has it now: `kabar web` takes it up"
    return ok("webhook", f"updates are posted to {there}{running}")


async def _owners(bot: Bot, settings: Settings) -> AsyncIterator[Remark]:
    """Whether there is an owner, and whether they can be written to."""
    if not settings.kabar_owners:
        how = "send the bot /start, it tells you your number, and put that into KABAR_OWNERS"
        yield note("owner", f"there is none, so nobody can add articles or appoint moderators: {how}")
    for number in sorted(settings.kabar_owners):
        try:
            await bot.get_chat(number)
        except (BadRequest, Forbidden):
            yield note(
                "owner", f"{number} cannot be written to: is it their number, and have they sent the bot /start?"
            )
        else:
            yield ok("owner", str(number))
