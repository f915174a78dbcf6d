"""/dismiss, /reopen, /merge, /split, /outlet: each sticks when the engine runs again."""

import pytest

from handlers.context import Services
from handlers.intake import reindex
from tests.handlers.conftest import READER
from tests.handlers.desk.newsdesk import Desk, shown, state
from tests.handlers.newsroom import NOW


def conflicts(services: Services, story: int) -> list[int]:
    with services.database.reading() as stores:
        return [conflict.id for conflict in stores.stories.get(story).relations.conflicts]


def stories(services: Services) -> dict[int, list[int]]:
    with services.database.reading() as stores:
        return {number: stores.stories.members(number) for number in stores.stories.numbers()}


def again(services: Services) -> None:
    reindex(services.database, now=NOW)


async def test_a_dismissed_conflict_stays_away(desk: Desk, services: Services) -> None:
    before = state(services.database)
    answer = await desk.said("/dismiss 1 dua kapal berbeda")
    assert "Perbedaan 1 tidak ditampilkan lagi" in answer
    assert "dua kapal berbeda" in answer
    assert conflicts(services, 1) == []
    again(services)
    assert conflicts(services, 1) == []
    assert "sudah disingkirkan" in await desk.said("/dismiss 1 lagi")
    assert "ditampilkan lagi" in await desk.said("/reopen 1")
    assert conflicts(services, 1) == [1]
    await desk.do("/undo")
    await desk.do("/undo")
    again(services)
    assert [row.conflict for row in state(services.database)["conflicts"]] == [
        row.conflict for row in before["conflicts"]
    ]


async def test_a_dismissed_conflict_stays_away_in_whatever_story_its_articles_are(
    desk: Desk, services: Services
) -> None:
    await desk.do("/dismiss 1 dua kapal berbeda")
    await desk.do("/split 1 1 2")
    assert stories(services) == {1: [3], 2: [4, 5], 3: [1, 2]}
    assert conflicts(services, 3) == []
    await desk.do("/merge 2 3")
    assert 1 not in conflicts(services, 2)
    assert set(conflicts(services, 2)) >= {2, 3}
    await desk.do("/reopen 1")
    assert 1 in conflicts(services, 2)


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("/dismiss", "Tulis nomor perbedaan"),
        ("/dismiss 1", "Tulis juga alasannya"),
        ("/dismiss 99 salah", "Tidak ada perbedaan 99"),
        ("/reopen 1", "tidak disingkirkan"),
        ("/reopen x", "Tulis nomor perbedaannya"),
        ("/merge 1", "/merge 3 5"),
        ("/merge 1 1", "/merge 3 5"),
        ("/merge 1 99", "Tidak ada peristiwa nomor 99"),
        ("/split 1", "/split 3 12 14"),
        ("/split 1 4", "Artikel 4 tidak ada di peristiwa 1"),
        ("/split 2 4 5", "Setidaknya satu"),
        ("/outlet Antah", "Saya tidak mengenal media Antah"),
        ("/outlet harian selat", "Harian Selat\nAlias: –\nDomain: –\nPemilik: –"),  # known from its articles only
        ("/outlet Harian Selat domain x", "bukan domain"),
        ("/outlet Harian Selat alias Kompas", "sudah menjadi nama"),
        ("/reports", "Tidak ada laporan"),
    ],
)
async def test_what_cannot_be_done_is_said(desk: Desk, services: Services, text: str, answer: str) -> None:
    before = state(services.database)
    assert answer in (await desk.said(text)).replace("*", "")
    assert state(services.database) == before


async def test_merged_stories_stay_together(desk: Desk, services: Services) -> None:
    before = state(services.database)
    assert "kini ada di /story_1" in await desk.said("/merge 1 2")
    assert stories(services) == {1: [1, 2, 3, 4, 5]}
    again(services)
    assert stories(services) == {1: [1, 2, 3, 4, 5]}
    await desk.do("/undo")
    assert stories(services) == {1: [1, 2, 3], 2: [4, 5]}
    assert state(services.database)["memberships"] == before["memberships"]
    again(services)
    assert stories(services) == {1: [1, 2, 3], 2: [4, 5]}


async def test_split_stories_stay_apart(desk: Desk, services: Services) -> None:
    before = state(services.database)
    assert "artikel 1, 3 kini menjadi /story_3" in await desk.said("/split 1 1, 3")
    assert stories(services) == {1: [2], 2: [4, 5], 3: [1, 3]}
    again(services)
    assert stories(services) == {1: [2], 2: [4, 5], 3: [1, 3]}
    await desk.do("/undo")
    assert state(services.database) == before


async def test_an_outlet_gets_a_name_an_owner_an_alias_and_a_domain(desk: Desk, services: Services) -> None:
    before = state(services.database)
    await desk.do("/outlet Harian Selat owner Grup Teluk")
    await desk.do("/outlet Warta Teluk owner Grup Teluk")
    await desk.do("/outlet Warta Teluk name Warta Teluk Sari")
    await desk.do("/outlet Kabar Pulau alias Pulau Post")
    answer = await desk.said("/outlet Kabar Pulau domain https://www.kabarpulau.example/")
    assert "Alias: Pulau Post\nDomain: kabarpulau.example\nPemilik: –" in answer
    with services.database.reading() as stores:
        named = {number: stores.articles.get(number) for number in range(1, 6)}
    assert {n: (a.outlet, a.owner) for n, a in named.items()} == {
        1: ("Harian Selat", "Grup Teluk"),
        2: ("Kabar Pulau", None),
        3: ("Warta Teluk Sari", "Grup Teluk"),
        4: ("Harian Selat", "Grup Teluk"),
        5: ("Warta Teluk Sari", "Grup Teluk"),
    }
    assert "*Warta Teluk Sari*" in await desk.said("/outlet warta teluk")
    assert "Warta Teluk Sari" in await desk.said("/outlet")
    for _ in range(5):
        assert "Dibatalkan" in await desk.said("/undo")
    assert state(services.database) == before


async def test_a_new_article_bears_the_name_that_moderators_gave(desk: Desk) -> None:
    await desk.do("/outlet Alinea.id name Harian Uji")
    await desk.do("/add ---\nsource: Alinea\n---\nKapal lain berlayar pada Jumat.")
    assert "Media: Harian Uji" in await desk.said("/done")


async def test_a_renamed_outlet_can_be_found_and_searched(desk: Desk, services: Services) -> None:
    await desk.do("/outlet Kabar Pulau name Berita Nusa")
    with services.database.writing() as stores:
        assert stores.search.disagreements() == []
        assert next(e.article.outlet for e in stores.search.find("Raka Wen 20 penumpang").excerpts) == "Berita Nusa"


async def test_what_readers_report_waits_here_and_is_dealt_with(desk: Desk, services: Services) -> None:
    with services.database.writing() as stores:
        for reader in (READER, READER + 1):
            stores.reports.add("conflict 1", reader, NOW)
        stores.reports.add("story 2", READER, NOW)
    head, first, second = await desk.do("/reports")
    assert "2" in head.text
    assert "Perbedaan 1" in first.text
    assert "2 pembaca" in first.text
    assert "12 penumpang / 20 penumpang" in first.text
    dismissed, _ = await desk.press(first, "Memang bukan perbedaan")
    assert "tidak ditampilkan lagi" in dismissed.text
    assert "Dibiarkan" in shown(await desk.press(second, "Sudah benar"))
    assert "Tidak ada laporan" in await desk.said("/reports")
    [notice] = [c for c in await desk.press(second, "Sudah benar") if c.method == "answerCallbackQuery"]
    assert "sudah ditangani" in notice.params["text"]
