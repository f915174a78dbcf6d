"""The webhook: what Telegram posts is checked, stored and only then accepted; everybody else is refused in silence."""

from __future__ import annotations

import asyncio
import hmac
import json
import logging
from typing import Any

from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route

from bot.reception import Reception
from handlers.errors import trace
from handlers.tally import Tally
from storage.errors import StorageError

PREFIX = "/telegram/"
SECRET = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - the header's name
JSON = "application/json"
LARGEST = 1_000_000  # bytes; the longest message with all its entities is about a tenth of that
PATIENCE = 10.0  # seconds for the whole body
STORING = 20.0  # seconds; Telegram gives up after a minute
AGAIN = "2"  # seconds after which Telegram may try once more
NUMBERS = range(2**63)  # what an update's number can be
log = logging.getLogger(__name__)


class Refused(Exception):
    """A call that is none of Telegram's, or that cannot be taken; with the status that says so."""

    def __init__(self, status: int) -> None:
        super().__init__(f"refused with {status}")
        self.status = status


class Webhook:
    """Answers calls to `/telegram/<path>`: 200 once the update is safe, and never a word about why not."""

    def __init__(self, reception: Reception, tally: Tally, *, path: str, secret: str) -> None:
        self._reception = reception
        self._tally = tally
        self._path = path.encode()
        self._secret = secret.encode()

    def route(self) -> Route:
        """Where it listens; any other method than POST is refused by the router."""
        return Route(PREFIX + "{path}", self.receive, methods=["POST"])

    async def receive(self, request: Request) -> Response:
        """One call."""
        try:
            self._check(request)
            update = _parsed(await _body(request))
            await self._store(update)
        except Refused as refused:
            log.info("a call of the webhook was refused: %d", refused.status)
            return self._refusal(refused.status)
        except Exception as error:  # noqa: BLE001 - the library would log its words, which may be people's
            log.error("a call of the webhook failed: %s", "".join(trace(error)))
            return self._refusal(500)
        return Response(status_code=200)

    def _refusal(self, status: int) -> Response:
        """An answer without detail; whatever the caller still sends is not read."""
        self._tally.updates.labels("refused").inc()
        headers = {"Connection": "close"} | ({"Retry-After": AGAIN} if status == 503 else {})
        return Response(status_code=status, headers=headers)

    def _check(self, request: Request) -> None:
        """Whether this is Telegram; both comparisons take the same time whatever is wrong."""
        told = request.headers.get(SECRET, "").encode()
        right = hmac.compare_digest(told, self._secret)
        known = hmac.compare_digest(request.path_params["path"].encode(), self._path)
        if not (right and known):
            raise Refused(403)
        if request.headers.get("content-type", "").partition(";")[0].strip().lower() != JSON:
            raise Refused(415)

    async def _store(self, update: dict[str, Any]) -> None:
        if self._reception.full:
            raise Refused(503)
        try:
            async with asyncio.timeout(STORING):
                await self._reception.take([update])
        except (StorageError, TimeoutError) as error:
            log.warning("an update was not taken, and Telegram repeats it: %s", str(error) or type(error).__name__)
            raise Refused(503) from None


async def _body(request: Request) -> bytes:
    """The body, given up as soon as it is too long or takes too long."""
    announced = request.headers.get("content-length", "")
    if announced.isdigit() and int(announced[:20]) > LARGEST:
        raise Refused(413)
    body = bytearray()
    try:
        async with asyncio.timeout(PATIENCE):
            async for chunk in request.stream():
                body += chunk
                if len(body) > LARGEST:
                    raise Refused(413)
    except TimeoutError:
        raise Refused(408) from None
    except ClientDisconnect:
        raise Refused(400) from None
    return bytes(body)


def _parsed(body: bytes) -> dict[str, Any]:
    """The update, which is an object with a number."""
    try:
        update = json.loads(body)
    except (ValueError, RecursionError):
        raise Refused(400) from None
    number = update.get("update_id") if isinstance(update, dict) else None
    if not isinstance(number, int) or isinstance(number, bool) or number not in NUMBERS:
        raise Refused(400)
    assert isinstance(update, dict)
    return update
