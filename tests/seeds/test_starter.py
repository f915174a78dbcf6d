"""The starter articles: our own retellings, complete and labelled."""

import datetime as dt
import re

import pytest

from seeds.starter import starter_articles

ARTICLES = starter_articles()
EVERYTHING = "\n".join(a.text for a in ARTICLES)


def test_there_are_at_least_five_of_them_all_marked_as_retold() -> None:
    assert len(ARTICLES) >= 5
    assert all(a.retold for a in ARTICLES)


def test_each_has_a_title_a_date_and_is_indonesian() -> None:
    assert all(a.title and a.language == "id" for a in ARTICLES)
    assert all(a.published_at and a.published_at.utcoffset() == dt.timedelta(0) for a in ARTICLES)


def test_no_quotation_mark_stands_around_anybodys_words() -> None:
    assert re.findall('["“”„«»‘]', EVERYTHING + "".join(a.title for a in ARTICLES)) == []


@pytest.mark.parametrize(
    ("figure", "who"),
    [
        ("11.000", "Budanov"),
        ("1.500", "NIS"),
        ("3.000", "Amerika Serikat"),
        ("10.000", "Pentagon"),
        ("600.000", "Rutte"),
        ("50 ribu", "Ukraina"),
        ("2.600", "Budanov"),
    ],
)
def test_a_figure_stands_in_one_sentence_with_who_gives_it(figure: str, who: str) -> None:
    sentences = re.split(r"(?<=[^\d]\.)\s+", EVERYTHING)
    assert any(re.search(rf"(?<![\d.]){re.escape(figure)}\b", s) and who in s for s in sentences)


def test_an_outlet_is_named_only_where_the_original_names_it() -> None:
    assert {a.outlet for a in ARTICLES} == {None, "Breitbart London", "ETIndonesia"}


def test_they_are_the_same_each_time() -> None:
    assert starter_articles() == ARTICLES
