"""The text in a PDF."""

from __future__ import annotations

import io
import logging
import re
from typing import Any

from seeds.unreadable import Reason, Unreadable

MOST_PAGES = 100
LONGEST = 250_000  # characters; an article is refused below that already
LEAST = 20  # letters on all pages together: less is what a scanner leaves
ENDS = re.compile(r"[.!?…:”\"’)]$")
HYPHENATED = re.compile(r"(?<=[a-z])-$")
FULL_LINE = 0.75  # of the longest line: a shorter one ends its paragraph
NO_TITLE = re.compile(r"untitled|microsoft word|\.(?:docx?|pdf|indd|odt)\b|^\W*$|^document\d*$", re.IGNORECASE)

logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it tells of every fault of a file, at length


def pdf_text(data: bytes) -> tuple[str, str]:
    """The title, empty where there is none to be believed, and the text of a PDF, a paragraph a line.

    Raises Unreadable: DAMAGED, LOCKED, SCANNED or TOO_LARGE.
    """
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    try:
        reader = PdfReader(io.BytesIO(data), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            raise Unreadable(Reason.LOCKED)
        if len(reader.pages) > MOST_PAGES:
            raise Unreadable(Reason.TOO_LARGE, f"more than {MOST_PAGES} pages")
        pages = _pages(reader)
        title = str(reader.metadata.title or "").strip() if reader.metadata else ""
    except PyPdfError as error:
        raise Unreadable(Reason.DAMAGED) from error
    except (
        ValueError,
        KeyError,
        TypeError,
        AttributeError,
        IndexError,
        RecursionError,
        OSError,
        AssertionError,
    ) as error:
        raise Unreadable(Reason.DAMAGED, type(error).__name__) from error  # what a broken file can bring up in a parser
    text = "\n".join(pages)
    if sum(c.isalpha() for c in text) < LEAST:
        raise Unreadable(Reason.SCANNED)
    return ("" if NO_TITLE.search(title) else title), "\n".join(reflow(text))


def reflow(text: str) -> list[str]:
    """The paragraphs of a text whose lines were cut to fit a page."""
    lines = [" ".join(line.split()) for line in text.split("\n")]
    width = max(map(len, lines), default=0)
    paragraphs = [""]
    for line in lines:
        last = paragraphs[-1]
        if not line:
            paragraphs.append("")
        elif HYPHENATED.search(last):
            paragraphs[-1] = (last[:-1] if line[0].islower() else last) + line
        else:
            paragraphs[-1] = f"{last} {line}".strip()
        if ENDS.search(line) and len(line) < FULL_LINE * width:
            paragraphs.append("")
    return [paragraph for paragraph in paragraphs if paragraph]


def _pages(reader: Any) -> list[str]:
    pages = []
    for page in reader.pages:
        pages.append(page.extract_text() or "")
        if sum(map(len, pages)) > LONGEST:
            raise Unreadable(Reason.TOO_LARGE)
    return pages
