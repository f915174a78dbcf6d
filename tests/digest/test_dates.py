"""Date phrases as windows against the publication day."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.dates import find_dates, local_day, publication_date
from digest.language import language_of

PUBLISHED = dt.date(2024, 11, 13)  # a Wednesday


def windows(text: str, language: str, published: dt.date | None = PUBLISHED) -> list[tuple[str, str, str]]:
    found = find_dates(text, language_of(language), published)
    return [(text[m.start : m.end], m.window.first.isoformat(), m.window.last.isoformat()) for m in found]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("pada Selasa (12 November)", "2024-11-12", "2024-11-12"),
        ("Rabu (23/10)", "2024-10-23", "2024-10-23"),
        ("Minggu (26/2/2023)", "2023-02-26", "2023-02-26"),
        ("Rabu, (16/11) malam", "2024-11-16", "2024-11-16"),
        ("pada 4 November", "2024-11-04", "2024-11-04"),
        ("pada 28 Desember", "2023-12-28", "2023-12-28"),
        ("17 Agustus 1945", "1945-08-17", "1945-08-17"),
        ("pada 19-25 Februari 2023", "2023-02-19", "2023-02-25"),
        ("pada awal Oktober", "2024-10-01", "2024-10-11"),
        ("akhir Oktober", "2024-10-21", "2024-10-31"),
        ("bulan Agustus", "2024-08-01", "2024-08-31"),
        ("Februari lalu", "2024-02-01", "2024-02-29"),
        ("September 2010", "2010-09-01", "2010-09-30"),
        ("pada hari Senin", "2024-11-11", "2024-11-11"),
        ("Jumat lalu", "2024-11-08", "2024-11-08"),
        ("Rabu ini", "2024-11-13", "2024-11-13"),
        ("Jumat pekan lalu", "2024-11-08", "2024-11-08"),
        ("Senin depan", "2024-11-18", "2024-11-18"),
        ("Rabu lalu", "2024-11-06", "2024-11-06"),
        ("Desember depan", "2024-12-01", "2024-12-31"),
        ("Maret depan", "2025-03-01", "2025-03-31"),
        ("minggu lalu", "2024-11-04", "2024-11-10"),
        ("pekan depan", "2024-11-18", "2024-11-24"),
        ("bulan lalu", "2024-10-01", "2024-10-31"),
        ("akhir tahun ini", "2024-09-01", "2024-12-31"),
        ("tahun lalu", "2023-01-01", "2023-12-31"),
        ("sepanjang 2023 kemarin", "2023-01-01", "2023-12-31"),
        ("kemarin", "2024-11-12", "2024-11-12"),
        ("hari ini", "2024-11-13", "2024-11-13"),
        ("tiga hari lalu", "2024-11-10", "2024-11-10"),
        ("dalam beberapa hari terakhir", "2024-11-08", "2024-11-13"),
        ("tahun 2016", "2016-01-01", "2016-12-31"),
        ("pada 2016", "2016-01-01", "2016-12-31"),
        ("2015 lalu", "2015-01-01", "2015-12-31"),
        ("2024-10-23", "2024-10-23", "2024-10-23"),
    ],
)
def test_indonesian_phrases(text: str, first: str, last: str) -> None:
    assert [w[1:] for w in windows(text, "id")] == [(first, last)]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("on Tuesday", "2024-11-12", "2024-11-12"),
        ("on Wednesday", "2024-11-13", "2024-11-13"),
        ("last Friday", "2024-11-08", "2024-11-08"),
        ("next Monday", "2024-11-18", "2024-11-18"),
        ("on Oct. 23", "2024-10-23", "2024-10-23"),
        ("December 28", "2023-12-28", "2023-12-28"),
        ("28 December", "2023-12-28", "2023-12-28"),
        ("January 1, 2019", "2019-01-01", "2019-01-01"),
        ("Tuesday, November 12", "2024-11-12", "2024-11-12"),
        ("May 3-5, 2021", "2021-05-03", "2021-05-05"),
        ("in early October", "2024-10-01", "2024-10-11"),
        ("in October", "2024-10-01", "2024-10-31"),
        ("in September 2010", "2010-09-01", "2010-09-30"),
        ("last week", "2024-11-04", "2024-11-10"),
        ("next month", "2024-12-01", "2024-12-31"),
        ("late last year", "2023-08-31", "2023-12-31"),
        ("yesterday", "2024-11-12", "2024-11-12"),
        ("two days ago", "2024-11-11", "2024-11-11"),
        ("in the past few days", "2024-11-08", "2024-11-13"),
        ("in 2016", "2016-01-01", "2016-12-31"),
        ("10/23/2024", "2024-10-23", "2024-10-23"),
    ],
)
def test_english_phrases(text: str, first: str, last: str) -> None:
    assert [w[1:] for w in windows(text, "en")] == [(first, last)]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("12 orang", "id"),
        ("pasal 31/12", "id"),
        ("minggu", "id"),
        ("He may go", "en"),
        ("31 November 2024", "id"),
        ("(45/99)", "id"),
        ("1,999 people", "en"),
    ],
)
def test_what_names_no_day(text: str, language: str) -> None:
    assert windows(text, language) == []


def test_without_a_publication_day_only_full_dates_are_resolved() -> None:
    assert windows("Senin lalu dan 3 Mei 2021", "id", None) == [("3 Mei 2021", "2021-05-03", "2021-05-03")]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Pada Selasa (12 November), air naik. Senin (11 November) hujan.", "2024-11-12"),
        ("Ia bicara pada Rabu (23/10) dan Jumat (18/10).", "2024-10-23"),
        ("Hal itu disampaikan Minggu (26/2/2023).", "2023-02-26"),
        ("The dam broke on Tuesday, November 12.", "2024-11-12"),
        ("Ia lahir 11 Juli 1994.", None),
        ("Air naik pada hari Senin.", None),
        ("", None),
    ],
)
def test_a_text_may_tell_its_own_date(text: str, day: str | None) -> None:
    window = publication_date(text, before=dt.datetime(2026, 1, 1, tzinfo=dt.UTC))
    assert (window.first.isoformat() if window else None) == day


def test_the_local_day_of_a_morning_in_jakarta() -> None:
    assert local_day(dt.datetime(2023, 2, 26, 23, 25, tzinfo=dt.UTC), "id") == dt.date(2023, 2, 27)
    assert local_day(None, "id") is None
    assert local_day(dt.datetime.max.replace(tzinfo=dt.UTC), "id") == dt.date.max


@given(st.text(alphabet=st.sampled_from("0123456789/-() SeninNovember,lalutahun"), max_size=60), st.dates())
def test_no_text_crashes_the_reader(text: str, published: dt.date) -> None:
    for language in ("id", "en"):
        for mention in find_dates(text, language_of(language), published):
            assert mention.window.first <= mention.window.last
            assert 0 <= mention.start < mention.end <= len(text)
