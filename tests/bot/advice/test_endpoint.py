"""The call: what is sent, and what every bad answer becomes."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
from aiohttp import web

from bot.advice.endpoint import LARGEST, Away, Endpoint
from bot.settings import load_settings
from digest.advice import Unusable
from tests.bot.advice.fake import Answer, FakeEndpoint, says, stall


@pytest.fixture
async def fake() -> AsyncIterator[FakeEndpoint]:
    async with FakeEndpoint().running() as endpoint:
        yield endpoint


def endpoint(fake: FakeEndpoint, *, seconds: float = 20.0) -> Endpoint:
    return Endpoint(fake.url, "small", "sk-hidden", {"temperature": 0}, seconds)


async def test_a_question_is_two_messages_without_tools_and_the_key_is_in_the_header_only(fake: FakeEndpoint) -> None:
    fake.answer = lambda _: says("yes")
    assert await endpoint(fake).ask("do this", "{}") == "yes"
    assert fake.asked == [
        {
            "temperature": 0,
            "model": "small",
            "messages": [{"role": "system", "content": "do this"}, {"role": "user", "content": "{}"}],
            "stream": False,
        }
    ]
    assert fake.keys == ["Bearer sk-hidden"]
    assert "sk-hidden" not in repr(endpoint(fake))


async def test_no_key_sends_none(fake: FakeEndpoint) -> None:
    fake.answer = lambda _: says("yes")
    await Endpoint(fake.url, "small").ask("", "")
    assert fake.keys == [None]


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        (lambda _: web.Response(text="<!doctype html>", content_type="text/html"), "no answer of a model"),
        (lambda _: web.Response(body=b"\xff\xfe"), "no answer of a model"),
        (lambda _: web.Response(text="[" * 100_000), "no answer of a model"),
        (lambda _: web.json_response([]), "no answer of a model"),
        (lambda _: web.json_response({"choices": []}), "no answer of a model"),
        (lambda _: web.json_response({"choices": [{"message": "hi"}]}), "no answer of a model"),
        (lambda _: says(None, tool_calls=[{"function": {"name": "fetch", "arguments": "{}"}}]), "no text"),
        (lambda _: web.Response(body=b" " * (LARGEST + 1)), "too large"),
        (lambda _: web.Response(status=400, text="maximum context length"), "status 400"),
        (lambda _: web.Response(status=413), "status 413"),
    ],
)
async def test_what_is_no_answer_to_this_question_is_unusable(fake: FakeEndpoint, answer: Answer, why: str) -> None:
    fake.answer = answer
    with pytest.raises(Unusable, match=why):
        await endpoint(fake).ask("", "")


async def test_an_endpoint_that_stalls_is_left_after_the_time_that_a_call_has(fake: FakeEndpoint) -> None:
    fake.answer = stall
    with pytest.raises(Unusable, match="too slow"):
        await endpoint(fake, seconds=0.2).ask("", "")


@pytest.mark.parametrize(
    ("response", "seconds"),
    [
        (web.Response(status=429, headers={"Retry-After": "17"}), 17),
        (web.Response(status=429, headers={"Retry-After": "Wed, 21 Oct 2026 07:28:00 GMT"}), 0),
        (web.Response(status=503), 0),
        (web.Response(status=500, text="<html>"), 0),
        (web.Response(status=401), 0),
        (web.Response(status=302, headers={"Location": "http://elsewhere.example/"}), 0),
    ],
    ids=lambda value: str(getattr(value, "status", value)),
)
async def test_an_endpoint_that_answers_nobody_is_away(
    fake: FakeEndpoint, response: web.Response, seconds: float
) -> None:
    fake.answer = lambda _: response
    with pytest.raises(Away) as away:
        await endpoint(fake).ask("", "")
    assert away.value.seconds == seconds
    assert len(fake.asked) == 1, "no redirect is followed, and nothing tried twice"


async def test_an_endpoint_that_cannot_be_reached_is_away_and_named_nowhere() -> None:
    with pytest.raises(Away) as away:
        await Endpoint("http://127.0.0.1:9/secret-path", "small").ask("", "")
    assert "secret" not in str(away.value)


async def test_a_connection_that_breaks_is_away(fake: FakeEndpoint) -> None:
    async def break_off(_: object) -> web.StreamResponse:
        raise ConnectionResetError

    fake.answer = break_off
    with pytest.raises(Away):
        await endpoint(fake).ask("", "")


def test_the_settings_name_the_endpoint(monkeypatch: pytest.MonkeyPatch) -> None:
    settings = load_settings(
        _env_file=None,
        kabar_model_url="http://127.0.0.1:11434/v1/",
        kabar_model_name="small",
        kabar_model_key="sk-hidden",
        kabar_model_options='{"temperature": 0.2}',
    )
    assert Endpoint.of(settings) == Endpoint("http://127.0.0.1:11434/v1", "small", "sk-hidden", {"temperature": 0.2})
    assert Endpoint.of(settings, model="other").model == "other"
    assert "sk-hidden" in settings.secrets
    assert "sk-hidden" not in str(settings.shown())
