"""The real application with a made-up web."""

from dataclasses import replace

import pytest

from handlers.context import Services
from handlers.feeding.polling import Poller
from tests.seeds.fetching.network import Web, answer

PARAGRAPHS = [
    "Jembatan Awan di Kota Selat dibuka kembali pada Rabu pagi setelah diperbaiki selama tiga bulan.",
    "Kepala dinas pekerjaan umum Tora Mila mengatakan sekitar 300 kendaraan melintas pada jam pertama.",
    "Warga yang tinggal di seberang sungai menyambut pembukaan itu karena jalan memutar memakan waktu satu jam.",
]


def page(title: str, *, date: str = "2024-11-06T10:00:00+07:00", more: str = "") -> bytes:
    """The page of an article."""
    text = "".join(f"<p>{paragraph} {title}.</p>" for paragraph in [*PARAGRAPHS, more or "Laporan masih berlanjut."])
    head = (
        f'<meta charset="utf-8"><title>{title}</title><meta property="og:site_name" content="Harian Selat">'
        f'<meta property="article:published_time" content="{date}">'
    )
    body = f"<html><head>{head}</head><body><article><h1>{title}</h1>{text}</article></body></html>"
    return answer(body.encode(), Content_Type="text/html; charset=utf-8")


def rss(*items: tuple[str, str], title: str = "Harian Selat") -> bytes:
    """A feed of these articles: address and title."""
    told = "".join(
        f"<item><title>{name}</title><link>{url}</link><guid>{url}</guid>"
        "<pubDate>Wed, 06 Nov 2024 10:00:00 +0700</pubDate></item>"
        for url, name in items
    )
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>{title}</title>{told}</channel></rss>'.encode()


def feed(*items: tuple[str, str], etag: str = "", last_modified: str = "") -> bytes:
    return answer(rss(*items), Content_Type="application/rss+xml", ETag=etag, Last_Modified=last_modified)


@pytest.fixture
def web() -> Web:
    return Web(
        pages={
            "selat.example/rss": feed(
                ("https://selat.example/1", "Jembatan dibuka"),
                ("https://selat.example/2?utm_source=rss", "Pasar ramai"),
            ),
            "selat.example/1": page("Jembatan dibuka"),
            "selat.example/2": page("Pasar ramai", more="Pedagang ikan menambah lapak."),
        }
    )


@pytest.fixture
def services(services: Services, web: Web) -> Services:
    return replace(services, fetcher=web.fetcher())


@pytest.fixture
def poller(services: Services) -> Poller:
    return Poller.of(services)
