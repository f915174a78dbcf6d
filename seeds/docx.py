"""The text in a .docx document."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from typing import Any

from seeds.unreadable import Reason, Unreadable

LARGEST_UNPACKED = 60_000_000  # bytes of all parts together, pictures included
LARGEST_TEXT_PART = 15_000_000  # bytes of XML
MOST_PARTS = 3_000
TITLES = frozenset({"title", "judul", "heading 1"})  # styles
LOCKED = b"\xd0\xcf\x11\xe0"  # an encrypted document is wrapped in the older format
LONGEST_TITLE = 300


def docx_text(data: bytes) -> tuple[str, str]:
    """The title, empty where there is none, and the text of a .docx, a paragraph a line.

    Raises Unreadable: DAMAGED, LOCKED, or TOO_LARGE for what grows too much when unpacked.
    """
    if data.startswith(LOCKED):
        raise Unreadable(Reason.LOCKED)
    _check_parts(data)
    from docx import Document
    from docx.opc.exceptions import OpcError
    from lxml.etree import LxmlError

    try:
        document = Document(io.BytesIO(data))
        title = _title(document)
        lines = [text for p in document.paragraphs if (text := p.text.strip())]
        return title, "\n".join(lines[1:] if lines[1:] and lines[0] == title else lines)
    except (
        OpcError,
        LxmlError,
        KeyError,
        ValueError,
        AttributeError,
        TypeError,
        zipfile.BadZipFile,
        zlib.error,
    ) as error:
        raise Unreadable(Reason.DAMAGED, type(error).__name__) from error  # what a broken file can bring up in a parser


def _check_parts(data: bytes) -> None:
    """Refuse a bomb by what it says of itself; more than it says is never unpacked."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            found = parts.infolist()
            texts = [part for part in found if part.filename.lower().endswith((".xml", ".rels"))]
            if (
                len(found) > MOST_PARTS
                or sum(part.file_size for part in found) > LARGEST_UNPACKED
                or any(part.file_size > LARGEST_TEXT_PART for part in texts)
            ):
                raise Unreadable(Reason.TOO_LARGE)
            if any(part.flag_bits & 1 for part in found):
                raise Unreadable(Reason.LOCKED)
            if any(b"<!DOCTYPE" in parts.read(part)[:2000] for part in texts):
                raise Unreadable(Reason.DAMAGED, "it declares entities")
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError, struct.error) as error:
        raise Unreadable(Reason.DAMAGED) from error


def _title(document: Any) -> str:
    told = str(document.core_properties.title or "").strip()
    for paragraph in document.paragraphs[:5]:
        if str(paragraph.style.name or "").lower() in TITLES and paragraph.text.strip():
            return str(paragraph.text).strip()[:LONGEST_TITLE]
    return told[:LONGEST_TITLE]
