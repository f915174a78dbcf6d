"""What a page says about its article in JSON-LD."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

ARTICLES = frozenset(
    [
        "article",
        "newsarticle",
        "reportagenewsarticle",
        "analysisnewsarticle",
        "backgroundnewsarticle",
        "opinionnewsarticle",
        "reviewnewsarticle",
        "askpublicnewsarticle",
        "blogposting",
        "liveblogposting",
        "report",
        "socialmediaposting",
        "techarticle",
        "scholarlyarticle",
    ]
)
LISTS = frozenset({"itemlist", "collectionpage", "searchresultspage"})
FULL = ("headline", "datePublished", "articleBody", "publisher")  # what a node that speaks for its page has
DEEPEST = 8
WRAPPING = re.compile(
    r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/)|(?:-->|//\s*\]\]>|\]\]>|/\*\s*\]\]>\s*\*/)\s*;?\s*$"
)
TRAILING_COMMA = re.compile(r",\s*(?=[}\]])")


@dataclass(frozen=True, slots=True)
class Structured:
    """What the article's own node says; empty where it says nothing."""

    title: str = ""
    outlet: str = ""
    published: str = ""
    text: str = ""
    free: bool = True  # False: it says that subscribers only may read it all
    live: bool = False  # it keeps changing
    article: bool = False  # there is a node of an article at all
    listing: bool = False  # there is a node of a list


def read_structured(blocks: list[str], is_own: Callable[[str, str], bool] = lambda _url, _title: False) -> Structured:
    """What JSON-LD blocks say, however carelessly they are written.

    Of several articles that one speaks for the page which is its own by address or title, else the fullest.
    """
    nodes = [node for block in blocks[:20] for node in _nodes(_load(block), 0)]
    kinds = [_kinds(node) for node in nodes]
    found = [node for node, kind in zip(nodes, kinds, strict=True) if kind & ARTICLES]
    listing = any(kind & LISTS for kind in kinds)
    if not found:
        return Structured(listing=listing)
    node = max(found, key=lambda n: (is_own(_address(n), _title(n)), sum(key in n for key in FULL)))
    outlet = _name(node.get("publisher")) or _named_elsewhere(node.get("publisher"), nodes)
    return Structured(
        title=_title(node),
        outlet=outlet,
        published=_text(node.get("datePublished")) or _text(node.get("dateCreated")),
        text=_text(node.get("articleBody")),
        free=str(node.get("isAccessibleForFree", True)).strip().lower()
        not in ("false", "0", "no", "http://schema.org/false", "https://schema.org/false"),
        live="liveblogposting" in _kinds(node),
        article=True,
        listing=listing,
    )


def _title(node: dict[str, Any]) -> str:
    return _text(node.get("headline")) or _text(node.get("name"))


def _address(node: dict[str, Any]) -> str:
    """Which page an article says it is on; empty if it does not."""
    for value in (node.get("mainEntityOfPage"), node.get("url"), node.get("@id")):
        address = value.get("@id") or value.get("url") if isinstance(value, dict) else value
        if isinstance(address, str) and address.startswith("http"):
            return address
    return ""


def _load(block: str) -> Any:
    text = WRAPPING.sub("", WRAPPING.sub("", block)).strip()
    for attempt in (text, TRAILING_COMMA.sub("", text), html.unescape(text)):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _nodes(data: Any, depth: int) -> Iterator[dict[str, Any]]:
    """Every node, but none inside of a list of other articles."""
    if depth > DEEPEST:
        return
    if isinstance(data, list):
        for each in data[:100]:
            yield from _nodes(each, depth + 1)
    elif isinstance(data, dict):
        if "@type" in data:
            yield data
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _nodes(data.get(key), depth + 1)


def _kinds(node: dict[str, Any]) -> set[str]:
    kinds = node.get("@type")
    return {str(kind).rpartition("/")[2].lower() for kind in (kinds if isinstance(kinds, list) else [kinds])}


def _name(value: Any) -> str:
    if isinstance(value, list):
        return next((name for each in value if (name := _name(each))), "")
    return (
        _text(value.get("name"))
        if isinstance(value, dict)
        else _text(value)
        if not str(value).startswith("http")
        else ""
    )


def _named_elsewhere(value: Any, nodes: list[dict[str, Any]]) -> str:
    """The name of a publisher that is only pointed at."""
    pointer = value.get("@id") if isinstance(value, dict) else None
    return next((_text(n.get("name")) for n in nodes if pointer and n.get("@id") == pointer), "")


def _text(value: Any) -> str:
    if isinstance(value, list):
        value = next((each for each in value if isinstance(each, str)), "")
    if isinstance(value, dict):
        value = value.get("@value", "")
    return html.unescape(html.unescape(value)).strip() if isinstance(value, str) else ""
