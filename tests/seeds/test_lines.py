"""Articles as JSON lines: what goes out comes back the same."""

import dataclasses
import datetime as dt
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.model import Article
from seeds.lines import article_line, parse_line
from seeds.outlets import Outlets
from seeds.starter import starter_articles
from seeds.unreadable import Reason, Unreadable
from tests.seeds.conftest import NOW

OUTLETS = Outlets.load()
TEXT = "Jembatan Rawaindah ditutup mulai hari ini, kata wali kota."


def parsed(entry: object) -> Article:
    return parse_line(json.dumps(entry), now=NOW, outlets=OUTLETS)[0]


def test_a_line_gives_all_that_it_names() -> None:
    article = parsed(
        {
            "title": "Jembatan ditutup",
            "source": "kompas.com",
            "url": "https://contoh.example/1",
            "published": "2024-11-06T18:42:00+07:00",
            "language": "id",
            "text": TEXT,
            "retold": True,
        }
    )
    assert article == Article(
        text=TEXT,
        title="Jembatan ditutup",
        outlet="Kompas.com",
        owner="Kompas Gramedia",
        url="https://contoh.example/1",
        language="id",
        published_at=dt.datetime(2024, 11, 6, 11, 42, tzinfo=dt.UTC),
        retold=True,
    )


def test_only_the_text_is_needed() -> None:
    article = parsed({"text": TEXT, "title": None, "source": None, "published": None})
    assert (article.title, article.outlet, article.published_at) == (TEXT, None, None)


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{", Reason.BAD_LINE),
        ("[]", Reason.BAD_LINE),
        ('"teks"', Reason.BAD_LINE),
        ("[" * 100_000, Reason.BAD_LINE),
        ("9" * 10_000, Reason.BAD_LINE),
        ('{"text": 5}', Reason.BAD_LINE),
        ('{"text": ["a"]}', Reason.BAD_LINE),
        ('{"type": "feed", "url": "https://contoh.example/rss"}', Reason.BAD_LINE),
        ('{"title": "tanpa teks"}', Reason.NO_TEXT),
        ('{"text": "Halo semua.", "published": "kapan-kapan"}', Reason.BAD_DATE),
    ],
)
def test_a_line_that_is_no_article_is_refused(line: str, reason: Reason) -> None:
    with pytest.raises(Unreadable) as caught:
        parse_line(line, now=NOW, outlets=OUTLETS)
    assert caught.value.reason is reason


@pytest.mark.parametrize("article", starter_articles(), ids=lambda a: a.title)
def test_an_exported_article_comes_back_the_same(article: Article) -> None:
    line = article_line(dataclasses.replace(article, id=7), None)
    assert json.loads(line)["id"] == 7
    assert parse_line(line, now=NOW, outlets=OUTLETS) == (article, None)


def test_a_removed_article_comes_back_with_the_mark() -> None:
    removed = dt.datetime(2026, 11, 1, 8, 30, tzinfo=dt.UTC)
    assert parse_line(article_line(starter_articles()[0], removed), now=NOW, outlets=OUTLETS)[1] == removed


def test_an_export_is_taken_at_its_word_about_an_unknown_date() -> None:
    article = Article(text=f"{TEXT} Pengumuman keluar pada Selasa (12 November).", title="Jembatan")
    assert parse_line(article_line(article), now=NOW, outlets=OUTLETS)[0].published_at is None


def test_an_export_is_taken_at_its_word_about_letters_that_look_like_mojibake() -> None:
    article = Article(text="Ģ§ Ã© dan Â£", title="Ģ§", language="id")
    assert parse_line(article_line(article), now=NOW, outlets=OUTLETS)[0] == article


words = st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "Zs"]), min_size=1, max_size=60)


@given(words, words, st.none() | st.datetimes(timezones=st.just(dt.UTC)), st.sampled_from(["id", "en"]))
def test_whatever_was_read_once_survives_the_round_trip(
    title: str, text: str, published: dt.datetime | None, language: str
) -> None:
    entry = {"title": title, "text": f"Kabar {text}", "language": language}
    article = parsed(entry | {"published": published and published.isoformat()})
    assert parse_line(article_line(article), now=NOW, outlets=OUTLETS)[0] == article
