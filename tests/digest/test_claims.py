"""Reading an article: what becomes a claim, and what every claim must hold to."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.claims import read_article
from digest.model import Article, Claim, Status

NOON = dt.datetime(2024, 11, 13, 5, tzinfo=dt.UTC)
TEXT = """KOTABARU (AP) – Banjir Kotabaru menewaskan sedikitnya 12 orang pada Selasa (12/11), kata Bupati Sari Melati.

Baca juga: Banjir Besar Landa Kotabaru
Sebab Banjir
“Sekitar 3.000 warga mengungsi,” katanya. Ia membantah bendungan jebol.
Perusahaan pengelola bendungan belum merespons tuduhan itu.
Tautan sumber"""


def claims(text: str, language: str = "id") -> tuple[Claim, ...]:
    return read_article(Article(text=text, language=language, published_at=NOON)).claims


def test_an_article_is_read_into_claims() -> None:
    told = [(c.attribution.speaker, c.status, [q.low for q in c.quantities]) for c in claims(TEXT)]
    assert told == [
        ("Sari Melati", Status.ASSERTED, [12]),
        ("Sari Melati", Status.ASSERTED, [2_700]),
        ("Sari Melati", Status.DENIED, []),
        ("Perusahaan pengelola bendungan", Status.NO_COMMENT, []),
    ]


def test_figures_and_dates_know_their_slots() -> None:
    first = claims(TEXT)[0]
    toll = first.quantities[0]
    assert (toll.unit, toll.measure, toll.qualifier, toll.high) == ("orang", "dead", "sedikitnya", None)
    assert first.dates[0].window.first == dt.date(2024, 11, 12)
    assert toll.as_of == first.dates[0].window


@pytest.mark.parametrize("heading", ["Sebab Banjir", "Kronologi kejadian", "What we know"])
def test_a_heading_claims_nothing(heading: str) -> None:
    assert [c.quote for c in claims(f"{heading}\nAir naik setinggi lutut.")] == ["Air naik setinggi lutut."]


def test_the_title_of_an_article_is_a_claim_of_its_own() -> None:
    article = Article(text="Air naik setinggi lutut.", title="Banjir Kotabaru Tewaskan 12 Orang", published_at=NOON)
    first = read_article(article).claims[0]
    assert first.in_title
    assert article.title[first.start : first.end] == first.quote


PIECES = (
    'Sari Melati|mengatakan|kata|“|”|"|,|.|. |\n| |12|1.500|Rp1,8 triliun|orang|tewas|(23/10)|Baca juga: |said|'
    "Ann Vale|one in three|membantah|according to |dua|puluh|–|(|)|Senin|menurut |oleh |U.S.|" + "x" * 400
).split("|")


@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join), st.sampled_from(["id", "en", "ru"]))
def test_no_text_crashes_the_newsroom_and_every_quote_stands_in_it(text: str, language: str) -> None:
    for claim in claims(text, language):
        assert text[claim.start : claim.end] == claim.quote
        for quantity in claim.quantities:
            assert claim.start <= quantity.start < quantity.end <= claim.end
        for date in claim.dates:
            assert claim.start <= date.start < date.end <= claim.end


@given(st.text(max_size=300), st.text(max_size=40))
def test_any_text_at_all_can_be_read(text: str, title: str) -> None:
    for claim in read_article(Article(text=text, title=title, published_at=NOON)).claims:
        assert claim.quote in (title if claim.in_title else text)
