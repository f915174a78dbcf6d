"""Further pages in the manner of the trade, written after the reader had been mended for those of `test_sites`."""

from __future__ import annotations

import json

import pytest

from seeds.unreadable import Reason, Unreadable
from tests.seeds.pages.made import (
    DAY,
    EA,
    EB,
    EC,
    ED,
    ENGLISH,
    ETITLE,
    MORE,
    TEXT,
    TITLE,
    A,
    B,
    C,
    D,
    P,
    Site,
    html,
    ld,
    og,
    parsed,
)

WHEN = '<meta property="article:published_time" content="2024-11-06T10:15:00+07:00">'
BASE = "https://www.suararimba.example/daerah/bendungan-88"
# A page that a program fills in, with the text also in spans of its own.
KUMPARAN = html(
    og() + WHEN,
    f"""<div id="__next"><div class="Viewweb__StyledView-sc-61094a-0"><h1 data-qa-id="story-title">{TITLE}</h1><div data-qa-id="story-subtitle"><span>
    6 November 2024 10:15 WIB</span><span>·</span><span>waktu baca 3 menit</span></div><div data-qa-id="story-paragraph">"""
    + "".join(f"<span class='Textweb__StyledText-sc-1ed9ao-0'>{each}</span><br>" for each in TEXT)
    + f"""</div><div><span>ADVERTISEMENT</span></div></div></div><script id="__NEXT_DATA__" type="application/json">{json.dumps({"props": {"x": A * 3}})}
    </script>{MORE}""",
)
MICRODATA = html(
    f"<title>{ETITLE}</title>",
    f"""<div itemscope itemtype="https://schema.org/NewsArticle"><meta itemprop="datePublished" content="2024-11-06T03:15:00+00:00"><meta itemprop="dateModified"
    content="2024-11-07T03:15:00+00:00"><h1 itemprop="headline">{ETITLE}</h1><span itemprop="publisher" itemscope itemtype="https://schema.org/Organization"><meta
    itemprop="name" content="Rimba Post"></span><div itemprop="articleBody"><p>{EA}</p><p>{EB}</p><blockquote><p>“We moved the graves first,” said Bonar Lestu.</p>
    </blockquote><p>{EC}</p><p>{ED}</p></div></div>""",
    lang="en-US",
)
AMP = (
    f"""<!doctype html><html ⚡ lang="id"><head><meta charset="utf-8"><title>{TITLE}</title><link rel="canonical" href="{BASE}">
    <meta property="og:site_name" content="Suara Rimba">{ld({"@type": "NewsArticle", "headline": TITLE, "datePublished": "2024-11-06T03:15:00Z",
    "mainEntityOfPage": BASE, "publisher": {"name": "Suara Rimba"}})}</head><body><amp-sidebar id="s"><ul><li><a href="/">Beranda</a></li></ul></amp-sidebar>
    <article><h1>{TITLE}</h1><amp-img src="x.jpg"></amp-img><p>{A}</p><amp-ad type="x"></amp-ad><p>{B}</p><amp-social-share type="x"></amp-social-share><p>{C}</p>
    <p>{D}</p></article><amp-list src="/more"></amp-list></body></html>"""
)  # fmt: skip
TWICE = html(
    og() + WHEN,
    f"<div class='d-none d-md-block'><h1>{TITLE}</h1>{P}</div><div class='d-md-none'><h1>{TITLE}</h1>{P}</div>{MORE}",
)
BLOG = html(
    f"<title>Catatan Rimba: {TITLE}</title><meta property='og:title' content='{TITLE}'><meta name='generator' content='Blogger'>",
    f"""<h2 class="date-header"><span>Rabu, 06 November 2024</span></h2><h3 class="post-title entry-title">{TITLE}</h3><div class="post-body entry-content">
    {"<br /><br />".join(TEXT)}</div><div class="post-footer"><span>Diposting oleh Wira di <a href="/x">10.15</a></span></div><div class="blog-pager"><a
    class="blog-pager-older-link" href="/2024/11/lama.html">Posting Lama</a></div>""",
)
REPUBLIKA = html(
    og() + WHEN,
    f"""<div class="main-content__left"><h1>{TITLE}</h1><div class="date">Rabu 06 Nov 2024 10:15 WIB</div><div class="date">Red: Dewo Sanu</div><div class="article-content">
    <article><p><strong>SUARARIMBA.CO.ID,</strong> RAWA -- {A}</p><p>{B}</p><div class="baca-juga"><p>Baca Juga</p><ul><li><a href="/1">Harga pupuk naik lagi di pasar</a></li></ul></div>
    <p>{C}</p><p>{D}</p><div>sumber : Kantor Rimba</div><div>Ikuti Whatsapp Channel Suara Rimba</div></article></div></div>{MORE}""",
)
REUTERS = html(
    f'<title>{ETITLE} | Rimba Wire</title><meta property="og:site_name" content="Rimba Wire">'
    + ld({"@type": "NewsArticle", "headline": ETITLE, "datePublished": "2024-11-06T03:15:00.123Z", "dateline": "RAWA", "publisher": {"@type": "Organization", "name": "Rimba Wire"}}),
    f"""<main><article><h1>{ETITLE}</h1><time><span>November 6, 2024</span><span>10:15 AM GMT+7</span><span>Updated 2 days ago</span></time><div class="article-body__content">
    <div data-testid="Body"><div data-testid="paragraph-0">RAWA, Nov 6 (RW) - {EA}</div><div data-testid="paragraph-1">{EB}</div><div data-testid="paragraph-2">{EC}</div>
    <div data-testid="paragraph-3">{ED}</div></div><p>Reporting by Ina Kalo; Editing by Tom Sanu</p><p>Our Standards: The Rimba Wire Trust Principles.</p></div></article></main>""",
    lang="en",
)  # fmt: skip
RUSSIAN = (
    "Глава района Сурти Манггала сообщила, что водохранилище начали заполнять в среду после двух лет строительства."
)
CYRILLIC = html(
    "<title>Водохранилище начали заполнять</title><meta property='og:site_name' content='Голос леса'>",
    f"<article><h1>Водохранилище начали заполнять</h1><p>{RUSSIAN}</p><p>По словам руководителя проекта, первый этап займёт сорок пять дней.</p>"
    "<p>Двести десять семей переехали в новый посёлок, ещё восемнадцать ждут своих домов.</p></article>",
    lang="ru",
    charset='<meta http-equiv="Content-Type" content="text/html; charset=windows-1251">',
).encode("cp1251")
LIVE_WORD = html(
    og(title="Konser musik live di Bendungan Tirta Elok") + WHEN,
    f"<article class='live-show'><h1>Konser musik live di Bendungan Tirta Elok</h1>{P}</article>{MORE}",
)
ABOUT_A_PAYWALL = html(
    og(title="Koran Rimba menutup artikelnya bagi pelanggan") + WHEN,
    f"<article><h1>Koran Rimba menutup artikelnya bagi pelanggan</h1><p>Pembaca kini harus berlangganan untuk membaca artikel di Koran Rimba, kata pemimpin redaksi Tora Mila.</p>{P}{P}</article>",
)
BASE_HREF = html(
    og()
    + WHEN
    + '<base href="https://www.suararimba.example/arsip/"><link rel="canonical" href="bendungan-88.html?utm_source=x">',
    f"<article><h1>{TITLE}</h1>{P}</article>",
)
ALJAZEERA = html(
    f'<title>{ETITLE} | Dams News | Rimba Jazz</title><meta name="publishedDate" content="2024-11-06T03:15:00"><meta property="og:site_name" content="Rimba Jazz">'
    + ld({"@type": "WebPage", "name": ETITLE}, {"@type": "NewsArticle", "headline": ETITLE, "datePublished": "2024-11-06T03:15:00Z", "publisher": {"name": "Rimba Jazz"}}),
    f"""<main><header><h1>{ETITLE}</h1><p class="article__subhead"><em>The reservoir is to water three districts.</em></p></header><div class="date-simple">Published On 6 Nov 2024</div>
    <div class="wysiwyg wysiwyg--all-content"><p>{EA}</p><div class="more-on"><h2>Recommended Stories</h2><span>list of 3 items</span><ul><li>list 1 of 3<h3><a href="/1">Market traders refuse to
    move</a></h3></li></ul><span>end of list</span></div><p>{EB}</p><p>{EC}</p><p>{ED}</p></div></main>""",
    lang="en",
)  # fmt: skip
PLACES = html(
    og() + WHEN,
    f"<article><h1>{TITLE}</h1><p>{A}</p>"
    + "".join(
        f"<div class='item'><h2><a href='/d/{n}'>{n}. Desa Rawa {n}</a></h2><p>{B} Desa nomor {n} menerima air pada pekan ke-{n}, kata petugas. {C} Kepala desanya "
        f"menyebut {n}0 petak sawah menunggu, dan saluran nomor {n} sudah bersih.</p></div>"
        for n in range(1, 8)
    )
    + "</article>",
)
SITES = {
    "sections with headings that are links": Site(PLACES, BASE, has=(A, *(f"saluran nomor {n} sudah bersih" for n in range(1, 8)))),
    "spans that a program filled in": Site(KUMPARAN, BASE, lacks=("ADVERTISEMENT", "waktu baca", "props", "menolak")),
    "microdata": Site(MICRODATA, "https://rimbapost.example/a/1", ETITLE, "Rimba Post", has=(*ENGLISH, "We moved the graves first")),
    "AMP": Site(AMP, "https://www.suararimba.example/amp/daerah/bendungan-88", url=BASE),
    "the same text for small and large screens": Site(TWICE, BASE),
    "a blog": Site(BLOG, "https://catatanrimba.example/2024/11/bendungan.html", outlet="catatanrimba.example", published=DAY, lacks=("Diposting", "Posting Lama")),
    "an editor among the dates": Site(REPUBLIKA, BASE, lacks=("Red:", "Baca Juga", "pupuk", "Ikuti Whatsapp", "menolak")),
    "a wire of divisions": Site(REUTERS, "https://rimbawire.example/world/dam-2024-11-06/", ETITLE, "Rimba Wire", has=ENGLISH, lacks=("Reporting by", "Our Standards", "Updated")),
    "Cyrillic": Site(CYRILLIC, "https://golos.example/1", "Водохранилище начали заполнять", "Голос леса", None, has=(RUSSIAN,), kind="text/html"),
    "live music": Site(LIVE_WORD, BASE, "Konser musik live di Bendungan Tirta Elok"),
    "news of a paywall": Site(ABOUT_A_PAYWALL, BASE, "Koran Rimba menutup artikelnya bagi pelanggan"),
    "a base for its addresses": Site(BASE_HREF, BASE, url="https://www.suararimba.example/arsip/bendungan-88.html"),
    "recommended stories": Site(ALJAZEERA, "https://www.rimbajazz.example/news/2024/11/6/dam", ETITLE, "Rimba Jazz", has=ENGLISH, lacks=("Recommended", "list of 3", "end of list", "refuse to move")),
}  # fmt: skip


@pytest.mark.parametrize("name", SITES)
def test_another_site_gives_its_article(name: str) -> None:
    site = SITES[name]
    article = parsed(site.page, site.at, site.kind)
    found = (article.title, article.outlet, article.published_at, article.url)
    assert found == (site.title, site.outlet, site.published, site.url or site.at)
    text = " ".join(article.text.split())
    assert [part for part in site.has if part not in text] == []
    assert [part for part in site.lacks if part in text] == []
    assert all(text.count(part) == 1 for part in site.has)


REFUSED = {
    "a search": (html("<title>Hasil pencarian: bendungan - Suara Rimba</title>", "<h1>Hasil pencarian untuk “bendungan”</h1>" + "".join(
        f"<div class='item'><h3><a href='/c/{n}'>Kabar ke-{n} dari bendungan</a></h3><p>Kutipan singkat nomor {n} …</p></div>" for n in range(10))), Reason.NOT_AN_ARTICLE),
    "a login": (html("<title>Masuk - Suara Rimba</title>", "<h1>Masuk</h1><form><input name=e><input type=password name=p><button>Masuk</button></form><p>Belum punya akun? Daftar</p>"), Reason.PAYWALL),
    "a consent of frames": (html("<title>Rimba News</title>", "<div class='message'><h1>Your privacy matters</h1><p>We and our 1,203 partners store and access information on a device, such as "
        "unique IDs in cookies to process personal data. You may accept or manage your choices by clicking below, including your right to object where legitimate interest is used.</p><button>I agree</button></div>"), Reason.CONSENT),
    "an empty article": (html(og() + WHEN, f"<article><h1>{TITLE}</h1><div class='content'></div></article>{MORE}"), Reason.NO_TEXT),
    "a quiz": (html(og() + WHEN, f"<article><h1>{TITLE}</h1><p>Jawab lima pertanyaan.</p><button>Mulai</button></article>{MORE}"), Reason.NO_TEXT),
    "gone, with advice": (html("<title>Artikel Tidak Ditemukan</title>", f"<h1>Maaf</h1><p>Artikel yang Anda cari tidak ditemukan atau telah dipindahkan. Periksa kembali alamat yang Anda ketik.</p>{MORE}"), Reason.GONE),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_another_site_without_an_article_is_refused(name: str) -> None:
    page, reason = REFUSED[name]
    with pytest.raises(Unreadable) as caught:
        parsed(page, "https://www.suararimba.example/daerah/88-bendungan-tirta", "text/html; charset=utf-8")
    assert caught.value.reason is reason
