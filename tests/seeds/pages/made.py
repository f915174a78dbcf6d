"""What pages of the trade are made of."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass

from digest.model import Article
from seeds.fetching.fetcher import Fetched
from seeds.outlets import Outlets
from seeds.web import parse_fetched
from tests.seeds.conftest import NOW

A = (
    "Bupati Lembah Rawa, Surti Manggala, menyatakan bendungan Tirta Elok mulai diisi pada Rabu (6/11/2024) setelah dua "
    "tahun pembangunan."
)
B = (
    "Menurut kepala proyek Bonar Lestu, pengisian tahap pertama memakan waktu 45 hari dan menampung 12 juta meter kubik "
    "air untuk sawah di tiga kecamatan."
)
C = (
    "Sebanyak 210 keluarga sudah pindah ke permukiman baru, kata juru bicara panitia Ina Paramit, sementara 18 keluarga "
    "masih menunggu rumah mereka selesai."
)
D = (
    "Warga hilir meminta jaminan bahwa aliran sungai tidak dihentikan sama sekali selama pengisian, karena air bersih "
    "empat desa bergantung padanya."
)
TEXT = (A, B, C, D)
P = "".join(f"<p>{each}</p>" for each in TEXT)
TITLE = "Bendungan Tirta Elok mulai diisi, 18 keluarga masih menunggu rumah"
EA = "The regent of Rawa Valley, Surti Manggala, said on Wednesday that the Tirta Elok dam had begun to fill after two years."
EB = "Project manager Bonar Lestu said the first stage would take 45 days and hold 12 million cubic metres of water."
EC = "About 210 families have moved to a new settlement, according to the committee, while 18 are waiting for their homes."
ED = "People downstream want a promise that the river will not be stopped altogether while the dam is filling."
ENGLISH = (EA, EB, EC, ED)
ETITLE = "Dam begins to fill as 18 families wait for homes"
MOMENT = dt.datetime(2024, 11, 6, 3, 15, tzinfo=dt.UTC)
DAY = dt.datetime(2024, 11, 6, tzinfo=dt.UTC)
MENU = (
    "<header><nav><ul><li><a href='/'>Beranda</a></li><li><a href='/daerah'>Daerah</a></li><li><a href='/olahraga'>"
    "Olahraga</a></li></ul></nav></header>"
)
MORE = "<section><h3>Berita Terpopuler</h3><ul>" + "".join(
    f"<li><a href='/p/{n}'>Pedagang pasar nomor {n} menolak pindah ke gedung baru</a></li>" for n in range(9)
) + "</ul></section>"  # fmt: skip

FOOT = "<footer><p>Copyright 2019 Suara Rimba. Semua hak dilindungi.</p><a href='/redaksi'>Redaksi</a></footer>"


def ld(*nodes: object) -> str:
    return "".join(f'<script type="application/ld+json">{json.dumps(node)}</script>' for node in nodes)


def html(head: str, body: str, *, lang: str = "id", charset: str = '<meta charset="utf-8">') -> str:
    return f'<!doctype html><html lang="{lang}"><head>{charset}{head}</head><body>{MENU}{body}{FOOT}</body></html>'


@dataclass
class Site:
    """A page, and what is to come of it."""

    page: str | bytes
    at: str
    title: str = TITLE
    outlet: str | None = "Suara Rimba"
    published: dt.datetime | None = MOMENT
    url: str = ""  # the same as `at`
    has: tuple[str, ...] = TEXT
    lacks: tuple[str, ...] = ("Beranda", "Terpopuler", "menolak pindah", "Copyright", "Redaksi")
    kind: str = "text/html; charset=utf-8"


def og(title: str = TITLE, site: str = "Suara Rimba") -> str:
    return (
        f'<title>{title} - {site}</title><meta property="og:title" content="{title}"><meta property="og:type" '
        f'content="article"><meta property="og:site_name" content="{site}">'
    )


def parsed(page: str | bytes, at: str, kind: str) -> Article:
    body = page.encode() if isinstance(page, str) else page
    return parse_fetched(Fetched(at, 200, {"content-type": kind}, body), now=NOW, outlets=Outlets.load())
