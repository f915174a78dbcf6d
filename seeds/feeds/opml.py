"""OPML: lists of feeds, as feed readers give them to each other."""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree.ElementTree import Element, ParseError, SubElement, tostring

from seeds.canonical import clean_address
from seeds.letters import clean_line
from seeds.unreadable import Reason, Unreadable

LARGEST = 1_000_000  # bytes
MOST = 500  # feeds


def parse_opml(data: bytes) -> list[tuple[str, str]]:
    """The feeds of a list, address and title, each once.

    Raises:
        Unreadable: TOO_LARGE, or NOT_A_FEED where it is no OPML or declares entities.
    """
    from defusedxml.common import DefusedXmlException
    from defusedxml.ElementTree import fromstring

    if len(data) > LARGEST:
        raise Unreadable(Reason.TOO_LARGE)
    try:
        root = fromstring(data, forbid_dtd=True)
    except (ParseError, DefusedXmlException, LookupError, ValueError):
        raise Unreadable(Reason.NOT_A_FEED, "no OPML") from None
    if root.tag.lower() != "opml":
        raise Unreadable(Reason.NOT_A_FEED, "no OPML")
    found: dict[str, str] = {}
    for outline in root.iter("outline"):
        address = clean_address(outline.get("xmlUrl") or "")
        if address:
            title = clean_line(outline.get("title") or outline.get("text") or "")[:200]
            found.setdefault(address, "" if title == address else title)
    return list(found.items())[:MOST]


def write_opml(feeds: Iterable[tuple[str, str]]) -> bytes:
    """The list of these feeds, address and title."""
    root = Element("opml", version="2.0")
    SubElement(SubElement(root, "head"), "title").text = "Kabar"
    body = SubElement(root, "body")
    for address, title in feeds:
        SubElement(body, "outline", type="rss", text=title or address, title=title or address, xmlUrl=address)
    written: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return written
