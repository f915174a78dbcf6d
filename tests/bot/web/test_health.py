"""What hosts and monitors are told: how the whole bot is, whether this process takes work, and figures."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace

import httpx
import pytest
from prometheus_client.parser import text_string_to_metric_families

from bot.app import make_services
from bot.settings import Settings
from bot.web.serving import make_app
from handlers.context import Services
from storage.database import Database
from storage.holds import EVERYBODY
from tests.storage.factories import HOUR, NOON
from tests.storage.sending import claimed, queued, settled

SECOND = dt.timedelta(seconds=1)
MINUTE = dt.timedelta(minutes=1)


def services_at(database: Database, now: dt.datetime) -> Services:
    return replace(make_services(Settings(), database), now=lambda: now)


async def get(services: Services, path: str, *, ready: bool = True) -> httpx.Response:
    app = make_app(Settings(), services, reception=None, ready=lambda: ready)
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://kabar") as client:
        return await client.get(path)


async def test_an_empty_house_is_well(database: Database) -> None:
    answer = await get(services_at(database, NOON), "/healthz")
    assert (answer.status_code, answer.json()) == (200, {"database": "ok", "clock": "ok", "courier": "ok"})
    assert (await get(services_at(database, NOON), "/readyz")).status_code == 200


@pytest.mark.parametrize(("minutes", "status"), [(4, 200), (6, 503)])
async def test_a_subscription_that_nobody_publishes_is_an_ill_clock(
    database: Database, minutes: int, status: int
) -> None:
    with database.writing() as stores:
        stores.subscriptions.add(7, None, NOON.time(), "UTC", "en", NOON, NOON)
    answer = await get(services_at(database, NOON + minutes * MINUTE), "/healthz")
    assert (answer.status_code, answer.json()["clock"] == "ok") == (status, status == 200)


async def test_deliveries_that_nobody_sends_are_an_ill_courier_and_a_long_queue_is_none(database: Database) -> None:
    with database.writing() as stores:
        queued(stores, 1, 2, 3)
    assert (await get(services_at(database, NOON + MINUTE), "/healthz")).status_code == 200
    late = services_at(database, NOON + 30 * MINUTE)
    assert (await get(late, "/healthz")).json()["courier"] != "ok"
    with database.writing() as stores:
        stores.outbox.claim(NOON + 30 * MINUTE, 1, MINUTE)
    assert (await get(late, "/healthz")).json()["courier"] == "ok", "two still wait, and one is being sent"


async def test_a_courier_that_telegram_asked_to_wait_is_well(database: Database) -> None:
    with database.writing() as stores:
        queued(stores, 1, 2, 3)
        stores.holds.hold(7, HOUR)
    late = services_at(database, NOON + 30 * MINUTE)
    assert (await get(late, "/healthz")).json()["courier"] != "ok", "one chat that waits holds up no other"
    with database.writing() as stores:
        stores.holds.hold(EVERYBODY, HOUR)
    assert (await get(late, "/healthz")).json()["courier"] == "ok"


@pytest.mark.parametrize("role", ["clock", "courier"])
async def test_what_nobody_took_over_is_ill_though_nothing_is_late_yet(database: Database, role: str) -> None:
    now = dt.datetime.now(dt.UTC)  # leases end by the database's clock
    with database.writing() as stores:
        stores.leases.take(role, "made-up", HOUR)
    assert (await get(services_at(database, now), "/healthz")).status_code == 200
    with database.writing() as stores:
        stores.leases.release(role, 1)
    assert (await get(services_at(database, now + 20 * SECOND), "/healthz")).status_code == 200, "it may be taken over"
    late = await get(services_at(database, now + 2 * MINUTE), "/healthz")
    assert (late.status_code, late.json()[role]) == (503, "no worker runs")


async def test_a_process_that_takes_nothing_is_not_ready_and_the_bot_may_still_be_well(database: Database) -> None:
    services = services_at(database, NOON)
    assert (await get(services, "/readyz", ready=False)).status_code == 503
    assert (await get(services, "/healthz", ready=False)).status_code == 200


async def test_the_figures_are_those_of_the_database_and_of_this_process(database: Database) -> None:
    with database.writing() as stores:
        queued(stores, 1, 2, 3)
        stores.leases.take("courier", "made-up", HOUR)
        stores.leases.take("process made-up", "made-up", HOUR)
    claimed(database)
    settled(database, 1, "sent", at=NOON, message_id=5)
    services = services_at(database, NOON + 2 * MINUTE)
    services.tally.called(429)
    services.tally.deliveries.labels("sent").inc()
    services.tally.handling.observe(0.3)
    answer = await get(services, "/metrics")
    assert answer.headers["content-type"].startswith("text/plain; version=")
    found = {
        (sample.name, *sample.labels.values()): sample.value
        for family in text_string_to_metric_families(answer.text)
        for sample in family.samples
    }
    told = {name: value for name, value in found.items() if name[0].startswith("kabar") and "bucket" not in name[0]}
    assert told == {
        ("kabar_telegram_calls_total", "429"): 1,
        ("kabar_deliveries_total", "sent"): 1,
        ("kabar_update_seconds_count",): 1,
        ("kabar_update_seconds_sum",): 0.3,
        ("kabar_database_up",): 1,
        ("kabar_role_held", "courier"): 1,
        ("kabar_inbox_unhandled",): 0,
        ("kabar_outbox_waiting",): 2,
        ("kabar_outbox_late_seconds",): 0,
        ("kabar_subscriptions_late_seconds",): 120,
        ("kabar_last_edition_age_seconds",): 120,
    }
    assert found["kabar_update_seconds_bucket", "0.5"] == 1
    assert found["kabar_update_seconds_bucket", "0.25"] == 0
    assert found[("process_resident_memory_bytes",)] > 0


async def test_every_address_is_harmless_to_read(database: Database) -> None:
    with database.writing() as stores:
        queued(stores, 987654321)
    for path in ("/healthz", "/readyz", "/metrics"):
        words = (await get(services_at(database, NOON), path)).text
        assert not re.search("987654321|postgresql|sqlite|/tmp", words)
