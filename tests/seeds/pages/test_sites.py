"""Whole pages in the manner of news sites as they are, in our own words: menus, teasers, appeals, notices and all.

Each was written before anybody looked at what the reader makes of it.
"""

from __future__ import annotations

import unicodedata
from functools import partial

import pytest

from seeds.pages import Elsewhere
from seeds.unreadable import Reason, Unreadable
from tests.seeds.pages.made import (
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

WORDPRESS = html(
    og()
    + ld(
        {
            "@context": "https://schema.org",
            "@graph": [
                {"@type": "Article", "@id": "https://suararimba.example/?p=9#article", "headline": TITLE,
                 "isPartOf": {"@id": "https://suararimba.example/bendungan/"},
                 "author": {"name": "Redaktur", "@id": "#person"}, "datePublished": "2024-11-06T03:15:00+00:00",
                 "dateModified": "2024-11-08T01:00:00+00:00", "publisher": {"@id": "https://suararimba.example/#organization"}},
                {"@type": "WebPage", "@id": "https://suararimba.example/bendungan/", "name": f"{TITLE} - Suara Rimba",
                 "datePublished": "2024-11-06T03:15:00+00:00"},
                {"@type": "WebSite", "@id": "#website", "name": "suararimba.example"},
                {"@type": "Organization", "@id": "https://suararimba.example/#organization", "name": "Suara Rimba"},
                {"@type": "Person", "@id": "#person", "name": "Redaktur"},
            ],
        }
    ),
    f"""<div class="td-post-content entry-content">{P}
    <div class="sharedaddy sd-sharing-enabled"><h3 class="sd-title">Bagikan ini:</h3><ul><li><a href="?share=facebook">Klik untuk
    membagikan di Facebook(Membuka di jendela yang baru)</a></li></ul></div>
    <div id="jp-relatedposts" class="jp-relatedposts"><h3>Terkait</h3><p><a href="/x">Panen raya di Rawa gagal</a></p></div></div>
    <div class="author-box"><p>Redaktur menulis tentang lingkungan sejak 2010 dan tinggal di Rawa.</p></div>
    <div id="comments"><h3>2 KOMENTAR</h3><ol class="comment-list"><li><p>Semoga tidak jebol, kami di hilir sudah trauma sekali</p></li></ol>
    <div id="respond"><h3>TINGGALKAN BALASAN</h3><p>Alamat email Anda tidak akan dipublikasikan.</p></div></div>{MORE}""",
)  # fmt: skip
DETIK = html(
    f'<title>{TITLE}</title><meta name="dtk:publishdate" content="2024/11/06 10:15:00"><meta name="publishdate" '
    f'content="2024/11/06 10:15:00"><meta property="og:site_name" content="suararimba">'
    '<meta property="og:type" content="article">',
    f"""<article class="detail"><div class="detail__header"><h1 class="detail__title">{TITLE}</h1><div class="detail__author">Wira
    Nata - <span>suararimba</span></div><div class="detail__date">Rabu, 06 Nov 2024 10:15 WIB</div></div>
    <div class="detail__body-text itp_bodycontent"><p><strong>Rawa</strong> - {A}</p><div class="parallaxindetail">
    <p class="para_caption">ADVERTISEMENT</p></div><p style="text-align:center">SCROLL TO CONTINUE WITH CONTENT</p><p>{B}</p>
    <table class="linksisip"><tr><td><div class="lihatjg"><strong>Baca juga:</strong><a href="/q">Harga pupuk naik lagi</a></div></td></tr></table>
    <p>{C}</p><p>{D}</p><p><strong>Simak Video: Detik-detik Pintu Air Dibuka</strong></p><p>[Gambas:Video 20detik]</p>
    <strong>(wnt/abc)</strong></div><div class="detail__body-tag"><a href="/tag/x">bendungan</a></div></article>{MORE}""",
)
KOMPAS = html(
    og(site="Suara Rimba.com")
    + '<link rel="canonical" href="https://daerah.suararimba.example/read/2024/11/06/101500/bendungan">'
    + ld({"@type": "NewsArticle", "headline": TITLE, "datePublished": "2024-11-06T10:15:00+07:00",
          "publisher": {"@type": "Organization", "name": "Suara Rimba"}}),
    f"""<h1 class="read__title">{TITLE}</h1><div class="read__time">Suara Rimba.com, 06/11/2024, 10:15 WIB</div>
    <div class="read__content"><div class="clearfix"><p><strong>RAWA, SUARARIMBA.com</strong> - {A}</p><p>{B}</p>
    <p><strong>Baca juga: <a href="/read/2">Harga pupuk naik lagi</a></strong></p><p>{C}</p><p>{D}</p>
    <p><i>Dapatkan update berita pilihan dan breaking news setiap hari dari Suara Rimba.com. Mari bergabung di Grup Telegram
    "Suara Rimba Update", caranya klik link https://t.me/contoh, kemudian join.</i></p></div></div>
    <div class="paging__wrap"><a href="?page=1">1</a><a href="?page=2">2</a></div>{MORE}""",
)  # fmt: skip
KOMPAS_FIRST = KOMPAS.replace(
    '<div class="paging__wrap"><a href="?page=1">1</a><a href="?page=2">2</a></div>',
    '<div class="paging__wrap">Halaman: <a class="active">1</a><a href="https://daerah.suararimba.example/read/2024/11/06/101500/'
    'bendungan?page=2">2</a><a href="https://daerah.suararimba.example/read/2024/11/06/101500/bendungan?page=all">Lihat Semua</a>'
    '<a class="paging__link--next" href="https://daerah.suararimba.example/read/2024/11/06/101500/bendungan?page=2">Selanjutnya</a></div>',
).replace(f"<p>{C}</p><p>{D}</p>", "")
TRIBUN = html(
    f'<title>{TITLE} - Halaman all - Suara Rimba.com</title><meta property="og:title" content="{TITLE} - Halaman all">'
    '<meta property="og:site_name" content="Suara Rimba">',
    f"""<div id="article"><h1 class="f50 black2">{TITLE}</h1><div class="mt10"><time><span class="foot grey">Rabu, 6 November 2024
    10:15 WIB</span></time><div class="foot">Editor: <a href="/e">Dewo</a></div></div><div class="side-article txt-article multi-fontsize">
    <p><strong>SUARARIMBA.COM, RAWA -</strong> {A}</p><p class="baca">Baca juga: <a href="/x">Harga pupuk naik lagi di tiga pasar</a></p>
    <p>{B}</p><p>{C}</p><p>{D}</p><p>Artikel ini telah tayang di Suara Rimba.com dengan judul "{TITLE}", Klik untuk baca:
    https://rawa.suararimba.example/2024/11/06/bendungan</p><p><em>Penulis: Wira | Editor: Dewo</em></p></div>
    <div class="mb20"><h5>Ikuti kami di</h5></div></div>{MORE}""",
)
CNN = html(
    f'<title>{TITLE}</title><meta name="publishdate" content="2024/11/06 10:15:00"><meta name="author" content="Suara Rimba">'
    f'<meta property="og:site_name" content="Suara Rimba"><meta property="og:title" content="{TITLE}">',
    f"""<h1 class="mb-2 text-[32px]">{TITLE}</h1><div class="text-grey text-sm">Suara Rimba</div><div class="text-grey text-sm mb-4">
    Rabu, 06 Nov 2024 10:15 WIB</div><div class="flex"><span>Bagikan:</span></div><div class="detail-wrap"><div class="detail-text">
    <div><strong>Rawa, Suara Rimba</strong> -- </div><p>{A}</p><p>{B}</p><div class="paradetail"><div>ADVERTISEMENT</div><div>
    SCROLL TO CONTINUE WITH CONTENT</div></div><p>{C}</p><table class="topiksisip"><tr><td><p>Pilihan Redaksi</p><ul><li><a href="/1">
    Panen raya di Rawa gagal total</a></li></ul></td></tr></table><p>{D}</p><p>[Gambas:Video CNN]</p><strong>(wnt/fra)</strong></div></div>{MORE}""",
)
ANTARA = html(
    og()
    + ld(
        [
            {"@type": "BreadcrumbList", "itemListElement": [{"@type": "ListItem", "position": 1, "name": "Daerah"}]},
            {"@type": "NewsArticle", "headline": TITLE, "datePublished": "Wed, 06 Nov 2024 10:15:00 +0700",
             "publisher": {"@type": "Organization", "name": "Suara Rimba"}},
        ]
    ),
    f"""<article class="post-wrapper"><h1>{TITLE}</h1><div class="wrap__article-detail-content post-content">Rawa (SR) - {A}<br /><br />
    {B}<br /><br /><span class="baca-juga"><b>Baca juga: <a href="/b">Harga pupuk naik lagi</a></b></span><br /><br />{C}<br /><br />{D}<br />
    <p class="text-muted small mt10">Pewarta: Wira Nata<br />Editor: Dewo Sanu<br />Copyright &copy; SR 2024</p><p class="text-muted">Dilarang
    keras mengambil konten, melakukan crawling atau pengindeksan otomatis untuk AI di situs web ini tanpa izin tertulis.</p></div></article>{MORE}""",
)  # fmt: skip
TEMPO = html(
    og()
    + '<link rel="canonical" href="https://www.suararimba.example/daerah/bendungan-88">'
    + ld(
        *(
            {"@type": "NewsArticle", "headline": f"Pedagang pasar nomor {n} menolak", "datePublished": f"2023-01-0{n}T01:00:00+07:00",
             "mainEntityOfPage": f"https://www.suararimba.example/p/{n}", "publisher": {"name": "Suara Lain"}}
            for n in (1, 2)
        ),
        {"@type": "NewsArticle", "headline": TITLE, "datePublished": "2024-11-06T10:15:00+07:00",
         "mainEntityOfPage": {"@type": "WebPage", "@id": "https://www.suararimba.example/daerah/bendungan-88"},
         "publisher": {"@type": "Organization", "name": "Suara Rimba"}},
    ),
    f"""<main><h1>{TITLE}</h1><div id="isi"><p><strong>SUARARIMBA</strong>, <strong>Rawa</strong> - {A}</p><p>{B}</p><p>{C}</p><p>{D}</p>
    <p><strong>Pilihan Editor: <a href="/z">Mengapa harga pupuk naik lagi</a></strong></p></div></main>{MORE}""",
)  # fmt: skip
BBC = html(
    f'<title>{ETITLE} - Rimba News</title><meta property="og:title" content="{ETITLE}"><meta property="og:site_name" content="Rimba News">'
    + ld(
        {
            "@graph": [
                {"@type": "ReportageNewsArticle", "headline": ETITLE, "datePublished": "2024-11-06T03:15:00.000Z",
                 "dateModified": "2024-11-06T09:00:00.000Z", "publisher": {"@type": "NewsMediaOrganization", "name": "Rimba News"}},
            ]
        }
    ),
    f"""<main><article><header><h1>{ETITLE}</h1></header><div data-component="byline-block"><span>Published</span> <time datetime=
    "2024-11-06T03:15:00.000Z">8 hours ago</time><div>Ina Kalo</div><div>Southeast Asia correspondent</div></div>
    <div data-component="image-block"><figure><img src="x.jpg"><span>Image source, Stock</span><figcaption><span>Image caption, </span>The dam from
    above</figcaption></figure></div><div data-component="text-block"><p><b>{EA}</b></p></div><div data-component="text-block"><p>{EB}</p>
    </div><div data-component="unordered-list-block"><ul><li><a href="/1">Why the price of fertiliser rose again</a></li></ul></div>
    <div data-component="text-block"><p>{EC}</p><p>{ED}</p></div><div data-component="topic-list"><h2>Related topics</h2><ul><li><a
    href="/t">Dams</a></li></ul></div></article><section data-component="see-also"><h2>More on this story</h2><p><a href="/2">Market traders
    refuse to move</a></p></section></main>""",
    lang="en-GB",
)  # fmt: skip
GUARDIAN = html(
    f'<title>{ETITLE} | Dams | The Rimba</title><meta property="og:title" content="{ETITLE}"><meta property="og:site_name" content="The Rimba">'
    '<meta property="article:published_time" content="2024-11-06T03:15:00.000Z">'
    + ld([{"@type": "NewsArticle", "headline": ETITLE, "datePublished": "2024-11-06T03:15:00.000Z", "isAccessibleForFree": True,
           "publisher": {"@type": "Organization", "name": "The Rimba"}},
          {"@type": "WebPage", "potentialAction": {"@type": "ViewAction", "target": "android-app://x"}}]),
    f"""<main><article><h1>{ETITLE}</h1><div data-gu-name="standfirst"><p>{EA}</p></div><div id="maincontent"><p>{EB}</p><aside data-component=
    "rich-link"><a href="/r">Market traders refuse to move</a></aside><p>{EC}</p><div class="newsletter-signup"><p>Sign up to First Light: our free
    daily newsletter.</p><button>Sign up</button><p>Privacy Notice: Newsletters may contain info about charities.</p></div><p>{ED}</p></div>
    <div id="contributions-epic" class="contributions-epic"><h2>Support independent journalism</h2><p>If you can, please consider supporting us from just
    1 a month. It takes less than a minute. Subscribe today.</p></div></article></main>""",
    lang="en",
)  # fmt: skip
AP = html(
    f'<title>{ETITLE} | RN News</title><meta property="og:title" content="{ETITLE}"><meta property="og:site_name" content="RN News">'
    + ld({"@graph": [{"@type": "NewsArticle", "headline": ETITLE, "datePublished": "2024-11-06T03:15:00Z", "author":
                      [{"@type": "Person", "name": "INA KALO"}], "publisher": {"@type": "Organization", "name": "RN News"}}]}),
    f"""<div class="Page-content"><h1 class="Page-headline">{ETITLE}</h1><div class="Page-dateModified"><span data-date="">Updated 4:05 PM
    GMT+7, November 6, 2024</span></div><div class="RichTextStoryBody RichTextBody"><p>RAWA (RN) — {EA}</p><p>{EB}</p><div class="HubPeek">
    <h3>Related stories</h3><p>Market traders refuse to move</p></div><p>{EC}</p><p>{ED}</p><p>___</p><p>Kalo reported from Rawa.
    Follow RN’s coverage at https://rn.example/hub/dams</p></div></div>""",
    lang="en",
)  # fmt: skip
WESTERN = "“Waduk itu milik kami,” ujar René Sœur, ketua paguyuban – tanpa ragu."
OLD = html(
    f"<title>Suara Rimba: {TITLE}</title>",
    f"<h2>{TITLE}</h2><font size=2>Rabu, 6 November 2024 | 10:15 WIB</font>{P}<p>{WESTERN}</p>",
    charset='<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1">',
).encode("cp1252")
VIETNAMESE = "Ông Trần Văn Bình nói hồ chứa nước sẽ được tích trong bốn mươi lăm ngày, đủ nước cho ba huyện ở hạ lưu."
VIET = (
    html(
        "<title>Hồ Tân Mỹ bắt đầu tích nước</title><meta property='og:site_name' content='Báo Rừng'>",
        f"<article><h1>Hồ Tân Mỹ bắt đầu tích nước</h1>{'<p>' + VIETNAMESE + '</p>'}<p>Có hai trăm mười gia đình đã chuyển đến nơi ở mới, "
        "theo ban quản lý dự án, mười tám gia đình khác còn chờ nhà.</p><p>Người dân hạ lưu muốn được bảo đảm rằng dòng sông không bị chặn.</p></article>",
        lang="vi",
        charset='<meta http-equiv="content-type" content="text/html; charset=windows-1258">',
    )
)  # fmt: skip
CHINESE = "项目经理李文表示，第一阶段蓄水需要四十五天，可为三个乡镇的稻田储存一千二百万立方米的水。"
GBK = html(
    "<title>青溪水库开始蓄水_林声网</title><meta property='og:site_name' content='林声网'>",
    f"<h1>青溪水库开始蓄水</h1><p>{CHINESE}</p><p>据委员会介绍，已有二百一十户家庭迁入新居，另有十八户仍在等待房屋完工。</p>"
    "<p>下游居民希望得到保证，在蓄水期间河流不会完全断流，因为四个村庄的饮用水依赖于它。镕基镇的居民也有同样的要求。</p>",
    lang="zh",
    charset='<meta http-equiv="Content-Type" content="text/html; charset=gb2312">',
).encode("gbk")
WIDE = html(
    og() + '<meta name="pubdate" content="2024-11-06T10:15:00+07:00">', f"<article><h1>{TITLE}</h1>{P}</article>"
).encode("utf-16")
PRINT = (
    f"""<html><head><title>Cetak: {TITLE}</title><meta name="robots" content="noindex"><link rel="canonical" href="/daerah/bendungan-88">
    </head><body onload="window.print()"><div><a href="javascript:window.close()">Tutup</a></div><h1>{TITLE}</h1><div class="tanggal">Rabu, 06 November
    2024 - 10:15:22 WIB</div><div>{A}<br><br>{B}<br><br>{C}<br><br>{D}</div><div>Dicetak dari https://rimbaraya.example/daerah/bendungan-88</div>
    </body></html>"""
)  # fmt: skip
NEWSLETTER = html(
    og() + '<meta property="article:published_time" content="2024-11-06T10:15:00+07:00">',
    f"""<article><h1>{TITLE}</h1>{P}<p>Harga berlangganan air naik menjadi Rp40 ribu sebulan bagi pelanggan lama, kata Bonar Lestu.</p></article>
    <div class="newsletter"><h3>Berlangganan buletin kami</h3><p>Masukkan email untuk berlangganan.</p><input type="email"><button>Subscribe</button></div>
    <div id="login-modal" style="display:none"><form><p>Masuk untuk melanjutkan</p><input name="u"><input type="password" name="p"></form></div>{MORE}""",
)  # fmt: skip
BETWEEN_TEASERS = html(
    og() + '<meta property="article:published_time" content="2024-11-06T10:15:00+07:00">',
    f"""<div class="col-left"><h1>{TITLE}</h1><div class="content"><p>{A}</p><p>{B}</p></div></div><div class="col-right">"""
    + "".join(
        f"<div class='card'><h2><a href='/c/{n}'>Kabar ke-{n} dari pasar ikan dan pelabuhan</a></h2><p>Ringkasan nomor {n} tentang pasar ikan, pelabuhan "
        "dan kapal yang datang setiap pagi.</p></div>"
        for n in range(30)
    )
    + "</div>",
)
BASE = "https://www.suararimba.example/daerah/bendungan-88"
SITES = {
    "WordPress with a graph": Site(WORDPRESS, "https://suararimba.example/bendungan/", lacks=(
        "Beranda", "Bagikan", "Terkait", "Panen raya", "trauma", "BALASAN", "email", "menolak pindah", "Copyright", "menulis tentang")),
    "zoneless for programs, WIB for people": Site(DETIK, BASE, outlet="suararimba", lacks=(
        "ADVERTISEMENT", "SCROLL", "Baca juga", "pupuk", "Gambas", "(wnt/abc)", "menolak pindah", "Simak Video")),
    "all pages of an article": Site(KOMPAS, "https://daerah.suararimba.example/read/2024/11/06/101500/bendungan?page=all",
        url="https://daerah.suararimba.example/read/2024/11/06/101500/bendungan", lacks=("Baca juga", "pupuk", "Telegram", "menolak pindah")),
    "said to have appeared elsewhere": Site(TRIBUN, "https://rawa.suararimba.example/2024/11/06/bendungan?page=all", lacks=(
        "Baca juga", "pupuk", "telah tayang", "Penulis:", "Ikuti kami", "menolak pindah")),
    "a date in no marked place": Site(CNN, BASE, lacks=("ADVERTISEMENT", "SCROLL", "Pilihan Redaksi", "Panen raya", "Gambas", "(wnt/fra)", "menolak")),
    "lines broken by br, dates as in mail": Site(ANTARA, BASE, lacks=("Baca juga", "pupuk", "Pewarta", "Copyright", "Dilarang", "crawling", "menolak")),
    "other articles first in JSON-LD": Site(TEMPO, BASE, lacks=("Pilihan Editor", "Mengapa harga pupuk", "menolak")),
    "text blocks": Site(BBC, "https://www.rimba.example/news/articles/c0abc", ETITLE, "Rimba News", has=ENGLISH, lacks=(
        "Image source", "Image caption", "Related topics", "More on this story", "fertiliser", "refuse to move", "correspondent")),
    "appeals and newsletters": Site(GUARDIAN, "https://www.rimba.example/world/2024/nov/06/dam", ETITLE, "The Rimba", has=ENGLISH, lacks=(
        "Sign up", "Privacy Notice", "Support independent", "refuse to move", "Subscribe")),
    "an agency": Site(AP, "https://rn.example/article/dam-1", ETITLE, "RN News", has=ENGLISH, lacks=("Related stories", "refuse to move", "coverage at")),
    "Windows' letters called Latin-1": Site(OLD, "http://suararimba.example/arsip/88.html", outlet="suararimba.example", has=(*TEXT, WESTERN), kind="text/html"),
    "Vietnamese in its old encoding": Site(b"", "https://baorung.example/ho-tan-my", "Hồ Tân Mỹ bắt đầu tích nước", "Báo Rừng", None, has=(VIETNAMESE,), kind="text/html"),
    "Chinese that says gb2312 and is more": Site(GBK, "https://linsheng.example/a/1", "青溪水库开始蓄水", "林声网", None, has=(CHINESE, "镕基镇"), kind="text/html"),
    "UTF-16 that calls itself UTF-8": Site(WIDE, BASE, kind="text/html"),
    "for the printer, of a site that names itself nowhere": Site(PRINT, "https://rimbaraya.example/cetak.php?id=88", outlet="rimbaraya.example",
        url="https://rimbaraya.example/daerah/bendungan-88", lacks=("Tutup", "Dicetak")),
    "subscriptions in the text, a newsletter and a hidden login": Site(NEWSLETTER, BASE, lacks=("buletin", "Masukkan", "melanjutkan", "menolak")),
    "a short article among thirty teasers": Site(BETWEEN_TEASERS, BASE, has=(A, B), lacks=("Ringkasan nomor", "Kabar ke-")),
}  # fmt: skip


def vietnamese() -> bytes:
    """Windows' Vietnamese encoding has most letters in two parts: the letter and its tone."""
    parts = []
    for letter in map(partial(unicodedata.normalize, "NFD"), VIET):
        tones = "".join(mark for mark in letter if mark in "\u0300\u0301\u0303\u0309\u0323")
        parts.append(unicodedata.normalize("NFC", "".join(c for c in letter if c not in tones)) + tones)
    return "".join(parts).encode("cp1258")


SITES["Vietnamese in its old encoding"].page = vietnamese()


@pytest.mark.parametrize("name", SITES)
def test_a_site_gives_its_article(name: str) -> None:
    site = SITES[name]
    article = parsed(site.page, site.at, site.kind)
    assert article.title == site.title
    assert article.outlet == site.outlet
    assert article.published_at == site.published
    assert article.url == (site.url or site.at)
    text = " ".join(article.text.split())
    assert [part for part in site.has if part not in text] == []
    assert [part for part in site.lacks if part in text] == []
    assert not any(sign in text for sign in ("Ã", "â€", "\ufffd", "\x00", "<", "{"))


LIVE = html(
    og()
    + ld({"@graph": [{"@type": "WebPage", "name": TITLE}, {"@type": ["LiveBlogPosting", "NewsArticle"], "headline": TITLE,
          "coverageStartTime": "2024-11-06T01:00:00Z", "liveBlogUpdate": [{"@type": "BlogPosting", "headline": "10.15", "articleBody": A}]}]}),
    f"<main><h1>LIVE: {TITLE}</h1>" + "".join(f"<div class='post'><h3>10.{n}5 WIB</h3><p>{each}</p></div>" for n, each in enumerate(TEXT)) + "</main>",
)  # fmt: skip
VIDEO = html(
    f'<title>VIDEO: {TITLE}</title><meta property="og:type" content="video.other"><meta property="og:site_name" content="Suara Rimba">'
    + ld({"@type": "VideoObject", "name": TITLE, "description": A, "uploadDate": "2024-11-06T10:15:00+07:00", "contentUrl": "https://x.example/v.mp4"}),
    f"<div class='player'><video src='v.mp4'></video></div><h1>VIDEO: {TITLE}</h1><p class='desc'>Pintu air dibuka.</p>{MORE}",
)  # fmt: skip
STUB = html(
    og()
    + ld({"@type": "NewsArticle", "headline": TITLE, "isAccessibleForFree": "False", "datePublished": "2024-11-06T10:15:00+07:00",
          "hasPart": {"@type": "WebPageElement", "isAccessibleForFree": "False", "cssSelector": ".paywall"}}),
    f"<article><h1>{TITLE}</h1><p>{A}</p><p>{B}</p><div class='paywall'></div><div><h3>Lanjutkan membaca</h3><p>Artikel ini khusus pelanggan Rimba+.</p>"
    f"<a href='/langganan'>Mulai Rp19.000 sebulan</a></div></article>{MORE}",
)  # fmt: skip
STUB_IN_WORDS = html(
    og() + '<meta property="article:published_time" content="2024-11-06T10:15:00+07:00">',
    f"<article><h1>{TITLE}</h1><p>{A}</p><div class='premium-gate'><h3>Anda telah membaca 3 dari 3 artikel gratis bulan ini</h3><p>Daftar atau berlangganan "
    f"untuk membaca artikel ini selengkapnya.</p><button>Langganan sekarang</button></div></article>{MORE}",
)
WALL = html(
    "<title>Suara Rimba</title>",
    "<div id='consent-wall' role='dialog'><h2>Privasi Anda penting bagi kami</h2>"
    + "<p>Kami dan 812 mitra kami menyimpan dan/atau mengakses informasi di perangkat, seperti cookie, dan memproses data pribadi, seperti pengenal unik, untuk "
    "iklan dan konten yang dipersonalisasi, pengukuran iklan dan konten, riset audiens, serta pengembangan layanan.</p>"
    * 3
    + "<button>Kelola pilihan</button><button>Setuju dan lanjutkan</button></div>",
)
MISSING = html(
    "<title>Suara Rimba - Oops!</title><meta property='og:site_name' content='Suara Rimba'>",
    f"<main><h1>Oops!</h1><p>Halaman yang kamu tuju tidak tersedia atau sudah dihapus. Silakan kembali ke beranda atau baca berita lain.</p></main>{MORE}",
)
MISSING_ENGLISH = html(
    "<title>Page not found | The Rimba</title>",
    f"<main><h1>Sorry – we haven’t been able to serve the page you asked for</h1><p>You may have followed an outdated link, or have mistyped a URL.</p></main>{MORE}",
    lang="en",
)
INDEX = html(
    '<title>Indeks Berita Daerah Terkini - Suara Rimba</title><meta property="og:type" content="website"><meta property="og:site_name" content="Suara Rimba">'
    + ld({"@type": "CollectionPage", "name": "Indeks"}, {"@type": "ItemList", "itemListElement": [{"@type": "ListItem", "url": f"/c/{n}"} for n in range(20)]}),
    "<main><h1>Indeks Berita</h1>"
    + "".join(
        f"<div class='list-content'><a href='/c/{n}'><h2>Kabar ke-{n} dari pasar ikan dan pelabuhan lama</h2></a><span class='date'>Rabu, 6 Nov 2024 10:{n:02} WIB</span>"
        f"<p>Kepala pasar nomor {n} mengatakan pedagang akan pindah bulan depan. Mereka meminta sewa yang sama selama satu tahun penuh di gedung baru.</p></div>"
        for n in range(20)
    )
    + "</main>",
)  # fmt: skip
GALLERY = html(
    og() + '<meta property="article:published_time" content="2024-11-06T10:15:00+07:00">',
    f"<h1>FOTO: {TITLE}</h1><div class='slider'>" + "".join(f"<figure><img src='{n}.jpg'><figcaption>Foto {n}/8 (SR/Wira)</figcaption></figure>" for n in range(8)) + f"</div>{MORE}",
)  # fmt: skip
REFUSED = {
    "a live blog in a graph": (LIVE, Reason.LIVE),
    "a video": (VIDEO, Reason.NO_TEXT),
    "a beginning for subscribers, said as text": (STUB, Reason.PAYWALL),
    "a beginning for subscribers, in other words": (STUB_IN_WORDS, Reason.PAYWALL),
    "a wall of consent": (WALL, Reason.CONSENT),
    "nothing there, in other words": (MISSING, Reason.GONE),
    "nothing there, in English": (MISSING_ENGLISH, Reason.GONE),
    "an index with long teasers": (INDEX, Reason.NOT_AN_ARTICLE),
    "pictures": (GALLERY, Reason.NO_TEXT),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_site_without_a_whole_article_is_refused(name: str) -> None:
    page, reason = REFUSED[name]
    with pytest.raises(Unreadable) as caught:
        parsed(page, "https://www.suararimba.example/daerah/88-bendungan-tirta", "text/html; charset=utf-8")
    assert caught.value.reason is reason


@pytest.mark.parametrize(
    ("page", "whole"),
    [
        (KOMPAS_FIRST, "https://daerah.suararimba.example/read/2024/11/06/101500/bendungan?page=all"),
        ('<html><head><meta http-equiv="refresh" content="0; url=/daerah/bendungan-88"></head><body>Mengalihkan…</body></html>',
         "https://daerah.suararimba.example/daerah/bendungan-88"),
        ("<html><head><META HTTP-EQUIV='Refresh' CONTENT=\"1;URL='https://lain.example/b'\"></head><body><p>Jika tidak dialihkan, klik di sini.</p></body></html>",
         "https://lain.example/b"),
    ],
    ids=["the first of two pages", "meta refresh", "meta refresh in quotes"],
)  # fmt: skip
def test_a_page_that_leads_to_the_whole_article_says_where(page: str, whole: str) -> None:
    with pytest.raises(Elsewhere) as caught:
        parsed(page, "https://daerah.suararimba.example/read/2024/11/06/101500/bendungan", "text/html; charset=utf-8")
    assert caught.value.url == whole
