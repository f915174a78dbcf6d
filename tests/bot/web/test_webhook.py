"""The webhook: Telegram is believed, others are refused without a word, and nothing is accepted before it is safe."""

from __future__ import annotations

import asyncio
import datetime as dt
import json
from collections.abc import Callable

import pytest

from bot import reception
from bot.web import webhook
from storage.database import Database
from tests.bot.receiver import answered
from tests.bot.updates import command
from tests.bot.web.conftest import Web
from tests.telegram_server import TelegramServer

LONG = b'{"update_id": 1, "words": "' + b"a" * webhook.LARGEST + b'"}'


async def test_what_telegram_posts_is_taken_and_answered(telegram: TelegramServer, database: Database) -> None:
    async with Web(telegram, database) as web:
        assert await web.post(command(5, "/help")) == 200
        assert await answered(telegram, 1) == [7]


FORGED: dict[str, tuple[dict[str, str], int]] = {
    "no secret": ({"Content-Type": "application/json"}, 403),
    "an empty secret": ({"Content-Type": "application/json", webhook.SECRET: ""}, 403),
    "a wrong secret": ({"Content-Type": "application/json", webhook.SECRET: "0" * 64}, 403),
    "a secret that only begins so": ({"Content-Type": "application/json", webhook.SECRET: "SECRET0"}, 403),
    "a secret in other letters": ({"Content-Type": "application/json", webhook.SECRET: "é€"}, 403),
    "another type": ({"Content-Type": "text/plain", webhook.SECRET: "SECRET"}, 415),
    "a form": ({"Content-Type": "application/x-www-form-urlencoded", webhook.SECRET: "SECRET"}, 415),
    "a stranger with another type": ({"Content-Type": "text/plain"}, 403),
}


@pytest.mark.parametrize("case", FORGED)
async def test_a_call_that_is_not_telegrams_is_refused_and_changes_nothing(
    telegram: TelegramServer, sqlite_database: Database, case: str
) -> None:
    headers, status = FORGED[case]
    async with Web(telegram, sqlite_database) as web:
        said = {name: value.replace("SECRET", web.secret) for name, value in headers.items()}
        found, words, _ = await web.call(body=json.dumps(command(5, "/help")), headers=said)
        assert (found, words) == (status, "")
    assert nothing_is_known(sqlite_database, 5)
    assert telegram.sent == []


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "", 405),
        ("PUT", "", 405),
        ("DELETE", "", 405),
        ("POST", "/telegram/0123456789abcdef0123456789abcdef", 403),
        ("POST", "/telegram/", 404),
        ("POST", "/telegram/a/b", 404),
        ("POST", "/", 404),
        ("POST", "/healthz", 405),
    ],
)
async def test_another_method_or_address_is_refused(
    telegram: TelegramServer, sqlite_database: Database, method: str, path: str, status: int
) -> None:
    async with Web(telegram, sqlite_database) as web:
        assert (await web.call(method, path, body=json.dumps(command(5, "/help"))))[0] == status
    assert nothing_is_known(sqlite_database, 5)


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"", 400),
        (b"update_id=5", 400),
        (b"\xff\xfe\xfa", 400),
        (b"[]", 400),
        (b"null", 400),
        (b'{"message": {}}', 400),
        (b'{"update_id": "5"}', 400),
        (b'{"update_id": true}', 400),
        (b'{"update_id": -5}', 400),
        (b'{"update_id": 5.5}', 400),
        (b'{"update_id": 99999999999999999999}', 400),
        (b'{"update_id": ' + b"9" * 5000 + b"}", 400),
        (b"[" * 100_000, 400),
        (LONG, 413),
    ],
)
async def test_what_is_no_update_is_refused(
    telegram: TelegramServer, sqlite_database: Database, body: bytes, status: int
) -> None:
    async with Web(telegram, sqlite_database) as web:
        found, words, headers = await web.call(body=body)
        assert (found, words, headers["Connection"]) == (status, "", "close")
        assert await web.post(command(5, "/help")) == 200


async def test_a_body_that_was_announced_as_too_long_is_not_read(
    telegram: TelegramServer, sqlite_database: Database
) -> None:
    async with Web(telegram, sqlite_database) as web:
        assert b" 413 " in await web.raw(web.head("Content-Length: 999999999999"))


async def test_a_body_that_does_not_end_is_cut_off(telegram: TelegramServer, sqlite_database: Database) -> None:
    async with Web(telegram, sqlite_database) as web:
        chunk = b"%x\r\n" % (2 * webhook.LARGEST)
        assert b" 413 " in await web.raw(web.head("Transfer-Encoding: chunked"), chunk, b" " * (webhook.LARGEST + 1))


async def test_nothing_of_a_strangers_body_is_waited_for(telegram: TelegramServer, sqlite_database: Database) -> None:
    async with Web(telegram, sqlite_database) as web:
        answer = await web.raw(web.head("Content-Length: 1000", secret="wrong"), b"{")
        assert b" 403 " in answer
        assert answer.endswith(b"\r\n\r\n"), "no detail"


async def test_a_body_that_comes_too_slowly_is_given_up(
    telegram: TelegramServer, sqlite_database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(webhook, "PATIENCE", 0.05)
    async with Web(telegram, sqlite_database) as web:
        assert b" 408 " in await web.raw(web.head("Content-Length: 1000"), b'{"update_id"')


async def test_an_update_that_cannot_be_read_is_accepted_so_that_it_does_not_come_for_ever(
    telegram: TelegramServer, sqlite_database: Database
) -> None:
    async with Web(telegram, sqlite_database) as web:
        assert await web.post({"update_id": 4, "message": {"chat": "nonsense"}}) == 200
        assert await web.post(command(5, "/help")) == 200
        assert await answered(telegram, 1) == [7]
    with sqlite_database.reading() as stores:
        assert stores.inbox.unhandled() == []


async def test_an_update_that_comes_again_is_accepted_and_not_answered_again(
    telegram: TelegramServer, database: Database
) -> None:
    async with Web(telegram, database) as web:
        assert await web.post(command(5, "/help")) == 200
        await answered(telegram, 1)
        assert await web.post(command(5, "/help")) == 200
        assert await web.post(command(6, "/help", chat_id=8)) == 200
        assert await answered(telegram, 2) == [7, 8]


async def test_the_same_updates_given_to_two_processes_at_once_act_once(
    telegram: TelegramServer, database: Database
) -> None:
    numbers = range(5, 20)
    async with Web(telegram, database) as one, Web(telegram, database) as other:
        calls = [web.post(command(n, "/subscribe 07:00 UTC", chat_id=n)) for n in numbers for web in (one, other, one)]
        assert set(await asyncio.gather(*calls)) == {200}
        await answered(telegram, len(numbers))
        assert await one.post(command(99, "/help", chat_id=99)) == 200
        assert sorted(await answered(telegram, len(numbers) + 1)) == [*numbers, 99]


async def test_a_process_that_ends_before_it_handles_what_it_accepted_loses_nothing(
    telegram: TelegramServer, database: Database
) -> None:
    async with Web(telegram, database, begun=False) as web:
        assert await web.post(command(5, "/help")) == 200
    assert telegram.sent == []
    async with Web(telegram, database) as web:
        assert await answered(telegram, 1) == [7]
        assert await web.post(command(5, "/help")) == 200
        assert await web.post(command(6, "/help", chat_id=8)) == 200
        assert await answered(telegram, 2) == [7, 8]


async def test_while_postgresql_is_away_telegram_is_told_to_come_again_and_then_everything_is_answered(
    telegram: TelegramServer,
    postgres_url: Callable[[str], str],
    postgres_template: str,
    postgres_sql: Callable[[str], None],
) -> None:
    postgres_sql(f"CREATE DATABASE kabar_away TEMPLATE {postgres_template}")
    database = Database(postgres_url("kabar_away"))
    try:
        async with Web(telegram, database) as web:
            assert await web.post(command(5, "/help")) == 200
            await answered(telegram, 1)
            postgres_sql("ALTER DATABASE kabar_away ALLOW_CONNECTIONS false")
            postgres_sql("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = 'kabar_away'")
            status, words, headers = await web.call(body=json.dumps(command(6, "/help", chat_id=8)))
            assert (status, words, headers["Retry-After"]) == (503, "", webhook.AGAIN)
            assert (await web.call("GET", "/readyz"))[0] == 503
            assert (await web.call("GET", "/healthz"))[0] == 503
            postgres_sql("ALTER DATABASE kabar_away ALLOW_CONNECTIONS true")
            assert await web.post(command(6, "/help", chat_id=8)) == 200
            assert await answered(telegram, 2) == [7, 8]
            assert (await web.call("GET", "/healthz"))[0] == 200
    finally:
        database.close()
        postgres_sql("DROP DATABASE kabar_away WITH (FORCE)")


async def test_when_too_much_is_at_work_telegram_keeps_the_rest(
    telegram: TelegramServer, sqlite_database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reception, "MOST_AT_WORK", 2)
    async with Web(telegram, sqlite_database, begun=False) as web:
        assert [await web.post(command(n, "/help", chat_id=n)) for n in (5, 6, 7)] == [200, 200, 503]
        assert (await web.call("GET", "/readyz"))[0] == 503
    assert nothing_is_known(sqlite_database, 7)


def nothing_is_known(database: Database, number: int) -> bool:
    """Whether an update never came as far as the database."""
    with database.writing() as stores:
        return stores.inbox.take({number: "{}"}, dt.datetime(2031, 1, 1, tzinfo=dt.UTC)) == {number}
