"""/articles, /edit, /remove, /restore, /purge."""

import datetime as dt
from dataclasses import replace

import pytest
from sqlalchemy import select

from digest.model import Article
from handlers.buttons import Press
from handlers.context import Services
from handlers.publishing import publish_due
from storage.errors import NotFound
from storage.feed_records import FeedMode, NewItem
from storage.schema import metadata
from tests.handlers.conftest import MODERATOR, OWNER
from tests.handlers.desk.newsdesk import DAY, Desk, shown, state
from tests.handlers.newsroom import NOW


async def test_articles_are_listed_newest_first_and_looked_up_by_words(desk: Desk) -> None:
    listed = await desk.said("/articles")
    assert listed.index("/articles_5 *Jembatan Lembah ditutup*") < listed.index("/articles_1 *Kapal Melati karam*")
    assert "Warta Teluk" in listed
    found = await desk.said("/articles melati selat")
    assert ("/articles_1" in found, "/articles_3" in found, "/articles_5" in found) == (True, True, False)
    assert "Tidak ada artikel seperti itu" in await desk.said("/articles naga terbang")


async def test_many_articles_have_pages(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("handlers.desk.articles.PAGE", 2)
    [first] = await desk.do("/articles")
    assert list(first.buttons) == ["▶"]
    second, _ = await desk.press(first, "▶")
    assert list(second.buttons) == ["◀", "▶"]
    assert "/articles_3" in second.text
    again, _ = await desk.press(second, "◀")
    assert again.text == first.text


async def test_one_article_with_what_can_be_done_to_it(desk: Desk) -> None:
    [shown_] = await desk.do("/articles_4")
    assert "*Artikel 4*: Jembatan Lembah retak" in shown_.text
    assert "/story_2" in shown_.text
    removed, _ = await desk.press(shown_, "Hapus dari arsip")
    assert "Artikel 4 dihapus" in removed.text
    [shown_] = await desk.do("/articles 4")
    assert "Dihapus dari arsip" in shown_.text
    back, _ = await desk.press(shown_, "Kembalikan")
    assert "Artikel 4 kembali" in back.text


@pytest.mark.parametrize(
    ("words", "field", "value"),
    [
        ("title Kapal Melati tenggelam", "title", "Kapal Melati tenggelam"),
        ("judul  Dua   kata ", "title", "Dua kata"),
        ("media Pos Uji", "outlet", "Pos Uji"),
        ("outlet -", "outlet", None),
        ("url https://selat.example/baru?a=1", "url", "https://selat.example/baru?a=1"),
        ("tautan -", "url", None),
        ("date 2024-11-05", "published_at", dt.datetime(2024, 11, 5, tzinfo=dt.UTC)),
        ("tanggal 2024-11-05T09:30+07:00", "published_at", dt.datetime(2024, 11, 5, 2, 30, tzinfo=dt.UTC)),
        ("date -", "published_at", None),
        ("bahasa Inggris", "language", "en"),
        ("text Kapal itu\nmasih hilang.", "text", "Kapal itu\nmasih hilang."),
        ("title A\u202eB\u0007C", "title", "ABC"),
    ],
)
async def test_every_field_can_be_edited(desk: Desk, services: Services, words: str, field: str, value: object) -> None:
    before = state(services.database)
    assert "Artikel 1 diubah" in await desk.said(f"/edit 1 {words}")
    with services.database.writing() as stores:
        assert getattr(stores.articles.get(1), field) == value
        assert stores.search.disagreements() == []
    assert "Dibatalkan" in await desk.said("/undo")
    assert state(services.database) == before


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("", "Tulis nomor artikel"),
        ("x", "Tulis nomor artikel"),
        ("99 judul x", "Tidak ada artikel 99"),
        ("1 warna biru", "/edit 1 judul"),
        ("1 judul", "/edit 1 judul"),
        ("1 url javascript:alert(1)", "bukan tautan"),
        ("1 url https://selat.example/1", "artikel 2 sudah memakai"),
        ("1 date kemarin dulu", "bukan tanggal"),
        ("1 bahasa Klingon", "kode bahasa"),
        ("1 bahasa xx", "kode bahasa"),
        ("1 text ...", "Tidak ada teks"),
        ("1 judul Kapal Melati karam", "Tidak ada yang berubah"),
        (f"1 judul {'x' * 400}", "lebih dari 300"),
    ],
)
async def test_what_cannot_be_edited_is_said(desk: Desk, services: Services, words: str, answer: str) -> None:
    before = state(services.database)
    assert answer in await desk.said(f"/edit {words}")
    assert state(services.database) == before


async def test_a_long_text_comes_with_a_reply(desk: Desk, services: Services) -> None:
    said = desk.chat.message("Isi baru. " * 300, user=MODERATOR)
    assert "Artikel 2 diubah" in await desk.said("/edit 2 teks", reply_to_message=said)
    with services.database.reading() as stores:
        assert stores.articles.get(2).text.startswith("Isi baru. Isi baru.")


async def test_a_text_that_tells_of_something_else_finds_its_story(desk: Desk, services: Services) -> None:
    text = "Jembatan Lembah di Kota Arau retak. Retakan sepanjang 7 meter ditemukan pada Jembatan Lembah."
    await desk.do("/edit 3 title Jembatan Lembah retak dan ditutup")
    await desk.do(f"/edit 3 text {text}")
    with services.database.reading() as stores:
        assert stores.stories.of_article(3) == 2


async def test_a_removed_article_is_not_found_and_its_conflict_closes(desk: Desk, services: Services) -> None:
    before = state(services.database)
    answer = await desk.said("/remove 5")
    assert "Artikel 5 dihapus" in answer
    with services.database.reading() as stores:
        assert stores.search.find("ditutup").total == 1  # the other bridge article denies it
        assert stores.stories.get(2).relations.conflicts == ()
    assert "sudah dihapus" in await desk.said("/remove 5")
    assert "Artikel 5 kembali" in await desk.said("/restore_5")
    after = state(services.database)
    times = [row.changed_at for row in after["conflicts"]]
    assert [row.conflict for row in after["conflicts"]] == [row.conflict for row in before["conflicts"]], times
    assert "memang ada di arsip" in await desk.said("/restore 5")


async def test_purged_is_gone_for_good_also_from_the_log(desk: Desk, services: Services) -> None:
    await desk.do("/edit 5 judul Rahasia besar")
    await desk.do("/dismiss 3 salah baca")
    assert "hanya untuk pemilik" in await desk.said("/purge 5")
    assert "dihapus selamanya" in shown(await desk.purge(5))
    with services.database.writing() as stores:
        with pytest.raises(NotFound):
            stores.revisions.get(5)
        assert 5 not in [excerpt.article.id for excerpt in stores.search.find("Jembatan", limit=50).excerpts]
        assert stores.search.disagreements() == []
        entries = str(stores.log.latest(50)) + str([row for n in (1, 2) for row in stores.conflicts.rows(n)])
        assert "Rahasia" not in entries
        assert "Tora Mila" not in entries
        assert "akan ditutup, kata kepala" not in entries
        told = stores.stories.get(2)
    assert "Tora" not in str(told)
    assert "menghapus selamanya artikel 5" in await desk.said("/log")
    assert "tidak bisa dibatalkan" in await desk.said("/undo 1")
    assert "Tidak ada artikel 5" in await desk.said("/restore 5")


async def test_purging_asks_first_and_only_the_owner_is_heard(desk: Desk, services: Services) -> None:
    before = state(services.database)
    [asked] = await desk.own("/purge 5")
    assert "Jembatan Lembah ditutup" in asked.text
    assert list(asked.buttons) == ["Hapus selamanya", "Tidak"]
    signed = services.signer.sign(Press("purge", ("5", "yes")), MODERATOR)  # as an owner of former days would have it
    [refused] = await desk.chat.press_data(signed, MODERATOR)
    assert "hanya untuk pemilik" in str(refused.params["text"])
    assert "dibiarkan" in shown(await desk.press(asked, "Tidak", user=OWNER))
    assert state(services.database) == before
    await desk.press(asked, "Hapus selamanya", user=OWNER)
    [gone] = await desk.press(asked, "Hapus selamanya", user=OWNER)
    assert "Tidak ada artikel 5" in str(gone.params["text"])


async def test_what_was_purged_can_be_added_again(desk: Desk, services: Services) -> None:
    with services.database.reading() as stores:
        text = stores.articles.get(5).text
    await desk.purge(5)
    await desk.do(f"/add {text}")
    [preview] = await desk.do("/done")
    await desk.press(preview, "Terbitkan")
    with services.database.reading() as stores:
        assert stores.articles.get(6).text == text
    assert shown([preview])


def everything(services: Services) -> str:
    """All that the database holds."""
    with services.database.reading() as stores:
        connection = stores._connection
        return "\n".join(str(row) for table in metadata.sorted_tables for row in connection.execute(select(table)))


async def test_a_purged_articles_words_are_nowhere_in_the_database(desk: Desk, services: Services) -> None:
    """Though it was edited, corrected, drafted again, brought by feeds, in conflicts, and waits in the outbox."""
    text = "Kapal Melati karam di Selat Awan. Menurut Wirasaba Quindra, 31 penumpang selamat di dermaga Xylorambu."
    article = Article(text, "Quindra bicara", "Warta Rahasia", url="https://rahasia.example/7")
    with services.database.writing() as stores:
        feed, _ = stores.feeds.add("https://selat.example/rss", "Selat", FeedMode.QUEUE, by=None, at=NOW)
        news = [NewItem(str(n), "https://rahasia.example/7", "Quindra bicara", NOW, f"<p>{text}</p>") for n in range(3)]
        stores.feeds.bring(feed.id, news, at=NOW, newest=9)
        first, second = [item.id for item in stores.feeds.claim_items(NOW, limit=2, lease=DAY)]
        stores.feeds.waits(first, article)
        stores.feeds.waits(second, article)
    [shown_item, *_] = await desk.do("/queue")
    await desk.press(shown_item, "Buang")
    await desk.do("/undo")
    [shown_item, *_] = await desk.do("/queue")
    await desk.press(shown_item, "Terbitkan")
    await desk.do("/edit 6 judul Quindra dan Obrazkuli")
    await desk.do("/edit 6 judul Quindra lagi")
    await desk.do(f"/edit 6 text {text} Tambahan Zweelo.")
    await desk.do("/dismiss 1 dua kapal")
    await desk.do("/undo")
    with services.database.writing() as stores:
        stores.backlog.add("an import that was killed", [article])
        stores.drafts.understood(stores.drafts.open(OWNER, NOW).id, replace(article, text="Lain Quindra."))
        for chat in (501, 502):
            stores.subscriptions.add(chat, None, dt.time(8), "Asia/Jakarta", "id", NOW, NOW)
    await publish_due(services, NOW)
    assert "Quindra" in everything(services)
    await desk.purge(6)
    left = everything(services).casefold()
    assert not [word for word in ("quindra", "wirasaba", "xylorambu", "zweelo", "rahasia", "obrazkuli") if word in left]


async def test_digests_that_told_of_a_purged_article_are_made_anew_or_lose_that_part(
    desk: Desk, services: Services
) -> None:
    with services.database.writing() as stores:
        for chat in (501, 502):
            stores.subscriptions.add(chat, None, dt.time(8), "Asia/Jakarta", "id", NOW, NOW)
    await publish_due(services, NOW)
    with services.database.writing() as stores:
        [under_way] = stores.outbox.claim(NOW, 9, DAY, chat_id=502)
        stores.outbox.settle(under_way.id, "uncertain", at=NOW, not_before=NOW)
    await desk.purge(1)
    with services.database.reading() as stores:
        assert [each.chat_id for each in stores.subscriptions.due(NOW, 9)] == [501]
        assert stores.outbox.waiting() == 0
    assert await publish_due(services, NOW) == 1
    with services.database.writing() as stores:
        [anew] = stores.outbox.claim(NOW, 9, DAY)
    assert anew.chat_id == 501
    assert "12 penumpang" not in anew.html
    assert "20 penumpang" in anew.html
    assert "Jembatan" in anew.html
