"""Pages that are no article, or not the whole of one, and how they are known."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urlsplit

from seeds.canonical import clean_address
from seeds.pages.head import Head
from seeds.unreadable import Reason

ROBOT_CHECK = re.compile(
    r"just a moment|attention required|are you (?:a )?(?:human|robot)|verif(?:y|ying) (?:that )?you are (?:a )?human|checking your browser|security check"
    r"|pardon our interruption|ddos.guard|access (?:to this page has been )?denied|bot verification|human verification|verifikasi (?:bahwa )?anda (?:bukan robot|manusia)|memeriksa (?:browser|peramban) anda|captcha",
    re.IGNORECASE,
)
CONSENT = re.compile(
    r"before you continue|we (?:value|care about|respect) your privacy|your privacy choices|cookie (?:consent|preferences|settings)|consent to (?:the use of )?cookies"
    r"|kami (?:menghargai|peduli) privasi|sebelum (?:anda )?melanjutkan|persetujuan (?:cookie|kuki|privasi)|(?:accept|terima) (?:all|semua) (?:cookies|kuki)|agree to (?:all )?cookies",
    re.IGNORECASE,
)
# The words of the trade's own framework, in a page's text where an article's would be.
PARTNERS = re.compile(
    r"(?:store|menyimpan) (?:and/or|dan/atau|and|dan) (?:access|mengakses) info|(?:partners?|mitra)(?: kami)? .{0,80}(?:cookies?|kuki)",
    re.IGNORECASE,
)
REFRESH = re.compile(r"\s*(\d{1,3})(?:\.\d*)?\s*[;,]\s*url\s*=\s*[\"']?([^\"'>]+)", re.IGNORECASE)
SOON = 10  # seconds: a page that refreshes later is read meanwhile
MISSING = re.compile(
    r"\b404\b|(?:page|article|content) (?:was )?not (?:be )?found|(?:halaman|artikel|berita|konten)(?: yang \w+ \w+)? (?:tidak|tak) (?:ditemukan|tersedia|ada)|no longer available|telah dihapus",
    re.IGNORECASE,
)
PAYWALL = re.compile(
    r"(?:subscribe|sign in|log ?in|register)(?: now)? to (?:continue|keep|read|unlock|view)|(?:for|to) subscribers only|(?:already )?a subscriber\? (?:sign|log) in|this (?:article|content|story) is (?:for|exclusive|only|reserved)"
    r"|continue reading (?:with|this article)|unlock this (?:article|story)|(?:berlangganan|langganan|masuk|login|daftar) (?:sekarang )?(?:untuk|agar|dan) (?:\w+ ){0,3}(?:membaca|melanjutkan|mengakses|lanjut|dapat|bisa)"
    r"|khusus (?:untuk )?pelanggan|konten (?:ini )?(?:premium|berbayar)|artikel (?:ini )?(?:premium|berbayar|eksklusif|khusus)|sudah (?:punya akun|berlangganan)\?|paket langganan",
    re.IGNORECASE,
)
WALLED = re.compile(
    r"paywall|regwall|subscriber-only|premium-(?:content|lock)|meteredContent|piano-|locked-content", re.IGNORECASE
)
CUT_OFF = re.compile(
    r"(?:\[(?:…|\.{3})\]|…|\.{3})\s*$|(?:baca selengkapnya|read more|continue reading|selengkapnya)\W*$", re.IGNORECASE
)
WHOLE_LINK = re.compile(
    r"(?:show|view|read) all|(?:tampilkan|lihat|baca) semua(?: halaman)?|single page|all pages|view as one page",
    re.IGNORECASE,
)
WHOLE_ADDRESS = re.compile(r"[?&](?:page=all|single=1|showpage=all|all=1|showall=(?:true|1))", re.IGNORECASE)
NEXT_LINK = re.compile(
    r"^\W*(?:(?:halaman|laman) (?:selanjutnya|berikutnya)|selanjutnya|berikutnya|next page|next|lanjut(?:kan)?)\W*$",
    re.IGNORECASE,
)
NEXT_ADDRESS = re.compile(r"(?:[?&](?:page|halaman|hal|p)=2\b|/(?:page/)?2/?$|/halaman/2|[-_]2\.html?$)", re.IGNORECASE)
SHORT = 700  # characters: less is what a notice has, or the beginning of an article
NOTICE = 250  # characters: a notice that stands alone
LEAST = 100  # characters: less is a caption
WALLED_TEXT = 3000  # characters: the invitation of a page that shows more is for something else
MANY_TEASERS = 6


def led_to(page: Any, url: str) -> str:
    """Where a page without a text of its own leads its readers; empty if it does not."""
    for meta in page.iter("meta"):
        found = (
            REFRESH.match(meta.get("content") or "") if (meta.get("http-equiv") or "").lower() == "refresh" else None
        )
        address = clean_address(found[2], base=url) if found and int(found[1]) <= SOON else ""
        if address and address != url and len(" ".join(page.text_content().split())) < NOTICE:
            return address
    return ""


def whole_address(page: Any, url: str) -> str:
    """Where all parts of an article that is split over pages stand together; empty if no link says so."""
    path = urlsplit(url).path.rstrip("/")
    for link in page.iter("a"):
        href = link.get("href") or ""
        if WHOLE_ADDRESS.search(href) or (WHOLE_LINK.fullmatch(link.text_content().strip()) and "?" in href):
            address = clean_address(href, base=url)
            if address and urlsplit(address).path.rstrip("/") == path and address != url:
                return address
    return ""


def goes_on(page: Any, url: str) -> bool:
    """Whether there is a next page of the same article."""
    path = urlsplit(url).path.rstrip("/")
    for link in page.xpath("//a|//link[@rel='next']"):
        named = link.tag == "link" or NEXT_LINK.match(link.text_content().strip()) or "next" in (link.get("rel") or "")
        address = clean_address(link.get("href") or "", base=url) if named else ""
        if address and path and urlsplit(address).path.startswith(path) and NEXT_ADDRESS.search(address):
            return True
    return False


def refusal_before(page: Any, head: Head, url: str) -> Reason | None:
    """Why a page cannot be taken, as far as it can be told before its text is known."""
    if head.told.live or page.xpath("//*[contains(@class,'liveblog') or contains(@class,'live-blog')]"):
        return Reason.LIVE
    if not head.told.free:
        return Reason.PAYWALL
    host = urlsplit(url).hostname or ""
    if host.startswith(("consent.", "guce.")):
        return Reason.CONSENT
    return None


def refusal_after(page: Any, head: Head, url: str, text: str, everything: str) -> Reason | None:
    """Why a page cannot be taken, now that its text is known; `everything` is all the text there is on it."""
    short = len(text) < SHORT
    title = f"{head.page_title} {head.title}"
    if short and not head.told.article:
        for reason, sign in ((Reason.ROBOT_CHECK, ROBOT_CHECK), (Reason.GONE, MISSING), (Reason.CONSENT, CONSENT)):
            if sign.search(title) or (len(text) < NOTICE and sign.search(everything)):
                return reason
        if PARTNERS.search(text):
            return Reason.CONSENT
    if len(text) < WALLED_TEXT and _is_walled(page, everything, short=short):
        return Reason.PAYWALL
    if _is_listing(page, head, url):
        return Reason.NOT_AN_ARTICLE
    if short and head.kind.startswith("video") and not head.told.article:  # what is said is not on the page
        return Reason.NO_TEXT
    if len(text) < LEAST and url:
        return Reason.SCRIPT_ONLY if _needs_script(page, everything) else Reason.NO_TEXT
    if not text:
        return Reason.NO_TEXT
    return Reason.UNFINISHED if short and url and CUT_OFF.search(text) else None


def _is_walled(page: Any, everything: str, *, short: bool) -> bool:
    marked = bool(page.xpath("//*[@class or @id]")) and any(
        WALLED.search(f"{e.get('class') or ''} {e.get('id') or ''}") for e in page.xpath("//*[@class or @id]")
    )
    asked = bool(PAYWALL.search(everything))
    login = bool(page.xpath("//input[@type='password']"))
    return (marked and asked) or (short and (asked or login))


def _is_listing(page: Any, head: Head, url: str) -> bool:
    """Whether a page shows the beginnings of many articles."""
    if head.told.article or head.kind == "article":
        return False
    path = urlsplit(url).path if url else "/page"
    if path in ("", "/", "/index.html", "/index.php"):
        return True
    teasers = page.xpath(
        "//article//a[.//h2 or .//h3 or parent::h2 or parent::h3] | //li//h3/a | //h2/a | //h3/a | //a[h2 or h3]"
    )
    return (head.told.listing and len(teasers) >= 2) or (
        len(teasers) >= MANY_TEASERS and not page.xpath("//h1/following::p[string-length(normalize-space(.)) > 200]")
    )


def _needs_script(page: Any, everything: str) -> bool:
    told = " ".join(e.text_content() for e in page.iter("noscript"))
    asked = re.search(r"java\s?script", f"{told} {everything}", re.IGNORECASE)
    return bool(
        asked
        or page.xpath("//body//script")
        or page.xpath("//*[@id='root' or @id='app' or @id='__next' or @id='__nuxt']")
    )
