"""Details and text become an article; nothing is guessed."""

import datetime as dt

import pytest

from digest.model import Article
from seeds.files import parse_text
from seeds.making import LONGEST_TEXT, LONGEST_TITLE, clean_url, parse_published
from seeds.unreadable import Reason, Unreadable
from tests.seeds.conftest import NOW

BODY = "Jembatan Rawaindah ditutup mulai hari ini, kata wali kota. Penutupan berlangsung dua minggu untuk perbaikan."


def made(text: str) -> Article:
    return parse_text(text, now=NOW)


@pytest.mark.parametrize(
    ("text", "title", "body"),
    [
        (f"Jembatan ditutup\n\n{BODY}", "Jembatan ditutup", BODY),
        (f"\n\n  Jembatan ditutup  \n\n\n\n{BODY}\n", "Jembatan ditutup", BODY),
        (f"---\ntitle: Judul sendiri\n---\n\n{BODY}", "Judul sendiri", BODY),
        (f"---\ntitle: Judul sendiri\n---\nBaris pertama\n\n{BODY}", "Judul sendiri", f"Baris pertama\n\n{BODY}"),
        (BODY, "Jembatan Rawaindah ditutup mulai hari ini, kata wali kota.", BODY),
        (f"Baris satu\n{BODY}", "Baris satu", f"Baris satu\n{BODY}"),
        (
            f"RAWAINDAH, Kabar – {BODY}",
            "Jembatan Rawaindah ditutup mulai hari ini, kata wali kota.",
            f"RAWAINDAH, Kabar – {BODY}",
        ),
        ("Jembatan ditutup", "Jembatan ditutup", "Jembatan ditutup"),
    ],
    ids=["first line", "blanks", "given", "given wins", "first sentence", "no empty line", "dateline", "one line"],
)
def test_the_title_is_given_or_a_short_first_line_or_the_first_sentence(text: str, title: str, body: str) -> None:
    article = made(text)
    assert (article.title, article.text) == (title, body)


def test_a_long_first_paragraph_is_no_title() -> None:
    long = "Menurut warga, " + "jembatan itu sudah lama rusak dan " * 10 + "berbahaya. Wali kota setuju."
    article = made(f"{long}\n\n{BODY}")
    assert article.text.startswith("Menurut warga")
    assert len(article.title) <= LONGEST_TITLE
    assert long.startswith(article.title)


def test_heading_marks_of_markdown_are_taken_off() -> None:
    article = parse_text(f"# Jembatan ditutup\n\n{BODY}\n\n## Dampak\n\nMacet.", now=NOW, markdown=True)
    assert article.title == "Jembatan ditutup"
    assert article.text.endswith("\n\nDampak\n\nMacet.")


@pytest.mark.parametrize(
    ("head", "outlet", "owner"),
    [
        ("language: id", None, None),
        ("source: kompas.com", "Kompas.com", "Kompas Gramedia"),
        ('source: "Warta Contoh"', "Warta Contoh", None),
        ("url: https://news.detik.com/a", "Detik", "CT Corp"),
        ("url: https://contoh.example/a", None, None),
        ("source: Warta Contoh\nurl: https://news.detik.com/a", "Warta Contoh", None),
    ],
)
def test_the_outlet_is_the_one_given_by_its_proper_name(head: str, outlet: str | None, owner: str | None) -> None:
    article = made(f"---\n{head}\n---\n{BODY}")
    assert (article.outlet, article.owner) == (outlet, owner)


@pytest.mark.parametrize(
    ("value", "moment"),
    [
        ("2024-11-06", "2024-11-06T00:00:00+00:00"),
        ("2024-11-06T18:42:00+07:00", "2024-11-06T11:42:00+00:00"),
        ("2024-11-06t18:42:00z", "2024-11-06T18:42:00+00:00"),
        ("2024-11-06T18:42:00.123Z", "2024-11-06T18:42:00.123000+00:00"),
        ("2024-11-06 18:42", "2024-11-06T18:42:00+00:00"),
        ("2024-11-06T01:00:00+0700", "2024-11-05T18:00:00+00:00"),
        ("Rabu, 6 November 2024 | 18:42 WIB", "2024-11-06T00:00:00+00:00"),
    ],
)
def test_a_publication_date_becomes_a_moment_in_utc(value: str, moment: str) -> None:
    parsed = parse_published(value, now=NOW)
    assert parsed
    assert parsed.isoformat() == moment


@pytest.mark.parametrize(
    "value", ["kemarin", "2024-13-01", "2024-11-06T25:00Z", "0001-01-01T00:00+14:00", "1", "२०२४-११-०६"]
)
def test_a_date_that_is_none_is_refused_rather_than_dropped(value: str) -> None:
    with pytest.raises(Unreadable) as caught:
        made(f"---\npublished: {value}\n---\n{BODY}")
    assert caught.value.reason is Reason.BAD_DATE


@pytest.mark.parametrize(
    ("text", "day"),
    [
        (BODY, None),
        (f"{BODY} Pengumuman keluar pada Rabu (6/11/2024).", dt.date(2024, 11, 6)),
        (f"{BODY} Pengumuman keluar pada Selasa (12 November).", dt.date(2024, 11, 12)),
    ],
)
def test_a_date_not_given_is_what_the_text_says_or_unknown(text: str, day: dt.date | None) -> None:
    published = made(text).published_at
    assert published == (dt.datetime.combine(day, dt.time(), dt.UTC) if day else None)


@pytest.mark.parametrize(
    ("head", "text", "language"),
    [
        ("source: x", BODY, "id"),
        ("source: x", "The bridge was closed on Monday, the mayor said. Repairs will take two weeks.", "en"),
        ("language: en", BODY, "en"),
        ("language: id-ID", BODY, "id"),
        ("language: Bahasa Indonesia", BODY, "id"),
    ],
)
def test_the_language_is_given_or_detected(head: str, text: str, language: str) -> None:
    assert made(f"---\n{head}\n---\n{text}").language == language


@pytest.mark.parametrize("text", ["---\ntitle: Judul saja\n---\n", "…!?", "🙂 🙂", "---\ntitle: Judul\n---\n***"])
def test_a_file_without_words_is_refused(text: str) -> None:
    with pytest.raises(Unreadable) as caught:
        made(text)
    assert caught.value.reason is Reason.NO_TEXT


def test_a_text_as_long_as_a_book_is_refused() -> None:
    with pytest.raises(Unreadable) as caught:
        made("kata " * LONGEST_TEXT)
    assert caught.value.reason is Reason.TOO_LARGE


@pytest.mark.parametrize(
    ("value", "kept"),
    [
        ("https://contoh.example/a?b=1", True),
        (" http://contoh.example:8080/ ", True),
        ("ftp://contoh.example/a", False),
        ("javascript:alert(1)", False),
        ("data:text/html,x", False),
        ("//contoh.example/a", False),
        ("https://", False),
        ("https://user:rahasia@contoh.example/", False),
        ("https://contoh.example/a b", False),
        ("https://contoh.example/\u202ea", False),
        ('https://contoh.example/"><b>', False),
        ("http://[", False),
        ("http://contoh.example:99999/", False),
        ("https://contoh.example/" + "a" * 3000, False),
        ("", False),
    ],
)
def test_only_addresses_of_the_open_web_are_kept(value: str, kept: bool) -> None:
    assert clean_url(value) == (value.strip() if kept else None)


def test_names_and_titles_cannot_reorder_what_is_read() -> None:
    article = made(f'---\ntitle: "Jem\u202ebatan"\nsource: "War\u2066ta"\n---\n{BODY}')
    assert (article.title, article.outlet) == ("Jembatan", "Warta")
