"""The clocks' ticks, with a terminal where Telegram would be."""

from __future__ import annotations

import asyncio
import datetime as dt
import io

import pytest

from bot.app import build_application, make_services
from bot.clocks import ON_TIME, Clocks, publish
from bot.offline import OfflineTelegram
from bot.settings import Settings
from bot.terminal import PEOPLE, Screen
from digest.model import Article
from handlers.context import Context
from handlers.delivering import deliver_due
from handlers.intake import take_in
from handlers.render import plain
from storage.database import Database

NOON = dt.datetime(2031, 3, 4, 12, tzinfo=dt.UTC)
HOUR = dt.timedelta(hours=1)
OTHER_CHAT = 8


async def test_a_terminals_courier_brings_its_own_chats_digest_and_leaves_the_others(
    sqlite_database: Database,
) -> None:
    out = io.StringIO()
    request = OfflineTelegram(plain)
    Screen(out, request)
    settings = Settings()
    services = make_services(settings, sqlite_database)
    now = services.now()
    article = Article("Banjir bandang melanda Kota Arau di Lembah Sirih.", "Banjir di Kota Arau", published_at=NOON)
    take_in(sqlite_database, article, now=now - HOUR)
    with sqlite_database.writing() as stores:
        for chat_id in (PEOPLE["owner"], OTHER_CHAT):
            stores.subscriptions.add(chat_id, None, (now - HOUR).time(), "UTC", "en", now - HOUR, now - 2 * HOUR)
    application = build_application(settings, services, request)
    assert application.job_queue
    job = application.job_queue.run_once(publish, when=3600)
    async with application:
        await publish(Context.from_job(job, application))
        await deliver_due(application.bot, services, chat_id=PEOPLE["owner"])
    assert "Banjir di Kota Arau" in out.getvalue()
    with sqlite_database.writing() as stores:
        waiting = stores.outbox.claim(services.now(), 10, HOUR)
    assert [delivery.chat_id for delivery in waiting] == [OTHER_CHAT]


async def test_the_next_edition_gets_a_tick_of_its_own(sqlite_database: Database) -> None:
    settings = Settings()
    services = make_services(settings, sqlite_database)
    application = build_application(settings, services, OfflineTelegram(plain))
    queue = application.job_queue
    assert queue
    now = services.now()
    job = queue.run_once(publish, when=3600)
    async with application:
        await queue.start()
        await publish(Context.from_job(job, application))
        assert queue.get_jobs_by_name(ON_TIME) == ()
        for minutes in (90, 30):
            with sqlite_database.writing() as stores:
                due = now + dt.timedelta(minutes=minutes)
                stores.subscriptions.add(minutes, None, due.time(), "UTC", "en", due, now)
            await publish(Context.from_job(job, application))
        [tick] = queue.get_jobs_by_name(ON_TIME)
        moment = tick.job.trigger.run_date
        await queue.stop()
    assert abs(moment - now - dt.timedelta(minutes=30)) < dt.timedelta(minutes=1)


async def test_a_tick_and_the_one_on_time_do_not_plan_the_same_editions_twice(
    sqlite_database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = Settings()
    services = make_services(settings, sqlite_database)
    application = build_application(settings, services, OfflineTelegram(plain))
    assert application.job_queue
    clocks = Clocks(application, tick_seconds=3600)
    at_work: list[int] = []
    most: list[int] = []

    async def slow(*_: object) -> int:
        at_work.append(1)
        most.append(len(at_work))
        await asyncio.sleep(0)
        at_work.pop()
        return 0

    monkeypatch.setattr("bot.clocks.publish_due", slow)
    job = application.job_queue.run_once(publish, when=3600)
    async with application:
        await clocks.start()
        context = Context.from_job(job, application)
        await asyncio.gather(clocks._publish(context), clocks._publish(context))
        await clocks.stop()
    assert most == [1, 1]


async def test_old_things_go_by_the_clock_only_if_the_settings_say_so(sqlite_database: Database) -> None:
    old = dt.datetime.now(dt.UTC) - 61 * 24 * HOUR
    article = Article("Banjir bandang melanda Kota Arau di Lembah Sirih.", "Banjir di Kota Arau", published_at=old)
    take_in(sqlite_database, article, now=old)
    kept = []
    for settings in (Settings(), Settings(kabar_keep_articles_days=60)):
        application = build_application(settings, make_services(settings, sqlite_database), OfflineTelegram(plain))
        queue = application.job_queue
        assert queue
        clocks = Clocks(application, tick_seconds=3600, chat_id=OTHER_CHAT)
        async with application:
            await clocks.start()
            for job in queue.get_jobs_by_name("tidy"):
                await job.run(application)
            await clocks.stop()
        with sqlite_database.reading() as stores:
            kept.append(stores.articles.count())
    assert kept == [1, 0]
