"""/log and /undo: everything that moderators do is written down, and can be taken back."""

from __future__ import annotations

import random

import pytest

from handlers.context import Services
from tests.handlers.conftest import MODERATOR, OWNER
from tests.handlers.desk.newsdesk import Desk, shown, state


async def test_the_log_says_who_what_from_what_to_what(desk: Desk) -> None:
    await desk.do("/edit 1 judul Kapal <Melati> tenggelam")
    await desk.do("/dismiss 1 dua kapal")
    await desk.own("/moderators add 55")
    log = await desk.said("/log")
    assert "#1* 8 Nov 08:00 · 8 (tg://user?id=8)" in log
    assert "mengubah artikel 1\n   judul: “Kapal Melati karam” → “Kapal <Melati> tenggelam”" in log
    assert "menyingkirkan perbedaan 1\n   alasan: “dua kapal”" in log
    assert "menjadikan moderator: orang 55" in log
    assert log.index("#3") < log.index("#1")
    await desk.do("/undo 1")
    log = await desk.said("/log")
    assert "membatalkan #1 (artikel 1)" in log
    assert log.count("dibatalkan") == 1


async def test_the_log_holds_no_text_that_the_archive_holds_and_a_replaced_one_once(
    desk: Desk, services: Services
) -> None:
    """Whatever is undone and done again, undoing finds what it needs."""
    with services.database.reading() as stores:
        old = stores.articles.get(1).text
    new = (
        "Kapal Melati karam di Selat Awan. "
        + "Menurut Raka Wen, 31 penumpang selamat di pelabuhan itu. " * 4
        + "Akhir."
    )
    await desk.do(f"/edit 1 text {new}")
    log = await desk.said("/log")
    assert "“Kapal Melati karam di Selat Awan pada Rabu." in log
    assert "→ “Kapal Melati karam di Selat Awan. Menurut" in log

    def kept() -> str:
        with services.database.reading() as stores:
            return str(stores.log.latest(9))

    assert (kept().count("Pelabuhan Teluk Sari"), kept().count("Akhir.")) == (1, 0)
    for number, text in enumerate((old, new, old), 1):
        assert "Dibatalkan" in await desk.said(f"/undo {number}")
        with services.database.reading() as stores:
            assert stores.articles.get(1).text == text
    words = "Pedagang datang dari tiga kota dan menjual ikan, sayur dan kain sejak pagi. " * 2
    await desk.do(f"/add Pasar Lembah dibuka pada Senin, kata Tora Mila. {words} Akhir kata.")
    [preview] = await desk.do("/done")
    await desk.press(preview, "Terbitkan")
    assert kept().count("Akhir kata") == 0
    await desk.do("/undo")
    assert kept().count("Akhir kata") == 1


async def test_the_log_has_pages(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "masih kosong" in await desk.said("/log")
    monkeypatch.setattr("handlers.desk.record.PAGE", 2)
    for title in ("Satu", "Dua", "Tiga"):
        await desk.do(f"/edit 1 judul {title}")
    [first] = await desk.do("/log")
    second, _ = await desk.press(first, "▶")
    assert ("#3" in first.text, "#1" in first.text, "#1" in second.text) == (True, False, True)
    assert list(second.buttons) == ["◀"]


async def test_undo_takes_back_the_latest_then_the_one_before(desk: Desk, services: Services) -> None:
    before = state(services.database)
    await desk.do("/edit 1 judul Satu")
    await desk.do("/remove 2")
    assert "menghapus artikel 2" in await desk.said("/undo")
    assert "mengubah artikel 1" in await desk.said("/undo")
    assert state(services.database) == before
    assert "Tidak ada yang bisa dibatalkan" in await desk.said("/undo")


async def test_the_button_undoes_and_what_was_undone_can_be_done_again(desk: Desk, services: Services) -> None:
    [done] = await desk.do("/edit 1 judul Satu")
    after = state(services.database)
    undone, _ = await desk.press(done, "Batalkan")
    assert "Dibatalkan: #1" in undone.text
    redone, _ = await desk.press(undone, "Batalkan")
    assert "Dibatalkan: #2" in redone.text
    assert [a.article.title for a in state(services.database)["articles"]] == [
        a.article.title for a in after["articles"]
    ]


async def test_an_older_change_is_taken_back_unless_something_depends_on_it(desk: Desk, services: Services) -> None:
    await desk.do("/edit 1 judul Satu")
    await desk.do("/edit 1 media Pos Uji")
    await desk.do("/edit 1 judul Dua")
    assert "Dibatalkan" in await desk.said("/undo 2")
    blocked = await desk.said("/undo 1")
    assert "#3 bergantung padanya" in blocked
    assert "/undo_3" in blocked
    assert "Dibatalkan" in await desk.said("/undo_3")
    assert "Dibatalkan" in await desk.said("/undo_1")
    assert "sudah dibatalkan" in await desk.said("/undo 1")
    with services.database.reading() as stores:
        assert stores.articles.get(1).title == "Kapal Melati karam"


async def test_an_added_article_stays_while_decisions_rest_on_it(desk: Desk, services: Services) -> None:
    before = state(services.database)
    await desk.do("/add Kapal Melati karam di Selat Awan. Menurut Raka Wen, 31 penumpang selamat di Selat Awan.")
    [preview] = await desk.do("/done")
    await desk.press(preview, "Terbitkan")
    with services.database.reading() as stores:
        [number] = [row.conflict.id for row in stores.conflicts.about_article(6) if row.state == "open"][:1]
    await desk.do(f"/dismiss {number} salah kapal")
    assert "#2 bergantung padanya" in await desk.said("/undo 1")
    await desk.do("/undo")
    assert "menambahkan artikel 6" in await desk.said("/undo")
    assert state(services.database) == before
    assert "Dibatalkan" in await desk.said("/undo 4")
    with services.database.reading() as stores:
        assert "31 penumpang" in stores.articles.get(6).text


@pytest.mark.parametrize(("text", "answer"), [("/undo 99", "Tidak ada #99"), ("/undo x", "/undo 12")])
async def test_what_cannot_be_undone_is_said(desk: Desk, text: str, answer: str) -> None:
    assert answer in await desk.said(text)


async def test_only_the_owner_undoes_an_appointment(desk: Desk) -> None:
    await desk.do("/edit 1 judul Satu")
    await desk.own(f"/moderators remove {MODERATOR}")
    await desk.own(f"/moderators add {MODERATOR}")
    assert "hanya untuk pemilik" in await desk.said("/undo 3")
    assert "mengubah artikel 1" in await desk.said("/undo")
    assert "menjadikan moderator" in await desk.said("/undo", user=OWNER)
    assert "hanya untuk moderator" in await desk.said("/undo")


ACTIONS = (
    "/edit {article} judul {word} di Selat Awan",
    "/edit {article} text Kapal {word} karam di Selat Awan. Menurut Raka Wen, {figure} penumpang selamat.",
    "/edit {article} text Jembatan Lembah di Kota Arau {word}. Retakan sepanjang {figure} meter ditemukan.",
    "/edit {article} media {outlet}",
    "/edit {article} date 2024-11-0{day}",
    "/edit {article} url -",
    "/remove {article}",
    "/restore {article}",
    "/dismiss {conflict} karena {word}",
    "/reopen {conflict}",
    "/merge 1 2",
    "/merge 2 1",
    "/split {story} {article}",
    "/outlet {outlet} owner {word}",
    "/outlet {outlet} name {word}",
    "/moderators add {figure}",
    "/moderators remove {figure}",
    "/undo",
    "+{word}: {figure} penumpang Kapal Melati selamat di Selat Awan, kata Raka Wen.",
)


async def act(desk: Desk, draw: random.Random) -> None:
    """Something that the owner does, which may be refused."""
    words = {
        "article": draw.randint(1, 6),
        "conflict": draw.randint(1, 4),
        "story": draw.randint(1, 3),
        "word": draw.choice(["Melati", "Kenanga", "retak", "hilang"]),
        "outlet": draw.choice(["Harian Selat", "Warta Teluk", "Pos Uji"]),
        "figure": draw.randint(3, 30),
        "day": draw.randint(1, 8),
    }
    text = draw.choice(ACTIONS).format(**words)
    if not text.startswith("+"):
        await desk.own(text)
        return
    await desk.own(f"/add {text[1:]}")
    [preview] = await desk.own("/done")
    await desk.press(preview, "Terbitkan", user=OWNER)


@pytest.mark.parametrize("seed", range(8))
async def test_whatever_is_done_undone_is_exactly_what_was(desk: Desk, services: Services, seed: int) -> None:
    """Up to ten actions, each taken back at once and done again, and at the end all of them taken back."""
    draw = random.Random(seed)
    states = [state(services.database)]
    for _ in range(10):
        entries = count(services)
        await act(desk, draw)
        if count(services) == entries:
            continue
        assert "Dibatalkan" in shown(await desk.own(f"/undo {count(services)}"))
        assert state(services.database) == states[-1]
        assert "Dibatalkan" in shown(await desk.own(f"/undo {count(services)}"))
        states.append(state(services.database))
    while "Dibatalkan" in (answer := shown(await desk.own("/undo"))):
        pass
    assert "Tidak ada yang bisa dibatalkan" in answer
    assert state(services.database) == states[0]
    assert len(states) > 3, "most of what was tried was done"


def count(services: Services) -> int:
    with services.database.reading() as stores:
        return stores.log.count()
