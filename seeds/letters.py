"""Bytes to text: the right encoding, one kind of line end, nothing that hides or reorders what is read."""

from __future__ import annotations

import codecs
import itertools
import re
import unicodedata

import ftfy
from charset_normalizer import from_bytes
from ftfy.badness import is_bad

from seeds.unreadable import Reason, Unreadable

# The longer marks first: UTF-32's begins with UTF-16's.
BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
BINARY_BEGINNINGS = (
    b"%PDF-", b"PK\x03\x04", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x1f\x8b", b"\x7fELF", b"MZ\x90", b"BZh",
    b"7z\xbc\xaf", b"Rar!", b"\xd0\xcf\x11\xe0", b"SQLite format 3", b"OggS", b"ID3", b"RIFF", b"{\\rtf",
)  # fmt: skip
# What a text never has more of: characters that mean nothing, as a share of all.
MOST_SENSELESS = 0.02
MOSTLY_ASCII = 0.05  # the share of other characters, at most; Indonesian and English have 1 or 2 in a hundred
SAMPLE_BYTES = 64_000  # enough to tell an encoding; more only costs time
# Codecs that Python knows and no browser: what they make of bytes is not what was written.
NO_CHARSETS = frozenset({"utf-7", "utf7", "unicode_escape", "unicode-escape", "raw_unicode_escape", "punycode", "idna"})
# Browsers read these as the larger encodings that pages are really in.
SUPERSETS = {
    **dict.fromkeys(("iso-8859-1", "latin1", "us-ascii", "ascii"), "cp1252"),
    **dict.fromkeys(("gb2312", "gbk", "x-gbk", "gb-2312-80"), "gb18030"),
    **dict.fromkeys(("shift-jis", "sjis", "x-sjis"), "cp932"),
    **dict.fromkeys(("euc-kr", "ks-c-5601-1987", "ksc5601"), "cp949"),
    **dict.fromkeys(("tis-620", "iso-8859-11"), "cp874"),
    **dict.fromkeys(("iso-8859-9", "latin5"), "cp1254"),
    "big5": "big5hkscs",
}
DECLARED = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
# Categories that never follow a small letter within a word: capitals, symbols, raised figures.
STRANGE_AFTER_SMALL = frozenset({"Lu", "So", "Sm", "Sc", "Sk", "No", "Cc", "Co"})
SENSELESS = frozenset({"Cc", "Cn", "Co", "Cs"})  # controls, unassigned, private, half characters

# Line ends and page breaks of every kind become "\n".
LINE_END = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
# Controls, marks that reorder text, invisible letters (not the joiners that scripts need), tags, non-characters,
# and surrogates, which no database takes.
HIDDEN = re.compile(
    r"[\x00-\x08\x0e-\x1f\x7f-\x9f\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufdd0-\ufdef\ufe00-\ufe0d"
    r"\ufeff\ufff9-\ufffb\ufffe\uffff\ud800-\udfff\U000e0000-\U000e0fff]"
)


def decode(data: bytes, *, declared: bool = False, charset: str = "", mend: bool = True) -> str:
    """The text that the bytes are, cleaned; `declared` looks for the charset that an HTML page names.

    UTF-8 and byte-order marks are believed first, then the `charset` that came with it, then what the page declares,
    then the likeliest encoding. `mend` is for `clean`.

    Raises:
        Unreadable: EMPTY or BINARY.
    """
    if not data.strip(b"\x00 \t\r\n"):
        raise Unreadable(Reason.EMPTY)
    if data.startswith(BINARY_BEGINNINGS):
        raise Unreadable(Reason.BINARY)
    text = _marked(data)
    if text is None:
        text = _plain(data) or _as(charset, data) or (_declared(data) if declared else None) or _likeliest(data)
    if _senselessness(text) > MOST_SENSELESS:
        raise Unreadable(Reason.BINARY)
    text = clean(text, mend=mend)
    if not text.strip():
        raise Unreadable(Reason.EMPTY)
    return unicodedata.normalize("NFC", text) if mend else text  # Vietnamese comes in pieces: letters and tones


def clean(text: str, *, mend: bool = True) -> str:
    """The text with one kind of line end, no hidden characters, and, if `mend`, mojibake undone line by line.

    Cleaned text is clean: where taking a hidden character out leaves mojibake, that is undone too.
    """
    cleaned = _clean_once(text, mend=mend)
    while mend and cleaned != (again := _clean_once(cleaned, mend=mend)):  # each turn makes it shorter
        cleaned = again
    return cleaned


def _clean_once(text: str, *, mend: bool) -> str:
    text = LINE_END.sub("\n", text)
    if mend and not text.isascii():
        text = HIDDEN.sub(_high_control, text)
        text = "\n".join(ftfy.fix_encoding(line) if is_bad(line) else line for line in text.split("\n"))
    return HIDDEN.sub("", LINE_END.sub("\n", text))


def _high_control(hidden: re.Match[str]) -> str:
    """A control that is half of a mistaken letter stays until that is mended; everything else hidden goes."""
    return hidden[0] if "\x80" <= hidden[0] <= "\x9f" else ""


def clean_line(text: str, *, mend: bool = True) -> str:
    """A title or a name: as `clean`, on one line, with single blanks."""
    return " ".join(clean(text, mend=mend).split())


def _marked(data: bytes) -> str | None:
    for mark, encoding in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, errors="replace")
    return None


def _plain(data: bytes) -> str | None:
    """The text of UTF-8, also where a few bytes are broken, and of UTF-16 whose mark was lost."""
    if data.count(0) * 5 > len(data):
        encoding = "utf-16-le" if data[1::2].count(0) > data[::2].count(0) else "utf-16-be"
        return data.decode(encoding, errors="replace")
    text = data.decode("utf-8", errors="replace")
    broken = text.count("\ufffd")
    letters = sum(1 for c in text if c > "\x7f") - broken
    return text if broken * 3 <= letters else None


def _declared(data: bytes) -> str | None:
    found = DECLARED.search(data[:4096])
    return _as(found[1].decode("ascii"), data) if found else None


def _as(charset: str, data: bytes) -> str | None:
    """The text in a charset as a page names it; None where it is none that pages are in, or does not fit."""
    name = charset.strip().lower()
    if not name or name in NO_CHARSETS:
        return None
    encoding = SUPERSETS.get(name.replace("_", "-"), name)
    try:
        return data.decode(encoding)
    except (LookupError, UnicodeError):
        return None


def _likeliest(data: bytes) -> str:
    """The text in the encoding that makes most sense of it; Windows' Western one where several do as well.

    Where nearly all is ASCII there is little to tell an encoding by, and it is Windows' quotation marks and dashes.
    """
    western_text = data.decode("cp1252", errors="replace")
    few = sum(c > "\x7f" for c in western_text) <= MOSTLY_ASCII * len(western_text)
    if few and not _strangeness(western_text) and "\ufffd" not in western_text:
        return western_text
    matches = from_bytes(data[:SAMPLE_BYTES])
    western = ["cp1252"] if any("cp1252" in m.could_be_from_charset for m in matches) else []
    texts = [data.decode(encoding, errors="replace") for encoding in [*western, *(m.encoding for m in matches)][:6]]
    if not texts:
        raise Unreadable(Reason.BINARY)
    return min(texts, key=_strangeness)


def _senselessness(text: str) -> float:
    """The share of characters that no text has, where one looks: at its beginning."""
    sample = LINE_END.sub("\n", text[:SAMPLE_BYTES])
    return sum(unicodedata.category(c) in SENSELESS for c in sample if c not in "\n\t") / max(1, len(sample))


def _strangeness(text: str) -> int:
    """How many letters stand where no language puts them: a capital or a symbol straight after a small letter."""
    after_small = (b for a, b in itertools.pairwise(text[:SAMPLE_BYTES]) if a.islower() and b > "\x7f")
    return sum(unicodedata.category(c) in STRANGE_AFTER_SMALL for c in after_small)
