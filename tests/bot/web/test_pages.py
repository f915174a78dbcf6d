"""The public pages of the real application: what is on them, what is not, and what browsers and machines are told."""

from __future__ import annotations

import base64
import datetime as dt
import hashlib
import json
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from html.parser import HTMLParser
from xml.etree import ElementTree

import httpx
import pytest

from bot.app import make_services
from bot.settings import Settings
from bot.web import pages as web_pages
from bot.web.serving import make_app
from digest.compose import compose_edition
from digest.model import Article, ConflictKind
from handlers.intake import retell, take_in
from handlers.pages import finding
from storage.database import Database
from tests.handlers.newsroom import NOW

BASE = "https://kabar.example/baca"
AT = NOW - dt.timedelta(hours=2)
ATOM = "{http://www.w3.org/2005/Atom}"
FLOOD = """Banjir bandang melanda Kota Arau di Lembah Sirih setelah Sungai Sirih meluap. \
{who} mengatakan {dead} warga tewas dan ratusan rumah terendam lumpur. Air surut pada malam hari.

Wali kota Arau meminta warga di bantaran Sungai Sirih mengungsi ke balai kota."""
FIRST = Article(
    FLOOD.format(who="Badan penanggulangan bencana Arau", dead="tiga"),
    "Lembah Sirih terendam, Kota Arau lumpuh",
    "Harian Arau",
    "Grup Lembah",
    "https://arau.example/1",
    published_at=dt.datetime(2024, 11, 6, 3, tzinfo=dt.UTC),
)
SECOND = Article(
    FLOOD.format(who="Palang Merah Arau", dead="lima"),
    "Sungai Sirih meluap, Kota Arau terendam",
    "Warta Sirih",
    url="https://sirih.example/1",
    published_at=dt.datetime(2024, 11, 6, 5, tzinfo=dt.UTC),
)


class House:
    """An archive with two articles that conflict, an edition, and whoever reads its pages."""

    def __init__(self, database: Database, client: httpx.AsyncClient) -> None:
        self.database = database
        self.client = client
        self.articles = [take_in(database, each, now=AT).id for each in (FIRST, SECOND)]
        with database.writing() as stores:
            told = stores.stories.with_articles_added(AT, NOW)
            self.story = told[0].id
            self.edition = stores.editions.add(compose_edition(told, since=AT, until=NOW, outlets=["Harian Arau"]), NOW)
            (self.conflict,) = (c.id for c in told[0].relations.conflicts if c.kind is ConflictKind.FIGURE)

    @property
    def paths(self) -> list[str]:
        """Its pages."""
        return [f"/story/{self.story}", f"/conflict/{self.conflict}", f"/edition/{self.edition}"]

    async def get(self, path: str, language: str = "en", **headers: str) -> httpx.Response:
        """What is answered to somebody who reads a language."""
        return await self.client.get(path, headers={"Accept-Language": language, **headers})

    def remove(self, number: int, *, told_anew: bool = True) -> None:
        """Take an article out, as moderators do, or behind the program's back."""
        with self.database.writing() as stores:
            stores.articles.remove(number, NOW)
            if told_anew:
                retell(stores, self.story, NOW)


@asynccontextmanager
async def serving(
    database: Database, base: str | None = BASE, *, pages: bool = True
) -> AsyncIterator[httpx.AsyncClient]:
    settings = Settings(kabar_pages_url=base)
    services = replace(make_services(settings, database), now=lambda: NOW)
    app = make_app(settings, services, reception=None, ready=lambda: True, pages=pages)
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://kabar") as client:
        yield client


@pytest.fixture
async def house(database: Database) -> AsyncIterator[House]:
    async with serving(database) as client:
        yield House(database, client)


def text_of(html: str) -> str:
    """What a page says, without tags."""
    return " ".join(re.sub(r"<[^>]*>", " ", re.sub(r"<style>.*?</style>", "", html, flags=re.DOTALL)).split())


async def test_there_are_no_pages_until_the_operator_turns_them_on(database: Database) -> None:
    async with serving(database, None) as client:
        house = House(database, client)
        for path in [*house.paths, f"{house.paths[0]}.json", f"{house.paths[0]}.atom", "/about"]:
            answer = await house.get(path)
            assert (answer.status_code, answer.text) == (404, "Not Found")


async def test_a_process_that_answers_nobody_has_no_pages(database: Database) -> None:
    async with serving(database, pages=False) as client:
        assert (await client.get("/about")).status_code == 404


async def test_a_conflict_shows_all_its_sides_with_speaker_outlet_date_and_link(house: House) -> None:
    page = (await house.get(f"/conflict/{house.conflict}")).text
    said = text_of(page)
    for each, who, dead in (
        (FIRST, "Badan penanggulangan bencana Arau", "tiga"),
        (SECOND, "Palang Merah Arau", "lima"),
    ):
        assert f"{who} mengatakan {dead} warga tewas" in said
        assert f'href="{each.url}"' in page
        assert each.outlet is not None
        assert each.outlet in said
    assert "6 Nov 2024" in said
    assert "Grup Lembah" in said, "who owns the outlet"
    assert "Why Kabar sees a conflict here" in said
    assert "55 of 121 conflicts shown" in said, "how well conflicts are found"
    assert re.search(r"<mark>[^<]*lima warga tewas", page)
    assert '<span class="context">Banjir bandang melanda Kota Arau' in page
    assert "Wali kota" not in said, "the article is not given away"


async def test_a_story_shows_its_conflicts_speakers_articles_and_owners(house: House) -> None:
    said = text_of((await house.get(f"/story/{house.story}")).text)
    for words in (
        "2 articles · 1 source ·",  # one copies most of the other
        "Where sources conflict",
        "Who says what",
        "Outlets and their owners",
        "Side 2:",
    ):
        assert words in said
    assert FIRST.title in said
    assert SECOND.title in said


async def test_a_long_story_lists_its_newest_articles_and_says_how_many_are_earlier(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(finding, "LISTED", 1)
    page, feed, data = [(await house.get(f"{house.paths[0]}{form}")).text for form in ("", ".atom", ".json")]
    listed = text_of(page).partition("1 earlier article is not listed here.")[2]
    assert SECOND.title in listed
    assert FIRST.title not in listed
    assert feed.count("#article-") == 1
    assert [each["title"] for each in json.loads(data)["articles"]] == [FIRST.title, SECOND.title]


async def test_an_edition_shows_what_was_foremost_in_its_window(house: House) -> None:
    third = replace(FIRST, text="Pasar Nila dibuka lagi oleh wali kota Nila.", title="Pasar Nila", url=None)
    take_in(house.database, third, now=AT)
    with house.database.writing() as stores:
        made = compose_edition([], since=AT, until=NOW, outlets=[])
        numbers = [stores.editions.add(made, NOW, chosen) for chosen in ((house.story,), (house.story + 1,), ())]
    pages = [text_of((await house.get(f"/edition/{number}")).text) for number in numbers]
    assert [("Sirih" in page, "Pasar Nila" in page) for page in pages] == [(True, False), (False, True), (True, True)]


async def test_an_edition_shows_what_came_in_whoever_it_was_made_for(house: House) -> None:
    with house.database.writing() as stores:
        nothing = compose_edition([], since=AT, until=NOW, outlets=[])
        narrow = stores.editions.add(nothing, NOW)  # of somebody who mutes all of it
        late = stores.editions.add(replace(nothing, since=NOW), NOW)
    one, other = await house.get(f"/edition/{house.edition}"), await house.get(f"/edition/{narrow}")
    assert "Side 1:" in text_of(one.text)
    assert one.text.replace(f"/edition/{house.edition}", "") == other.text.replace(f"/edition/{narrow}", "")
    assert "Nothing that is still in the archive came in" in text_of((await house.get(f"/edition/{late}")).text)


async def test_what_is_unknown_is_a_plain_page_that_nobody_keeps(house: House) -> None:
    names = (
        "999",
        "999.json",
        "999999999999999999",
        "9999999999999999999999",
        "x",
        "0",
        "007",
        "-1",
        "1.xml",
        "%D9%A1",
    )
    for path in [f"/{kind}/{name}" for kind in ("story", "conflict", "edition") for name in names]:
        answer = await house.get(path)
        assert (answer.status_code, answer.headers["cache-control"]) == (404, "no-store"), path
        assert "There is nothing here (any more)" in text_of(answer.text)
        assert "etag" not in answer.headers


@pytest.mark.parametrize("told_anew", [True, False], ids=["as moderators do", "behind the program's back"])
async def test_a_removed_article_is_nowhere_and_neither_is_a_conflict_that_rests_on_it(
    house: House, told_anew: bool
) -> None:
    house.remove(house.articles[0], told_anew=told_anew)
    assert (await house.get(f"/conflict/{house.conflict}")).status_code == 404
    for path in [f"{path}{ending}" for path in (house.paths[0], house.paths[2]) for ending in ("", ".json", ".atom")]:
        answer = await house.get(path)
        assert answer.status_code == 200
        for words in (FIRST.title, "Harian Arau", "Grup Lembah", "arau.example", "tiga warga", "penanggulangan"):
            assert words not in answer.text, (path, words)
        assert "Warta Sirih" in answer.text


async def test_a_story_without_articles_is_gone(house: House) -> None:
    for number in house.articles:
        house.remove(number)
    assert [(await house.get(path)).status_code for path in house.paths] == [404, 404, 200]


async def test_a_dismissed_conflict_is_not_shown(house: House) -> None:
    with house.database.writing() as stores:
        stores.conflicts.dismiss(house.conflict, NOW, reason="Dua korban menyusul", by=77001)
    assert (await house.get(f"/conflict/{house.conflict}")).status_code == 404
    for path in (house.paths[0], house.paths[2]):
        answer = await house.get(path)
        assert f"conflict/{house.conflict}" not in answer.text
        assert "menyusul" not in answer.text


async def test_an_unsure_conflict_is_not_public(house: House) -> None:
    with house.database.writing() as stores:
        (row,) = (each for each in stores.conflicts.rows(house.story) if each.conflict.id == house.conflict)
        stores.conflicts.put_back([replace(row, conflict=replace(row.conflict, confidence=0.4))])
    assert (await house.get(f"/conflict/{house.conflict}")).status_code == 404
    assert f"conflict/{house.conflict}" not in (await house.get(house.paths[0])).text


@pytest.mark.parametrize(("language", "mark"), [("en", "found with a model"), ("id", "ditemukan dengan model")])
async def test_a_conflict_that_a_model_proposed_is_marked_on_every_page(house: House, language: str, mark: str) -> None:
    with house.database.writing() as stores:
        (row,) = (each for each in stores.conflicts.rows(house.story) if each.conflict.id == house.conflict)
        proposed = replace(row.conflict, question=replace(row.conflict.question, by_model=True))
        stores.conflicts.put_back([replace(row, conflict=proposed)])
    for path in house.paths:
        for form in ("", ".json", ".atom"):
            assert mark in (await house.get(f"{path}{form}?lang={language}")).text, path + form


async def test_no_person_is_on_any_page(database: Database) -> None:
    """Neither who added an article nor who is subscribed nor who moderates: their numbers are nowhere."""
    people = (77001, 77002, -10077003)
    async with serving(database) as client:
        house = House(database, client)
        third = replace(SECOND, text=SECOND.text + " Hujan reda.", url=None, title="Arau pulih")
        take_in(database, third, now=AT, by=people[0])
        with database.writing() as stores:
            stores.people.appoint(people[1], by=people[0], at=NOW)
            stores.chats.set_language(people[2], "en")
        for path in [f"{path}{ending}" for path in house.paths for ending in ("", ".json", ".atom")]:
            answer = await house.get(path)
            assert answer.status_code == 200, path
            assert [str(each) for each in people if str(abs(each)) in answer.text] == []


HOSTILE = '<script>alert(1)</script><img src=x onerror=alert(2)>"\'><a href="javascript:alert(3)">klik</a>&lt;b&gt;'


class Tags(HTMLParser):
    """What a browser would make of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes.update(name for name, _ in attrs)
        self.links += [value or "" for name, value in attrs if name in {"href", "src", "cite"}]


async def test_what_hostile_articles_hold_is_text_and_nothing_else(database: Database) -> None:
    async with serving(database) as client:
        for number, (each, dead) in enumerate(((FIRST, "tiga"), (SECOND, "lima"))):
            evil = replace(
                each,
                text=f"{HOSTILE} kata warga.\n\n" + each.text.replace("Arau meminta", f"{HOSTILE} meminta"),
                title=f"{each.title} {HOSTILE}",
                outlet=f"Harian {number} {HOSTILE}",
                owner=HOSTILE,
                url=f"javascript:alert({number})",
                language="id",
            )
            assert dead in evil.text
            take_in(database, evil, now=AT)
        with database.writing() as stores:
            told = stores.stories.with_articles_added(AT, NOW)
            edition = stores.editions.add(compose_edition(told, since=AT, until=NOW, outlets=[HOSTILE]), NOW)
        conflicts = [conflict.id for conflict in told[0].relations.conflicts if conflict.confidence > 0.5]
        assert conflicts
        for path in (f"/story/{told[0].id}", f"/edition/{edition}", *(f"/conflict/{number}" for number in conflicts)):
            page = (await client.get(path)).text
            seen = Tags()
            seen.feed(page)
            assert seen.tags.isdisjoint({"script", "img", "iframe", "object", "embed", "form", "base"})
            assert [name for name in seen.attributes if name.startswith("on") or name == "style"] == []
            assert [link for link in seen.links if not re.match(r"https://kabar\.example/|\.\./|\?lang=|#", link)] == []
            assert "&lt;script&gt;alert(1)" in page
            json.loads((await client.get(f"{path}.json")).content)
            ElementTree.fromstring((await client.get(f"{path}.atom")).content)


async def test_what_xml_cannot_hold_is_left_out_of_atom(database: Database) -> None:
    async with serving(database) as client:
        odd = replace(FIRST, title="Banjir\x00\x02\ufffe di Arau", text=FIRST.text + "\x08 Selesai.")
        if database.dialect == "postgresql":  # which cannot store it either
            odd = replace(odd, title=odd.title.replace("\x00", ""))
        take_in(database, odd, now=AT)
        feed = ElementTree.fromstring((await client.get("/story/1.atom")).content)
        assert feed.findtext(f"{ATOM}title") == "Banjir di Arau"


async def test_browsers_may_show_text_and_our_style_sheet_and_nothing_else(house: House) -> None:
    for path in [*house.paths, "/about", "/story/999"]:
        answer = await house.get(path)
        style = re.search(r"<style>(.*?)</style>", answer.text, re.DOTALL)
        assert style
        digest = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
        policy = answer.headers["content-security-policy"]
        assert policy.startswith(f"default-src 'none'; style-src 'sha256-{digest}';")
        assert {"base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'"} <= set(policy.split("; "))
        assert "unsafe" not in policy
        assert " style=" not in answer.text
        told = {name: answer.headers[name] for name in ("x-content-type-options", "referrer-policy", "x-robots-tag")}
        assert told == {
            "x-content-type-options": "nosniff",
            "referrer-policy": "no-referrer",
            "x-robots-tag": "noindex",
        }


async def test_a_page_that_is_known_already_is_not_sent_again(house: House) -> None:
    for path in [*house.paths, f"{house.paths[0]}.json", f"{house.paths[0]}.atom", "/about"]:
        whole = await house.get(path)
        assert whole.headers["cache-control"] == "public, max-age=60"
        assert whole.headers["vary"] == "Accept-Language"
        tag = whole.headers["etag"]
        for said in (tag, f"W/{tag}", f'"other", {tag}', "*"):
            again = await house.get(path, **{"If-None-Match": said})
            assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
        assert (await house.get(path, **{"If-None-Match": '"other"'})).status_code == 200
        assert (await house.get(path, "id")).headers["etag"] != tag


async def test_a_page_changes_its_tag_when_its_story_changes(house: House) -> None:
    before = (await house.get(house.paths[0])).headers["etag"]
    house.remove(house.articles[0])
    assert (await house.get(house.paths[0])).headers["etag"] != before


async def test_the_language_is_that_of_the_address_else_of_the_browser_else_of_the_house(house: House) -> None:
    path = house.paths[1]
    for asked, accepted, language in (
        ("", "en", "en"),
        ("", "id, en;q=0.5", "id"),
        ("", "fr", "id"),
        ("?lang=en", "id", "en"),
        ("?lang=xx", "en", "en"),
        ("?lang=ID", "en", "id"),
    ):
        answer = await house.get(path + asked, accepted)
        assert answer.headers["content-language"] == language
        assert f'<html lang="{language}">' in answer.text
        assert ("Side 1:" in answer.text) == (language == "en")
    page = (await house.get(f"{path}?lang=en", "id")).text
    assert f'href="../story/{house.story}?lang=en"' in page, "whoever chose a language keeps it"
    assert f'<link rel="canonical" href="{BASE}{path}">' in page


async def test_links_work_behind_a_proxy_with_a_path(house: House) -> None:
    page = (await house.get(house.paths[0])).text
    assert f'href="../conflict/{house.conflict}"' in page
    assert 'href="../about"' in page
    assert f'href="{BASE}{house.paths[0]}.json"' in page


async def test_a_head_call_says_the_same_without_the_page(house: House) -> None:
    answer = await house.client.head(house.paths[0])
    assert (answer.status_code, answer.headers["content-type"]) == (200, "text/html; charset=utf-8")
    assert (await house.client.post(house.paths[0])).status_code == 405


async def test_the_same_as_json(house: House) -> None:
    answer = await house.get(f"/conflict/{house.conflict}.json")
    assert answer.headers["content-type"] == "application/json; charset=utf-8"
    told = answer.json()
    assert (told["type"], told["number"], told["kind"]) == ("conflict", house.conflict, "figure")
    assert told["address"] == f"{BASE}/conflict/{house.conflict}"
    assert told["story"]["address"] == f"{BASE}/story/{house.story}"
    quotes = [quote for side in told["sides"] for quote in side["quotes"]]
    texts = {FIRST.url: FIRST.text, SECOND.url: SECOND.text}
    assert {quote["article"]["url"] for quote in quotes} == set(texts)
    assert all(quote["quote"] in texts[quote["article"]["url"]] for quote in quotes), "verbatim"
    assert {quote["speaker"] for quote in quotes} == {"Badan penanggulangan bencana Arau", "Palang Merah Arau"}
    story, edition = [(await house.get(f"{path}.json")).json() for path in (house.paths[0], house.paths[2])]
    assert [each["number"] for each in story["conflicts"]] == [house.conflict]
    assert {(each["name"], each["owner"]) for each in story["outlets"]} == {
        ("Harian Arau", "Grup Lembah"),
        ("Warta Sirih", None),
    }
    assert [each["address"] for each in edition["stories"]] == [f"{BASE}/story/{house.story}"]


async def test_the_same_as_atom(house: House) -> None:
    for path, entries in zip(house.paths, (3, 2, 1), strict=True):
        answer = await house.get(f"{path}.atom")
        assert answer.headers["content-type"] == "application/atom+xml; charset=utf-8"
        feed = ElementTree.fromstring(answer.content)
        assert feed.findtext(f"{ATOM}id") == f"{BASE}{path}"
        found = feed.findall(f"{ATOM}entry")
        assert len(found) == entries
        assert len({each.findtext(f"{ATOM}id") for each in found}) == entries
        assert all(dt.datetime.fromisoformat(each.findtext(f"{ATOM}updated") or "").tzinfo for each in [feed, *found])


async def test_a_fault_of_ours_is_logged_and_said_without_detail(
    house: House, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("kata rahasia")

    monkeypatch.setattr(web_pages, "FIND", {"story": broken})
    answer = await house.get(house.paths[0])
    assert (answer.status_code, answer.headers["cache-control"]) == (500, "no-store")
    assert "our fault" in answer.text
    assert "rahasia" not in answer.text
    assert "RuntimeError" in caplog.text


async def test_a_crowd_is_told_to_come_again(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(web_pages, "MOST", 0)
    answer = await house.get(house.paths[0])
    assert (answer.status_code, answer.headers["retry-after"]) == (503, "5")


async def test_how_well_conflicts_are_found_stands_on_a_page_of_its_own(house: House) -> None:
    said = text_of((await house.get("/about")).text)
    assert "55 of 121 conflicts shown" in said
    assert "39 of 194 major ones" in said
    assert "9 of 23" in said
