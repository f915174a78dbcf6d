"""An OpenAI-compatible endpoint: one question, one text in return. No tools, no streaming, no redirects."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Self

import aiohttp

from bot.settings import Settings
from digest.advice import Unusable

SECONDS = 60.0  # for a call, from the first byte sent to the last one read
CONNECTING = 10.0
LARGEST = 200_000  # bytes of an answer that are read
OK = 200
ASKED_WRONGLY = {400, 413, 422}  # this question, not every one: too long for the model, perhaps


class Away(Exception):
    """The endpoint answers nobody now: unreachable, overloaded, or it does not know us; the message says which.

    `seconds` is how long it asked to be left alone, 0 if it did not say.
    """

    def __init__(self, reason: str, seconds: float = 0.0) -> None:
        super().__init__(reason)
        self.seconds = seconds


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where a model is asked; the key is in no text that this makes."""

    url: str
    model: str
    key: str = field(default="", repr=False)
    options: Mapping[str, Any] = field(default_factory=dict)
    seconds: float = SECONDS

    @classmethod
    def of(cls, settings: Settings, *, model: str = "") -> Self:
        """The endpoint that the settings name; `model` is asked for instead of theirs."""
        assert settings.kabar_model_url is not None, "asked for only where it is set"
        key = settings.kabar_model_key.get_secret_value() if settings.kabar_model_key else ""
        return cls(settings.kabar_model_url, model or settings.kabar_model_name, key, settings.kabar_model_options)

    @property
    def manner(self) -> str:
        """What a reply depends on besides the question: the model, and the further fields of each call."""
        return json.dumps([self.model, dict(self.options)], sort_keys=True)

    async def ask(self, instructions: str, data: str) -> str:
        """The text that the model replies. Raises Away, or Unusable where this question has no usable answer."""
        messages = [{"role": "system", "content": instructions}, {"role": "user", "content": data}]
        body = {**self.options, "model": self.model, "messages": messages, "stream": False}
        headers = {"Authorization": f"Bearer {self.key}"} if self.key else {}
        timeout = aiohttp.ClientTimeout(total=self.seconds, connect=min(CONNECTING, self.seconds))
        proxies = self.url.startswith("https:")  # one in this house is reached directly
        try:
            async with (
                aiohttp.ClientSession(
                    timeout=timeout, trust_env=proxies, cookie_jar=aiohttp.DummyCookieJar()
                ) as session,
                session.post(
                    f"{self.url}/chat/completions", json=body, headers=headers, allow_redirects=False
                ) as answer,
            ):
                _check(answer)
                return _text(await _read(answer))
        except (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError, aiohttp.InvalidURL) as error:
            raise Away(type(error).__name__) from None  # its words hold the address
        except TimeoutError:
            raise Unusable("too slow") from None
        except (aiohttp.ClientError, OSError) as error:
            raise Away(type(error).__name__) from None


def _check(answer: aiohttp.ClientResponse) -> None:
    """Raise Away or Unusable unless it is an answer."""
    if answer.status in ASKED_WRONGLY:
        raise Unusable(f"status {answer.status}")
    if answer.status != OK:
        raise Away(f"status {answer.status}", _seconds(answer.headers.get("Retry-After", "")))


def _seconds(header: str) -> float:
    return float(header) if header.isascii() and header.isdigit() else 0.0


async def _read(answer: aiohttp.ClientResponse) -> bytes:
    """The body; one that is larger than any answer is not read to its end."""
    body = b""
    async for piece in answer.content.iter_any():
        body += piece
        if len(body) > LARGEST:
            raise Unusable("too large")
    return body


def _text(body: bytes) -> str:
    """The model's words out of the answer. Raises Unusable."""
    try:
        text = json.loads(body)["choices"][0]["message"]["content"]
    except (ValueError, LookupError, TypeError, RecursionError):
        raise Unusable("no answer of a model") from None
    if not isinstance(text, str):
        raise Unusable("no text")
    return text
