"""A web page gives its article: text, title, outlet and date; never its scripts."""

import pytest

from seeds.unreadable import Reason
from tests.seeds.conftest import Read, Refuse

PARAGRAPHS = (
    "<p>Pemerintah kota Rawaindah menutup jembatan lama mulai Senin. "
    "Penutupan berlangsung dua minggu, kata wali kota.</p>"
    "<p>Warga diminta memakai jalan lain. Petugas berjaga di kedua ujung jembatan sepanjang hari.</p>"
)


def page(head: str = "", body: str = f"<article>{PARAGRAPHS}</article>") -> str:
    return f'<!doctype html><html lang="id"><head><meta charset="utf-8">{head}</head><body>{body}</body></html>'


JSON_LD = """<script type="application/ld+json">{"@context": "https://schema.org", "@type": "NewsArticle",
"headline": "Jembatan lama ditutup", "datePublished": "2024-11-06T18:42:00+07:00",
"publisher": {"@type": "Organization", "name": "Warta Contoh"}}</script>"""
OPEN_GRAPH = """<meta property="og:title" content="Jembatan lama ditutup">
<meta property="og:site_name" content="Warta Contoh">
<meta property="article:published_time" content="2024-11-06T18:42:00+07:00">"""


@pytest.mark.parametrize("head", [JSON_LD, OPEN_GRAPH], ids=["JSON-LD", "Open Graph"])
def test_title_outlet_and_moment_come_from_the_head(read: Read, head: str) -> None:
    article = read(page(head), "a.html")
    assert article.title == "Jembatan lama ditutup"
    assert article.outlet == "Warta Contoh"
    assert article.published_at
    assert article.published_at.isoformat() == "2024-11-06T11:42:00+00:00"


def test_scripts_styles_and_menus_are_gone(read: Read) -> None:
    body = (
        "<nav><a href='/'>Beranda</a> <a href='/x'>Indeks</a></nav><script>alert('rahasia')</script>"
        f"<style>.x{{color:red}}</style><article><h1>Jembatan lama ditutup</h1>{PARAGRAPHS}"
        "<p onclick='curi()'>Perbaikan dimulai besok pagi, kata kepala dinas.</p></article><footer>Hak cipta</footer>"
    )
    text = read(page(body=body), "a.html").text
    assert "Perbaikan dimulai besok pagi, kata kepala dinas." in text
    assert not any(rest in text for rest in ("alert", "rahasia", "color", "curi", "Beranda", "Hak cipta", "<"))


def test_the_title_is_not_repeated_in_the_text(read: Read) -> None:
    body = f"<article><h1>Jembatan lama ditutup</h1>{PARAGRAPHS}</article>"
    article = read(page("<title>Jembatan lama ditutup</title>", body), "a.html")
    assert article.title == "Jembatan lama ditutup"
    assert article.text.startswith("Pemerintah kota")


def test_a_known_outlet_gets_its_proper_name_and_the_canonical_address_is_kept(read: Read) -> None:
    canonical = '<link rel="canonical" href="https://news.detik.com/berita/d-1">'
    head = f'{canonical}<meta property="og:site_name" content="detikcom">'
    article = read(page(head), "a.html")
    assert (article.outlet, article.owner) == ("Detik", "CT Corp")
    assert article.url == "https://news.detik.com/berita/d-1"


def test_a_page_that_names_neither_date_nor_outlet_leaves_them_unknown(read: Read) -> None:
    article = read(page(), "a.html")
    assert (article.published_at, article.outlet) == (None, None)


@pytest.mark.parametrize("html", [PARAGRAPHS, "Wali kota menutup jembatan.", "<div>Wali kota menutup jembatan.</div>"])
def test_a_piece_of_a_page_is_enough(read: Read, html: str) -> None:
    assert "menutup jembatan" in read(html, "a.html").text


def test_an_old_charset_is_right_as_declared(read: Read) -> None:
    old = page().replace("utf-8", "iso-8859-1").replace("wali kota", "wali kota André").encode("cp1252")
    assert "wali kota André" in read(old, "a.htm").text


@pytest.mark.parametrize(
    "html",
    [
        "<html></html>",
        "<p></p>",
        page(body=""),
        page(body="<script>document.write('Berita panjang sekali tentang jembatan')</script>"),
        "<div>" * 5_000,
    ],
    ids=["bare", "empty paragraph", "no body", "script only", "nested"],
)
def test_a_page_without_an_article_is_refused(refusal: Refuse, html: str) -> None:
    assert refusal(html, "a.html") is Reason.NO_TEXT
