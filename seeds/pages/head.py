"""What a page says about itself, in its head and at the top of its body."""

from __future__ import annotations

import datetime as dt
import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from seeds.canonical import clean_address, same_site
from seeds.letters import clean_line
from seeds.pages.moments import read_moment
from seeds.pages.structured import Structured, read_structured

PUBLISHED = (
    "article:published_time", "article:published", "og:published_time", "datepublished", "date_published", "publishdate",
    "publish_date", "publish-date", "published_at", "pubdate", "pub_date", "sailthru.date", "parsely-pub-date", "dcterms.created",
    "dc.date.issued", "dcterms.issued", "dc.date", "dcterms.date", "dc.date.created", "article.published", "cxenseparse:recs:publishtime",
    "originalpublicationdate", "displaydate", "content_publisheddate", "dtk:publishdate", "date", "timestamp",
)  # fmt: skip
SITE_NAMES = (
    "og:site_name",
    "application-name",
    "apple-mobile-web-app-title",
    "twitter:app:name:iphone",
    "dc.publisher",
    "publisher",
)
DATED = re.compile(r"date|time(?!line)|tanggal|tgl|publish|waktu|posted|terbit|tayang", re.IGNORECASE)
CHANGED = re.compile(r"modif|updat|diperbarui|perubahan|revis", re.IGNORECASE)
DATE_IN_ADDRESS = re.compile(
    r"/(20\d\d)[/-](0?[1-9]|1[0-2])[/-](0?[1-9]|[12]\d|3[01])(?=[/-])|/(20\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])\d*(?=[/-])"
)
BETWEEN = re.compile(r"\s+[|–—•·»:-]+\s+|\s*[|_]\s*")
EDGES = " |_–—•·»:-"
FOREWORD = re.compile(r"[^.!?]{2,40}[:|–—-]\s*")  # before a heading that is the title: "Cetak: ", "VIDEO: "
STAMP = re.compile(r"\b(?:19|20)\d\d\b.{0,12}\b\d{1,2}[:.]\d\d(?:[:.]\d\d)?\s*(?:WIB|WITA|WIT|GMT|UTC|SGT|MYT)\b")
LONGEST_STAMP = 80  # characters
DATE, MINUTES = 10, 16  # characters of a moment up to there
LONGEST = 300
LEAST_TITLE = 12  # characters: a shorter heading is the name of a section


@dataclass(frozen=True, slots=True)
class Head:
    """What a page says about itself; empty where it says nothing."""

    title: str
    page_title: str  # of the browser's tab
    outlet: str
    published: str  # as `make_article` takes it
    url: str  # canonical
    kind: str  # og:type
    told: Structured


def read_head(page: Any, *, url: str, now: dt.datetime) -> Head:
    """Read a page that lxml has parsed; `url` is where it was found, if it was."""
    metas = _metas(page)
    canonical = _canonical(page, metas, url)
    blocks = [s.text or "" for s in page.iter("script") if "ld+json" in (s.get("type") or "").lower()]
    told = read_structured(blocks, lambda address, title: _is_own(page, canonical, address, title))
    names = [
        clean_line(name)[:LONGEST]
        for name in (told.outlet, *(metas.get(key, "") for key in SITE_NAMES), _publisher(page))
    ]
    outlet = next((name for name in names if name and "://" not in name), "")
    page_title = _line(page.findtext(".//title") or "")
    return Head(
        title=_title(page, metas, told, page_title, [*names, _label(canonical or url)]),
        page_title=page_title,
        outlet=outlet,
        published=_published(page, metas, told, canonical or url, now),
        url=canonical,
        kind=metas.get("og:type", "").lower(),
        told=told,
    )


def _publisher(page: Any) -> str:
    """Who publishes, as the body marks it for programs; empty if it does not."""
    names = page.xpath("//*[@itemprop='publisher']//*[@itemprop='name']")
    return next((name.get("content") or name.text_content() for name in names), "")


def _is_own(page: Any, canonical: str, address: str, title: str) -> bool:
    """Whether an article that a page tells of is the page's own."""
    if address and canonical:
        return clean_address(address, base=canonical).rstrip("/") == canonical.rstrip("/")
    line = _line(title).casefold()
    return bool(line) and any(_line(h.text_content()).casefold() == line for h in page.iter("h1"))


def _metas(page: Any) -> dict[str, str]:
    found: dict[str, str] = {}
    for meta in page.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop")
        if name and meta.get("content"):
            found.setdefault(name.strip().lower(), html.unescape(meta.get("content")).strip())
    return found


def _canonical(page: Any, metas: dict[str, str], url: str) -> str:
    """The page's own word for where it is, if it is of the same site and names a page; else where it was found."""
    links = [
        link.get("href") or "" for link in page.iter("link") if "canonical" in (link.get("rel") or "").lower().split()
    ]
    bases = [clean_address(base.get("href") or "", base=url) for base in page.iter("base")] if url else []
    base = next((each for each in bases if each and same_site(each, url)), url)
    for candidate in (*links, metas.get("og:url", "")):
        address = clean_address(candidate, base=base)
        if not address:
            continue
        if not url:
            return address
        home = urlsplit(address).path in ("", "/") and urlsplit(url).path not in ("", "/")
        if not home and (same_site(address, url) or _is_cache(url)):
            return address
    return clean_address(url)


def _is_cache(url: str) -> bool:
    """Whether this is one of the caches that show other sites' AMP pages."""
    host = urlsplit(url).hostname or ""
    return host.endswith(".cdn.ampproject.org") or (host.startswith("www.google.") and "/amp/" in url)


def _title(page: Any, metas: dict[str, str], told: Structured, page_title: str, names: list[str]) -> str:
    """The fullest form of the article's own title, without the name of the site."""
    headings = [_line(h.text_content()) for h in page.iter("h1")][:5]
    candidates = [told.title, metas.get("og:title", ""), metas.get("twitter:title", ""), page_title]
    lines = [_without_site(_line(candidate), names) for candidate in candidates]
    chosen = next((line for line in lines if line), "")
    cut = re.sub(r"\s*(?:\.{3}|…)$", "", chosen)
    for line in (*headings, *lines):
        same = len(line) >= LEAST_TITLE and (chosen.casefold().startswith(line.casefold()))
        fore = chosen[: -len(line)] if len(line) >= LEAST_TITLE and chosen.casefold().endswith(line.casefold()) else ""
        if line in headings and FOREWORD.fullmatch(fore):
            return line
        longer = cut != chosen and line.casefold().startswith(cut.casefold()) and len(line) > len(cut)
        if longer or (same and line in headings):
            return line
    return chosen or next((line for line in headings if line), "")


def _without_site(title: str, names: list[str]) -> str:
    """A title without the site's name behind or before it."""
    keys = {_key(name) for name in names if name}
    first, colon, rest = title.partition(": ")
    if colon and rest and _is_site(first, keys):
        title = rest
    parts = BETWEEN.split(title)
    if len(parts) < 2:
        return title
    while len(parts) > 1 and _is_site(parts[-1], keys):
        title = title[: title.rindex(parts.pop())].rstrip(EDGES)
    if len(parts) > 1 and _is_site(parts[0], keys):
        title = title[len(parts[0]) :].lstrip(EDGES)
    return title


def _is_site(part: str, keys: set[str]) -> bool:
    key = _key(part)
    return bool(key) and any(
        key == name
        or (
            len(name) > 3 and (key.startswith(name) or name.startswith(key)) and len(key) > 3 and len(part.split()) <= 4
        )
        for name in keys
        if name
    )


def _label(url: str) -> str:
    """What a host is called without its ends: "news.contoh.co.id" is "contoh"."""
    labels = [x for x in (urlsplit(url).hostname or "").split(".") if len(x) > 3 and x not in ("news", "amp", "mobile")]
    return labels[0] if labels else ""


def _key(name: str) -> str:
    return "".join(c for c in name.casefold() if c.isalnum())


def _published(page: Any, metas: dict[str, str], told: Structured, url: str, now: dt.datetime) -> str:
    """When it was published: what programs are told comes before what the address and what people are told."""
    indonesian = not (page.get("lang") or "id").lower().startswith("en")

    def moments(values: Iterable[str]) -> Iterator[str]:
        return (found for value in values if value and (found := read_moment(value, now=now, day_first=indonesian)))

    for found in moments((told.published, *(metas.get(name, "") for name in PUBLISHED), *_marked(page))):
        return next((shown for shown in moments(_stamps(page)) if _same_clock(found, shown)), found)
    in_address = DATE_IN_ADDRESS.search(urlsplit(url).path)
    if in_address:
        day = "-".join(part.zfill(2) for part in in_address.groups() if part)
        if read_moment(day, now=now):
            return next((shown for shown in moments((*_shown(page), *_stamps(page))) if shown.startswith(day)), day)
    return next(moments((*_shown(page), *_stamps(page))), "")


def _same_clock(told: str, shown: str) -> bool:
    """Whether both have the same hands of the clock, and only people are told in which zone: "10:15 WIB"."""
    return len(told) > DATE and told[:MINUTES] == shown[:MINUTES] and told.endswith("+00:00")


def _marked(page: Any) -> list[str]:
    """Dates that the body marks for programs, those of changes left out."""
    found = []
    for element in page.xpath("//*[@itemprop='datePublished' or self::time]")[:30]:
        around = f"{element.get('class') or ''} {element.get('itemprop') or ''} {(element.getparent().get('class') or '') if element.getparent() is not None else ''}"
        if CHANGED.search(around) or _in_list(element):
            continue
        found.append(element.get("datetime") or element.get("content") or element.text_content())
    return found


def _shown(page: Any) -> list[str]:
    """Dates that the body shows people, in its order, those of changes and of other articles left out."""
    found = []
    for element in page.xpath(
        "//body//*[self::div or self::span or self::p or self::time or self::small or self::li or self::em]"
    )[:3000]:
        name = f"{element.get('class') or ''} {element.get('id') or ''}"
        text = element.text_content().strip()[:160]
        if DATED.search(name) and not CHANGED.search(f"{name} {text}") and text and not _in_list(element):
            found.append(text)
    return found[:20]


def _stamps(page: Any) -> list[str]:
    """Short lines of the body that are a date with a time of day and its zone, and hardly anything else."""
    found = []
    for element in page.xpath("//body//*[not(*) or self::time or self::p or self::font]")[:5000]:
        text = " ".join(element.text_content().split())
        if len(text) <= LONGEST_STAMP and STAMP.search(text) and not CHANGED.search(text) and not _in_list(element):
            found.append(text)
    return found[:5]


def _in_list(element: Any) -> bool:
    """Whether an element stands among links to other articles, or in a comment."""
    for above in element.iterancestors():
        name = f"{above.get('class') or ''} {above.get('id') or ''}".lower()
        if above.tag in ("aside", "footer", "nav") or re.search(
            r"related|terkait|popul|sidebar|comment|komentar|latest|terkini|rekomend", name
        ):
            return True
    return False


def _line(text: str) -> str:
    return clean_line(html.unescape(text))[:LONGEST]
