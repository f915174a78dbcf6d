"""Telegram's HTML: how long it is, how it is split, how it reads without tags."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from html import unescape
from html.parser import HTMLParser

from markupsafe import Markup, escape

LIMIT = 4096  # UTF-16 units a message may have once its HTML is parsed
ENTITIES = 100  # Telegram drops the formatting beyond this many entities a message
# commands, names, tags, addresses: entities without a tag
FOUND = re.compile(r"https?://\S+|(?<!\w)[/@#$][^\W\d_]\w*|\w\.[a-z]{2}\S*", re.IGNORECASE)
GAP = "\n\n"  # between two blocks
PAGE = 1700  # units of a page that is turned: about two screens of a phone
TAG = re.compile(r"<[^<>]*>")  # in our own HTML, where everything else is escaped
MARKS = {"b": "*", "strong": "*", "i": "_"}  # how emphasis reads in a terminal


def units(text: str) -> int:
    """The length of a text as Telegram counts it, in UTF-16 code units."""
    return len(text.encode("utf-16-le")) // 2


@dataclass
class Packed:
    """One message and the numbers (from 0) of the blocks that are in it, whole or in part."""

    html: str
    blocks: list[int]


def split_blocks(blocks: Iterable[str], limit: int = LIMIT) -> list[str]:
    """Messages that hold the blocks in order, each within Telegram's limits; only a block too long for one is cut."""
    return [message.html for message in pack_blocks(blocks, limit)]


def pack_blocks(blocks: Iterable[str], limit: int = LIMIT) -> list[Packed]:
    """As `split_blocks`, and which blocks are in each message."""
    messages: list[Packed] = []
    pieces = ((number, piece) for number, block in enumerate(blocks) for piece in _cut(block, limit))
    room, entities = 0, 0
    for number, piece in pieces:
        size, tags = _measure(piece)
        if messages and size + len(GAP) <= room and tags <= entities:
            messages[-1].html += GAP + piece
            messages[-1].blocks.append(number)
            room -= size + len(GAP)
            entities -= tags
        else:
            messages.append(Packed(piece, [number]))
            room, entities = limit - size, ENTITIES - tags
    return messages


def pages_of(blocks: Sequence[Markup], size: int = PAGE) -> list[list[Markup]]:
    """Whole blocks in pages of about this many units; a page holds more only if its one block does."""
    pages: list[list[Markup]] = []
    room = 0
    for block in blocks:
        length = _measure(block)[0]
        if not pages or length > room:
            pages.append([])
            room = size
        pages[-1].append(block)
        room -= length + len(GAP)
    return pages


def plain(html: str) -> str:
    """The text of Telegram HTML for a terminal: bold as *bold*, links followed by their address, quotes after "│"."""
    reader = _Plain()
    reader.feed(str(html))  # a Markup would escape what the parser joins it with
    reader.close()
    return reader.text()


def shortened(text: str, length: int) -> str:
    """A text of at most this many characters, cut at a word and marked with "…"."""
    if len(text) <= length:
        return text
    head = text[: length - 1]
    at_word = head.rsplit(None, 1)[0]
    return (at_word if len(at_word) > length // 2 else head).rstrip(" ,;:–-") + "…"


@dataclass
class _Token:
    """A tag with its HTML, or one character of text."""

    html: str
    tag: str = ""  # the tag's name; empty for text
    closing: bool = False
    text: str = ""


class _Tokens(HTMLParser):
    """Our own HTML as tokens: no void tags, everything nested and closed."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tokens: list[_Token] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - as inherited
        """Keep the tag as it was written."""
        self.tokens.append(_Token(self.get_starttag_text() or "", tag))

    def handle_endtag(self, tag: str) -> None:
        """Keep the end of the tag."""
        self.tokens.append(_Token(f"</{tag}>", tag, closing=True))

    def handle_data(self, data: str) -> None:
        """Keep each character apart, escaped again."""
        self.tokens.extend(_Token(str(escape(letter)), text=letter) for letter in data)


def _tokens(html: str) -> list[_Token]:
    reader = _Tokens()
    reader.feed(str(html))  # a Markup would escape what the parser joins it with
    reader.close()
    return reader.tokens


def _measure(html: str) -> tuple[int, int]:
    """UTF-16 units of the text, and how many entities at most."""
    text = unescape(TAG.sub("", str(html)))
    return units(text), html.count("<") - html.count("</") + _found(text)


def _found(text: str) -> int:
    """How many entities Telegram finds in a text by itself, at most: /story_4 counts as bold print does."""
    return len(FOUND.findall(text))


@dataclass
class _Piece:
    """A message in the making: what is open must be closed in it and opened again in the next."""

    opened: list[_Token] = field(default_factory=list)
    html: str = ""
    size: int = 0
    entities: int = 0

    def __post_init__(self) -> None:
        self.html = "".join(token.html for token in self.opened)
        self.entities = len(self.opened)

    def add(self, token: _Token) -> None:
        """Take one more token."""
        self.html += token.html
        self.size += units(token.text)
        if token.tag and token.closing:
            self.opened.pop()
        elif token.tag:
            self.opened.append(token)
            self.entities += 1

    def closed(self) -> str:
        """The HTML with everything closed."""
        return self.html + "".join(f"</{token.tag}>" for token in reversed(self.opened))


def _cut(block: str, limit: int) -> Iterator[str]:
    """The block itself, or pieces of it, cut at line ends or else at blanks, with tags closed and opened again."""
    size, entities = _measure(block)
    if size <= limit and entities <= ENTITIES:
        if block:
            yield str(block)
        return
    piece = _Piece()
    for run in _runs(_tokens(block)):
        length = sum(units(t.text) for t in run)
        found = _found("".join(t.text for t in run))
        opening = sum(bool(t.tag) and not t.closing for t in run)
        if piece.size and (piece.size + length > limit or piece.entities + opening + found > ENTITIES):
            yield piece.closed().rstrip("\n")
            piece = _Piece(list(piece.opened))
        piece.entities += found
        for token in run:
            if piece.size + units(token.text) > limit:  # one word longer than a message
                yield piece.closed()
                piece = _Piece(list(piece.opened))
            piece.add(token)
    if piece.size:
        yield piece.closed()


def _runs(tokens: list[_Token]) -> Iterator[list[_Token]]:
    """Tokens in runs that end with a line, or with a word if the text has no lines."""
    ends = "\n" if any(t.text == "\n" for t in tokens) else " "
    run: list[_Token] = []
    for token in tokens:
        run.append(token)
        if token.text == ends:
            yield run
            run = []
    if run:
        yield run


class _Plain(HTMLParser):
    """HTML to the text a terminal shows."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._parts: list[str] = []
        self._links: list[str] = []
        self._quote_at: int | None = None  # where the open quotation starts in `_parts`

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Mark what begins here."""
        self._parts.append(MARKS.get(tag, ""))
        if tag == "a":
            self._links.append(dict(attrs).get("href") or "")
        if tag == "blockquote":
            self._quote_at = len(self._parts)

    def handle_endtag(self, tag: str) -> None:
        """Mark what ends here."""
        self._parts.append(MARKS.get(tag, ""))
        if tag == "a" and self._links:
            self._parts.append(f" ({self._links.pop()})")
        if tag == "blockquote" and self._quote_at is not None:
            quoted = "".join(self._parts[self._quote_at :])
            self._parts[self._quote_at :] = ["\n".join(f"│ {line}" for line in quoted.split("\n"))]
            self._quote_at = None

    def handle_data(self, data: str) -> None:
        """Keep the text."""
        self._parts.append(data)

    def text(self) -> str:
        """All of it."""
        return "".join(self._parts)
