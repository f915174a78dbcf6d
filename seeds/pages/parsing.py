"""The article on a page: its text, title, outlet, date and address, or the reason why there is none."""

from __future__ import annotations

import copy
import datetime as dt
import logging
import re
from typing import Any
from urllib.parse import urlsplit

from digest.boilerplate import is_boilerplate_line
from digest.model import Article
from seeds.making import Details, make_article
from seeds.outlets import Outlets
from seeds.pages.furniture import is_furniture, without_notes
from seeds.pages.head import Head, read_head
from seeds.pages.pruning import prune
from seeds.pages.signs import SHORT, goes_on, led_to, refusal_after, refusal_before, whole_address
from seeds.unreadable import Reason, Unreadable

HTML = re.compile(r"<(?:!doctype\s+html|html|head|body|meta|title)\b", re.IGNORECASE)
MARKUP = re.compile(r"</?[a-zA-Z][^<>]{0,300}>")
SENTENCE = re.compile(r"[.!?…][\"”’)]*$")
DEEPEST = 200  # elements in each other: more is nobody's page

# Extraction complains about pages without an article, at length; the refusal says so once.
logging.getLogger("trafilatura").setLevel(logging.CRITICAL)


class Elsewhere(Unreadable):
    """The page holds a part of its article; `url` is where it stands whole."""

    def __init__(self, url: str) -> None:
        super().__init__(Reason.UNFINISHED)
        self.url = url

    def __reduce__(self) -> tuple[Any, ...]:
        """How it travels between processes."""
        return type(self), (self.url,)


def parse_page(html: str, *, now: dt.datetime, outlets: Outlets, url: str = "") -> Article:
    """The article on a page; title, outlet, date and address from JSON-LD, Open Graph and the page's own marks.

    Args:
        html: the page, decoded.
        now: when it is read (aware).
        outlets: gives names and domains their outlet.
        url: where the page was found; what it calls its canonical address comes first. Without one, as for a file
            somebody keeps, a short text is enough.

    Raises:
        Elsewhere: the whole article is at another address.
        Unreadable: any reason of a page, or as `make_article`.
    """
    whole = HTML.search(html)
    page = _parsed(html if whole else f"<html><body><article><p>{html}</p></article></body></html>")
    head = read_head(page, url=url, now=now)
    _refuse(refusal_before(page, head, url))
    if url and (elsewhere := led_to(page, url) or whole_address(page, url)):
        raise Elsewhere(elsewhere)
    unfinished = bool(url) and goes_on(page, url)
    pruned = copy.deepcopy(page)
    prune(pruned)
    text = _text(pruned, head)
    _refuse(refusal_after(page, head, url, text, _everything(page)))
    if unfinished:
        raise Unreadable(Reason.UNFINISHED)
    details = Details(title=head.title, source=_source(head, outlets, url), url=head.url, published=head.published)
    return make_article(details, _without_title(text, head.title), now=now, outlets=outlets)


def _parsed(html: str) -> Any:
    """The tree of a page. Raises Unreadable."""
    from lxml import etree
    from lxml.html import HTMLParser, document_fromstring

    parser = HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    try:
        page = document_fromstring(html.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError):
        raise Unreadable(Reason.NO_TEXT) from None
    if len(page.xpath(f"//*[count(ancestor::*) > {DEEPEST}]")):
        raise Unreadable(Reason.NO_TEXT)
    return page


def _refuse(reason: Reason | None) -> None:
    if reason is not None:
        raise Unreadable(reason)


def _text(page: Any, head: Head) -> str:
    """The text of the article: as extracted, or, where there is hardly any, as the page tells programs."""
    from trafilatura import bare_extraction  # takes a while to load, and most files are not pages

    texts, labels = [], _labels(page)
    for precise in (True, False):
        found = bare_extraction(
            copy.deepcopy(page),
            with_metadata=False,
            include_comments=False,
            include_tables=False,
            favor_precision=precise,
            deduplicate=False,
        )
        texts.append(_tidy(getattr(found, "text", "") or "", labels))
        if len(texts[-1]) >= SHORT:
            break
    text = texts[0] if 2 * len(texts[0]) >= len(texts[-1]) else texts[-1]
    told = _tidy(MARKUP.sub("\n", head.told.text))
    return told if len(told) > 2 * len(text) else text


def _labels(page: Any) -> frozenset[str]:
    """What links are called, those left out that are sentences."""
    labels = {" ".join(link.text_content().split()) for link in page.iter("a")}
    return frozenset(label for label in labels if not SENTENCE.search(label))


def _tidy(text: str, labels: frozenset[str] = frozenset()) -> str:
    """A text without its lines that are links, credits and invitations, and without a line that comes twice."""
    lines = [" ".join(line.split()) for line in without_notes(text.split("\n"))]
    kept = [line for line in lines if line and line not in labels and not is_boilerplate_line(line)]
    return "\n".join(dict.fromkeys(line for line in kept if not is_furniture(line)))


def _everything(page: Any) -> str:
    body = copy.deepcopy(page)
    for element in body.xpath("//script|//style|//template|//head"):
        element.drop_tree()
    return " ".join(body.text_content().split())


def _source(head: Head, outlets: Outlets, url: str) -> str:
    """Who publishes: the outlet whose domain it is, else what the page calls itself, else its host."""
    if not url:
        return head.outlet
    known = outlets.recognise(url) or (outlets.recognise(head.url) if head.url else None)
    if known:
        return known.name
    host = (urlsplit(head.url or url).hostname or "").removeprefix("www.")
    named = any(c.isalpha() for c in host) and "." in host
    return head.outlet or (host if named else "")


def _without_title(text: str, title: str) -> str:
    first, _, rest = text.partition("\n")
    return rest if title and first.strip().casefold() == title.strip().casefold() and rest.strip() else text
