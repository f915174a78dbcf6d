"""Bytes become text in the right encoding, or are refused; nothing hidden comes through."""

import codecs
import random
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from seeds.letters import clean, clean_line, decode
from seeds.unreadable import Reason, Unreadable

INDONESIAN = (
    "Wali kota Rawaindah mengatakan “jembatan itu ditutup” mulai Senin – selama dua minggu. "
    "Menurut dia, biaya perbaikan €5 juta. Café di tepi sungai tetap buka."
)
FRENCH = "Le maire a déclaré que le pont serait fermé dès lundi. Les travaux dureront deux années, jusqu'à l'été."
RUSSIAN = "Мэр города заявил, что мост будет закрыт с понедельника. Работы продлятся две недели, сообщили власти."
JAPANESE = "市長は月曜日から橋を閉鎖すると述べた。工事は二週間続く予定だと市の担当者は説明した。"
POLISH = (
    "Burmistrz powiedział, że most zostanie zamknięty. Źdźbło trawy i żółta łódka pozostały na rzece, a ludzie czekają."
)
ARABIC = "قال رئيس البلدية إن الجسر سيغلق ابتداء من يوم الاثنين وستستمر الأعمال أسبوعين."


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (INDONESIAN, "utf-8"),
        (INDONESIAN, "utf-8-sig"),
        (INDONESIAN, "utf-16"),
        (INDONESIAN, "utf-32"),
        (INDONESIAN, "utf-16-le"),
        (INDONESIAN, "utf-16-be"),
        (INDONESIAN, "cp1252"),
        ("“It’s done”, she said on Monday after the meeting in Rawaindah.", "cp1252"),
        ("Suhu di Rawaindah naik menjadi 30°C.", "cp1252"),
        (FRENCH, "latin-1"),
        (FRENCH, "cp1252"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8-r"),
        (JAPANESE, "shift_jis"),
        (JAPANESE, "euc_jp"),
        (JAPANESE, "utf-16"),
        (POLISH, "cp1250"),
        (ARABIC, "cp1256"),
    ],
)
def test_the_encoding_is_found(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == text


def test_a_few_broken_bytes_do_not_turn_the_rest_into_mojibake() -> None:
    whole = INDONESIAN.encode()
    cut = decode(whole[: whole.index("€".encode()) + 2])
    assert cut.startswith(INDONESIAN[:80])
    assert "â" not in cut


def test_what_was_mojibake_already_is_mended_line_by_line() -> None:
    garbled = INDONESIAN.encode().decode("cp1252", errors="ignore")
    mended = clean(f"{garbled}\nBaris kedua “utuh”.")
    assert "“jembatan itu ditutup" in mended
    assert "Baris kedua “utuh”." in mended
    assert "â€" not in mended


def test_a_page_is_read_as_it_declares() -> None:
    page = f'<html><head><meta charset="iso-8859-2"></head><p>{POLISH}</p>'
    assert POLISH in decode(page.encode("iso-8859-2"), declared=True)


@pytest.mark.parametrize("charset", ["no-such-charset", "utf-8", "utf-16", "ascii"])
def test_a_page_that_declares_the_wrong_charset_is_still_read(charset: str) -> None:
    page = f'<meta charset="{charset}"><p>{FRENCH}</p>'
    assert FRENCH in decode(page.encode("cp1252"), declared=True)


@pytest.mark.parametrize(
    "data", [b"", b" \n\t ", codecs.BOM_UTF8, codecs.BOM_UTF16_LE, b"\x00" * 99, "\u200b".encode()]
)
def test_nothing_is_refused_as_empty(data: bytes) -> None:
    with pytest.raises(Unreadable) as caught:
        decode(data)
    assert caught.value.reason is Reason.EMPTY


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.7\n1 0 obj",
        b"PK\x03\x04word/document.xml",
        b"\x89PNG\r\n\x1a\n",
        b"\x1f\x8b\x08\x00",
        bytes(range(256)) * 20,
        random.Random(1).randbytes(4_000),
        b"".join(n.to_bytes(4, "little") for n in range(2_000)),
        b"text \x01\x02\x03\x04 text \x05\x06\x07\x08",
    ],
)
def test_what_is_not_text_is_refused(data: bytes) -> None:
    with pytest.raises(Unreadable) as caught:
        decode(data)
    assert caught.value.reason is Reason.BINARY


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("a\r\nb\rc\u2028d\x0ce", "a\nb\nc\nd\ne"),
        ("Wali\u202e kota\u202c \u2066x\u2069", "Wali kota x"),
        ("jem\u00adbat\u200ban", "jembatan"),
        ("bunyi\x07 lonceng\x1b[31m", "bunyi lonceng[31m"),
        ("tag \U000e0041\U000e0042", "tag "),
        ("setengah \ud800 huruf", "setengah  huruf"),
        ("می‌خواهم 👨‍👩‍👧 ❤️ tetap", "می‌خواهم 👨‍👩‍👧 ❤️ tetap"),
        ("tab\tdan spasi\u00a0keras", "tab\tdan spasi\u00a0keras"),
    ],
)
def test_what_hides_or_reorders_text_is_taken_out(written: str, read: str) -> None:
    assert clean(written) == read


def test_a_title_is_one_line() -> None:
    assert clean_line("  Jembatan\r\n\r\nRawaindah\tditutup \u202e") == "Jembatan Rawaindah ditutup"


@given(st.text())
@example("\x81\x8a\x86")  # without its first character mojibake of another letter
def test_cleaned_text_is_clean(text: str) -> None:
    cleaned = clean(text)
    assert clean(cleaned) == cleaned
    assert not any(unicodedata.category(c) in ("Cc", "Cs") and c not in "\n\t" for c in cleaned)


def outcome(data: bytes, *, declared: bool = False) -> str | Reason:
    try:
        return decode(data, declared=declared)
    except Unreadable as refused:
        return refused.reason


@given(st.binary(max_size=400), st.booleans())
def test_any_bytes_are_text_or_refused(data: bytes, declared: bool) -> None:
    text = outcome(data, declared=declared)
    assert text in (Reason.EMPTY, Reason.BINARY) or text.encode().strip()


@given(st.text(st.characters(codec="utf-8", exclude_categories=["C", "Zl", "Zp"]), min_size=1))
@example("\uf900")  # a letter that has another one for its usual form
def test_utf_8_is_believed(text: str) -> None:
    told = unicodedata.normalize("NFC", clean(text))
    assert outcome(text.encode()) == (told if told.strip() else Reason.EMPTY)
