"""Documents that people send: PDF and Word, damaged, locked, scanned, and made to do harm."""

import asyncio
import io
import time
import zipfile
import zlib
from base64 import b64decode

import pytest
from docx import Document
from pypdf import PdfWriter
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

from seeds.apart import ReadingFault, ReadingRoom
from seeds.documents import read_document
from seeds.pdf import reflow
from seeds.unreadable import Reason, Unreadable
from tests.seeds.conftest import NOW

LINES = [
    "Wali kota Tora Mila membuka kembali Jembatan Awan di Kota",
    "Selat pada Rabu pagi, tiga bulan setelah tiang utamanya re-",
    "tak karena banjir.",
    "Menurut kepala dinas Raka Wen, biayanya Rp12 miliar dan",
    "dikerjakan 140 orang.",
]
FIRST = " ".join([*LINES[:1], LINES[1].removesuffix("re-") + "retak karena banjir."])


def pdf(lines: list[str], title: str = "", password: str = "", stream: bytes | None = None) -> bytes:
    """A PDF with one page of these lines."""
    writer = PdfWriter()
    page = writer.add_blank_page(width=595, height=842)
    font = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/Type1"),
            NameObject("/BaseFont"): NameObject("/Helvetica"),
        }
    )
    page[NameObject("/Resources")] = DictionaryObject(
        {NameObject("/Font"): DictionaryObject({NameObject("/F1"): writer._add_object(font)})}
    )
    shown = "".join(f"1 0 0 1 50 {800 - 14 * n} Tm ({line}) Tj\n" for n, line in enumerate(lines))
    content = DecodedStreamObject()
    content.set_data(stream if stream is not None else f"BT /F1 12 Tf\n{shown}ET".encode())
    page[NameObject("/Contents")] = writer._add_object(content)
    if title:
        writer.add_metadata({"/Title": title})
    if password:
        writer.encrypt(password, algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def docx(*paragraphs: str, heading: str = "", title: str = "") -> bytes:
    document = Document()
    if heading:
        document.add_heading(heading, level=1)
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    document.core_properties.title = title
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def with_part(data: bytes, name: str, content: bytes) -> bytes:
    """A zip file in which one part is replaced."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.infolist():
            new.writestr(part.filename, content if part.filename == name else old.read(part))
    return out.getvalue()


async def refusal(name: str, data: bytes) -> Reason:
    with pytest.raises(Unreadable) as caught:
        await read_document(name, data, now=NOW)
    return caught.value.reason


async def test_a_pdf_gives_its_paragraphs_and_its_title() -> None:
    [article] = await read_document("Berita.PDF", pdf(LINES, title="Jembatan Awan dibuka"), now=NOW)
    assert article.title == "Jembatan Awan dibuka"
    assert article.text.split("\n") == [
        FIRST,
        "Menurut kepala dinas Raka Wen, biayanya Rp12 miliar dan dikerjakan 140 orang.",
    ]
    assert article.language == "id"


async def test_a_pdf_whose_title_is_a_file_name_is_called_by_its_first_sentence() -> None:
    [article] = await read_document("a.pdf", pdf(LINES, title="Microsoft Word - rilis_final2.docx"), now=NOW)
    assert article.title == FIRST


async def test_a_word_document_gives_its_paragraphs_and_its_heading() -> None:
    [article] = await read_document(
        "rilis.docx", docx(FIRST, "", "Biayanya Rp12 miliar.", heading="Jembatan dibuka"), now=NOW
    )
    assert article.title == "Jembatan dibuka"
    assert article.text.split("\n") == [FIRST, "Biayanya Rp12 miliar."]


MISNAMED = (  # an index whose names, by what it says, are UTF-8 and are not
    "rABLBQYAAAAAbQBLAAAAAABQSwECAACsAAAJAAAASwUAcHBwcAQU/wYAUEsFBgAAAAA8AEsAMAD9"
    "//9TU/9z+QBQSwUGAAAAADwASwAwAAAAAKysAIwB"
)
BOMB = zlib.compress(b"0" * 200_000_000, 9)
PDF_BOMB = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/Contents 4 0 R/MediaBox[0 0 9 9]>>endobj\n"
    b"4 0 obj<</Filter/FlateDecode/Length " + str(len(BOMB)).encode() + b">>stream\n" + BOMB + b"\nendstream endobj\n"
    b"trailer<</Root 1 0 R>>\n%%EOF"
)
ENTITIES = b'<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a SYSTEM "file:///etc/passwd">]><w>&a;</w>'
REFUSED = {
    "locked.pdf": (pdf(LINES, password="rahasia"), Reason.LOCKED),
    "scanned.pdf": (pdf([], stream=b"q 100 0 0 100 0 0 cm Q"), Reason.SCANNED),
    "broken.pdf": (b"%PDF-1.7\nnothing of the kind", Reason.DAMAGED),
    "cut.pdf": (pdf(LINES)[:200], Reason.DAMAGED),
    "other.pdf": (b"PK\x03\x04 not a pdf", Reason.DAMAGED),
    "empty.pdf": (b"", Reason.DAMAGED),
    "broken.docx": (b"PK\x03\x04 not a zip", Reason.DAMAGED),
    "misnamed.docx": (b64decode(MISNAMED), Reason.DAMAGED),
    "other.docx": (b"%PDF-1.7", Reason.DAMAGED),
    "locked.docx": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, Reason.LOCKED),
    "bomb.docx": (with_part(docx(FIRST), "word/document.xml", b" " * 30_000_000), Reason.TOO_LARGE),
    "entities.docx": (with_part(docx(FIRST), "word/document.xml", ENTITIES), Reason.DAMAGED),
    "empty.docx": (docx(), Reason.NO_TEXT),
    "nothing.odt": (b"", Reason.UNKNOWN_FORMAT),
}


@pytest.mark.parametrize("name", REFUSED)
async def test_a_document_that_cannot_be_read_is_refused_with_its_reason(name: str) -> None:
    data, reason = REFUSED[name]
    assert await refusal(name, data) is reason


async def test_a_pdf_that_unpacks_to_more_than_anybody_reads_is_refused() -> None:
    assert await refusal("bomb.pdf", PDF_BOMB) in {Reason.DAMAGED, Reason.TOO_HARD, Reason.SCANNED, Reason.TOO_LARGE}


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        ("", []),
        ("Satu baris", ["Satu baris"]),
        (
            "Kalimat yang panjang sekali sampai\ntepi halaman.\nBerikutnya",
            ["Kalimat yang panjang sekali sampai tepi halaman.", "Berikutnya"],
        ),
        ("Satu\n\n\nDua", ["Satu", "Dua"]),
        ("perbaik-\nan jembatan", ["perbaikan jembatan"]),
        ("Korea-\nSelatan", ["Korea-Selatan"]),
    ],
)
def test_lines_become_paragraphs(text: str, paragraphs: list[str]) -> None:
    assert reflow(text) == paragraphs


def sleep_long() -> None:
    time.sleep(600)


def eat_memory() -> int:
    return len(b"x" * 10**11)


HELD: list[bytes] = []  # over there, by what was read before


def hold_memory() -> int:
    HELD.append(b"x" * 10**9)
    return len(HELD)


def fail(words: str) -> None:
    raise RuntimeError(words)


def test_what_takes_too_long_or_too_much_memory_is_ended_and_the_next_is_read() -> None:
    room = ReadingRoom(longest=3.0)
    try:
        for hard in (eat_memory, sleep_long):
            with pytest.raises(Unreadable) as caught:
                room.call(hard)
            assert caught.value.reason is Reason.TOO_HARD
        assert room.call(len, "abc") == 3
    finally:
        room.close()


def test_what_was_read_before_takes_no_memory_from_the_next() -> None:
    room = ReadingRoom()
    try:
        assert [room.call(hold_memory) for _ in range(3)] == [1, 1, 1]
    finally:
        room.close()


def test_a_fault_of_ours_says_where_and_not_what_was_read() -> None:
    room = ReadingRoom()
    try:
        with pytest.raises(ReadingFault) as caught:
            room.call(fail, "a secret sentence")
    finally:
        room.close()
    assert "in fail" in str(caught.value)
    assert "secret" not in str(caught.value)


async def test_several_at_once_are_read_one_after_the_other() -> None:
    page = b"<html><body><article><p>Wali kota menutup jembatan pada Rabu.</p></article></body></html>"
    read = await asyncio.gather(*(read_document(f"{n}.html", page, now=NOW) for n in range(5)))
    assert [articles[0].text for articles in read] == ["Wali kota menutup jembatan pada Rabu."] * 5
