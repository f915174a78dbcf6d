"""/stats: the figures of the archive in front of a moderator."""

import re

from tests.handlers.desk.newsdesk import Desk


async def test_a_moderator_sees_the_figures_in_either_language(desk: Desk) -> None:
    said = await desk.said("/stats")
    assert said.startswith("*Kabar dalam angka*\nArtikel: 5\nPeristiwa: 2\n")
    sent = "0 sampai, 0 dihentikan, 0 belum tentu sampai, 0 ditolak, 0 dalam perjalanan"
    assert f"Kiriman dalam sehari: {sent}\nAntrean: 0 (/queue)\nUmpan: 0 baik, 0 gagal (/feed list)\n" in said
    assert re.search(r"Versi: \d+\.\d+", said)
    assert "Articles: 5\nStories: 2\n" in await desk.said("/stats", language="en")


async def test_what_is_removed_counts_no_more(desk: Desk) -> None:
    for number in (4, 5):
        await desk.do(f"/remove {number}")
    assert "Artikel: 3\nPeristiwa: 1\n" in await desk.said("/stats")


async def test_as_many_conflicts_are_open_as_are_listed(desk: Desk) -> None:
    listed = re.findall(r"/why_(\d+)", await desk.said("/conflicts all"))
    assert listed
    assert f"Perbedaan terbuka: {len(set(listed))}\n" in await desk.said("/stats")
