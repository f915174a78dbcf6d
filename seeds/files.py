"""Article files: .md, .txt, .html, .pdf, .docx and .jsonl become articles, or a refusal that says why."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from digest.model import Article
from seeds.docx import docx_text
from seeds.frontmatter import split_front_matter
from seeds.letters import decode
from seeds.lines import exported_number, parse_decision, parse_line
from seeds.making import Details, make_article
from seeds.outlets import Outlets
from seeds.pages import parse_page
from seeds.pdf import pdf_text
from seeds.unreadable import Reason, Unreadable

# Bytes. The text of an article is far smaller; a page carries scripts and styles along.
LARGEST_TEXT = 1_000_000
LARGEST_PAGE = 3_000_000
LARGEST_DOCUMENT = 20_000_000  # with pictures; Telegram lets bots have no larger file
PLAIN = frozenset({".txt"})
MARKDOWN = frozenset({".md", ".markdown"})
PAGES = frozenset({".html", ".htm"})
LINES = frozenset({".jsonl"})
PDF = frozenset({".pdf"})
WORD = frozenset({".docx"})
LARGE = PAGES | PDF | WORD  # what takes large libraries, and a while, to read
READ = PLAIN | MARKDOWN | LINES | LARGE


@dataclass(frozen=True, slots=True)
class FileResult:
    """What came of one file, or of one line of a .jsonl file: an article, a decision, or a refusal."""

    path: Path
    line: int = 0  # 1-based in a .jsonl file; 0 otherwise
    article: Article | None = None
    removed_at: dt.datetime | None = None  # the archive it was exported from had removed it then
    refusal: Unreadable | None = None
    number: int = 0  # that the article had in the archive it was exported from; 0: it comes from none
    decision: Mapping[str, object] | None = None  # what somebody decided there (`seeds.lines.DECISIONS`)

    @property
    def place(self) -> str:
        """The path, with the line where there is one."""
        return f"{self.path}:{self.line}" if self.line else str(self.path)


def read_file(source: Path | bytes, name: str = "", *, now: dt.datetime) -> list[Article]:
    """The articles of one file, all or none; those that an export marks as removed are left out.

    Args:
        source: where it is, or what it holds.
        name: what it is called, where only what it holds is given; its ending tells the format.
        now: when it is read (aware).

    Raises:
        Unreadable: why it, or its first line that is not an article, was refused.
    """
    path = source if isinstance(source, Path) else Path(name)
    articles = []
    for result in _results(path, source, now=now, outlets=Outlets.load()):
        if result.refusal:
            raise result.refusal
        if result.article and not result.removed_at:
            articles.append(result.article)
    return articles


def read_paths(paths: Iterable[Path], *, now: dt.datetime, outlets: Outlets | None = None) -> Iterator[FileResult]:
    """What comes of every file named and of every article file in the folders named, in order, one at a time.

    In a folder, files of other kinds and hidden ones are passed over; a file named as such is refused instead.
    `outlets` gives names and domains their outlet; without them those of the house do.
    """
    for path in paths:
        for file in _files(path):
            yield from _results(file, file, now=now, outlets=outlets or Outlets.load())


def parse_text(
    text: str,
    *,
    now: dt.datetime,
    title: str = "",
    url: str = "",
    markdown: bool = False,
    outlets: Outlets | None = None,
) -> Article:
    """The article that a text is, front matter and all; `title` and `url` are for texts that do not give theirs.

    Raises:
        Unreadable: as `make_article`.
    """
    head, body = split_front_matter(text)
    details = Details(
        title=head.get("title", title),
        source=head.get("source", ""),
        url=head.get("url", url),
        published=head.get("published", ""),
        language=head.get("language", ""),
        retold=head.get("retold", "").lower() in ("true", "yes"),
    )
    return make_article(details, body, now=now, outlets=outlets or Outlets.load(), markdown=markdown)


def _files(path: Path) -> Iterator[Path]:
    if not path.is_dir():
        yield path
        return
    for file in sorted(path.rglob("*")):
        hidden = any(part.startswith(".") for part in file.relative_to(path).parts)
        if file.suffix.lower() in READ and not hidden and file.is_file():
            yield file


def _results(path: Path, source: Path | bytes, *, now: dt.datetime, outlets: Outlets) -> Iterator[FileResult]:
    """What comes of one file; a refusal never ends the others."""
    suffix = path.suffix.lower()
    try:
        if suffix in LINES:
            yield from _line_results(path, source, now=now, outlets=outlets)
        elif suffix in READ:
            data = _bytes(source, _largest(suffix))
            yield FileResult(path, article=_parse(data, suffix, now=now, outlets=outlets))
        else:
            missing = isinstance(source, Path) and not source.exists()
            raise Unreadable(Reason.MISSING) if missing else Unreadable(Reason.UNKNOWN_FORMAT, suffix)
    except Unreadable as refusal:
        yield FileResult(path, refusal=refusal)


def _parse(data: bytes, suffix: str, *, now: dt.datetime, outlets: Outlets) -> Article:
    if suffix in PAGES:
        return parse_page(decode(data, declared=True), now=now, outlets=outlets)
    if suffix in PDF | WORD:
        title, text = pdf_text(data) if suffix in PDF else docx_text(data)
        return parse_text(text, now=now, title=title, outlets=outlets)
    return parse_text(decode(data), now=now, markdown=suffix in MARKDOWN, outlets=outlets)


def _largest(suffix: str) -> int:
    """Bytes."""
    if suffix in PAGES:
        return LARGEST_PAGE
    return LARGEST_DOCUMENT if suffix in PDF | WORD else LARGEST_TEXT


def _line_results(path: Path, source: Path | bytes, *, now: dt.datetime, outlets: Outlets) -> Iterator[FileResult]:
    """One result a line; the file may be of any size, a line not."""
    read = 0
    for number, raw in enumerate(_lines(source), start=1):
        if not raw.strip():
            continue
        read += 1
        try:
            line = decode(_within(raw, LARGEST_TEXT), mend=False)  # what is on it is mended where it has to be
            decision = parse_decision(line)
            if decision is not None:
                yield FileResult(path, number, decision=decision)
                continue
            article, removed_at = parse_line(line, now=now, outlets=outlets)
            yield FileResult(path, number, article, removed_at, number=exported_number(line))
        except Unreadable as refusal:
            yield FileResult(path, number, refusal=refusal)
    if not read:
        raise Unreadable(Reason.EMPTY)


def _lines(source: Path | bytes) -> Iterator[bytes]:
    with io.BytesIO(source) if isinstance(source, bytes) else _opened(source) as stream:
        while line := stream.readline(LARGEST_TEXT + 1):
            yield line
            while len(line) > LARGEST_TEXT and not line.endswith(b"\n"):  # the rest of a line that is refused
                line = stream.readline(LARGEST_TEXT + 1)


def _bytes(source: Path | bytes, largest: int) -> bytes:
    if isinstance(source, Path):
        with _opened(source) as stream:
            source = stream.read(largest + 1)
    return _within(source, largest)


def _within(data: bytes, largest: int) -> bytes:
    if len(data) > largest:
        raise Unreadable(Reason.TOO_LARGE, f"more than {largest // 1_000_000} MB")
    return data


def _opened(path: Path) -> BinaryIO:
    if not path.is_file():  # opening a pipe would wait for ever
        raise Unreadable(Reason.MISSING)
    try:
        return path.open("rb")
    except OSError as error:
        raise Unreadable(Reason.MISSING, error.strerror or "") from error
