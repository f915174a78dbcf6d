"""Public pages on the port: addresses, languages, caches and what a browser may do with them."""

from __future__ import annotations

import asyncio
import base64
import hashlib
import json
import logging
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from handlers.context import Services
from handlers.errors import trace
from handlers.pages import (
    Address,
    Notice,
    Sheet,
    data_of,
    feed_of,
    find_conflict,
    find_edition,
    find_story,
    preferred,
    render_about,
    render_notice,
    render_sheet,
    style,
)
from handlers.render import View
from handlers.texts import supported, texts
from storage.errors import NotFound, StorageError
from storage.stores import Stores

NAME = re.compile(r"(?P<number>[1-9][0-9]{0,17})(?P<ending>\.json|\.atom)?", re.ASCII)  # one address for each page
HTML, JSON, ATOM = "text/html", "application/json", "application/atom+xml"
KEPT = "public, max-age=60"  # a page may stand for a minute: so soon is what was removed gone everywhere
AT_ONCE = 2  # pages made at the same time: people who ask the bot come first
MOST = 50  # that wait to be made; the others are told to come again
FIND: Mapping[str, Callable[[Stores, int], Sheet]] = {
    "story": find_story,
    "conflict": find_conflict,
    "edition": find_edition,
}
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody asks for."""

    address: Address
    language: str
    ending: str = ""


class Pages:
    """Answers `/story/7`, `/conflict/4` and `/edition/2`, each also as `.json` and `.atom`, and `/about`."""

    def __init__(self, services: Services, base: str) -> None:
        self._services = services
        self._base = base
        self._free = asyncio.Semaphore(AT_ONCE)
        self._asking = 0

    def routes(self) -> list[Route]:
        """Where they are."""
        return [*(Route(f"/{kind}/{{name}}", self.page, name=kind) for kind in FIND), Route("/about", self.about)]

    async def page(self, request: Request) -> Response:
        """The page of a story, a conflict or an edition; 404 for what is not there, or not public."""
        kind = request.url.path.strip("/").partition("/")[0]
        name = NAME.fullmatch(request.path_params["name"])
        asked = self._asked(request, f"/{kind}/{name['number']}" if name else f"/{kind}/0", name and name["ending"])
        if name is None:
            return self._notice(asked, Notice.MISSING, 404)
        number = int(name["number"])
        return await self._answer(request, asked, lambda: self._made(asked, kind, number))

    async def about(self, request: Request) -> Response:
        """How well conflicts are found."""
        asked = self._asked(request, "/about", "")
        return await self._answer(
            request, asked, lambda: (render_about(self._view(asked), asked.address).encode(), HTML)
        )

    async def _answer(self, request: Request, asked: Asked, make: Callable[[], tuple[bytes, str]]) -> Response:
        """What is made in a thread, or why not."""
        if self._asking >= MOST:
            return self._notice(asked, Notice.BUSY, 503)
        self._asking += 1
        try:
            async with self._free:
                body, kind = await asyncio.to_thread(make)
        except NotFound:
            return self._notice(asked, Notice.MISSING, 404)
        except StorageError as error:
            log.warning("a page could not be read: %s", error)
            return self._notice(asked, Notice.FAILED, 503)
        except Exception as error:  # noqa: BLE001 - the library would log its words, which may be people's
            log.error("a page failed: %s", "".join(trace(error)))
            return self._notice(asked, Notice.FAILED, 500)
        finally:
            self._asking -= 1
        return _known_or_whole(request, body, kind, asked.language)

    def _made(self, asked: Asked, kind: str, number: int) -> tuple[bytes, str]:
        """In a thread: one page, read at one moment. Raises NotFound, StorageError."""
        with self._services.database.reading() as stores:
            sheet = FIND[kind](stores, number)
        view = self._view(asked)
        if asked.ending == ".json":
            return json.dumps(data_of(view, sheet, asked.address), ensure_ascii=False, indent=1).encode(), JSON
        if asked.ending == ".atom":
            return feed_of(view, sheet, asked.address), ATOM
        return render_sheet(view, sheet, asked.address).encode(), HTML

    def _asked(self, request: Request, path: str, ending: str | None) -> Asked:
        chosen = supported(request.query_params.get("lang"))
        default = self._services.defaults.language
        language = chosen or preferred(request.headers.get("accept-language", ""), default)
        return Asked(Address(self._base, path, chosen), language, ending or "")

    def _view(self, asked: Asked) -> View:
        zone = ZoneInfo(self._services.defaults.zone)
        return View(texts(asked.language), zone, self._services.now(), years=True)

    def _notice(self, asked: Asked, notice: Notice, status: int) -> Response:
        """A page in a sentence, kept by nobody."""
        body = render_notice(self._view(asked), asked.address, notice).encode()
        again = {"Retry-After": "5"} if status == 503 else {}
        headers = {**_headers(HTML, asked.language), **again, "Cache-Control": "no-store"}
        return Response(body, status, headers)


def _known_or_whole(request: Request, body: bytes, kind: str, language: str) -> Response:
    """The page, or only the word that whoever asks has it already."""
    tag = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
    headers = {**_headers(kind, language), "Cache-Control": KEPT, "ETag": tag}
    known = {each.strip().removeprefix("W/") for each in request.headers.get("if-none-match", "").split(",")}
    if tag in known or "*" in known:
        return Response(status_code=304, headers={name: headers[name] for name in ("Cache-Control", "ETag", "Vary")})
    return Response(body, headers=headers)


def _headers(kind: str, language: str) -> dict[str, str]:
    """What a browser may do: show text and our one style sheet, and nothing else whatever an article holds."""
    return {
        "Content-Type": f"{kind}; charset=utf-8",
        "Content-Language": language,
        "Vary": "Accept-Language",
        "Content-Security-Policy": _policy(),
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "X-Robots-Tag": "noindex",
        "Referrer-Policy": "no-referrer",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
    }


def _policy() -> str:
    digest = base64.b64encode(hashlib.sha256(style().encode()).digest()).decode()
    return (
        f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    )
