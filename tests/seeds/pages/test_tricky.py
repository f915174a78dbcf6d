"""Pages as the web has them, in our own words: the right title, outlet, date and clean text, or a clear refusal."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass, field

import pytest

from digest.model import Article
from seeds.fetching.fetcher import Fetched
from seeds.outlets import Outlets
from seeds.unreadable import Reason, Unreadable
from seeds.web import parse_fetched
from tests.seeds.conftest import NOW

ONE = (
    "Wali kota Tora Mila membuka kembali Jembatan Awan di Kota Selat pada Rabu pagi, tiga bulan setelah tiang utamanya "
    "retak karena banjir."
)
TWO = (
    "Menurut kepala dinas pekerjaan umum Raka Wen, perbaikan itu menelan biaya Rp12 miliar dan dikerjakan oleh 140 orang "
    "secara bergantian siang dan malam."
)
THREE = (
    "Sekitar 300 kendaraan melintas pada jam pertama, kata petugas di lapangan. Warga seberang sungai tidak perlu lagi "
    "memutar sejauh 20 kilometer untuk mencapai pasar."
)
FOUR = (
    "Pemerintah kota berencana memasang alat pemantau getaran sebelum akhir tahun, sehingga kerusakan kecil bisa diketahui "
    "lebih awal dan diperbaiki tanpa menutup jalan."
)
BODY = "".join(f"<p>{p}</p>" for p in (ONE, TWO, THREE, FOUR))
TITLE = "Jembatan Awan dibuka kembali setelah tiga bulan"
URL = "https://www.harianselat.example/kota/jembatan-awan-dibuka-kembali"
MORNING = dt.datetime(2024, 11, 6, 3, 15, tzinfo=dt.UTC)  # 10:15 in Jakarta
DAY = dt.datetime(2024, 11, 6, tzinfo=dt.UTC)
OUTLET = "Harian Selat"
OG = f'<meta property="og:title" content="{TITLE}"><meta property="og:site_name" content="{OUTLET}"><meta property="og:type" content="article">'
WHEN = '<meta property="article:published_time" content="2024-11-06T10:15:00+07:00">'


def page(head: str = OG + WHEN, body: str = BODY, *, title: str = TITLE, lang: str = "id") -> str:
    return (
        f'<!DOCTYPE html><html lang="{lang}"><head><meta charset="utf-8"><title>{title}</title>{head}</head>'
        f"<body><header><nav><a href='/'>Beranda</a> <a href='/kota'>Kota</a></nav></header>"
        f"<main><article><h1>{title}</h1>{body}</article></main><footer>Hak cipta 2019 Harian Selat</footer></body></html>"
    )


def ld(**node: object) -> str:
    told = {"@context": "https://schema.org", "@type": "NewsArticle", "headline": TITLE, **node}
    return f'<script type="application/ld+json">{json.dumps(told)}</script>'


PUBLISHER = {"@type": "Organization", "name": OUTLET}


@dataclass
class Case:
    """A page and what is to come of it."""

    html: str | bytes
    title: str = TITLE
    outlet: str | None = OUTLET
    published: dt.datetime | None = MORNING
    url: str = URL
    found_at: str = URL
    content_type: str = "text/html; charset=utf-8"
    has: tuple[str, ...] = (ONE, TWO, THREE, FOUR)
    lacks: tuple[str, ...] = field(default=("Beranda", "Hak cipta"))


BACA = 'Baca juga: <a href="/lain">Harga ikan naik di pelabuhan lama</a>'
PAGES = {
    "plain": Case(page()),
    "json-ld": Case(page(ld(datePublished="2024-11-06T10:15:00+07:00", publisher=PUBLISHER), title=f"{TITLE} | Selat")),
    "json-ld in a graph that points at its publisher": Case(
        page(
            '<script type="application/ld+json">'
            + json.dumps(
                {
                    "@graph": [
                        {"@type": "WebSite", "name": "Bukan ini", "@id": "#site"},
                        {"@type": "Organization", "name": OUTLET, "@id": "#pub"},
                        {"@type": ["NewsArticle", "Article"], "headline": TITLE, "datePublished": "2024-11-06T03:15:00Z",
                         "publisher": {"@id": "#pub"}},
                        {"@type": "BreadcrumbList", "itemListElement": [{"@type": "ListItem", "name": "Kota"}]},
                    ]
                }
            )
            + "</script>"
        )
    ),
    "json-ld with mistakes": Case(
        page(
            '<script type="application/ld+json">\n<!--\n{"@type": "NewsArticle", "headline": "' + TITLE + '",\n'
            '"description": "dua\nbaris", "datePublished": "2024-11-06 10:15:00+0700",\n'
            '"publisher": {"@type": "Organization", "name": "Harian Selat",},}\n-->\n</script>'
        )
    ),
    "json-ld that cannot be read at all": Case(page("<script type='application/ld+json'>{nonsense</script>" + OG + WHEN)),
    "other articles in json-ld": Case(
        page(
            ld(datePublished="2024-11-06T10:15:00+07:00", publisher=PUBLISHER)
            + '<script type="application/ld+json">{"@type": "ItemList", "itemListElement": [{"@type": "NewsArticle", '
            '"headline": "Artikel lain", "datePublished": "2020-01-01"}]}</script>'
        )
    ),
    "the site's name behind the title": Case(page(WHEN, title=f"{TITLE} - Harian Selat").replace(f"<h1>{TITLE} - Harian Selat", f"<h1>{TITLE}"), outlet="harianselat.example"),
    "the site's name behind og:title": Case(page(OG.replace(f'content="{TITLE}"', f'content="{TITLE} | Harian Selat"') + WHEN)),
    "a headline cut off for programs": Case(page(ld(headline=f"{TITLE[:30]}...", publisher=PUBLISHER, datePublished="2024-11-06T03:15:00Z"))),
    "a title that holds a dash": Case(
        page(title="Selat - Awan: jembatan dibuka - Harian Selat", head=OG.replace(TITLE, "Selat - Awan: jembatan dibuka") + WHEN),
        title="Selat - Awan: jembatan dibuka",
    ),
    "entities in entities": Case(
        page(OG.replace(TITLE, "&amp;quot;Akhirnya&amp;quot; jembatan dibuka &amp;amp; ramai") + WHEN),
        title='"Akhirnya" jembatan dibuka & ramai',
    ),
    "no date": Case(page(OG), published=None),
    "no date, and a footer that has a year": Case(page(OG, BODY + "<p class='copyright'>© 2017 Harian Selat</p>"), published=None),
    "two dates": Case(
        page(OG + '<meta property="article:modified_time" content="2024-11-09T08:00:00+07:00">' + WHEN)
    ),
    "two dates shown, changed first": Case(
        page(
            OG,
            '<div class="date-modified">Diperbarui: Sabtu, 9 Nov 2024 08:00 WIB</div>'
            '<div class="date-published">Terbit: Rabu, 06 Nov 2024 10:15 WIB</div>' + BODY,
        )
    ),
    "a date shown only": Case(page(OG, f'<div class="article__date">Harian Selat - 06/11/2024, 10:15 WIB</div>{BODY}')),
    "a date in words": Case(page(OG, f'<span class="detail__date">Rabu, 6 November 2024 10:15 WIB</span>{BODY}')),
    "a date in English without a zone": Case(
        page(OG, f'<span class="posted-on">November 6, 2024 10:15 am</span>{BODY}', lang="en"), published=DAY
    ),
    "a date in the address": Case(page(OG), published=DAY, found_at="https://harianselat.example/2024/11/06/jembatan", url="https://harianselat.example/2024/11/06/jembatan"),
    "a date for mail": Case(page(OG + '<meta name="pubdate" content="Wed, 06 Nov 2024 10:15:00 +0700">')),
    "a date with slashes": Case(page(OG + '<meta name="content_PublishedDate" content="2024/11/06 03:15:00">')),
    "seconds since 1970": Case(page(OG + '<meta name="timestamp" content="1730862900">')),
    "a date nobody filled in": Case(page(OG + '<meta name="date" content="0000-00-00 00:00:00">'), published=None),
    "a date to come": Case(page(OG + '<meta name="date" content="2044-01-01">'), published=None),
    "a time element": Case(page(OG, f'<time datetime="2024-11-06T10:15:00+07:00">kemarin</time>{BODY}')),
    "dates of other articles": Case(
        page(OG, BODY + '<aside class="related"><time datetime="2021-01-01">lama</time><a href="/x">Lain</a></aside>'), published=None
    ),
    "canonical": Case(
        page(OG + WHEN + '<link rel="canonical" href="https://www.harianselat.example/asli?utm_source=x&id=4#top">'),
        url="https://www.harianselat.example/asli?id=4",
    ),
    "tracking": Case(
        page(),
        found_at=URL + "?utm_source=tele&utm_medium=x&fbclid=abc&gclid=1&page=3",
        url=URL + "?page=3",
    ),
    "canonical of another site": Case(page(OG + WHEN + '<link rel="canonical" href="https://lain.example/curian">')),
    "canonical that is only the home page": Case(page(OG + WHEN + '<link rel="canonical" href="https://www.harianselat.example/">')),
    "amp": Case(
        page(OG + WHEN + '<link rel="canonical" href="https://www.harianselat.example/kota/asli"><style amp-boilerplate>body{}</style>').replace("<html", "<html amp", 1),
        found_at="https://amp.harianselat.example/kota/asli", url="https://www.harianselat.example/kota/asli",
    ),
    "amp in a cache": Case(
        page(OG + WHEN + f'<link rel="canonical" href="{URL}">'),
        found_at="https://www-harianselat-example.cdn.ampproject.org/c/s/www.harianselat.example/kota/x",
    ),
    "an outlet that is known by its domain": Case(
        page(OG.replace(OUTLET, "detikcom") + WHEN), outlet="Detik",
        found_at="https://news.detik.com/berita/d-1/jembatan", url="https://news.detik.com/berita/d-1/jembatan",
    ),
    "a known domain that calls itself something else": Case(
        page(OG.replace(OUTLET, "Reuters") + WHEN), outlet="Detik",
        found_at="https://news.detik.com/berita/d-1/jembatan", url="https://news.detik.com/berita/d-1/jembatan",
    ),
    "no name at all": Case(page(WHEN), outlet="harianselat.example"),
    "baca juga as a paragraph": Case(page(body=f"<p>{ONE}</p><p>{BACA}</p><p>{TWO}</p><p>{THREE}</p><p>{FOUR}</p>"), lacks=("Baca juga", "Harga ikan")),
    "baca juga inside of a paragraph": Case(
        page(body=f"<p>{ONE} {BACA} {TWO}</p><p>{THREE}</p><p>{FOUR}</p>"), lacks=("Baca juga", "Harga ikan")
    ),
    "baca juga in bold": Case(
        page(body=f"<p>{ONE}</p><p>{TWO} <strong>Baca juga: <a href='/x'>Harga ikan naik</a></strong> {THREE}</p><p>{FOUR}</p>"),
        lacks=("Baca juga", "Harga ikan"),
    ),
    "baca juga in bold before a link": Case(
        page(body=f"<p>{ONE}</p><p>{TWO} <b>BACA JUGA:</b> <a href='/x'>Harga ikan naik</a></p><p>{THREE}</p><p>{FOUR}</p>"),
        lacks=("BACA", "Harga ikan"),
    ),
    "baca juga as a box": Case(
        page(body=f"<p>{ONE}</p><div class='baca-juga'><ul><li><a href='/x'>Harga ikan naik</a></li></ul></div><p>{TWO}</p><p>{THREE}</p><p>{FOUR}</p>"),
        lacks=("Harga ikan",),
    ),
    "a link that belongs to the text": Case(
        page(body=f"<p>{ONE} Warga <a href='/x'>menyambutnya</a> dengan gembira.</p><p>{TWO}</p><p>{THREE}</p><p>{FOUR}</p>"),
        has=(f"{ONE} Warga menyambutnya dengan gembira.",),
    ),
    "comments": Case(
        page(body=BODY + '<section id="comments"><h3>Komentar</h3><div class="comment"><p>Mantap sekali pak wali, semoga awet ya jembatannya sampai seratus tahun lagi</p></div></section>'),
        lacks=("Mantap",),
    ),
    "advertisements": Case(page(body=f"<p>{ONE}</p><p>ADVERTISEMENT</p><p>SCROLL TO CONTINUE WITH CONTENT</p><p>{TWO}</p><p>{THREE}</p><p>{FOUR}</p>"), lacks=("ADVERT", "SCROLL")),
    "a cookie banner over it": Case(page(body='<div class="cookie-banner"><p>Kami memakai cookie untuk pengalaman terbaik. Terima semua cookies.</p></div>' + BODY), lacks=("cookie",)),
    "hidden text": Case(page(body=BODY + '<div style="display:none"><p>Teks rahasia yang tidak boleh dibaca siapa pun di halaman ini.</p></div>'), lacks=("rahasia",)),
    "text in divisions": Case(page(body="".join(f"<div>{p}</div>" for p in (ONE, TWO, THREE, FOUR)))),
    "text with line breaks": Case(page(body=f"<div class='detail-text'>{ONE}<br><br>{TWO}<br><br>{THREE}<br><br>{FOUR}</div>")),
    "no markup of an article": Case(
        f"<html><head><title>{TITLE}</title>{OG}{WHEN}</head><body><div id=menu><a href=/>Beranda</a></div><div id=isi>{BODY}</div></body></html>"
    ),
    "unclosed elements": Case(page(body="<p>" + "<p>".join((ONE, TWO, THREE, FOUR)))),
    "windows-1252 as declared": Case(
        page().replace("utf-8", "windows-1252").replace("Wen,", "Wén – “Awan”,").encode("cp1252"),
        content_type="text/html", has=("Raka Wén – “Awan”",),
    ),
    "utf-8 that says it is latin-1": Case(page().replace("Wen,", "Wén – “Awan”,").encode(), content_type="text/html; charset=iso-8859-1", has=("Raka Wén – “Awan”",)),
    "latin-1 that says it is utf-8": Case(page().replace("Wen,", "Wén,").encode("cp1252"), has=("Raka Wén",)),
    "utf-16": Case(page().encode("utf-16"), content_type="text/html"),
    "the header's charset": Case(
        page().replace('<meta charset="utf-8">', "").replace("Wen,", "Вэн,").encode("cp1251"), content_type="text/html; charset=windows-1251", has=("Raka Вэн",)
    ),
    "mojibake made long ago": Case(page().replace("Wen,", "Wen â€“ kepala â€œbaruâ€\x9d â€“"), has=("Raka Wen – kepala “baru” –",)),
    "marks that turn text round": Case(page(OG.replace(TITLE, "Jembatan \u202eAwan\u202c dibuka\u200b kembali") + WHEN), title="Jembatan Awan dibuka kembali"),
    "a mark at the beginning": Case(b"\xef\xbb\xbf" + page().encode(), content_type="text/html"),
    "xhtml": Case('<?xml version="1.0" encoding="UTF-8"?>' + page(), content_type="application/xhtml+xml"),
    "text only for programs": Case(
        page(ld(datePublished="2024-11-06T03:15:00Z", publisher=PUBLISHER, articleBody="\n\n".join((ONE, TWO, THREE, FOUR))), '<div id="root"></div>')
    ),
    "old page in capitals": Case(
        f"<HTML><HEAD><TITLE>{TITLE}</TITLE></HEAD><BODY BGCOLOR=white><TABLE><TR><TD>{BODY}</TD></TR></TABLE></BODY></HTML>",
        outlet="harianselat.example", published=None,
    ),
}  # fmt: skip


def parsed(case: Case) -> Article:
    body = case.html.encode() if isinstance(case.html, str) else case.html
    fetched = Fetched(case.found_at, 200, {"content-type": case.content_type}, body)
    return parse_fetched(fetched, now=NOW, outlets=Outlets.load())


@pytest.mark.parametrize("name", PAGES)
def test_a_page_gives_its_article(name: str) -> None:
    case = PAGES[name]
    article = parsed(case)
    assert article.title == case.title
    assert article.outlet == case.outlet
    assert article.published_at == case.published
    assert article.url == case.url
    text = " ".join(article.text.split())
    assert [part for part in case.has if part not in text] == []
    assert [part for part in case.lacks if part in text] == []
    assert not any(sign in text for sign in ("Ã", "â€", "\ufffd", "<", "{"))
    assert text.count(TWO) <= 1


SHORT = f"<p>{ONE}</p>"
TEASERS = "".join(
    f'<article><h2><a href="/{n}">Berita nomor {n} tentang kota dan sungai</a></h2><p>Ringkasan singkat berita nomor {n}.</p></article>'
    for n in range(12)
)
HEADLESS = "<html><head><title>{}</title></head><body>{}</body></html>"
REFUSED = {
    "empty": ("<html><head></head><body></body></html>", Reason.NO_TEXT),
    "nothing": ("   ", Reason.EMPTY),
    "script only": (HEADLESS.format("Harian", '<div id="root"></div><script src="/app.js"></script>'), Reason.SCRIPT_ONLY),
    "script asked for": (HEADLESS.format("Harian", "<noscript>You need to enable JavaScript to run this app.</noscript>"), Reason.SCRIPT_ONLY),
    "a caption": (page(body="<figure><img src=x><figcaption>Jembatan Awan</figcaption></figure>"), Reason.NO_TEXT),
    "for subscribers by its own word": (page(ld(isAccessibleForFree=False, publisher=PUBLISHER)), Reason.PAYWALL),
    "for subscribers in words": (page(body=SHORT + "<div class='paywall'><p>Berlangganan untuk melanjutkan membaca artikel ini.</p></div>"), Reason.PAYWALL),
    "for subscribers in English": (page(body=SHORT + "<p>Already a subscriber? Sign in</p><p>Subscribe to continue reading.</p>"), Reason.PAYWALL),
    "a login": (HEADLESS.format("Masuk", "<form><p>Masuk ke akun Anda</p><input name=u><input type=password name=p></form>"), Reason.PAYWALL),
    "consent": (HEADLESS.format("Before you continue", "<form><p>We use cookies and data to deliver and maintain services.</p><button>Accept all</button></form>"), Reason.CONSENT),
    "consent in Indonesian": (HEADLESS.format("Harian Selat", "<h1>Kami menghargai privasi Anda</h1><p>Kami dan mitra menyimpan informasi pada perangkat.</p><button>Terima semua</button>"), Reason.CONSENT),
    "a robot check": (HEADLESS.format("Just a moment...", "<p>Checking your browser before accessing the site.</p><script>1</script>"), Reason.ROBOT_CHECK),
    "another robot check": (HEADLESS.format("Selat", "<h1>Verify you are human</h1><p>Complete the captcha.</p>"), Reason.ROBOT_CHECK),
    "not there, though it says 200": (HEADLESS.format("404 - Halaman tidak ditemukan", "<p>Maaf, halaman yang Anda cari tidak ditemukan.</p>"), Reason.GONE),
    "a live blog": (page(ld(**{"@type": "LiveBlogPosting"})), Reason.LIVE),
    "a live blog by its marks": (page(body=f'<div class="liveblog"><div><time>10:15</time><p>{ONE}</p></div><div><time>10:05</time><p>{TWO}</p></div></div>'), Reason.LIVE),
    "a section": (HEADLESS.format("Kota - Harian Selat", f"<main>{TEASERS}</main>"), Reason.NOT_AN_ARTICLE),
    "the first of three pages": (page(body=BODY + f'<div class="paging"><a href="{URL}?page=1">1</a><a href="{URL}?page=2">2</a><a href="{URL}?page=2">Halaman selanjutnya</a></div>'), Reason.UNFINISHED),
    "a beginning": (page(body=SHORT.replace(".</p>", ". Menurut kepala dinas […]</p>") + '<p><a href="/x">Baca selengkapnya</a></p>'), Reason.UNFINISHED),
    "nested without end": (page(body="<div>" * 5000 + ONE), Reason.NO_TEXT),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_a_page_that_is_no_whole_article_is_refused_with_its_reason(name: str) -> None:
    html, reason = REFUSED[name]
    with pytest.raises(Unreadable) as caught:
        parsed(Case(html))
    assert caught.value.reason is reason


def test_the_home_page_is_no_article() -> None:
    with pytest.raises(Unreadable) as caught:
        parsed(Case(HEADLESS.format("Harian Selat", BODY), found_at="https://harianselat.example/"))
    assert caught.value.reason is Reason.NOT_AN_ARTICLE


@pytest.mark.parametrize("kind", ["application/pdf", "image/png", "application/octet-stream", "application/json"])
def test_what_is_no_page_is_refused(kind: str) -> None:
    with pytest.raises(Unreadable) as caught:
        parsed(Case("%PDF-1.4", content_type=kind))
    assert caught.value.reason is Reason.NOT_A_PAGE
