"""The public pages in a real browser: phone and desktop, light and dark, and whether everybody can read them.

It needs a Chromium on this machine (`apt-get install chromium`, or a Chrome); where there is none it is skipped, and
says so. With KABAR_TOUR=write the pictures in docs/ are made anew.
"""

from __future__ import annotations

import datetime as dt
import os
import shutil
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.async_playwright import Axe
from playwright.async_api import Browser, Page, async_playwright

from bot.app import make_services
from bot.settings import Settings
from bot.web.server import Port, listen
from bot.web.serving import make_app
from digest.compose import compose_edition
from handlers.intake import take_in
from seeds.starter import starter_articles
from storage.database import Database
from tests.handlers.newsroom import NOW

pytestmark = pytest.mark.slow
DOCS = Path(__file__).parents[3] / "docs"
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
FLAGS = ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync"]
PHONE, DESKTOP = {"width": 390, "height": 1300}, {"width": 1280, "height": 1000}
SERIOUS = {"serious", "critical"}
PAGES = ("/story/1", "/conflict/3", "/conflict/2", "/edition/1", "/about", "/story/404")


@pytest.fixture
async def browser() -> AsyncIterator[Browser]:
    path = next((found for name in NAMES if (found := shutil.which(name))), None)
    if path is None:
        pytest.skip("NOT RUN: no Chromium on this machine (apt-get install chromium)")
    async with async_playwright() as playwright:
        launched = await playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield launched
        await launched.close()


@pytest.fixture
async def address(sqlite_database: Database) -> AsyncIterator[str]:
    """A house with the starter articles and one edition of them, on a port."""
    at = NOW - dt.timedelta(hours=2)
    for each in starter_articles():
        take_in(sqlite_database, each, now=at)
    with sqlite_database.writing() as stores:
        told = stores.stories.with_articles_added(at, NOW)
        stores.editions.add(compose_edition(told, since=at, until=NOW, outlets=["Breitbart London"]), NOW)
    taken = listen(0)
    base = f"http://127.0.0.1:{taken.getsockname()[1]}"
    settings = Settings(kabar_pages_url=base)
    services = replace(make_services(settings, sqlite_database), now=lambda: NOW)
    port = Port(make_app(settings, services, reception=None, ready=lambda: True, pages=True), taken)
    port.open()
    yield base
    await port.close()


async def opened(browser: Browser, size: dict[str, int], **more: Any) -> Page:
    """A page on which every complaint of the browser is kept."""
    context = await browser.new_context(viewport=size, **more)  # type: ignore[arg-type]
    return await context.new_page()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
async def test_everybody_can_read_every_page(browser: Browser, address: str, size: dict[str, int], scheme: str) -> None:
    page = await opened(browser, size, color_scheme=scheme, locale="id-ID")
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    for path in PAGES:
        answer = await page.goto(address + path)
        assert answer is not None
        wide = await page.evaluate("[document.documentElement.scrollWidth, window.innerWidth]")
        assert wide[0] <= wide[1], f"{path} scrolls sideways"
        found = await Axe().run(page)
        serious = [(each["id"], [node["html"] for node in each["nodes"]]) for each in found.response["violations"]
                   if each["impact"] in SERIOUS]  # fmt: skip
        assert serious == [], path
    assert [each for each in complaints if "404" not in each and "favicon" not in each] == []


async def test_nothing_runs_and_nothing_is_fetched(browser: Browser, address: str) -> None:
    page = await opened(browser, PHONE)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    await page.goto(address + "/story/1")
    assert [each for each in asked if not each.endswith("/favicon.ico")] == [address + "/story/1"]
    assert await page.evaluate("document.scripts.length") == 0
    assert await page.evaluate("getComputedStyle(document.querySelector('section.conflict')).borderLeftWidth") != "0px"


async def test_the_same_is_read_without_scripts(browser: Browser, address: str) -> None:
    page = await opened(browser, PHONE, java_script_enabled=False, locale="id-ID")
    await page.goto(address + "/conflict/3")
    assert "11.000" in await page.inner_text("main")
    await page.click("text=English")
    assert page.url.endswith("?lang=en")
    assert "How many" in await page.inner_text("h1")
    await page.click("main .facts a")
    assert page.url == f"{address}/story/1?lang=en"
    assert "Where sources conflict" in await page.inner_text("main")


async def test_dark_and_light_look_different(browser: Browser, address: str) -> None:
    papers = []
    for scheme in ("light", "dark"):
        page = await opened(browser, PHONE, color_scheme=scheme)
        await page.goto(address + "/story/1")
        papers.append(await page.evaluate("getComputedStyle(document.body).backgroundColor"))
    assert papers == ["rgb(251, 250, 247)", "rgb(22, 23, 26)"]


@pytest.mark.parametrize(
    ("name", "size", "scheme", "path"),
    [("page-phone", PHONE, "dark", "/conflict/3?lang=en"), ("page-desktop", DESKTOP, "light", "/story/1?lang=en")],
)
async def test_pictures_for_the_papers(
    browser: Browser, address: str, name: str, size: dict[str, int], scheme: str, path: str, tmp_path: Path
) -> None:
    page = await opened(browser, size, color_scheme=scheme)
    await page.goto(address + path)
    picture = tmp_path / f"{name}.png"
    await page.screenshot(path=picture)
    assert 20_000 < picture.stat().st_size < 400_000, "it shows something, and is small enough for a paper"
    if os.environ.get("KABAR_TOUR") == "write":
        shutil.copyfile(picture, DOCS / picture.name)
